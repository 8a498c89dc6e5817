using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>Finds the loops that poll without a deadline, for the rule that reports them and for those that leave them to it.</summary>
internal sealed class PollingLoops(LambdaProject project)
{
    private readonly Deadlines deadlines = new(project);
    private readonly MemberReferences references = project.References;
    private readonly QueueConsumers consumers = new(project);

    /// <summary>Gets what a loop asks again and again, and how an invocation reaches it; null where it does not poll or has a limit.</summary>
    public (string Question, Reach Reach)? Find(ILoopOperation loop, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        if (loop is not (IWhileLoopOperation or IForLoopOperation)
            || loop is IForLoopOperation { Condition: not null, AtLoopBottom.IsEmpty: false }
            || !MayPoll(loop, out var waits))
        {
            return null;
        }

        var exits = LoopExits.Of(loop, project.Symbols);
        if (!exits.HasAny || exits.HasUnconditional
            || project.CallGraph(cancellationToken).ReachOf(loop, containingSymbol) is not { } reach
            || IsDurableStep(reach, loop))
        {
            return null;
        }

        var writes = LoopWrites.Of(loop);
        var question = new PollingQuestion(project, references, exits, writes, cancellationToken);
        return question.IsPolled(waits)
            && !deadlines.Limit(loop, exits, writes, isHosted: false, cancellationToken)
            && !deadlines.IsTimedByCaller(reach, cancellationToken)
            && !consumers.IsConsumer(loop, containingSymbol, cancellationToken)
                ? (question.Name, reach)
                : null;
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
