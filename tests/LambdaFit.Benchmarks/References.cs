using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Benchmarks;

/// <summary>What projects compile against.</summary>
internal static class References
{
    /// <summary>Gets the reference assemblies of .NET.</summary>
    public static ImmutableArray<MetadataReference> Net { get; } = TargetingPack("Microsoft.NETCore.App.Ref");

    /// <summary>Gets the few types of AWS that the generated projects use, in an assembly of the name that makes a project a Lambda project.</summary>
    public static MetadataReference Lambda { get; } = Compile("Amazon.Lambda.Core", Generation.LambdaApi.Source);

    public static ImmutableArray<MetadataReference> TargetingPack(string name)
    {
        var version = Directory.GetDirectories(Path.Combine(BuildPaths.Of("TargetingPacks"), name), "10.*").Order(StringComparer.Ordinal).Last();
        return [.. Directory.GetFiles(Path.Combine(version, "ref", "net10.0"), "*.dll").Select(static path => MetadataReference.CreateFromFile(path))];
    }

    private static MetadataReference Compile(string assemblyName, string source)
    {
        var compilation = CSharpCompilation.Create(assemblyName, [CSharpSyntaxTree.ParseText(source)], Net, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics));
    }
}
