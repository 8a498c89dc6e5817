using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Package.Tests;

/// <summary>All rules, found in the assemblies, so that no list of them has to be kept.</summary>
internal static class Rules
{
    /// <summary>Gets the rules that analyzers report.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> OfAnalyzers { get; } =
    [
        .. Instances<DiagnosticAnalyzer>(typeof(Analyzers.RuleIds).Assembly)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Gets all rules, those included that the build reports.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. OfAnalyzers.Concat(Analyzers.Rules.Package.BuildRules.All).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static IReadOnlySet<string> Fixable { get; } =
        Instances<CodeFixProvider>(System.Reflection.Assembly.Load("LambdaFit.CodeFixes")).SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<T> Instances<T>(System.Reflection.Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T))).Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!);
}
