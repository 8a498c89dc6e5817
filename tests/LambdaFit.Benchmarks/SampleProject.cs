using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Benchmarks;

/// <summary>Reads the projects of the samples folder. Their comments say what is reported.</summary>
internal static partial class SampleProject
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    /// <summary>The day that the samples share.</summary>
    private static readonly Lazy<string> Today = new(static () =>
        XDocument.Load(Path.Combine(BuildPaths.Of("Samples"), "Directory.Build.props")).Descendants("LambdaFitToday").Single().Value);

    public static ImmutableArray<Workload> ReadAll() =>
        [.. Directory.GetFiles(BuildPaths.Of("Samples"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read).Select(WithGeneratedSources)];

    private static Workload Read(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var project = XDocument.Load(path).Root!;
        var isWeb = project.Attribute("Sdk")?.Value is "Microsoft.NET.Sdk.Web" || project.Descendants("FrameworkReference").Any();
        var outputType = project.Descendants("OutputType").FirstOrDefault()?.Value ?? (isWeb ? "Exe" : "Library");
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(static file => new ProjectFile(file, File.ReadAllText(file))).ToList();
        var usings = (isWeb ? Usings.Concat(WebUsings) : Usings).Select(static name => $"global using global::{name};");
        return new()
        {
            AssemblyName = project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(path),
            Directory = folder,
            OutputKind = outputType is "Exe" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            Sources = [.. files.Where(static file => HasExtension(file, ".cs")), new(folder + "/obj/GlobalUsings.g.cs", string.Join('\n', usings))],
            ConfigurationFiles = [.. files
                .Where(static file => HasExtension(file, ".json") || HasExtension(file, ".template") || HasExtension(file, ".yaml"))
                .Select(file => file with { Kind = KindOf(file, project) })],
            Properties = ImmutableDictionary<string, string>.Empty
                .Add("LambdaFitToday", Today.Value)
                .SetItems(project.Elements("PropertyGroup").Elements().Select(static property => KeyValuePair.Create(property.Name.LocalName, property.Value))),
            Severities = files.Where(static file => HasExtension(file, ".editorconfig")).SelectMany(static file => Severity().Matches(file.Text))
                .ToImmutableDictionary(static line => line.Groups[1].Value, static _ => ReportDiagnostic.Warn),
            References = [.. References.Net, .. References.AspNetCore, .. References.StandIns],
            Planted = files.SelectMany(static file => Marker().Matches(file.Text))
                .SelectMany(static marker => marker.Groups[1].Value.Split(", "))
                .GroupBy(static id => id, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal),
        };
    }

    /// <summary>Adds what the generator of JSON serializers writes: some samples do not compile without it.</summary>
    private static Workload WithGeneratedSources(Workload sample)
    {
        var path = Path.Combine(BuildPaths.Of("Microsoft.NETCore.App"), "../../analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll");
        var generators = AnalyzerSet.Reference(Path.GetFullPath(path)).GetGenerators(LanguageNames.CSharp);
        var result = CSharpGeneratorDriver.Create(generators, parseOptions: Workload.ParseOptions).RunGenerators(sample.CreateCompilation()).GetRunResult();
        return sample with { Sources = sample.Sources.AddRange(result.GeneratedTrees.Select(static tree => new ProjectFile(tree.FilePath, tree.ToString()))) };
    }

    private static string KindOf(ProjectFile file, XElement project) =>
        project.Descendants("AdditionalFiles").FirstOrDefault(item => item.Attribute("Include")?.Value == Path.GetFileName(file.Path))?.Attribute("LambdaFitConfiguration")?.Value ?? "";

    private static bool HasExtension(ProjectFile file, string extension) => string.Equals(Path.GetExtension(file.Path), extension, StringComparison.Ordinal);

    [GeneratedRegex(@"dotnet_diagnostic\.(\w+)\.severity = warning")]
    private static partial Regex Severity();

    [GeneratedRegex(@"(?://|#) (LFIT\d{4}(?:, LFIT\d{4})*)\s*$", RegexOptions.Multiline)]
    private static partial Regex Marker();
}
