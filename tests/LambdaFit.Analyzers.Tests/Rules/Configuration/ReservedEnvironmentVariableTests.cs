using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.ReservedEnvironmentVariableAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class ReservedEnvironmentVariableTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "environment-variables": { {|LFIT3012:"AWS_REGION"|}: "eu-central-1" } }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "environment-variables": {|LFIT3012:"\"STAGE\"=\"dev\";\"AWS_ACCESS_KEY_ID\"=\"\""|} }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "append-environment-variables": { {|LFIT3012:"LAMBDA_TASK_ROOT"|}: "/opt" } }""")]
    [InlineData(Json, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Environment": { "Variables": { {|LFIT3012:"_HANDLER"|}: "a" } } } } } }""")]
    [InlineData(Yaml, "Globals:\n  Function:\n    Environment:\n      Variables:\n        {|LFIT3012:AWS_DEFAULT_REGION|}: !Ref AWS::Region\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n  B:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n")]
    [InlineData(Yaml, "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Environment: { Variables: { {|LFIT3012:AWS_SESSION_TOKEN|}: !Ref Token, {|LFIT3012:AWS_LAMBDA_FUNCTION_NAME|}: a } }\n")]
    public Task Reported_in_files(string path, string text) => Verify.VerifyAnalyzerAsync(Function((path, text)));

    [Theory]
    [InlineData("AWS_LAMBDA_EXEC_WRAPPER")] // a setting
    [InlineData("AWS_LAMBDA_HANDLER_LOG_LEVEL")]
    [InlineData("AWS_LAMBDA_FUNCTION_TIMEOUT")] // does not exist
    [InlineData("MY_AWS_REGION")]
    [InlineData("aws_region")]
    [InlineData("AWS_REGION_NAME")]
    [InlineData("LD_LIBRARY_PATH")]
    public Task Not_reported_in_files(string name) =>
        Verify.VerifyAnalyzerAsync(Function((Yaml, $"Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Environment:\n        Variables:\n          {name}: a\n")));

    [Fact]
    public Task Functions_of_other_projects_are_not_ours() =>
        Verify.VerifyAnalyzerAsync(Function((Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Other::Shop.Function::Handler\n      CodeUri: ../other\n      Environment: { Variables: { AWS_REGION: a } }\n")));

    [Theory]
    [InlineData("""Environment.SetEnvironmentVariable({|LFIT3012:"AWS_REGION"|}, order);""")]
    [InlineData("""Environment.SetEnvironmentVariable(value: order, variable: {|LFIT3012:"AWS_SECRET_ACCESS_KEY"|});""")]
    [InlineData("""Environment.SetEnvironmentVariable({|LFIT3012:Names.Region|}, order, EnvironmentVariableTarget.Process);""")]
    [InlineData("""Change(); void Change() => Environment.SetEnvironmentVariable({|LFIT3012:"AWS_ACCESS_KEY_ID"|}, null);""")]
    [InlineData("""new Settings().Apply(order);""", true)]
    [InlineData("""Environment.SetEnvironmentVariable("STAGE", order);""")]
    [InlineData("""Environment.SetEnvironmentVariable("AWS_REGION", order, EnvironmentVariableTarget.User);""")]
    [InlineData("""Environment.SetEnvironmentVariable(order, order);""")]
    [InlineData("""Environment.GetEnvironmentVariable("AWS_REGION");""")]
    [InlineData("""Own.SetEnvironmentVariable("AWS_REGION", order);""")]
    [InlineData("""if (Environment.GetEnvironmentVariable("LAMBDA_TASK_ROOT") is null) { Environment.SetEnvironmentVariable("AWS_REGION", order); }""")]
    public Task In_invocation_code(string statement, bool isInHelper = false) => Verify.VerifyAnalyzerAsync(InCode(
        $$"""
        public string Handler(string order, ILambdaContext context)
        {
            {{statement}}
            return order;
        }
        """,
        "Environment.SetEnvironmentVariable(" + (isInHelper ? "{|LFIT3012:\"AWS_REGION\"|}" : "\"AWS_REGION\"") + ", region);"));

    [Theory]
    [InlineData("""public Function() => Environment.SetEnvironmentVariable({|LFIT3012:"AWS_REGION"|}, "eu-central-1");""")]
    [InlineData("""static Function() { Environment.SetEnvironmentVariable({|LFIT3012:"AWS_DEFAULT_REGION"|}, "eu-central-1"); }""")]
    [InlineData("""private static void Unused() => Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");""")]
    [InlineData("""public Function() { if (System.Diagnostics.Debugger.IsAttached) Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1"); }""")]
    public Task At_start_up(string member) => Verify.VerifyAnalyzerAsync(InCode("public string Handler(string order, ILambdaContext context) => order;\n" + member, "_ = region;"));

    [Fact]
    public Task In_top_level_statements_that_run_the_bootstrap()
    {
        var test = new Test
        {
            OutputKind = OutputKind.ConsoleApplication,
            Source =
                """
                using System;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;

                Environment.SetEnvironmentVariable([|"AWS_REGION"|], "eu-central-1");
                await LambdaBootstrapBuilder.Create((string order) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
                """,
        };
        test.Messages.Add("Lambda sets the environment variable 'AWS_REGION' itself, and the AWS SDK and the runtime rely on it; pass the value to the client that needs it instead");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_Main_beside_a_handler_class_is_for_a_developers_machine()
    {
        var test = InCode("""public string Handler(string order, ILambdaContext context) => order; public static void Main() => Environment.SetEnvironmentVariable("AWS_REGION", "a");""", "_ = region;");
        test.OutputKind = OutputKind.ConsoleApplication;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Test_projects_set_what_they_like()
    {
        var test = InCode("""public string Handler(string order, ILambdaContext context) { Environment.SetEnvironmentVariable("AWS_REGION", "a"); return order; }""", "_ = region;");
        test.ReferencesTestFramework = true;
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Test InCode(string members, string inHelper) => new()
    {
        AssemblyName = "Orders",
        Source = $$"""
            using System;
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public partial class Function
                {
                    {{members}}
                }

                public class Settings
                {
                    public void Apply(string region) { {{inHelper}} }
                }

                public static class Names
                {
                    public const string Region = "AWS" + "_REGION";
                }

                public static class Own
                {
                    public static void SetEnvironmentVariable(string variable, string value) { }
                }
            }
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""") },
    };

    private static Test Function((string Path, string Text) file) => new()
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
        AdditionalFiles = { file },
    };
}
