using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Benchmarks;

/// <summary>
/// The time that one package adds to the analysis of a workload, for LambdaFit, for its peers, and for an analyzer that does nothing. Each
/// benchmark checks what was reported, so that none can measure nothing.
/// </summary>
[Config(typeof(BenchmarkConfig))]
public abstract class AnalyzerBenchmarks
{
    /// <summary>Makes the workload, and proves that it compiles.</summary>
    [GlobalSetup]
    public abstract void Setup();

    /// <summary>Makes what one run analyses: new compilations, because LambdaFit and others remember what they know of one.</summary>
    [IterationSetup]
    public abstract void Prepare();

    /// <summary>An analyzer that does nothing.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> Empty()
    {
        EmptyAnalyzer.HasRun = false;
        var reports = await AnalyzeAsync(AnalyzerSet.Empty);
        return reports.IsEmpty && EmptyAnalyzer.HasRun ? 0 : throw new InvalidOperationException("The empty analyzer did not run.");
    }

    /// <summary>All rules of LambdaFit.</summary>
    [Benchmark]
    public async Task<int> LambdaFit()
    {
        var reports = await AnalyzeAsync(AnalyzerSet.LambdaFit);
        var actual = Describe(reports.GroupBy(static report => report.Id).Select(static group => (group.Key, group.Count())));
        var expected = Describe(ExpectedReports.Where(static rule => AnalyzerSet.LambdaFitRules.Contains(rule.Id)));
        return actual == expected ? reports.Length : throw new InvalidOperationException($"Expected {expected} but got {actual}:\n{string.Join('\n', reports)}");
    }

    /// <summary>Meziantou.Analyzer as installed.</summary>
    [Benchmark]
    public Task<int> Meziantou() => AnalyzeAsPeerAsync(AnalyzerSet.Meziantou);

    /// <summary>Roslynator.Analyzers as installed.</summary>
    [Benchmark]
    public Task<int> Roslynator() => AnalyzeAsPeerAsync(AnalyzerSet.Roslynator);

    /// <summary>SonarAnalyzer.CSharp as installed.</summary>
    [Benchmark]
    public Task<int> Sonar() => AnalyzeAsPeerAsync(AnalyzerSet.Sonar);

    /// <summary>Gets the reports that LambdaFit must make, those of rules that do not exist yet included.</summary>
    private protected abstract IEnumerable<(string Id, int Count)> ExpectedReports { get; }

    private protected abstract Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers);

    private static string Describe(IEnumerable<(string Id, int Count)> reports) =>
        string.Join(", ", reports.Where(static rule => rule.Count > 0).OrderBy(static rule => rule.Id, StringComparer.Ordinal).Select(static rule => $"{rule.Id} x {rule.Count}"));

    private async Task<int> AnalyzeAsPeerAsync(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var reports = await AnalyzeAsync(analyzers);
        return reports.IsEmpty || reports.Any(static report => report.Id is "AD0001")
            ? throw new InvalidOperationException($"Reported nothing, or crashed:\n{string.Join('\n', reports)}")
            : reports.Length;
    }
}
