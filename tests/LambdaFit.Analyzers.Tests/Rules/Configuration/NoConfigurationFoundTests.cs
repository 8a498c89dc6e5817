using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.NoConfigurationFoundAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class NoConfigurationFoundTests
{
    private const string Handlers =
        """
        using Amazon.Lambda.Core;

        namespace Shop
        {
            public class Function
            {
                public string {|LFIT3020:Handler|}(string order, ILambdaContext context) => order;

                public string Second(string order, ILambdaContext context) => order;
            }

            public class Other
            {
                public string Handler(string order, ILambdaContext context) => order;
            }
        }
        """;

    private const string Bootstrap =
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;

        await LambdaBootstrapBuilder.{|LFIT3020:Create|}((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """;

    [Fact]
    public Task Reported_once_for_a_project_at_its_first_handler()
    {
        var test = Function(Handlers);
        test.Messages.Add("No file is seen that says how 'Function.Handler' runs, so its timeout, memory and runtime cannot be checked; add aws-lambda-tools-defaults.json, name the file in a LambdaFitConfiguration item, or where it lies elsewhere (CDK, pipeline) say 'lambdafit.configuration = external' in .editorconfig");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Bootstrap)]
    [InlineData(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LFIT3020:AddAWSLambdaHosting|}(LambdaEventSource.HttpApi);
        builder.Build().Run();
        """)]
    [InlineData(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;

        public class Program
        {
            public static async System.Threading.Tasks.Task Main()
            {
                string {|LFIT3020:Handle|}(string order, ILambdaContext context) => order;
                await LambdaBootstrapBuilder.Create<string, string>(Handle, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            }
        }
        """)]
    public Task Executables_are_reported_whatever_the_project_file_says(string source) => Verify.VerifyAnalyzerAsync(Executable(source));

    [Fact]
    public Task A_web_host_class_is_reported_at_the_class() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using Amazon.Lambda.AspNetCoreServer;
            using Microsoft.AspNetCore.Hosting;

            public class {|LFIT3020:LambdaEntryPoint|} : APIGatewayHttpApiV2ProxyFunction
            {
                protected override void Init(IWebHostBuilder builder) { }
            }
            """,
    });

    [Theory]
    [InlineData("/repo/orders/aws-lambda-tools-defaults.json", "{ \"region\": \"eu-central-1\" }")]
    [InlineData("/repo/orders/aws-lambda-tools-defaults.json", "{ \"function-handler\": \"Orders::Shop.Function::Handler\" }")]
    [InlineData("/repo/template.yaml", "Resources:\n  Other:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: 'Other::A.B::C', CodeUri: other }\n")]
    [InlineData("/repo/infra/main.tf", "module \"orders\" {\n  source = \"./lambda\"\n}\n")]
    public Task Any_file_that_is_seen_is_enough(string path, string text)
    {
        var test = Function(Unmarked(Handlers));
        test.AdditionalFiles.Add((path, text));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_file_that_configures_nothing_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source = Bootstrap,
        OutputKind = OutputKind.ConsoleApplication,
        AdditionalFiles = { ("/repo/orders/appsettings.json", "{}"), ("/repo/orders/template.yaml", "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n") },
    });

    [Theory]
    [InlineData("root = true\n[*.cs]\nlambdafit.configuration = external\n", "")]
    [InlineData("", "lambdafit.configuration = External\n")]
    public Task The_option_says_that_the_configuration_lies_elsewhere(string editorConfig, string globalConfig)
    {
        var test = Executable(Unmarked(Bootstrap));
        test.EditorConfig = editorConfig;
        test.GlobalConfig = globalConfig;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Other_values_of_the_option_say_nothing()
    {
        var test = Executable(Bootstrap);
        test.EditorConfig = "root = true\n[*.cs]\nlambdafit.configuration = here\n";
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Signs_of_another_tool_around_the_project_are_enough()
    {
        var test = Executable(Unmarked(Bootstrap));
        test.BuildProperties["LambdaFitConfiguredElsewhere"] = "true";
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task What_only_looks_like_a_handler_may_be_a_library() => Verify.VerifyAnalyzerAsync(Unmarked(Handlers));

    [Fact]
    public Task A_library_of_functions_has_no_configuration()
    {
        var test = Function(Unmarked(Handlers));
        test.BuildProperties["LambdaFitProject"] = "library";
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Annotations_will_write_a_template() => Verify.VerifyAnalyzerAsync(Function(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction]
            public string Handler(string order) => order;
        }
        """));

    private static string Unmarked(string source) => System.Text.RegularExpressions.Regex.Replace(source, @"\{\|LFIT3020:([^|]*)\|\}", "$1");

    private static Test Executable(string source) => new() { Source = source, OutputKind = OutputKind.ConsoleApplication };

    private static Test Function(string source)
    {
        var test = new Test { AssemblyName = "Orders", Source = source };
        test.BuildProperties["AWSProjectType"] = "Lambda";
        return test;
    }
}
