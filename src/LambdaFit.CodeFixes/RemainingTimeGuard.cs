using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes;

/// <summary>Writes the condition <c>context.RemainingTime &gt; TimeSpan.FromSeconds(5)</c> into loops.</summary>
internal static class RemainingTimeGuard
{
    /// <summary>Gets a <c>while</c>, <c>do</c> or <c>for</c> loop that ends as well when the remaining time runs low; null for other statements.</summary>
    public static StatementSyntax? Bounded(StatementSyntax loop, string lambdaContext)
    {
        var remaining = Comparison(lambdaContext, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken);
        return loop switch
        {
            WhileStatementSyntax statement => statement.WithCondition(And(statement.Condition, remaining)),
            DoStatementSyntax statement => statement.WithCondition(And(statement.Condition, remaining)),
            ForStatementSyntax { Condition: null } statement => statement
                .WithFirstSemicolonToken(statement.FirstSemicolonToken.WithTrailingTrivia(SyntaxFactory.Space))
                .WithCondition(remaining),
            ForStatementSyntax statement => statement.WithCondition(And(statement.Condition, remaining)),
            _ => null,
        };
    }

    /// <summary>Gets <c>context.RemainingTime &lt;= TimeSpan.FromSeconds(5)</c>.</summary>
    public static ExpressionSyntax IsLow(string lambdaContext) =>
        Comparison(lambdaContext, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken);

    /// <summary>Replaces <c>true</c>; a condition that says something is kept.</summary>
    private static ExpressionSyntax And(ExpressionSyntax condition, ExpressionSyntax remaining) =>
        condition.IsKind(SyntaxKind.TrueLiteralExpression)
            ? remaining.WithTriviaFrom(condition)
            : SyntaxFactory.BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                Operand(condition),
                SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                remaining.WithTrailingTrivia(condition.GetTrailingTrivia()));

    /// <summary>Puts what binds less than <c>&amp;&amp;</c> into parentheses.</summary>
    private static ExpressionSyntax Operand(ExpressionSyntax condition) =>
        condition.Kind() is SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.ConditionalExpression
            || condition is AssignmentExpressionSyntax or LambdaExpressionSyntax
                ? SyntaxFactory.ParenthesizedExpression(condition.WithoutTrivia()).WithLeadingTrivia(condition.GetLeadingTrivia())
                : condition.WithoutTrailingTrivia();

    private static ExpressionSyntax Comparison(string lambdaContext, SyntaxKind kind, SyntaxKind operatorKind) => SyntaxFactory.BinaryExpression(
        kind,
        SyntaxFactory.ParseExpression(lambdaContext + ".RemainingTime ").WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(operatorKind).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseTypeName("global::System.TimeSpan").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName("FromSeconds")),
            SyntaxFactory.ParseArgumentList("(5)")));
}
