using Microsoft.CodeAnalysis;

namespace LambdaFit.CodeFixes;

/// <summary>Tells whether a change may be offered: code that compiled before must compile after.</summary>
internal static class FixValidation
{
    /// <summary>Compares the compiler's errors in one document before and after a change.</summary>
    public static async Task<bool> CompilesAsync(Document before, Document after, CancellationToken cancellationToken) =>
        await CountErrorsAsync(after, cancellationToken).ConfigureAwait(false) <= await CountErrorsAsync(before, cancellationToken).ConfigureAwait(false);

    private static async Task<int> CountErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is null ? 0 : model.GetDiagnostics(cancellationToken: cancellationToken).Count(static d => d.Severity is DiagnosticSeverity.Error);
    }
}
