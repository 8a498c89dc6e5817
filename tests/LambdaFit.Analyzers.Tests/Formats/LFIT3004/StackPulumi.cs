using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Sqs;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack()
    {
        var queue = new Queue("incoming", new QueueArgs
        {
            VisibilityTimeoutSeconds = 45,
        });
        var orders = new Function("orders", new FunctionArgs
        {
            Runtime = Runtime.Dotnet8,
            Handler = "Orders::Shop.Function::Handler",
            Code = new FileArchive("publish"),
            Timeout = 60,
        });
        _ = new EventSourceMapping("orders", new EventSourceMappingArgs
        {
            EventSourceArn = queue.Arn,
            FunctionName = orders.Arn,
        });
        Arn = orders.Arn;
    }

    public Output<string> Arn { get; set; }
}
