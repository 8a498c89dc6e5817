using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.PollingWithoutDeadlineAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.PollingWithoutDeadlineCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class PollingWithoutDeadlineTests
{
    private const string Worker =
        """
        public static class Worker
        {
            private static readonly IAmazonStepFunctions Workflows = new AmazonStepFunctionsClient();

            public static async Task RunAsync()
            {
                var request = new DescribeExecutionRequest { ExecutionArn = "arn" };
                var status = ExecutionStatus.RUNNING;
                {|LFIT1004:while (status == ExecutionStatus.RUNNING)|}
                {
                    status = (await Workflows.DescribeExecutionAsync(request)).Status;
                    await Task.Delay(1000);
                }
            }
        }
        """;

    [Theory]
    [InlineData("var status = ExecutionStatus.RUNNING; [|while (status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE)|] { var answer = await client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = order }); status = answer.Status; context.Logger.LogLine(status); await Task.Delay(TimeSpan.FromSeconds(5)); }")]
    [InlineData("DescribeExecutionResponse answer; do { await Task.Delay(1000).ConfigureAwait(false); answer = await client.DescribeExecutionAsync(request).ConfigureAwait(false); if (answer.Status == ExecutionStatus.FAILED) { throw new InvalidOperationException(); } } [|while (answer.Status == ExecutionStatus.RUNNING)|];")]
    [InlineData("[|while (true)|] { var answer = await client.DescribeExecutionAsync(request); if (answer.Status != ExecutionStatus.RUNNING) { break; } Thread.Sleep(500); }")]
    [InlineData("[|while (true)|] { var answer = await client.DescribeExecutionAsync(request); if (answer.Status == ExecutionStatus.RUNNING) { await Task.Delay(500); continue; } return; }")]
    [InlineData("[|for (;;)|] { switch ((await client.DescribeExecutionAsync(request)).Status.Value) { case \"SUCCEEDED\": return; case \"FAILED\": throw new Exception(); } await Task.Delay(500); }")]
    [InlineData("[|while ((await client.DescribeExecutionAsync(request)).Status == ExecutionStatus.RUNNING)|] { }")] // without any wait
    [InlineData("var done = false; [|while (!done)|] { var answer = await client.DescribeExecutionAsync(request); if (answer.Status == ExecutionStatus.SUCCEEDED) { done = true; } await Task.Delay(100); }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); [|while (await timer.WaitForNextTickAsync())|] { var answer = await client.DescribeExecutionAsync(request); if (answer.Status == ExecutionStatus.SUCCEEDED) { break; } }")]
    [InlineData("string? status = null; do { Thread.Sleep(5000); try { status = (await client.DescribeExecutionAsync(request)).Status; } catch (TimeoutException) { } } [|while (status != \"SUCCEEDED\")|];")]
    [InlineData("[|while (!await IsDoneAsync(order))|] { await Task.Delay(1000); }")]
    [InlineData("[|while (!await IsDoneSlowlyAsync(order))|] { }")] // the question waits
    [InlineData("[|while (!done)|] { Thread.Sleep(100); }")]
    [InlineData("[|while (!IsReady)|] { await Task.Delay(100, CancellationToken.None); }")]
    [InlineData("[|while (!(await http.GetStringAsync(\"https://jobs/1\")).Contains(\"done\"))|] { Console.WriteLine(\"waiting\"); await Task.Delay(2000); }")]
    [InlineData("HttpResponseMessage response; do { await Task.Delay(250); response = await http.GetAsync($\"https://jobs/{order}\"); } [|while (response.StatusCode == HttpStatusCode.Accepted)|];")]
    [InlineData("[|while (!File.Exists(\"/mnt/in/\" + order))|] { await Task.Delay(200); }")]
    [InlineData("var never = new CancellationTokenSource(); [|while (!await IsDoneAsync(order))|] { await Task.Delay(1000, never.Token); }")] // nothing cancels it
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("for (var i = 0; i < 10; i++) { if (await IsDoneAsync(order)) { break; } await Task.Delay(1000); }")]
    [InlineData("var attempts = 0; while (!await IsDoneAsync(order) && attempts++ < 10) { await Task.Delay(1000); }")]
    [InlineData("var retries = 5; while (retries-- > 0) { if (await IsDoneAsync(order)) { return; } await Task.Delay(1000); }")]
    [InlineData("var attempts = 0; while (!await IsDoneAsync(order)) { attempts += 1; if (attempts > limit) { throw new TimeoutException(); } await Task.Delay(1000); }")]
    [InlineData("var attempts = 0; var stop = false; while (!stop) { stop = await IsDoneAsync(order); if (++attempts == 9) { stop = true; } await Task.Delay(1000); }")]
    [InlineData("while (!await IsDoneAsync(order)) { if (TooOften()) { break; } await Task.Delay(1000); }")]
    [InlineData("var delay = 100; while (!await IsDoneAsync(order) && delay < 10_000) { await Task.Delay(delay); delay *= 2; }")]
    [InlineData("while (!await IsDoneAsync(order) && context.RemainingTime > TimeSpan.FromSeconds(5)) { await Task.Delay(1000); }")]
    [InlineData("while (!await IsDoneAsync(order)) { if (IsLate(context)) { break; } await Task.Delay(1000); }")]
    [InlineData("var left = context.RemainingTime; var watch = Stopwatch.StartNew(); while (!await IsDoneAsync(order)) { if (watch.Elapsed > left) { break; } await Task.Delay(1000); }")]
    [InlineData("var deadline = DateTime.UtcNow.AddSeconds(20); while (DateTime.UtcNow < deadline) { if (await IsDoneAsync(order)) { break; } await Task.Delay(1000); }")]
    [InlineData("var end = Environment.TickCount64 + 20_000; while (!await IsDoneAsync(order) && Environment.TickCount64 < end) { await Task.Delay(1000); }")]
    [InlineData("var start = TimeProvider.System.GetTimestamp(); while (!await IsDoneAsync(order)) { if (TimeProvider.System.GetElapsedTime(start).TotalSeconds > 20) { break; } await Task.Delay(1000); }")]
    [InlineData("using var cts = new CancellationTokenSource(context.RemainingTime - TimeSpan.FromSeconds(1)); while (!await IsDoneAsync(order)) { await Task.Delay(1000, cts.Token); }")]
    [InlineData("using var cts = new CancellationTokenSource(); cts.CancelAfter(5000); while (!cts.IsCancellationRequested && !await IsDoneAsync(order)) { await Task.Delay(1000); }")]
    [InlineData("using var outer = new CancellationTokenSource(5000); using var cts = CancellationTokenSource.CreateLinkedTokenSource(outer.Token); var token = cts.Token; while (!await IsDoneAsync(order)) { token.ThrowIfCancellationRequested(); await Task.Delay(1000); }")]
    [InlineData("var elapsed = TimeSpan.Zero; while (!await IsDoneAsync(order) && elapsed < TimeSpan.FromSeconds(20)) { await Task.Delay(1000); elapsed += TimeSpan.FromSeconds(1); }")]
    [InlineData("string? token = null; do { var page = await client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = token }); token = page.Output; await Task.Delay(200); } while (token != null);")] // paging
    [InlineData("do { var page = await client.DescribeExecutionAsync(request); request.ExecutionArn = page.Output; await Task.Delay(200); } while (request.ExecutionArn != null);")] // paging
    [InlineData("while (true) { try { await client.StartExecutionAsync(new StartExecutionRequest()); break; } catch (TimeoutException) { await Task.Delay(100); } }")] // tries again until it succeeds
    [InlineData("var saved = false; while (!saved) { var item = await client.DescribeExecutionAsync(request); saved = await TrySaveAsync(item.Output); await Task.Delay(100); }")] // optimistic concurrency
    [InlineData("while (queue.Count > 0) { Console.WriteLine(queue.Dequeue()); await Task.Delay(100); }")] // throttled work
    [InlineData("while (queue.TryDequeue(out var item)) { Console.WriteLine(item); Thread.Sleep(10); }")]
    [InlineData("using var reader = new StringReader(order); while (await reader.ReadLineAsync() is { } line) { Console.WriteLine(line); await Task.Delay(10); }")]
    [InlineData("var work = Task.Run(() => Console.WriteLine()); while (!work.IsCompleted) { context.Logger.LogLine(\"still working\"); await Task.Delay(1000); }")] // ends with its own work
    [InlineData("foreach (var id in new[] { 1, 2 }) { if (await IsDoneAsync(order + id)) { break; } await Task.Delay(100); }")]
    [InlineData("Func<bool> isDone = () => true; while (!isDone()) { await Task.Delay(100); }")]
    [InlineData("while (!done) { await SaveAsync(); await Task.Delay(100); }")] // works, and may come to an end by it
    [InlineData("while (await WorkOnNextAsync()) { await Task.Delay(100); }")] // throttled work
    [InlineData("var set = false; using var timer = new Timer(_ => set = true, null, 5000, 5000); while (!set) { await Task.Delay(100); }")]
    [InlineData("await Task.WhenAny(Task.Run(async () => { while (!await IsDoneAsync(order)) { await Task.Delay(1000); } }), Task.Delay(5000));")]
    [InlineData("await PollAsync().WaitAsync(TimeSpan.FromSeconds(10)); async Task PollAsync() { while (!await IsDoneAsync(order)) { await Task.Delay(1000); } }")]
    [InlineData("while (true) { if (limit > 3) { return; } }")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory, MemberData(nameof(EntryPointModels.Names), MemberType = typeof(EntryPointModels))]
    public Task Every_model_of_entry_points_is_followed(string model) => Verify.VerifyAnalyzerAsync(EntryPointModels.Calling(model, Worker));

    [Theory, MemberData(nameof(EntryPointModels.Names), MemberType = typeof(EntryPointModels))]
    public Task A_deadline_is_enough_in_every_model(string model) => Verify.VerifyAnalyzerAsync(EntryPointModels.Calling(
        model,
        Worker.Replace("{|LFIT1004:while (status == ExecutionStatus.RUNNING)|}", "var deadline = DateTime.UtcNow.AddSeconds(9); while (status == ExecutionStatus.RUNNING && DateTime.UtcNow < deadline)", StringComparison.Ordinal)));

    [Fact]
    public Task Services_extension_methods_and_generics_are_followed() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly IJobs jobs;

            public Function(IJobs jobs)
            {
                this.jobs = jobs;
            }

            public async Task Handler(string id, ILambdaContext context) => await jobs.WaitAsync<int>(id);
        }

        public interface IJobs
        {
            Task WaitAsync<T>(string id);
        }

        public partial class Jobs : IJobs
        {
            private readonly IAmazonDynamoDB tables;

            public Jobs(IAmazonDynamoDB tables)
            {
                this.tables = tables;
            }

            public Task WaitAsync<T>(string id) => tables.UntilReadyAsync(id);
        }

        public static class TableExtensions
        {
            public static async Task UntilReadyAsync(this IAmazonDynamoDB tables, string name)
            {
                DescribeTableResponse table;
                do
                {
                    table = await tables.ReadAsync(name);
                    await PauseAsync();
                }
                [|while (table.ContentLength == 0)|];
            }

            private static Task<DescribeTableResponse> ReadAsync(this IAmazonDynamoDB tables, string name) =>
                tables.DescribeTableAsync(new DescribeTableRequest { TableName = name });

            private static Task PauseAsync() => Task.Delay(500);
        }
        """,
        "This loop polls 'ReadAsync' without a deadline (reached from 'Function.Handler' through 'Jobs.WaitAsync' > 'TableExtensions.UntilReadyAsync'): while the answer stays the same, it runs into the function's timeout (900 s at most), and the invocation fails; end it as well when 'ILambdaContext.RemainingTime' runs low, or wait with a durable function's 'WaitForConditionAsync' or a Step Functions state machine");

    [Fact]
    public Task Durable_code_is_sent_to_its_own_context_and_its_operations_are_left_alone() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;
        using Amazon.StepFunctions;
        using Amazon.StepFunctions.Model;

        public class Function
        {
            private readonly IAmazonStepFunctions client = new AmazonStepFunctionsClient();

            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string>(Workflow, input, context);

            private async Task Workflow(string arn, IDurableContext durable)
            {
                var request = new DescribeExecutionRequest { ExecutionArn = arn };
                [|while ((await client.DescribeExecutionAsync(request)).Status == ExecutionStatus.RUNNING)|]
                {
                    await Task.Delay(1000);
                }

                while ((await client.DescribeExecutionAsync(request)).Status == ExecutionStatus.RUNNING)
                {
                    await durable.WaitAsync(TimeSpan.FromMinutes(1));
                }

                await durable.StepAsync(async (_, _) =>
                {
                    while ((await client.DescribeExecutionAsync(request)).Status == ExecutionStatus.RUNNING)
                    {
                        await Task.Delay(1000);
                    }
                });
            }
        }
        """,
        "This loop polls 'DescribeExecutionAsync' without a deadline: while the answer stays the same, it runs into the function's timeout (900 s at most), and the invocation fails; end it as well when 'ILambdaContext.RemainingTime' runs low, or wait with 'WaitForConditionAsync' of the durable context");

    [Fact]
    public Task Code_that_no_invocation_reaches_and_callers_that_set_a_limit_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private bool done;

            public Function()
            {
                while (!done) { Task.Delay(10).Wait(); }
            }

            public async Task Handler(string order, ILambdaContext context)
            {
                done = true;
                var poll = PollAsync();
                if (await Task.WhenAny(poll, Task.Delay(5000)) != poll) { throw new TimeoutException(); }
            }

            private async Task PollAsync()
            {
                while (!done) { await Task.Delay(10); }
            }

            public static async Task Main() { while (!new Function().done) { await Task.Delay(10); } }
        }
        """);

    [Fact]
    public Task A_loop_on_a_queue_belongs_to_another_rule() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.SQS;

        public class Function
        {
            public async Task Handler(string queue, ILambdaContext context)
            {
                var client = new AmazonSQSClient();
                while ((await client.ReceiveMessageAsync(queue)).Messages.Count == 0)
                {
                    await Task.Delay(1000);
                }
            }
        }
        """);

    [Fact]
    public Task The_fix_adds_the_remaining_time_to_the_condition() => Verify.VerifyCodeFixAsync(
        InHandler(
            """
            var status = ExecutionStatus.RUNNING;
                    // Wait for the workflow.
                    [|while (status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE)|] // however long
                    {
                        status = (await client.DescribeExecutionAsync(request)).Status;
                        await Task.Delay(1000);
                    }

                    do
                    {
                        await Task.Delay(1000);
                    }
                    [|while (!await IsDoneAsync(order))|];

                    [|while (true)|]
                    {
                        if (await IsDoneAsync(order))
                        {
                            break;
                        }

                        await Task.Delay(1000);
                    }
            """),
        InHandler(
            """
            var status = ExecutionStatus.RUNNING;
                    // Wait for the workflow.
                    while ((status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE) && context.RemainingTime > TimeSpan.FromSeconds(5)) // however long
                    {
                        status = (await client.DescribeExecutionAsync(request)).Status;
                        await Task.Delay(1000);
                    }

                    do
                    {
                        await Task.Delay(1000);
                    }
                    while (!await IsDoneAsync(order) && context.RemainingTime > TimeSpan.FromSeconds(5));

                    while (context.RemainingTime > TimeSpan.FromSeconds(5))
                    {
                        if (await IsDoneAsync(order))
                        {
                            break;
                        }

                        await Task.Delay(1000);
                    }
            """));

    [Theory]
    [InlineData("public async Task Handler(string order) => await Loop(); private async Task Loop() { [|while (!Done)|] { await Task.Delay(1); } }")] // no context
    [InlineData("public async Task<int> Handler(string order, ILambdaContext context) { [|while (true)|] { if (Done) { return 1; } await Task.Delay(1); } }")] // would not return
    public Task No_fix_is_offered(string members) => Verify.VerifyNoCodeFixAsync(
        $$"""
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;

        public class Function
        {
            public bool Done { get; set; }

            public void Finish() => Done = !Done;

            [LambdaFunction]
            {{members}}
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        using Amazon.StepFunctions;
        using Amazon.StepFunctions.Model;

        public class Function
        {
            private readonly IAmazonStepFunctions client = new AmazonStepFunctionsClient();
            private readonly HttpClient http = new();
            private readonly Queue<string> queue = new();
            private readonly IDynamoDBContext items = null!;
            private bool done;
            private int tries;

            public bool IsReady => done;

            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                var limit = order.Length;
                var request = new DescribeExecutionRequest { ExecutionArn = order };
                {{statements}}
            }

            public void Finish(bool value) => done = value;

            private async Task<bool> IsDoneAsync(string id)
            {
                var answer = await client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = id });
                return answer.Status == ExecutionStatus.SUCCEEDED;
            }

            private async Task<bool> IsDoneSlowlyAsync(string id)
            {
                await Task.Delay(1000);
                return await IsDoneAsync(id);
            }

            private async Task SaveAsync() => await client.StartExecutionAsync(new StartExecutionRequest());

            private async Task<bool> TrySaveAsync(string output) => (await client.StartExecutionAsync(new StartExecutionRequest { Input = output })).ExecutionArn != null;

            private async Task<bool> WorkOnNextAsync() { await items.SaveAsync("next"); return done; }

            private bool TooOften() => ++tries > 10;

            private static bool IsLate(ILambdaContext context) => context.RemainingTime < TimeSpan.FromSeconds(5);
        }
        """;
}
