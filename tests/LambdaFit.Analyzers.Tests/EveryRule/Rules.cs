using System.Collections.Immutable;
using System.Reflection;
using LambdaFit.Analyzers.Rules.Package;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>All analyzers, rules and fixes, found in the assemblies, so that no list of them has to be kept.</summary>
public static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Instances<DiagnosticAnalyzer>(typeof(RuleIds).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Instances<CodeFixProvider>(Assembly.Load("LambdaFit.CodeFixes"));

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analyzers.SelectMany(static a => a.SupportedDiagnostics).Concat(BuildRules.All).OrderBy(static d => d.Id, StringComparer.Ordinal)];

    /// <summary>Gets the rules by the names of their constants in <see cref="RuleIds"/>, which are also the stems of their classes' names.</summary>
    public static ImmutableSortedDictionary<string, string> Names { get; } = typeof(RuleIds)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToImmutableSortedDictionary(static f => (string)f.GetRawConstantValue()!, static f => f.Name, StringComparer.Ordinal);

    /// <summary>Gets the data of theories that look at one rule each.</summary>
    public static TheoryData<string> Ids { get; } = [.. Descriptors.Select(static d => d.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Gets those of <see cref="Ids"/> that analyzers report; the others are left to the build.</summary>
    public static TheoryData<string> IdsOfAnalyzers { get; } = [.. Descriptors.Select(static d => d.Id).Distinct(StringComparer.Ordinal).Where(static id => !IsLeftToBuild(id))];

    public static bool IsLeftToBuild(string id) => BuildRules.All.Any(rule => rule.Id == id);

    public static DiagnosticDescriptor Descriptor(string id) => DescriptorsOf(id).First();

    /// <summary>Gets a rule's descriptors, one for each of its messages.</summary>
    public static IEnumerable<DiagnosticDescriptor> DescriptorsOf(string id) => Descriptors.Where(d => d.Id == id);

    public static DiagnosticAnalyzer Analyzer(string id) => Analyzers.First(a => a.SupportedDiagnostics.Any(d => d.Id == id));

    public static CodeFixProvider? Fix(string id) => Fixes.FirstOrDefault(f => f.FixableDiagnosticIds.Contains(id));

    /// <summary>Gets the last part of a rule's category, after which its folders and namespaces are named.</summary>
    public static string Folder(string id) => Descriptor(id).Category["LambdaFit.".Length..];

    private static ImmutableArray<T> Instances<T>(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(T)))
            .OrderBy(static t => t.FullName, StringComparer.Ordinal)
            .Select(static t => (T)Activator.CreateInstance(t, nonPublic: true)!),
    ];
}
