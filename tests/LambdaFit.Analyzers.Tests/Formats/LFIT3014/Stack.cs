using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.S3.Notifications;
using Constructs;

namespace Shop;

public class OrdersStack : Stack
{
    public OrdersStack(Construct scope, string id)
        : base(scope, id)
    {
        var incoming = new Bucket(this, "Incoming");
        var orders = new Function(this, "Orders", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Orders::Shop.Function::Handler",
            Code = Code.FromAsset("publish"),
        });
        incoming.AddEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(orders));
    }
}
