using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Finds what the wait model knows of one wait, loop or call.</summary>
internal static class WaitNodes
{
    /// <summary>
    /// Gets the longest that a node is known to take, or null where it is not known to take any time. A lambda is looked at where its member runs
    /// it and, because others may run it, by itself. What 'Task.Run' starts, the member awaits or nobody does.
    /// </summary>
    /// <param name="waits">The model.</param>
    /// <param name="node">The wait, loop or call.</param>
    /// <param name="containingSymbol">The member that contains it, as an operation action knows it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static WaitNode? Find(WaitModel waits, IOperation node, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        WaitNode? longest = null;
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            var function = outer switch
            {
                IAnonymousFunctionOperation lambda when !IsStarted(lambda, waits.Api) => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            Consider(function);
        }

        Consider(containingSymbol as IMethodSymbol);
        return longest;

        void Consider(IMethodSymbol? member)
        {
            if (member is not null
                && waits.Of(member, cancellationToken).Find(node.Syntax) is { } found
                && (longest is null || found.Seconds > longest.Value.Seconds))
            {
                longest = found;
            }
        }
    }

    private static bool IsStarted(IAnonymousFunctionOperation lambda, WaitApi api) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Run" or "StartNew" } method } } }
        && (WaitApi.Is(method.ContainingType, api.Task) || WaitApi.Is(method.ContainingType, api.TaskFactory));
}
