using System.Collections.Immutable;
using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Ends an endless loop while there is still time to finish: <c>while (context.RemainingTime &gt; TimeSpan.FromSeconds(5))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndlessLoopCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.EndlessLoop);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent is not StatementSyntax loop
            || model is null
            || LambdaContextInScope.At(model, loop.SpanStart) is not { } lambdaContext
            || WithCondition(loop, RemainingTime(lambdaContext)) is not { } bounded)
        {
            return;
        }

        var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(loop, bounded));
        if (await FixValidation.CompilesAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(
                CodeAction.Create("End the loop when the remaining time runs low", _ => Task.FromResult(changed), nameof(EndlessLoopCodeFix)),
                context.Diagnostics);
        }
    }

    private static StatementSyntax? WithCondition(StatementSyntax loop, ExpressionSyntax remaining) => loop switch
    {
        WhileStatementSyntax statement => statement.WithCondition(And(statement.Condition, remaining)),
        DoStatementSyntax statement => statement.WithCondition(And(statement.Condition, remaining)),
        ForStatementSyntax { Condition: null } statement => statement
            .WithFirstSemicolonToken(statement.FirstSemicolonToken.WithTrailingTrivia(SyntaxFactory.Space))
            .WithCondition(remaining),
        ForStatementSyntax statement => statement.WithCondition(And(statement.Condition, remaining)),
        _ => null,
    };

    /// <summary>Replaces <c>true</c>; a condition that says something is kept.</summary>
    private static ExpressionSyntax And(ExpressionSyntax condition, ExpressionSyntax remaining) =>
        condition.IsKind(SyntaxKind.TrueLiteralExpression)
            ? remaining.WithTriviaFrom(condition)
            : SyntaxFactory.BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                condition.WithoutTrailingTrivia(),
                SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                remaining.WithTrailingTrivia(condition.GetTrailingTrivia()));

    private static ExpressionSyntax RemainingTime(string lambdaContext) => SyntaxFactory.BinaryExpression(
        SyntaxKind.GreaterThanExpression,
        SyntaxFactory.ParseExpression(lambdaContext + ".RemainingTime ").WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.GreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseTypeName("global::System.TimeSpan").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName("FromSeconds")),
            SyntaxFactory.ParseArgumentList("(5)")));
}
