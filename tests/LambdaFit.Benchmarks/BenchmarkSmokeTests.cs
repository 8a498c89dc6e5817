using System.Reflection;
using BenchmarkDotNet.Attributes;
using Xunit;

namespace LambdaFit.Benchmarks;

/// <summary>Runs each benchmark once, so that none is broken when someone wants to measure.</summary>
public class BenchmarkSmokeTests
{
    /// <summary>Gets the types and methods of all benchmarks.</summary>
    public static TheoryData<Type, string> Benchmarks()
    {
        var benchmarks = new TheoryData<Type, string>();
        foreach (var type in typeof(AnalyzerBenchmarks).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(AnalyzerBenchmarks)) && !type.IsAbstract))
        {
            foreach (var method in type.GetMethods().Where(static method => method.IsDefined(typeof(BenchmarkAttribute))))
            {
                benchmarks.Add(type, method.Name);
            }
        }

        return benchmarks;
    }

    /// <summary>A benchmark throws when it does not report what it must.</summary>
    [Theory]
    [MemberData(nameof(Benchmarks))]
    public async Task Benchmark_reports_what_it_must(Type type, string method)
    {
        var benchmarks = (AnalyzerBenchmarks)Activator.CreateInstance(type)!;
        benchmarks.Setup();
        benchmarks.Prepare();

        await (Task<int>)type.GetMethod(method)!.Invoke(benchmarks, null)!;
    }
}
