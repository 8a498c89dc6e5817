using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Infrastructure;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3001: a function whose configuration sets no timeout, so that it gets 3 seconds. Reported at the handler, because only there
/// light bulbs, <c>.editorconfig</c> and <c>dotnet format</c> reach it; the fix edits the configuration.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TimeoutMissingAnalyzer() : LambdaAnalyzer(TimeoutMissing)
{
    private static readonly DiagnosticDescriptor TimeoutMissing = Rule.Create(
        RuleIds.TimeoutMissing,
        "Function has no timeout",
        "No timeout is set for '{0}' in {1}, so Lambda ends every invocation after {3} s, cold start included; set one, {2} s for example",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "A function for which no timeout is set gets 3 seconds, of which the cold start of a .NET function may take more than half. Set the timeout to what the work needs, at most 900 seconds.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            var functions = project.Functions(cancellationToken).Of(entryPoint);
            if (MissingSetting.FirstWithout(functions, static f => f.TimeoutSeconds.IsAbsent) is { } function && !LambdaFunctionAttribute.SetsTimeout(entryPoint.Method, project.Symbols))
            {
                var seconds = SuggestedSeconds(function);
                var value = seconds.ToString(CultureInfo.InvariantCulture);

                // The Annotations generator writes the attribute's value into the template, so the attribute is the place to set it.
                var properties = entryPoint.Kind is EntryPointKind.Annotations
                    ? ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, value)
                    : ConfigurationProperties.Of(function, value);
                report(Diagnostic.Create(
                    TimeoutMissing,
                    entryPoint.Anchor,
                    [ConfigurationLocation.Of(function.File, function.NameSpan)],
                    properties,
                    entryPoint.Name,
                    ConfigurationLocation.Describe(function),
                    seconds,
                    function.DefaultTimeoutSeconds));
            }
        });

    /// <summary>Where C# describes a function, the finding stands at its creation.</summary>
    private protected override void RegisterInfrastructure(CompilationStartAnalysisContext context, InfrastructureCode code) =>
        FunctionsInCode.Register(context, code, static (function, judgement) =>
        {
            if (function.TimeoutSeconds.IsAbsent)
            {
                var seconds = SuggestedSeconds(function);
                judgement.Report(
                    TimeoutMissing,
                    function,
                    function.NameSpan,
                    seconds.ToString(CultureInfo.InvariantCulture),
                    ConfigurationLocation.NameOf(function),
                    Path.GetFileName(function.File.Path),
                    seconds,
                    function.DefaultTimeoutSeconds);
            }
        });

    /// <summary>Gets what templates of AWS write, or what the callers of a function wait, so that LFIT3003 has nothing to add.</summary>
    private static int SuggestedSeconds(FunctionSettings function)
    {
        var seconds = LambdaLimits.AnnotationsTimeoutSeconds;
        foreach (var source in function.EventSources)
        {
            if (source.Kind is EventSourceKind.RestApi or EventSourceKind.WebSocketApi or EventSourceKind.HttpApi)
            {
                seconds = Math.Min(seconds, LambdaLimits.RestApiTimeoutSeconds);
            }

            if (InvokerLimit.Of(source) is { Seconds: > 0 } limit)
            {
                seconds = Math.Min(seconds, limit.Seconds);
            }
        }

        return seconds;
    }
}
