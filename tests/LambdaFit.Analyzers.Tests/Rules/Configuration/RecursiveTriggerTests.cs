using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.RecursiveTriggerAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class RecursiveTriggerTests
{
    private const string Template =
        """
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./orders/
              Handler: Orders::Shop.Function::Handler
              Environment:
                Variables:
                  BUCKET: !Ref Pictures
                  QUEUE_URL: !Ref Queue
                  TOPIC_ARN: !Ref Topic
                  BUS: !Ref Bus
                  OTHER_BUCKET: !Ref Thumbnails
                  OTHER_QUEUE: !Ref Failed
                  NAME: pictures
              Events:
                Created: {Type: S3, Properties: {Bucket: !Ref Pictures, Events: 's3:ObjectCreated:*'}}
                Sent: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}
                Published: {Type: SNS, Properties: {Topic: !Ref Topic}}
                Placed: {Type: EventBridgeRule, Properties: {EventBusName: !Ref Bus, Pattern: {source: [shop], detail-type: [placed]}}}
          Pictures: {Type: AWS::S3::Bucket}
          Thumbnails: {Type: AWS::S3::Bucket}
          Queue: {Type: AWS::SQS::Queue}
          Failed: {Type: AWS::SQS::Queue}
          Topic: {Type: AWS::SNS::Topic}
          Bus: {Type: AWS::Events::EventBus, Properties: {Name: shop}}
        """;

    [Theory]
    [InlineData("S3Event", "foreach (var record in input.Records) { await S3.[|PutObjectAsync|](new PutObjectRequest { BucketName = record.S3.Bucket.Name, Key = \"thumb/\" + record.S3.Object.Key }); }",
        "'PutObjectAsync' writes to the bucket 'Pictures' that triggers 'Function.Handler', so every invocation starts another, until Lambda stops them after about 16; write to another bucket, or under a prefix that the trigger leaves out")]
    [InlineData("S3Event", "var s3 = input.Records?[0].S3; if (s3 == null) { return; } var bucket = s3.Bucket.Name; var request = new CopyObjectRequest { SourceBucket = bucket }; request.DestinationBucket = bucket; await S3.[|CopyObjectAsync|](request);", null)]
    [InlineData("S3Event", "var bucket = Environment.GetEnvironmentVariable(\"BUCKET\") ?? throw new Exception(); await S3.[|PutObjectAsync|](new PutObjectRequest { BucketName = bucket });", null)]
    [InlineData("S3Event", "await new TransferUtility(S3).[|UploadAsync|](\"/tmp/a\", Environment.GetEnvironmentVariable(\"BUCKET\")!);", null)]
    [InlineData("SQSEvent", "await Sqs.[|SendMessageAsync|](Environment.GetEnvironmentVariable(\"QUEUE_URL\"), input.Records[0].Body);",
        "'SendMessageAsync' writes to the queue 'Queue' that triggers 'Function.Handler', so every invocation starts another, until Lambda stops them after about 16; send to another queue, or let failed messages come back by throwing")]
    [InlineData("SQSEvent", "if (string.IsNullOrEmpty(Url)) { throw new Exception(); } foreach (var message in input.Records) { await Sqs.[|SendMessageAsync|](new SendMessageRequest(Url, message.Body)); }", null)]
    [InlineData("SQSEvent", "await Sqs.[|SendMessageBatchAsync|](new SendMessageBatchRequest { QueueUrl = Url });", null)]
    [InlineData("SNSEvent", "foreach (var record in input.Records) { await Sns.[|PublishAsync|](record.Sns.TopicArn, \"done\"); }", null)]
    [InlineData("SNSEvent", "await Sns.[|PublishAsync|](new PublishRequest { TopicArn = Environment.GetEnvironmentVariable(\"TOPIC_ARN\"), Message = \"done\" });", null)]
    [InlineData("string", "await Bus.[|PutEventsAsync|](new PutEventsRequest { Entries = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { Source = \"shop\", DetailType = \"placed\", EventBusName = Environment.GetEnvironmentVariable(\"BUS\") } } });",
        "'PutEventsAsync' puts an event that rule 'Placed' hands to 'Function.Handler', so every invocation starts another, and nothing stops them; put events of another type, or let the rule leave them out")]
    [InlineData("string", "await Lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = context.FunctionName, InvocationType = InvocationType.Event });",
        "'InvokeAsync' invokes 'Function.Handler' itself, so every invocation starts another, until Lambda stops them after about 16; bound the number of rounds, or use Step Functions or a durable function")]
    [InlineData("string", "var self = Environment.GetEnvironmentVariable(\"AWS_LAMBDA_FUNCTION_NAME\"); await Lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = self });", null)]
    [InlineData("S3Event", "await Task.WhenAll(input.Records.Select(r => S3.[|PutObjectAsync|](new PutObjectRequest { BucketName = r.S3.Bucket.Name })));", null)]
    public Task Reported(string type, string body, string? message)
    {
        var test = Function(type, body);
        if (message is not null)
        {
            test.Messages.Add(message);
        }

        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Helpers_fields_and_parameters_are_followed()
    {
        var test = Function(
            "S3Event",
            "foreach (var record in input.Records) { await SaveAsync(record.S3.Bucket.Name); await StoreAsync(); }",
            """
            private readonly string bucket;

                    public Function() => bucket = Environment.GetEnvironmentVariable("BUCKET");

                    private Task SaveAsync(string name) => WriteAsync(name);

                    private Task WriteAsync(string name) => S3.[|PutObjectAsync|](new PutObjectRequest { BucketName = name });

                    private async Task StoreAsync() { await S3.[|PutObjectAsync|](new PutObjectRequest { BucketName = bucket }); }
            """);
        test.Messages.Add("'PutObjectAsync' writes to the bucket 'Pictures' that triggers 'Function.Handler' (reached from 'Function.Handler' through 'Function.SaveAsync' > 'Function.WriteAsync'), so every invocation starts another, until Lambda stops them after about 16; write to another bucket, or under a prefix that the trigger leaves out");
        test.Messages.Add("'PutObjectAsync' writes to the bucket 'Pictures' that triggers 'Function.Handler' (reached from 'Function.Handler' through 'Function.StoreAsync'), so every invocation starts another, until Lambda stops them after about 16; write to another bucket, or under a prefix that the trigger leaves out");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_lambda_of_a_bootstrap_is_reported()
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            OutputKind = OutputKind.ConsoleApplication,
            Source =
                """
                using System;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;
                using Amazon.Lambda.SQSEvents;
                using Amazon.SQS;

                var sqs = new AmazonSQSClient();
                var url = Environment.GetEnvironmentVariable("QUEUE_URL");
                await LambdaBootstrapBuilder.Create(async (SQSEvent batch, ILambdaContext context) =>
                {
                    foreach (var message in batch.Records)
                    {
                        await sqs.[|SendMessageAsync|](url, message.Body);
                    }
                }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
                """,
        };
        test.AdditionalFiles.Add(("/repo/template.yaml", Template.Replace("Orders::Shop.Function::Handler", "bootstrap", StringComparison.Ordinal)));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("S3Event", "await S3.PutObjectAsync(new PutObjectRequest { BucketName = Environment.GetEnvironmentVariable(\"OTHER_BUCKET\"), Key = input.Records[0].S3.Object.Key });")]
    [InlineData("S3Event", "await S3.PutObjectAsync(new PutObjectRequest { BucketName = input.Records[0].S3.Bucket.Name + \"-thumbnails\" });")]
    [InlineData("S3Event", "await S3.GetObjectAsync(input.Records[0].S3.Bucket.Name, input.Records[0].S3.Object.Key);")]
    [InlineData("S3Event", "await S3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = input.Records[0].S3.Bucket.Name, DestinationBucket = \"archive\" });")]
    [InlineData("S3Event", "foreach (var r in input.Records) { if (r.S3.Object.Key.StartsWith(\"thumb/\")) { continue; } await S3.PutObjectAsync(new PutObjectRequest { BucketName = r.S3.Bucket.Name }); }")]
    [InlineData("S3Event", "foreach (var r in input.Records.Where(r => !r.S3.Object.Key.EndsWith(\".zip\"))) { await S3.PutObjectAsync(new PutObjectRequest { BucketName = r.S3.Bucket.Name }); }")]
    [InlineData("S3Event", "var meta = await S3.GetObjectMetadataAsync(\"a\", \"b\"); if (meta.ETag == \"x\") { return; } await S3.PutObjectAsync(new PutObjectRequest { BucketName = input.Records[0].S3.Bucket.Name });")]
    [InlineData("S3Event", "await S3.PutObjectAsync(new PutObjectRequest { BucketName = Environment.GetEnvironmentVariable(\"NAME\") });")]
    [InlineData("SQSEvent", "await Sqs.SendMessageAsync(Environment.GetEnvironmentVariable(\"OTHER_QUEUE\"), input.Records[0].Body);")]
    [InlineData("SQSEvent", "try { await Task.Yield(); } catch (Exception) { await Sqs.SendMessageAsync(Url, \"again\"); }")]
    [InlineData("SQSEvent", "foreach (var page in await PagesAsync()) { await Sqs.SendMessageAsync(Url, page); }")]
    [InlineData("SQSEvent", "var attempt = int.Parse(input.Records[0].Attributes[\"attempt\"]); if (attempt < 3) { await Sqs.SendMessageAsync(Url, \"again\"); }")]
    [InlineData("SQSEvent", "var response = await Sqs.ReceiveMessageAsync(\"failed\"); foreach (var failed in response.Messages) { await Sqs.SendMessageAsync(Url, failed.Body); }")]
    [InlineData("SQSEvent", "await Sns.PublishAsync(Environment.GetEnvironmentVariable(\"OTHER_TOPIC\"), \"done\");")]
    [InlineData("string", "await Bus.PutEventsAsync(new PutEventsRequest { Entries = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { Source = \"shop\", DetailType = \"packed\", EventBusName = Environment.GetEnvironmentVariable(\"BUS\") } } });")]
    [InlineData("string", "await Bus.PutEventsAsync(new PutEventsRequest { Entries = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { Source = \"shop\", DetailType = \"placed\" } } });")]
    [InlineData("string", "await Lambda.InvokeAsync(new InvokeRequest { FunctionName = \"other\" });")]
    [InlineData("string", "await Lambda.InvokeAsync(new InvokeRequest { FunctionName = context.FunctionName, InvocationType = InvocationType.DryRun });")]
    [InlineData("string", "var token = await NextAsync(); if (token != null) { await Lambda.InvokeAsync(new InvokeRequest { FunctionName = context.FunctionName, Payload = token }); }")]
    [InlineData("string", "var token = await NextAsync(); if (string.IsNullOrEmpty(token)) { return; } await Lambda.InvokeAsync(new InvokeRequest { FunctionName = context.FunctionName, Payload = token });")]
    [InlineData("string", "while (context.RemainingTime.TotalSeconds > 30) { await Task.Yield(); if (input == \"\") { return; } } await Lambda.InvokeAsync(new InvokeRequest { FunctionName = context.FunctionName });")]
    public Task Not_reported(string type, string body) => Verify.VerifyAnalyzerAsync(Function(type, body));

    [Theory]
    [InlineData("Handler: Orders::Shop.Function::Handler", "Handler: Orders::Shop.Function::Handler\n      RecursiveLoop: Allow")]
    [InlineData("Events: 's3:ObjectCreated:*'", "Events: 's3:ObjectCreated:*', Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}")]
    [InlineData("Events: 's3:ObjectCreated:*'", "Events: 's3:ObjectRemoved:*'")]
    [InlineData("{Type: S3,", "{Type: Unknown,")]
    public Task A_filter_or_a_permission_silences(string before, string after)
    {
        var test = Function("S3Event", "await S3.PutObjectAsync(new PutObjectRequest { BucketName = input.Records[0].S3.Bucket.Name });");
        test.AdditionalFiles.Clear();
        test.AdditionalFiles.Add(("/repo/template.yaml", Template.Replace(before, after, StringComparison.Ordinal)));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Without_configuration_only_a_function_that_invokes_itself_is_known()
    {
        var test = Function("S3Event", "await S3.PutObjectAsync(new PutObjectRequest { BucketName = input.Records[0].S3.Bucket.Name }); await Lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = context.InvokedFunctionArn });");
        test.AdditionalFiles.Clear();
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Init_code_and_code_that_nothing_reaches_are_not_reported() => Verify.VerifyAnalyzerAsync(Function(
        "SQSEvent",
        "await Task.Yield();",
        "private Task UnusedAsync() => Sqs.SendMessageAsync(Url, \"a\");\n\n        public Function() => Sqs.SendMessageAsync(Url, \"started\");"));

    private static Test Function(string type, string body, string members = "") => new()
    {
        AssemblyName = "Orders",
        Source =
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Amazon.EventBridge;
            using Amazon.EventBridge.Model;
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;
            using Amazon.Lambda.S3Events;
            using Amazon.Lambda.SNSEvents;
            using Amazon.Lambda.SQSEvents;
            using Amazon.S3;
            using Amazon.S3.Model;
            using Amazon.S3.Transfer;
            using Amazon.SimpleNotificationService;
            using Amazon.SimpleNotificationService.Model;
            using Amazon.SQS;
            using Amazon.SQS.Model;

            namespace Shop
            {
                public class Function
                {
                    private static readonly IAmazonS3 S3 = new AmazonS3Client();
                    private static readonly IAmazonSQS Sqs = new AmazonSQSClient();
                    private static readonly IAmazonSimpleNotificationService Sns = new AmazonSimpleNotificationServiceClient();
                    private static readonly IAmazonEventBridge Bus = new AmazonEventBridgeClient();
                    private static readonly IAmazonLambda Lambda = new AmazonLambdaClient();
                    private static readonly string Url = Environment.GetEnvironmentVariable("QUEUE_URL")!;

                    public async Task Handler({{type}} input, ILambdaContext context) { await Task.Yield(); {{body}} }

                    private static Task<string[]> PagesAsync() => Task.FromResult(new[] { "a" });

                    private static Task<string> NextAsync() => Task.FromResult("a");

                    {{members}}
                }
            }
            """,
        AdditionalFiles = { ("/repo/template.yaml", Template) },
    };
}
