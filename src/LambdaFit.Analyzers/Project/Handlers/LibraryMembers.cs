using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>Finds the public methods and properties of a library that functions call. Constructors are left out: they may run once per environment.</summary>
internal static class LibraryMembers
{
    public static void Find(EntryPointCollector collector)
    {
        foreach (var index in collector.Indexes)
        {
            foreach (var declaration in index.Types)
            {
                if (collector.Project.Bodies.Declared(declaration, collector.CancellationToken) is { } type
                    && IsVisibleOutside(type))
                {
                    Add(collector, type);
                }
            }
        }
    }

    private static void Add(EntryPointCollector collector, INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol
                {
                    DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal,
                    IsAbstract: false,
                    IsImplicitlyDeclared: false,
                    MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.UserDefinedOperator,
                } method)
            {
                collector.Add(EntryPointKind.Library, method);
            }
        }
    }

    private static bool IsVisibleOutside(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
