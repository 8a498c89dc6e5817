using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.PayloadVersionMismatchAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.PayloadVersionMismatchCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class PayloadVersionMismatchTests
{
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";
    private const string Format1 = "public APIGatewayProxyResponse {|LFIT3016:Handler|}(APIGatewayProxyRequest request, ILambdaContext context) => new() { Body = request.Body };";
    private const string Format2 = "public Task<APIGatewayHttpApiV2ProxyResponse> {|LFIT3016:Handler|}(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => Task.FromResult(new APIGatewayHttpApiV2ProxyResponse { Body = request.Body });";

    [Fact]
    public Task Behind_an_HTTP_API_the_template_is_fixed()
    {
        var test = Function(Format1, Json,
            """
            {
              "Resources": {
                "Orders": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Orders::Shop.Function::Handler",
                    "Events": {
                      "Root": { "Type": "HttpApi" },
                      "Get": {
                        "Type": "HttpApi",
                        "Properties": {
                          "Path": "/{proxy+}",
                          "Method": "ANY"
                        }
                      },
                      "Put": { "Type": "HttpApi", "Properties": { "Path": "/", "Method": "PUT", "PayloadFormatVersion": "2.0" } }
                    }
                  }
                }
              }
            }
            """);
        test.FixedAdditionalFiles.Add((Json,
            """
            {
              "Resources": {
                "Orders": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Orders::Shop.Function::Handler",
                    "Events": {
                      "Root": { "Type": "HttpApi", "Properties": { "PayloadFormatVersion": "1.0" } },
                      "Get": {
                        "Type": "HttpApi",
                        "Properties": {
                          "Path": "/{proxy+}",
                          "Method": "ANY",
                          "PayloadFormatVersion": "1.0"
                        }
                      },
                      "Put": { "Type": "HttpApi", "Properties": { "Path": "/", "Method": "PUT", "PayloadFormatVersion": "1.0" } }
                    }
                  }
                }
              }
            }
            """));
        test.Messages.Add("'Function.Handler' reads requests of payload format 1.0 ('APIGatewayProxyRequest'), but the HTTP API of 'Orders' in serverless.template sends format 2.0, so method and path are null, though nothing reads them; set 'PayloadFormatVersion' to '1.0', or take 'APIGatewayHttpApiV2ProxyRequest'");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_event_that_says_1_0_is_fixed_in_YAML()
    {
        var test = Function(Format2, Yaml,
            """
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Orders::Shop.Function::Handler
                  Events:
                    Get:
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref Api
                        PayloadFormatVersion: '1.0' # as before
              Api:
                Type: AWS::Serverless::HttpApi
            """);
        test.FixedAdditionalFiles.Add((Yaml,
            """
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Orders::Shop.Function::Handler
                  Events:
                    Get:
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref Api
                        PayloadFormatVersion: '2.0' # as before
              Api:
                Type: AWS::Serverless::HttpApi
            """));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_event_without_properties_gets_them()
    {
        var test = Function(Format1, Yaml, Events("Get:\n          Type: HttpApi"));
        test.FixedAdditionalFiles.Add((Yaml, Events("Get:\n          Type: HttpApi\n          Properties:\n            PayloadFormatVersion: '1.0'")));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Behind_a_URL_or_a_REST_API_the_types_are_exchanged()
    {
        var test = Function(
            Format1 + "\n" + "public static Task<string> Other() => Task.FromResult(\"\");",
            Yaml,
            "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: 'Orders::Shop.Function::Handler', FunctionUrlConfig: {AuthType: NONE}}\n");
        test.FixedSource = test.Source
            .Replace("{|LFIT3016:Handler|}", "Handler", StringComparison.Ordinal)
            .Replace("APIGatewayProxyRe", "APIGatewayHttpApiV2ProxyRe", StringComparison.Ordinal);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Behind_a_REST_API_they_are_exchanged_the_other_way()
    {
        var test = Function(Format2, Yaml, Events("Get: {Type: Api, Properties: {Path: /, Method: get}}"));
        test.FixedSource = test.Source
            .Replace("{|LFIT3016:Handler|}", "Handler", StringComparison.Ordinal)
            .Replace("APIGatewayHttpApiV2ProxyRe", "APIGatewayProxyRe", StringComparison.Ordinal);
        test.Messages.Add("'Function.Handler' reads requests of payload format 2.0 ('APIGatewayHttpApiV2ProxyRequest'), but the REST API of 'Orders' in template.yaml sends format 1.0, so method and path are null, though nothing reads them; take 'APIGatewayProxyRequest'");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("public APIGatewayProxyResponse {|LFIT3016:Handler|}(APIGatewayProxyRequest request, ILambdaContext context) => new() { Body = request.HttpMethod };")]
    [InlineData("public APIGatewayProxyResponse {|LFIT3016:Handler|}(APIGatewayProxyRequest request, ILambdaContext context) => new() { Body = request.Body }; public System.Type Read => typeof(APIGatewayProxyRequest);")]
    public Task No_fix_where_the_other_types_do_not_fit(string handler) => Verify.VerifyNoCodeFixAsync(
        Function(handler, Yaml, "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: 'Orders::Shop.Function::Handler', FunctionUrlConfig: {AuthType: NONE}}\n"));

    [Fact]
    public Task Behind_a_load_balancer_there_is_no_fix() => Verify.VerifyNoCodeFixAsync(Function(Format2, Yaml,
        """
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties: {Handler: "Orders::Shop.Function::Handler", Code: .}
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              TargetType: lambda
              Targets:
                - Id: !GetAtt Orders.Arn
        """));

    [Fact]
    public Task Web_hosts_are_reported_at_the_class_and_get_the_other_base()
    {
        var test = Web("APIGatewayHttpApiV2ProxyFunction", "{|LFIT3016:LambdaEntryPoint|}", "Get: {Type: Api}");
        test.FixedSource = Web("APIGatewayProxyFunction", "LambdaEntryPoint", "").Source;
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Hosted_applications_are_reported_at_the_call_and_get_the_other_source()
    {
        var test = Hosted("RestApi", "{|LFIT3016:AddAWSLambdaHosting|}");
        test.FixedSource = Hosted("HttpApi", "AddAWSLambdaHosting").Source;
        test.AdditionalFiles.Add((Json, """{ "Resources": { "Web": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders", "CodeUri": ".", "FunctionUrlConfig": { "AuthType": "NONE" } } } } }"""));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("APIGatewayProxyRequest", "return request.HttpMethod;", "Get: {Type: HttpApi}", "'HttpMethod', which is read, is null")]
    [InlineData("APIGatewayProxyRequest", "return request.RequestContext.Identity.SourceIp;", "Get: {Type: HttpApi}", "'Identity', which is read, is null")]
    [InlineData("APIGatewayProxyRequest", "return request is { Path: \"/\" } ? \"\" : request.Body;", "Get: {Type: HttpApi}", "'Path', which is read, is null")]
    [InlineData("APIGatewayProxyRequest", "return Route(request); static string Route(APIGatewayProxyRequest r) => r.Resource;", "Get: {Type: HttpApi}", "'Resource', which is read, is null")]
    [InlineData("APIGatewayHttpApiV2ProxyRequest", "return request.RequestContext?.Http?.Method!;", "Get: {Type: Api}", "'Http', which is read, is null")]
    [InlineData("APIGatewayHttpApiV2ProxyRequest", "return new Router().Route(request);", "Get: {Type: Api}", "'RawPath', which is read, is null")]
    [InlineData("APIGatewayProxyRequest", "return request.PathParameters[\"id\"] + request.Headers.Count;", "Get: {Type: HttpApi}", "method and path are null, though nothing reads them")]
    [InlineData("APIGatewayProxyRequest", "return System.Text.Json.JsonSerializer.Serialize(request);", "Get: {Type: HttpApi}", "method and path are null, though nothing reads them")]
    public Task What_is_read_decides_how_bad_it_is(string type, string body, string events, string consequence)
    {
        var format = type == "APIGatewayProxyRequest" ? ("1.0", "2.0", "the HTTP API") : ("2.0", "1.0", "the REST API");
        var test = Function(
            $$"""
            public string {|LFIT3016:Handler|}({{type}} request, ILambdaContext context) { {{body}} }

                    private sealed class Router { public string Route(APIGatewayHttpApiV2ProxyRequest request) => request.RawPath; }
            """,
            Yaml,
            Events(events));
        var advice = type == "APIGatewayProxyRequest" ? "set 'PayloadFormatVersion' to '1.0', or take 'APIGatewayHttpApiV2ProxyRequest'" : "take 'APIGatewayProxyRequest'";
        test.Messages.Add($"'Function.Handler' reads requests of payload format {format.Item1} ('{type}'), but {format.Item3} of 'Orders' in template.yaml sends format {format.Item2}, so {consequence}; {advice}");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: Api}")]
    [InlineData("APIGatewayHttpApiV2ProxyFunction", "Get: {Type: HttpApi}")]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: HttpApi, Properties: {PayloadFormatVersion: '1.0'}}")]
    [InlineData("APIGatewayWebsocketApiProxyFunction", "Get: {Type: HttpApi}")]
    [InlineData("ApplicationLoadBalancerFunction", "Get: {Type: Api}")]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: HttpApi, Properties: {ApiId: !ImportValue Api}}")]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: HttpApi, Properties: {ApiId: !Ref Defined}}")]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: HttpApi, Properties: {PayloadFormatVersion: !Ref Format}}")]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: HttpApi}\n        Put: {Type: Api}")]
    [InlineData("APIGatewayProxyFunction", "Get: {Type: HttpApi}\n        Warm: {Type: Schedule}")]
    [InlineData("APIGatewayHttpApiV2ProxyFunction", "Get: {Type: Api, Properties: {RestApiId: !Ref Own}}")]
    [InlineData("APIGatewayHttpApiV2ProxyFunction", "Get: {Type: Other}")]
    public Task Not_reported(string type, string events) => Verify.VerifyAnalyzerAsync(Web(type, "LambdaEntryPoint", events));

    [Theory]
    [InlineData("public string Handler(Stream request, ILambdaContext context) => \"\";")]
    [InlineData("public string Handler(System.Text.Json.JsonElement request, ILambdaContext context) => \"\";")]
    [InlineData("public APIGatewayCustomAuthorizerResponse Handler(APIGatewayCustomAuthorizerRequest request, ILambdaContext context) => null!;")]
    [InlineData("public string Handler(ILambdaContext context) => \"\";")]
    public Task Other_handlers_are_not_reported(string handler) => Verify.VerifyAnalyzerAsync(Function(handler, Yaml, Events("Get: {Type: HttpApi}")));

    [Fact]
    public Task Annotated_handlers_are_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.APIGatewayEvents;

            namespace Shop
            {
                public class Function
                {
                    [LambdaFunction]
                    public string Handler(APIGatewayProxyRequest request) => "";
                }
            }
            """,
        AdditionalFiles = { (Json, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function_Handler_Generated::Handler", "Events": { "Get": { "Type": "HttpApi" } } } } } }""") },
    });

    [Fact]
    public Task Plain_CloudFormation_is_read_too() => Verify.VerifyAnalyzerAsync(Function(
        Format1 + "\npublic string {|LFIT3016:Second|}(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => request.RawPath;\n"
            + "public string Third(APIGatewayProxyRequest request, ILambdaContext context) => request.Path;",
        Yaml,
        """
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties: {Handler: "Orders::Shop.Function::Handler", Code: .}
          Second:
            Type: AWS::Lambda::Function
            Properties: {Handler: "Orders::Shop.Function::Second", Code: .}
          Third:
            Type: AWS::Lambda::Function
            Properties: {Handler: "Orders::Shop.Function::Third", Code: .}
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: {ProtocolType: HTTP}
          First:
            Type: AWS::ApiGatewayV2::Integration
            Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, PayloadFormatVersion: "2.0", IntegrationUri: !GetAtt Orders.Arn}
          Old:
            Type: AWS::ApiGateway::Method
            Properties: {Integration: {Type: AWS_PROXY, Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Second.Arn}/invocations"}}
          Unknown:
            Type: AWS::ApiGatewayV2::Integration
            Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Third.Arn}
        """));

    private static string Events(string events) =>
        $$"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Orders::Shop.Function::Handler
              Events:
                {{events}}
        """;

    private static Test Function(string handler, string path, string template)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using System.IO;
                using System.Threading.Tasks;
                using Amazon.Lambda.APIGatewayEvents;
                using Amazon.Lambda.Core;

                namespace Shop
                {
                    public class Function
                    {
                        {{handler}}
                    }
                }
                """,
        };
        test.AdditionalFiles.Add((path, template));
        return test;
    }

    private static Test Web(string type, string name, string events)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using Amazon.Lambda.AspNetCoreServer;
                using Microsoft.AspNetCore.Hosting;

                namespace Shop
                {
                    /// <summary>Starts the shop.</summary>
                    public class {{name}} : {{type}} // the base
                    {
                        protected override void Init(IWebHostBuilder builder) { }
                    }
                }
                """,
        };
        test.AdditionalFiles.Add((Yaml,
            $$"""
            Resources:
              Web:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Orders::Shop.LambdaEntryPoint::FunctionHandlerAsync
                  Events:
                    {{events}}
              Defined:
                Type: AWS::Serverless::HttpApi
                Properties: {DefinitionUri: api.yaml}
              Own:
                Type: AWS::Serverless::Api
                Properties:
                  DefinitionBody: {openapi: 3.0.1}
            """));
        return test;
    }

    private static Test Hosted(string source, string name) => new()
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.{{name}}(LambdaEventSource.{{source}}, options => { });
            builder.Build().Run();
            """,
    };
}
