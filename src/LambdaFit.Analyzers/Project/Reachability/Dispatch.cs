using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>Which methods of this compilation a virtual or interface call may run: every implementation and override in source.</summary>
internal sealed class Dispatch
{
    private readonly Dictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> targets = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> derivedTypes = new(SymbolEqualityComparer.Default);
    private readonly object gate = new();

    private Dispatch()
    {
    }

    public static Dispatch Build(LambdaProject project, CancellationToken cancellationToken)
    {
        var dispatch = new Dispatch();
        foreach (var type in project.DerivedTypes(cancellationToken))
        {
            foreach (var implemented in type.AllInterfaces)
            {
                dispatch.Add(implemented.OriginalDefinition, type);
            }

            for (var ancestor = type.BaseType; ancestor is { SpecialType: SpecialType.None }; ancestor = ancestor.BaseType)
            {
                dispatch.Add(ancestor.OriginalDefinition, type);
            }
        }

        return dispatch;
    }

    /// <summary>Gets the method itself where it has a body of its own, and all that implements or overrides it in this compilation.</summary>
    public ImmutableArray<IMethodSymbol> Targets(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            return ImmutableArray.Create(method);
        }

        lock (gate)
        {
            if (!targets.TryGetValue(method, out var found))
            {
                found = Find(method);
                targets.Add(method, found);
            }

            return found;
        }
    }

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        if (!method.IsAbstract)
        {
            found.Add(method);
        }

        // A method of 'object' is overridden all over; only the one that is named counts.
        if (method.ContainingType.SpecialType is SpecialType.System_Object || !derivedTypes.TryGetValue(method.ContainingType, out var types))
        {
            return found.ToImmutable();
        }

        foreach (var type in types)
        {
            if (Implementation(type, method) is { IsAbstract: false } implementation && !found.Contains(implementation, SymbolEqualityComparer.Default))
            {
                found.Add(implementation);
            }
        }

        return found.ToImmutable();
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind is not TypeKind.Interface)
        {
            return Override(type, method);
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType))
            {
                continue;
            }

            // The member of the constructed interface, found by its place: its symbol differs from the definition's.
            foreach (var member in implemented.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method))
                {
                    return type.FindImplementationForInterfaceMember(member)?.OriginalDefinition as IMethodSymbol;
                }
            }
        }

        return null;
    }

    private static IMethodSymbol? Override(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var member in type.GetMembers(method.Name))
        {
            for (var overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                {
                    return (IMethodSymbol)member.OriginalDefinition;
                }
            }
        }

        return null;
    }

    private void Add(INamedTypeSymbol ancestor, INamedTypeSymbol type)
    {
        if (!derivedTypes.TryGetValue(ancestor, out var types))
        {
            types = [];
            derivedTypes.Add(ancestor, types);
        }

        types.Add(type);
    }
}
