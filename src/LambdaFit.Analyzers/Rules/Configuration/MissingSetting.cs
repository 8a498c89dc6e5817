using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Joins what several files say, to tell whether a setting stands in none of them.</summary>
internal static class MissingSetting
{
    /// <summary>Gets the function to report, or null where any file that applies sets the setting or may set it.</summary>
    public static FunctionSettings? FirstWithout(ImmutableArray<FunctionSettings> functions, Func<FunctionSettings, bool> isMissing)
    {
        FunctionSettings? first = null;
        foreach (var function in functions.WithoutIgnoredDefaults())
        {
            // What concerns a function belongs in the template that a defaults file names, and only there.
            if (function.File.TemplatePath is not null)
            {
                continue;
            }

            if (!isMissing(function))
            {
                return null;
            }

            first ??= function;
        }

        return first;
    }
}
