using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class EventSourceTests
{
    [Theory]
    [InlineData("E: {Type: SQS, Properties: {Queue: q}}", "E Queue False -")]
    [InlineData("E: {Type: SQS, Properties: {Queue: q, FunctionResponseTypes: [ReportBatchItemFailures]}}", "E Queue True -")]
    [InlineData("E: {Type: Kinesis, Properties: {Stream: s, FunctionResponseTypes: []}}", "E Stream False -")]
    [InlineData("E: {Type: DynamoDB, Properties: {Stream: s, FunctionResponseTypes: !Ref T}}", "E Stream ? -")]
    [InlineData("E: {Type: SQS}", "E Queue ? -")]
    [InlineData("E: {Type: MSK, Properties: {Stream: s}}", "E Broker - -")]
    [InlineData("E: {Type: HttpApi}", "E HttpApi - 2.0")]
    [InlineData("E: {Type: HttpApi, Properties: {PayloadFormatVersion: 1.0}}", "E HttpApi - 1.0")]
    [InlineData("E: {Type: HttpApi, Properties: {ApiId: !Ref Mine}}", "E HttpApi - 2.0")]
    [InlineData("E: {Type: HttpApi, Properties: {ApiId: !Ref Other}}", "E HttpApi - ?")]
    [InlineData("E: {Type: HttpApi, Properties: {ApiId: !Ref Defined, PayloadFormatVersion: '1.0'}}", "E HttpApi - ?")]
    [InlineData("E: {Type: Api}", "E RestApi - 1.0")]
    [InlineData("E: {Type: Api, Properties: {RestApiId: {Ref: Mine}}}", "E RestApi - ?")]
    [InlineData("E: {Type: S3}", "E Bucket - -")]
    [InlineData("E: {Type: !Ref T}", "E Other - -")]
    public void Sources_of_serverless_functions_are_read(string events, string expected) => Assert.Equal(expected, Describe(
        $$"""
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {Events: { {{events}} } }
          Mine:
            Type: AWS::Serverless::HttpApi
            Properties: {StageName: a}
          Defined:
            Type: AWS::Serverless::HttpApi
            Properties:
              DefinitionBody: {}
        """));

    [Theory]
    [InlineData("FunctionName: !Ref F, EventSourceArn: !GetAtt Q.Arn", "M Queue False -")]
    [InlineData("FunctionName: !GetAtt F.Arn, EventSourceArn: 'arn:aws:kinesis:eu-central-1:1:stream/s', FunctionResponseTypes: [ReportBatchItemFailures]", "M Stream True -")]
    [InlineData("FunctionName: !Sub '${F.Arn}:live', EventSourceArn: !Sub 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:1:table/t/stream/s'", "M Stream False -")]
    [InlineData("FunctionName: !Ref F, EventSourceArn: !ImportValue Q", "M Other - -")]
    [InlineData("FunctionName: orders, EventSourceArn: !GetAtt Q.Arn", "")]
    public void Mappings_of_their_own_are_read(string properties, string expected) => Assert.Equal(expected, Describe(
        $$"""
        Resources:
          F: {Type: AWS::Lambda::Function}
          Q: {Type: AWS::SQS::Queue}
          M:
            Type: AWS::Lambda::EventSourceMapping
            Properties: { {{properties}} }
        """));

    [Fact]
    public void Behind_a_macro_nothing_is_certain() => Assert.Equal("A RestApi - ?; H HttpApi - ?; Q Queue ? -",
        Describe("Transform: Ours\nResources: {F: {Type: AWS::Serverless::Function, Properties: {Events: {A: {Type: Api}, H: {Type: HttpApi}, Q: {Type: SQS, Properties: {Queue: q}}}}}}"));

    [Theory]
    [InlineData("{Type: SQS, Properties: {Queue: !GetAtt Q.Arn, BatchSize: 5, MaximumBatchingWindowInSeconds: 10, ScalingConfig: {MaximumConcurrency: 3}}}", "Queue resource=Q batch=5 window=10 concurrency=3 queue=Q/60/-/True")]
    [InlineData("{Type: SQS, Properties: {Queue: {Fn::GetAtt: [Bare, Arn]}}}", "Queue resource=Bare queue=Bare/-/True/-")]
    [InlineData("{Type: SQS, Properties: {Queue: !GetAtt Unclear.Arn}}", "Queue resource=Unclear queue=Unclear/?/?/?")]
    [InlineData("{Type: SQS, Properties: {Queue: !GetAtt Stack.Outputs.Arn, FilterCriteria: {Filters: []}}}", "Queue filtered")]
    [InlineData("{Type: SQS, Properties: {Queue: !Ref Elsewhere, BatchSize: !Ref Size}}", "Queue batch=7")]
    [InlineData("{Type: Kinesis, Properties: {Stream: s, ParallelizationFactor: 4, MaximumRetryAttempts: 2, MaximumRecordAgeInSeconds: 600, TumblingWindowInSeconds: 30, BisectBatchOnFunctionError: true, DestinationConfig: {OnFailure: {Destination: d}}}}", "Stream factor=4 retries=2 age=600 tumbling=30 bisects keeps")]
    [InlineData("{Type: DynamoDB, Properties: {Stream: s, BisectBatchOnFunctionError: false, MaximumRetryAttempts: !If [A, 1, 2]}}", "Stream retries=? whole")]
    [InlineData("{Type: SNS, Properties: {Topic: !Ref T}}", "Topic resource=T")]
    [InlineData("{Type: SNS, Properties: {Topic: !Ref T, FilterPolicy: {a: [b]}, RedrivePolicy: {}}}", "Topic resource=T filtered keeps")]
    [InlineData("{Type: SNS, Properties: {Topic: !Ref T, SqsSubscription: true}}", "Queue")]
    [InlineData("{Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectCreated:*'}}", "Bucket resource=B")]
    [InlineData("{Type: S3, Properties: {Bucket: !Ref B, Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*']}}", "Bucket resource=B")]
    [InlineData("{Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectRemoved:*'}}", "Bucket resource=B filtered")]
    [InlineData("{Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectCreated:*', Filter: {S3Key: {Rules: []}}}}", "Bucket resource=B filtered")]
    [InlineData("{Type: EventBridgeRule, Properties: {EventBusName: !Ref Bus, Pattern: {}, DeadLetterConfig: {Type: SQS}}}", "EventBridge resource=Bus filtered keeps")]
    [InlineData("{Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour)}}", "Schedule")]
    [InlineData("{Type: Api, Properties: {RestApiId: !Ref Regional}}", "RestApi endpoint=REGIONAL")]
    [InlineData("{Type: Api, Properties: {RestApiId: !Ref Plain, TimeoutInMillis: 5000}}", "RestApi endpoint=PRIVATE wait=5000")]
    [InlineData("{Type: Api, Properties: {RestApiId: !Ref Other}}", "RestApi endpoint=?")]
    [InlineData("{Type: Api}", "RestApi endpoint=EDGE")]
    [InlineData("{Type: Cognito, Properties: {UserPool: !Ref Users, Trigger: PreSignUp}}", "Cognito resource=Users")]
    [InlineData("{Type: Cognito, Properties: {UserPool: !Ref Users, Trigger: [CustomSMSSender]}}", "Other")]
    [InlineData("{Type: CloudWatchLogs}", "Logs")]
    [InlineData("{Type: IoTRule}", "Iot")]
    [InlineData("{Type: AlexaSkill}", "Alexa")]
    public void Details_of_serverless_events_are_read(string source, string expected) => Assert.Equal(expected, Details(
        $$$$"""
        Parameters:
          Size: {Type: Number, Default: 7}
        Globals:
          Api: {EndpointConfiguration: {Type: EDGE}}
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {Events: {E: {{{{source}}}} }}
          Q:
            Type: AWS::SQS::Queue
            Properties: {VisibilityTimeout: 60, RedrivePolicy: {maxReceiveCount: 5}}
          Bare: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
          Unclear: {Type: AWS::SQS::Queue, Properties: !If [A, {}, {}]}
          Stack: {Type: AWS::CloudFormation::Stack}
          T: {Type: AWS::SNS::Topic}
          B: {Type: AWS::S3::Bucket}
          Bus: {Type: AWS::Events::EventBus}
          Users: {Type: AWS::Cognito::UserPool}
          Regional: {Type: AWS::Serverless::Api, Properties: {EndpointConfiguration: REGIONAL}}
          Plain: {Type: AWS::ApiGateway::RestApi, Properties: {EndpointConfiguration: {Types: [PRIVATE]}}}
        """));

    [Theory]
    [InlineData("X: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: 's3:ObjectCreated:*', Function: !GetAtt F.Arn}]}}}", "Bucket resource=X")]
    [InlineData("X: {Type: AWS::SNS::Subscription, Properties: {Protocol: lambda, TopicArn: !Ref T, Endpoint: !GetAtt F.Arn}}", "Topic resource=T")]
    [InlineData("X: {Type: AWS::SNS::Subscription, Properties: {Protocol: sqs, TopicArn: !Ref T, Endpoint: !GetAtt F.Arn}}", "")]
    [InlineData("X: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt F.Arn}]}}", "Topic resource=X")]
    [InlineData("X: {Type: AWS::Events::Rule, Properties: {EventPattern: {}, Targets: [{Arn: !GetAtt F.Arn, DeadLetterConfig: {Arn: a}}]}}", "EventBridge filtered keeps")]
    [InlineData("X: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 hour), Targets: [{Arn: !GetAtt F.Arn}]}}", "Schedule")]
    [InlineData("X: {Type: AWS::Scheduler::Schedule, Properties: {Target: {Arn: !GetAtt F.Arn}}}", "Schedule")]
    [InlineData("X: {Type: AWS::Logs::SubscriptionFilter, Properties: {DestinationArn: !GetAtt F.Arn}}", "Logs filtered")]
    [InlineData("X: {Type: AWS::IoT::TopicRule, Properties: {TopicRulePayload: {Actions: [{Lambda: {FunctionArn: !GetAtt F.Arn}}]}}}", "Iot filtered")]
    [InlineData("X: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt F.Arn}}}", "Cognito resource=X")]
    [InlineData("X: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreTokenGenerationConfig: {LambdaArn: !GetAtt F.Arn, LambdaVersion: V2_0}}}}", "Cognito resource=X")]
    [InlineData("X: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {CustomEmailSender: {LambdaArn: !GetAtt F.Arn}}}}", "Other resource=X")]
    [InlineData("X: {Type: AWS::AppSync::DataSource, Properties: {LambdaConfig: {LambdaFunctionArn: !GetAtt F.Arn}}}", "AppSync")]
    [InlineData("X: {Type: AWS::Serverless::GraphQLApi, Properties: {DataSources: {Lambda: {Mine: {FunctionArn: !GetAtt F.Arn}}}}}", "AppSync")]
    [InlineData("X: {Type: AWS::Serverless::HttpApi, Properties: {Auth: {Authorizers: {Mine: {FunctionArn: !GetAtt F.Arn}}}}}", "HttpApiAuthorizer")]
    [InlineData("X: {Type: AWS::Serverless::Api, Properties: {Auth: {Authorizers: {Mine: {FunctionArn: !GetAtt F.Arn}}}}}", "Authorizer")]
    [InlineData("X: {Type: AWS::ApiGatewayV2::Authorizer, Properties: {ApiId: !Ref H, AuthorizerUri: !Sub 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${F.Arn}/invocations'}}", "HttpApiAuthorizer")]
    [InlineData("X: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Live, EventSourceArn: !GetAtt Q.Arn}}", "Queue resource=Q queue=Q/-/-/-")]
    [InlineData("X: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref F, SelfManagedEventSource: {}}}", "Broker")]
    [InlineData("X: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: !Ref N}}", "")]
    public void Resources_that_call_functions_are_read(string resource, string expected) => Assert.Equal(expected, Details(
        $$$$"""
        Resources:
          F: {Type: AWS::Lambda::Function}
          Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref F}}
          Q: {Type: AWS::SQS::Queue}
          T: {Type: AWS::SNS::Topic}
          H: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}
          {{{{resource}}}}
        """));

    [Theory]
    [InlineData("Type: AWS::Serverless::Function", "-")]
    [InlineData("Type: AWS::Serverless::Function, Properties: {DeadLetterQueue: {Type: SQS, TargetArn: a}}", "True")]
    [InlineData("Type: AWS::Lambda::Function, Properties: {DeadLetterConfig: {TargetArn: a}}", "True")]
    [InlineData("Type: AWS::Serverless::Function, Properties: {EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS}}}}", "True")]
    [InlineData("Type: AWS::Serverless::Function, Properties: {EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SQS}}}}", "-")]
    [InlineData("Type: AWS::Serverless::Function, Properties: {EventInvokeConfig: !If [A, {}, {}]}", "?")]
    [InlineData("Type: AWS::Serverless::Function, Properties: {DeadLetterQueue: !If [A, {}, !Ref AWS::NoValue]}", "?")]
    public void Where_failed_events_go_is_read(string function, string expected) =>
        Assert.Equal(expected, Text(Read.File("/repo/template.yaml", "Resources: {F: {" + function + "}}").Functions[0].KeepsFailedEvents));

    [Fact]
    public void Where_failed_events_go_is_read_from_Globals_and_configurations_of_their_own()
    {
        Assert.Equal("True", Text(Read.File("/repo/template.yaml", "Globals: {Function: {DeadLetterQueue: {Type: SQS}}}\nResources: {F: {Type: AWS::Serverless::Function}}").Functions[0].KeepsFailedEvents));
        Assert.Equal("True", Text(Read.File("/repo/template.yaml", "Resources: {F: {Type: AWS::Lambda::Function}, C: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref F, DestinationConfig: {OnFailure: {Destination: a}}}}}").Functions[0].KeepsFailedEvents));
    }

    private static string Details(string template) => string.Join("; ", Read.File("/repo/template.yaml", template).Functions[0].EventSources.Select(static s => string.Concat(
        s.Kind,
        s.Resource is null ? "" : " resource=" + s.Resource,
        s.IsFiltered ? " filtered" : "",
        s.Endpoint.IsAbsent ? "" : " endpoint=" + Text(s.Endpoint),
        Number("wait", s.TimeoutMilliseconds),
        Number("batch", s.BatchSize) + Number("window", s.BatchingWindowSeconds) + Number("concurrency", s.MaxConcurrency) + Number("factor", s.ParallelizationFactor)
            + Number("retries", s.RetryAttempts) + Number("age", s.RecordAgeSeconds) + Number("tumbling", s.TumblingWindowSeconds),
        s.Bisects.IsAbsent ? "" : s.Bisects.Value ? " bisects" : " whole",
        s.KeepsFailed.IsAbsent ? "" : " keeps",
        s.Queue is null ? "" : $" queue={s.Queue.Name}/{Text(s.Queue.VisibilityTimeoutSeconds)}/{Text(s.Queue.IsFifo)}/{Text(s.Queue.HasRedrivePolicy)}")));

    private static string Number(string name, Setting<int> setting) => setting.IsAbsent ? "" : " " + name + "=" + Text(setting);

    private static string Describe(string template) =>
        string.Join("; ", Read.File("/repo/template.yaml", template).Functions[0].EventSources.Select(static s => $"{s.Name} {s.Kind} {Text(s.ReportsBatchItemFailures)} {Text(s.PayloadFormat)}"));

    private static string Text<T>(Setting<T> setting) => setting.HasValue ? setting.Value!.ToString()! : setting.IsAbsent ? "-" : "?";
}
