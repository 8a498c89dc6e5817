using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project;

/// <summary>Small questions about symbols.</summary>
internal static class SymbolExtensions
{
    /// <summary>Tells whether a symbol carries an attribute of exactly this type; false where the type is not known.</summary>
    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a property keeps its value in a field of its own: it is an auto-property, or its accessors say <c>field</c>.</summary>
    public static bool HasBackingField(this IPropertySymbol property)
    {
        property = property.OriginalDefinition;
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the symbol that a method declaration declares.</summary>
    public static IMethodSymbol? Declared(this MemberBodies bodies, MethodDeclarationSyntax declaration, CancellationToken cancellationToken) =>
        bodies.Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken);

    /// <summary>Gets the symbol that a type declaration declares.</summary>
    public static INamedTypeSymbol? Declared(this MemberBodies bodies, TypeDeclarationSyntax declaration, CancellationToken cancellationToken) =>
        bodies.Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken);
}
