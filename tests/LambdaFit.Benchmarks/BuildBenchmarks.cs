using System.Collections.Immutable;
using LambdaFit.Benchmarks.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Benchmarks;

/// <summary>Analysis of whole projects as a build does it: every cache is cold.</summary>
public abstract class BuildBenchmarks : AnalyzerBenchmarks
{
    private readonly List<(CSharpCompilation Compilation, AnalyzerOptions Options)> prepared = [];
    private ImmutableArray<Workload> workloads;

    private protected sealed override IEnumerable<(string Id, int Count)> ExpectedReports =>
        workloads.SelectMany(static workload => workload.Planted).GroupBy(static rule => rule.Key).Select(static rule => (rule.Key, rule.Sum(static count => count.Value)));

    /// <inheritdoc/>
    public sealed override void Setup()
    {
        workloads = CreateWorkloads();
        foreach (var workload in workloads)
        {
            workload.MustCompile();
        }
    }

    /// <inheritdoc/>
    public sealed override void Prepare()
    {
        prepared.Clear();
        prepared.AddRange(workloads.Select(static workload => (workload.CreateCompilation(), workload.CreateOptions())));
    }

    private protected abstract ImmutableArray<Workload> CreateWorkloads();

    private protected sealed override async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var reports = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (compilation, options) in prepared)
        {
            reports.AddRange(await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync());
        }

        return reports.ToImmutable();
    }
}

/// <summary>A Lambda project of 200 files.</summary>
public class LambdaProjectBenchmarks : BuildBenchmarks
{
    private protected override ImmutableArray<Workload> CreateWorkloads() => [ProjectGenerator.Lambda(files: 200)];
}

/// <summary>A project of 500 files that has nothing to do with Lambda.</summary>
public class OtherProjectBenchmarks : BuildBenchmarks
{
    private protected override ImmutableArray<Workload> CreateWorkloads() => [ProjectGenerator.Other(files: 500)];
}

/// <summary>The sample projects, one after the other.</summary>
public class SampleBenchmarks : BuildBenchmarks
{
    private protected override ImmutableArray<Workload> CreateWorkloads() => SampleProject.ReadAll();
}
