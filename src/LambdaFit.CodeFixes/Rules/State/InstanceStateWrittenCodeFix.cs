using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Rules.State;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.CodeFixes.Rules.State;

/// <summary>Makes a private field a local variable, where one method alone uses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InstanceStateWrittenCodeFix : CodeFixProvider
{
    private const string Title = "Keep the value in a local variable";

    // Fields that lie side by side are removed one by one, and several findings may be about one field.
    private static readonly OneAfterTheOther OneByOne = new(Title, nameof(InstanceStateWrittenCodeFix), TargetOf, static (document, node, cancellationToken) => LocalizeAsync(document, node, cancellationToken));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.InstanceStateWritten);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneByOne;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null
            && TargetOf(root, context.Diagnostics[0]) is { } target
            && await LocalizeAsync(context.Document, target, context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(InstanceStateWrittenCodeFix)), context.Diagnostics);
        }
    }

    /// <summary>A counter in a local would count nothing: only what belongs to one invocation becomes one.</summary>
    private static SyntaxNode? TargetOf(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(InstanceStateWrittenAnalyzer.BelongsToInvocation)
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax
            : null;

    private static async Task<Document?> LocalizeAsync(Document document, SyntaxNode target, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null
            || model?.GetSymbolInfo(target, cancellationToken).Symbol is not IFieldSymbol field
            || LocalizedField.Find(field, model, cancellationToken) is not { } localized)
        {
            return null;
        }

        var changed = document.WithEdited(localized.Apply(root));
        return await FixValidation.CompilesAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }
}
