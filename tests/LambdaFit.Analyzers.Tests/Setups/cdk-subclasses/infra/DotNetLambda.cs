using System;
using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Constructs;

namespace Infra;

public class DotNetLambdaProps : FunctionProps
{
    public string? Project { get; set; }
    public int? TimeoutSeconds { get; set; }
}

public class DotNetLambda : Function
{
    public DotNetLambda(Construct scope, string id, DotNetLambdaProps props) : base(scope, id, Defaults(props))
    {
        AddEnvironment("SERVICE", id);
    }

    private static FunctionProps Defaults(DotNetLambdaProps props)
    {
        props.Runtime ??= Runtime.DOTNET_10;
        props.MemorySize ??= 512;
        props.Timeout ??= Duration.Seconds(props.TimeoutSeconds ?? 30);
        props.Code ??= Code.FromAsset($"../src/{props.Project}/bin/Release/net10.0/linux-x64/publish");
        props.Environment ??= new Dictionary<string, string>();
        props.Environment["STAGE"] = "dev";
        return props;
    }
}

public abstract class FunctionConstruct : Construct
{
    protected FunctionConstruct(Construct scope, string id, string handler) : base(scope, id)
    {
        Function = new Function(this, "Function", Props(handler));
    }

    public Function Function { get; }

    protected abstract FunctionProps Props(string handler);
}

public sealed class ReportConstruct : FunctionConstruct
{
    public ReportConstruct(Construct scope, string id) : base(scope, id, "Reports::Reports.Function::Handle")
    {
    }

    protected override FunctionProps Props(string handler) => new()
    {
        Handler = handler,
        Runtime = Runtime.DOTNET_10,
        Code = Code.FromAsset("reports"),
    };
}
