using Perfolizer.Horology;

namespace LambdaFit.Benchmarks;

/// <summary>
/// Counts the processor time of this process, over all its threads. What else the machine does hardly changes it, and it is what analyzers cost:
/// a build spends it beside other projects.
/// </summary>
internal sealed class CpuClock : IClock
{
    public string Title => "CPU";

    public bool IsAvailable => true;

    public Frequency Frequency { get; } = new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
