using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace Infra;

public static class Program
{
    public static void Main(string[] args)
    {
        var app = new App();
        _ = new MainStack(app, "main");
    }
}

public class MainStack : Stack
{
    internal MainStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var memory = int.Parse((string)Node.TryGetContext("memory"));
        var shared = new FunctionProps
        {
            Runtime = Runtime.DOTNET_10,
            Timeout = Duration.Seconds(30),
            MemorySize = memory,
            Handler = "Shop::Shop.Function::A",
            Code = Code.FromAsset("./publish"),
        };
        var first = new Function(this, "First", shared);
        shared.Handler = "Shop::Shop.Function::B";
        shared.Timeout = Duration.Minutes(15);
        var second = new Function(this, "Second", shared);

        var orders = new DotNetLambda(this, "Orders", new DotNetLambdaProps { Project = "Orders", Handler = "Orders::Orders.Function::Handle" });
        var rule = new Rule(this, "Nightly", new RuleProps());
        var dlq = new Queue(this, "NightlyDlq");
        rule.AddTarget(new LambdaFunction(second, new LambdaFunctionProps { RetryAttempts = 2, DeadLetterQueue = dlq }));
        foreach (var name in new[] { "Import", "Export" })
        {
            _ = new Function(this, name, new FunctionProps
            {
                Runtime = Runtime.DOTNET_10,
                Handler = $"Jobs::Jobs.{name}::Run",
                Code = Code.FromAsset("./jobs"),
                Timeout = Duration.Minutes(name == "Import" ? 15 : 5),
                MemorySize = Settings[name],
            });
        }
    }

    private static readonly Dictionary<string, int> Settings = new() { ["Import"] = 1024, ["Export"] = 2048 };
}
