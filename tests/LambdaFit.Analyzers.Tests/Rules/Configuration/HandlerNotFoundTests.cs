using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.HandlerNotFoundAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.HandlerNotFoundCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class HandlerNotFoundTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";

    [Theory]
    [InlineData("Orders::Shop.Function::FunctionHandler")]
    [InlineData("Orders::Shop.Functions::Handler")]
    [InlineData("Orders::Function::Handler")]
    [InlineData("Orders::Shop.Function::handler")]
    [InlineData("Orders::Shop.Function.Nested::Run")]
    public Task Reported(string handler) => Verify.VerifyAnalyzerAsync(Configured("{|LFIT3009:\"" + handler + "\"|}"));

    [Theory]
    [InlineData("Orders::Shop.Function::Handler")]
    [InlineData("Orders::Shop.Function::Inherited")]
    [InlineData("Orders::Shop.Function::Hidden")]
    [InlineData("Orders::Shop.Function+Nested::Run")]
    [InlineData("Orders::Shop.Generic`1::Run")]
    [InlineData("Other::Shop.Function::Missing")]
    [InlineData("Orders")]
    [InlineData("bootstrap")]
    [InlineData("Orders::Shop.Web::FunctionHandlerAsync")]
    public Task Not_reported(string handler) => Verify.VerifyAnalyzerAsync(Configured("\"" + handler + "\""));

    [Fact]
    public Task The_fix_writes_the_nearest_handler()
    {
        var test = Configured("{|LFIT3009:\"Orders::Shop.Function::Handlr\"|}");
        test.FixedAdditionalFiles.Add(Configured("\"Orders::Shop.Function::Handler\"").AdditionalFiles[0]);
        test.Messages.Add("The handler 'Orders::Shop.Function::Handlr' cannot be found: 'Shop.Function' has no method 'Handlr', so the function fails when it starts; did you mean 'Orders::Shop.Function::Handler'?");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task No_fix_is_offered_where_nothing_is_near() =>
        Verify.VerifyNoCodeFixAsync(Configured("{|LFIT3009:\"Orders::Warehouse.Stock.Counter::CountEverythingTwice\"|}"));

    [Fact]
    public Task A_leftover_in_the_defaults_file_is_silent_where_a_template_resolves()
    {
        var test = Configured("\"Orders::Shop.Function::Missing\"");
        test.AdditionalFiles.Add(("/repo/orders/serverless.template", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Generated_handlers_of_Annotations_are_silent() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source = "public class Function { [Amazon.Lambda.Annotations.LambdaFunction] public string Handler(string order) => order; }",
        AdditionalFiles = { (Defaults, """{ "function-handler": "Orders::Function_Handler_Generated::Handler" }""") },
    });

    private static Test Configured(string quotedHandler) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Base { public void Inherited() { } }

                public class Function : Base
                {
                    public string Handler(string order, ILambdaContext context) => order;

                    private void Hidden() { }

                    public class Nested { public void Run() { } }
                }

                public class Generic<T> { public void Run() { } }

                public class Web : Amazon.Lambda.AspNetCoreServer.APIGatewayHttpApiV2ProxyFunction { }
            }
            """,
        AdditionalFiles = { (Defaults, "{ \"function-handler\": " + quotedHandler + ", \"function-timeout\": 30 }") },
    };
}
