using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>
/// Finds implementations of other assemblies' interfaces that a framework calls back during an invocation (request handlers of a mediator,
/// consumers, filters). Only in projects that have a handler.
/// </summary>
internal static class FrameworkCallbacks
{
    public static void Find(EntryPointCollector collector)
    {
        if (collector.Found.Count == 0 || collector.Project.Options.IsLibrary)
        {
            return;
        }

        foreach (var type in collector.DerivedTypes)
        {
            if (type.IsAbstract)
            {
                continue;
            }

            foreach (var implemented in type.AllInterfaces)
            {
                if (IsCalledByFramework(implemented.ContainingAssembly, collector.Project.Compilation.Assembly))
                {
                    RecordHandlers.AddImplementations(collector, EntryPointKind.Callback, type, implemented);
                }
            }
        }
    }

    /// <summary>
    /// The platform's own interfaces (disposal, comparison, hosting, options) are called by whoever uses the object, or at start-up; that
    /// is found by following calls. AWS's are clients, serializers and contexts.
    /// </summary>
    private static bool IsCalledByFramework(IAssemblySymbol? assembly, IAssemblySymbol own)
    {
        if (assembly is null || SymbolEqualityComparer.Default.Equals(assembly, own))
        {
            return false;
        }

        var name = assembly.Name;
        return name is not ("System" or "mscorlib" or "netstandard")
            && !name.StartsWith("System.", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            && !name.StartsWith("Amazon.", StringComparison.Ordinal)
            && !name.StartsWith("AWSSDK.", StringComparison.Ordinal)
            && !name.StartsWith("AWS.", StringComparison.Ordinal);
    }
}
