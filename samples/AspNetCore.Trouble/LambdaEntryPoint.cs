using Amazon.Lambda.AspNetCoreServer;

namespace Shop;

/// <summary>The handler is inherited, so what concerns the function as a whole is reported at the class.</summary>
public class LambdaEntryPoint : APIGatewayProxyFunction // LFIT3001, LFIT3016
{
    protected override void Init(IWebHostBuilder builder) => builder.UseStartup<Startup>();
}

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddDistributedMemoryCache(); // LFIT2007
        services.AddAuthentication().AddCookie(); // LFIT2010
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapControllers());
    }
}
