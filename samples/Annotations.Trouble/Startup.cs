using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;

namespace Baskets;

[LambdaStartup]
public class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<BasketStore>();
}
