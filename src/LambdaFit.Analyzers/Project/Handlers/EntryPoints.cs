using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>The entry points of a project.</summary>
internal sealed class EntryPoints
{
    public ImmutableArray<EntryPoint> All { get; init; } = ImmutableArray<EntryPoint>.Empty;

    public static EntryPoints Find(LambdaProject project) => new();
}
