using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes the architecture that the project is published for.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class ArchitectureMismatchCodeFix() : ConfigurationCodeFix(RuleIds.ArchitectureMismatch, "Set the architecture that the project is published for")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetArchitecture(file, functionName, value, cancellationToken);
}
