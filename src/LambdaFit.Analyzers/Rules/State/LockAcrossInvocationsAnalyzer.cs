using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2008: a named mutex, semaphore or event, or a lock file under <c>/tmp</c>, that is meant to keep other processes out. Other execution
/// environments are other machines, and do not see it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockAcrossInvocationsAnalyzer() : LambdaAnalyzer(LockAcrossInvocations)
{
    private static readonly DiagnosticDescriptor LockAcrossInvocations = Rule.Create(
        RuleIds.LockAcrossInvocations,
        "Lock between processes does not reach other Lambda invocations",
        "{0} holds in this execution environment only{1}: {2}; use a conditional write in DynamoDB, an SQS FIFO queue with one message group, or reserved concurrency 1",
        Categories.State,
        DiagnosticSeverity.Info,
        "Invocations that run at the same time run in different execution environments, which share neither named synchronization objects nor /tmp. A lock that is meant for several processes keeps none of them out.");

    private const string Unseen = "other invocations run in other environments at the same time and do not see it";
    private const string Unsupported = "other invocations do not see it, and on Linux, where functions run, it throws 'PlatformNotSupportedException'";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var locks = new Locks(project);
        context.RegisterOperationAction(c => locks.AnalyzeCreation(c), OperationKind.ObjectCreation);
        context.RegisterOperationAction(c => locks.AnalyzeCall(c), OperationKind.Invocation);
    }

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class Locks(LambdaProject project)
    {
        private KnownSymbols Symbols => project.Symbols;

        public void AnalyzeCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (Symbols.Is(creation.Type, TypeNames.FileStream))
            {
                AnalyzeFile(context, creation.Arguments);
            }
            else if (KindOf(creation.Type) is { } kind && Named(creation.Arguments) is { } name)
            {
                Report(context, kind + name, kind == MutexKind ? Unseen : Unsupported);
            }
        }

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            switch (call.TargetMethod.Name)
            {
                case "OpenExisting" or "TryOpenExisting" when KindOf(call.TargetMethod.ContainingType) is { } kind:
                    Report(context, kind + (Named(call.Arguments) ?? string.Empty), kind == MutexKind ? Unseen : Unsupported);
                    break;
                case "Open" when Symbols.IsMemberOf(call.TargetMethod, TypeNames.File):
                    AnalyzeFile(context, call.Arguments);
                    break;
            }
        }

        private const string MutexKind = "Named mutex";

        private string? KindOf(ITypeSymbol? type) =>
            Symbols.Is(type, TypeNames.Mutex) ? MutexKind
            : Symbols.Is(type, TypeNames.Semaphore) ? "Named semaphore"
            : Symbols.Is(type, TypeNames.EventWaitHandle) ? "Named event"
            : null;

        /// <summary>Gets the name as a message says it, empty where it is no constant; null where the object has none.</summary>
        private static string? Named(ImmutableArray<IArgumentOperation> arguments)
        {
            if (Argument(arguments, "name") is not { } name)
            {
                return null;
            }

            return name.ConstantValue switch
            {
                { HasValue: false } => string.Empty,
                { Value: string { Length: > 0 } text } => " '" + text + "'",
                _ => null,
            };
        }

        private void AnalyzeFile(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments)
        {
            if ((Is(Argument(arguments, "mode"), (int)FileMode.CreateNew) || Is(Argument(arguments, "share"), (int)FileShare.None))
                && Argument(arguments, "path") is { } path
                && project.Paths.Fold(path, context.CancellationToken) is { Origin: PathOrigin.Temporary, IsWhole: true, Text.Length: > 1 } file
                && (HasNameOfLock(file.Text) || IsNeverUsed(context.Operation)))
            {
                Report(context, "Lock file '" + file.InTemporaryDirectory + "'", Unseen);
            }
        }

        private static bool HasNameOfLock(string path) =>
            path.EndsWith(".lock", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".lck", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".pid", StringComparison.OrdinalIgnoreCase);

        /// <summary>Tells whether a file is only held open: nothing reads or writes it.</summary>
        private static bool IsNeverUsed(IOperation stream)
        {
            switch (UserOf(stream))
            {
                case IUsingOperation or IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    foreach (var operation in stream.Root().Descendants())
                    {
                        if (operation is ILocalReferenceOperation reference
                            && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                            && reference.Parent is not (IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" or "DisposeAsync" or "Lock" or "Unlock" } or IConditionalAccessOperation))
                        {
                            return false;
                        }
                    }

                    return true;
                default:
                    return false;
            }
        }

        private void Report(OperationAnalysisContext context, string what, string trouble)
        {
            if (ReachOf(context) is { } reach)
            {
                context.ReportDiagnostic(Diagnostic.Create(LockAcrossInvocations, context.Operation.Syntax.GetLocation(), what, reach.Describe(), trouble));
            }
        }

        /// <summary>Gets how an invocation comes to the lock: where it is made, or where it is taken if a field holds it.</summary>
        private Reach? ReachOf(OperationAnalysisContext context)
        {
            var graph = project.CallGraph(context.CancellationToken);
            if (graph.ReachOf(context.Operation, context.ContainingSymbol) is { } reach)
            {
                return reach;
            }

            if (HolderOf(context.Operation, context.ContainingSymbol) is not { } holder)
            {
                return null;
            }

            foreach (var reference in project.References.Of(holder, context.CancellationToken))
            {
                if (reference.Parent is IInvocationOperation or IArgumentOperation
                    && project.Bodies.MemberAround(reference.Syntax, context.CancellationToken) is { } member
                    && graph.ReachOf(reference, member) is { } used)
                {
                    return used;
                }
            }

            return null;
        }

        /// <summary>Gets the field or property that is given a new object, or null.</summary>
        private static ISymbol? HolderOf(IOperation creation, ISymbol containingSymbol) => UserOf(creation) switch
        {
            IFieldInitializerOperation or IPropertyInitializerOperation => containingSymbol,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target } => target.Member,
            _ => null,
        };

        private static IOperation? UserOf(IOperation value)
        {
            var user = value.Parent;
            while (user is IConversionOperation)
            {
                user = user.Parent;
            }

            return user;
        }

        private static bool Is(IOperation? value, int expected) => value?.ConstantValue is { HasValue: true, Value: int actual } && actual == expected;

        private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string parameter)
        {
            foreach (var argument in arguments)
            {
                if (argument.Parameter?.Name == parameter)
                {
                    return argument.Value;
                }
            }

            return null;
        }
    }
}
