using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.TracingOffAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.TracingOffCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class TracingOffTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-url-enable": true }""", """{ "function-handler": "Orders::Shop.Function::Handler", "tracing-mode": "Active", "function-url-enable": true }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-url-enable": true, "tracing-mode": "PassThrough" }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-url-enable": true, "tracing-mode": "Active" }""")]
    [InlineData(Json, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Events": { "Q": { "Type": "SQS" } } } } } }""", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Tracing": "Active", "Events": { "Q": { "Type": "SQS" } } } } } }""")]
    [InlineData(Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Timeout: 30\n      Events: { Q: { Type: SQS } }\n", "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Timeout: 30\n      Tracing: Active\n      Events: { Q: { Type: SQS } }\n")]
    [InlineData(Yaml, "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: { FunctionName: !Ref A, EventSourceArn: !GetAtt Q.Arn }\n", "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      TracingConfig: {Mode: Active}\n  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: { FunctionName: !Ref A, EventSourceArn: !GetAtt Q.Arn }\n")]
    [InlineData(Yaml, "Globals:\n  Function:\n    Tracing: PassThrough # not yet\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Events: { Q: { Type: SQS } }\n", "Globals:\n  Function:\n    Tracing: Active # not yet\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Events: { Q: { Type: SQS } }\n")]
    public Task Reported_and_fixed(string path, string text, string fixedText)
    {
        var test = Function((path, text), isReported: true);
        test.FixedSource = Function((path, text)).Source;
        test.FixedAdditionalFiles.Add((path, fixedText));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Tracing: Active")]
    [InlineData("Tracing: !Ref Mode")]
    [InlineData("Layers: [!Ref Adot]")]
    [InlineData("Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: /opt/otel-instrument } }")]
    [InlineData("Environment: { Variables: { OTEL_SERVICE_NAME: orders } }")]
    [InlineData("Environment: !Ref Variables")]
    public Task Not_reported(string line) =>
        Verify.VerifyAnalyzerAsync(Function((Yaml, $"Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Events: {{ Q: {{ Type: SQS }} }}\n      {line}\n")));

    [Fact]
    public Task A_function_that_nothing_calls_is_not_reported() =>
        Verify.VerifyAnalyzerAsync(Function((Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""")));

    [Theory]
    [InlineData("OpenTelemetry.Trace")]
    [InlineData("AWS.Lambda.Powertools.Tracing")]
    public Task A_project_that_traces_in_code_is_not_reported(string library)
    {
        var test = Function((Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Events: { Q: { Type: SQS } }\n"));
        test.Sources.Add($"using {library};\nnamespace {library} {{ public static class Setup {{ }} }}\nnamespace Shop {{ public static class Tracing {{ public static System.Type Type => typeof(Setup); }} }}");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_library_of_a_similar_name_does_not_trace()
    {
        var test = Function((Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Events: { Q: { Type: SQS } }\n"), isReported: true);
        test.Sources.Add("using OpenTelemetryLike;\nnamespace OpenTelemetryLike { public static class Setup { } }");
        test.Messages.Add("Active tracing is not on for 'Function.Handler' in 'A' of template.yaml, so X-Ray has no traces that begin here; set the tracing mode 'Active'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Test Function((string Path, string Text) file, bool isReported = false) => new()
    {
        AssemblyName = "Orders",
        Source = $$"""
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string {{(isReported ? "[|Handler|]" : "Handler")}}(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
    };
}
