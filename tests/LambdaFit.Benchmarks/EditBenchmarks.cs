using System.Collections.Immutable;
using LambdaFit.Benchmarks.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Benchmarks;

/// <summary>
/// One document of a Lambda project of 200 files, analysed again after an edit as an editor does it. Warm is what an editor has warm: the
/// syntax trees of the other 199 files with what is remembered of each, and the configuration files. The compilation is
/// new, as after every edit, and nothing of it is bound. The document is one in which a rule must ask what invocations reach.
/// </summary>
public class EditBenchmarks : AnalyzerBenchmarks
{
    private readonly Workload workload = ProjectGenerator.Lambda(files: 200);
    private AnalyzerOptions options = null!;
    private CSharpCompilation compilation = null!;
    private SyntaxTree document = null!;
    private int edits;

    private protected override IEnumerable<(string Id, int Count)> ExpectedReports => [(ProjectGenerator.EditedRule, 1)];

    /// <inheritdoc/>
    public override void Setup()
    {
        workload.MustCompile();
        options = workload.CreateOptions();
        compilation = workload.CreateCompilation();
        document = compilation.SyntaxTrees.Single(static tree => tree.FilePath.EndsWith(ProjectGenerator.EditedFile, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public override void Prepare()
    {
        var text = document.GetText();
        var edited = document.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.ToString().LastIndexOf('}'), 0), $"// {edits++}\n")));
        compilation = compilation.ReplaceSyntaxTree(document, edited);
        document = edited;
    }

    private protected override async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // The options of Visual Studio and Roslyn's language server.
        var analysis = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(
            options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true, reportSuppressedDiagnostics: true));
        var syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(document, CancellationToken.None);
        var semantic = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(document), filterSpan: null, CancellationToken.None);
        return [.. syntax, .. semantic];
    }
}
