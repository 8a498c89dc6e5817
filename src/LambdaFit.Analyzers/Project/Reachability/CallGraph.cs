using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>Which code invocations reach.</summary>
internal sealed class CallGraph
{
    public static CallGraph Build(LambdaProject project) => new();

    /// <summary>Gets how an entry point reaches the code that holds an operation, or null where none does.</summary>
    public Reach? ReachOf(IOperation operation, ISymbol containingSymbol) => null;
}
