using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Renames a key of a defaults file to the one that the .NET Lambda tools read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class UnknownDefaultsKeyCodeFix() : ConfigurationCodeFix(RuleIds.UnknownDefaultsKey, "Write the key that the tools read")
{
    /// <inheritdoc/>
    /// <remarks>What a file sets for all functions alike is named by its key.</remarks>
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.RenameKey(file, functionName, value, cancellationToken);
}
