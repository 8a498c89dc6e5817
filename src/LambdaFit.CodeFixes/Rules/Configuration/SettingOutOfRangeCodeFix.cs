using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes the nearest value that Lambda accepts.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class SettingOutOfRangeCodeFix() : ConfigurationCodeFix(RuleIds.SettingOutOfRange, "Set a value that Lambda accepts")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        RangedValue.Parse(value) is { } wanted ? ConfigurationEditor.ReplaceNumber(file, functionName, f => wanted.In(f), wanted.Value, cancellationToken) : null;

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => LambdaFunctionEditor.ValueAt(root, span);

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) => LambdaFunctionEditor.WithValue(node, value);
}
