using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.TimeoutMissingAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.TimeoutMissingCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class TimeoutMissingTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/template.yaml";

    [Fact]
    public Task A_defaults_file_without_a_timeout_is_reported_and_fixed()
    {
        var test = Function("{|LFIT3001:Handler|}", (Defaults,
            """
            {
                // as the wizard wrote it
                "profile"              : "",
                "function-memory-size" : 512,
                "function-handler"     : "Orders::Shop.Function::Handler"
            }
            """));
        test.FixedAdditionalFiles.Add((Defaults,
            """
            {
                // as the wizard wrote it
                "profile"              : "",
                "function-memory-size" : 512,
                "function-timeout"     : 30,
                "function-handler"     : "Orders::Shop.Function::Handler"
            }
            """));
        test.Messages.Add("No timeout is set for 'Function.Handler' in aws-lambda-tools-defaults.json, so Lambda ends every invocation after 3 s, cold start included; set one, 30 s for example");
        return VerifyFixAsync(test);
    }

    [Theory]
    [InlineData("Type: Cognito, Properties: {Trigger: PreSignUp}", 5)]
    [InlineData("Type: HttpApi, Properties: {TimeoutInMillis: 10000}", 10)]
    [InlineData("Type: HttpApi", 29)]
    [InlineData("Type: Api, Properties: {TimeoutInMillis: 60000}", 29)]
    public Task A_function_gets_no_more_than_its_caller_waits(string source, int seconds)
    {
        var template = $$"""
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  Events: {Call: { {{source}} } }
            """;
        var test = Function("{|LFIT3001:Handler|}", (Yaml, template));
        test.FixedAdditionalFiles.Add((Yaml, template.Replace("::Handler\n", $"::Handler\n      Timeout: {seconds}\n", StringComparison.Ordinal)));
        return VerifyFixAsync(test);
    }

    [Fact]
    public Task A_function_behind_an_API_gets_29_seconds_and_both_handlers_are_fixed_at_once()
    {
        var test = Function("{|LFIT3001:Handler|}", (Yaml,
            """
            # The shop.
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  Runtime: dotnet10 # newest
                  Events:
                    Get:
                      Type: Api
                      Properties: { Path: /, Method: get }
              Second:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Second
            """), second: "{|LFIT3001:Second|}");
        test.FixedAdditionalFiles.Add((Yaml,
            """
            # The shop.
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  Runtime: dotnet10 # newest
                  Timeout: 29
                  Events:
                    Get:
                      Type: Api
                      Properties: { Path: /, Method: get }
              Second:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Second
                  Timeout: 30
            """));
        return VerifyFixAsync(test);
    }

    [Fact]
    public Task An_executable_s_function_is_reported_at_the_bootstrap() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            await LambdaBootstrapBuilder.{|LFIT3001:Create|}((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "Orders", "function-runtime": "dotnet10" }""") },
    });

    [Fact]
    public Task A_web_host_is_reported_at_its_hosting_call() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.{|LFIT3001:AddAWSLambdaHosting|}(LambdaEventSource.HttpApi);
            builder.Build().Run();
            """,
        AdditionalFiles = { (Template, """{ "Resources": { "Web": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders", "CodeUri": "." } } } }""") },
    });

    [Fact]
    public Task A_web_host_class_is_reported_at_the_class() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.AspNetCoreServer;
            using Microsoft.AspNetCore.Hosting;

            namespace Shop
            {
                public class {|LFIT3001:LambdaEntryPoint|} : APIGatewayHttpApiV2ProxyFunction
                {
                    protected override void Init(IWebHostBuilder builder) { }
                }
            }
            """,
        AdditionalFiles = { (Template, """{ "Resources": { "Web": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.LambdaEntryPoint::FunctionHandlerAsync" } } } }""") },
    });

    [Fact]
    public Task An_annotated_function_gets_its_timeout_in_the_attribute() => VerifyFixAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Annotations;

            namespace Shop
            {
                public class Function
                {
                    [LambdaFunction]
                    public string {|LFIT3001:Handler|}(string order) => order;

                    [LambdaFunction(MemorySize = 512)]
                    public string {|LFIT3001:Second|}(string order) => order;
                }
            }
            """,
        FixedSource =
            """
            using Amazon.Lambda.Annotations;

            namespace Shop
            {
                public class Function
                {
                    [LambdaFunction(Timeout = 30)]
                    public string Handler(string order) => order;

                    [LambdaFunction(MemorySize = 512, Timeout = 30)]
                    public string Second(string order) => order;
                }
            }
            """,
        AdditionalFiles =
        {
            (Template,
             """
             { "Resources": {
               "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Handler_Generated::Handler" } },
               "B": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Second_Generated::Second" } }
             } }
             """),
        },
    });

    [Theory]
    [InlineData("""{ "Handler": "Orders::Shop.Function_Handler_Generated::Handler" }""")]
    [InlineData("""{ "Handler": "Orders", "CodeUri": ".", "Environment": { "Variables": { "ANNOTATIONS_HANDLER": "Handler" } } }""")]
    public Task An_annotated_function_is_reported_where_it_is_annotated_and_not_in_generated_code(string properties) => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Annotations;

            namespace Shop
            {
                public class Outer
                {
                    public class Function
                    {
                        [LambdaFunction]
                        public string {|LFIT3001:Handler|}(string order) => order;
                    }
                }
            }

            // file: Function_Handler_Generated.g.cs
            // <auto-generated/>
            namespace Shop
            {
                public class Function_Handler_Generated
                {
                    public string Handler(string order, Amazon.Lambda.Core.ILambdaContext context) => new Outer.Function().Handler(order);
                }
            }
            """,
        AdditionalFiles = { (Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": """ + properties + " } } }") },
    });

    [Fact]
    public Task A_defaults_file_that_names_a_template_leaves_the_timeout_to_it()
    {
        var test = Function("{|LFIT3001:Handler|}", (Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 30, "template": "serverless.template" }"""));
        test.AdditionalFiles.Add((Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 3 }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "template": "serverless.template" }""")]
    [InlineData(Defaults, """{ "function-handler": "Other::Shop.Function::Handler" }""")]
    [InlineData(Defaults, """{ "profile": "", "region": "eu-central-1" }""")]
    [InlineData(Template, """{ "Globals": { "Function": { "Timeout": 30 } }, "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": { "Fn::If": ["Prod", 30, 60] } } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": { "Ref": "Handler" } } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::SQS::Queue", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    [InlineData("/repo/other/template.yaml", "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: .\n      Handler: bootstrap\n")]
    public Task Not_reported(string path, string text) => Verify.VerifyAnalyzerAsync(Function("Handler", (path, text)));

    [Fact]
    public Task A_timeout_in_any_file_that_applies_is_enough()
    {
        var test = Function("Handler", (Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }"""));
        test.AdditionalFiles.Add((Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 30 } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Task VerifyFixAsync(Test test) => Verify.VerifyCodeFixAsync(test);

    private static Test Function(string handler, (string Path, string Text) file, string second = "Second") => new()
    {
        AssemblyName = "Orders",
        Source =
            $$"""
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string {{handler}}(string order, ILambdaContext context) => order;

                    public string {{second}}(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
    };
}
