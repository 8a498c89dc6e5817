using Microsoft.Extensions.Hosting;

namespace Shop;

/// <summary>Means to refresh the index every hour, but does not run while nobody calls the API.</summary>
internal sealed class IndexRefresher : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Search.Reindex("all");
        }
    }
}
