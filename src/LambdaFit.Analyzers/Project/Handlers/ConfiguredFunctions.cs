using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>
/// Which functions of the configuration run which entry point. A function whose handler string names no method (an executable, an image)
/// belongs to the only bootstrap or web host of the project; where there are several, nothing is known.
/// </summary>
internal sealed class ConfiguredFunctions
{
    private readonly Dictionary<EntryPoint, ImmutableArray<FunctionSettings>> byEntryPoint = [];

    private ConfiguredFunctions()
    {
    }

    public static ConfiguredFunctions Join(LambdaProject project, CancellationToken cancellationToken)
    {
        var joined = new ConfiguredFunctions();
        var functions = project.Configuration(cancellationToken).Functions;
        if (functions.IsEmpty)
        {
            return joined;
        }

        var entryPoints = project.EntryPoints(cancellationToken).All;
        var host = OnlyHost(entryPoints);
        foreach (var function in functions)
        {
            if (function.Handler.HasValue && FindEntryPoint(function.Handler.Value!, entryPoints, host, project) is { } entryPoint)
            {
                joined.byEntryPoint[entryPoint] = joined.Of(entryPoint).Add(function);
            }
        }

        return joined;
    }

    /// <summary>Gets what the configuration says of an entry point: once per file that declares it, nothing where none does.</summary>
    public ImmutableArray<FunctionSettings> Of(EntryPoint entryPoint) =>
        byEntryPoint.TryGetValue(entryPoint, out var functions) ? functions : ImmutableArray<FunctionSettings>.Empty;

    /// <summary>Tells whether a handler string names what the Annotations generator writes for a method with <c>[LambdaFunction]</c>.</summary>
    public static bool IsGeneratedFor(HandlerString handler, IMethodSymbol method) =>
        handler.Method == method.Name && handler.Type == HandlerString.TypeName(method.ContainingType) + "_" + method.Name + "_Generated";

    private static EntryPoint? FindEntryPoint(string text, ImmutableArray<EntryPoint> entryPoints, EntryPoint? host, LambdaProject project)
    {
        if (!HandlerString.TryParse(text, out var handler))
        {
            return host;
        }

        var (type, method) = handler.Resolve(project.Compilation);
        foreach (var entryPoint in entryPoints)
        {
            if (entryPoint.IsFunction
                && (entryPoint.Kind is EntryPointKind.Annotations
                    ? IsGeneratedFor(handler, entryPoint.Method!)
                    : SymbolEqualityComparer.Default.Equals(entryPoint.Symbol, (ISymbol?)entryPoint.Method is null ? type : method?.OriginalDefinition)))
            {
                return entryPoint;
            }
        }

        return null;
    }

    private static EntryPoint? OnlyHost(ImmutableArray<EntryPoint> entryPoints)
    {
        EntryPoint? host = null;
        foreach (var entryPoint in entryPoints)
        {
            if (entryPoint.Kind is EntryPointKind.Bootstrap || (entryPoint.Kind is EntryPointKind.AspNetCoreHost && entryPoint.Symbol is null))
            {
                if (host is not null)
                {
                    return null;
                }

                host = entryPoint;
            }
        }

        return host;
    }
}
