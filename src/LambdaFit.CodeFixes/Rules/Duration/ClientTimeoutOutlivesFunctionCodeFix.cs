using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Rules.Duration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Cancels a second before the invocation ends: <c>context.RemainingTime - TimeSpan.FromSeconds(1)</c>, where a context is in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ClientTimeoutOutlivesFunctionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ClientTimeoutOutlivesFunction);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (!context.Diagnostics[0].Properties.ContainsKey(ClientTimeoutOutlivesFunctionAnalyzer.IsCancellation))
        {
            return;
        }

        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null
            || root?.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax { Parent: ArgumentSyntax } value
            || LambdaContextInScope.At(model, value.SpanStart) is not { } lambdaContext)
        {
            return;
        }

        var changed = context.Document.WithEdited(root.ReplaceNode(value, Remaining(lambdaContext).WithTriviaFrom(value)));
        await FixValidation.RegisterAsync(context, changed, "Cancel a second before the invocation ends", nameof(ClientTimeoutOutlivesFunctionCodeFix)).ConfigureAwait(false);
    }

    private static ExpressionSyntax Remaining(string lambdaContext) => SyntaxFactory.BinaryExpression(
        SyntaxKind.SubtractExpression,
        SyntaxFactory.ParseExpression(lambdaContext + ".RemainingTime ").WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.MinusToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseTypeName("global::System.TimeSpan").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName("FromSeconds")),
            SyntaxFactory.ParseArgumentList("(1)")));
}
