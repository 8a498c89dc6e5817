using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Rates;

// Made once, before the first invocation.
var http = new HttpClient { BaseAddress = new Uri("https://rates.example.com/") };
var rates = new RateSource(http);

await LambdaBootstrapBuilder
    .Create<RateRequest, decimal>(HandleAsync, new SourceGeneratorLambdaJsonSerializer<RateJson>())
    .Build()
    .RunAsync();

async Task<decimal> HandleAsync(RateRequest request, ILambdaContext context)
{
    using var timeout = new CancellationTokenSource(context.RemainingTime - TimeSpan.FromSeconds(1));
    return await rates.GetAsync(request.Currency, timeout.Token);
}

namespace Rates
{
    public sealed record RateRequest(string Currency);

    [JsonSerializable(typeof(RateRequest))]
    [JsonSerializable(typeof(decimal))]
    public sealed partial class RateJson : JsonSerializerContext;

    internal sealed class RateSource(HttpClient http)
    {
        public async Task<decimal> GetAsync(string currency, CancellationToken cancellation)
        {
            while (true)
            {
                if (decimal.TryParse(await http.GetStringAsync(currency, cancellation), out var rate))
                {
                    return rate;
                }

                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            }
        }
    }
}
