using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>LFIT6008: invocation code that blocks a thread until a task has ended, where it could await it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlocksOnAsyncAnalyzer() : LambdaAnalyzer(BlocksOnAsync)
{
    private static readonly DiagnosticDescriptor BlocksOnAsync = Rule.Create(
        RuleIds.BlocksOnAsync,
        "Invocation blocks on a task",
        "'{0}' blocks a thread until {1} ended{2}, which adds latency and can starve the thread pool that the task itself needs{3}; {4}",
        Categories.Handler,
        DiagnosticSeverity.Warning,
        "Result, Wait and GetResult keep a thread of the pool waiting while the task needs another one to go on. Most functions have one or two processors and so few threads: where several waits meet, everything stands still until the pool adds threads, one or two in a second. There is no deadlock, because there is no synchronization context on Lambda; the time is paid for.");

    private const string AwaitIt = "await it";
    private const string LoadBefore = "await it in an 'async' method and hand over the result";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(rule.AnalyzeProperty, OperationKind.PropertyReference);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis
    {
        private readonly LambdaProject project;
        private readonly TaskFlow flow;
        private readonly TaskOrigins origins;

        public Analysis(LambdaProject project)
        {
            this.project = project;
            flow = new TaskFlow(project);
            origins = new TaskOrigins(flow, project.Symbols);
        }

        private KnownSymbols Symbols => project.Symbols;

        public void AnalyzeProperty(OperationAnalysisContext context)
        {
            var reference = (IPropertyReferenceOperation)context.Operation;
            if (reference is { Property.Name: "Result", Instance: { } task, Parent: not INameOfOperation }
                && (Symbols.IsMemberOf(reference.Property, TypeNames.TaskOfT) || Symbols.IsMemberOf(reference.Property, TypeNames.ValueTaskOfT)))
            {
                Analyze(context, task);
            }
        }

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            switch (call.TargetMethod.Name)
            {
                case "Wait" when call.Instance is { } task && Symbols.IsMemberOf(call.TargetMethod, TypeNames.Task) && !IsPoll(call):
                    Analyze(context, task);
                    break;
                case "WaitAll" or "WaitAny" when Symbols.IsMemberOf(call.TargetMethod, TypeNames.Task) && call.Arguments.Length > 0 && !IsPoll(call):
                    Analyze(context, call.Arguments[0].Value);
                    break;
                case "GetResult" when call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited } && (flow.IsTask(awaited.Type) || IsConfigured(awaited)):
                    Analyze(context, awaited);
                    break;
            }
        }

        private void Analyze(OperationAnalysisContext context, IOperation task)
        {
            var wait = context.Operation;
            if (!origins.MayBlock(task, wait, context.CancellationToken)
                || project.CallGraph(context.CancellationToken).ReachOf(wait, context.ContainingSymbol) is not { } reach
                || !AsyncScope.CouldAwait(wait, context.ContainingSymbol, reach, project))
            {
                return;
            }

            var source = flow.StartedBy(TaskOrigins.Configured(task));
            var name = wait.Syntax switch
            {
                MemberAccessExpressionSyntax access => access.Name,
                MemberBindingExpressionSyntax binding => binding.Name,
                var syntax => EntryPoints.NameOf(syntax),
            };
            context.ReportDiagnostic(Diagnostic.Create(
                BlocksOnAsync,
                name.GetLocation(),
                name.ToString(),
                Describe(task, source),
                reach.Describe(),
                LosesThread(source, reach) ? ", and the thread is lost when Lambda suspends the workflow" : string.Empty,
                context.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.AnonymousFunction or MethodKind.LocalFunction } ? AwaitIt : LoadBefore));
        }

        private bool IsConfigured(IOperation awaited) =>
            awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance.Type: { } type } && flow.IsTask(type);

        /// <summary>Tells whether a call only asks whether the task has ended: a timeout of zero.</summary>
        private static bool IsPoll(IInvocationOperation call)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Value.ConstantValue is { HasValue: true, Value: 0 } || argument.Value.Unwrapped() is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } })
                {
                    return true;
                }
            }

            return false;
        }

        private string Describe(IOperation task, IInvocationOperation? source) =>
            source is { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } ? "'" + DisplayNames.Of(method) + "' has"
            : flow.IsTask(TaskOrigins.Configured(task).Type) ? "the task has"
            : "the tasks have";

        /// <summary>What a workflow waits for may end in another invocation; the SDK then leaves the workflow's thread behind.</summary>
        private bool LosesThread(IInvocationOperation? source, Reach reach) =>
            reach.EntryPoint.IsDurable && source is not null && Symbols.IsOrInherits(source.TargetMethod.ContainingType, TypeNames.DurableContext);
    }
}
