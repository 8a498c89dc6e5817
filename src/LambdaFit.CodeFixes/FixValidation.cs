using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LambdaFit.CodeFixes;

/// <summary>Tells whether a change may be offered: code that compiled before must compile after.</summary>
internal static class FixValidation
{
    /// <summary>Compares the compiler's errors in one document before and after a change.</summary>
    public static async Task<bool> CompilesAsync(Document before, Document after, CancellationToken cancellationToken) =>
        await CountErrorsAsync(after, cancellationToken).ConfigureAwait(false) <= await CountErrorsAsync(before, cancellationToken).ConfigureAwait(false);

    /// <summary>Offers a change of one document for all diagnostics of a context, unless it breaks the code.</summary>
    public static async Task RegisterAsync(CodeFixContext context, Document changed, string title, string equivalenceKey)
    {
        if (await CompilesAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey), context.Diagnostics);
        }
    }

    private static async Task<int> CountErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is null ? 0 : model.GetDiagnostics(cancellationToken: cancellationToken).Count(static d => d.Severity is DiagnosticSeverity.Error);
    }
}
