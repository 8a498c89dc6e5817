using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>A number of a function, or of what calls it, that Lambda accepts in a range only.</summary>
/// <typeparam name="T">What has the number: <see cref="FunctionSettings"/> or <see cref="EventSource"/>.</typeparam>
/// <param name="Key">What diagnostics and fixes call it between themselves.</param>
/// <param name="What">What messages call it.</param>
/// <param name="Unit">The unit, with a space before it; empty where it has none.</param>
/// <param name="Of">Gets the number.</param>
/// <param name="Range">Gets the range.</param>
/// <param name="More">What to do where more is needed than Lambda gives, or null.</param>
internal sealed record RangedSetting<T>(string Key, string What, string Unit, Func<T, Setting<int>> Of, Func<T, SettingRange> Range, string? More = null)
{
    /// <summary>Writes a number as messages do: <c>10,240 MB</c>.</summary>
    public string Format(int value) => value.ToString("N0", CultureInfo.InvariantCulture) + Unit;
}

/// <summary>All numbers that <see cref="SettingOutOfRangeAnalyzer"/> and its fix know.</summary>
internal static class RangedSettings
{
    public static ImmutableArray<RangedSetting<FunctionSettings>> OfFunctions { get; } = ImmutableArray.Create<RangedSetting<FunctionSettings>>(
        new("memory", "A memory size", " MB", static f => f.MemoryMB, Memory, "work that needs more fits Fargate, AWS Batch or EC2"),
        new("storage", "An ephemeral storage", " MB", static f => f.EphemeralStorageMB, static _ => SettingRanges.EphemeralStorageMB, "larger files fit S3, or EFS mounted under /mnt"),
        new("retries", "A number of retries", string.Empty, static f => f.AsyncRetries, static _ => SettingRanges.AsyncRetries, "an on-failure destination or a queue before the function keeps the event"),
        new("age", "A maximum event age", " s", static f => f.AsyncEventAgeSeconds, static _ => SettingRanges.AsyncEventAgeSeconds, "an on-failure destination or a queue before the function keeps the event"));

    public static ImmutableArray<RangedSetting<EventSource>> OfSources { get; } = ImmutableArray.Create<RangedSetting<EventSource>>(
        new("batch", "A batch size", string.Empty, static s => s.BatchSize, static s => s.Queue is { IsFifo.Value: true } ? SettingRanges.FifoBatchSize : SettingRanges.BatchSize),
        new("window", "A batching window", " s", static s => s.BatchingWindowSeconds, static _ => SettingRanges.BatchingWindowSeconds),
        new("concurrency", "A maximum concurrency", string.Empty, static s => s.MaxConcurrency, static _ => SettingRanges.QueueConcurrency),
        new("parallelization", "A parallelization factor", string.Empty, static s => s.ParallelizationFactor, static _ => SettingRanges.ParallelizationFactor),
        new("attempts", "A number of retries", string.Empty, static s => s.RetryAttempts, static _ => SettingRanges.StreamRetries),
        new("record", "A maximum record age", " s", static s => s.RecordAgeSeconds, RecordAge),
        new("tumbling", "A tumbling window", " s", static s => s.TumblingWindowSeconds, static _ => SettingRanges.TumblingWindowSeconds));

    /// <summary>Gets the range where it is not known whether a capacity provider runs the function.</summary>
    public static SettingRange MemoryAnywhere { get; } = SettingRanges.MemoryMB with { Max = SettingRanges.ManagedInstancesMemoryMB.Max };

    /// <summary>A capacity provider that cannot be read may be one or none.</summary>
    private static SettingRange Memory(FunctionSettings function) => function.IsManagedInstances switch
    {
        { IsAbsent: true } or { HasValue: true, Value: false } => SettingRanges.MemoryMB,
        { HasValue: true } => SettingRanges.ManagedInstancesMemoryMB,
        _ => MemoryAnywhere,
    };

    /// <summary>Between -1, which is no limit, and 60 s there is nothing.</summary>
    private static SettingRange RecordAge(EventSource source) =>
        source.RecordAgeSeconds is { HasValue: true, Value: >= 0 and < SettingRanges.MinRecordAgeSeconds }
            ? SettingRanges.RecordAgeSeconds with { Min = SettingRanges.MinRecordAgeSeconds }
            : SettingRanges.RecordAgeSeconds;
}

/// <summary>What a diagnostic of <see cref="SettingOutOfRangeAnalyzer"/> tells its fix: which number of which event source (-1 for the function itself) to set, and to what.</summary>
internal readonly record struct RangedValue(string Key, int Source, int Value)
{
    public string ToText() => Key + ' ' + Source.ToString(CultureInfo.InvariantCulture) + ' ' + Value.ToString(CultureInfo.InvariantCulture);

    public static RangedValue? Parse(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 3
            && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var source)
            && int.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? new(parts[0], source, value)
                : null;
    }

    /// <summary>Gets the number as a function has it; absent where the function has no such setting.</summary>
    public Setting<int> In(FunctionSettings function)
    {
        if (Source >= 0)
        {
            foreach (var setting in RangedSettings.OfSources)
            {
                if (setting.Key == Key && Source < function.EventSources.Length)
                {
                    return setting.Of(function.EventSources[Source]);
                }
            }

            return Setting<int>.Absent;
        }

        foreach (var setting in RangedSettings.OfFunctions)
        {
            if (setting.Key == Key)
            {
                return setting.Of(function);
            }
        }

        return Setting<int>.Absent;
    }
}
