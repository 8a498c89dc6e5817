using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>
/// Configuration as careful people write it, with values of each environment, other languages and other projects beside this one. No rule about
/// configuration has anything to say, but for the one about tracing, which is a matter of taste.
/// </summary>
public sealed class OrdinarySetupsTests
{
    private static readonly Dictionary<string, (string Path, string Text)[]> Files = new(StringComparer.Ordinal)
    {
        ["environment specific"] =
        [
            ("/repo/template.yaml",
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stage: {Type: String, AllowedValues: [dev, prod]}
              Memory: {Type: AWS::SSM::Parameter::Value<String>, Default: /memory}
            Mappings:
              Stages:
                dev: {Timeout: 60, Memory: 256, Visibility: 30}
                prod: {Timeout: 29, Memory: 512, Visibility: 300}
            Conditions: {IsProd: !Equals [!Ref Stage, prod]}
            Globals:
              Function:
                Timeout: !FindInMap [Stages, !Ref Stage, Timeout]
                MemorySize: !Ref Memory
                Runtime: !If [IsProd, dotnet10, dotnet8]
                Architectures: !If [IsProd, [arm64], [x86_64]]
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: orders/
                  Handler: Orders::Shop.Function::Handler
                  SnapStart: !If [IsProd, {ApplyOn: PublishedVersions}, !Ref AWS::NoValue]
                  ProvisionedConcurrencyConfig: !If [IsProd, {ProvisionedConcurrentExecutions: 1}, !Ref AWS::NoValue]
                  EphemeralStorage: {Size: !If [IsProd, 1024, 512]}
                  VpcConfig: !If [IsProd, {SubnetIds: [a]}, !Ref AWS::NoValue]
                  DeadLetterQueue: !If [IsProd, {Type: SQS, TargetArn: !GetAtt Dlq.Arn}, !Ref AWS::NoValue]
                  Environment:
                    Variables:
                      DB_PASSWORD: !If [IsProd, '{{resolve:secretsmanager:db}}', local]
                      AWS_LAMBDA_EXEC_WRAPPER: /opt/wrapper
                      TZ: Europe/London
                  Events:
                    Api: {Type: Api, Properties: {Path: /, Method: get}}
                    Queue: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: !If [IsProd, 100, 10]}}
                    Topic: {Type: SNS, Properties: {Topic: !Ref Topic}}
              Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !FindInMap [Stages, !Ref Stage, Visibility], RedrivePolicy: !If [IsProd, {deadLetterTargetArn: !GetAtt Dlq.Arn, maxReceiveCount: 3}, !Ref AWS::NoValue]}}
              Dlq: {Type: AWS::SQS::Queue}
              Topic: {Type: AWS::SNS::Topic}
            """),
        ],
        ["other languages"] =
        [
            ("/repo/orders/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Timeout: 29, MemorySize: 512, Events: {A: {Type: Api, Properties: {Path: /, Method: get}}}}
              Node:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ./node, Handler: index.handler, Runtime: nodejs12.x, Timeout: 901, MemorySize: 99999, Environment: {Variables: {AWS_REGION: x, DB_PASSWORD: hunter2}}, Events: {A: {Type: Api, Properties: {Path: /, Method: get}}, Q: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}}}
              Python:
                Type: AWS::Lambda::Function
                Properties: {Code: ./py, Handler: app.handler, Runtime: python3.8, Timeout: 901}
              Inline:
                Type: AWS::Lambda::Function
                Properties: {Code: {ZipFile: 'x'}, Handler: index.handler, Runtime: !Ref Runtime}
              Rust:
                Type: AWS::Serverless::Function
                Metadata: {BuildMethod: rust-cargolambda}
                Properties: {CodeUri: ./rust, Handler: bootstrap, Runtime: provided.al2, Timeout: 901}
              Go:
                Type: AWS::Serverless::Function
                Metadata: {BuildMethod: go1.x}
                Properties: {CodeUri: ./go/, Handler: bootstrap, Runtime: provided.al2, Architectures: [arm64]}
              NodeImage:
                Type: AWS::Serverless::Function
                Metadata: {Dockerfile: Dockerfile, DockerContext: ./node}
                Properties: {PackageType: Image}
              Java:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ./java, Handler: 'com.shop.Function::handleRequest', Runtime: java21, Timeout: 901}
              Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 5}}
            """),
        ],
        ["two projects"] =
        [
            ("/repo/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Globals: {Function: {Timeout: 29, Runtime: dotnet10, MemorySize: 512}}
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ./orders, Handler: 'Orders::Shop.Function::Handler', Events: {A: {Type: Api, Properties: {Path: /, Method: get}}}}
              Billing:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ./billing, Handler: 'Billing::Shop.Function::Handler', Timeout: 901, MemorySize: 1, Environment: {Variables: {AWS_REGION: a}}}
              Audit:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ./audit, Handler: bootstrap, Runtime: provided.al2, Timeout: 901}
            """),
        ],
        ["shared handler"] =
        [
            ("/repo/orders/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Api:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Timeout: 29, MemorySize: 512, Events: {A: {Type: Api, Properties: {Path: /, Method: get}}}}
              Worker:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Timeout: 300, MemorySize: 1024, Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}}}
              Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 1800, RedrivePolicy: {deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3}}}
              D: {Type: AWS::SQS::Queue}
            """),
        ],
        ["serverless variables"] =
        [
            ("/repo/orders/serverless.yml",
            """
            service: orders
            frameworkVersion: '3'
            params:
              default: {timeout: 60}
              prod: {timeout: 29}
            custom:
              stage: ${opt:stage, 'dev'}
              timeouts: {dev: 60, prod: 29}
              memory: ${file(./config.${opt:stage}.yml):memory}
              env: ${file(env.yml):${self:custom.stage}}
            provider:
              name: aws
              runtime: dotnet10
              stage: ${opt:stage, 'dev'}
              timeout: ${param:timeout}
              memorySize: ${self:custom.memory}
              vpc: ${file(vpc.yml):${self:custom.stage}}
              environment:
                STAGE: ${sls:stage}
                DB_PASSWORD: ${ssm:/orders/db}
                API_KEY: ${env:API_KEY, 'local'}
            functions:
              orders:
                handler: Orders::Shop.Function::Handler
                timeout: ${self:custom.timeouts.${self:custom.stage}}
                events:
                  - http: {path: /, method: get}
                  - sqs:
                      arn: !GetAtt Queue.Arn
                      batchSize: ${param:batch}
                  - sns: ${self:custom.topic}
                destinations: {onFailure: !GetAtt Dlq.Arn}
              node:
                handler: src/index.handler
                runtime: nodejs18.x
                timeout: 901
                environment: {AWS_REGION: a}
            resources:
              Resources:
                Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: '${self:custom.visibility}', RedrivePolicy: {deadLetterTargetArn: !GetAtt Dlq.Arn}}}
                Dlq: {Type: AWS::SQS::Queue}
            """),
        ],
        ["terraform"] =
        [
            ("/repo/orders/main.tf",
            """
            locals {
              prod    = terraform.workspace == "prod"
              timeout = local.prod ? 29 : 60
              # timeout = 901
              stages = { dev = { timeout = 60, memory = 256 }, prod = { timeout = 29, memory = 512 } }
              common = { STAGE = terraform.workspace, DB_PASSWORD = data.aws_ssm_parameter.db.value }
            }
            resource "aws_lambda_function" "orders" {
              for_each         = var.functions
              function_name    = "orders-${each.key}"
              filename         = "${path.module}/../publish.zip"
              source_code_hash = filebase64sha256("${path.module}/../publish.zip")
              handler          = "Orders::Shop.Function::Handler"
              runtime          = lookup(var.runtimes, terraform.workspace, "dotnet8")
              timeout          = local.stages[terraform.workspace].timeout
              memory_size      = try(each.value.memory, 512)
              architectures    = [var.architecture]
              dynamic "vpc_config" {
                for_each = var.subnets == null ? [] : [1]
                content { subnet_ids = var.subnets }
              }
              dynamic "dead_letter_config" {
                for_each = var.dlq == null ? [] : [1]
                content { target_arn = var.dlq }
              }
              dynamic "environment" {
                for_each = length(var.env) > 0 ? [1] : []
                content { variables = var.env }
              }
            }
            resource "aws_lambda_function" "other" {
              count         = local.prod ? 1 : 0
              function_name = "other"
              handler       = "Orders::Shop.Function::Other"
              runtime       = "dotnet10"
              timeout       = local.timeout
              memory_size   = 512
              lifecycle { ignore_changes = [timeout, memory_size, environment] }
              environment { variables = merge(local.common, { FEATURE = "on" }, var.extra) }
              /* environment { variables = { AWS_REGION = "x" } } */
            }
            resource "aws_lambda_function" "python" {
              function_name = "python"
              handler       = "app.handler"
              runtime       = "python3.8"
              timeout       = 901
              environment { variables = { AWS_REGION = "x", DB_PASSWORD = "hunter2" } }
            }
            resource "aws_lambda_event_source_mapping" "orders" {
              for_each         = aws_lambda_function.orders
              event_source_arn = module.queue.arn
              function_name    = each.value.arn
              batch_size       = 100
            }
            resource "aws_lambda_event_source_mapping" "kafka" {
              event_source_arn = aws_msk_cluster.a.arn
              function_name    = aws_lambda_function.other.arn
              batch_size       = 10000
              topics           = ["a"]
            }
            resource "aws_sqs_queue" "in" {
              name                       = "in.fifo"
              fifo_queue                 = true
              visibility_timeout_seconds = 6 * local.timeout
              redrive_policy             = var.dlq == null ? null : jsonencode({ deadLetterTargetArn = var.dlq })
            }
            resource "aws_lambda_event_source_mapping" "in" {
              event_source_arn = aws_sqs_queue.in.arn
              function_name    = aws_lambda_function.other.arn
              batch_size       = 10
            }
            """),
            ("/repo/orders/variables.tf",
            """
            variable "functions" { type = map(any) }
            variable "subnets" { default = null }
            variable "architecture" {
              type = string
            }
            variable "env" {
              default = {}
            }
            """),
            ("/repo/orders/prod.tfvars", "architecture = \"arm64\"\n"),
        ],
        ["sources"] =
        [
            ("/repo/orders/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: .
                  Handler: Orders::Shop.Function::Handler
                  Runtime: dotnet10
                  Timeout: 900
                  MemorySize: 512
                  AutoPublishAlias: live
                  ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}
                  FunctionUrlConfig: {AuthType: AWS_IAM, InvokeMode: RESPONSE_STREAM}
                  DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt D.Arn}
                  Events:
                    Kinesis: {Type: Kinesis, Properties: {Stream: !GetAtt S.Arn, StartingPosition: LATEST, BatchSize: 1000, ParallelizationFactor: 10, MaximumRetryAttempts: 3, TumblingWindowInSeconds: 0}}
                    Dynamo: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn, StartingPosition: LATEST, BatchSize: 10000, MaximumRecordAgeInSeconds: 3600}}
                    Kafka: {Type: MSK, Properties: {Stream: 'arn:aws:kafka:a:b:c', Topics: [a], BatchSize: 10000}}
                    Mq: {Type: MQ, Properties: {Broker: 'arn:aws:mq:a:b:c', Queues: [a], BatchSize: 10000}}
                    Imported: {Type: SQS, Properties: {Queue: !ImportValue Queue, BatchSize: 5000, MaximumBatchingWindowInSeconds: 30}}
                    Arn: {Type: SQS, Properties: {Queue: 'arn:aws:sqs:eu-west-1:123456789012:orders.fifo', BatchSize: 10}}
                    Scheduled: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute)}}
                    Logs: {Type: CloudWatchLogs, Properties: {LogGroupName: a, FilterPattern: ''}}
                    Rule: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}, RetryPolicy: {MaximumRetryAttempts: 5}}}
              Other:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: .
                  Handler: Orders::Shop.Function::Other
                  Runtime: dotnet10
                  Timeout: "29"
                  MemorySize: "512"
                  EventInvokeConfig: {MaximumRetryAttempts: 0, DestinationConfig: {OnFailure: {Type: EventBridge, Destination: !GetAtt Bus.Arn}}}
                  Events: {Topic: {Type: SNS, Properties: {Topic: !Ref Topic, SqsSubscription: true}}, Picture: {Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectCreated:*'}}}
              D: {Type: AWS::SQS::Queue}
              B: {Type: AWS::S3::Bucket}
            """),
        ],
        ["json with comments"] =
        [
            ("/repo/orders/aws-lambda-tools-defaults.json",
            """
            {
              // "function-timeout": 901,
              /* "function-memory-size": 1, */
              "Information": ["To learn more: dotnet lambda help"],
              "comment": "x", "_function-timeout": 901, "function-timeout-dev": 60,
              "profile": "default", "region": "eu-west-1", "configuration": "Release", "framework": "net10.0",
              "function-name": "orders", "function-runtime": "dotnet10", "function-memory-size": 512, "function-timeout": 30,
              "function-architecture": "x86_64", "function-handler": "Orders::Shop.Function::Handler", "function-role": "arn:aws:iam::123456789012:role/orders",
              "tracing-mode": "Active", "function-subnets": "", "function-security-groups": "", "environment-variables": "\"STAGE\"=\"prod\";\"TOKEN_URL\"=\"https://x\"",
              "apply-defaults": true, "msbuild-parameters": "--self-contained true", "image-tag": "a", "docker-host-build-output-dir": "./bin", "snap-start-apply-on": "None",
            }
            """),
        ],
        ["anchors"] =
        [
            ("/repo/orders/template.yaml",
            """
            x-common: &common
              Runtime: dotnet10
              Timeout: &t 29
              MemorySize: 512
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties: {<<: *common, CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Events: {A: {Type: Api, Properties: {Path: /, Method: get}}}}
              Other:
                Type: AWS::Serverless::Function
                Properties:
                  <<: [*common]
                  CodeUri: .
                  Handler: Orders::Shop.Function::Other
                  Timeout: *t
            """),
        ],
        ["nested stack and macro"] =
        [
            ("/repo/orders/template.yaml",
            """
            Transform: [AWS::Serverless-2016-10-31, MyMacro]
            Resources:
              Network: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: network.yaml}}
              App: {Type: AWS::Serverless::Application, Properties: {Location: ./billing/template.yaml}}
              Orders:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Events: {T: {Type: SNS, Properties: {Topic: !GetAtt Network.Outputs.Topic}}}}
            """),
        ],
        ["image"] =
        [
            ("/repo/orders/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Metadata: {Dockerfile: Dockerfile, DockerContext: ., DockerTag: v1}
                Properties: {PackageType: Image, ImageConfig: {Command: ['Orders::Shop.Function::Handler']}, Timeout: 30, MemorySize: 1024, SnapStart: {ApplyOn: PublishedVersions}, Architectures: [arm64]}
            """),
        ],
        ["websocket authorizer alb"] =
        [
            ("/repo/orders/template.yaml",
            """
            Resources:
              Orders:
                Type: AWS::Lambda::Function
                Properties: {Code: {S3Bucket: a, S3Key: b}, Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Timeout: 29, MemorySize: 512, Role: !GetAtt R.Arn}
              Chat: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: WEBSOCKET, RouteSelectionExpression: a}}
              I: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Chat, IntegrationType: AWS_PROXY, IntegrationUri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Orders.Arn}/invocations'}}
              Other:
                Type: AWS::Lambda::Function
                Properties: {Code: {S3Bucket: a, S3Key: b}, Handler: 'Orders::Shop.Function::Other', Runtime: dotnet10, Timeout: 30, MemorySize: 512, Role: !GetAtt R.Arn}
              Rest: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}
              Auth: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Rest, Type: TOKEN, AuthorizerUri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Other.Arn}/invocations'}}
              G: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {TargetType: lambda, Targets: [{Id: !GetAtt Other.Arn}]}}
            """),
        ],
        ["architecture by parameter"] =
        [
            ("/repo/orders/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Parameters: {Arch: {Type: String}}
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Timeout: 29, MemorySize: 512, Architectures: [!Ref Arch]}
              Other:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: ., Handler: 'Orders::Shop.Function::Other', Runtime: dotnet10, Timeout: 29, MemorySize: 512, Architectures: !If [A, [arm64], [x86_64]]}
            """),
        ],
        ["defaults twice"] =
        [
            ("/repo/orders/aws-lambda-tools-dev.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-runtime": "dotnet10", "function-timeout": 60, "function-memory-size": 256 }"""),
            ("/repo/orders/aws-lambda-tools-prod.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-runtime": "dotnet10", "function-timeout": 30, "function-memory-size": 512, "tags": {"a":"b"}, "environment-variables": {"TOKEN_ISSUER": "x"}, "publish": true, "use-container": false, "function-publish": true, "log-format": "JSON" }"""),
        ],
        ["cloudformation alternatives"] =
        [
            ("/repo/orders/template.yaml",
            """
            Conditions: {IsProd: !Equals [!Ref Stage, prod]}
            Parameters: {Stage: {Type: String, Default: dev}, Timeout: {Type: Number, Default: 29}, Secret: {Type: String, NoEcho: true}, DbPassword: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /db/password}}
            Resources:
              Prod:
                Type: AWS::Lambda::Function
                Condition: IsProd
                Properties: {Code: {S3Bucket: a, S3Key: b}, Handler: 'Orders::Shop.Function::Handler', Runtime: dotnet10, Timeout: !Ref Timeout, MemorySize: 512, Role: r, SnapStart: {ApplyOn: PublishedVersions}, Environment: {Variables: {DB_PASSWORD: !Ref DbPassword, TOKEN: !Ref Secret, CLIENT_SECRET: !Sub '${Stage}-client', API_KEY: !Join ['', [a, b]]}}}
              Alias: {Type: AWS::Lambda::Alias, Condition: IsProd, Properties: {FunctionName: !Ref Prod, FunctionVersion: !GetAtt V.Version, Name: live, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}}}
              V: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Prod}}
              Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Alias, EventSourceArn: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders.fifo', BatchSize: 10}}
              Stream: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Prod, EventSourceArn: !ImportValue Stream, StartingPosition: LATEST, BatchSize: 10000}}
              Rule: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 hour), Targets: [{Arn: !GetAtt Prod.Arn, Id: a}]}}
              Async: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref Prod, Qualifier: live, MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21600, DestinationConfig: {OnFailure: {Destination: !GetAtt D.Arn}}}}
              Hook: {Type: Custom::Thing, Properties: {ServiceToken: !GetAtt Prod.Arn}}
              D: {Type: AWS::SQS::Queue}
              B: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: 's3:ObjectCreated:*', Function: !GetAtt Prod.Arn}]}}}
            """),
        ],
        ["terraform names and policies"] =
        [
            ("/repo/orders/main.tf",
            """
            resource "aws_lambda_function" "orders" {
              function_name = "orders"
              handler       = "Orders::Shop.Function::Handler"
              runtime       = "dotnet10"
              timeout       = var.timeout
              memory_size   = var.memory_size
              publish       = true
              reserved_concurrent_executions = -1
              ephemeral_storage {
                size = 10240
              }
              logging_config {
                log_format = "JSON"
              }
              environment {
                variables = {
                  DB_PASSWORD = var.db_password
                  TOKEN       = random_password.a.result
                  API_KEY     = sensitive(var.key)
                  TZ          = "UTC"
                  SECRET      = aws_secretsmanager_secret.a.arn
                  HEREDOC     = <<-EOT
                    AWS_REGION = "x"
                  EOT
                }
              }
            }
            variable "timeout" { default = 30 }
            variable "memory_size" {
              default = 512
              validation {
                condition     = var.memory_size >= 128 && var.memory_size <= 10240
                error_message = "Between 128 and 10240."
              }
            }
            variable "db_password" {
              sensitive = true
              default   = null
            }
            resource "aws_sns_topic_subscription" "orders" {
              topic_arn      = data.aws_sns_topic.orders.arn
              protocol       = "lambda"
              endpoint       = aws_lambda_function.orders.arn
              redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq.arn })
            }
            resource "aws_lambda_function_event_invoke_config" "orders" {
              function_name                = aws_lambda_function.orders.function_name
              maximum_event_age_in_seconds = 60
              maximum_retry_attempts       = 0
              destination_config {
                on_failure {
                  destination = aws_sqs_queue.dlq.arn
                }
              }
            }
            resource "aws_sqs_queue" "dlq" {
              visibility_timeout_seconds = 180
            }
            resource "aws_lambda_event_source_mapping" "dlq" {
              event_source_arn = aws_sqs_queue.dlq.arn
              function_name    = aws_lambda_alias.live.arn
              batch_size       = 1
            }
            resource "aws_lambda_alias" "live" {
              name          = "live"
              function_name = aws_lambda_function.orders.function_name
            }
            resource "aws_api_gateway_rest_api" "a" {
              endpoint_configuration { types = ["REGIONAL"] }
            }
            resource "aws_api_gateway_integration" "a" {
              rest_api_id = aws_api_gateway_rest_api.a.id
              uri         = aws_lambda_function.orders.invoke_arn
              type        = "AWS_PROXY"
            }
            """),
        ],
    };

    public static TheoryData<string> Setups { get; } = [.. Files.Keys];

    public static TheoryData<string> Projects { get; } = [.. SetupProject.All.Select(static project => project.ToString())];

    [Theory, MemberData(nameof(Setups))]
    public async Task Nothing_is_reported(string setup)
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
                        public string Other(string order, ILambdaContext context) => order;
                    }
                }
                """,
        };
        test.BuildProperties["LambdaFitToday"] = "2026-11-21";
        test.BuildProperties["AWSProjectType"] = "Lambda";
        test.BuildProperties["TargetFramework"] = "net10.0";
        if (setup == "architecture by parameter")
        {
            test.BuildProperties["RuntimeIdentifier"] = "linux-arm64";
        }

        foreach (var file in Files[setup])
        {
            test.AdditionalFiles.Add(file);
        }

        await AssertSilentAsync(test);
    }

    [Theory, MemberData(nameof(Projects))]
    public Task Nothing_is_reported_in_whole_repositories(string project) => AssertSilentAsync(SetupProject.Parse(project).ToTest());

    private static async Task AssertSilentAsync(Test test)
    {
        var scenario = Scenario.Create(test, onlyId: null);
        await Scenario.FailOnCompilerErrorsAsync(scenario.Project, "The test's code");

        Assert.Empty(await Scenario.BuildDiagnosticsAsync(
            scenario.Project, [.. EveryRule.Rules.Analyzers.Where(static a => a.GetType().Namespace == typeof(Analyzers.Rules.Configuration.TracingOffAnalyzer).Namespace && a is not Analyzers.Rules.Configuration.TracingOffAnalyzer)]));
    }
}
