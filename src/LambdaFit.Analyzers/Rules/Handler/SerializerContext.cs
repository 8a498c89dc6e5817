using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>
/// The types that a <c>JsonSerializerContext</c> knows: those of its <c>[JsonSerializable]</c> attributes and whatever they are made of, for which the generator
/// writes code too. Rather too many than too few.
/// </summary>
internal sealed class SerializerContext
{
    /// <summary>More types than any event is made of; whoever has more is left alone.</summary>
    private const int MostTypes = 5_000;

    private readonly HashSet<ITypeSymbol> known = new(SymbolEqualityComparer.Default);
    private readonly Queue<ITypeSymbol> unseen = new();
    private readonly bool isUncertain;

    private SerializerContext(INamedTypeSymbol type, KnownSymbols symbols)
    {
        Type = type;
        var roots = Registered(type, symbols);
        isUncertain = roots.IsEmpty;
        foreach (var root in roots)
        {
            isUncertain |= root.TypeKind is TypeKind.Error;
            Add(root);
        }

        while (unseen.Count > 0 && !isUncertain)
        {
            AddParts(unseen.Dequeue());
            isUncertain |= known.Count > MostTypes;
        }
    }

    /// <summary>Gets the context's class.</summary>
    public INamedTypeSymbol Type { get; }

    public static SerializerContext Of(INamedTypeSymbol type, KnownSymbols symbols) => new(type, symbols);

    /// <summary>Gets the types that <c>[JsonSerializable]</c> names on a context or a base class of it.</summary>
    public static ImmutableArray<ITypeSymbol> Registered(INamedTypeSymbol context, KnownSymbols symbols)
    {
        var registered = ImmutableArray.CreateBuilder<ITypeSymbol>();
        for (var declaring = context; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var attribute in declaring.GetAttributes())
            {
                if (symbols.Is(attribute.AttributeClass, TypeNames.JsonSerializableAttribute)
                    && attribute.ConstructorArguments.Length == 1
                    && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type })
                {
                    registered.Add(type);
                }
            }
        }

        return registered.ToImmutable();
    }

    /// <summary>Tells whether the context can read and write a type, or may be able to.</summary>
    public bool MayKnow(ITypeSymbol type) => isUncertain || known.Contains(type);

    private void Add(ITypeSymbol? type)
    {
        if (type is not null && known.Add(type))
        {
            unseen.Enqueue(type);
        }
    }

    private void AddParts(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType);
        }

        if (type is not INamedTypeSymbol named)
        {
            return;
        }

        foreach (var argument in named.TypeArguments)
        {
            Add(argument);
        }

        foreach (var implemented in named.AllInterfaces)
        {
            foreach (var argument in implemented.TypeArguments)
            {
                Add(argument);
            }
        }

        AddNamedByAttributes(named);
        for (var declaring = named; declaring is not null && !IsOfSystem(declaring); declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                Add(member switch
                {
                    IPropertySymbol { IsStatic: false } property => property.Type,
                    IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => field.Type,
                    _ => null,
                });
            }
        }
    }

    /// <summary>Adds what <c>[JsonDerivedType]</c> and the like name.</summary>
    private void AddNamedByAttributes(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            foreach (var argument in attribute.ConstructorArguments)
            {
                if (argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol named })
                {
                    Add(named);
                }
            }
        }
    }

    /// <summary>The generator has converters for the types of .NET, and looks into none of them.</summary>
    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: false, Name: "System" };
    }
}
