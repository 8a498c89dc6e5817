using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1004: a loop in invocation code that asks the same question until the answer changes, and sets itself no limit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PollingWithoutDeadlineAnalyzer() : LambdaAnalyzer(PollingWithoutDeadline)
{
    private static readonly DiagnosticDescriptor PollingWithoutDeadline = Rule.Create(
        RuleIds.PollingWithoutDeadline,
        "Polling in a Lambda invocation has no deadline",
        "This loop polls '{0}' without a deadline{1}: while the answer stays the same, it runs into the function's timeout (900 s at most), and the invocation fails; end it as well when 'ILambdaContext.RemainingTime' runs low, or wait with {2}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "A loop that waits for something outside the function ends when that something answers, and if it does not, at the function's timeout: the invocation fails, asynchronous events are tried again, and all the waiting is billed. A deadline ends the loop while there is still time to say so; a durable function or a Step Functions state machine waits without running.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeLoop, OperationKind.Loop);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly Deadlines deadlines = new(project);
        private readonly MemberReferences references = new(project);
        private readonly QueueConsumers consumers = new(project);

        public void AnalyzeLoop(OperationAnalysisContext context)
        {
            var loop = (ILoopOperation)context.Operation;
            if (loop is not (IWhileLoopOperation or IForLoopOperation)
                || loop is IForLoopOperation { Condition: not null, AtLoopBottom.IsEmpty: false }
                || !MayPoll(loop, out var waits))
            {
                return;
            }

            var exits = LoopExits.Of(loop, project.Symbols);
            if (!exits.HasAny || exits.HasUnconditional
                || project.CallGraph(context.CancellationToken).ReachOf(loop, context.ContainingSymbol) is not { } reach
                || IsDurableStep(reach, loop))
            {
                return;
            }

            var writes = LoopWrites.Of(loop);
            var question = new PollingQuestion(project, references, exits, writes, context.CancellationToken);
            if (question.IsPolled(waits)
                && !deadlines.Limit(loop, exits, writes, isHosted: false, context.CancellationToken)
                && !deadlines.IsTimedByCaller(reach, context.CancellationToken)
                && !consumers.IsConsumer(loop, context.ContainingSymbol, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    PollingWithoutDeadline,
                    LoopExits.HeaderOf(loop.Syntax),
                    question.Name,
                    reach.Describe(),
                    reach.EntryPoint.IsDurable ? "'WaitForConditionAsync' of the durable context" : "a durable function's 'WaitForConditionAsync' or a Step Functions state machine"));
            }
        }

        /// <summary>Tells at little cost whether a loop may wait or ask: it waits itself, asks a service, or calls members of this project or asynchronous ones.</summary>
        private bool MayPoll(ILoopOperation loop, out bool waits)
        {
            waits = false;
            var mayPoll = false;
            foreach (var operation in loop.CodeInside())
            {
                if (operation is IAwaitOperation)
                {
                    mayPoll = true;
                }

                if (operation is IInvocationOperation { TargetMethod: var method })
                {
                    waits |= project.Waits.Api.IsWait(method);
                    mayPoll |= !method.DeclaringSyntaxReferences.IsEmpty;
                }
                else if (operation is IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: false } })
                {
                    mayPoll = true;
                }
            }

            return mayPoll || waits;
        }

        /// <summary>Tells whether a durable operation runs the loop, or is run by it: then it is replayed, retried and suspended by Lambda, not by this loop.</summary>
        private bool IsDurableStep(Reach reach, ILoopOperation loop)
        {
            if (!reach.EntryPoint.IsDurable)
            {
                return false;
            }

            // A member that the workflow calls may be called from a step.
            if (reach.Caller is not null)
            {
                return true;
            }

            for (var outer = loop.Parent; outer is not null; outer = outer.Parent)
            {
                if (IsDurableOperation(outer))
                {
                    return true;
                }
            }

            foreach (var operation in loop.Descendants())
            {
                if (IsDurableOperation(operation))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsDurableOperation(IOperation operation) =>
            operation is IInvocationOperation { TargetMethod: var method } && project.Symbols.IsOrInherits(method.ContainingType, TypeNames.DurableContext);
    }
}
