using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Duration.PollsQueueItselfAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class PollsQueueItselfTests
{
    private const string Worker =
        """
        public static class Worker
        {
            private static readonly IAmazonSQS Queue = new AmazonSQSClient();

            public static async Task RunAsync()
            {
                while (true)
                {
                    await Queue.{|LFIT1011:ReceiveMessageAsync|}("queue");
                }
            }
        }
        """;

    [Theory]
    [InlineData("while (true) { var batch = await sqs.[|ReceiveMessageAsync|](request); await HandleAsync(batch.Messages.Count); }")]
    [InlineData("ReceiveMessageResponse batch; do { batch = await sqs.[|ReceiveMessageAsync|](order); } while (batch.Messages.Count > 0);")] // a drain until empty
    [InlineData("while ((await sqs.[|ReceiveMessageAsync|](request)).Messages is { Count: > 0 }) { await Task.Delay(100); }")]
    [InlineData("while (keepRunning) { foreach (var queue in new[] { \"a\", \"b\" }) { await sqs.[|ReceiveMessageAsync|](queue); } }")]
    [InlineData("while (keepRunning) { await [|ReceiveAsync|](order); }")]
    [InlineData("while (keepRunning) { for (;;) { if ((await sqs.[|ReceiveMessageAsync|](order)).Messages.Count == 0) { break; } } await Task.Delay(10); }")]
    [InlineData("for (;;) { var result = kafka.[|Consume|](TimeSpan.FromSeconds(1)); if (result is null) { break; } }")]
    [InlineData("while (true) { kafka.[|Consume|](CancellationToken.None); }")]
    [InlineData("string? next = order; while (next != null) { var records = await kinesis.[|GetRecordsAsync|](new GetRecordsRequest { ShardIterator = next }); next = records.NextShardIterator; }")]
    [InlineData("while (await rabbit.[|BasicGetAsync|](order, false) is { } message) { await rabbit.BasicAckAsync(message.DeliveryTag, false); }")]
    [InlineData("await rabbit.[|BasicConsumeAsync|](order, false, consumer);")]
    [InlineData("var processor = bus.CreateProcessor(order); await processor.[|StartProcessingAsync|]();")]
    [InlineData("await foreach (var message in bus.CreateReceiver(order).[|ReceiveMessagesAsync|]()) { Console.WriteLine(message.MessageId); }")]
    [InlineData("var receiver = bus.CreateReceiver(order); while (await receiver.[|ReceiveMessageAsync|](TimeSpan.FromSeconds(1)) != null) { }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("var batch = await sqs.ReceiveMessageAsync(request); await HandleAsync(batch.Messages.Count);")] // once
    [InlineData("foreach (var queue in new[] { \"a\", \"b\" }) { await sqs.ReceiveMessageAsync(queue); }")] // once each
    [InlineData("for (var i = 0; i < 10; i++) { await sqs.ReceiveMessageAsync(request); }")]
    [InlineData("var rounds = 0; while (rounds++ < 10) { await sqs.ReceiveMessageAsync(request); }")]
    [InlineData("var taken = 0; while (taken < 100) { var batch = await sqs.ReceiveMessageAsync(request); taken += batch.Messages.Count; if (batch.Messages.Count == 0) { break; } }")]
    [InlineData("while (context.RemainingTime > TimeSpan.FromSeconds(10)) { await sqs.ReceiveMessageAsync(request); }")]
    [InlineData("while (true) { if (IsLate(context)) { break; } await sqs.ReceiveMessageAsync(request); }")]
    [InlineData("using var cts = new CancellationTokenSource(context.RemainingTime); while (true) { await sqs.ReceiveMessageAsync(request, cts.Token); }")]
    [InlineData("var deadline = DateTime.UtcNow.AddSeconds(20); while (DateTime.UtcNow < deadline) { kafka.Consume(100); }")]
    [InlineData("while (keepRunning) { await sqs.SendMessageAsync(order, order); }")]
    [InlineData("while (keepRunning) { Consume(order); }")] // a namesake
    [InlineData("var waiting = true; while (waiting) { waiting = (await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest())).ApproximateNumberOfMessages > 0; }")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory, MemberData(nameof(EntryPointModels.Names), MemberType = typeof(EntryPointModels))]
    public Task Every_model_of_entry_points_is_followed(string model) => Verify.VerifyAnalyzerAsync(EntryPointModels.Calling(model, Worker));

    [Fact]
    public Task Hosted_services_of_a_function_are_reported_whatever_stops_them() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.SQS;
        using Microsoft.Extensions.Hosting;

        public class Function
        {
            public string Handler(string order, ILambdaContext context) => order;
        }

        public class Listener : BackgroundService
        {
            private readonly IAmazonSQS queue;

            public Listener(IAmazonSQS queue)
            {
                this.queue = queue;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await queue.[|ReceiveMessageAsync|]("orders", stoppingToken);
                    await Task.Delay(1000, stoppingToken);
                }
            }
        }

        public class WarmUp : IHostedService
        {
            private readonly IAmazonSQS queue;

            public WarmUp(IAmazonSQS queue)
            {
                this.queue = queue;
            }

            public Task StartAsync(CancellationToken token) => queue.ReceiveMessageAsync("orders", token);

            public async Task StopAsync(CancellationToken token)
            {
                for (var i = 0; i < 3; i++) { await queue.ReceiveMessageAsync("orders", token); }
            }
        }
        """,
        "'ReceiveMessageAsync' makes the function poll an SQS queue itself (in the hosted service 'Listener'): its waiting is billed, and the timeout (900 s at most) cuts off what it has received and not finished; let an event source mapping invoke the function, or run a permanent consumer on Fargate or ECS");

    [Fact]
    public Task Helpers_name_the_way_and_durable_code_is_not_told_to_leave() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;
        using Amazon.SQS;
        using Azure.Messaging.ServiceBus;

        public class Function
        {
            private readonly IAmazonSQS queue;

            public Function(IAmazonSQS queue)
            {
                this.queue = queue;
            }

            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string>(Workflow, input, context);

            private async Task Workflow(string order, IDurableContext durable) => await DrainAsync<string>();

            private async Task DrainAsync<T>()
            {
                while ((await queue.[|ReceiveMessageAsync|]("orders")).Messages.Count > 0) { }
            }

            public async Task Second(string order, ILambdaContext context)
            {
                await new ServiceBusClient(order).CreateProcessor(order).[|StartProcessingAsync|]();
            }
        }
        """,
        "'ReceiveMessageAsync' makes the function poll an SQS queue itself (reached from 'Function.Workflow' through 'Function.DrainAsync'): its waiting is billed, and the timeout (900 s at most) cuts off what it has received and not finished; let an event source mapping invoke the function",
        "'StartProcessingAsync' makes the function poll a Service Bus queue itself: its waiting is billed, and the timeout (900 s at most) cuts off what it has received and not finished; forward the messages to an SQS queue or EventBridge, which invoke the function, or run a permanent consumer on Fargate or ECS");

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.SQS;

        public class Function
        {
            public string Handler(string order, ILambdaContext context) => order;
        }

        public class LocalRunner
        {
            private readonly IAmazonSQS queue;

            public LocalRunner(IAmazonSQS queue)
            {
                this.queue = queue;
            }

            public async Task ListenAsync()
            {
                while (true) { await queue.ReceiveMessageAsync("orders"); }
            }
        }
        """);

    [Fact]
    public Task A_worker_that_is_no_function_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Microsoft.Extensions.Hosting;

        public class Listener : BackgroundService
        {
            private readonly IAmazonSQS queue;

            public Listener(IAmazonSQS queue)
            {
                this.queue = queue;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested) { await queue.ReceiveMessageAsync("orders", stoppingToken); }
            }
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;
        using Amazon.Lambda.Core;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Azure.Messaging.ServiceBus;
        using Confluent.Kafka;
        using RabbitMQ.Client;

        public class Function
        {
            private readonly IAmazonSQS sqs;
            private readonly IAmazonKinesis kinesis;
            private readonly IConsumer<string, string> kafka;
            private readonly IChannel rabbit;
            private readonly IAsyncBasicConsumer consumer;
            private readonly ServiceBusClient bus;

            public Function(IAmazonSQS sqs, IAmazonKinesis kinesis, IConsumer<string, string> kafka, IChannel rabbit, IAsyncBasicConsumer consumer, ServiceBusClient bus)
            {
                this.sqs = sqs;
                this.kinesis = kinesis;
                this.kafka = kafka;
                this.rabbit = rabbit;
                this.consumer = consumer;
                this.bus = bus;
            }

            private bool keepRunning = true;

            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                var request = new ReceiveMessageRequest(order);
                {{statements}}
            }

            public void Stop() => keepRunning = false;

            private static Task HandleAsync(int count) => Task.CompletedTask;

            private static void Consume(string order) { }

            private static bool IsLate(ILambdaContext context) => context.RemainingTime < TimeSpan.FromSeconds(5);

            private Task<ReceiveMessageResponse> ReceiveAsync(string queue) => sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue });
        }
        """;
}
