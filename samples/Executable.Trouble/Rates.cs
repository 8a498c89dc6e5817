namespace Rates;

internal sealed record RateRequest(string Currency);

internal static class RateCache
{
    public static decimal Latest { get; set; }

    public static void Publish(decimal rate) => Console.WriteLine(rate);
}

internal static class RateArchive
{
    public static void Keep(decimal rate)
    {
        File.AppendAllText("rates.csv", $"{DateTime.UtcNow:O};{rate}\n"); // LFIT2005
        File.WriteAllText(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.csv"), $"{rate}"); // LFIT2006
    }
}

internal sealed class RateClient : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri("https://rates.example.com/") }; // LFIT7001

    public async Task<decimal> GetAsync(string currency)
    {
        for (var attempt = 0; attempt < 10; attempt++) // LFIT1002
        {
            var answer = await http.GetStringAsync(currency);
            if (decimal.TryParse(answer, out var rate))
            {
                return rate;
            }

            // 1 s, 2 s, 4 s … ten of them are 17 minutes.
            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)));
        }

        throw new TimeoutException(currency);
    }

    public void Dispose() => http.Dispose();
}
