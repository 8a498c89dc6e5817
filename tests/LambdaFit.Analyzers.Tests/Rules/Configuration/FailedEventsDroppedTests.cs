using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.FailedEventsDroppedAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class FailedEventsDroppedTests
{
    private const string Yaml = "/repo/template.yaml";

    [Theory]
    [InlineData("Type: S3, Properties: {Bucket: !Ref B}", "When 'Function.Handler' fails, an event of bucket 'New' in template.yaml is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function")]
    [InlineData("Type: SNS, Properties: {Topic: !Ref T}", "When 'Function.Handler' fails, an event of topic 'New' in template.yaml is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function")]
    [InlineData("Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}", "When 'Function.Handler' fails, an event of EventBridge rule 'New' in template.yaml is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function")]
    [InlineData("Type: SQS, Properties: {Queue: !GetAtt Q.Arn}", "When 'Function.Handler' fails, a message of queue 'Q' in template.yaml comes back until it expires; give the queue a redrive policy with a dead-letter queue")]
    [InlineData("Type: Kinesis, Properties: {Stream: !GetAtt S.Arn}", "When 'Function.Handler' fails, a batch of stream 'New' in template.yaml is repeated until its records expire, and holds up its shard; limit the retries, let Lambda halve batches that fail, and add an on-failure destination to the event source")]
    [InlineData("Type: DynamoDB, Properties: {Stream: s, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1, BisectBatchOnFunctionError: false}", null)]
    public async Task Reported(string source, string? message)
    {
        var test = Function("{|LFIT3014:Handler|}", Template(source));
        if (message is not null)
        {
            test.Messages.Add(message);
        }

        await Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("0", "is dropped after one attempt;")]
    [InlineData("1", "is dropped after 2 attempts;")]
    [InlineData("!Ref Retries", "is dropped in the end;")]
    public async Task The_message_counts_the_attempts(string retries, string expected)
    {
        var test = Function("{|LFIT3014:Handler|}", Template("Type: SNS, Properties: {Topic: !Ref T}", "EventInvokeConfig: {MaximumRetryAttempts: " + retries + "}"));
        test.Messages.Add($"When 'Function.Handler' fails, an event of topic 'New' in template.yaml {expected} add an on-failure destination or a dead-letter queue to the function");
        await Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("serverless.yml", "service: a\nprovider:\n  name: aws\nfunctions:\n  orders:\n    handler: Orders::Shop.Function::Handler\n    events:\n      - sns: orders\n", "an event of a topic in serverless.yml is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function")]
    [InlineData("serverless.yml", "service: a\nprovider:\n  name: aws\nfunctions:\n  orders:\n    handler: Orders::Shop.Function::Handler\n    events:\n      - s3: pictures\n", "an event of bucket 'S3Bucketpictures' in serverless.yml is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function")]
    [InlineData("main.tf", "resource \"aws_lambda_function\" \"a\" {\n handler = \"Orders::Shop.Function::Handler\"\n}\nresource \"aws_lambda_permission\" \"a\" {\n function_name = aws_lambda_function.a.arn\n principal = \"events.amazonaws.com\"\n}\n", "an event of an EventBridge rule in main.tf is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function")]
    public Task A_source_without_a_name_is_named_by_its_kind(string file, string text, string message)
    {
        var test = Function("{|LFIT3014:Handler|}", ("/repo/orders/" + file, text));
        test.Messages.Add("When 'Function.Handler' fails, " + message);
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("template.yaml", "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: orders, Handler: 'Orders::Shop.Function::Handler', Events: {New: {Type: SQS, Properties: {Queue: !GetAtt Failed.Arn}}}}\n  Failed: {Type: AWS::SQS::Queue, Properties: {RedriveAllowPolicy: {redrivePermission: allowAll}}}\n")]
    [InlineData("serverless.yml", "service: a\nprovider:\n  name: aws\nfunctions:\n  orders:\n    handler: Orders::Shop.Function::Handler\n    events:\n      - sqs: !GetAtt Failed.Arn\nresources:\n  Resources:\n    Failed: {Type: AWS::SQS::Queue, Properties: {RedriveAllowPolicy: {redrivePermission: allowAll}}}\n")]
    [InlineData("main.tf", "resource \"aws_lambda_function\" \"a\" {\n handler = \"Orders::Shop.Function::Handler\"\n}\nresource \"aws_lambda_event_source_mapping\" \"a\" {\n function_name = aws_lambda_function.a.arn\n event_source_arn = aws_sqs_queue.failed.arn\n}\nresource \"aws_sqs_queue\" \"failed\" {\n}\nresource \"aws_sqs_queue_redrive_allow_policy\" \"a\" {\n queue_url = aws_sqs_queue.failed.id\n}\n")]
    public Task A_dead_letter_queue_of_another_stack_is_not_reported(string file, string text) =>
        Verify.VerifyAnalyzerAsync(Function("Handler", ("/repo/" + file, text)));

    [Theory]
    [InlineData("Rule: {Type: AWS::Events::Rule, Properties: {EventPattern: {}, Targets: [{Arn: !GetAtt Orders.Arn, Id: a}]}}")]
    [InlineData("Topic: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Orders.Arn}]}}")]
    [InlineData("Bucket: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: 's3:ObjectRemoved:*', Function: !GetAtt Orders.Arn}]}}}")]
    public Task Resources_of_CloudFormation_are_reported(string resource) =>
        Verify.VerifyAnalyzerAsync(Function("{|LFIT3014:Handler|}", Template("Type: Api", resources: resource)));

    [Fact]
    public Task A_lambda_of_a_bootstrap_is_reported()
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
                using Amazon.Lambda.S3Events;

                await LambdaBootstrapBuilder.{|LFIT3014:Create|}((S3Event created, ILambdaContext context) => { }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
                """,
        };
        test.AdditionalFiles.Add(("/repo/orders/serverless.template", """{ "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "bootstrap", "CodeUri": ".", "Events": { "Q": { "Type": "S3", "Properties": { "Bucket": { "Ref": "B" } } } } } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("Type: S3, Properties: {Bucket: !Ref B}", "DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Failed.Arn}")]
    [InlineData("Type: SNS, Properties: {Topic: !Ref T}", "EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS}}}")]
    [InlineData("Type: SNS, Properties: {Topic: !Ref T}", "EventInvokeConfig: !If [A, {}, {}]")]
    [InlineData("Type: SNS, Properties: {Topic: !Ref T, RedrivePolicy: {deadLetterTargetArn: a}}", "")]
    [InlineData("Type: EventBridgeRule, Properties: {Pattern: {}, DeadLetterConfig: {Type: SQS}}", "")]
    [InlineData("Type: Schedule, Properties: {Schedule: rate(1 hour)}", "")]
    [InlineData("Type: Kinesis, Properties: {Stream: s, BisectBatchOnFunctionError: true}", "")]
    [InlineData("Type: Kinesis, Properties: {Stream: s, MaximumRetryAttempts: 3}", "")]
    [InlineData("Type: Kinesis, Properties: {Stream: s, MaximumRetryAttempts: !Ref Retries}", "")]
    [InlineData("Type: DynamoDB, Properties: {Stream: s, DestinationConfig: {OnFailure: {Destination: d}}}", "")]
    [InlineData("Type: SQS, Properties: {Queue: !GetAtt Kept.Arn}", "")]
    [InlineData("Type: SQS, Properties: {Queue: !GetAtt Failed.Arn}", "")]
    [InlineData("Type: SQS, Properties: {Queue: !ImportValue Q}", "")]
    [InlineData("Type: HttpApi", "")]
    public Task Not_reported(string source, string settings) => Verify.VerifyAnalyzerAsync(Function("Handler", Template(source, settings)));

    [Fact]
    public Task A_destination_in_Globals_or_in_a_resource_of_its_own_is_enough() => Verify.VerifyAnalyzerAsync(Function("Handler", Template(
        "Type: SNS, Properties: {Topic: !Ref T}",
        resources: "Config: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref Orders, Qualifier: $LATEST, DestinationConfig: {OnFailure: {Destination: a}}}}")));

    private static (string Path, string Text) Template(string source, string settings = "", string resources = "") => (Yaml,
        $$$$"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./orders/
              Handler: Orders::Shop.Function::Handler
              Events: {New: { {{{{source}}}} }}
              {{{{settings}}}}
          Q: {Type: AWS::SQS::Queue}
          Kept: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}}}
          Failed: {Type: AWS::SQS::Queue}
          {{{{resources}}}}
        """);

    private static Test Function(string name, (string Path, string Text) file)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using Amazon.Lambda.Core;

                namespace Shop
                {
                    public class Function
                    {
                        public string {{name}}(string order, ILambdaContext context) => order;
                    }
                }
                """,
        };
        test.AdditionalFiles.Add(file);
        return test;
    }
}
