using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.TimeoutOutlivesInvokerAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.TimeoutOutlivesInvokerCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class TimeoutOutlivesInvokerTests
{
    private const string Yaml = "/repo/orders/template.yaml";
    private const string Json = "/repo/orders/serverless.template";

    [Theory]
    [InlineData("60", "Get: {Type: Api}", "29", "'Orders' may run for 60 s, but the REST API of 'Get' waits 29 s at most, so what takes longer is paid for and answers nobody; set 29 s, and hand longer work to a queue, a durable function or Step Functions")]
    [InlineData("31", "Get: {Type: HttpApi}", "30", "'Orders' may run for 31 s, but the HTTP API of 'Get' waits 30 s at most, so what takes longer is paid for and answers nobody; set 30 s, and hand longer work to a queue, a durable function or Step Functions")]
    [InlineData("30", "SignUp: {Type: Cognito, Properties: {Trigger: PreSignUp}}", "5", "'Orders' may run for 30 s, but Amazon Cognito waits 5 s at most, so what takes longer is paid for and answers nobody; set 5 s, and hand longer work to a queue")]
    [InlineData("30", "Get: {Type: HttpApi, Properties: {TimeoutInMillis: 10000}}", "10", null)]
    [InlineData("60", "Get: {Type: Api, Properties: {TimeoutInMillis: 45000}}", "45", null)]
    [InlineData("60", "A: {Type: Api}, B: {Type: HttpApi}", "29", null)]
    public Task Reported_and_fixed(string timeout, string events, string lowered, string? message)
    {
        var test = Function((Yaml, Template($"{{|LFIT3003:{timeout}|}}", events)));
        test.FixedAdditionalFiles.Add((Yaml, Template(lowered, events)));
        if (message is not null)
        {
            test.Messages.Add(message);
        }

        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Source: {Type: AWS::AppSync::DataSource, Properties: {LambdaConfig: {LambdaFunctionArn: !GetAtt Orders.Arn}}}", "30")]
    [InlineData("Users: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PostConfirmation: !GetAtt Orders.Arn}}}", "5")]
    [InlineData("Guarded: {Type: AWS::Serverless::HttpApi, Properties: {Auth: {Authorizers: {Ours: {FunctionArn: !GetAtt Orders.Arn}}}}}", "10")]
    [InlineData("Method: {Type: AWS::ApiGateway::Method, Properties: {Integration: {Type: AWS_PROXY, Uri: !Sub '${Orders.Arn}/invocations'}, RestApiId: !Ref Rest}}\n  Rest: {Type: AWS::ApiGateway::RestApi}", "29")]
    [InlineData("Chat: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: WEBSOCKET}}\n  Route: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Chat, IntegrationUri: !Sub '${Orders.Arn}/invocations'}}", "29")]
    public Task Resources_of_CloudFormation_are_reported(string resource, string lowered)
    {
        var test = Function((Yaml, Template("{|LFIT3003:60|}", "", resource)));
        test.FixedAdditionalFiles.Add((Yaml, Template(lowered, "", resource)));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Globals: {Api: {EndpointConfiguration: {Type: REGIONAL}}}\n", "Get: {Type: Api}", "set 29 s, or raise the API's timeout, which Regional and private APIs allow")]
    [InlineData("", "Get: {Type: Api, Properties: {RestApiId: !ImportValue Api}}", "set 29 s, or raise the API's timeout, which Regional and private APIs allow")]
    [InlineData("", "Get: {Type: HttpApi}, Uploaded: {Type: S3, Properties: {Bucket: !Ref B}}", "give what else calls it a function of its own, or hand longer work to a queue or Step Functions")]
    [InlineData("", "Get: {Type: HttpApi}, New: {Type: SQS, Properties: {Queue: q}}", "give what else calls it a function of its own, or hand longer work to a queue or Step Functions")]
    public async Task What_may_be_meant_is_an_advice(string head, string events, string advice)
    {
        var test = Function((Yaml, head + Template("{|LFIT3003:60|}", events)));

        var diagnostic = Assert.Single(await ReportsAsync(test));

        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.EndsWith(advice, diagnostic.GetMessage(null), StringComparison.Ordinal);
        await Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("Steps: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: a.json, DefinitionSubstitutions: {Function: !GetAtt Orders.Arn}}}")]
    [InlineData("Steps: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionString: {'Fn::Sub': '{\"Resource\": \"${Orders.Arn}\"}'}}}")]
    [InlineData("Pipe: {Type: AWS::Pipes::Pipe, Properties: {Source: !GetAtt Queue.Arn, Target: !GetAtt Orders.Arn}}")]
    public async Task What_a_process_calls_too_may_need_longer(string resource)
    {
        var test = Function((Yaml, Template("{|LFIT3003:60|}", "Get: {Type: HttpApi}", resource)));

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await ReportsAsync(test)).Severity);
        await Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("Method: {Type: AWS::ApiGateway::Method, Properties: {Integration: {Type: AWS, RequestParameters: {integration.request.header.X-Amz-Invocation-Type: \"'Event'\"}, Uri: !Sub '${Orders.Arn}/invocations'}, RestApiId: !Ref Rest}}\n  Rest: {Type: AWS::ApiGateway::RestApi}")]
    [InlineData("Chat: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: WEBSOCKET}}\n  Route: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Chat, RequestParameters: {integration.request.header.X-Amz-Invocation-Type: \"'Event'\"}, IntegrationUri: !Sub '${Orders.Arn}/invocations'}}")]
    public Task An_API_that_does_not_wait_is_not_reported(string resources) => Verify.VerifyAnalyzerAsync(Function((Yaml, Template("900", "", resources))));

    [Theory]
    [InlineData("30", "Get: {Type: Api}")]
    [InlineData("29", "Get: {Type: Api}")]
    [InlineData("30", "Get: {Type: HttpApi}")]
    [InlineData("900", "New: {Type: SQS, Properties: {Queue: q}}")]
    [InlineData("900", "Send: {Type: Cognito, Properties: {Trigger: CustomSMSSender}}")]
    [InlineData("60", "Get: {Type: Api, Properties: {TimeoutInMillis: 60000}}")]
    [InlineData("60", "Get: {Type: Api, Properties: {TimeoutInMillis: !If [A, 1, 2]}}")]
    [InlineData("!If [Prod, 60, 90]", "Get: {Type: Api}")]
    [InlineData("1800", "Get: {Type: Api}")]
    [InlineData("60", "Ask: {Type: AlexaSkill}")]
    [InlineData("60", "")]
    public Task Not_reported(string timeout, string events) => Verify.VerifyAnalyzerAsync(Function((Yaml, Template(timeout, events))));

    [Fact]
    public Task What_stands_behind_a_load_balancer_or_a_URL_is_not_reported() => Verify.VerifyAnalyzerAsync(Function((Yaml, Template(
        "900",
        "",
        "Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Orders}}\n  Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Targets: [{Id: !GetAtt Orders.Arn}]}}"))));

    [Fact]
    public Task A_shared_timeout_is_lowered_where_all_want_it()
    {
        var test = Function((Yaml, Shared("{|LFIT3003:60|}", "Api")));
        test.FixedAdditionalFiles.Add((Yaml, Shared("29", "Api")));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_shared_timeout_that_others_need_is_reported_without_a_fix()
    {
        var test = Function((Yaml, Shared("{|LFIT3003:60|}", "SQS")));
        test.Messages.Add("'Orders' may run for 60 s, but the REST API of 'Get' waits 29 s at most, so what takes longer is paid for and answers nobody; set 29 s for it alone, and hand longer work to a queue, a durable function or Step Functions");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task A_parameter_with_another_use_is_not_changed() => Verify.VerifyNoCodeFixAsync(Function((Yaml,
        """
        Parameters:
          Longest: {Type: Number, Default: {|LFIT3003:60|}}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              Timeout: !Ref Longest
              Events: {Get: {Type: HttpApi}}
          Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !Ref Longest}}
        """)));

    [Fact]
    public Task Fix_all_lowers_each_in_its_own_file_and_keeps_the_rest()
    {
        var test = Function(
            (Yaml, Template("{|LFIT3003:60|} # a minute", "Get: {Type: HttpApi}")),
            (Json, "{ \"Resources\": { \"Orders\": { \"Type\": \"AWS::Serverless::Function\", \"Properties\": { \"Handler\": \"Orders::Shop.Function::Handler\",\r\n\t\"Timeout\": {|LFIT3003:\"45\"|}, \"Events\": { \"Get\": { \"Type\": \"Api\" } } } } } }"));
        test.FixedAdditionalFiles.Add((Yaml, Template("30 # a minute", "Get: {Type: HttpApi}")));
        test.FixedAdditionalFiles.Add((Json, "{ \"Resources\": { \"Orders\": { \"Type\": \"AWS::Serverless::Function\", \"Properties\": { \"Handler\": \"Orders::Shop.Function::Handler\",\r\n\t\"Timeout\": \"29\", \"Events\": { \"Get\": { \"Type\": \"Api\" } } } } } }"));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("RestApi(LambdaHttpMethod.Get, \"/\")", "60", "29")]
    [InlineData("HttpApi(LambdaHttpMethod.Get, \"/\")", "31", "30")]
    [InlineData("HttpApiAuthorizer", "30", "10")]
    public Task Reported_and_fixed_in_the_attribute(string attribute, string timeout, string lowered) => Verify.VerifyCodeFixAsync(
        Annotated($"[LambdaFunction(Timeout = [|{timeout}|] /* s */), {attribute}]"),
        Annotated($"[LambdaFunction(Timeout = {lowered} /* s */), {attribute}]"));

    [Theory]
    [InlineData("[LambdaFunction(Timeout = 30), RestApi(LambdaHttpMethod.Get, \"/\")]")]
    [InlineData("[LambdaFunction(Timeout = 30), HttpApi(LambdaHttpMethod.Get, \"/\")]")]
    [InlineData("[LambdaFunction, HttpApi(LambdaHttpMethod.Get, \"/\")]")]
    [InlineData("[LambdaFunction(Timeout = 0), HttpApi(LambdaHttpMethod.Get, \"/\")]")]
    [InlineData("[LambdaFunction(Timeout = 1200), HttpApi(LambdaHttpMethod.Get, \"/\")]")]
    [InlineData("[LambdaFunction(Timeout = 900), FunctionUrl]")]
    [InlineData("[LambdaFunction(Timeout = 900), SQSEvent(\"@Queue\")]")]
    [InlineData("[LambdaFunction(Timeout = 900)]")]
    public Task Attributes_that_fit_are_not_reported(string attributes) => Verify.VerifyAnalyzerAsync(Annotated(attributes));

    [Fact]
    public Task What_the_generator_has_written_is_reported_at_the_attribute_alone()
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source = Annotated("[LambdaFunction(Timeout = {|LFIT3003:60|}), RestApi(LambdaHttpMethod.Get, \"/\")]"),
        };
        test.AdditionalFiles.Add((Json, """{ "Resources": { "F": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Function_Get_Generated::Get", "Timeout": 60, "Events": { "RootGet": { "Type": "Api" } } } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Without_a_timeout_in_the_attribute_the_template_is_reported()
    {
        var test = new Test { AssemblyName = "Orders", Source = Annotated("[LambdaFunction, RestApi(LambdaHttpMethod.Get, \"/\")]") };
        test.AdditionalFiles.Add((Json, """{ "Resources": { "F": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Function_Get_Generated::Get", "Timeout": {|LFIT3003:60|}, "Events": { "RootGet": { "Type": "Api" } } } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Test test) => await Scenario.BuildDiagnosticsAsync(
        Scenario.Create(test, onlyId: null).Project, [new LambdaFit.Analyzers.Rules.Configuration.TimeoutOutlivesInvokerAnalyzer()]);

    private static string Shared(string timeout, string secondEvent) =>
        $$"""
        Globals:
          Function:
            Timeout: {{timeout}}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              Events: {Get: {Type: Api} }
          Other:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ../other
              Runtime: nodejs22.x
              Handler: index.handler
              Events: {Get: {Type: {{secondEvent}} } }
        """;

    private static string Template(string timeout, string events, string resources = "") =>
        $$"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              Timeout: {{timeout}}
              Events: { {{events}} }
          {{resources}}
        """;

    private static string Annotated(string attributes) =>
        $$"""
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.Annotations.SQS;

        public class Function
        {
            {{attributes}}
            public string Get(string order) => order;
        }
        """;

    private static Test Function(params (string Path, string Text)[] files)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                """
                using Amazon.Lambda.Core;

                namespace Shop
                {
                    public class Function
                    {
                        public string Handler(string order, ILambdaContext context) => order;
                    }
                }
                """,
        };
        foreach (var file in files)
        {
            test.AdditionalFiles.Add(file);
        }

        return test;
    }
}
