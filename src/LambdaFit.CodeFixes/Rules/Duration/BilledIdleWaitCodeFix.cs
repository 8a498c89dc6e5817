using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Lets a durable workflow wait without running: <c>await context.WaitAsync(TimeSpan.FromMinutes(5))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BilledIdleWaitCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.BilledIdleWait);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model?.GetOperation(call, context.CancellationToken) is not IInvocationOperation wait
            || LambdaContextInScope.DurableAt(model, call.SpanStart) is not { } durableContext
            || Suspended(wait, call, durableContext, new KnownSymbols(model.Compilation)) is not { } suspended)
        {
            return;
        }

        var changed = context.Document.WithEdited(root.ReplaceNode(call, suspended.WithTriviaFrom(call)));
        await FixValidation.RegisterAsync(context, changed, "Wait with the durable context", nameof(BilledIdleWaitCodeFix)).ConfigureAwait(false);
    }

    private static ExpressionSyntax? Suspended(IInvocationOperation wait, InvocationExpressionSyntax call, string durableContext, KnownSymbols symbols)
    {
        if (Argument(wait, 0)?.Syntax is not ArgumentSyntax { Expression: var duration } || wait.Arguments.Length > 2)
        {
            return null;
        }

        var arguments = SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(
            symbols.Is(wait.TargetMethod.Parameters[0].Type, TypeNames.TimeSpan) ? duration.WithoutTrivia() : TimeSpanOf(duration.WithoutTrivia())));
        if (wait.Arguments.Length is 2)
        {
            if (Argument(wait, 1) is not { Syntax: ArgumentSyntax { Expression: var token } } second || !symbols.Is(second.Parameter?.Type, TypeNames.CancellationToken))
            {
                return null;
            }

            arguments = arguments.Add(SyntaxFactory.Argument(SyntaxFactory.NameColon("cancellationToken"), default, token.WithoutTrivia()).NormalizeWhitespace());
        }

        var suspension = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(durableContext), SyntaxFactory.IdentifierName("WaitAsync")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments, Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1))));
        if (wait.TargetMethod.Name is "Sleep")
        {
            return call.Parent is ExpressionStatementSyntax ? SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), suspension) : null;
        }

        return IsAwaited(call) ? suspension : null;
    }

    private static IArgumentOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    private static bool IsAwaited(InvocationExpressionSyntax call) =>
        call.Parent is AwaitExpressionSyntax
        || call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } };

    /// <summary>Says milliseconds as a time span; whole seconds that are written as a number, as seconds.</summary>
    private static ExpressionSyntax TimeSpanOf(ExpressionSyntax milliseconds)
    {
        var (unit, amount) = milliseconds is LiteralExpressionSyntax { Token.Value: int literal } && literal % 1000 == 0
            ? ("FromSeconds", SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(literal / 1000)))
            : ("FromMilliseconds", milliseconds);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseTypeName("global::System.TimeSpan").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName(unit)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(amount))));
    }
}
