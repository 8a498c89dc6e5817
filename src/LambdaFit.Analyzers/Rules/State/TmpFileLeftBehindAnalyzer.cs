using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Rules.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>LFIT2006: a file that each invocation creates in <c>/tmp</c> under a new name and nothing deletes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TmpFileLeftBehindAnalyzer() : LambdaAnalyzer(TmpFileLeftBehind)
{
    private static readonly DiagnosticDescriptor TmpFileLeftBehind = Rule.Create(
        RuleIds.TmpFileLeftBehind,
        "File left behind in /tmp",
        "Each invocation creates this file in /tmp under a new name and nothing deletes it{0}, so /tmp (512 MB by default, 10,240 MB at most) fills up while the execution environment lives; delete it in a finally block, or open it with 'FileOptions.DeleteOnClose'",
        Categories.State,
        DiagnosticSeverity.Info,
        "Lambda keeps /tmp as long as an execution environment lives, which may be hours, and does not clear it between invocations. Files that pile up there end in an IOException when it is full.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterOperationAction(new TemporaryFiles(project).Analyze, OperationKind.Invocation, OperationKind.ObjectCreation);

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class TemporaryFiles(LambdaProject project)
    {
        private readonly FileWrites files = new(project.Symbols);
        private readonly InvocationValues values = new(project);
        private readonly FileDeletions deletions = new(project);
        private readonly PathFlow flow = new(project.Symbols);

        public void Analyze(OperationAnalysisContext context)
        {
            var creation = context.Operation;
            var isTempFileName = IsTempFileName(creation);
            var path = isTempFileName ? creation : files.PathOf(creation);
            if (path is null || (!isTempFileName && !files.MakesFile(creation)))
            {
                return;
            }

            var cancellationToken = context.CancellationToken;
            var folded = project.Paths.Fold(path, cancellationToken);
            if (folded is not { Origin: PathOrigin.Temporary, IsWhole: false }
                || (!isTempFileName && folded.Source is { } source && IsTempFileName(source))
                || project.CallGraph(cancellationToken).ReachOf(creation, context.ContainingSymbol) is not { } reach
                || (!isTempFileName && !HasNewName(path, reach, cancellationToken)))
            {
                return;
            }

            var local = LocalOf(isTempFileName ? creation : path);
            if ((isTempFileName || IsFirstCreation(creation, local))
                && !flow.Leaves(creation, depth: 3)
                && (local is null || !flow.Leaves(local, creation, depth: 3))
                && !deletions.MayDelete(folded, creation, cancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(TmpFileLeftBehind, path.Syntax.GetLocation(), reach.Describe()));
            }
        }

        private bool IsTempFileName(IOperation operation) =>
            operation is IInvocationOperation { TargetMethod: { Name: "GetTempFileName" } method } && project.Symbols.IsMemberOf(method, TypeNames.Path);

        /// <summary>Gets the local that holds a path: the one that is named, or the one that the value is given to.</summary>
        private static ILocalSymbol? LocalOf(IOperation path)
        {
            path = path.Unwrapped();
            if (path is ILocalReferenceOperation reference)
            {
                return reference.Local;
            }

            return path.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } ? declared : null;
        }

        /// <summary>One file that is written several times is reported once.</summary>
        private bool IsFirstCreation(IOperation creation, ILocalSymbol? local)
        {
            if (local is null)
            {
                return true;
            }

            foreach (var other in creation.Root().Descendants())
            {
                if (other.Syntax.SpanStart < creation.Syntax.SpanStart
                    && files.PathOf(other)?.Unwrapped() is ILocalReferenceOperation reference
                    && SymbolEqualityComparer.Default.Equals(reference.Local, local))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Tells whether the name is another one in each invocation: random, of the time, or out of the event.</summary>
        private bool HasNewName(IOperation path, Reach reach, CancellationToken cancellationToken)
        {
            if (IsUnique(path, depth: 4, cancellationToken))
            {
                return true;
            }

            // What a helper is given may be the same every time.
            return values.MayDiffer(path, cancellationToken) && (reach.Caller is null || !DependsOnConstantArgument(path, reach, cancellationToken));
        }

        private bool IsUnique(IOperation value, int depth, CancellationToken cancellationToken)
        {
            foreach (var operation in value.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod: var method }
                        when (method.Name is "NewGuid" or "CreateVersion7" && project.Symbols.IsMemberOf(method, TypeNames.Guid))
                            || (method.Name is "GetRandomFileName" && project.Symbols.IsMemberOf(method, TypeNames.Path))
                            || (method.Name is "CreateTempSubdirectory" && project.Symbols.IsMemberOf(method, TypeNames.Directory)):
                    case IPropertyReferenceOperation { Property: { Name: "Now" or "UtcNow" } property }
                        when project.Symbols.IsMemberOf(property, TypeNames.DateTime) || project.Symbols.IsMemberOf(property, TypeNames.DateTimeOffset):
                        return true;
                    case ILocalReferenceOperation { Local: var local } when depth > 0:
                        if (project.Paths.ValueOf(local, operation, cancellationToken) is { } once && IsUnique(once, depth - 1, cancellationToken))
                        {
                            return true;
                        }

                        break;
                }
            }

            return false;
        }

        /// <summary>Tells whether a caller gives the parameters of which the path is made constants, or what cannot be told.</summary>
        private bool DependsOnConstantArgument(IOperation path, Reach reach, CancellationToken cancellationToken)
        {
            var parameters = new HashSet<string>(StringComparer.Ordinal);
            AddParameters(path, parameters, depth: 4, cancellationToken);
            if (parameters.Count == 0)
            {
                return false;
            }

            var isCalled = false;
            foreach (var body in project.Bodies.Of(reach.Caller!.Member, cancellationToken))
            {
                foreach (var operation in body.DescendantsAndSelf())
                {
                    if (operation is not IInvocationOperation call || call.TargetMethod.Name != reach.Member.Name)
                    {
                        continue;
                    }

                    isCalled = true;
                    foreach (var argument in call.Arguments)
                    {
                        if (argument.Parameter is { } parameter && parameters.Contains(parameter.Name) && argument.Value.ConstantValue.HasValue)
                        {
                            return true;
                        }
                    }
                }
            }

            return !isCalled;
        }

        private void AddParameters(IOperation value, HashSet<string> parameters, int depth, CancellationToken cancellationToken)
        {
            foreach (var operation in value.DescendantsAndSelf())
            {
                if (operation is IParameterReferenceOperation { Parameter: var parameter })
                {
                    parameters.Add(parameter.Name);
                }
                else if (depth > 0 && operation is ILocalReferenceOperation { Local: var local } && project.Paths.ValueOf(local, operation, cancellationToken) is { } once)
                {
                    AddParameters(once, parameters, depth - 1, cancellationToken);
                }
            }
        }
    }
}
