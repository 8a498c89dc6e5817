using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

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
            EphemeralStorage = new FunctionEphemeralStorageArgs { Size = 1024 },
            SnapStart = new FunctionSnapStartArgs { ApplyOn = "PublishedVersions" },
        });
        Arn = orders.Arn;
    }

    public Output<string> Arn { get; set; }
}
