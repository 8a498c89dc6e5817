using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>Finds the methods that handler strings in configuration files name.</summary>
internal static class ConfiguredHandlers
{
    public static void Find(EntryPointCollector collector)
    {
        var generated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var annotated in collector.Found)
        {
            if (annotated is { Kind: EntryPointKind.Annotations, Method: { } annotatedMethod })
            {
                generated.Add(GeneratedHandler.For(annotatedMethod));
            }
        }

        foreach (var function in collector.Project.Configuration(collector.CancellationToken).Functions)
        {
            if (function.Handler.HasValue
                && !generated.Contains(function.Handler.Value!)
                && HandlerString.TryParse(function.Handler.Value!, out var handler)
                && handler.Resolve(collector.Project.Compilation) is { Type: { } type, Method: { } method })
            {
                if (method.DeclaringSyntaxReferences.Length > 0)
                {
                    collector.Add(EntryPointKind.Configured, method.OriginalDefinition);
                }
                else if (!collector.Symbols.IsOrInherits(type, TypeNames.AspNetCoreFunction))
                {
                    collector.AddInherited(EntryPointKind.Configured, type);
                }
            }
        }
    }
}
