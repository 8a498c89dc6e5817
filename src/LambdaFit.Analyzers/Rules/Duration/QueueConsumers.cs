using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// Loops in which a function takes messages from a queue or stream by itself: in code that an invocation reaches, or in a hosted service of a function
/// project, and without a limit.
/// </summary>
internal sealed class QueueConsumers(LambdaProject project)
{
    private readonly Deadlines deadlines = new(project);

    /// <summary>Tells whether LFIT1011 reports a loop, so that no other rule need.</summary>
    public bool IsConsumer(ILoopOperation loop, ISymbol containingSymbol, CancellationToken cancellationToken) =>
        QueueApi.Mentions.AreIn(project.Compilation, cancellationToken) && !Find(loop, containingSymbol, cancellationToken).IsEmpty;

    /// <summary>Gets the calls in a loop that receive messages, directly or in a member that they call.</summary>
    public ImmutableArray<QueueRead> Find(ILoopOperation loop, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        if (loop is IForEachLoopOperation { IsAsynchronous: true } each)
        {
            return each.Collection.Unwrapped() is IInvocationOperation stream && QueueApi.StreamOf(stream, project.Symbols) is { } endless
                && !deadlines.LooksAtTime(loop, IsHosted(containingSymbol), cancellationToken) && RunBy(loop, containingSymbol, cancellationToken) is { } runner
                    ? ImmutableArray.Create(new QueueRead(stream, endless, runner))
                    : ImmutableArray<QueueRead>.Empty;
        }

        if (loop is not (IWhileLoopOperation or IForLoopOperation) || loop is IForLoopOperation { Condition: not null, AtLoopBottom.IsEmpty: false })
        {
            return ImmutableArray<QueueRead>.Empty;
        }

        var reads = ImmutableArray.CreateBuilder<QueueRead>();
        var isChecked = false;
        RunBy? runBy = null;
        foreach (var operation in loop.Descendants())
        {
            if (operation is not IInvocationOperation call || !IsInnermost(loop, call))
            {
                continue;
            }

            var queue = QueueApi.ReadOf(call, project.Symbols);
            if (queue is null && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !call.TargetMethod.IsAbstract)
            {
                continue;
            }

            if (!isChecked)
            {
                isChecked = true;
                runBy = RunBy(loop, containingSymbol, cancellationToken);
            }

            if (runBy is null)
            {
                return ImmutableArray<QueueRead>.Empty;
            }

            queue ??= ReadInside(call, cancellationToken);
            if (queue is not null)
            {
                reads.Add(new(call, queue, runBy.Value));
            }
        }

        return reads.Count == 0 || IsLimited(loop, containingSymbol, cancellationToken) ? ImmutableArray<QueueRead>.Empty : reads.ToImmutable();
    }

    /// <summary>Gets who runs code: an entry point or a hosted service of a project that has entry points; null where neither does.</summary>
    public RunBy? RunBy(IOperation code, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        if (project.CallGraph(cancellationToken).ReachOf(code, containingSymbol) is { } reach)
        {
            return new(reach, HostedService: null);
        }

        return HostedServiceOf(containingSymbol) is { } service && !project.EntryPoints(cancellationToken).All.IsEmpty ? new(Reach: null, service) : null;
    }

    private bool IsHosted(ISymbol containingSymbol) => HostedServiceOf(containingSymbol) is not null;

    private INamedTypeSymbol? HostedServiceOf(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (project.Symbols.IsOrInherits(type, TypeNames.HostedService))
            {
                return type;
            }
        }

        return null;
    }

    private bool IsLimited(ILoopOperation loop, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        var exits = LoopExits.Of(loop, project.Symbols);
        return deadlines.Limit(loop, exits, LoopWrites.Of(loop), IsHosted(containingSymbol), cancellationToken);
    }

    /// <summary>Tells whether a call belongs to this loop and not to one inside it. A 'foreach' inside, over queues or messages, is no loop of its own.</summary>
    private static bool IsInnermost(ILoopOperation loop, IOperation call)
    {
        for (var outer = call.Parent; outer is not null && !ReferenceEquals(outer, loop); outer = outer.Parent)
        {
            if (outer is IWhileLoopOperation or IForLoopOperation { Condition: null } or IForLoopOperation { AtLoopBottom.IsEmpty: true } or IForEachLoopOperation { IsAsynchronous: true })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks for a single read in a member that the loop calls; a loop there is reported there.</summary>
    private QueueApi? ReadInside(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var found = default(QueueApi);
        project.CallsAny(
            call,
            inner =>
            {
                found ??= inner is IInvocationOperation read && QueueApi.ReadOf(read, project.Symbols) is { } queue && !IsInLoop(inner) ? queue : null;
                return found is not null;
            },
            cancellationToken);
        return found;
    }

    private static bool IsInLoop(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IWhileLoopOperation or IForLoopOperation)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A call that takes messages from a queue.</summary>
/// <param name="Call">The call, in the loop.</param>
/// <param name="Queue">What it reads from.</param>
/// <param name="RunBy">Who runs it.</param>
internal readonly record struct QueueRead(IInvocationOperation Call, QueueApi Queue, RunBy RunBy);

/// <summary>Who runs a piece of code: an entry point, or else a hosted service.</summary>
/// <param name="Reach">How an invocation reaches it.</param>
/// <param name="HostedService">The hosted service.</param>
internal readonly record struct RunBy(Reach? Reach, INamedTypeSymbol? HostedService);
