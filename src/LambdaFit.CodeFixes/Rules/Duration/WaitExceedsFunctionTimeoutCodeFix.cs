using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using LambdaFit.CodeFixes.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Raises the timeout of the function to the wait and a fifth more, where it is set, and of that function alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WaitExceedsFunctionTimeoutCodeFix() : ConfigurationCodeFix(RuleIds.WaitExceedsFunctionTimeout, "Raise the function's timeout")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.RaiseTimeout(file, functionName, int.Parse(value, CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>The first additional location is where the timeout is set.</summary>
    private protected override Location PlaceToEdit(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => LambdaFunctionEditor.AttributeAt(root, span);

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) => LambdaFunctionEditor.WithTimeout((AttributeSyntax)node, value);
}
