using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LambdaFit.CodeFixes;

/// <summary>
/// Fixes all findings one after the other, for fixes each of which needs to see what those before it added or removed.
/// </summary>
/// <param name="title">What editors call the fix.</param>
/// <param name="equivalenceKey">The key of the single fix.</param>
/// <param name="nodeAt">Gets the node that a finding is about, or null.</param>
/// <param name="fixAsync">Fixes one node; null where it cannot.</param>
internal sealed class OneAfterTheOther(
    string title,
    string equivalenceKey,
    Func<SyntaxNode, Diagnostic, SyntaxNode?> nodeAt,
    Func<Document, SyntaxNode, CancellationToken, Task<Document?>> fixAsync) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = fixAllContext.Solution;
        foreach (var document in Documents(fixAllContext))
        {
            var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                solution = await FixAsync(solution.GetDocument(document.Id)!, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
            }
        }

        return CodeAction.Create(title, _ => Task.FromResult(solution), equivalenceKey);
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.SelectMany(static project => project.Documents),
        _ => context.Document is { } document ? [document] : [],
    };

    private async Task<Solution> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var nodes = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => nodeAt(root, diagnostic))
            .OfType<SyntaxNode>()
            .Distinct()
            .ToDictionary(static node => node, static _ => new SyntaxAnnotation());
        document = document.WithSyntaxRoot(root.ReplaceNodes(nodes.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(nodes[original])));
        foreach (var annotation in nodes.Values)
        {
            root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.GetAnnotatedNodes(annotation).FirstOrDefault() is { } node)
            {
                document = await fixAsync(document, node, cancellationToken).ConfigureAwait(false) ?? document;
            }
        }

        return document.Project.Solution;
    }
}
