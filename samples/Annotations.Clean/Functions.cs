using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Baskets;

[LambdaStartup]
public class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton(new HttpClient()).AddSingleton<BasketStore>();
}

public sealed class BasketStore(HttpClient client)
{
    public async Task<int> AddAsync(string basket, string article)
    {
        using var response = await client.PutAsync($"https://baskets.example.com/{basket}/{article}", content: null);
        return int.Parse(await response.Content.ReadAsStringAsync());
    }
}

public class Functions(BasketStore store)
{
    [LambdaFunction]
    [HttpApi(LambdaHttpMethod.Put, "/baskets/{basket}/{article}")]
    public async Task<int> Add(string basket, string article) => await store.AddAsync(basket, article);
}
