using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Benchmarks;

/// <summary>The analyzers of one package, loaded as a compiler loads them.</summary>
internal static class AnalyzerSet
{
    public static ImmutableArray<DiagnosticAnalyzer> Empty { get; } = [new EmptyAnalyzer()];

    public static ImmutableArray<DiagnosticAnalyzer> LambdaFit { get; } = Load(typeof(LambdaAnalyzer).Assembly.Location);

    public static ImmutableArray<DiagnosticAnalyzer> Meziantou { get; } = Load(Path.Combine(BuildPaths.Of("Meziantou"), "Meziantou.Analyzer.dll"));

    public static ImmutableArray<DiagnosticAnalyzer> Roslynator { get; } = Load(Path.Combine(BuildPaths.Of("Roslynator"), "Roslynator.CSharp.Analyzers.dll"));

    public static ImmutableArray<DiagnosticAnalyzer> Sonar { get; } = Load(Path.Combine(BuildPaths.Of("Sonar"), "SonarAnalyzer.CSharp.dll"));

    /// <summary>Gets the ids of LambdaFit's rules that exist.</summary>
    public static ImmutableHashSet<string> LambdaFitRules { get; } = [.. LambdaFit.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id)];

    /// <summary>Makes what a compiler makes of an <c>Analyzer</c> item.</summary>
    public static AnalyzerFileReference Reference(string path)
    {
        var reference = new AnalyzerFileReference(path, new Loader(Path.GetDirectoryName(path)!));
        reference.AnalyzerLoadFailed += (_, failure) => throw new InvalidOperationException(failure.Message, failure.Exception);
        return reference;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Load(string path)
    {
        var analyzers = Reference(path).GetAnalyzers(LanguageNames.CSharp);
        return analyzers.IsEmpty ? throw new InvalidOperationException($"No analyzers in {path}.") : analyzers;
    }

    /// <summary>Loads a package apart from the others; Roslyn and what this program has loaded already is shared.</summary>
    private sealed class Loader(string directory) : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // All dependencies lie in the directory.
        }

        public Assembly LoadFromPath(string fullPath) =>
            Default.Assemblies.FirstOrDefault(assembly => !assembly.IsDynamic && assembly.Location == fullPath) ?? LoadFromAssemblyPath(fullPath);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(directory, assemblyName.Name + ".dll");
            return File.Exists(path) && !IsShared(assemblyName) ? LoadFromAssemblyPath(path) : null;
        }

        private static bool IsShared(AssemblyName name) => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
    }
}
