using Pulumi;
using Pulumi.Aws.Lambda;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack()
    {
        var orders = new Function("orders", new FunctionArgs
        {
            Runtime = Runtime.Dotnet8,
            MemorySize = 512,
            Handler = "Orders::Shop.Function::Handler",
            Code = new FileArchive("publish"),
            Timeout = 30,
        });
        Arn = orders.Arn;
    }

    public Output<string> Arn { get; set; }
}
