using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Infrastructure;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Project.Infrastructure;

public sealed class InfrastructureReaderTests
{
    [Fact]
    public async Task A_construct_is_read_with_all_its_settings()
    {
        var function = Assert.Single(await CdkAsync(
            """
            var vpc = new Vpc(this, "Vpc");
            var dead = new Queue(this, "Dead");
            var function = new Function(this, "Orders", new FunctionProps
            {
                Runtime = Runtime.DOTNET_CORE_3_1,
                Handler = "Orders::Shop.Function::Handler",
                Code = Code.FromAsset("publish"),
                Timeout = Duration.Minutes(2),
                MemorySize = 512,
                EphemeralStorageSize = Size.Gibibytes(1),
                Architecture = Architecture.ARM_64,
                Tracing = Tracing.ACTIVE,
                RecursiveLoop = RecursiveLoop.ALLOW,
                SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS,
                Layers = new[] { LayerVersion.FromLayerVersionArn(this, "L", "arn") },
                RetryAttempts = 1,
                MaxEventAge = Duration.Hours(1),
                OnFailure = new SqsDestination(dead),
                Vpc = vpc,
                Environment = new Dictionary<string, string> { { "TABLE", table.TableName }, { "MODE", "fast" } },
                CurrentVersionOptions = new VersionOptions { ProvisionedConcurrentExecutions = 2 },
            });
            function.AddEnvironment("LATE", "yes").AddEnvironment("LATER", "no");
            """));

        Assert.Equal("Orders", function.Name);
        Assert.Equal("Function", function.File.Text.ToString(function.NameSpan));
        Assert.Equal(ConfigurationFormat.Cdk, function.File.Format);
        Assert.Equal("dotnetcore3.1", function.Runtime.Value);
        Assert.Equal("Orders::Shop.Function::Handler", function.Handler.Value);
        Assert.Equal(120, function.TimeoutSeconds.Value);
        Assert.Equal("Duration.Minutes(2)", function.File.Text.ToString(function.TimeoutSeconds.Span));
        Assert.Equal(512, function.MemoryMB.Value);
        Assert.Equal(1024, function.EphemeralStorageMB.Value);
        Assert.Equal("arm64", function.Architecture.Value);
        Assert.Equal("Active", function.Tracing.Value);
        Assert.Equal("Allow", function.RecursiveLoop.Value);
        Assert.True(function.IsSnapStart.Value);
        Assert.Equal(1, function.LayerCount.Value);
        Assert.Equal(1, function.AsyncRetries.Value);
        Assert.Equal(3600, function.AsyncEventAgeSeconds.Value);
        Assert.True(function.KeepsFailedEvents.Value);
        Assert.True(function.IsInVpc.Value);
        Assert.True(function.MountsFileSystem.IsAbsent);
        Assert.True(function.HasProvisionedConcurrency.Value);
        Assert.True(function.IsManagedInstances.IsAbsent);
        Assert.False(function.HasUnknownVariables);
        Assert.Equal(["TABLE", "MODE", "LATE", "LATER"], function.Variables.Select(static v => v.Name).Order(Comparer<string>.Create(static (a, b) => Order(a) - Order(b))));
        Assert.Equal("fast", function.ValueOf("MODE"));
        Assert.Equal(SettingState.Unknown, function.Variables.Single(static v => v.Name == "TABLE").Value.State);

        static int Order(string name) => name switch { "TABLE" => 0, "MODE" => 1, "LATE" => 2, _ => 3 };
    }

    [Fact]
    public async Task What_is_left_out_is_absent_and_what_is_given_by_others_unknown()
    {
        var functions = await CdkAsync(
            """
            _ = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = null });
            _ = new Function(this, "B", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = given, MemorySize = memory, Environment = environment, Vpc = null });
            """);

        Assert.True(functions[0].TimeoutSeconds.IsAbsent);
        Assert.True(functions[0].MemoryMB.IsAbsent);
        Assert.True(functions[0].KeepsFailedEvents.IsAbsent);
        Assert.False(functions[0].HasUnknownVariables);
        Assert.Equal(SettingState.Unknown, functions[1].TimeoutSeconds.State);
        Assert.Equal(SettingState.Unknown, functions[1].MemoryMB.State);
        Assert.True(functions[1].HasUnknownVariables);
        Assert.True(functions[1].IsInVpc.IsAbsent);
    }

    [Fact]
    public async Task A_dictionary_that_grows_may_hold_anything()
    {
        var function = Assert.Single(await CdkAsync(
            """
            var all = new Dictionary<string, string> { { "A", "1" } };
            all["B"] = "2";
            _ = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_8, Environment = all });
            """));

        Assert.Equal("A", Assert.Single(function.Variables).Name);
        Assert.True(function.HasUnknownVariables);
    }

    [Fact]
    public async Task A_resource_is_read_with_the_objects_inside()
    {
        var function = Assert.Single(await CdkAsync(
            """
            _ = new CfnFunction(this, "Orders", new CfnFunctionProps
            {
                Runtime = "dotnet8",
                Handler = "Orders::Shop.Function::Handler",
                Timeout = 60,
                MemorySize = 256,
                Architectures = new[] { "arm64" },
                EphemeralStorage = new CfnFunction.EphemeralStorageProperty { Size = 2048 },
                TracingConfig = new CfnFunction.TracingConfigProperty { Mode = "Active" },
                SnapStart = new CfnFunction.SnapStartProperty { ApplyOn = "PublishedVersions" },
                Environment = new CfnFunction.EnvironmentProperty { Variables = new Dictionary<string, string> { ["A"] = "b" } },
                DeadLetterConfig = new CfnFunction.DeadLetterConfigProperty { TargetArn = "arn" },
                VpcConfig = new CfnFunction.VpcConfigProperty(),
            });
            """));

        Assert.Equal((60, 256, 2048), (function.TimeoutSeconds.Value, function.MemoryMB.Value, function.EphemeralStorageMB.Value));
        Assert.Equal(("arm64", "Active", "dotnet8"), (function.Architecture.Value, function.Tracing.Value, function.Runtime.Value));
        Assert.True(function.IsSnapStart.Value && function.KeepsFailedEvents.Value && function.IsInVpc.Value);
        Assert.Equal("b", function.ValueOf("A"));
    }

    [Fact]
    public async Task Event_sources_of_the_same_member_are_read()
    {
        var function = Assert.Single(await CdkAsync(
            """
            Queue = new Queue(this, "Work", new QueueProps { VisibilityTimeout = Duration.Seconds(20), Fifo = true, DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, "Dead"), MaxReceiveCount = 3 } });
            var stream = new Amazon.CDK.AWS.Kinesis.Stream(this, "Stream");
            var function = new Function(this, "Orders", new FunctionProps { Runtime = Runtime.DOTNET_8, Events = new IEventSource[] { new SnsEventSource(new Amazon.CDK.AWS.SNS.Topic(this, "T")) } });
            function.AddEventSource(new SqsEventSource(Queue, new SqsEventSourceProps { BatchSize = 100, MaxBatchingWindow = Duration.Seconds(5), MaxConcurrency = 2, ReportBatchItemFailures = true }));
            function.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps
            {
                StartingPosition = StartingPosition.LATEST, BisectBatchOnError = true, RetryAttempts = 3, MaxRecordAge = Duration.Hours(1), ParallelizationFactor = 2,
                TumblingWindow = Duration.Seconds(30), OnFailure = new SqsDlq(Queue),
            }));
            function.AddEventSourceMapping("M", new EventSourceMappingOptions { EventSourceArn = Queue.QueueArn, BatchSize = 5 });
            function.AddFunctionUrl();
            new Amazon.CDK.AWS.Events.Rule(this, "R").AddTarget(new Amazon.CDK.AWS.Events.Targets.LambdaFunction(function, new Amazon.CDK.AWS.Events.Targets.LambdaFunctionProps { DeadLetterQueue = Queue }));
            new Amazon.CDK.AWS.Cognito.UserPool(this, "U").AddTrigger(Amazon.CDK.AWS.Cognito.UserPoolOperation.PRE_SIGN_UP, function);
            _ = new Amazon.CDK.AwsApigatewayv2Integrations.HttpLambdaIntegration("I", function, new Amazon.CDK.AwsApigatewayv2Integrations.HttpLambdaIntegrationProps { Timeout = Duration.Seconds(10) });
            _ = new Amazon.CDK.AwsApigatewayv2Authorizers.HttpLambdaAuthorizer("A", function);
            """));

        Assert.Equal(
            [
                EventSourceKind.Bucket, EventSourceKind.Cognito, EventSourceKind.EventBridge, EventSourceKind.FunctionUrl, EventSourceKind.HttpApi,
                EventSourceKind.HttpApiAuthorizer, EventSourceKind.Queue, EventSourceKind.Queue, EventSourceKind.Stream, EventSourceKind.Topic,
            ],
            function.Events.Append(EventSourceKind.Bucket).OrderBy(static k => k.ToString(), StringComparer.Ordinal));
        var queue = function.EventSources.First(static s => s.Kind is EventSourceKind.Queue && s.BatchSize.Value == 100);
        Assert.Equal((5, 2, true), (queue.BatchingWindowSeconds.Value, queue.MaxConcurrency.Value, queue.ReportsBatchItemFailures.Value));
        Assert.Equal(("Work", 20), (queue.Queue!.Name, queue.Queue.VisibilityTimeoutSeconds.Value));
        Assert.True(queue.Queue.IsFifo.Value && queue.Queue.HasRedrivePolicy.Value);
        var stream = function.EventSources.Single(static s => s.Kind is EventSourceKind.Stream);
        Assert.Equal((3, 3600, 2, 30), (stream.RetryAttempts.Value, stream.RecordAgeSeconds.Value, stream.ParallelizationFactor.Value, stream.TumblingWindowSeconds.Value));
        Assert.True(stream.Bisects.Value && stream.KeepsFailed.Value);
        Assert.True(function.EventSources.Single(static s => s.Kind is EventSourceKind.EventBridge).KeepsFailed.Value);
        Assert.Equal(10_000, function.EventSources.Single(static s => s.Kind is EventSourceKind.HttpApi).TimeoutMilliseconds.Value);
        Assert.True(function.EventSources.Single(static s => s.IsMapping).Queue is not null);
    }

    [Fact]
    public async Task Asynchronous_settings_may_come_later_or_elsewhere()
    {
        var here = Assert.Single(await CdkAsync(
            """
            var function = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_8 });
            function.ConfigureAsyncInvoke(new EventInvokeConfigOptions { RetryAttempts = 0, OnFailure = new SqsDestination(new Queue(this, "Dead")) });
            """));
        var elsewhere = Assert.Single(await CdkAsync(
            """
            var function = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_8 });
            Configure(function);
            """,
            """
            static void Configure(IFunction function) => function.ConfigureAsyncInvoke(new EventInvokeConfigOptions { RetryAttempts = 0 });
            """));

        Assert.Equal(0, here.AsyncRetries.Value);
        Assert.True(here.AsyncRetries.HasValue && here.KeepsFailedEvents.Value);
        Assert.Equal(SettingState.Unknown, elsewhere.KeepsFailedEvents.State);
    }

    [Fact]
    public async Task Pulumi_is_read_with_its_inputs()
    {
        var function = Assert.Single(await ReadAsync(
            """
            using Pulumi;
            using Pulumi.Aws.Lambda;
            using Pulumi.Aws.Lambda.Inputs;
            using Sqs = Pulumi.Aws.Sqs;

            class Shop : Stack
            {
                public Shop()
                {
                    var queue = new Sqs.Queue("work", new Sqs.QueueArgs { VisibilityTimeoutSeconds = 20, FifoQueue = true });
                    var function = new Function("orders", new FunctionArgs
                    {
                        Runtime = Runtime.CustomAL2023,
                        Handler = "bootstrap",
                        Timeout = 60,
                        MemorySize = 256,
                        Architectures = { "arm64" },
                        EphemeralStorage = new FunctionEphemeralStorageArgs { Size = 1024 },
                        TracingConfig = new FunctionTracingConfigArgs { Mode = "Active" },
                        Environment = new FunctionEnvironmentArgs { Variables = { { "A", "b" }, { "URL", queue.Url }, { "C", "d" } } },
                        Layers = { "arn:one", "arn:two" },
                        VpcConfig = new FunctionVpcConfigArgs(),
                        DeadLetterConfig = new FunctionDeadLetterConfigArgs { TargetArn = queue.Arn },
                    });
                    _ = new EventSourceMapping("mapping", new EventSourceMappingArgs { EventSourceArn = queue.Arn, FunctionName = function.Arn, BatchSize = 7, ScalingConfig = new EventSourceMappingScalingConfigArgs { MaximumConcurrency = 2 } });
                    _ = new FunctionEventInvokeConfig("async", new FunctionEventInvokeConfigArgs { FunctionName = function.Name, MaximumRetryAttempts = 1 });
                    _ = new Pulumi.Aws.Sns.TopicSubscription("topic", new Pulumi.Aws.Sns.TopicSubscriptionArgs { Protocol = "lambda", Endpoint = function.Arn });
                }
            }
            """,
            ConfigurationFormat.Pulumi));

        Assert.Equal(("orders", "provided.al2023", "arm64", "Active"), (function.Name, function.Runtime.Value, function.Architecture.Value, function.Tracing.Value));
        Assert.Equal((60, 256, 1024, 2), (function.TimeoutSeconds.Value, function.MemoryMB.Value, function.EphemeralStorageMB.Value, function.LayerCount.Value));
        Assert.Equal(["A", "URL", "C"], function.Variables.Select(static v => v.Name));
        Assert.False(function.HasUnknownVariables);
        Assert.True(function.KeepsFailedEvents.Value && function.IsInVpc.Value);
        Assert.Equal(1, function.AsyncRetries.Value);
        var mapping = function.EventSources.Single(static s => s.Kind is EventSourceKind.Queue);
        Assert.Equal((7, 2, 20), (mapping.BatchSize.Value, mapping.MaxConcurrency.Value, mapping.Queue!.VisibilityTimeoutSeconds.Value));
        Assert.Contains(function.EventSources, static s => s.Kind is EventSourceKind.Topic);
    }

    [Theory]
    [InlineData("DotnetCore2d1", "dotnetcore2.1")]
    [InlineData("Dotnet5d0", "dotnet5.0")]
    [InlineData("Dotnet8", "dotnet8")]
    [InlineData("Custom", "provided")]
    [InlineData("CustomAL2023", "provided.al2023")]
    [InlineData("NodeJS20dX", "")]
    public void Names_of_Pulumi_are_runtimes(string member, string runtime) => Assert.Equal(runtime, RuntimeNames.OfPulumi(member));

    [Theory]
    [InlineData("Runtime = Runtime.DOTNET_8, Timeou = Duration.Seconds(5)")]
    [InlineData("Runtime = Runtime.DOTNET_8, Timeout")]
    [InlineData("Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(")]
    [InlineData("Runtime = Runtime.DOTNET_8, Timeout = Duration.")]
    public async Task A_setting_that_is_half_typed_is_unknown(string members) => Assert.All(
        await CdkAsync("_ = new Function(this, \"A\", new FunctionProps { " + members + " });", compiles: false),
        static function => Assert.Equal(SettingState.Unknown, function.TimeoutSeconds.State));

    [Theory]
    [InlineData("Function f = new(")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = , Timeout = Duration.Seconds( });")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8, Environment = new() { { } } });")]
    [InlineData("_ = new Function(new Function(new Function()));")]
    [InlineData("var a = b; var b = a; _ = new Function(a, b, new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(a) });")]
    [InlineData("_ = new Function(this, \"A\", Again()); FunctionProps Again() => Again();")]
    public async Task Unfinished_code_is_no_problem(string body) => await CdkAsync(body, compiles: false);

    private static Task<IReadOnlyList<FunctionSettings>> CdkAsync(string body, string more = "", bool compiles = true) => ReadAsync(
        $$"""
        using Amazon.CDK;
        using Amazon.CDK.AWS.DynamoDB;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.Destinations;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.SQS;
        using Constructs;
        using System.Collections.Generic;

        class Shop : Stack
        {
            Queue? Queue;

            Shop(Construct scope, Table table, Duration? given, double memory, Dictionary<string, string> environment)
                : base(scope, "Shop")
            {
        {{body}}
            }

            {{more}}
        }
        """,
        ConfigurationFormat.Cdk,
        compiles);

    private static async Task<IReadOnlyList<FunctionSettings>> ReadAsync(string source, ConfigurationFormat format, bool compiles = true)
    {
        var project = Scenario.Create(new Test { IsInfrastructure = true, Source = source }, onlyId: null).Project;
        if (compiles)
        {
            await Scenario.FailOnCompilerErrorsAsync(project, "The test's code");
        }

        var compilation = (await project.GetCompilationAsync())!;
        return new InfrastructureCode(compilation).ReadFile(compilation.SyntaxTrees.First(), format, CancellationToken.None).Functions;
    }
}
