using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Baskets;

public class Functions(BasketStore store)
{
    public static int BasketsTouched { get; private set; }

    [LambdaFunction(Timeout = 60)] // LFIT3003
    [HttpApi(LambdaHttpMethod.Put, "/baskets/{basket}/{article}")]
    public async Task<int> Add(string basket, string article)
    {
        BasketsTouched++; // LFIT2001
        Remember(basket); // LFIT1009
        await store.AddAsync(basket, article);
        return BasketsTouched;
    }

    [LambdaFunction(Timeout = 1200)] // LFIT3002
    public async Task Recount()
    {
        await store.RecountAsync();
    }

    private async void Remember(string basket)
    {
        await store.AddAsync("recent", basket);
    }
}
