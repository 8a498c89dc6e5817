using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.VisibilityTimeoutTooShortAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.VisibilityTimeoutTooShortCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class VisibilityTimeoutTooShortTests
{
    private const string Yaml = "/repo/orders/template.yaml";
    private const string Json = "/repo/orders/serverless.template";
    private const string Handler = "public void Handler(SQSEvent batch, ILambdaContext context) { }";
    private const string MarkedHandler = "public void {|LFIT3004:Handler|}(SQSEvent batch, ILambdaContext context) { }";

    [Theory]
    [InlineData("60", "", "30", "360", DiagnosticSeverity.Error, "Queue 'Q' hides messages for 30 s, but 'Orders' may run for 60 s, so Lambda rejects the event source mapping; set its visibility timeout to 360 s")]
    [InlineData("60", "", "60", "360", DiagnosticSeverity.Info, "Queue 'Q' hides messages for 60 s, but 'Orders' may run for 60 s, and less than six times that lets messages come back while a batch waits to be repeated; set its visibility timeout to 360 s")]
    [InlineData("60", ", MaximumBatchingWindowInSeconds: 20", "360", "380", DiagnosticSeverity.Info, null)]
    [InlineData("900", ", MaximumBatchingWindowInSeconds: 300", "600", "5700", DiagnosticSeverity.Error, null)]
    [InlineData("6", "", "0", "36", DiagnosticSeverity.Error, null)]
    [InlineData("60", "", "'45'", "'360'", DiagnosticSeverity.Error, null)]
    public async Task Reported_and_fixed(string timeout, string settings, string visibility, string fixedVisibility, DiagnosticSeverity severity, string? message)
    {
        var test = Function(Handler, Template(timeout, settings, $"VisibilityTimeout: {{|LFIT3004:{visibility}|}}"));
        test.FixedAdditionalFiles.Add(Template(timeout, settings, $"VisibilityTimeout: {fixedVisibility}"));
        if (message is not null)
        {
            test.Messages.Add(message);
        }

        Assert.Equal(severity, Assert.Single(await ReportsAsync(test)).Severity);
        await Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("60", DiagnosticSeverity.Error)]
    [InlineData("30", DiagnosticSeverity.Info)]
    [InlineData("6", DiagnosticSeverity.Info)]
    public async Task A_queue_without_a_visibility_timeout_is_reported_at_the_handler(string timeout, DiagnosticSeverity severity)
    {
        var test = Function(MarkedHandler, Template(timeout, "", "QueueName: orders"));
        test.FixedAdditionalFiles.Add(Template(timeout, "", $"QueueName: orders\n      VisibilityTimeout: {6 * int.Parse(timeout)}"));

        Assert.Equal(severity, Assert.Single(await ReportsAsync(test)).Severity);
        await Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_queue_without_properties_gets_them()
    {
        const string before =
            """
            {
              "Resources": {
                "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 60, "Events": { "New": { "Type": "SQS", "Properties": { "Queue": { "Fn::GetAtt": [ "Q", "Arn" ] } } } } } },
                "Q": { "Type": "AWS::SQS::Queue" }
              }
            }
            """;
        var test = Function(MarkedHandler, (Json, before));
        test.FixedAdditionalFiles.Add((Json, before.Replace("\"AWS::SQS::Queue\" }", "\"AWS::SQS::Queue\", \"Properties\": { \"VisibilityTimeout\": 360 } }", StringComparison.Ordinal)));
        test.Messages.Add("Queue 'Q' hides messages for 30 s (it sets no visibility timeout), but 'Function.Handler' may run for 60 s, so Lambda rejects the event source mapping; set its visibility timeout to 360 s");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_mapping_of_its_own_and_the_default_timeout_are_reported()
    {
        const string template =
            """
            Resources:
              Orders: {Type: AWS::Lambda::Function, Properties: {Code: ., Handler: 'Orders::Shop.Function::Handler'}}
              Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Orders}}
              Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Live, EventSourceArn: !GetAtt Q.Arn}}
              Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: {|LFIT3004:2|}}}
            """;
        var test = Function(Handler, (Yaml, template));
        test.FixedAdditionalFiles.Add((Yaml, template.Replace("{|LFIT3004:2|}", "18", StringComparison.Ordinal)));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Of_several_functions_the_one_that_needs_most_decides()
    {
        const string template =
            """
            Resources:
              Orders: {Type: AWS::Serverless::Function, Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Timeout: 10, Events: {A: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}}}}
              Slow: {Type: AWS::Serverless::Function, Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Second', Timeout: 100, Events: {A: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}}}}
              Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: {|LFIT3004:50|}}}
            """;
        var test = Function(Handler + "\n\n        public void Second(SQSEvent batch, ILambdaContext context) { }", (Yaml, template));
        test.FixedAdditionalFiles.Add((Yaml, template.Replace("{|LFIT3004:50|}", "600", StringComparison.Ordinal)));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("60", "", "VisibilityTimeout: 360")]
    [InlineData("60", "", "VisibilityTimeout: 900")]
    [InlineData("5", "", "QueueName: orders")]
    [InlineData("60", "", "VisibilityTimeout: !If [Prod, 10, 20]")]
    [InlineData("!ImportValue Timeout", "", "VisibilityTimeout: 10")]
    [InlineData("1800", "", "VisibilityTimeout: 10")]
    [InlineData("60", "", "'Fn::Transform': {Name: AWS::Include}")]
    public Task Not_reported(string timeout, string settings, string queue) => Verify.VerifyAnalyzerAsync(Function(Handler, Template(timeout, settings, queue)));

    [Fact]
    public Task An_unknown_window_takes_the_fix_away() =>
        Verify.VerifyNoCodeFixAsync(Function(Handler, Template("60", ", MaximumBatchingWindowInSeconds: !ImportValue Window", "VisibilityTimeout: {|LFIT3004:60|}")));

    [Fact]
    public Task A_parameter_with_another_use_is_not_changed() => Verify.VerifyNoCodeFixAsync(Function(Handler, (Yaml,
        "Parameters:\n  Seconds: {Type: Number, Default: {|LFIT3004:60|}}\n" + Template("!Ref Seconds", "", "VisibilityTimeout: !Ref Seconds").Text)));

    [Theory]
    [InlineData("!ImportValue Queue")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:orders")]
    [InlineData("!Ref QueueArn")]
    public Task A_queue_that_stands_elsewhere_is_not_reported(string queue) =>
        Verify.VerifyAnalyzerAsync(Function(Handler, (Yaml, Template("60", "", "VisibilityTimeout: 10").Text.Replace("!GetAtt Q.Arn", queue, StringComparison.Ordinal))));

    [Fact]
    public Task A_queue_that_the_function_does_not_read_is_not_reported() =>
        Verify.VerifyAnalyzerAsync(Function(Handler, (Yaml, Template("60", "", "VisibilityTimeout: 10").Text.Replace("Type: SQS", "Type: SNS", StringComparison.Ordinal))));

    private static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Test test) => await Scenario.BuildDiagnosticsAsync(
        Scenario.Create(test, onlyId: null).Project, [new LambdaFit.Analyzers.Rules.Configuration.VisibilityTimeoutTooShortAnalyzer()]);

    private static (string Path, string Text) Template(string timeout, string settings, string queue) => (Yaml,
        $$"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              Timeout: {{timeout}}
              Events:
                New:
                  Type: SQS
                  Properties: {Queue: !GetAtt Q.Arn{{settings}}}
          Q:
            Type: AWS::SQS::Queue
            Properties:
              {{queue}}
        """);

    private static Test Function(string members, (string Path, string Text) file)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using Amazon.Lambda.Core;
                using Amazon.Lambda.SQSEvents;

                namespace Shop
                {
                    public class Function
                    {
                        {{members}}
                    }
                }
                """,
        };
        test.AdditionalFiles.Add(file);
        return test;
    }
}
