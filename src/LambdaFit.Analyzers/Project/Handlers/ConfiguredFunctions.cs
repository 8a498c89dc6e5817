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
    private readonly Dictionary<FunctionSettings, EntryPoint> byFunction = [];

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
            if (function.Handler.HasValue && FindEntryPoint(function, entryPoints, host, project) is { } entryPoint)
            {
                joined.byEntryPoint[entryPoint] = joined.Of(entryPoint).Add(function);
                joined.byFunction[function] = entryPoint;
            }
        }

        return joined;
    }

    /// <summary>Gets what the configuration says of an entry point: once per file that declares it, nothing where none does.</summary>
    public ImmutableArray<FunctionSettings> Of(EntryPoint entryPoint) =>
        byEntryPoint.TryGetValue(entryPoint, out var functions) ? functions : ImmutableArray<FunctionSettings>.Empty;

    /// <summary>Gets the entry point that a function of the configuration runs, or null where that is not known.</summary>
    public EntryPoint? EntryPointOf(FunctionSettings function) => byFunction.TryGetValue(function, out var entryPoint) ? entryPoint : null;

    private static EntryPoint? FindEntryPoint(FunctionSettings function, ImmutableArray<EntryPoint> entryPoints, EntryPoint? host, LambdaProject project)
    {
        var text = function.Handler.Value!;
        if (!HandlerString.TryParse(text, out var handler))
        {
            return function.ValueOf(GeneratedHandler.Variable) is { } name ? FindAnnotated(entryPoints, method => method.Name == name) : host;
        }

        // What the generator writes may be in the compilation too, but findings belong at the annotated method.
        if (FindAnnotated(entryPoints, method => GeneratedHandler.For(method) == text) is { } annotated)
        {
            return annotated;
        }

        var target = handler.Resolve(project.Compilation);
        foreach (var entryPoint in entryPoints)
        {
            if (entryPoint is { IsFunction: true, Kind: not EntryPointKind.Annotations }
                && SymbolEqualityComparer.Default.Equals(entryPoint.Symbol, entryPoint.Method is null ? target.Type : target.Method?.OriginalDefinition))
            {
                return entryPoint;
            }
        }

        return null;
    }

    private static EntryPoint? FindAnnotated(ImmutableArray<EntryPoint> entryPoints, Func<IMethodSymbol, bool> isMeant)
    {
        foreach (var entryPoint in entryPoints)
        {
            if (entryPoint is { Kind: EntryPointKind.Annotations, Method: { } method } && isMeant(method))
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
