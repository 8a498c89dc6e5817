using System.Globalization;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3018: a setting that stands in two places with two values. Reported at the one that loses: that of a defaults file against a deployment's, that of a
/// template against <c>[LambdaFunction]</c>. Several deployments, or several defaults files, are alternatives (stages, for example) and contradict nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConflictingSettingsAnalyzer() : FunctionSettingsAnalyzer(ConflictingSettings)
{
    private static readonly DiagnosticDescriptor ConflictingSettings = Rule.Create(
        RuleIds.ConflictingSettings,
        "Setting has two values",
        "The {0} of '{1}' is {2} here and {3} in {4}, {5}; make the two alike, or remove this one",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "A setting that stands in two places with two values has one value that nobody gets. What a template says counts for whoever deploys the template, and the generator of Annotations overwrites the template with what [LambdaFunction] says.");

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        if (context.Project is not { } project || !HasAny(function) || (function.File.Format.IsDeployment() && !function.IsAnnotations))
        {
            return;
        }

        var functions = project.Functions(context.CancellationToken);
        if (functions.EntryPointOf(function) is not { } entryPoint)
        {
            return;
        }

        if (function.IsAnnotations)
        {
            CompareWithAttribute(function, entryPoint, project, context);
            return;
        }

        // The tools ignore a number in quotation marks, so that it contradicts nothing.
        if (!function.IsTimeoutQuoted)
        {
            CompareWithDeployments("timeout", " s", function, static f => f.TimeoutSeconds, entryPoint, context);
        }

        CompareWithDeployments("memory size", " MB", function, static f => f.MemoryMB, entryPoint, context);
        CompareWithDeployments("runtime", string.Empty, function, static f => f.Runtime, entryPoint, context);
    }

    private static bool HasAny(FunctionSettings function) => function.TimeoutSeconds.HasValue || function.MemoryMB.HasValue || function.Runtime.HasValue;

    private static void CompareWithAttribute(FunctionSettings function, EntryPoint entryPoint, LambdaProject project, SettingsContext context)
    {
        // The generator writes into the function itself, so that what it inherits may be what it likes.
        if (LambdaFunctionAttribute.Timeout(entryPoint.Method, project.Symbols, context.CancellationToken) is ({ } seconds and > 0, _)
            && IsOther(function.TimeoutSeconds, seconds, function))
        {
            Report("timeout", " s", function.TimeoutSeconds, seconds);
        }

        if (LambdaFunctionAttribute.Memory(entryPoint.Method, project.Symbols, context.CancellationToken) is ({ } megabytes and > 0, _)
            && IsOther(function.MemoryMB, megabytes, function))
        {
            Report("memory size", " MB", function.MemoryMB, megabytes);
        }

        void Report(string what, string unit, Setting<int> loser, long winner) => context.Report(
            ConflictingSettings,
            function,
            loser.Span,
            fix: null,
            what,
            entryPoint.Name,
            Text(loser.Value, unit),
            Text(winner, unit),
            "[LambdaFunction]",
            "which the next build writes here");
    }

    private static bool IsOther(Setting<int> setting, long value, FunctionSettings function) =>
        setting.HasValue && setting.Value != value && function.Span.Contains(setting.Span);

    /// <summary>Compares with what all deployments of the same code agree on.</summary>
    private static void CompareWithDeployments<T>(
        string what, string unit, FunctionSettings function, Func<FunctionSettings, Setting<T>> setting, EntryPoint entryPoint, SettingsContext context)
    {
        var loser = setting(function);
        if (!loser.HasValue)
        {
            return;
        }

        FunctionSettings? winner = null;
        foreach (var other in context.Project!.Functions(context.CancellationToken).Of(entryPoint))
        {
            if (!other.File.Format.IsDeployment() || setting(other).IsAbsent)
            {
                continue;
            }

            if (!setting(other).HasValue || (winner is not null && !Equals(setting(winner).Value, setting(other).Value)))
            {
                return;
            }

            winner ??= other;
        }

        if (winner is not null && !Equals(setting(winner).Value, loser.Value))
        {
            context.Report(
                ConflictingSettings,
                function,
                loser.Span,
                fix: null,
                what,
                entryPoint.Name,
                Text(loser.Value, unit),
                Text(setting(winner).Value, unit),
                ConfigurationLocation.Describe(winner),
                "which counts where that is deployed");
        }
    }

    private static string Text<T>(T value, string unit) => string.Format(CultureInfo.InvariantCulture, "{0:#,0}{1}", value, unit);
}
