using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>Which serializer Lambda uses for a handler.</summary>
internal static class LambdaSerializers
{
    /// <summary>Gets the type that <c>LambdaSerializer</c> names on the method, or else on the assembly; null where none does.</summary>
    public static INamedTypeSymbol? Of(IMethodSymbol method, KnownSymbols symbols) =>
        symbols[TypeNames.LambdaSerializerAttribute] is { } attribute
            ? Named(method, attribute) ?? (method.ContainingAssembly is { } assembly ? Named(assembly, attribute) : null)
            : null;

    /// <summary>Gets the type that a <c>LambdaSerializer</c> attribute names.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type } ? type : null;

    private static INamedTypeSymbol? Named(ISymbol symbol, INamedTypeSymbol type)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type))
            {
                return TypeOf(attribute);
            }
        }

        return null;
    }
}
