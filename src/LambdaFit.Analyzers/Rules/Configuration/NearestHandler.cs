using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Finds the entry point that a wrong handler string most likely meant.</summary>
internal static class NearestHandler
{
    /// <summary>Gets a handler string that exists and is near the given one, or null where none is or two are equally near.</summary>
    public static string? To(string wrong, LambdaProject project, CancellationToken cancellationToken)
    {
        // More than a third of the text changed is another name, not a slip.
        var best = (wrong.Length / 3) + 1;
        string? nearest = null;
        foreach (var candidate in Candidates(wrong, project, cancellationToken))
        {
            var distance = Distance(wrong, candidate);
            if (distance < best)
            {
                (best, nearest) = (distance, candidate);
            }
            else if (distance == best && candidate != nearest)
            {
                nearest = null;
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

            only = handler;
        }

        return only;
    }

    /// <summary>Gets the handler strings of entry points, and of what else could be one in the very type that a handler string names.</summary>
    private static IEnumerable<string> Candidates(string wrong, LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (Of(entryPoint, project) is { } handler)
            {
                yield return handler;
            }
        }

        if (!HandlerString.TryParse(wrong, out var parsed)
            || parsed.Resolve(project.Compilation).Type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false } named)
        {
            yield break;
        }

        foreach (var member in named.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, Parameters.Length: <= 2 } method
                && method is { IsGenericMethod: false, IsAbstract: false, IsOverride: false }
                && !method.HasAttribute(project.Symbols[TypeNames.LambdaFunctionAttribute]))
            {
                yield return HandlerString.For(project.Compilation.AssemblyName ?? string.Empty, named, method).ToString();
            }
        }
    }

    private static string? Of(EntryPoint entryPoint, LambdaProject project)
    {
        if (entryPoint is not { IsFunction: true, Kind: not EntryPointKind.Annotations, Symbol: { } symbol }
            || entryPoint.Method is { MethodKind: not MethodKind.Ordinary })
        {
            return null;
        }

        var assembly = project.Compilation.AssemblyName ?? string.Empty;
        return entryPoint.Method is { } method ? HandlerString.For(assembly, method.ContainingType, method).ToString()
            : symbol is INamedTypeSymbol type ? new HandlerString(assembly, HandlerString.TypeName(type), HandlerString.InheritedMethod).ToString()
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
