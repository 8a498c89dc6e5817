using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Benchmarks;

/// <summary>A file of a project, and what its item in the project file says it is.</summary>
internal sealed record ProjectFile(string Path, string Text, string Kind = "");

/// <summary>A project to analyse. Each compilation and each set of options it makes is new, because LambdaFit remembers both.</summary>
internal sealed record Workload
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public required string AssemblyName { get; init; }

    /// <summary>Gets the folder in which the files lie.</summary>
    public required string Directory { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public required ImmutableArray<ProjectFile> Sources { get; init; }

    public ImmutableArray<ProjectFile> ConfigurationFiles { get; init; } = [];

    public required ImmutableArray<MetadataReference> References { get; init; }

    /// <summary>Gets how many reports of each of LambdaFit's rules are right, rules that do not exist yet included.</summary>
    public required ImmutableSortedDictionary<string, int> Planted { get; init; }

    /// <summary>Gets the properties of the project file, which the package shows to analyzers.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets what the project's <c>.editorconfig</c> says of rules.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    /// <summary>Parses every file anew and makes a compilation of which nothing is bound.</summary>
    public CSharpCompilation CreateCompilation() => CSharpCompilation.Create(
        AssemblyName,
        Sources.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), ParseOptions, file.Path)),
        References,
        new(OutputKind, specificDiagnosticOptions: Severities, nullableContextOptions: NullableContextOptions.Enable));

    public AnalyzerOptions CreateOptions() => new(
        [.. ConfigurationFiles.Select(static file => new Text(file))],
        new OptionsProvider(
            Properties
                .SetItem("MSBuildProjectDirectory", Directory)
                .SetItem("ProjectDir", Directory + "/")
                .ToDictionary(static property => "build_property." + property.Key, static property => property.Value),
            ConfigurationFiles
                .Where(static file => file.Kind.Length > 0)
                .ToDictionary(static file => file.Path, static file => new Options(new() { ["build_metadata.AdditionalFiles.LambdaFitConfiguration"] = file.Kind }))));

    /// <summary>Throws where the project does not compile: what does not bind is not analysed either.</summary>
    public void MustCompile()
    {
        var errors = CreateCompilation().GetDiagnostics().Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Take(10).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{AssemblyName} does not compile:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
        }
    }

    private sealed class Text(ProjectFile file) : AdditionalText
    {
        private readonly SourceText text = SourceText.From(file.Text, Encoding.UTF8);

        public override string Path => file.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class OptionsProvider(Dictionary<string, string> properties, Dictionary<string, Options> files) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => files.GetValueOrDefault(textFile.Path) ?? GlobalOptions;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
