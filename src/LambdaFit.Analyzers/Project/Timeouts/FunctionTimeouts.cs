using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Timeouts;

/// <summary>
/// Which timeouts apply to code: those of the functions whose entry points reach it. What no file or attribute says is unknown,
/// and so is what a defaults file omits, because the tools then ask for it.
/// </summary>
internal sealed class FunctionTimeouts(LambdaProject project)
{
    private readonly ConcurrentDictionary<EntryPoint, FunctionTimeout?> known = new();
    private StrongBox<int?>? shortest;

    /// <summary>Gets the timeout under which an entry point runs, or null where it is not known. Requests, records and workflows run under the longest of the functions that may serve them.</summary>
    public FunctionTimeout? Of(EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(entryPoint, out var timeout))
        {
            timeout = known.GetOrAdd(entryPoint, IsServed(entryPoint, cancellationToken) ? OfServing(entryPoint, cancellationToken) : OfFunction(entryPoint, cancellationToken));
        }

        return timeout;
    }

    /// <summary>Gets the shortest known timeout of the project, or null where none is known: what takes less time need not be looked at.</summary>
    public int? Shortest(CancellationToken cancellationToken)
    {
        if (shortest is null)
        {
            int? found = null;
            foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
            {
                if (!IsServed(entryPoint, cancellationToken) && Of(entryPoint, cancellationToken) is { } timeout && (found is null || timeout.Seconds < found))
                {
                    found = timeout.Seconds;
                }
            }

            shortest = new(found);
        }

        return shortest.Value;
    }

    /// <summary>Gets the longest timeout of all functions of the project, or null where one is not known.</summary>
    public FunctionTimeout? Longest(CancellationToken cancellationToken) => Longest(static _ => true, cancellationToken);

    /// <summary>
    /// Gets the functions that reach some code and whose timeouts it breaks, of which the first is one that is reported here;
    /// null where there is no such function.
    /// </summary>
    /// <param name="nearest">How the nearest entry point reaches the code.</param>
    /// <param name="isBroken">Whether the code takes too long for a function.</param>
    /// <param name="isReportedHere">Whether this is the place to report that.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public BrokenTimeouts? Broken(
        Reach nearest, Func<Reach, FunctionTimeout, bool> isBroken, Func<FunctionTimeout, bool> isReportedHere, CancellationToken cancellationToken)
    {
        BrokenTimeouts? first = null;
        var seen = new HashSet<FunctionTimeout>();
        foreach (var way in project.CallGraph(cancellationToken).WaysOf(nearest, cancellationToken))
        {
            if (Of(way.EntryPoint, cancellationToken) is { } timeout && isBroken(way, timeout) && seen.Add(timeout)
                && isReportedHere(timeout) && (first is null || timeout.Seconds < first.Value.First.Seconds))
            {
                first = new(timeout, way, 0);
            }
        }

        return first is { } found ? found with { Others = seen.Count - 1 } : null;
    }

    /// <summary>Gets the longest that an invocation of an entry point may last.</summary>
    public TimeoutLimit LimitOf(EntryPoint entryPoint, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (project.Options.MaxTimeoutSeconds(tree) is { } configured)
        {
            return new(configured, IsOption: true);
        }

        // One function may serve many requests or records; its settings are then those of some function of the project.
        return new(MaxSeconds(entryPoint.IsFunction ? project.Functions(cancellationToken).Of(entryPoint) : project.Configuration(cancellationToken).Functions), IsOption: false);
    }

    /// <summary>Gets a limit that no function of the project has less than.</summary>
    public int ShortestLimit(SyntaxTree tree) => project.Options.MaxTimeoutSeconds(tree) ?? LambdaLimits.MaxTimeoutSeconds;

    private static int MaxSeconds(ImmutableArray<FunctionSettings> functions)
    {
        foreach (var function in functions)
        {
            if (function.IsManagedInstances is { State: SettingState.Unknown } or { Value: true })
            {
                return LambdaLimits.MaxManagedInstancesTimeoutSeconds;
            }
        }

        return LambdaLimits.MaxTimeoutSeconds;
    }

    private FunctionTimeout? OfFunction(EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        var functions = project.Functions(cancellationToken).Of(entryPoint);
        if (LambdaFunctionAttribute.Timeout(entryPoint.Method, project.Symbols, cancellationToken) is { Seconds: > 0 and <= int.MaxValue } set)
        {
            return Known((int)set.Seconds, TimeoutOrigin.Attribute) with { Expression = set.Expression };
        }

        if (functions.IsEmpty)
        {
            return entryPoint.Kind is EntryPointKind.Annotations && !HasTemplate(cancellationToken)
                ? Known(LambdaLimits.AnnotationsTimeoutSeconds, TimeoutOrigin.Generator)
                : null;
        }

        var effective = EffectiveTimeout.Of(functions);
        if (effective.Seconds.HasValue)
        {
            return effective.Seconds.Value >= LambdaLimits.MinTimeoutSeconds
                ? Known(effective.Seconds.Value, TimeoutOrigin.File) with { Function = effective.Function }
                : null;
        }

        return effective.Seconds.IsAbsent && Omitting(functions) is { } omitting
            ? Known(omitting.DefaultTimeoutSeconds, TimeoutOrigin.Omission) with { Function = omitting }
            : null;

        FunctionTimeout Known(int seconds, TimeoutOrigin origin) =>
            new(seconds, origin, entryPoint) { MaxSeconds = MaxSeconds(functions), Events = Events(functions) };
    }

    /// <summary>Gets the template's declaration that leaves the timeout out, or null where another file may set one.</summary>
    private static FunctionSettings? Omitting(ImmutableArray<FunctionSettings> functions)
    {
        FunctionSettings? first = null;
        foreach (var function in functions.WithoutIgnoredDefaults())
        {
            if (!function.TimeoutSeconds.IsAbsent)
            {
                return null;
            }

            if (function.File.Format.IsDeployment())
            {
                first ??= function;
            }
        }

        return first;
    }

    private static ImmutableArray<EventSourceKind> Events(ImmutableArray<FunctionSettings> functions)
    {
        var events = ImmutableArray.CreateBuilder<EventSourceKind>();
        foreach (var function in functions)
        {
            events.AddRange(function.Events);
        }

        return events.ToImmutable();
    }

    private bool HasTemplate(CancellationToken cancellationToken)
    {
        foreach (var file in project.Configuration(cancellationToken).Files)
        {
            if (file.Format is ConfigurationFormat.Template)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether another entry point is the function: that of a request, of a record, of a workflow that a handler wraps.</summary>
    private bool IsServed(EntryPoint entryPoint, CancellationToken cancellationToken) =>
        !entryPoint.IsFunction || (entryPoint.Kind is EntryPointKind.Durable && project.Functions(cancellationToken).Of(entryPoint).IsEmpty);

    private FunctionTimeout? OfServing(EntryPoint entryPoint, CancellationToken cancellationToken) =>
        entryPoint.Kind is EntryPointKind.AspNetCoreRequest
            ? Longest(static function => function.Kind is EntryPointKind.AspNetCoreHost, cancellationToken)
            : Longest(cancellationToken);

    private FunctionTimeout? Longest(Func<EntryPoint, bool> counts, CancellationToken cancellationToken)
    {
        FunctionTimeout? longest = null;
        var entryPoints = project.EntryPoints(cancellationToken);
        foreach (var entryPoint in entryPoints.All)
        {
            if (!entryPoints.IsDeclaredFunction(entryPoint) || IsServed(entryPoint, cancellationToken) || !counts(entryPoint))
            {
                continue;
            }

            if (Of(entryPoint, cancellationToken) is not { } timeout)
            {
                return null;
            }

            if (longest is null || timeout.Seconds > longest.Seconds)
            {
                longest = timeout;
            }
        }

        return longest;
    }
}
