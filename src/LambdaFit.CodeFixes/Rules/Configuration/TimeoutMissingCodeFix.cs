using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes a timeout into the configuration file, or for a function of Annotations into its <c>[LambdaFunction]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TimeoutMissingCodeFix() : ConfigurationCodeFix(RuleIds.TimeoutMissing, "Set a timeout")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetTimeout(file, functionName, int.Parse(value, CultureInfo.InvariantCulture), cancellationToken);

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => LambdaFunctionEditor.AttributeAt(root, span);

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) => LambdaFunctionEditor.WithTimeout((AttributeSyntax)node, value);
}
