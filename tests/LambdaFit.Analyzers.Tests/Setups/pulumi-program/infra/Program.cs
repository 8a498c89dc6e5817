using System.Collections.Generic;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sqs;

return await Deployment.RunAsync(() =>
{
    var config = new Config("shop");
    var memory = config.GetInt32("memory") ?? 512;
    var timeout = config.GetInt32("timeout") ?? 30;
    var dlq = new Queue("dlq");
    var queue = new Queue("orders", new QueueArgs
    {
        VisibilityTimeoutSeconds = timeout * 6,
        RedrivePolicy = dlq.Arn.Apply(arn => $"{{\"deadLetterTargetArn\":\"{arn}\",\"maxReceiveCount\":3}}"),
    });
    var environment = new InputMap<string>
    {
        { "STAGE", "prod" },
        { "DB_PASSWORD", config.RequireSecret("dbPassword") },
        { "QUEUE_URL", queue.Url },
    };
    var function = new Function("orders", new FunctionArgs
    {
        Runtime = "dotnet10",
        Handler = "Orders::Orders.Function::Handle",
        Code = new FileArchive("../src/Orders/bin/Release/net10.0/publish"),
        Role = "arn:aws:iam::123456789012:role/orders",
        MemorySize = memory,
        Timeout = timeout,
        Environment = new FunctionEnvironmentArgs { Variables = environment },
        TracingConfig = new FunctionTracingConfigArgs { Mode = "Active" },
    });
    _ = new EventSourceMapping("orders", new EventSourceMappingArgs
    {
        EventSourceArn = queue.Arn,
        FunctionName = function.Arn,
        FunctionResponseTypes = { "ReportBatchItemFailures" },
        BatchSize = 10,
    });
    return new Dictionary<string, object?> { ["arn"] = function.Arn };
});
