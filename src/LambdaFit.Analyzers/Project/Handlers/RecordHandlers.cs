using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>Finds the record handlers of Powertools batch processors.</summary>
internal static class RecordHandlers
{
    public static void Find(EntryPointCollector collector)
    {
        if (collector.Symbols[TypeNames.PowertoolsRecordHandler] is not { } handler)
        {
            return;
        }

        foreach (var type in collector.DerivedTypes)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, handler))
                {
                    AddImplementations(collector, EntryPointKind.RecordHandler, type, implemented);
                }
            }
        }
    }

    /// <summary>Adds the methods of a type that implement an interface's methods.</summary>
    public static void AddImplementations(EntryPointCollector collector, EntryPointKind kind, INamedTypeSymbol type, INamedTypeSymbol implemented)
    {
        foreach (var member in implemented.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary }
                && type.FindImplementationForInterfaceMember(member) is IMethodSymbol { IsAbstract: false } implementation)
            {
                collector.Add(kind, implementation.OriginalDefinition);
            }
        }
    }
}
