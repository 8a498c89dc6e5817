using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes the nearest value that Lambda accepts.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class SettingOutOfRangeCodeFix() : ConfigurationCodeFix(RuleIds.SettingOutOfRange, "Set a value that Lambda accepts")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken)
    {
        if (RangedValue.Parse(value) is not { } wanted)
        {
            return null;
        }

        foreach (var function in file.Functions)
        {
            if (function.Name == functionName)
            {
                // Functions that inherit the value may have had it set for them already.
                return wanted.In(function) is { HasValue: true } present && present.Value != wanted.Value
                    ? ConfigurationEditor.ReplaceValue(
                        file, functionName, present.Span, wanted.Value.ToString(CultureInfo.InvariantCulture), f => wanted.In(f).Value == wanted.Value, cancellationToken)
                    : null;
            }
        }

        return null;
    }

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax;

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.ParseToken(value)).WithTriviaFrom(node);
}
