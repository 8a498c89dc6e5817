using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.TimeoutOutOfRangeAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.TimeoutOutOfRangeCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class TimeoutOutOfRangeTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/serverless.template";

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": {|LFIT3002:1800|} }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 900 }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": {|LFIT3002:0|} }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 30 }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": {|LFIT3002:"30"|} }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 30 }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": {|LFIT3002:901|} } } } }""", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 900 } } } }""")]
    [InlineData("/repo/template.yaml", "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code: ./orders\n      Timeout: {|LFIT3002:3600|} # an hour\n      Handler: Orders::Shop.Function::Handler\n", "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code: ./orders\n      Timeout: 900 # an hour\n      Handler: Orders::Shop.Function::Handler\n")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": {|LFIT3002:6000|}, "CapacityProviderConfig": { "Arn": "a" } } } } }""", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 5400, "CapacityProviderConfig": { "Arn": "a" } } } } }""")]
    public Task Reported_and_fixed_in_a_file(string path, string text, string fixedText)
    {
        var test = Function((path, text));
        test.FixedAdditionalFiles.Add((path, fixedText));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Reported_and_fixed_in_the_attribute() => Verify.VerifyCodeFixAsync(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(MemorySize = 512, Timeout = [|1_000|] /* s */)]
            public string Handler(string order) => order;
        }
        """,
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(MemorySize = 512, Timeout = 900 /* s */)]
            public string Handler(string order) => order;
        }
        """);

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 900 }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 1 }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": "30" } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": { "Fn::Sub": "9000" } } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Other::Shop.Function::Handler", "CodeUri": "../other", "Timeout": 9000 } } } }""")]
    [InlineData(Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 5400, "CapacityProviderConfig": { "Arn": "a" } } } } }""")]
    public Task Not_reported(string path, string text) => Verify.VerifyAnalyzerAsync(Function((path, text)));

    [Fact]
    public Task Zero_in_the_attribute_means_not_set() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(Timeout = 0)]
            public string Handler(string order) => order;
        }
        """);

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
