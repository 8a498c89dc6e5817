using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.Analyzers.Rules.Duration;
using LambdaFit.Analyzers.Tests.Verifying;
using LambdaFit.CodeFixes.Rules.Configuration;
using LambdaFit.CodeFixes.Rules.Duration;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>The rules that were there before over <c>serverless.yml</c>: what they report, leave alone and write.</summary>
public sealed class ServerlessServiceTests
{
    private const string Service = "/repo/orders/serverless.yml";
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Head = "service: orders\nprovider:\n  name: aws\n  runtime: dotnet8\n";
    private const string Take = "functions:\n  take:\n    handler: Orders::Shop.Function::Take\n";
    private const string TimeoutInDefaults = "{\"function-timeout\": 30, \"function-handler\": \"Orders::Shop.Function::Take\"}";

    [Theory]
    [InlineData(Head + Take, "Take")]
    [InlineData(Head + "functions:\n  - ${file(./more.yml)}\n  - take: {handler: 'Orders::Shop.Function::Take'}\n", "Take")]
    [InlineData(Head + "  memorySize: 512\ncustom: {handler: 'Orders::Shop.Function::Take'}\nfunctions: {take: {handler: '${self:custom.handler}', timeout: ~}}\n", "Take")]
    public Task A_function_without_timeout_gets_6_seconds(string service, string handler)
    {
        var test = Code("public string {|LFIT3001:" + handler + "|}(string order, ILambdaContext context) => order;", service);
        test.Messages.Add("No timeout is set for 'Function.Take' in 'take' of serverless.yml, so Lambda ends every invocation after 6 s, cold start included; set one, 30 s for example");
        return Verify<TimeoutMissingAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_framework_does_not_read_the_defaults_file_that_sets_a_timeout()
    {
        var test = Code("public string {|LFIT3001:Take|}(string order, ILambdaContext context) => order;", Head + Take + "    events: [{http: GET /}]\n");
        test.AdditionalFiles.Add((Defaults, TimeoutInDefaults));
        test.FixedAdditionalFiles.Add((Service, Head + Take + "    timeout: 29\n    events: [{http: GET /}]\n"));
        return Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData(Head + "  timeout: 20\n" + Take)]
    [InlineData(Head + Take + "    timeout: ${opt:timeout, 6}\n")]
    [InlineData("service: orders\nprovider: ${file(./provider.yml)}\n" + Take)]
    [InlineData(Head + "functions: ${file(./functions.yml)}\n")]
    [InlineData(Head + Take + "resources:\n  extensions: {TakeLambdaFunction: {Properties: {Timeout: 20}}}\n")]
    [InlineData("service: orders\nprovider: {name: aws, runtime: nodejs22.x}\nfunctions: {take: {handler: src/take.handler}}\n")]
    [InlineData("service: orders\nprovider: {name: aws, runtime: dotnet8}\nfunctions: {take: {handler: 'Others::Shop.Function::Take'}}\n")]
    public Task A_timeout_that_is_set_or_not_known_is_not_reported(string service) =>
        Verify<TimeoutMissingAnalyzer>.VerifyAnalyzerAsync(Code("public string Take(string order, ILambdaContext context) => order;", service));

    [Fact]
    public Task A_timeout_out_of_range_is_reported_where_it_stands_and_once()
    {
        var test = Code(
            "public string Take(string order, ILambdaContext context) => order;\npublic string Ship(string order, ILambdaContext context) => order;",
            Head + "  timeout: {|LFIT3002:901|} # s\n" + Take + "  ship: {handler: 'Orders::Shop.Function::Ship'}\n");
        test.FixedAdditionalFiles.Add((Service, Head + "  timeout: 900 # s\n" + Take + "  ship: {handler: 'Orders::Shop.Function::Ship'}\n"));
        return Verify<TimeoutOutOfRangeAnalyzer, TimeoutOutOfRangeCodeFix>.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("${self:custom.seconds}\ncustom: {seconds: {|LFIT3002:0|}}\n")]
    [InlineData("{|LFIT3002:'1000'|}\n")]
    [InlineData("900\n")]
    [InlineData("2000\n    capacityProvider: orders\n")]
    [InlineData("${env:SECONDS}\n")]
    public Task A_timeout_is_judged_where_it_is_known(string timeout) =>
        Verify<TimeoutOutOfRangeAnalyzer>.VerifyAnalyzerAsync(Code("public string Take(string order, ILambdaContext context) => order;", Head + Take + "    timeout: " + timeout));

    [Theory]
    [InlineData("", "[|Task.Delay(10_000)|]")]
    [InlineData("  timeout: 5\n", "[|Task.Delay(10_000)|]")]
    [InlineData("  timeout: 900\n", "Task.Delay(40_000)")]
    [InlineData("  timeout: ${opt:timeout, 6}\n", "Task.Delay(40_000)")]
    public Task A_wait_is_held_against_the_timeout_of_the_service(string provider, string wait)
    {
        var test = Code("public async Task Take(string order, ILambdaContext context) => await " + wait + ";", Head + provider + Take);
        test.AdditionalFiles.Add((Defaults, TimeoutInDefaults));
        return Verify<WaitExceedsFunctionTimeoutAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_timeout_is_raised_for_the_function_that_waits()
    {
        var test = Code("public async Task Take(string order, ILambdaContext context) => await [|Task.Delay(10_000)|];", Head + "  timeout: 5\n" + Take + "  ship: {handler: b}\n");
        test.FixedAdditionalFiles.Add((Service, Head + "  timeout: 5\n" + Take + "    timeout: 12\n  ship: {handler: b}\n"));
        return Verify<WaitExceedsFunctionTimeoutAnalyzer, WaitExceedsFunctionTimeoutCodeFix>.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_wait_beyond_the_limit_of_Lambda_is_reported() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(Code(
        "public async Task Take(string order, ILambdaContext context) => await [|Task.Delay(1_000_000)|];\npublic async Task Ship(string order, ILambdaContext context) => await Task.Delay(1_000_000);",
        Head + Take + "    timeout: 900\n  ship:\n    handler: Orders::Shop.Function::Ship\n    capacityProvider: big\n"));

    [Theory]
    [InlineData("dotnet8", "net10.0", true)]
    [InlineData("dotnet10", "net8.0", false)]
    [InlineData("dotnet8", "net8.0", false)]
    public async Task A_runtime_is_held_against_the_framework(string runtime, string framework, bool isReported)
    {
        var service = "provider: { name: aws, runtime: " + (isReported ? "{|LFIT3008:" + runtime + "|}" : runtime) + ", timeout: 30 }\n" + Take + "  ship: {handler: 'Orders::Shop.Function::Take'}\n";
        var test = Code("public string Take(string order, ILambdaContext context) => order;", service);
        test.BuildProperties["TargetFramework"] = framework;
        test.BuildProperties["TargetFrameworkIdentifier"] = ".NETCoreApp";
        test.BuildProperties["TargetFrameworkVersion"] = "v" + framework[3..];
        await Verify<RuntimeFrameworkMismatchAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("{|LFIT3009:Orders::Shop.Function::Taek|}")]
    [InlineData("'{|LFIT3009:|}Orders::Shop.Function::Take'")]
    [InlineData("Orders::Shop.${self:custom.type}::Take")]
    [InlineData("Orders::Shop.Function::${opt:method}")]
    public Task A_handler_is_looked_for(string handler) => Verify<HandlerNotFoundAnalyzer>.VerifyAnalyzerAsync(
        Code("public string Take(string order, ILambdaContext context) => order;", Head + "custom: {type: Function}\nfunctions:\n  take:\n    handler: " + handler.Replace("{|LFIT3009:|}", "", StringComparison.Ordinal) + "\n    timeout: 30\n"));

    [Theory]
    [InlineData("{|LFIT3015:Take|}", "- sqs: arn:aws:sqs:eu-west-1:1:q")]
    [InlineData("{|LFIT3015:Take|}", "- sqs: ${ssm:/q}")]
    [InlineData("{|LFIT3015:Take|}", "- sqs: {arn: !GetAtt Q.Arn, batchSize: 5}")]
    [InlineData("Take", "- sqs: {arn: !GetAtt Q.Arn, functionResponseType: ReportBatchItemFailures}")]
    [InlineData("Take", "- sqs: ${self:custom.event}")]
    [InlineData("Take", "- ${file(./events.yml)}")]
    public Task A_batch_response_needs_a_source_that_reads_it(string name, string events) => Verify<BatchResponseNotWiredAnalyzer>.VerifyAnalyzerAsync(Code(
        "public SQSBatchResponse " + name + "(SQSEvent orders, ILambdaContext context) => new SQSBatchResponse();", Head + Take + "    timeout: 30\n    events:\n      " + events + "\n"));

    [Theory]
    [InlineData("Take", "- sqs: arn:aws:sqs:eu-west-1:1:q")]
    [InlineData("{|LFIT3015:Take|}", "- sqs: {arn: q, functionResponseType: ReportBatchItemFailures}")]
    public Task A_source_that_reads_a_batch_response_needs_one(string name, string events)
    {
        var test = Code("public void " + name + "(SQSEvent orders, ILambdaContext context) { }", Head + Take + "    timeout: 30\n    events:\n      " + events + "\n");
        if (name != "Take")
        {
            test.Messages.Add("'Function.Take' returns nothing, but 'ReportBatchItemFailures' is set for 'take.sqs' in serverless.yml, so every batch that does not throw counts as processed; return the items that failed, or remove 'functionResponseType'");
        }

        return Verify<BatchResponseNotWiredAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("{|LFIT3016:Take|}", "", "- httpApi: '*'")]
    [InlineData("{|LFIT3016:Take|}", "", "- httpApi: {path: /, method: get}\n      - httpApi: POST /")]
    [InlineData("Take", "  httpApi: {payload: '1.0'}\n", "- httpApi: '*'")]
    [InlineData("Take", "  httpApi: ${file(./api.yml)}\n", "- httpApi: '*'")]
    [InlineData("Take", "", "- http: ANY /")]
    [InlineData("Take", "", "- httpApi: '*'\n      - http: ANY /")]
    public Task A_handler_of_the_first_payload_format_fits_REST_APIs(string name, string provider, string events) => Verify<PayloadVersionMismatchAnalyzer>.VerifyAnalyzerAsync(Code(
        "public string " + name + "(APIGatewayProxyRequest request, ILambdaContext context) => request.HttpMethod;", Head + provider + Take + "    timeout: 29\n    events:\n      " + events + "\n"));

    [Theory]
    [InlineData("{|LFIT3016:Take|}", "    events:\n      - http: {path: '/{proxy+}', method: ANY}\n")]
    [InlineData("{|LFIT3016:Take|}", "    httpApi: {payload: '1.0'}\n    events:\n      - httpApi: '*'\n")]
    [InlineData("Take", "    events:\n      - http: {path: '/{proxy+}', method: ANY, integration: lambda}\n")]
    [InlineData("Take", "    url: true\n")]
    [InlineData("Take", "    events:\n      - httpApi: '*'\n")]
    public Task A_handler_of_the_second_payload_format_fits_HTTP_APIs_and_URLs(string name, string function) => Verify<PayloadVersionMismatchAnalyzer>.VerifyAnalyzerAsync(Code(
        "public string " + name + "(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => request.RequestContext.Http.Method;", Head + Take + "    timeout: 29\n" + function));

    private static Test Code(string method, string service) => new()
    {
        AssemblyName = "Orders",
        Source =
            $$"""
            using System.Threading.Tasks;
            using Amazon.Lambda.APIGatewayEvents;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            namespace Shop
            {
                public class Function
                {
                    {{method}}
                }
            }
            """,
        AdditionalFiles = { (Service, service) },
    };
}
