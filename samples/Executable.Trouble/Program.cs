using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Rates;

var handler = async (RateRequest request, ILambdaContext context) =>
{
    using var rates = new RateClient();
    var rate = await rates.GetAsync(request.Currency);
    RateCache.Latest = rate; // LFIT2001
    RateArchive.Keep(rate);
    _ = Task.Run(() => RateCache.Publish(rate)); // LFIT1009
    return rate;
};

await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()) // LFIT3001, LFIT6005
    .Build()
    .RunAsync();
