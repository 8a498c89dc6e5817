using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>A <see cref="Test"/> as a workspace, and the two ways of asking analyzers about it: a build's and an editor's.</summary>
internal sealed class Scenario
{
    private Scenario(Solution solution, ProjectId projectId, ImmutableArray<string> expected)
    {
        Solution = solution;
        ProjectId = projectId;
        Expected = expected;
    }

    public Solution Solution { get; }

    public ProjectId ProjectId { get; }

    public Microsoft.CodeAnalysis.Project Project => Solution.GetProject(ProjectId)!;

    /// <summary>Gets what the marks expect, as <see cref="Describe(Diagnostic)"/> says it.</summary>
    public ImmutableArray<string> Expected { get; }

    public static Scenario Create(Test test, string? onlyId)
    {
        Workspace workspace = test.Host is TestHost.Editor ? new AdhocWorkspace() : new LimitedWorkspace(test.Host is TestHost.Format);
        var projectId = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(projectId, VersionStamp.Default, test.AssemblyName, test.AssemblyName, LanguageNames.CSharp))
            .WithProjectCompilationOptions(projectId, new CSharpCompilationOptions(test.OutputKind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .WithProjectParseOptions(projectId, new CSharpParseOptions(LanguageVersion.Latest))
            .WithProjectMetadataReferences(projectId, ReferencesOf(test));

        // Roslyn 4.5 would end the lines that fixes add as Windows does.
        solution = solution.WithOptions(solution.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n"));

        var expected = new List<string>();
        var number = 0;
        foreach (var (name, source) in test.Sources.SelectMany(Split))
        {
            var markup = Markup.Parse(source);
            var path = test.ProjectDirectory + "/" + (name ?? string.Create(CultureInfo.InvariantCulture, $"Test{number}.cs"));
            solution = solution.AddDocument(DocumentId.CreateNewId(projectId), path[(path.LastIndexOf('/') + 1)..], SourceText.From(markup.Text, Encoding.UTF8), filePath: path);
            expected.AddRange(Expect(path, markup, onlyId));
            number++;
        }

        foreach (var (path, text) in test.AdditionalFiles)
        {
            var markup = Markup.Parse(text);
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(projectId), path, SourceText.From(markup.Text, Encoding.UTF8), filePath: path);
            expected.AddRange(Expect(path, markup, onlyId));
        }

        solution = AddConfig(solution, projectId, test.ProjectDirectory + "/.globalconfig", GlobalConfigOf(test));
        if (test.EditorConfig.Length > 0)
        {
            solution = AddConfig(solution, projectId, test.ProjectDirectory + "/.editorconfig", test.EditorConfig);
        }

        return new(solution, projectId, [.. expected.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Asks as a build does: about everything at once.</summary>
    public static async Task<ImmutableArray<Diagnostic>> BuildDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = await WithAnalyzers(compilation, project, analyzers).GetAnalyzerDiagnosticsAsync();
        FailOnCrash(diagnostics);
        return diagnostics;
    }

    /// <summary>Asks as an editor does: about one document at a time, each in a compilation that knows nothing yet.</summary>
    public static async Task<ImmutableArray<Diagnostic>> EditorDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees.Reverse())
        {
            var fresh = compilation.Clone();
            var host = WithAnalyzers(fresh, project, analyzers);
            diagnostics.AddRange(await host.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None));
            diagnostics.AddRange(await host.GetAnalyzerSemanticDiagnosticsAsync(fresh.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        }

        foreach (var file in project.AnalyzerOptions.AdditionalFiles)
        {
            var result = await WithAnalyzers(compilation.Clone(), project, analyzers).GetAnalysisResultAsync(file, CancellationToken.None);
            diagnostics.AddRange(result.GetAllDiagnostics());
        }

        FailOnCrash(diagnostics);
        return diagnostics.ToImmutable();
    }

    public static async Task FailOnCompilerErrorsAsync(Microsoft.CodeAnalysis.Project project, string what)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(static d => d.Severity is DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new XunitException(what + " does not compile:\n" + string.Join("\n", errors) + "\n\n" + await TextOfAsync(project));
        }
    }

    public static async Task<string> TextOfAsync(Microsoft.CodeAnalysis.Project project)
    {
        var text = new StringBuilder();
        foreach (var document in project.Documents.Cast<TextDocument>().Concat(project.AdditionalDocuments))
        {
            text.Append("---- ").AppendLine(document.FilePath).AppendLine((await document.GetTextAsync()).ToString());
        }

        return text.ToString();
    }

    public static IEnumerable<string> Describe(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(static d => Describe(d)).Order(StringComparer.Ordinal);

    private static string Describe(Diagnostic diagnostic) => Describe(diagnostic.Id, diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan);

    private static string Describe(string id, string path, TextSpan span) => string.Create(CultureInfo.InvariantCulture, $"{path} {span.Start:D5}..{span.End:D5} {id}");

    private static IEnumerable<string> Expect(string path, Markup markup, string? onlyId) =>
        markup.Spans.Select(mark => Describe(mark.Id ?? onlyId ?? throw new FormatException("[| |] needs an analyzer with one rule"), path, mark.Span));

    private static CompilationWithAnalyzers WithAnalyzers(Compilation compilation, Microsoft.CodeAnalysis.Project project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, project.AnalyzerOptions);

    private static void FailOnCrash(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(static d => d.Id is "AD0001") is { } crash)
        {
            throw new XunitException("The analyzer threw: " + crash);
        }
    }

    private static IEnumerable<MetadataReference> ReferencesOf(Test test)
    {
        var references = References.Framework;
        references = test.IsInfrastructure ? references.Concat(References.Infrastructure)
            : test.ReferencesLambda ? references.Concat(References.StandIns)
            : references;
        return test.ReferencesTestFramework ? references.Append(References.TestFramework) : references;
    }

    private static IEnumerable<(string? Name, string Text)> Split(string source)
    {
        const string Separator = "// file: ";
        var parts = source.Split(Separator);
        if (parts[0].Trim().Length > 0 || parts.Length == 1)
        {
            yield return (null, parts[0]);
        }

        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return (part[..end].Trim(), part[(end + 1)..]);
        }
    }

    private static string GlobalConfigOf(Test test)
    {
        var config = new StringBuilder("is_global = true\n");
        if (!test.BuildProperties.ContainsKey("MSBuildProjectDirectory"))
        {
            config.Append("build_property.MSBuildProjectDirectory = ").Append(test.ProjectDirectory).Append('\n');
        }

        foreach (var (name, value) in test.BuildProperties)
        {
            config.Append("build_property.").Append(name).Append(" = ").Append(value).Append('\n');
        }

        // Rules that are off by default are on, as a user turns them on.
        foreach (var rule in EveryRule.Rules.Descriptors.Where(static r => !r.IsEnabledByDefault))
        {
            config.Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = warning\n");
        }

        config.Append(test.GlobalConfig).Append('\n');
        foreach (var (path, kind) in test.FileKinds)
        {
            config.Append('[').Append(path).Append("]\n").Append(ConfigurationReader.KindMetadata).Append(" = ").Append(kind).Append('\n');
        }

        return config.ToString();
    }

    private static Solution AddConfig(Solution solution, ProjectId projectId, string path, string text) =>
        solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(projectId), path, SourceText.From(text, Encoding.UTF8), filePath: path);

    /// <summary>A workspace that adds no files, and perhaps changes none.</summary>
    private sealed class LimitedWorkspace(bool changesFiles) : Workspace(Microsoft.CodeAnalysis.Host.Mef.MefHostServices.DefaultHost, WorkspaceKind.Host)
    {
        public override bool CanApplyChange(ApplyChangesKind feature) => changesFiles && feature is (ApplyChangesKind.ChangeDocument or ApplyChangesKind.ChangeAdditionalDocument);
    }
}
