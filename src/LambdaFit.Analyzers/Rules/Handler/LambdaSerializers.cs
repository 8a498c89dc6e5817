using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>Which serializer Lambda uses for a handler.</summary>
internal static class LambdaSerializers
{
    /// <summary>Gets the type that <c>LambdaSerializer</c> names on the method, or else on the assembly of the handler's type; null where none does.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type, IMethodSymbol method, KnownSymbols symbols) =>
        symbols[TypeNames.LambdaSerializerAttribute] is { } attribute ? Named(method, attribute) ?? Named(type.ContainingAssembly, attribute) : null;

    /// <summary>Gets the type that a <c>LambdaSerializer</c> attribute names.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type } ? type : null;

    /// <summary>Follows a value through conversions, locals and fields to where it is created; null where that is not certain.</summary>
    public static IObjectCreationOperation? Created(IOperation value, LambdaProject project, CancellationToken cancellationToken)
    {
        // A serializer is handed on once or twice at most.
        for (var hops = 0; hops < 6; hops++)
        {
            switch (value)
            {
                case IObjectCreationOperation creation:
                    return creation;
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                default:
                    if (Variable(value) is not { } variable || Initializer(variable, project, cancellationToken) is not { } initializer)
                    {
                        return null;
                    }

                    value = initializer;
                    continue;
            }
        }

        return null;
    }

    private static ISymbol? Variable(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
        _ => null,
    };

    private static IOperation? Initializer(ISymbol variable, LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            {
                return project.Bodies.Operation(value, cancellationToken);
            }
        }

        return null;
    }

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
