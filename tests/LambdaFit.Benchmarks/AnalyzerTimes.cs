using LambdaFit.Benchmarks.Generation;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Benchmarks;

/// <summary>Prints how long each of LambdaFit's analyzers executes, as a compiler's <c>-reportanalyzer</c> counts it: where to look when a benchmark grows.</summary>
internal static class AnalyzerTimes
{
    private const int Runs = 5;

    public static async Task PrintAsync()
    {
        var workload = ProjectGenerator.Lambda(files: 200);
        for (var run = 1; run <= Runs; run++)
        {
            var analysis = new CompilationWithAnalyzers(workload.CreateCompilation(), AnalyzerSet.LambdaFit, new CompilationWithAnalyzersOptions(
                workload.CreateOptions(), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));
            var start = Environment.CpuUsage.TotalTime;
            await analysis.GetAnalyzerDiagnosticsAsync();
            Console.WriteLine($"Run {run}: {(Environment.CpuUsage.TotalTime - start).TotalMilliseconds:0} ms of processor time");
            if (run == Runs)
            {
                foreach (var analyzer in AnalyzerSet.LambdaFit)
                {
                    var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
                    Console.WriteLine($"{telemetry.ExecutionTime.TotalMilliseconds,8:0.0} ms  {analyzer.GetType().Name}");
                }
            }
        }
    }
}
