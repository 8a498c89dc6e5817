using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack(Construct scope, string id, IStackProps? props = null)
        : base(scope, id, props)
    {
        var queue = new Queue(this, "Incoming", new QueueProps
        {
            VisibilityTimeout = Duration.Seconds(360),
        });
        var orders = new Function(this, "Orders", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Orders::Shop.Function::Handler",
            Code = Code.FromAsset("publish"),
            Timeout = Duration.Seconds(60),
        });
        orders.AddEventSource(new SqsEventSource(queue));
    }
}
