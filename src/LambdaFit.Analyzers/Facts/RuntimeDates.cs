using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Facts;

/// <summary>When support for a runtime of Lambda ends.</summary>
/// <param name="Id">The runtime's identifier in configuration files.</param>
/// <param name="Deprecation">The day from which AWS neither patches nor supports it.</param>
/// <param name="BlockCreate">The day from which Lambda refuses new functions with it; null where that is not announced.</param>
/// <param name="BlockUpdate">The day from which Lambda refuses to update functions with it; null where that is not announced.</param>
internal sealed record RuntimeDate(string Id, DateTime Deprecation, DateTime? BlockCreate, DateTime? BlockUpdate);

/// <summary>When the runtimes that .NET functions use are deprecated (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes), as of 2026-11-21.</summary>
internal static class RuntimeDates
{
    /// <summary>How many days before a deprecation it is time to plan; AWS sends its own notices 180 days before (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes).</summary>
    public const int NoticeDays = 180;

    public static ImmutableArray<RuntimeDate> All { get; } = ImmutableArray.Create(
        Of("dotnet10", (2028, 11, 14), (2028, 12, 14), (2029, 1, 15)),
        Of("dotnet9", (2026, 11, 10)),
        Of("dotnet8", (2026, 11, 10), (2027, 2, 1), (2027, 3, 3)),
        Of("dotnet7", (2024, 5, 14)),
        Of("dotnet6", (2024, 12, 20), (2027, 2, 1), (2027, 3, 3)),
        Of("dotnet5.0", (2022, 5, 10)),
        Of("dotnetcore3.1", (2023, 4, 3), (2023, 4, 3), (2023, 5, 3)),
        Of("dotnetcore2.1", (2022, 1, 5), (2022, 1, 5), (2022, 4, 13)),
        Of("dotnetcore2.0", (2019, 5, 30), (2019, 4, 30), (2019, 5, 30)),
        Of("dotnetcore1.0", (2019, 6, 27), (2019, 6, 30), (2019, 7, 30)),
        Of("provided.al2023", (2029, 6, 30), (2029, 7, 31), (2029, 8, 31)),
        Of("provided.al2", (2026, 7, 31), (2027, 2, 1), (2027, 3, 3)),
        Of("provided", (2024, 1, 8), (2024, 2, 8), (2027, 3, 3)));

    /// <summary>Gets the dates of a runtime, or null where it is not known.</summary>
    public static RuntimeDate? Find(string id)
    {
        foreach (var runtime in All)
        {
            if (string.Equals(runtime.Id, id, StringComparison.Ordinal))
            {
                return runtime;
            }
        }

        return null;
    }

    private static RuntimeDate Of(
        string id, (int Year, int Month, int Day) deprecation, (int Year, int Month, int Day)? blockCreate = null, (int Year, int Month, int Day)? blockUpdate = null) =>
        new(id, Date(deprecation), blockCreate is { } create ? Date(create) : null, blockUpdate is { } update ? Date(update) : null);

    private static DateTime Date((int Year, int Month, int Day) date) => new(date.Year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Utc);
}
