using System.Globalization;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Writes a timeout into the configuration file, or for a function of Annotations into its <c>[LambdaFunction]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TimeoutMissingCodeFix() : ConfigurationCodeFix(RuleIds.TimeoutMissing, "Set a timeout")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetTimeout(file, functionName, int.Parse(value, CultureInfo.InvariantCulture), cancellationToken);

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) =>
        root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(static attribute => attribute.Name.ToString().Contains("LambdaFunction"));

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value)
    {
        var attribute = (AttributeSyntax)node;
        var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        foreach (var existing in arguments.Arguments)
        {
            if (existing.NameEquals?.Name.Identifier.ValueText is "Timeout")
            {
                return attribute.ReplaceNode(existing.Expression, Number(value).WithTriviaFrom(existing.Expression));
            }
        }

        var timeout = SyntaxFactory.AttributeArgument(Number(value)).WithNameEquals(
            SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName("Timeout").WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        if (arguments.Arguments.Count == 0)
        {
            return attribute.WithName(attribute.Name.WithoutTrailingTrivia())
                .WithArgumentList(arguments.AddArguments(timeout).WithTrailingTrivia(attribute.GetTrailingTrivia()));
        }

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return attribute.WithArgumentList(arguments.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
            arguments.Arguments.GetWithSeparators().Add(comma).Add(timeout))));
    }

    private static LiteralExpressionSyntax Number(string value) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.ParseToken(value));
}
