using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Finds the entry point that a wrong handler string most likely meant.</summary>
internal static class NearestHandler
{
    private const string AsyncSuffix = "Async";

    /// <summary>
    /// Gets a handler string that exists and was most likely meant, or null where none is or several may be. To start the wrong code would be worse than to start none:
    /// what another function already starts was not meant, and type and method may each differ by a slip only.
    /// </summary>
    public static string? To(string wrong, LambdaProject project, CancellationToken cancellationToken)
    {
        var parts = wrong.Split([':'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3)
        {
            return null;
        }

        var meant = new HandlerString(parts[0].Trim(), parts[1].Trim(), parts[2].Trim());
        var near = new List<HandlerString>();
        foreach (var candidate in Candidates(meant, project, cancellationToken))
        {
            if (!near.Contains(candidate) && IsNear(meant, candidate) && !IsStarted(candidate, project, cancellationToken))
            {
                near.Add(candidate);
            }
        }

        return (near.Count is 1 ? near[0] : NearestOfType(meant, near))?.ToString();
    }

    /// <summary>Tells whether type and method have almost the same names; the namespace may be another.</summary>
    private static bool IsNear(HandlerString meant, HandlerString candidate) =>
        IsSlip(SimpleName(meant.Type), SimpleName(candidate.Type)) && IsSlip(WithoutAsync(meant.MethodName), WithoutAsync(candidate.MethodName));

    /// <summary>More than a fifth of a name changed is another name: <c>UpdateOrder</c> is not <c>CreateOrder</c>. Case does not count.</summary>
    private static bool IsSlip(string name, string other) => Distance(name.ToUpperInvariant(), other.ToUpperInvariant()) <= name.Length / 5;

    private static string SimpleName(string type) => type.Substring(type.LastIndexOfAny(['.', '+']) + 1);

    private static string WithoutAsync(string method) =>
        method.Length > AsyncSuffix.Length && method.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? method.Substring(0, method.Length - AsyncSuffix.Length) : method;

    /// <summary>Tells whether the configuration starts this handler already.</summary>
    private static bool IsStarted(HandlerString candidate, LambdaProject project, CancellationToken cancellationToken)
    {
        var handler = candidate.ToString();
        foreach (var function in project.Configuration(cancellationToken).Functions)
        {
            if (function.Handler.Value == handler)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of several, only a method of the very class can be told to be the nearest.</summary>
    private static HandlerString? NearestOfType(HandlerString meant, List<HandlerString> near)
    {
        var best = int.MaxValue;
        HandlerString? nearest = null;
        foreach (var candidate in near)
        {
            if (candidate.Type != meant.Type)
            {
                continue;
            }

            var distance = Distance(meant.Method, candidate.Method);
            if (distance <= best)
            {
                (best, nearest) = (distance, distance == best ? null : candidate);
            }
        }

        return nearest;
    }

    /// <summary>Gets the handler string of the only function of a class library, or null where there are none or several.</summary>
    public static string? Only(LambdaProject project, CancellationToken cancellationToken)
    {
        var entryPoints = project.EntryPoints(cancellationToken);
        string? only = null;
        foreach (var entryPoint in entryPoints.All)
        {
            if (!entryPoints.IsDeclaredFunction(entryPoint))
            {
                continue;
            }

            if (only is not null || Of(entryPoint, project) is not { } handler)
            {
                return null;
            }

            only = handler.ToString();
        }

        return only;
    }

    /// <summary>Gets the handler strings of entry points, and of what else could be one in the very type that a handler string names.</summary>
    private static IEnumerable<HandlerString> Candidates(HandlerString wrong, LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (Of(entryPoint, project) is { } handler)
            {
                yield return handler;
            }
        }

        if (wrong.Resolve(project.Compilation).Type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false } named)
        {
            yield break;
        }

        foreach (var member in named.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, Parameters.Length: <= 2 } method
                && method is { IsGenericMethod: false, IsAbstract: false, IsOverride: false }
                && !method.HasAttribute(project.Symbols[TypeNames.LambdaFunctionAttribute]))
            {
                yield return HandlerString.For(project.Compilation.AssemblyName ?? string.Empty, named, method);
            }
        }
    }

    private static HandlerString? Of(EntryPoint entryPoint, LambdaProject project)
    {
        if (entryPoint is not { IsFunction: true, Kind: not EntryPointKind.Annotations, Symbol: { } symbol }
            || entryPoint.Method is { MethodKind: not MethodKind.Ordinary })
        {
            return null;
        }

        var assembly = project.Compilation.AssemblyName ?? string.Empty;
        return entryPoint.Method is { } method ? HandlerString.For(assembly, method.ContainingType, method)
            : symbol is INamedTypeSymbol type ? new HandlerString(assembly, HandlerString.TypeName(type), HandlerString.InheritedMethod)
            : null;
    }

    /// <summary>Counts the single-character edits between two texts (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + substitution);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
