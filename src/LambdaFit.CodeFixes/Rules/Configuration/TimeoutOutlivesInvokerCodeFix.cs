using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Lowers a timeout to what the caller of the function waits.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class TimeoutOutlivesInvokerCodeFix() : ConfigurationCodeFix(RuleIds.TimeoutOutlivesInvoker, "Set the timeout to what the caller waits")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.LowerTimeout(file, functionName, int.Parse(value, CultureInfo.InvariantCulture), cancellationToken);

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => LambdaFunctionEditor.ValueAt(root, span);

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) => LambdaFunctionEditor.WithValue(node, value);
}
