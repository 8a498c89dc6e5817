using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Constructs;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack(Construct scope, string id, IStackProps? props = null)
        : base(scope, id, props)
    {
        _ = new Function(this, "Orders", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Orders::Shop.Function::Handler",
            Code = Code.FromAsset("publish"),
            MemorySize = 10240,
        });
    }
}
