using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>The timeout that applies to an entry point, over all files that declare its function.</summary>
/// <param name="Seconds">The timeout; absent where no file sets one, unknown where one of those that count cannot be read.</param>
/// <param name="Function">The declaration that sets it, or null.</param>
internal readonly record struct EffectiveTimeout(Setting<int> Seconds, FunctionSettings? Function)
{
    /// <summary>
    /// Joins what several files say. Templates count before defaults files, since the tools take a timeout from one or the other;
    /// of several templates the longest timeout counts, since each may be the deployed one.
    /// </summary>
    public static EffectiveTimeout Of(ImmutableArray<FunctionSettings> functions)
    {
        var template = Longest(functions, ConfigurationFormat.Template);
        return template.Seconds.IsAbsent ? Longest(functions, ConfigurationFormat.ToolsDefaults) : template;
    }

    private static EffectiveTimeout Longest(ImmutableArray<FunctionSettings> functions, ConfigurationFormat format)
    {
        var longest = default(EffectiveTimeout);
        foreach (var function in functions)
        {
            var timeout = function.TimeoutSeconds;
            if (function.File.Format != format || timeout.IsAbsent || function.IsTimeoutQuoted || function.File.TemplatePath is not null)
            {
                continue;
            }

            if (!timeout.HasValue)
            {
                return new(timeout, function);
            }

            if (longest.Seconds.IsAbsent || timeout.Value > longest.Seconds.Value)
            {
                longest = new(timeout, function);
            }
        }

        return longest;
    }
}
