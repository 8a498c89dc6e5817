using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Benchmarks;

/// <summary>What projects compile against.</summary>
internal static class References
{
    /// <summary>Gets the reference assemblies of .NET.</summary>
    public static ImmutableArray<MetadataReference> Net { get; } = Folder(BuildPaths.Of("Microsoft.NETCore.App"));

    /// <summary>Gets the reference assemblies of ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore { get; } = Folder(BuildPaths.Of("Microsoft.AspNetCore.App"));

    /// <summary>Gets the stand-ins for the packages of AWS.</summary>
    public static ImmutableArray<MetadataReference> StandIns { get; } = Folder(BuildPaths.Of("StandIns"));

    private static ImmutableArray<MetadataReference> Folder(string path) =>
        [.. Directory.GetFiles(path, "*.dll").Order(StringComparer.Ordinal).Select(static file => MetadataReference.CreateFromFile(file))];
}
