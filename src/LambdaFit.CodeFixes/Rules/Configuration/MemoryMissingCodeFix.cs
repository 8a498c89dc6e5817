using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes a memory size into the configuration file, or for a function of Annotations into its <c>[LambdaFunction]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MemoryMissingCodeFix() : ConfigurationCodeFix(RuleIds.MemoryMissing, "Set a memory size")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetMemory(file, functionName, int.Parse(value, CultureInfo.InvariantCulture), cancellationToken);

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => LambdaFunctionEditor.AttributeAt(root, span);

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) => LambdaFunctionEditor.WithMemory((AttributeSyntax)node, value);
}
