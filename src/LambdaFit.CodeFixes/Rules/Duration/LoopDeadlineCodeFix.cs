using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Base of the fixes that end a loop when the remaining time of the invocation runs low.</summary>
public abstract class LoopDeadlineCodeFix : CodeFixProvider
{
    private readonly string title;

    private protected LoopDeadlineCodeFix(string ruleId, string title)
    {
        this.title = title;
        FixableDiagnosticIds = ImmutableArray.Create(ruleId);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent is not StatementSyntax loop
            || model is null
            || LambdaContextInScope.At(model, loop.SpanStart) is not { } lambdaContext
            || Bounded(loop, lambdaContext) is not { } bounded)
        {
            return;
        }

        var changed = context.Document.WithEdited(root.ReplaceNode(loop, bounded));
        await FixValidation.RegisterAsync(context, changed, title, GetType().Name).ConfigureAwait(false);
    }

    /// <summary>Gets the loop with a look at the remaining time, or null where none can be written.</summary>
    private protected virtual StatementSyntax? Bounded(StatementSyntax loop, string lambdaContext) => RemainingTimeGuard.Bounded(loop, lambdaContext);
}
