using System;
using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Infra;

public static class LambdaExtensions
{
    public static Function AddDotNetFunction(this Construct scope, string id, string handler, Action<FunctionProps>? configure = null)
    {
        var props = new FunctionProps
        {
            Runtime = Runtime.DOTNET_10,
            Handler = handler,
            Code = Code.FromAsset("publish"),
            Environment = new Dictionary<string, string>(),
        };
        configure?.Invoke(props);
        return new Function(scope, id, props);
    }

    public static FunctionProps WithDefaults(this FunctionProps props)
    {
        props.Timeout = Duration.Seconds(30);
        props.MemorySize = 512;
        return props;
    }
}

public class QueueWithDlq : Construct
{
    public Queue Queue { get; }

    public QueueWithDlq(Construct scope, string id, Duration? visibility = null) : base(scope, id)
    {
        var dlq = new Queue(this, "Dlq");
        Queue = new Queue(this, "Queue", new QueueProps
        {
            VisibilityTimeout = visibility ?? Duration.Minutes(3),
            DeadLetterQueue = new DeadLetterQueue { Queue = dlq, MaxReceiveCount = 5 },
        });
    }
}

public class AppStack : Stack
{
    public AppStack(Construct scope, string id) : base(scope, id)
    {
        var a = this.AddDotNetFunction("A", "A::A.Function::Handle", p => { p.Timeout = Duration.Seconds(30); p.MemorySize = 1024; });
        var b = new Function(this, "B", new FunctionProps { Runtime = Runtime.DOTNET_10, Handler = "B::B.Function::Handle", Code = Code.FromAsset("b") }.WithDefaults());
        var queue = new QueueWithDlq(this, "Work");
        b.AddEventSource(new SqsEventSource(queue.Queue, new SqsEventSourceProps { BatchSize = 10 }));

        var props = MakeProps("C");
        props.Environment!.Add("EXTRA", "1");
        var c = new Function(this, "C", props);

        var python = new Function(this, "Python", new FunctionProps { Runtime = Runtime.PYTHON_3_13, Handler = "index.handler", Code = Code.FromInline("def handler(e, c): pass") });
        var imported = Function.FromFunctionArn(this, "Imported", "arn:aws:lambda:eu-west-1:123456789012:function:other");
        _ = new CfnFunction(this, "L1", new CfnFunctionProps
        {
            Code = new CfnFunction.CodeProperty { S3Bucket = "artifacts", S3Key = "l1.zip" },
            Role = "arn:aws:iam::123456789012:role/l1",
            Handler = "L1::L1.Function::Handle",
            Runtime = "dotnet10",
            Timeout = 60,
            MemorySize = 512,
            Environment = new CfnFunction.EnvironmentProperty { Variables = new Dictionary<string, string> { ["STAGE"] = "prod" } },
        });
    }

    private FunctionProps MakeProps(string name)
    {
        var isProduction = Convert.ToBoolean(Node.TryGetContext("production"));
        var props = new FunctionProps
        {
            Runtime = Runtime.DOTNET_10,
            Handler = $"{name}::{name}.Function::Handle",
            Code = Code.FromAsset(name.ToLowerInvariant()),
            Environment = new Dictionary<string, string> { ["STAGE"] = isProduction ? "prod" : "dev" },
        };
        if (isProduction)
        {
            props.Timeout = Duration.Minutes(5);
            props.MemorySize = 2048;
        }
        else
        {
            props.Timeout = Duration.Minutes(1);
            props.MemorySize = 512;
        }

        return props;
    }
}

public static class Program
{
    public static void Main()
    {
        var app = new App();
        _ = new AppStack(app, "app");
    }
}
