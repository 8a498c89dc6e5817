using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits <c>[LambdaFunction]</c>, from which the Annotations generator writes the template.</summary>
internal static class LambdaFunctionEditor
{
    /// <summary>Gets the attribute of the method around a place, or null where it has none.</summary>
    public static AttributeSyntax? AttributeAt(SyntaxNode root, TextSpan span) =>
        root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(static attribute => attribute.Name.ToString().Contains("LambdaFunction"));

    /// <summary>Gets the attribute with a timeout, in place of the one it has or behind its other arguments.</summary>
    public static AttributeSyntax WithTimeout(AttributeSyntax attribute, string value) => With(attribute, "Timeout", Number(value));

    /// <summary>Gets the attribute with so much memory, in the way of <see cref="WithTimeout"/>.</summary>
    public static AttributeSyntax WithMemory(AttributeSyntax attribute, string value) => With(attribute, "MemorySize", Number(value));

    /// <summary>Gets the attribute that makes its function a container image, in the way of <see cref="WithTimeout"/>.</summary>
    public static AttributeSyntax AsImage(AttributeSyntax attribute)
    {
        var qualifier = attribute.Name is QualifiedNameSyntax qualified ? qualified.Left + "." : string.Empty;
        return With(attribute, "PackageType", SyntaxFactory.ParseExpression(qualifier + "LambdaPackageType.Image"));
    }

    /// <summary>Gets the value of an argument at which a finding stands.</summary>
    public static SyntaxNode? ValueAt(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax;

    /// <summary>Gets a number in place of the value of an argument.</summary>
    public static SyntaxNode WithValue(SyntaxNode node, string value) => Number(value).WithTriviaFrom(node);

    private static AttributeSyntax With(AttributeSyntax attribute, string property, ExpressionSyntax value)
    {
        var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        foreach (var existing in arguments.Arguments)
        {
            if (existing.NameEquals?.Name.Identifier.ValueText == property)
            {
                return attribute.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression));
            }
        }

        var added = SyntaxFactory.AttributeArgument(value).WithNameEquals(
            SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(property).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        if (arguments.Arguments.Count == 0)
        {
            return attribute.WithName(attribute.Name.WithoutTrailingTrivia())
                .WithArgumentList(arguments.AddArguments(added).WithTrailingTrivia(attribute.GetTrailingTrivia()));
        }

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return attribute.WithArgumentList(arguments.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
            arguments.Arguments.GetWithSeparators().Add(comma).Add(added))));
    }

    private static LiteralExpressionSyntax Number(string value) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.ParseToken(value));
}
