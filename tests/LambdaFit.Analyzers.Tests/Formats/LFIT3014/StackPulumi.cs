using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Sqs;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack()
    {
        var incoming = new Queue("incoming");
        var orders = new Function("orders", new FunctionArgs
        {
            Runtime = Runtime.Dotnet8,
            Handler = "Orders::Shop.Function::Handler",
            Code = new FileArchive("publish"),
        });
        _ = new EventSourceMapping("orders", new EventSourceMappingArgs
        {
            EventSourceArn = incoming.Arn,
            FunctionName = orders.Arn,
        });
    }
}
