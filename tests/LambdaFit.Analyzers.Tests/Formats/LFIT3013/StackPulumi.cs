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
            Environment = new FunctionEnvironmentArgs
            {
                Variables =
                {
                    ["TABLE"] = "orders",
                    ["DB_PASSWORD"] = "hunter2",
                },
            },
        });
        Arn = orders.Arn;
    }

    public Output<string> Arn { get; set; }
}
