using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.FailedEventsDroppedAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>LFIT3014 where C# describes the function.</summary>
public sealed class FailedEventsDroppedInCodeTests
{
    [Theory]
    [InlineData("new Bucket(this, \"B\").AddEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(function));")]
    [InlineData("topic.AddSubscription(new LambdaSubscription(function));")]
    [InlineData("function.AddEventSource(new SnsEventSource(topic));")]
    [InlineData("topic.AddSubscription(new LambdaSubscription(function.AddAlias(\"live\")));")]
    [InlineData("_ = new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { Source = new[] { \"shop\" } }, Targets = new IRuleTarget[] { new LambdaFunction(function) } });")]
    [InlineData("var rule = new Rule(this, \"R\", new RuleProps { EventPattern = pattern }); rule.AddTarget(new LambdaFunction(function));")]
    [InlineData("var rule = new Rule(this, \"R\"); rule.AddEventPattern(pattern); var target = new LambdaFunction(function); rule.AddTarget(target);")]
    [InlineData("function.AddEventSource(new KinesisEventSource(new Stream(this, \"S\"), new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("function.AddEventSource(new DynamoEventSource(table, new DynamoEventSourceProps { RetryAttempts = -1, BisectBatchOnError = false }));")]
    [InlineData("function.AddEventSource(new SqsEventSource(new Queue(this, \"Q\")));")]
    [InlineData("var queue = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = null }); function.AddEventSource(new SqsEventSource(queue)); function.AddEnvironment(\"URL\", queue.QueueUrl);")]
    [InlineData("var queue = new Queue(this, given); function.AddEventSourceMapping(\"M\", new EventSourceMappingOptions { EventSourceArn = queue.QueueArn });")]
    public Task Events_that_nobody_keeps_are_reported_at_the_function(string source) => Verify.VerifyAnalyzerAsync(Stack(Function("{|LFIT3014:Function|}") + source));

    [Fact]
    public Task What_is_said_names_the_function_and_the_source()
    {
        var test = Stack(Function("{|LFIT3014:Function|}") + "topic.AddSubscription(new LambdaSubscription(function));");
        test.Messages.Add("When 'Orders' fails, an event of a topic in Test0.cs is dropped after 3 attempts; add an on-failure destination or a dead-letter queue to the function");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_queue_without_a_known_name_is_reported_too()
    {
        var test = Stack(Function("{|LFIT3014:Function|}", id: "given") + "function.AddEventSource(new SqsEventSource(new Queue(this, given)));");
        test.Messages.Add("When 'function' fails, a message of its queue in Test0.cs comes back until it expires; give the queue a redrive policy with a dead-letter queue");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("OnFailure = new SqsDestination(dead)")]
    [InlineData("DeadLetterQueueEnabled = true")]
    [InlineData("DeadLetterQueue = dead")]
    [InlineData("DeadLetterTopic = topic")]
    [InlineData("DeadLetterQueueEnabled = given.Length > 3")]
    [InlineData("OnFailure = given.Length > 3 ? new SqsDestination(dead) : null")]
    public Task Functions_that_keep_what_failed_are_silent(string member) => Verify.VerifyAnalyzerAsync(
        Stack("var dead = new Queue(this, \"Dead\");" + Function("Function", member) + "topic.AddSubscription(new LambdaSubscription(function));"));

    [Theory]
    [InlineData("function.ConfigureAsyncInvoke(new EventInvokeConfigOptions { OnFailure = new SqsDestination(new Queue(this, \"Dead\")) });")]
    [InlineData("_ = new EventInvokeConfig(this, \"Async\", new EventInvokeConfigProps { Function = function, OnFailure = new SqsDestination(new Queue(this, \"Dead\")) });")]
    [InlineData("_ = new CfnEventInvokeConfig(this, \"Async\", new CfnEventInvokeConfigProps { FunctionName = given, Qualifier = \"$LATEST\" });")]
    [InlineData("foreach (var one in new[] { function }) { one.ConfigureAsyncInvoke(new EventInvokeConfigOptions { OnFailure = null }); }")]
    [InlineData("((CfnFunction)function.Node.DefaultChild!).AddPropertyOverride(\"DeadLetterConfig.TargetArn\", given);")]
    public Task Destinations_may_come_later(string later) => Verify.VerifyAnalyzerAsync(Stack(Function("Function") + "topic.AddSubscription(new LambdaSubscription(function));" + later));

    [Fact]
    public Task Destinations_may_come_from_elsewhere() => Verify.VerifyAnalyzerAsync(Stack(
        Function("Function") + "topic.AddSubscription(new LambdaSubscription(function)); Keep(function);",
        more: "void Keep(IFunction one) => one.ConfigureAsyncInvoke(new EventInvokeConfigOptions { OnFailure = new SqsDestination(new Queue(this, \"Dead\")) });"));

    [Theory]
    [InlineData("_ = new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Days(1)), Targets = new IRuleTarget[] { new LambdaFunction(function) } });")]
    [InlineData("var rule = new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Days(1)) }); rule.AddTarget(new LambdaFunction(function));")]
    [InlineData("givenRule.AddTarget(new LambdaFunction(function));")]
    [InlineData("var rule = new Rule(this, \"R\", new RuleProps { EventPattern = pattern }); rule.AddTarget(new LambdaFunction(function, new LambdaFunctionProps { DeadLetterQueue = new Queue(this, \"Dead\") }));")]
    [InlineData("function.AddEventSource(new KinesisEventSource(new Stream(this, \"S\"), new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3 }));")]
    [InlineData("function.AddEventSource(new KinesisEventSource(new Stream(this, \"S\"), new KinesisEventSourceProps { MaxRecordAge = Duration.Minutes(given.Length) }));")]
    [InlineData("function.AddEventSource(new KinesisEventSource(new Stream(this, \"S\"), new KinesisEventSourceProps { OnFailure = new SqsDlq(new Queue(this, \"Dead\")) }));")]
    [InlineData("_ = new FunctionUrl(this, \"Url\", new FunctionUrlProps { Function = function });")]
    [InlineData("_ = new Provider(this, \"P\", new ProviderProps { OnEventHandler = function });")]
    public Task Sources_that_lose_nothing_are_silent(string source) => Verify.VerifyAnalyzerAsync(Stack(Function("Function") + source));

    [Theory]
    [InlineData("new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, \"Dead\"), MaxReceiveCount = 3 } })", "")]
    [InlineData("new Queue(this, \"Q\", givenProps)", "")]
    [InlineData("givenQueue", "")]
    [InlineData("new Queue(this, \"Q\")", "_ = new Queue(this, \"Source\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = queue, MaxReceiveCount = 3 } });")]
    [InlineData("new Queue(this, \"Q\")", "_ = new Function(this, \"Other\", new FunctionProps { Runtime = Runtime.DOTNET_8, DeadLetterQueue = queue });")]
    [InlineData("new Queue(this, \"Q\")", "_ = new Function(this, \"Other\", new FunctionProps { Runtime = Runtime.DOTNET_8, OnFailure = new SqsDestination(queue) });")]
    [InlineData("new Queue(this, \"Q\")", "_ = new KinesisEventSource(new Stream(this, \"S\"), new KinesisEventSourceProps { OnFailure = new SqsDlq(queue) });")]
    [InlineData("new Queue(this, \"Q\")", "_ = new LambdaFunction(function, new LambdaFunctionProps { DeadLetterQueue = queue });")]
    [InlineData("new Queue(this, \"Q\")", "Dead = queue;")]
    [InlineData("new Queue(this, \"Q\")", "Give(queue);")]
    [InlineData("new Queue(this, \"Q\")", "Give(new[] { queue });")]
    [InlineData("new Queue(this, \"Q\")", "_ = new Own { Failed = queue };")]
    [InlineData("new Queue(this, \"Q\")", "_ = new CfnOutput(this, \"O\", new CfnOutputProps { Value = queue.QueueArn });")]
    [InlineData("new Queue(this, \"Q\")", "_ = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = queue.QueueArn };")]
    [InlineData("new Queue(this, \"Q\")", "((CfnQueue)queue.Node.DefaultChild!).RedrivePolicy = given;")]
    [InlineData("Dead = new Queue(this, \"Q\")", "")]
    public Task Queues_that_have_or_may_be_dead_letter_queues_are_silent(string queue, string later) =>
        Verify.VerifyAnalyzerAsync(Stack("var queue = " + queue + ";" + Function("Function") + "function.AddEventSource(new SqsEventSource(queue));" + later));

    [Fact]
    public Task Functions_of_other_languages_are_silent() => Verify.VerifyAnalyzerAsync(
        Stack("var function = new Function(this, \"Orders\", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = \"index.handler\" }); topic.AddSubscription(new LambdaSubscription(function));"));

    [Fact]
    public Task Pulumi_programs_are_reported() => Verify.VerifyAnalyzerAsync(Pulumi(
        """
        var queue = new Sqs.Queue("work");
        var reader = new {|LFIT3014:Function|}("reader", new FunctionArgs { Runtime = Runtime.Dotnet8, Environment = new FunctionEnvironmentArgs { Variables = { ["URL"] = queue.Url, ["ARN"] = queue.Arn } } });
        _ = new EventSourceMapping("m", new() { EventSourceArn = queue.Arn, FunctionName = reader.Arn });
        var listener = new {|LFIT3014:Function|}("listener", new FunctionArgs { Runtime = "dotnet8" });
        _ = new Sns.TopicSubscription("t", new() { Protocol = "lambda", Topic = "arn", Endpoint = listener.Arn });
        var picker = new {|LFIT3014:Function|}("picker", new() { Runtime = Runtime.Dotnet8 });
        var rule = new CloudWatch.EventRule("r", new() { EventPattern = "{}" });
        _ = new CloudWatch.EventTarget("e", new() { Rule = rule.Name, Arn = picker.Arn });
        var sorter = new {|LFIT3014:Function|}("sorter", new() { Runtime = Runtime.Dotnet8 });
        _ = new EventSourceMapping("s", new() { EventSourceArn = new Kinesis.Stream("s").Arn, FunctionName = sorter.Name, StartingPosition = "LATEST" });
        """));

    [Theory]
    [InlineData("DeadLetterConfig = new FunctionDeadLetterConfigArgs { TargetArn = dead.Arn }", "_ = new Sns.TopicSubscription(\"t\", new() { Protocol = \"lambda\", Topic = \"arn\", Endpoint = function.Arn });")]
    [InlineData("", "_ = new Sns.TopicSubscription(\"t\", new() { Protocol = \"lambda\", Topic = \"arn\", Endpoint = function.Arn, RedrivePolicy = dead.Arn.Apply(arn => arn) });")]
    [InlineData("", "_ = new CloudWatch.EventTarget(\"e\", new() { Rule = new CloudWatch.EventRule(\"r\", new() { EventPattern = \"{}\" }).Name, Arn = function.Arn, DeadLetterConfig = new CloudWatch.Inputs.EventTargetDeadLetterConfigArgs { Arn = dead.Arn } });")]
    [InlineData("", "_ = new CloudWatch.EventTarget(\"e\", new() { Rule = new CloudWatch.EventRule(\"r\", new() { ScheduleExpression = \"rate(1 day)\" }).Name, Arn = function.Arn });")]
    [InlineData("", "_ = new CloudWatch.EventTarget(\"e\", new() { Rule = \"nightly\", Arn = function.Arn });")]
    [InlineData("", "_ = new Sns.TopicSubscription(\"t\", new() { Protocol = \"lambda\", Topic = \"arn\", Endpoint = function.Arn }); _ = new FunctionEventInvokeConfig(\"a\", new() { FunctionName = function.Name, DestinationConfig = new FunctionEventInvokeConfigDestinationConfigArgs { OnFailure = new FunctionEventInvokeConfigDestinationConfigOnFailureArgs { Destination = dead.Arn } } });")]
    [InlineData("", "_ = new EventSourceMapping(\"m\", new() { EventSourceArn = dead.Arn, FunctionName = function.Arn });")]
    [InlineData("", "var queue = new Sqs.Queue(\"q\"); _ = new Sqs.RedrivePolicy(\"r\", new() { QueueUrl = queue.Id, RedrivePolicyName = \"{}\" }); _ = new EventSourceMapping(\"m\", new() { EventSourceArn = queue.Arn, FunctionName = function.Arn });")]
    [InlineData("", "var queue = new Sqs.Queue(\"q\", new() { RedrivePolicy = dead.Arn.Apply(arn => \"{\" + arn + \"}\") }); _ = new EventSourceMapping(\"m\", new() { EventSourceArn = queue.Arn, FunctionName = function.Arn });")]
    public Task Pulumi_programs_that_keep_what_failed_are_silent(string member, string source) => Verify.VerifyAnalyzerAsync(Pulumi(
        "var dead = new Sqs.Queue(\"dead\"); _ = new Sqs.Queue(\"source\", new() { RedrivePolicy = Output.Format($\"{{{dead.Arn}}}\") });"
        + "var function = new Function(\"f\", new FunctionArgs { Runtime = Runtime.Dotnet8, " + member + " });" + source));

    private static string Function(string type, string member = "MemorySize = 512", string id = "\"Orders\"") =>
        "var function = new " + type + "(this, " + id + ", new FunctionProps { Runtime = Runtime.DOTNET_8, " + member + " });\n";

    private static Test Stack(string statements, string more = "") => new()
    {
        IsInfrastructure = true,
        Source =
            $$"""
            using System.Collections.Generic;
            using Amazon.CDK;
            using Amazon.CDK.AWS.DynamoDB;
            using Amazon.CDK.AWS.Events;
            using Amazon.CDK.AWS.Events.Targets;
            using Amazon.CDK.AWS.Kinesis;
            using Amazon.CDK.AWS.Lambda;
            using Amazon.CDK.AWS.Lambda.Destinations;
            using Amazon.CDK.AWS.Lambda.EventSources;
            using Amazon.CDK.AWS.S3;
            using Amazon.CDK.AWS.S3.Notifications;
            using Amazon.CDK.AWS.SNS;
            using Amazon.CDK.AWS.SNS.Subscriptions;
            using Amazon.CDK.AWS.SQS;
            using Amazon.CDK.CustomResources;
            using Constructs;
            using EventType = Amazon.CDK.AWS.S3.EventType;

            class Shop : Stack
            {
                Shop(Construct scope, string given, Topic topic, ITable table, EventPattern pattern, Rule givenRule, IQueue givenQueue, QueueProps givenProps)
                    : base(scope, "Shop")
                {
                    {{statements}}
                }

                public IQueue? Dead { get; set; }

                {{more}}

                static void Give(params IQueue[] queues)
                {
                }
            }

            class Own
            {
                public IQueue? Failed { get; set; }
            }
            """,
    };

    private static Test Pulumi(string statements) => new()
    {
        IsInfrastructure = true,
        Source =
            $$"""
            using Pulumi;
            using Pulumi.Aws.Lambda;
            using Pulumi.Aws.Lambda.Inputs;
            using CloudWatch = Pulumi.Aws.CloudWatch;
            using Kinesis = Pulumi.Aws.Kinesis;
            using Sns = Pulumi.Aws.Sns;
            using Sqs = Pulumi.Aws.Sqs;

            class Shop : Stack
            {
                public Shop()
                {
                    {{statements}}
                }
            }
            """,
    };
}
