using System.Collections.Immutable;
using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.CodeFixes.Rules.Performance;

/// <summary>
/// Keeps a client whose arguments are constant in a <c>private static readonly</c> field. A local that held it gives way to the field, and
/// so does its <c>using</c>: nobody may dispose a shared client.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ClientPerInvocationCodeFix : CodeFixProvider
{
    private const string Title = "Keep the client in a static field";

    // Each must see the fields that those before it added: names must differ, equal clients share a field, and the parts of a partial type lie in
    // several documents.
    private static readonly OneAfterTheOther OneByOne = new(
        Title,
        nameof(ClientPerInvocationCodeFix),
        CreationAt,
        static (document, node, cancellationToken) => node is BaseObjectCreationExpressionSyntax creation ? HoistAsync(document, creation, cancellationToken) : Task.FromResult<Document?>(null));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ClientPerInvocation);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneByOne;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null
            && CreationAt(root, context.Diagnostics[0]) is { } creation
            && await HoistAsync(context.Document, creation, context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(ClientPerInvocationCodeFix)), context.Diagnostics);
        }
    }

    private static BaseObjectCreationExpressionSyntax? CreationAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as BaseObjectCreationExpressionSyntax;

    /// <summary>Gets the document with the client in a field, or null where that would not be the same, or not compile.</summary>
    private static async Task<Document?> HoistAsync(Document document, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null
            || model is null
            || HoistedClient.Find(creation, model, cancellationToken) is not { } client
            || ClientUse.Of(creation, model, cancellationToken) is not { } use)
        {
            return null;
        }

        var field = client.ExistingField(use.DeclaredType, cancellationToken);
        var name = field ?? client.NewFieldName();
        var annotation = new SyntaxAnnotation();
        var marked = root.TrackNodes(use.Nodes.Append(client.Type));
        var current = marked.ReplaceNode(marked.GetCurrentNode(client.Type)!, marked.GetCurrentNode(client.Type)!.WithAdditionalAnnotations(annotation));
        current = use.Apply(current, SyntaxFactory.IdentifierName(name));
        if (field is null)
        {
            var type = (TypeDeclarationSyntax)current.GetAnnotatedNodes(annotation).Single();
            current = current.ReplaceNode(type, client.WithField(type, name, use));
        }

        var changed = document.WithEdited(current);
        return await FixValidation.CompilesAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }
}
