using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace LambdaFit.Package.Tests;

/// <summary>What is in the package, and that every supported host can load it.</summary>
public sealed class PackageContentTests
{
    /// <summary>
    /// The assemblies that the oldest supported compiler (Roslyn 4.5, SDK 7.0.200) and its MSBuild bring along. An analyzer that asks for anything newer is
    /// not loaded, and all that the user sees of it is a warning.
    /// </summary>
    private static readonly Dictionary<string, Version> FloorHost = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.Build.Framework"] = new(15, 1, 0, 0),
        ["Microsoft.Build.Utilities.Core"] = new(15, 1, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 5, 0, 0),
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    [Fact]
    public void The_package_holds_exactly_these_files()
    {
        using var package = ZipFile.OpenRead(Repository.Package);

        var files = package.Entries.Select(entry => entry.FullName)
            .Where(name => name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "LICENSE",
                "LambdaFit.Analyzers.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/LambdaFit.Analyzers.dll",
                "analyzers/dotnet/cs/LambdaFit.CodeFixes.dll",
                "analyzers/dotnet/cs/YamlDotNet.dll",
                "buildTransitive/LambdaFit.Analyzers.PackageSize.targets",
                "buildTransitive/LambdaFit.Analyzers.props",
                "buildTransitive/LambdaFit.Analyzers.targets",
                "icon.png",
                "presets/all.globalconfig",
                "presets/default.globalconfig",
                "presets/minimal.globalconfig",
                "presets/none.globalconfig",
                "presets/strict.globalconfig",
                "tasks/LambdaFit.Build.dll",
            ],
            files);
    }

    [Fact]
    public void The_package_depends_on_nothing_and_says_where_it_comes_from()
    {
        using var package = ZipFile.OpenRead(Repository.Package);
        using var stream = package.GetEntry("LambdaFit.Analyzers.nuspec")!.Open();
        var nuspec = XDocument.Load(stream).Root!;
        var ns = nuspec.Name.Namespace;
        var metadata = nuspec.Element(ns + "metadata")!;

        Assert.Empty(metadata.Descendants(ns + "dependency"));
        Assert.Equal("true", metadata.Element(ns + "developmentDependency")?.Value);
        Assert.Equal("MIT", metadata.Element(ns + "license")?.Value);
        Assert.Equal("README.md", metadata.Element(ns + "readme")?.Value);
        Assert.Equal("icon.png", metadata.Element(ns + "icon")?.Value);
        Assert.Equal(Repository.Url, metadata.Element(ns + "repository")?.Attribute("url")?.Value);
    }

    [Fact]
    public void Shipped_assemblies_reference_nothing_newer_than_the_floor_host_has()
    {
        var shipped = Assemblies().ToDictionary(assembly => assembly.Name, assembly => assembly.Version, StringComparer.Ordinal);

        var tooNew =
            from assembly in Assemblies()
            from reference in assembly.References
            where !shipped.ContainsKey(reference.Name) && (!FloorHost.TryGetValue(reference.Name, out var version) || reference.Version > version)
            select $"{assembly.Name} references {reference.Name} {reference.Version}";

        Assert.Empty(tooNew);
    }

    [Fact]
    public void Analyzers_do_not_reference_workspaces_which_the_compiler_does_not_have()
    {
        var analyzers = Assemblies().Single(assembly => assembly.Name == "LambdaFit.Analyzers");

        Assert.DoesNotContain(analyzers.References, reference => reference.Name.Contains("Workspaces", StringComparison.Ordinal));
    }

    [Fact]
    public void Our_assemblies_are_deterministic_and_carry_their_symbols()
    {
        foreach (var assembly in Assemblies().Where(assembly => assembly.Name.StartsWith("LambdaFit.", StringComparison.Ordinal)))
        {
            Assert.Contains(DebugDirectoryEntryType.Reproducible, assembly.DebugEntries);
            Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, assembly.DebugEntries);
            Assert.Equal(Version.Parse(Repository.PackageVersion), new Version(assembly.Version.ToString(3)));
        }
    }

    private static IEnumerable<ShippedAssembly> Assemblies()
    {
        using var package = ZipFile.OpenRead(Repository.Package);
        foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            content.Position = 0;
            using var image = new PEReader(content);
            var metadata = image.GetMetadataReader();
            var definition = metadata.GetAssemblyDefinition();
            yield return new ShippedAssembly(
                metadata.GetString(definition.Name),
                definition.Version,
                [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))],
                [.. image.ReadDebugDirectory().Select(debug => debug.Type)]);
        }
    }

    private sealed record ShippedAssembly(
        string Name,
        Version Version,
        IReadOnlyList<(string Name, Version Version)> References,
        IReadOnlyList<DebugDirectoryEntryType> DebugEntries);
}
