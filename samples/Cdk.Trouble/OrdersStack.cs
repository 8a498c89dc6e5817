using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.S3.Notifications;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Shop;

/// <summary>Orders come by HTTP and go through a queue. Almost every function has a setting that does not work.</summary>
public sealed class OrdersStack : Stack
{
    private static readonly Code Published = Code.FromAsset("publish");

    public OrdersStack(Construct scope, string id)
        : base(scope, id)
    {
        var failed = new Queue(this, "Failed");
        var orders = new Queue(this, "Orders", new QueueProps
        {
            VisibilityTimeout = Duration.Seconds(45), // LFIT3004
            DeadLetterQueue = new DeadLetterQueue { Queue = failed, MaxReceiveCount = 5 },
        });

        var intake = new Function(this, "Intake", new FunctionProps
        {
            Runtime = Runtime.DOTNET_10,
            Handler = "Orders::Shop.Intake::HandleAsync",
            Code = Published,
            MemorySize = 512,
            Timeout = Duration.Minutes(2), // LFIT3003
            Environment = new Dictionary<string, string>
            {
                ["QUEUE_URL"] = orders.QueueUrl,
                ["PAYMENT_API_KEY"] = "pk-7d41f0c2b95e4a86", // LFIT3013
            },
        });
        _ = new LambdaRestApi(this, "Api", new LambdaRestApiProps { Handler = intake });

        var worker = new Function(this, "Worker", new FunctionProps // LFIT3005
        {
            Runtime = Runtime.DOTNET_6, // LFIT3007
            Handler = "Orders::Shop.Worker::HandleAsync",
            Code = Published,
            Timeout = Duration.Minutes(1),
        });
        worker.AddEventSource(new SqsEventSource(orders, new SqsEventSourceProps { ReportBatchItemFailures = true }));

        _ = new Function(this, "Report", new FunctionProps
        {
            Runtime = Runtime.DOTNET_10,
            Handler = "Orders::Shop.Report::HandleAsync",
            Code = Published,
            MemorySize = 16384, // LFIT3006
            Timeout = Duration.Hours(1), // LFIT3002
            EphemeralStorageSize = Size.Gibibytes(2),
            SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS, // LFIT3021
        });

        var cleanup = new Function(this, "Cleanup", new FunctionProps // LFIT3001, LFIT3014
        {
            Runtime = Runtime.DOTNET_10,
            Handler = "Orders::Shop.Cleanup::HandleAsync",
            Code = Published,
            MemorySize = 256,
            Environment = new Dictionary<string, string> { ["AWS_REGION"] = "eu-central-1" }, // LFIT3012
        });
        new Bucket(this, "Receipts").AddEventNotification(EventType.OBJECT_REMOVED, new LambdaDestination(cleanup));
    }
}
