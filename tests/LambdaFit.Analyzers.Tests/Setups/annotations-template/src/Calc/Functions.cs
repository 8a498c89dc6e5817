using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Annotations.SQS;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Calc;

[LambdaStartup]
public class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<ICalculator, Calculator>();
}

public interface ICalculator { int Add(int x, int y); }
public class Calculator : ICalculator { public int Add(int x, int y) => x + y; }

public class Functions
{
    private readonly ICalculator _calculator;

    public Functions(ICalculator calculator) => _calculator = calculator;

    [LambdaFunction(ResourceName = "Add", MemorySize = 512, Timeout = 29, Policies = "AWSLambdaBasicExecutionRole")]
    [HttpApi(LambdaHttpMethod.Get, "/add/{x}/{y}")]
    public int Add(int x, int y, ILambdaContext context)
    {
        context.Logger.LogInformation($"{x} plus {y} is {x + y}");
        return _calculator.Add(x, y);
    }

    [LambdaFunction]
    [RestApi(LambdaHttpMethod.Post, "/subtract")]
    public IHttpResult Subtract([FromBody] int[] values) => HttpResults.Ok(values[0] - values[1]);

    [LambdaFunction(ResourceName = "Consume")]
    [SQSEvent("@Jobs", BatchSize = 20, MaximumBatchingWindowInSeconds = 5)]
    public SQSBatchResponse Consume(SQSEvent evnt) => new();
}
