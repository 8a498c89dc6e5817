using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Gives a queue six times the timeout of the function that reads it, and the batching window.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class VisibilityTimeoutTooShortCodeFix() : ConfigurationCodeFix(RuleIds.VisibilityTimeoutTooShort, "Set the visibility timeout of the queue")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken)
    {
        var (queue, seconds) = QueueVisibility.Parse(value);
        return ConfigurationEditor.SetVisibilityTimeout(file, functionName, queue, seconds, cancellationToken);
    }
}
