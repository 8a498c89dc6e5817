using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace LambdaFit.Benchmarks;

/// <summary>
/// Runs take tenths of a second, and each needs a compilation of its own: so each is one iteration. They run in this process, which
/// shares .NET's and Roslyn's compiled code as the compiler server does.
/// </summary>
internal sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig()
    {
        AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true))
            .WithClock(new CpuClock())
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(3)
            .WithIterationCount(10));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Median, new OwnTimeColumn());
        SummaryStyle = SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond);
    }

    /// <summary>What a package costs above the empty analyzer, as a share of what Meziantou.Analyzer costs above it.</summary>
    private sealed class OwnTimeColumn : IColumn
    {
        public string Id => nameof(OwnTimeColumn);

        public string ColumnName => "Own/Meziantou";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Median above that of Empty, divided by the same of Meziantou";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
            Median(summary, benchmarkCase, nameof(AnalyzerBenchmarks.Empty)) is { } empty
            && Median(summary, benchmarkCase, nameof(AnalyzerBenchmarks.Meziantou)) is { } meziantou
            && Median(summary, benchmarkCase, benchmarkCase.Descriptor.WorkloadMethod.Name) is { } own
                ? ((own - empty) / (meziantou - empty)).ToString("0.00", style.CultureInfo)
                : "?";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        private static double? Median(Summary summary, BenchmarkCase sibling, string method) =>
            summary.Reports.FirstOrDefault(report => report.BenchmarkCase.Descriptor.Type == sibling.Descriptor.Type
                && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method)?.ResultStatistics?.Median;
    }
}
