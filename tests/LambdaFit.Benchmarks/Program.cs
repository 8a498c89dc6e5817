using BenchmarkDotNet.Running;
using LambdaFit.Benchmarks;

if (args is ["times", ..])
{
    await AnalyzerTimes.PrintAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(AnalyzerBenchmarks).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
}
