using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Tells whether code runs under a lock of any kind, in its own body or where its callers call it. Which lock it is, is not asked. In doubt there is one.
/// </summary>
internal sealed class Synchronization(LambdaProject project)
{
    /// <summary>Tells whether code runs under a lock, be it taken by the callers through which an invocation reaches it.</summary>
    public bool Covers(IOperation operation, Reach reach, CancellationToken cancellationToken)
    {
        if (IsLocked(operation))
        {
            return true;
        }

        for (var step = reach; step.Caller is { } caller; step = caller)
        {
            if (IsCalledUnderLock(caller.Member, step.Member, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether code stands in a <c>lock</c>, or after a call in its body that takes one.</summary>
    public bool IsLocked(IOperation operation)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is ILockOperation { Body: var body } && ReferenceEquals(body, inner))
            {
                return true;
            }
        }

        foreach (var earlier in operation.Root().Descendants())
        {
            if (earlier is IInvocationOperation call && call.Syntax.SpanStart < operation.Syntax.SpanStart && TakesLock(call.TargetMethod))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells calls that take a lock, by name: besides those of the framework there are many. To wait for a task is none.</summary>
    private bool TakesLock(IMethodSymbol method) =>
        method.Name is "Wait" or "WaitAsync" or "WaitOne" or "Enter" or "TryEnter" or "EnterScope" or "EnterReadLock" or "EnterWriteLock" or "EnterUpgradeableReadLock"
            or "TryEnterReadLock" or "TryEnterWriteLock" or "TryEnterUpgradeableReadLock" or "AcquireReaderLock" or "AcquireWriterLock" or "Acquire" or "AcquireAsync"
            or "Lock" or "LockAsync" or "EnterAsync" or "ReaderLockAsync" or "WriterLockAsync"
        && !project.Symbols.IsMemberOf(method, TypeNames.Task)
        && !project.Symbols.IsMemberOf(method, TypeNames.TaskOfT);

    private bool IsCalledUnderLock(IMethodSymbol caller, IMethodSymbol callee, CancellationToken cancellationToken)
    {
        foreach (var body in project.Bodies.Of(caller, cancellationToken))
        {
            foreach (var operation in body.Descendants())
            {
                if (operation is IInvocationOperation call && MayRun(call.TargetMethod, callee, cancellationToken) && IsLocked(call))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool MayRun(IMethodSymbol called, IMethodSymbol callee, CancellationToken cancellationToken)
    {
        foreach (var target in project.Dispatch(cancellationToken).Targets(called))
        {
            if (SymbolEqualityComparer.Default.Equals(target, callee.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
