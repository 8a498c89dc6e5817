using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.ConflictingSettingsAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class ConflictingSettingsTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData("\"function-timeout\": {|LFIT3018:30|}", "Timeout: 60", "The timeout of 'Function.Handler' is 30 s here and 60 s in 'Orders' of template.yaml, which counts where that is deployed; make the two alike, or remove this one")]
    [InlineData("\"function-timeout\": 60, \"function-memory-size\": {|LFIT3018:256|}", "{ Timeout: 60, MemorySize: 512 }", "The memory size of 'Function.Handler' is 256 MB here and 512 MB in 'Orders' of template.yaml, which counts where that is deployed; make the two alike, or remove this one")]
    [InlineData("\"function-runtime\": {|LFIT3018:\"dotnet8\"|}", "Runtime: dotnet10", "The runtime of 'Function.Handler' is dotnet8 here and dotnet10 in 'Orders' of template.yaml, which counts where that is deployed; make the two alike, or remove this one")]
    [InlineData("\"template\": \"template.yaml\", \"function-timeout\": {|LFIT3018:30|}", "Timeout: 60", "")]
    public Task A_defaults_file_loses_against_a_template(string defaults, string properties, string message)
    {
        var test = Function(WithHandler(defaults), (Yaml, InYaml(properties)));
        if (message.Length > 0)
        {
            test.Messages.Add(message);
        }

        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task All_three_settings_are_compared_also_with_Globals_and_parameters() => Verify.VerifyAnalyzerAsync(Function(
        WithHandler("\"function-timeout\": {|LFIT3018:30|}, \"function-memory-size\": {|LFIT3018:256|}, \"function-runtime\": {|LFIT3018:\"dotnet8\"|}"),
        (Template,
         """
         {
           "Parameters": { "Seconds": { "Type": "Number", "Default": 900 } },
           "Globals": { "Function": { "MemorySize": "1024", "Timeout": { "Ref": "Seconds" } } },
           "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Runtime": "dotnet10" } } }
         }
         """)));

    [Fact]
    public Task An_executable_is_compared_by_its_bootstrap() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            await LambdaBootstrapBuilder.Create((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
        AdditionalFiles =
        {
            (Defaults, """{ "function-handler": "Orders", "function-timeout": {|LFIT3018:30|} }"""),
            (Template, """{ "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "bootstrap", "CodeUri": ".", "Timeout": 60 } } } }"""),
        },
    });

    [Fact]
    public Task Each_defaults_file_is_compared_with_the_template_and_none_with_another()
    {
        var test = Function(WithHandler("\"function-timeout\": {|LFIT3018:30|}"), (Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 60 } } } }"""));
        test.AdditionalFiles.Add(("/repo/orders/aws-lambda-tools-prod.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": {|LFIT3018:90|} }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_template_loses_against_the_attribute()
    {
        var test = Annotated(
            """
            {
              "Globals": { "Function": { "MemorySize": 128 } },
              "Resources": {
                "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Handler_Generated::Handler", "Timeout": {|LFIT3018:30|}, "MemorySize": {|LFIT3018:512|} } },
                "B": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Second_Generated::Second", "Timeout": 60 } },
                "C": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Third_Generated::Third", "Timeout": 300 } }
              }
            }
            """);
        test.Messages.Add("The timeout of 'Function.Handler' is 30 s here and 60 s in [LambdaFunction], which the next build writes here; make the two alike, or remove this one");
        test.Messages.Add("The memory size of 'Function.Handler' is 512 MB here and 1,024 MB in [LambdaFunction], which the next build writes here; make the two alike, or remove this one");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_generator_leaves_a_function_alone_that_is_not_its_own() => Verify.VerifyAnalyzerAsync(Annotated(
        """
        { "Resources": {
          "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function_Handler_Generated::Handler", "Timeout": 30 } }
        } }
        """));

    [Theory]
    [InlineData("\"function-timeout\": 60, \"function-memory-size\": 512", "{ Timeout: 60, MemorySize: 512 }")]
    [InlineData("\"function-timeout\": 30", "MemorySize: 512")]
    [InlineData("\"function-timeout\": 30", "Timeout: !If [ Prod, 60, 90 ]")]
    [InlineData("\"function-timeout\": 30", "Timeout: !Ref Elsewhere")]
    [InlineData("\"function-timeout\": \"30\"", "Timeout: 60")]
    [InlineData("\"function-runtime\": \"dotnet10\"", "Timeout: 60")]
    public Task Not_reported(string defaults, string properties) => Verify.VerifyAnalyzerAsync(Function(WithHandler(defaults), (Yaml, InYaml(properties))));

    [Fact]
    public Task Another_function_s_settings_are_no_conflict() => Verify.VerifyAnalyzerAsync(Function(
        WithHandler("\"function-timeout\": 30"),
        (Yaml, InYaml("Timeout: 60").Replace("::Handler", "::Second", StringComparison.Ordinal))));

    [Fact]
    public Task Files_of_stages_are_alternatives()
    {
        var test = Function(WithHandler("\"function-timeout\": 30, \"function-memory-size\": 256"), ("/repo/orders/dev.template", InYaml("Timeout: 30")));
        test.AdditionalFiles.Add(("/repo/orders/prod.template", InYaml("Timeout: 300")));
        test.AdditionalFiles.Add(("/repo/orders/aws-lambda-tools-prod.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-memory-size": 2048 }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Two_functions_of_one_template_may_differ() => Verify.VerifyAnalyzerAsync(Function(
        WithHandler("\"function-timeout\": 30"),
        (Template,
         """
         { "Resources": {
           "Small": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 10 } },
           "Large": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 900 } }
         } }
         """)));

    private static string InYaml(string properties) =>
        "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: 'Orders::Shop.Function::Handler', " + properties.Trim('{', '}', ' ') + " }\n";

    private static (string Path, string Text) WithHandler(string defaults) => (Defaults, "{ \"function-handler\": \"Orders::Shop.Function::Handler\", " + defaults + " }");

    private static Test Annotated(string template) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Annotations;

            namespace Shop
            {
                public class Function
                {
                    [LambdaFunction(Timeout = 60, MemorySize = 1024)]
                    public string Handler(string order) => order;

                    [LambdaFunction(Timeout = 60, MemorySize = 256)]
                    public string Second(string order) => order;

                    [LambdaFunction]
                    public string Third(string order) => order;
                }
            }
            """,
        AdditionalFiles = { (Template, template) },
    };

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

                        public string Second(string order, ILambdaContext context) => order;
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
