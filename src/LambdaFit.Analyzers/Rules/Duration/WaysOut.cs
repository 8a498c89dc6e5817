using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// Looks for anything in a loop that ends it, or may: jumps, exceptions, a look at the remaining time, a call that can be cancelled.
/// In doubt there is a way out.
/// </summary>
internal sealed class WaysOut(KnownSymbols symbols)
{
    private readonly CancellableTokens tokens = new(symbols);

    /// <summary>Gets a value indicating whether the loop calls a durable operation, which suspends the function instead of running it.</summary>
    public bool Suspends { get; private set; }

    /// <summary>Tells whether the code of a loop, functions declared inside it left out, can end the loop.</summary>
    public bool HasWayOut(IOperation loop, Func<IOperation, IBranchOperation, bool> leaves)
    {
        var pending = new Stack<IOperation>();
        pending.Push(loop);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (IsWayOut(operation, loop) || (operation is IBranchOperation branch && leaves(loop, branch)))
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

    private bool IsWayOut(IOperation operation, IOperation loop)
    {
        switch (operation)
        {
            case IReturnOperation:
                return true;
            case IThrowOperation:
                return !IsCaughtInside(operation, loop, symbols);
            case IPropertyReferenceOperation { Property: { Name: "RemainingTime" } property }:
                return symbols.IsOrInherits(property.ContainingType, TypeNames.LambdaContext);
            case IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested" } }:
                // The exit that belongs to it may be hidden in a called method.
                return true;
            case IInvocationOperation invocation:
                Suspends |= symbols.IsOrInherits(invocation.TargetMethod.ContainingType, TypeNames.DurableContext);
                return EndsLoop(invocation);
            case IArgumentOperation argument:
                return tokens.IsHandedOn(argument, isHosted: false);
            default:
                return false;
        }
    }

    /// <summary>Reads of a completed channel or collection throw, and some methods never return.</summary>
    private bool EndsLoop(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        return method.Name switch
        {
            "ThrowIfCancellationRequested" => symbols.IsMemberOf(method, TypeNames.CancellationToken),
            "ReadAsync" => symbols.IsMemberOf(method, TypeNames.ChannelReader),
            "Take" => symbols.IsMemberOf(method, TypeNames.BlockingCollection),

            // Environment.Exit ends more than the loop, and the invocation has failed all the same.
            _ => method.HasAttribute(symbols[TypeNames.DoesNotReturnAttribute]) && !symbols.IsMemberOf(method, TypeNames.Environment),
        };
    }

    /// <summary>An exception that a catch-all inside the loop swallows does not end it.</summary>
    public static bool IsCaughtInside(IOperation thrown, IOperation loop, KnownSymbols symbols)
    {
        for (var (inner, outer) = (thrown, thrown.Parent); outer is not null && !ReferenceEquals(inner, loop); (inner, outer) = (outer, outer.Parent))
        {
            if (outer is not ITryOperation attempt || !ReferenceEquals(attempt.Body, inner))
            {
                continue;
            }

            foreach (var clause in attempt.Catches)
            {
                if (clause.Filter is null && (clause.ExceptionType.SpecialType is SpecialType.System_Object || symbols.Is(clause.ExceptionType, TypeNames.Exception)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
