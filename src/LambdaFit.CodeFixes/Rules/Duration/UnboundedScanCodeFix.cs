using System.Collections.Immutable;
using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Stops reading pages when the remaining time runs low: in the condition of the loop, or with a <c>break</c> first thing in <c>await foreach</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnboundedScanCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnboundedScan);

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
            || (loop is CommonForEachStatementSyntax each ? WithBreak(each, lambdaContext) : RemainingTimeGuard.Bounded(loop, lambdaContext)) is not { } bounded)
        {
            return;
        }

        var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(loop, bounded));
        if (await FixValidation.CompilesAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(
                CodeAction.Create("Stop reading pages when the remaining time runs low", _ => Task.FromResult(changed), nameof(UnboundedScanCodeFix)),
                context.Diagnostics);
        }
    }

    private static StatementSyntax? WithBreak(CommonForEachStatementSyntax loop, string lambdaContext)
    {
        if (loop.Statement is not BlockSyntax block)
        {
            return null;
        }

        var stop = SyntaxFactory.IfStatement(RemainingTimeGuard.IsLow(lambdaContext), SyntaxFactory.Block(SyntaxFactory.BreakStatement()))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return loop.WithStatement(block.WithStatements(block.Statements.Insert(0, stop)));
    }
}
