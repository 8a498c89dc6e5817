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
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint is not { IsFunction: true, Kind: not EntryPointKind.Annotations, Symbol: { } symbol })
            {
                continue;
            }

            var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
            var method = entryPoint.Method?.Name ?? HandlerString.InheritedMethod;
            if (entryPoint.Method is { MethodKind: not MethodKind.Ordinary })
            {
                continue;
            }

            var candidate = new HandlerString(project.Compilation.AssemblyName ?? string.Empty, HandlerString.TypeName(type), method).ToString();
            var distance = Distance(wrong, candidate);
            if (distance < best)
            {
                (best, nearest) = (distance, candidate);
            }
            else if (distance == best)
            {
                nearest = null;
            }
        }

        return nearest;
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
