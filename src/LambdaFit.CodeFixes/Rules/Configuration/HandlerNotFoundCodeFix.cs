using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes the handler string of the nearest entry point: in its place, or after a renaming in every file that names the old handler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class HandlerNotFoundCodeFix() : ConfigurationCodeFix(RuleIds.HandlerNotFound, "Name the nearest handler")
{
    private const string EverywhereKey = nameof(HandlerNotFoundCodeFix) + "InAllFiles";

    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetHandler(file, functionName, value, cancellationToken);

    private protected override async Task RegisterMoreAsync(CodeFixContext context, Diagnostic diagnostic, Solution changed)
    {
        var everywhere = await AfterAllAsync(changed, context.TextDocument.Project.Id, ImmutableArray.Create(diagnostic), EverywhereKey, context.CancellationToken).ConfigureAwait(false);
        if (!ReferenceEquals(everywhere, changed))
        {
            context.RegisterCodeFix(CodeAction.Create("Name the nearest handler in all configuration files", _ => Task.FromResult(everywhere), EverywhereKey), diagnostic);
        }
    }

    private protected override async Task<Solution> AfterAllAsync(
        Solution solution, ProjectId projectId, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (equivalenceKey != EverywhereKey || solution.GetProject(projectId) is not { } project)
        {
            return solution;
        }

        // What was reported is edited already; what is left are files that the report was not about.
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ConfigurationProperties.Value, out var value) && value is not null
                && diagnostic.Properties.TryGetValue(ConfigurationProperties.Old, out var old) && old is not null)
            {
                foreach (var document in project.AdditionalDocuments)
                {
                    solution = await RenameAsync(solution, project, document.Id, old, value, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return solution;
    }

    private static async Task<Solution> RenameAsync(Solution solution, Microsoft.CodeAnalysis.Project project, DocumentId id, string old, string value, CancellationToken cancellationToken)
    {
        var path = solution.GetAdditionalDocument(id)!.FilePath ?? solution.GetAdditionalDocument(id)!.Name;
        var kind = KindOf(project, path);
        if (!ConfigurationReader.MayRead(path, kind))
        {
            return solution;
        }

        // One function after the other, each on the text that the last one left.
        while (true)
        {
            var document = solution.GetAdditionalDocument(id)!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var file = ConfigurationReader.Read(path, kind, text, cancellationToken);
            if (file.Functions.FirstOrDefault(f => f.Handler.Value == old) is not { } function
                || ConfigurationEditor.SetHandler(file, function.Name, value, cancellationToken) is not { } change)
            {
                return solution;
            }

            solution = AdditionalTexts.With(solution, document, text.WithChanges(change));
        }
    }

    private static string? KindOf(Microsoft.CodeAnalysis.Project project, string path)
    {
        foreach (var additional in project.AnalyzerOptions.AdditionalFiles)
        {
            if (additional.Path == path)
            {
                return project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(additional).TryGetValue(ConfigurationReader.KindMetadata, out var kind) ? kind : null;
            }
        }

        return null;
    }
}
