using System.Text.Json;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Facts;

public sealed class SettingRangesTests
{
    [Theory]
    [InlineData(1, 128)]
    [InlineData(128, 128)]
    [InlineData(10_241, 10_240)]
    public void Nearest(int value, int nearest) => Assert.Equal(nearest, SettingRanges.MemoryMB.Nearest(value));

    [Fact]
    public void Keys_of_defaults_files_are_sorted_and_differ() =>
        Assert.Equal(ToolsDefaultsKeys.All.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ToolsDefaultsKeys.All);

    /// <summary>The facts that all tools share, where they lie beside the repository.</summary>
    [Fact]
    public void Ranges_are_those_of_the_shared_facts()
    {
        var path = Path.Combine(References.RepositoryRoot, "..", "shared", "limits.json");
        if (!File.Exists(path))
        {
            return;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var facts = document.RootElement;
        var function = facts.GetProperty("function");
        var queue = facts.GetProperty("event_sources").GetProperty("sqs");
        var stream = facts.GetProperty("event_sources").GetProperty("kinesis_dynamodb");

        AssertRange(function.GetProperty("memory_mb"), SettingRanges.MemoryMB);
        AssertRange(function.GetProperty("memory_mb_managed_instances"), SettingRanges.ManagedInstancesMemoryMB);
        AssertRange(function.GetProperty("ephemeral_storage_mb"), SettingRanges.EphemeralStorageMB);
        AssertRange(function.GetProperty("layers"), SettingRanges.Layers);
        AssertRange(facts.GetProperty("async_invoke").GetProperty("max_retry_attempts"), SettingRanges.AsyncRetries);
        AssertRange(facts.GetProperty("async_invoke").GetProperty("max_event_age_seconds"), SettingRanges.AsyncEventAgeSeconds);
        AssertRange(queue.GetProperty("batch_window_seconds"), SettingRanges.BatchingWindowSeconds);
        AssertRange(queue.GetProperty("max_concurrency"), SettingRanges.QueueConcurrency);
        AssertRange(stream.GetProperty("batch_size"), SettingRanges.BatchSize);
        AssertRange(stream.GetProperty("batch_window_seconds"), SettingRanges.BatchingWindowSeconds);
        AssertRange(stream.GetProperty("parallelization_factor"), SettingRanges.ParallelizationFactor);
        AssertRange(stream.GetProperty("max_retry_attempts"), SettingRanges.StreamRetries);
        AssertRange(stream.GetProperty("max_record_age_seconds"), SettingRanges.RecordAgeSeconds);
        AssertRange(stream.GetProperty("tumbling_window_seconds"), SettingRanges.TumblingWindowSeconds);
        Assert.Equal(SettingRanges.MinRecordAgeSeconds, stream.GetProperty("max_record_age_seconds").GetProperty("smallest_positive").GetInt32());
        Assert.Equal(queue.GetProperty("batch_size").GetProperty("max_standard").GetInt32(), SettingRanges.BatchSize.Max);
        Assert.Equal(queue.GetProperty("batch_size").GetProperty("max_fifo").GetInt32(), SettingRanges.FifoBatchSize.Max);
        Assert.Equal(SettingRanges.MaxEnvironmentBytes, function.GetProperty("environment_variables_bytes_total").GetProperty("max").GetInt32());
        Assert.Equal(SettingRanges.MaxHandlerLength, function.GetProperty("handler_length").GetProperty("max").GetInt32());
        Assert.Equal(LambdaLimits.AnnotationsMemoryMB, facts.GetProperty("tool_defaults_when_omitted").GetProperty("annotations_new_resource").GetProperty("memory_mb").GetInt32());
    }

    private static void AssertRange(JsonElement expected, SettingRange range) => Assert.Equal(
        (expected.TryGetProperty("min", out var min) ? min.GetInt32() : range.Min, expected.GetProperty("max").GetInt32()),
        (range.Min, range.Max));
}
