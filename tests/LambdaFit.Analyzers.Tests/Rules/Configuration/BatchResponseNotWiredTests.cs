using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.BatchResponseNotWiredAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.BatchResponseNotWiredCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class BatchResponseNotWiredTests
{
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/template.yaml";
    private const string Queue = "Type: SQS, Properties: {Queue: !GetAtt Q.Arn}";
    private const string ListeningQueue = "Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FunctionResponseTypes: [ReportBatchItemFailures]}";

    [Fact]
    public Task A_queue_that_ignores_the_response_is_reported_and_fixed()
    {
        var test = Function("public Task<SQSBatchResponse> {|LFIT3015:Handler|}(SQSEvent batch, ILambdaContext context) => null!;", (Json,
            """
            {
              "Resources": {
                "Orders": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Orders::Shop.Function::Handler",
                    "Events": {
                      "New": { "Type": "SQS", "Properties": { "Queue": { "Fn::GetAtt": [ "Q", "Arn" ] }, "BatchSize": 10, "Enabled": true } },
                      "Old": {
                        "Type": "SQS",
                        "Properties": {
                          "Queue": { "Fn::GetAtt": [ "P", "Arn" ] }
                        }
                      }
                    }
                  }
                }
              }
            }
            """));
        test.FixedAdditionalFiles.Add((Json,
            """
            {
              "Resources": {
                "Orders": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Orders::Shop.Function::Handler",
                    "Events": {
                      "New": { "Type": "SQS", "Properties": { "Queue": { "Fn::GetAtt": [ "Q", "Arn" ] }, "BatchSize": 10, "FunctionResponseTypes": [ "ReportBatchItemFailures" ], "Enabled": true } },
                      "Old": {
                        "Type": "SQS",
                        "Properties": {
                          "Queue": { "Fn::GetAtt": [ "P", "Arn" ] },
                          "FunctionResponseTypes": [ "ReportBatchItemFailures" ]
                        }
                      }
                    }
                  }
                }
              }
            }
            """));
        test.Messages.Add("'Function.Handler' returns 'SQSBatchResponse', but 'ReportBatchItemFailures' is not set for 'Orders.New', 'Orders.Old' in serverless.template, so Lambda ignores the response and takes items that failed for processed; add it to 'FunctionResponseTypes'");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Streams_and_mappings_of_their_own_are_reported_and_fixed_at_once()
    {
        var test = Function(
            """
            public KinesisEvents.StreamsEventResponse {|LFIT3015:Handler|}(KinesisEvents.KinesisEvent batch, ILambdaContext context) => null!;

            public ValueTask<DynamoDBEvents.StreamsEventResponse> {|LFIT3015:Second|}(DynamoDBEvents.DynamoDBEvent batch, ILambdaContext context) => default;
            """,
            (Yaml,
            """
            # The shop.
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  Events:
                    Stream:
                      Type: Kinesis
                      Properties:
                        Stream: !GetAtt S.Arn # the one
                        StartingPosition: LATEST
              Changes:
                Type: AWS::Lambda::Function
                Properties:
                  Code: ./orders/
                  Handler: Orders::Shop.Function::Second
              Table:
                Type: AWS::DynamoDB::Table
              ChangesMapping:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Changes
                  EventSourceArn: !GetAtt Table.StreamArn
                  BatchSize: 5
            """));
        test.FixedAdditionalFiles.Add((Yaml,
            """
            # The shop.
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ./orders/
                  Handler: Orders::Shop.Function::Handler
                  Events:
                    Stream:
                      Type: Kinesis
                      Properties:
                        Stream: !GetAtt S.Arn # the one
                        FunctionResponseTypes:
                          - ReportBatchItemFailures
                        StartingPosition: LATEST
              Changes:
                Type: AWS::Lambda::Function
                Properties:
                  Code: ./orders/
                  Handler: Orders::Shop.Function::Second
              Table:
                Type: AWS::DynamoDB::Table
              ChangesMapping:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Changes
                  EventSourceArn: !GetAtt Table.StreamArn
                  BatchSize: 5
                  FunctionResponseTypes:
                    - ReportBatchItemFailures
            """));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("public Task {|LFIT3015:Handler|}(SQSEvent batch, ILambdaContext context) => Task.CompletedTask;")]
    [InlineData("public void {|LFIT3015:Handler|}(SQSEvent batch, ILambdaContext context) { }")]
    [InlineData("public async ValueTask {|LFIT3015:Handler|}(SQSEvent batch) => await Task.Yield();")]
    public Task A_handler_that_returns_nothing_to_a_queue_that_listens_is_reported_without_a_fix(string handler)
    {
        var test = Function(handler, Template(ListeningQueue));
        test.Messages.Add("'Function.Handler' returns nothing, but 'ReportBatchItemFailures' is set for 'Orders.Get' in template.yaml, so every batch that does not throw counts as processed; return the items that failed, or remove 'FunctionResponseTypes'");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task A_response_of_Powertools_and_a_lambda_of_a_bootstrap_are_reported()
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            OutputKind = OutputKind.ConsoleApplication,
            Source =
                """
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;
                using Amazon.Lambda.SQSEvents;
                using AWS.Lambda.Powertools.BatchProcessing;

                await LambdaBootstrapBuilder.{|LFIT3015:Create|}((SQSEvent batch, ILambdaContext context) => new BatchItemFailuresResponse(), new DefaultLambdaJsonSerializer()).Build().RunAsync();
                """,
        };
        test.AdditionalFiles.Add((Json, """{ "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "bootstrap", "CodeUri": ".", "Events": { "Q": { "Type": "SQS", "Properties": { "Queue": "arn:aws:sqs:eu-central-1:1:q" } } } } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Each_file_is_judged_alone()
    {
        var test = Function("public SQSBatchResponse {|LFIT3015:Handler|}(SQSEvent batch, ILambdaContext context) => null!;", Template(ListeningQueue));
        test.AdditionalFiles.Add((Json, """{ "Resources": { "F": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Events": { "Q": { "Type": "SQS", "Properties": { "Queue": "arn:aws:sqs:eu-central-1:1:q" } } } } } } }"""));
        test.Messages.Add("'Function.Handler' returns 'SQSBatchResponse', but 'ReportBatchItemFailures' is not set for 'F.Q' in serverless.template, so Lambda ignores the response and takes items that failed for processed; add it to 'FunctionResponseTypes'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("Task<SQSBatchResponse>", ListeningQueue)]
    [InlineData("Task", Queue)]
    [InlineData("Task<string>", ListeningQueue)]
    [InlineData("Task<object>", Queue)]
    [InlineData("Task<SQSBatchResponse>", "Type: SNS, Properties: {Topic: !Ref T}")]
    [InlineData("Task<SQSBatchResponse>", "Type: MQ, Properties: {Broker: !Ref B}")]
    [InlineData("Task<SQSBatchResponse>", "Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FunctionResponseTypes: !Ref Types}")]
    [InlineData("Task<SQSBatchResponse>", "Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FunctionResponseTypes: [!Ref Types]}")]
    [InlineData("Task<SQSBatchResponse>", "Type: SQS, Properties: !If [Prod, {}, {}]")]
    [InlineData("Task<SQSBatchResponse>", "Type: !Ref Kind, Properties: {Queue: !GetAtt Q.Arn}")]
    [InlineData("Task<SQSBatchResponse>", "Type: Schedule, Properties: {Schedule: rate(1 hour)}")]
    public Task Not_reported(string type, string source) => Verify.VerifyAnalyzerAsync(
        Function($"public {type} Handler(SQSEvent batch, ILambdaContext context) => null!;", Template(source)));

    [Fact]
    public Task A_mapping_that_is_not_known_to_be_the_function_s_is_not_reported() => Verify.VerifyAnalyzerAsync(Function(
        "public Task<SQSBatchResponse> Handler(SQSEvent batch, ILambdaContext context) => null!;",
        (Yaml,
        """
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./orders/
              Handler: Orders::Shop.Function::Handler
          Mapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              FunctionName: !ImportValue Orders
              EventSourceArn: !GetAtt Q.Arn
          Imported:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              FunctionName: !Ref Orders
              EventSourceArn: !ImportValue Queue
        """)));

    [Fact]
    public Task What_a_macro_may_add_is_not_reported() => Verify.VerifyAnalyzerAsync(Function(
        "public Task<SQSBatchResponse> Handler(SQSEvent batch, ILambdaContext context) => null!;",
        (Yaml, "Transform: [AWS::Serverless-2016-10-31, OurMacro]\n" + Template(Queue).Text)));

    [Fact]
    public Task What_the_generator_wires_is_not_reported_and_what_it_does_not_is() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.SQS;
            using Amazon.Lambda.SQSEvents;

            namespace Shop
            {
                public class Function
                {
                    [LambdaFunction, SQSEvent("@Q")]
                    public SQSBatchResponse Handler(SQSEvent batch) => null!;

                    [LambdaFunction]
                    public SQSBatchResponse {|LFIT3015:Second|}(SQSEvent batch) => null!;
                }
            }
            """,
        AdditionalFiles =
        {
            (Json,
             """
             { "Resources": {
               "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Handler_Generated::Handler", "Events": { "Q": { "Type": "SQS", "Properties": { "Queue": "arn:aws:sqs:eu-central-1:1:q" } } } } },
               "B": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_Second_Generated::Second", "Events": { "Q": { "Type": "SQS", "Properties": { "Queue": "arn:aws:sqs:eu-central-1:1:q" } } } } }
             } }
             """),
        },
    });

    private static (string Path, string Text) Template(string source) => (Yaml,
        $$"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./orders/
              Handler: Orders::Shop.Function::Handler
              Events:
                Get: { {{source}} }
        """);

    private static Test Function(string handlers, (string Path, string Text) file)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.SQSEvents;
                using DynamoDBEvents = Amazon.Lambda.DynamoDBEvents;
                using KinesisEvents = Amazon.Lambda.KinesisEvents;

                namespace Shop
                {
                    public class Function
                    {
                        {{handlers}}
                    }
                }
                """,
        };
        test.AdditionalFiles.Add(file);
        return test;
    }
}
