using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes the handler string of the nearest entry point.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class HandlerNotFoundCodeFix() : ConfigurationCodeFix(RuleIds.HandlerNotFound, "Name the nearest handler")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetHandler(file, functionName, value, cancellationToken);
}
