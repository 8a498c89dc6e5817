using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.Destinations;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.S3.Notifications;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Shop;

/// <summary>Orders come by HTTP and go through a queue.</summary>
public sealed class OrdersStack : Stack
{
    private static readonly Duration WorkerTimeout = Duration.Minutes(1);

    public OrdersStack(Construct scope, string id)
        : base(scope, id)
    {
        var failed = new Queue(this, "Failed");
        var orders = new Queue(this, "Orders", new QueueProps
        {
            VisibilityTimeout = Duration.Minutes(6),
            DeadLetterQueue = new DeadLetterQueue { Queue = failed, MaxReceiveCount = 5 },
        });

        var intake = new Function(this, "Intake", Describe("Intake", Duration.Seconds(20)));
        intake.AddEnvironment("QUEUE_URL", orders.QueueUrl);
        _ = new LambdaRestApi(this, "Api", new LambdaRestApiProps { Handler = intake });

        var worker = new Function(this, "Worker", Describe("Worker", WorkerTimeout));
        worker.AddEventSource(new SqsEventSource(orders, new SqsEventSourceProps { ReportBatchItemFailures = true }));

        var report = new Function(this, "Report", new FunctionProps
        {
            Runtime = Runtime.DOTNET_10,
            Handler = "Orders::Shop.Report::HandleAsync",
            Code = Code.FromAsset("publish"),
            MemorySize = 2048,
            Timeout = Duration.Minutes(15),
            SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS,
            Environment = new Dictionary<string, string> { ["PAYMENT_API_KEY_NAME"] = "orders/payment" },
            OnFailure = new SqsDestination(failed),
        });
        new Bucket(this, "Receipts").AddEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(report));
    }

    private static FunctionProps Describe(string name, Duration timeout) => new()
    {
        Runtime = Runtime.DOTNET_10,
        Handler = $"Orders::Shop.{name}::HandleAsync",
        Code = Code.FromAsset("publish"),
        MemorySize = 512,
        Timeout = timeout,
    };
}
