using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes the nearest timeout that Lambda accepts, or takes the quotation marks off one.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class TimeoutOutOfRangeCodeFix() : ConfigurationCodeFix(RuleIds.TimeoutOutOfRange, "Set a timeout that Lambda accepts")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetTimeout(file, functionName, int.Parse(value, CultureInfo.InvariantCulture), cancellationToken);

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => LambdaFunctionEditor.ValueAt(root, span);

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) => LambdaFunctionEditor.WithValue(node, value);
}
