using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project;

/// <summary>The types that rules ask for, looked up once per compilation; that a type is absent is remembered too.</summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> types = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets the type with this metadata name, or null where the compilation has none. Names are constants of
    /// <see cref="TypeNames"/>, so that a test can hold each of them against the real API.
    /// </summary>
    public INamedTypeSymbol? this[string metadataName] => types.TryGetValue(metadataName, out var type) ? type : types.GetOrAdd(metadataName, Find(metadataName));

    /// <summary>Tells whether a type is, once constructed, the one of this metadata name.</summary>
    public bool Is(ITypeSymbol? type, string metadataName) =>
        type is INamedTypeSymbol && this[metadataName] is { } known && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);

    /// <summary>Tells whether a type is, derives from or implements the one of this metadata name.</summary>
    public bool IsOrInherits(ITypeSymbol? type, string metadataName)
    {
        if (type is null || this[metadataName] is not { } known)
        {
            return false;
        }

        if (known.TypeKind is TypeKind.Interface)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known))
            {
                return true;
            }

            foreach (var candidate in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, known))
                {
                    return true;
                }
            }

            return false;
        }

        for (ITypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a member is declared by the type of this metadata name.</summary>
    public bool IsMemberOf(ISymbol? member, string metadataName) => Is(member?.ContainingType, metadataName);

    private INamedTypeSymbol? Find(string metadataName)
    {
        // A type that two references define cannot be told apart by name; the first one with an accessible definition serves.
#pragma warning disable RS0030 // the one place that looks types up
        if (compilation.GetTypeByMetadataName(metadataName) is { } type)
#pragma warning restore RS0030
        {
            return type;
        }

        ImmutableArray<INamedTypeSymbol> candidates = compilation.GetTypesByMetadataName(metadataName);
        foreach (var candidate in candidates)
        {
            if (candidate.DeclaredAccessibility is Accessibility.Public)
            {
                return candidate;
            }
        }

        return null;
    }
}
