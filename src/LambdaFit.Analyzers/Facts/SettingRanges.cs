using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Facts;

/// <summary>The numbers that Lambda accepts for a setting, both ends included.</summary>
/// <param name="Setting">What the numbers are.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Source">Where this is said.</param>
internal sealed record SettingRange(string Setting, int Min, int Max, string Source)
{
    /// <summary>Gets the number of the range that is nearest to another.</summary>
    public int Nearest(int value) => Math.Min(Math.Max(value, Min), Max);
}

/// <summary>What Lambda accepts for the settings of functions and event sources besides the timeout, as of 2026-11-21.</summary>
internal static class SettingRanges
{
    /// <summary>Environment variables of a function in bytes, names and values together (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits).</summary>
    public const int MaxEnvironmentBytes = 4096;

    /// <summary>Characters of a handler string (docs.aws.amazon.com/lambda/latest/api/API_CreateFunction).</summary>
    public const int MaxHandlerLength = 128;

    /// <summary>What a batch of a queue may hold without a batching window (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure).</summary>
    public const int MaxQueueBatchWithoutWindow = 10;

    /// <summary>
    /// Seconds below which Lambda takes no limit of a record's age, but for -1, which is none
    /// (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping).
    /// </summary>
    public const int MinRecordAgeSeconds = 60;

    public static SettingRange MemoryMB { get; } = new("Memory in MB", 128, 10_240, "docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits");

    public static SettingRange ManagedInstancesMemoryMB { get; } = new("Memory in MB on Lambda Managed Instances", 2_048, 32_768, "docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-best-practices");

    public static SettingRange EphemeralStorageMB { get; } = new("Size of `/tmp` in MB", 512, 10_240, "docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits");

    public static SettingRange Layers { get; } = new("Layers of a function", 0, 5, "docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits");

    public static SettingRange AsyncRetries { get; } = new("Repetitions of an asynchronous invocation", 0, 2, "docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig");

    public static SettingRange AsyncEventAgeSeconds { get; } = new("Age of an asynchronous event in seconds", 60, 21_600, "docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig");

    public static SettingRange BatchSize { get; } = new("Records of a batch", 1, 10_000, "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping");

    public static SettingRange FifoBatchSize { get; } = new("Messages of a batch of a FIFO queue", 1, 10, "docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure");

    public static SettingRange BatchingWindowSeconds { get; } = new("Batching window in seconds", 0, 300, "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping");

    public static SettingRange QueueConcurrency { get; } = new("Concurrency of a queue's event source mapping", 2, 1_000, "docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig");

    public static SettingRange ParallelizationFactor { get; } = new("Batches of one shard that run side by side", 1, 10, "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping");

    public static SettingRange StreamRetries { get; } = new("Repetitions of a batch of a stream; -1 is as often as its records live", -1, 10_000, "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping");

    public static SettingRange RecordAgeSeconds { get; } = new("Age of a record of a stream in seconds; -1 is no limit, nothing lies between that and 60", -1, 604_800, "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping");

    public static SettingRange TumblingWindowSeconds { get; } = new("Tumbling window in seconds", 0, 900, "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping");

    public static ImmutableArray<SettingRange> All { get; } = ImmutableArray.Create(
        MemoryMB,
        ManagedInstancesMemoryMB,
        EphemeralStorageMB,
        Layers,
        AsyncRetries,
        AsyncEventAgeSeconds,
        BatchSize,
        FifoBatchSize,
        BatchingWindowSeconds,
        QueueConcurrency,
        ParallelizationFactor,
        StreamRetries,
        RecordAgeSeconds,
        TumblingWindowSeconds);
}
