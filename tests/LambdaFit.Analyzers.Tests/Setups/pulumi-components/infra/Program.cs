using System.Collections.Generic;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

public sealed class DotNetFunctionArgs
{
    public Input<string> Handler { get; set; } = null!;
    public Input<int>? Timeout { get; set; }
    public Input<int>? MemorySize { get; set; }
    public Dictionary<string, string> Environment { get; set; } = new();
}

public sealed class DotNetFunction : ComponentResource
{
    public Function Function { get; }

    public DotNetFunction(string name, DotNetFunctionArgs args, ComponentResourceOptions? options = null) : base("shop:lambda:DotNetFunction", name, options)
    {
        Function = new Function(name, new FunctionArgs
        {
            Runtime = "dotnet10",
            Handler = args.Handler,
            Role = "arn:aws:iam::123456789012:role/x",
            Code = new FileArchive($"../publish/{name}"),
            Timeout = args.Timeout ?? 30,
            MemorySize = args.MemorySize ?? 512,
            Environment = new FunctionEnvironmentArgs { Variables = args.Environment.ToImmutableDictionary() },
        }, new CustomResourceOptions { Parent = this });
    }
}

public class ShopStack : Stack
{
    public ShopStack()
    {
        var settings = new[] { (Name: "a", Timeout: 30), (Name: "b", Timeout: 60) };
        foreach (var (name, timeout) in settings)
        {
            _ = new DotNetFunction(name, new DotNetFunctionArgs { Handler = $"Shop::Shop.{name}::Handle", Timeout = timeout });
        }

        var args = new FunctionArgs { Runtime = Runtime.CustomAL2023, Handler = "bootstrap", Role = "r", Architectures = { "arm64" } };
        if (System.Environment.GetEnvironmentVariable("FAST") is not null)
        {
            args.Timeout = 10;
        }

        args.MemorySize = 1024;
        args.Timeout ??= 30;
        _ = new Function("native", args);
        var url = new FunctionUrl("url", new FunctionUrlArgs { FunctionName = "x", AuthorizationType = "NONE" });
    }
}

public static class Program
{
    public static System.Threading.Tasks.Task<int> Main() => Deployment.RunAsync<ShopStack>();
}
