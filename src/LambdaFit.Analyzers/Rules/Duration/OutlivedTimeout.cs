using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// The timeout that a setting anywhere in a function project is too long for. In invocation code those of the functions that reach it count, in
/// the type of a handler those of its functions, and elsewhere (start-up code) only what is too long for every function of the project.
/// </summary>
/// <param name="Text">Says which timeout it is and where it is set.</param>
/// <param name="Chain">Says how an entry point reaches the code.</param>
/// <param name="Place">Where the timeout is set; null for Lambda's own limit.</param>
internal sealed record OutlivedTimeout(string Text, string Chain, Location? Place)
{
    /// <summary>Finds the timeout that something is too long for, or null where it fits or nothing is known.</summary>
    /// <param name="context">The setting.</param>
    /// <param name="project">The project.</param>
    /// <param name="seconds">How long it takes: what is shorter is never too long.</param>
    /// <param name="isTooLong">Whether it is too long for a timeout of so many seconds.</param>
    /// <param name="isInvocationOnly">Whether it means nothing outside an invocation.</param>
    public static OutlivedTimeout? Find(OperationAnalysisContext context, LambdaProject project, double seconds, Func<int, bool> isTooLong, bool isInvocationOnly)
    {
        var cancellationToken = context.CancellationToken;
        var tree = context.Operation.Syntax.SyntaxTree;

        // Most settings are short: then neither timeouts nor calls matter.
        if (seconds < Math.Min(project.Timeouts.Shortest(cancellationToken) ?? int.MaxValue, project.Timeouts.ShortestLimit(tree)))
        {
            return null;
        }

        if (project.CallGraph(cancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is { } reach)
        {
            return InInvocation(reach, project, tree, isTooLong, cancellationToken);
        }

        return isInvocationOnly ? null : InInit(context.ContainingSymbol.ContainingType, project, tree, isTooLong, cancellationToken);
    }

    private static OutlivedTimeout? InInvocation(Reach reach, LambdaProject project, SyntaxTree tree, Func<int, bool> isTooLong, CancellationToken cancellationToken)
    {
        if (project.Timeouts.Broken(reach, (_, timeout) => isTooLong(timeout.Seconds), static _ => true, cancellationToken) is { } broken)
        {
            return new(TimeoutText.Describe(broken), broken.Way?.Describe() ?? string.Empty, TimeoutText.PlaceOf(broken.First));
        }

        var limit = project.Timeouts.LimitOf(reach.EntryPoint, tree, cancellationToken);
        return project.Timeouts.Of(reach.EntryPoint, cancellationToken) is null && isTooLong(limit.Seconds) ? OfLimit(limit, reach.Describe()) : null;
    }

    private static OutlivedTimeout? InInit(INamedTypeSymbol? type, LambdaProject project, SyntaxTree tree, Func<int, bool> isTooLong, CancellationToken cancellationToken)
    {
        BrokenTimeouts? broken = null;
        var functions = 0;
        TimeoutLimit? limit = null;
        var entryPoints = project.EntryPoints(cancellationToken);
        foreach (var entryPoint in entryPoints.All)
        {
            if (!entryPoints.IsDeclaredFunction(entryPoint))
            {
                continue;
            }

            functions++;
            var own = project.Timeouts.LimitOf(entryPoint, tree, cancellationToken);
            limit = limit is { } longest && longest.Seconds >= own.Seconds ? longest : own;
            if (type is not null
                && SymbolEqualityComparer.Default.Equals(type, entryPoint.Method?.ContainingType ?? entryPoint.Symbol)
                && project.Timeouts.Of(entryPoint, cancellationToken) is { } timeout
                && isTooLong(timeout.Seconds)
                && (broken is null || timeout.Seconds < broken.Value.First.Seconds))
            {
                broken = new(timeout, null, 0);
            }
        }

        if (broken is null && project.Timeouts.Longest(cancellationToken) is { } known && isTooLong(known.Seconds))
        {
            broken = new(known, null, 0);
        }

        return broken is { } found ? new(TimeoutText.Describe(found), string.Empty, TimeoutText.PlaceOf(found.First))
            : functions > 0 && limit is { } most && isTooLong(most.Seconds) ? OfLimit(most, string.Empty)
            : null;
    }

    private static OutlivedTimeout OfLimit(TimeoutLimit limit, string chain) => new(
        "the " + DisplayNames.Of(limit.Seconds) + (limit.IsOption ? " s that 'lambdafit.max_timeout_seconds' allows" : " s that Lambda allows at most"),
        chain,
        Place: null);
}
