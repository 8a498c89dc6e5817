using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>The timeout that applies to an entry point, over all files that declare its function.</summary>
/// <param name="Seconds">The timeout; absent where no file sets one, unknown where one of those that count cannot be read.</param>
/// <param name="Function">The declaration that sets it, or null.</param>
internal readonly record struct EffectiveTimeout(Setting<int> Seconds, FunctionSettings? Function)
{
    /// <summary>
    /// Joins what several files say. What describes a deployment counts before defaults files, since the tools take a timeout from one or the other;
    /// of several descriptions the longest timeout counts, since each may be the deployed one.
    /// </summary>
    public static EffectiveTimeout Of(ImmutableArray<FunctionSettings> functions)
    {
        functions = functions.WithoutIgnoredDefaults();
        var template = Longest(functions, isDeployment: true);
        return template.Seconds.IsAbsent ? Longest(functions, isDeployment: false) : template;
    }

    private static EffectiveTimeout Longest(ImmutableArray<FunctionSettings> functions, bool isDeployment)
    {
        var longest = default(EffectiveTimeout);
        foreach (var function in functions)
        {
            var timeout = function.TimeoutSeconds;
            if (function.File.Format.IsDeployment() != isDeployment || timeout.IsAbsent || function.IsTimeoutQuoted || function.File.TemplatePath is not null)
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
