using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// LFIT1005: a wait of some seconds, which fits into the timeout and is billed all the same. Waits that do not fit are the subject of LFIT1002 and LFIT1003.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BilledIdleWaitAnalyzer() : LambdaAnalyzer(BilledIdleWait)
{
    private const int DefaultIdleWaitSeconds = 5;

    // Trying again after a failure may take a while before somebody else should do it.
    private const int MaxBackOffSeconds = 60;

    private static readonly DiagnosticDescriptor BilledIdleWait = Rule.Create(
        RuleIds.BilledIdleWait,
        "Idle wait is billed",
        "This call waits {0}{1}, and every second of it is billed; {2}",
        Categories.Duration,
        DiagnosticSeverity.Info,
        "Lambda bills an invocation from its start to its end, also while it does nothing but wait. A durable function and a Step Functions state machine wait without running, and an SQS message can be delayed.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeCall, OperationKind.Invocation);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly WaitFinder waits = new(project);
        private readonly PollingLoops polling = new(project);

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.TargetMethod.Name is not ("Sleep" or "Delay") || !waits.MayFind(context))
            {
                return;
            }

            var tree = call.Syntax.SyntaxTree;
            if (waits.Find(context) is not { Kind: WaitNodeKind.Wait } wait
                || wait.Seconds < (project.Options.IdleWaitSeconds(tree) ?? DefaultIdleWaitSeconds))
            {
                return;
            }

            var isBackOff = IsBackOff(call);
            if ((isBackOff && wait.Seconds < MaxBackOffSeconds)
                || project.CallGraph(context.CancellationToken).ReachOf(call, context.ContainingSymbol) is not { } reach
                || (reach.EntryPoint.IsDurable ? !IsWorkflow(call, context.ContainingSymbol, reach) : project.NeverFreezes(reach.EntryPoint, tree, context.CancellationToken))
                || IsTooLong(wait, reach, tree, context.CancellationToken)
                || IsPolling(call, context))
            {
                return;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                BilledIdleWait,
                call.Syntax.GetLocation(),
                WaitFinder.Describe(wait.Seconds),
                reach.Describe(),
                isBackOff && !reach.EntryPoint.IsDurable
                    ? "hand the work back to its SQS queue with a delay, or use a durable function's WaitAsync"
                    : "use " + WaitFinder.Alternative(reach.EntryPoint)));
        }

        /// <summary>Tells whether the delay is one before trying again: in a <c>catch</c>, or in a loop with a <c>try</c> around the work.</summary>
        private static bool IsBackOff(IInvocationOperation delay)
        {
            for (var outer = delay.Parent; outer is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
            {
                if (outer is ICatchClauseOperation || (outer is ILoopOperation loop && CatchesFailures(loop, delay)))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells whether LFIT1004 says of the loop around the wait that it polls without a deadline.</summary>
        private bool IsPolling(IInvocationOperation wait, OperationAnalysisContext context)
        {
            for (var outer = wait.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is ILoopOperation loop && polling.Find(loop, context.ContainingSymbol, context.CancellationToken) is not null)
                {
                    return true;
                }
            }

            return false;
        }

        private static bool CatchesFailures(ILoopOperation loop, IInvocationOperation delay)
        {
            var pending = new Stack<IOperation>();
            pending.Push(loop.Body);
            while (pending.Count > 0)
            {
                var operation = pending.Pop();
                // A delay among the work on one of many items comes before any failure.
                if (operation is ITryOperation { Catches.IsEmpty: false } attempt && CallsSomething(attempt.Body, delay)
                    && !(loop is IForEachLoopOperation && attempt.Body.Syntax.Span.Contains(delay.Syntax.Span)))
                {
                    return true;
                }

                if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                {
                    continue;
                }

                foreach (var child in operation.ChildOperations)
                {
                    pending.Push(child);
                }
            }

            return false;
        }

        private static bool CallsSomething(IOperation attempt, IInvocationOperation delay)
        {
            foreach (var operation in attempt.Descendants())
            {
                if (operation is IInvocationOperation && !ReferenceEquals(operation, delay))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Tells whether code belongs to a workflow itself, where the durable context can wait, and not to a step. What a member without
        /// a durable context is called from is not known.
        /// </summary>
        private bool IsWorkflow(IOperation code, ISymbol containingSymbol, Reach reach)
        {
            for (var outer = code.Parent; outer is not null; outer = outer.Parent)
            {
                switch (outer)
                {
                    case IAnonymousFunctionOperation lambda when HasDurableContext(lambda.Symbol):
                    case ILocalFunctionOperation local when HasDurableContext(local.Symbol):
                        return true;
                    case ILocalFunctionOperation:
                    case IInvocationOperation { TargetMethod.ContainingType: var type } when project.Symbols.IsOrInherits(type, TypeNames.DurableContext):
                        return false;
                }
            }

            return reach.Caller is null || (containingSymbol is IMethodSymbol method && HasDurableContext(method));
        }

        private bool HasDurableContext(IMethodSymbol method)
        {
            foreach (var parameter in method.Parameters)
            {
                if (project.Symbols.IsOrInherits(parameter.Type, TypeNames.DurableContext))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells whether LFIT1002 or LFIT1003 says of this wait, of a loop around it or of the entry point as a whole that it takes too long.</summary>
        private bool IsTooLong(WaitNode wait, Reach reach, SyntaxTree tree, CancellationToken cancellationToken)
        {
            return InAll(reach) > project.Timeouts.LimitOf(reach.EntryPoint, tree, cancellationToken).Seconds
                || (project.Timeouts.Shortest(cancellationToken) is not null
                    && project.Timeouts.Broken(reach, (way, timeout) => InAll(way) > timeout.Seconds, static _ => true, cancellationToken) is not null);

            double InAll(Reach way) =>
                way.EntryPoint.Method is { } method ? Math.Max(wait.Seconds, project.Waits.Of(method, cancellationToken).Seconds) : wait.Seconds;
        }
    }
}
