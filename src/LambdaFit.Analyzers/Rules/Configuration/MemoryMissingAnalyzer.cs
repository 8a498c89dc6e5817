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

/// <summary>LFIT3005: a function whose configuration sets no memory size, so that it gets the least there is. Reported at the handler, as LFIT3001 is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryMissingAnalyzer() : LambdaAnalyzer(MemoryMissing)
{
    private static readonly DiagnosticDescriptor MemoryMissing = Rule.Create(
        RuleIds.MemoryMissing,
        "Function has no memory size",
        "No memory size is set for '{0}' in {1}, so it gets {2} MB and a fraction of a processor, which is little for .NET; set one, {3} MB for example",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "A function for which no memory size is set gets 128 MB. The share of a processor grows with the memory and is a whole one at 1,769 MB, so that little memory makes cold starts of .NET long, and the time is billed. Set what the work needs, at most 10,240 MB.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            var functions = project.Functions(cancellationToken).Of(entryPoint);
            if (MissingSetting.FirstWithout(functions, IsMissing) is { } function && !LambdaFunctionAttribute.SetsMemory(entryPoint.Method, project.Symbols))
            {
                // The Annotations generator writes the attribute's value into the template, so the attribute is the place to set it.
                var value = LambdaLimits.AnnotationsMemoryMB.ToString(CultureInfo.InvariantCulture);
                var properties = entryPoint.Kind is EntryPointKind.Annotations
                    ? ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, value)
                    : ConfigurationProperties.Of(function, value);
                report(Diagnostic.Create(
                    MemoryMissing,
                    entryPoint.Anchor,
                    [ConfigurationLocation.Of(function.File, function.NameSpan)],
                    properties,
                    entryPoint.Name,
                    ConfigurationLocation.Describe(function),
                    SettingRanges.MemoryMB.Min,
                    LambdaLimits.AnnotationsMemoryMB));
            }
        });

    /// <summary>Where C# describes a function, the finding stands at its creation.</summary>
    private protected override void RegisterInfrastructure(CompilationStartAnalysisContext context, InfrastructureCode code) =>
        FunctionsInCode.Register(context, code, static (function, judgement) =>
        {
            if (IsMissing(function))
            {
                judgement.Report(
                    MemoryMissing,
                    function,
                    function.NameSpan,
                    LambdaLimits.AnnotationsMemoryMB.ToString(CultureInfo.InvariantCulture),
                    ConfigurationLocation.NameOf(function),
                    Path.GetFileName(function.File.Path),
                    SettingRanges.MemoryMB.Min,
                    LambdaLimits.AnnotationsMemoryMB);
            }
        });

    /// <summary>The Serverless Framework sets 1,024 MB where its file has nothing, and managed instances never have so little.</summary>
    private static bool IsMissing(FunctionSettings function) =>
        function.MemoryMB.IsAbsent && function.IsManagedInstances.IsAbsent && function.File.Format is not ConfigurationFormat.Serverless;
}
