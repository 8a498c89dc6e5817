using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3007: a runtime that is deprecated, or will be soon. Reported where the runtime stands. Today's date comes from the project file; where it says
/// none, the rule is silent.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuntimeDeprecatedAnalyzer() : FunctionSettingsAnalyzer(RuntimeDeprecated)
{
    private static readonly DiagnosticDescriptor RuntimeDeprecated = Rule.Create(
        RuleIds.RuntimeDeprecated,
        "Runtime is deprecated",
        "Runtime '{0}' {1} {2} and gets no security patches from then on{3}; {4}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "From the day on which a runtime is deprecated AWS neither patches nor supports it. Later Lambda refuses new functions that use it, and at last updates of those that exist, even of their code.");

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        if (function is not { IsZip: true, Runtime: { HasValue: true, Value: { } id } }
            || RuntimeDates.Find(id) is not { } dates
            || context.Today is not { } today
            || !IsNear(dates, today)
            || context.Configuration?.IsLeftOver(function) == true
            || IsSaidBefore(function, id))
        {
            return;
        }

        var isPast = today >= dates.Deprecation;
        var better = Better(function, id, today, context.Project?.Options.Publish);
        var canFix = better is not null && !function.IsAnnotations && context.Configuration?.IsUsedByOthers(function, static f => f.Runtime) == false;
        context.Report(Diagnostic.Create(
            RuntimeDeprecated,
            ConfigurationLocation.Of(function.File, function.Runtime.Span),
            isPast ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: null,
            ConfigurationProperties.Of(function, canFix ? better : null),
            id,
            isPast ? "has been deprecated since" : "will be deprecated on",
            Day(dates.Deprecation),
            dates is { BlockCreate: { } create, BlockUpdate: { } update } ? "; Lambda refuses new functions from " + Day(create) + " and updates from " + Day(update) + " on" : string.Empty,
            better is not null && !function.IsAnnotations ? "set '" + better + "'" : Advice(function, today)));
    }

    /// <summary>The generator of Annotations writes the same runtime for all its functions, so that one of them is enough.</summary>
    private static bool IsSaidBefore(FunctionSettings function, string id)
    {
        foreach (var other in function.File.Functions)
        {
            if (ReferenceEquals(other, function) || !function.IsAnnotations)
            {
                return false;
            }

            if (other.IsAnnotations && other.Runtime.Value == id)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNear(RuntimeDate dates, DateTime today) => today >= dates.Deprecation.AddDays(-RuntimeDates.NoticeDays);

    /// <summary>Gets the runtime that can take the place of another as the project is, and that this rule has nothing to say about; null where there is none.</summary>
    private static string? Better(FunctionSettings function, string id, DateTime today, PublishOptions? publish)
    {
        string? better = null;
        if (function.IsOSOnly)
        {
            // What a layer brings may need the older system.
            better = function.MayBringBootstrap ? null : ManagedRuntimes.NewestOSOnly;
        }
        else if (publish?.Framework is { } framework && ManagedRuntimes.Find(id) is { } old && framework > old.Version && !publish.Targets(old.Version))
        {
            // A managed runtime starts what is built for the version that it brings; whether older code rolls forward the project decides.
            better = ManagedRuntimes.ForZip(framework)?.Id;
        }

        return better is not null && better != id && RuntimeDates.Find(better) is { } dates && !IsNear(dates, today) ? better : null;
    }

    private static string Advice(FunctionSettings function, DateTime today)
    {
        if (function.IsOSOnly)
        {
            return "move to '" + ManagedRuntimes.NewestOSOnly + "'";
        }

        foreach (var runtime in ManagedRuntimes.All)
        {
            if (runtime.IsForZip && RuntimeDates.Find(runtime.Id) is { } dates && !IsNear(dates, today))
            {
                return function.IsAnnotations
                    ? "target " + runtime.Framework + ", for which the generator of Annotations writes '" + runtime.Id + "'"
                    : "target " + runtime.Framework + " and set '" + runtime.Id + "'";
            }
        }

        return "move to a newer one";
    }

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
