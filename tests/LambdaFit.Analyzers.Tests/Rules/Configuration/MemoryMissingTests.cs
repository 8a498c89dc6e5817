using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.MemoryMissingAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.MemoryMissingCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class MemoryMissingTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/template.yaml";

    [Fact]
    public Task A_defaults_file_without_a_memory_size_is_reported_and_fixed()
    {
        var test = Function("{|LFIT3005:Handler|}", (Defaults,
            """
            {
                // as the wizard wrote it
                "profile"              : "",
                "function-runtime"     : "dotnet10",
                "function-timeout"     : 30,
                "function-handler"     : "Orders::Shop.Function::Handler"
            }
            """));
        test.FixedAdditionalFiles.Add((Defaults,
            """
            {
                // as the wizard wrote it
                "profile"              : "",
                "function-runtime"     : "dotnet10",
                "function-memory-size" : 512,
                "function-timeout"     : 30,
                "function-handler"     : "Orders::Shop.Function::Handler"
            }
            """));
        test.Messages.Add("No memory size is set for 'Function.Handler' in aws-lambda-tools-defaults.json, so it gets 128 MB and a fraction of a processor, which is little for .NET; set one, 512 MB for example");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Both_functions_of_a_template_are_fixed_at_once()
    {
        var test = Function("{|LFIT3005:Handler|}", (Yaml,
            """
            # The shop.
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  Timeout: 30 # enough
              Second:
                Type: AWS::Lambda::Function
                Properties: { Code: ./orders/, Handler: "Orders::Shop.Function::Second" }
            """), second: "{|LFIT3005:Second|}");
        test.FixedAdditionalFiles.Add((Yaml,
            """
            # The shop.
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  MemorySize: 512
                  Timeout: 30 # enough
              Second:
                Type: AWS::Lambda::Function
                Properties: { Code: ./orders/, Handler: "Orders::Shop.Function::Second", MemorySize: 512 }
            """));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_annotated_function_gets_its_memory_in_the_attribute() => Verify.VerifyCodeFixAsync(new Test
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
                    public string {|LFIT3005:Handler|}(string order) => order;

                    [LambdaFunction(Timeout = 30, MemorySize = 0)]
                    public string {|LFIT3005:Second|}(string order) => order;

                    [LambdaFunction(MemorySize = 256)]
                    public string Third(string order) => order;
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
                    [LambdaFunction(MemorySize = 512)]
                    public string Handler(string order) => order;

                    [LambdaFunction(Timeout = 30, MemorySize = 512)]
                    public string Second(string order) => order;

                    [LambdaFunction(MemorySize = 256)]
                    public string Third(string order) => order;
                }
            }
            """,
        AdditionalFiles =
        {
            (Template,
             """
             { "Resources": {
               "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Handler_Generated::Handler" } },
               "B": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Second_Generated::Second" } },
               "C": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Third_Generated::Third" } }
             } }
             """),
        },
    });

    [Theory]
    [InlineData(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;

        await LambdaBootstrapBuilder.{|LFIT3005:Create|}((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """)]
    [InlineData(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LFIT3005:AddAWSLambdaHosting|}(LambdaEventSource.HttpApi);
        builder.Build().Run();
        """)]
    public Task An_executable_s_function_is_reported_where_it_is_registered(string source) => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source = source,
        AdditionalFiles = { (Defaults, """{ "function-handler": "Orders", "function-runtime": "dotnet10", "function-timeout": 30 }""") },
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
                public class {|LFIT3005:LambdaEntryPoint|} : APIGatewayHttpApiV2ProxyFunction
                {
                    protected override void Init(IWebHostBuilder builder) { }
                }
            }
            """,
        AdditionalFiles = { (Template, """{ "Resources": { "Web": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.LambdaEntryPoint::FunctionHandlerAsync" } } } }""") },
    });

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-memory-size": 128 }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-memory-size": "512" }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "template": "serverless.template" }""")]
    [InlineData(Defaults, """{ "function-handler": "Other::Shop.Function::Handler" }""")]
    [InlineData(Defaults, """{ "profile": "", "region": "eu-central-1" }""")]
    [InlineData(Template, """{ "Globals": { "Function": { "MemorySize": 256 } }, "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "MemorySize": { "Ref": "Memory" } } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "CapacityProviderConfig": { "Arn": "a" } } } } }""")]
    [InlineData(Template, """{ "Transform": "Company::Defaults", "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    public Task Not_reported(string path, string text) => Verify.VerifyAnalyzerAsync(Function("Handler", (path, text)));

    [Fact]
    public Task A_memory_size_in_any_file_that_applies_is_enough()
    {
        var test = Function("Handler", (Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }"""));
        test.AdditionalFiles.Add((Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "MemorySize": 512 } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Test Function(string handler, (string Path, string Text) file, string second = "Second") => new()
    {
        AssemblyName = "Orders",
        Source =
            $$"""
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public partial class Function
                {
                    public string {{handler}}(string order, ILambdaContext context) => order;
                }

                public partial class Function
                {
                    public string {{second}}(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
    };
}
