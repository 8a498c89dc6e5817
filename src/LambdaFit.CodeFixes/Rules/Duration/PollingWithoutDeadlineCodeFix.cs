using System.Collections.Immutable;
using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Gives a polling loop a deadline: <c>while (isRunning &amp;&amp; context.RemainingTime &gt; TimeSpan.FromSeconds(5))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PollingWithoutDeadlineCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PollingWithoutDeadline);

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
            || RemainingTimeGuard.Bounded(loop, lambdaContext) is not { } bounded)
        {
            return;
        }

        var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(loop, bounded));
        if (await FixValidation.CompilesAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(
                CodeAction.Create("Stop polling when the remaining time runs low", _ => Task.FromResult(changed), nameof(PollingWithoutDeadlineCodeFix)),
                context.Diagnostics);
        }
    }
}
