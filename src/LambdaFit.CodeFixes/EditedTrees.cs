using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;

namespace LambdaFit.CodeFixes;

/// <summary>
/// Puts edited trees into documents so that the code around an edit stays as its author wrote it. New tokens carry elastic trivia, at which the host would format what
/// stands beside them as well: a member below a new field, say, that is indented in another way. What has to be formatted says so by <see cref="Formatter.Annotation"/>.
/// </summary>
internal static class EditedTrees
{
    public static Document WithEdited(this Document document, SyntaxNode root) => document.WithSyntaxRoot(WithoutElastic(root));

    public static Solution WithEdited(this Solution solution, DocumentId document, SyntaxNode root) => solution.WithDocumentSyntaxRoot(document, WithoutElastic(root));

    private static SyntaxNode WithoutElastic(SyntaxNode root) => root.ReplaceTrivia(
        root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation).Where(static trivia => !IsFormatted(trivia)).ToList(),
        static (trivia, _) => trivia.FullSpan.IsEmpty ? default : trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));

    private static bool IsFormatted(SyntaxTrivia trivia)
    {
        for (var node = trivia.Token.Parent; node is not null; node = node.Parent)
        {
            if (node.HasAnnotation(Formatter.Annotation))
            {
                return true;
            }
        }

        return false;
    }
}
