using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class ServerlessEventsTests
{
    [Theory]
    [InlineData("- http: GET /orders", "http RestApi - 1.0")]
    [InlineData("- http: {path: /, method: get, integration: lambda-proxy}", "http RestApi - 1.0")]
    [InlineData("- http: {path: /, method: get, integration: lambda}", "http RestApi - ?")]
    [InlineData("- http: {path: /, method: get, async: true}", "http Other - ?")]
    [InlineData("- httpApi: '*'", "httpApi HttpApi - 2.0")]
    [InlineData("- httpApi:\n          path: /\n          method: get", "httpApi HttpApi - 2.0")]
    [InlineData("- websocket: $connect", "websocket WebSocketApi - -")]
    [InlineData("- alb: {listenerArn: !Ref L, priority: 1, conditions: {path: /}}", "alb LoadBalancer - 1.0")]
    [InlineData("- sqs: arn:aws:sqs:eu-west-1:1:orders", "sqs Queue False -")]
    [InlineData("- sqs: ${ssm:/queue}", "sqs Queue False -")]
    [InlineData("- sqs: arn:aws:sqs:${aws:region}:1:orders-${sls:stage}", "sqs Queue False -")]
    [InlineData("- sqs: ${param:queue}", "sqs Queue ? -")]
    [InlineData("- sqs: ${self:custom.none}", "sqs Queue ? -")]
    [InlineData("- sqs: {arn: !GetAtt Orders.Arn}", "sqs Queue False -")]
    [InlineData("- sqs: {arn: a, functionResponseType: ReportBatchItemFailures}", "sqs Queue True -")]
    [InlineData("- sqs: {arn: a, functionResponseType: '${opt:type}'}", "sqs Queue ? -")]
    [InlineData("- sqs:\n          arn:\n            Fn::GetAtt: [Orders, Arn]\n        batchSize: 1", "sqs Queue False -")]
    [InlineData("- stream: {type: kinesis, arn: a, functionResponseType: ReportBatchItemFailures}", "stream Stream True -")]
    [InlineData("- stream: arn:aws:dynamodb:eu-west-1:1:table/a/stream/b", "stream Stream False -")]
    [InlineData("- kafka: {topic: a}", "kafka Broker - -")]
    [InlineData("- msk: {topic: a}", "msk Broker - -")]
    [InlineData("- activemq: {queue: a}", "activemq Broker - -")]
    [InlineData("- rabbitmq: {queue: a}", "rabbitmq Broker - -")]
    [InlineData("- sns: orders\n      - s3: photos\n      - schedule: rate(1 minute)", "sns Topic - -; s3 Bucket - -; schedule Schedule - -")]
    [InlineData("- eventBridge: {pattern: {source: [a]}}\n      - cloudwatchEvent: {event: {}}", "eventBridge EventBridge - -; cloudwatchEvent EventBridge - -")]
    [InlineData("- cloudwatchLog: /a\n      - iot: {sql: a}\n      - alexaSkill\n      - alexaSkill: a", "cloudwatchLog Logs - -; iot Iot - -;  Other - -; alexaSkill Alexa - -")]
    [InlineData("- cognitoUserPool: {pool: p, trigger: PreSignUp}\n      - cognitoUserPool: {pool: p, trigger: CustomSMSSender}", "cognitoUserPool Cognito - -; cognitoUserPool Other - -")]
    [InlineData("- cloudFront: {eventType: viewer-request}\n      - ${file(./events.yml)}", " Other - -;  Other - -")]
    [InlineData("- http: ${self:custom.route}", "http RestApi - 1.0")]
    [InlineData("- ${self:custom.event}", "sqs Queue False -")]
    public void Events_are_read(string events, string expected) =>
        Assert.Equal(expected, Describe("functions:\n  take:\n    handler: 'A::B::C'\n    events:\n      " + events + "\ncustom:\n  route: GET /\n  event: {sqs: arn:aws:sqs:eu-west-1:1:orders}\n"));

    [Theory]
    [InlineData("events: ${file(./events.yml)}", " Other - -")]
    [InlineData("events:", "")]
    [InlineData("url: true", "url FunctionUrl - 2.0")]
    [InlineData("url: {authorizer: aws_iam}", "url FunctionUrl - 2.0")]
    [InlineData("url: false", "")]
    [InlineData("httpApi: {payload: '1.0'}\n    events: [{httpApi: '*'}]", "httpApi HttpApi - 1.0")]
    public void Functions_say_more_of_what_calls_them(string function, string expected) =>
        Assert.Equal(expected, Describe("functions:\n  take:\n    handler: 'A::B::C'\n    " + function + "\n"));

    [Fact]
    public void Payload_format_and_endpoint_are_the_providers()
    {
        var file = Read.File("/repo/serverless.yml", """
            provider:
              name: aws
              endpointType: regional
              httpApi:
                payload: '1.0'
                authorizers:
                  check: {type: request, functionName: check}
            functions:
              take: {handler: 'A::B::C', events: [{httpApi: 'GET /'}, {http: {path: /, method: get, authorizer: old}}, {http: {path: /, method: get, timeoutInMillis: 40000}}]}
              check: {handler: 'A::B::D'}
              old: {handler: 'A::B::E'}
            """);

        var sources = file.Functions[0].EventSources;
        Assert.Equal(("1.0", "'1.0'"), (sources[0].PayloadFormat.Value, file.Text.ToString(sources[0].PayloadFormat.Span)));
        Assert.Equal("REGIONAL", sources[1].Endpoint.Value);
        Assert.Equal(40000, sources[2].TimeoutMilliseconds.Value);
        Assert.Equal(EventSourceKind.HttpApiAuthorizer, Assert.Single(file.Functions[1].Events));
        Assert.Equal(EventSourceKind.Authorizer, Assert.Single(file.Functions[2].Events));
    }

    [Fact]
    public void Queues_and_streams_of_the_file_are_found()
    {
        var file = Read.File("/repo/serverless.yml", """
            provider: {name: aws, runtime: dotnet8}
            custom: {visibility: 90}
            functions:
              take:
                handler: A::B::C
                environment: {BUCKET: photos, ORDERS: orders-queue, URL: !Ref Orders}
                events:
                  - sqs: {arn: !GetAtt Orders.Arn, batchSize: 100, maximumBatchingWindow: 5, maximumConcurrency: 2, filterPatterns: [{a: [1]}]}
                  - stream:
                      type: dynamodb
                      arn: {Fn::GetAtt: [Table, StreamArn]}
                      batchWindow: 1
                      maximumRetryAttempts: 3
                      bisectBatchOnFunctionError: true
                      maximumRecordAgeInSeconds: 60
                      parallelizationFactor: 2
                      tumblingWindowInSeconds: 30
                      destinations: {onFailure: !GetAtt Dead.Arn}
                  - s3: {bucket: photos, event: 's3:ObjectCreated:*', rules: [{prefix: in/}]}
                  - eventBridge: {pattern: {source: [a]}, deadLetterQueueArn: !GetAtt Dead.Arn}
                  - sqs: !GetAtt Elsewhere.Arn
                  - sqs: {arn: !GetAtt Dead.Arn}
            resources:
              Resources:
                Orders:
                  Type: AWS::SQS::Queue
                  Properties:
                    QueueName: orders-queue
                    VisibilityTimeout: ${self:custom.visibility}
                    RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
                Dead: {Type: AWS::SQS::Queue}
                Table: {Type: AWS::DynamoDB::Table}
            """);

        var function = Assert.Single(file.Functions);
        var sources = function.EventSources;
        Assert.Equal(("Orders", 90, "90"), (sources[0].Resource, sources[0].Queue!.VisibilityTimeoutSeconds.Value, file.Text.ToString(sources[0].Queue!.VisibilityTimeoutSeconds.Span)));
        Assert.True(sources[0].Queue!.HasRedrivePolicy.Value);
        Assert.False(sources[0].Queue!.IsDeadLetterQueue);
        Assert.True(sources[5].Queue!.IsDeadLetterQueue);
        Assert.Equal("Orders", file.Text.ToString(sources[0].Queue!.NameSpan));
        Assert.Equal((100, 5, 2, true), (sources[0].BatchSize.Value, sources[0].BatchingWindowSeconds.Value, sources[0].MaxConcurrency.Value, sources[0].IsFiltered));
        Assert.Equal(("Table", 1, 3, true, 60), (sources[1].Resource, sources[1].BatchingWindowSeconds.Value, sources[1].RetryAttempts.Value, sources[1].Bisects.Value, sources[1].RecordAgeSeconds.Value));
        Assert.Equal((2, 30, true), (sources[1].ParallelizationFactor.Value, sources[1].TumblingWindowSeconds.Value, sources[1].KeepsFailed.Value));
        Assert.Equal(("S3Bucketphotos", true), (sources[2].Resource, sources[2].IsFiltered));
        Assert.True(sources[3].KeepsFailed.Value);
        Assert.Null(sources[4].Queue);
        Assert.Equal(["S3Bucketphotos", "Orders", "Orders"], function.Variables.Select(static v => v.Resource));
    }

    [Fact]
    public void Mappings_among_the_resources_count()
    {
        var function = Assert.Single(Read.File("/repo/serverless.yml", """
            provider: {name: aws, runtime: dotnet8}
            functions:
              take: {handler: 'A::B::C'}
            resources:
              Resources:
                Mapping:
                  Type: AWS::Lambda::EventSourceMapping
                  Properties:
                    FunctionName: !GetAtt TakeLambdaFunction.Arn
                    EventSourceArn: arn:aws:sqs:eu-west-1:1:orders
            """).Functions);

        var source = Assert.Single(function.EventSources);
        Assert.True(source is { Kind: EventSourceKind.Queue, IsMapping: true, Name: "Mapping", ReportsBatchItemFailures: { HasValue: true, Value: false } });
    }

    private static string Describe(string functions) => string.Join("; ", Read.File("/repo/serverless.yml", "provider: {name: aws, runtime: dotnet8}\n" + functions).Functions[0].EventSources
        .Select(static s => $"{s.Name} {s.Kind} {Text(s.ReportsBatchItemFailures)} {Text(s.PayloadFormat)}"));

    private static string Text<T>(Setting<T> setting) => setting.HasValue ? setting.Value!.ToString()! : setting.IsAbsent ? "-" : "?";
}
