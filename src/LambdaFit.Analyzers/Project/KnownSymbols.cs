using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project;

/// <summary>The types that rules ask for, looked up once per compilation; that a type is absent is remembered too.</summary>
internal sealed class KnownSymbols(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, INamespaceSymbol?> namespaces = new(StringComparer.Ordinal) { [string.Empty] = compilation.GlobalNamespace };

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
        var end = metadataName.LastIndexOf('.');
        if (NamespaceOf(end < 0 ? string.Empty : metadataName.Substring(0, end)) is not { } space)
        {
            return null;
        }

        INamedTypeSymbol? type = null;
        foreach (var part in metadataName.Substring(end + 1).Split('+'))
        {
            var tick = part.IndexOf('`');
            var name = tick < 0 ? part : part.Substring(0, tick);
            var arity = tick < 0 ? 0 : int.Parse(part.Substring(tick + 1), CultureInfo.InvariantCulture);
            type = Choose((type ?? (INamespaceOrTypeSymbol)space).GetTypeMembers(name, arity));
            if (type is null)
            {
                return null;
            }
        }

        return type;
    }

    /// <summary>
    /// Gets a namespace, or null where neither the project nor a reference has it. Most types that rules ask for belong to packages that a project does not
    /// have: this tells at once, where looking a type up asks every reference.
    /// </summary>
    private INamespaceSymbol? NamespaceOf(string name)
    {
        if (namespaces.TryGetValue(name, out var known))
        {
            return known;
        }

        var end = name.LastIndexOf('.');
        INamespaceSymbol? found = null;
        if (NamespaceOf(end < 0 ? string.Empty : name.Substring(0, end)) is { } outer)
        {
            foreach (var member in outer.GetMembers(name.Substring(end + 1)))
            {
                found ??= member as INamespaceSymbol;
            }
        }

        return namespaces.GetOrAdd(name, found);
    }

    /// <summary>Chooses the project's own type, else the only one. Two references may each define one: then the first that is public serves.</summary>
    private INamedTypeSymbol? Choose(ImmutableArray<INamedTypeSymbol> candidates)
    {
        INamedTypeSymbol? chosen = null;
        foreach (var candidate in candidates)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.ContainingAssembly, compilation.Assembly))
            {
                return candidate;
            }

            if (chosen is null || (chosen.DeclaredAccessibility is not Accessibility.Public && candidate.DeclaredAccessibility is Accessibility.Public))
            {
                chosen = candidate;
            }
        }

        return candidates.Length > 1 && chosen!.DeclaredAccessibility is not Accessibility.Public ? null : chosen;
    }
}
