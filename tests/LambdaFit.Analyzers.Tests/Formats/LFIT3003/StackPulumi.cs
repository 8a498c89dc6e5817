using Pulumi;
using Pulumi.Aws.ApiGatewayV2;
using Pulumi.Aws.Lambda;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack()
    {
        var orders = new Function("orders", new FunctionArgs
        {
            Runtime = Runtime.Dotnet8,
            Handler = "Orders::Shop.Function::Handler",
            Code = new FileArchive("publish"),
            Timeout = 120,
        });
        var api = new Api("shop", new ApiArgs { ProtocolType = "HTTP" });
        _ = new Integration("orders", new IntegrationArgs
        {
            ApiId = api.Id,
            IntegrationType = "AWS_PROXY",
            IntegrationUri = orders.Arn,
            PayloadFormatVersion = "2.0",
        });
    }
}
