using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.WaitsForeverAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.WaitsForeverCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class WaitsForeverTests
{
    [Theory]
    [InlineData("var done = new ManualResetEvent(false); done.[|WaitOne|]();")]
    [InlineData("using var done = new AutoResetEvent(initialState: false); done.[|WaitOne|](Timeout.Infinite);")]
    [InlineData("WaitHandle done = new EventWaitHandle(false, EventResetMode.ManualReset); done.[|WaitOne|](-1, false);")]
    [InlineData("var done = new ManualResetEventSlim(); done.[|Wait|]();")]
    [InlineData("var done = new ManualResetEventSlim(false); done.[|Wait|](CancellationToken.None);")]
    [InlineData("var done = new ManualResetEventSlim(false); done?.[|Wait|]();")]
    [InlineData("var done = new ManualResetEventSlim(false); using var never = new CancellationTokenSource(); done.[|Wait|](never.Token);")]
    [InlineData("var done = new CountdownEvent(3); done.[|Wait|](Timeout.InfiniteTimeSpan);")]
    [InlineData("var barrier = new Barrier(2); barrier.[|SignalAndWait|]();")]
    [InlineData("var slots = new SemaphoreSlim(0); await slots.[|WaitAsync|]();")]
    [InlineData("var slots = new SemaphoreSlim(0); slots.[|Wait|]();")]
    [InlineData("var slots = new Semaphore(0, 3); slots.[|WaitOne|]();")]
    [InlineData("var done = new ManualResetEvent(false); Console.CancelKeyPress += (_, _) => done.Set(); done.[|WaitOne|]();")]
    [InlineData("var done = new ManualResetEvent(false); AppDomain.CurrentDomain.ProcessExit += delegate { done.Set(); }; done.[|WaitOne|]();")]
    [InlineData("pulse.[|WaitOne|]();")]
    [InlineData("var thread = new Thread(Work); thread.Start(); thread.[|Join|]();")]
    [InlineData("Thread.CurrentThread.[|Join|]();")]
    [InlineData("var thread = new Thread(Work); thread.Start(); thread.[|Join|](Timeout.Infinite);")]
    [InlineData("Thread.[|Sleep|](Timeout.Infinite);")]
    [InlineData("Thread.[|Sleep|](Timeout.InfiniteTimeSpan);")]
    [InlineData("await Task.[|Delay|](-1);")]
    [InlineData("const int forever = -1; var delay = Task.[|Delay|](forever); Work(); await delay;")]
    [InlineData("await Task.[|Delay|](Timeout.InfiniteTimeSpan, CancellationToken.None);")]
    [InlineData("await Task.WhenAll(Task.[|Delay|](Timeout.Infinite), Task.Delay(100));")]
    [InlineData("await Task.Run(() => Thread.[|Sleep|](-1));")]
    [InlineData("var answer = Console.[|ReadLine|]();")]
    [InlineData("Console.[|ReadKey|](intercept: true);")]
    [InlineData("if (Console.[|Read|]() > 0) Work();")]
    [InlineData("var process = Process.Start(\"convert\"); process.[|WaitForExit|]();")]
    [InlineData("Process.Start(\"convert\")!.[|WaitForExit|](-1);")]
    [InlineData("using var process = Process.Start(\"convert\"); await process.[|WaitForExitAsync|]();")]
    [InlineData("using var host = Host.CreateDefaultBuilder().Build(); host.[|Run|]();")]
    [InlineData("await Host.CreateDefaultBuilder().Build().[|RunAsync|]();")]
    [InlineData("var host = Host.CreateDefaultBuilder().Build(); await host.StartAsync(); await host.[|WaitForShutdownAsync|]().ConfigureAwait(false);")]
    [InlineData("await Host.CreateDefaultBuilder().[|RunConsoleAsync|]();")]
    [InlineData("WebApplication.Create().[|Run|]();")]
    [InlineData("var queue = new BlockingCollection<int>(); queue.[|Take|]();")]
    [InlineData("var queue = new BlockingCollection<int>(); foreach (var item in queue.[|GetConsumingEnumerable|]()) { queue.Add(item); }")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); await channel.Reader.[|ReadAsync|]();")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); var reader = channel.Reader; while (await reader.[|WaitToReadAsync|]()) { Work(); }")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); await channel.Writer.WriteAsync(1); await foreach (var item in channel.Reader.[|ReadAllAsync|]()) { Work(); }")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); var item = channel.Reader.[|ReadAsync|](default).AsTask().Result;")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("var done = new ManualResetEvent(false); done.WaitOne(1000);")]
    [InlineData("var done = new ManualResetEvent(false); done.WaitOne(context.RemainingTime);")]
    [InlineData("var done = new ManualResetEvent(true); done.WaitOne();")]
    [InlineData("var done = new ManualResetEventSlim(initialState: order.Length > 3); done.Wait();")]
    [InlineData("var done = new ManualResetEvent(false); ThreadPool.QueueUserWorkItem(_ => { Work(); done.Set(); }); done.WaitOne();")]
    [InlineData("var done = new ManualResetEvent(false); _ = Task.Run(() => { try { Work(); } finally { done.Set(); } }); done.WaitOne();")]
    [InlineData("var done = new ManualResetEvent(false); Start(done); done.WaitOne();")]
    [InlineData("var done = new ManualResetEventSlim(false); Begin(() => done.Set()); done.Wait();")]
    [InlineData("var done = new ManualResetEventSlim(false); Begin(done.Set); done.Wait();")]
    [InlineData("using var left = new CountdownEvent(2); Parallel.For(0, 2, _ => left.Signal()); left.Wait();")]
    [InlineData("var barrier = new Barrier(2); Parallel.For(0, 2, _ => barrier.SignalAndWait());")]
    [InlineData("Task.Run(Work).Wait();")]
    [InlineData("Task.WaitAll(Task.Run(Work));")]
    [InlineData("await gate.WaitAsync(); try { Work(); } finally { gate.Release(); }")]
    [InlineData("gate.Wait(); Work(); Leave();")]
    [InlineData("var slots = new SemaphoreSlim(3); await Task.WhenAll(new[] { 1, 2 }.Select(async _ => { await slots.WaitAsync(); try { await Task.Yield(); } finally { slots.Release(); } }));")]
    [InlineData("using var once = new Mutex(); once.WaitOne(); Work(); once.ReleaseMutex();")]
    [InlineData("lock (gate) { Work(); }")]
    [InlineData("using var cts = new CancellationTokenSource(context.RemainingTime); await Task.Delay(Timeout.Infinite, cts.Token);")]
    [InlineData("using var cts = new CancellationTokenSource(1000); cts.Token.WaitHandle.WaitOne();")]
    [InlineData("using var cts = new CancellationTokenSource(1000); new ManualResetEventSlim(false).Wait(cts.Token);")]
    [InlineData("await Task.WhenAny(Task.Delay(-1), Task.Run(Work));")]
    [InlineData("var delay = Task.Delay(-1);")]
    [InlineData("await Task.Delay(Timeout.Infinite).WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("Thread.Sleep(order.Length);")]
    [InlineData("var thread = new Thread(Work); thread.Start(); if (!thread.Join(500)) { thread.Interrupt(); thread.Join(); }")]
    [InlineData("foreach (var thread in order.Select(_ => new Thread(Work)).ToList()) { thread.Join(); }")]
    [InlineData("order.Select(_ => new Thread(Work)).ToList().ForEach(thread => thread.Join());")]
    [InlineData("string.Join(',', order); var text = new System.IO.StringReader(order).ReadLine();")]
    [InlineData("using var process = Process.Start(\"convert\"); if (process.WaitForExit(5000)) { process.WaitForExit(); }")]
    [InlineData("using var process = Process.Start(\"convert\"); process.Kill(); process.WaitForExit();")]
    [InlineData("using var process = Process.Start(\"convert\"); using var cts = new CancellationTokenSource(1000); await process.WaitForExitAsync(cts.Token);")]
    [InlineData("using var process = Process.Start(\"convert\"); await process.WaitForExitAsync().WaitAsync(context.RemainingTime);")]
    [InlineData("using var cts = new CancellationTokenSource(1000); await Host.CreateDefaultBuilder().Build().RunAsync(cts.Token);")]
    [InlineData("using var host = Host.CreateDefaultBuilder().Build(); await host.StartAsync();")]
    [InlineData("var queue = new BlockingCollection<int>(); queue.Add(1); queue.Take();")]
    [InlineData("var queue = new BlockingCollection<int>(); queue.TryTake(out var item, 1000);")]
    [InlineData("var queue = new BlockingCollection<int>(); foreach (var item in queue.GetConsumingEnumerable()) { break; }")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); await channel.Writer.WriteAsync(1); await channel.Reader.ReadAsync();")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); await foreach (var item in channel.Reader.ReadAllAsync()) { if (item > 3) break; }")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); using var cts = new CancellationTokenSource(1000); await foreach (var item in channel.Reader.ReadAllAsync().WithCancellation(cts.Token)) { Work(); }")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); Fill(channel.Writer); await foreach (var item in channel.Reader.ReadAllAsync()) { Work(); }")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task A_helper_names_the_handler_and_the_calls_between() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly Gate<string> gate = new();

            public string Handler(string order, ILambdaContext context) => gate.Pass(order);
        }

        public partial class Gate<T>
        {
            private readonly ManualResetEventSlim open = new(false);

            public T Pass(T value)
            {
                open.[|Wait|]();
                return value;
            }
        }

        public partial class Gate<T>
        {
            // Called by whoever gets the message, if it comes.
            public void OnMessage() => open.Set();
        }
        """,
        "'ManualResetEventSlim.Wait' waits here without a limit (reached from 'Function.Handler' through 'Gate.Pass'), and if nothing ends it the invocation runs into its timeout (900 s at most) and fails; pass a limit such as 'ILambdaContext.RemainingTime' and handle that it ran out");

    [Fact]
    public Task A_signal_of_what_the_member_starts_ends_the_wait() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            private CountdownEvent left;
            private readonly SemaphoreSlim slots = new(4);

            public void Handler(string[] orders, ILambdaContext context)
            {
                left = new CountdownEvent(orders.Length);
                StartAll(orders);
                left.Wait();
            }

            private void StartAll(string[] orders)
            {
                foreach (var order in orders)
                {
                    slots.Wait();
                    ThreadPool.QueueUserWorkItem(Work, order);
                }
            }

            private void Work(object order)
            {
                slots.Release();
                left.Signal();
            }
        }
        """);

    [Fact]
    public Task What_is_given_from_outside_is_not_known() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Collections.Concurrent;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly ManualResetEvent given;

            public Function(ManualResetEvent given) => this.given = given;

            public async Task Handler(string order, ILambdaContext context)
            {
                given.WaitOne();
                Begin().AsyncWaitHandle.WaitOne();
                await ReadAsync(Source(), new SemaphoreSlim(0));
            }

            private static async Task ReadAsync(ChannelReader<int> reader, SemaphoreSlim slots)
            {
                await slots.WaitAsync();
                await foreach (var item in reader.ReadAllAsync()) { }
            }

            private static IAsyncResult Begin() => Task.CompletedTask;

            private static ChannelReader<int> Source() => null;
        }
        """);

    [Fact]
    public Task Channels_and_collections_that_somebody_completes_come_to_an_end() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Concurrent;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly Channel<int> channel = Channel.CreateUnbounded<int>();
            private readonly BlockingCollection<int> queue = new();

            public async Task Handler(string order, ILambdaContext context)
            {
                await foreach (var item in channel.Reader.ReadAllAsync()) { }
                foreach (var item in queue.GetConsumingEnumerable()) { }
                queue.Take();
            }

            public void End()
            {
                channel.Writer.TryComplete();
                queue.CompleteAdding();
            }
        }
        """);

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source =
            """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            Task<string> Local(string order, ILambdaContext context)
            {
                return Task.FromResult(Console.{|LFIT1008:ReadLine|}());
            }

            await LambdaBootstrapBuilder.Create<string, string>(Local, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            Console.ReadLine();
            await Task.Delay(-1);
            """,
    });

    [Fact]
    public Task Requests_of_ASP_NET_Core_on_Lambda_are_reported_and_the_host_itself_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapGet("/", async () => { await Task.{|LFIT1008:Delay|}(Timeout.Infinite); });
            app.Run();

            public class OrdersController : ControllerBase
            {
                private static readonly AutoResetEvent Pulse = new(false);

                [HttpGet("orders")]
                public bool Get() => Pulse.{|LFIT1008:WaitOne|}();
            }
            """,
    });

    [Fact]
    public Task Other_models_are_reported_and_workflows_get_advice_of_their_own()
    {
        var test = new Test
        {
            Source =
                """
                using System;
                using System.Threading;
                using System.Threading.Tasks;
                using Amazon.Lambda.Annotations;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.DurableExecution;
                using Amazon.Lambda.SQSEvents;
                using AWS.Lambda.Powertools.BatchProcessing;

                public class Functions
                {
                    [LambdaFunction]
                    public void Annotated(string order) => Thread.[|Sleep|](-1);

                    public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                        DurableFunction.WrapAsync<string>(Workflow, input, context);

                    private async Task Workflow(string order, IDurableContext durable)
                    {
                        await Task.[|Delay|](-1);
                    }
                }

                public class Records : IRecordHandler<SQSEvent.SQSMessage>
                {
                    public Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage record, CancellationToken token)
                    {
                        Thread.CurrentThread.[|Join|]();
                        return null;
                    }
                }
                """,
        };
        test.Messages.Add("'Thread.Sleep' waits here without a limit, and if nothing ends it the invocation runs into its timeout (900 s at most) and fails; let a durable function or Step Functions wait for what is to come");
        test.Messages.Add("'Task.Delay' waits here without a limit, and if nothing ends it the invocation runs into its timeout (900 s at most) and fails; use WaitForCallbackAsync or WaitForConditionAsync of the durable context");
        test.Messages.Add("'Thread.Join' waits here without a limit, and if nothing ends it the invocation runs into its timeout (900 s at most) and fails; pass a limit such as 'ILambdaContext.RemainingTime' and handle that it ran out");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_fix_passes_the_remaining_time() => Verify.VerifyCodeFixAsync(
        """
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly ManualResetEvent done = new(false);
            private readonly SemaphoreSlim slots = new(0);

            public async Task<bool> Handler(string order, ILambdaContext context)
            {
                // The bank calls back.
                done.[|WaitOne|](); // some day
                done.[|WaitOne|](/* for ever */ Timeout.Infinite, exitContext: false);
                await slots.[|WaitAsync|]();
                slots?.[|Wait|](millisecondsTimeout: -1);
                var thread = new Thread(() => new Barrier(2).ToString());
                thread.[|Join|]();
                Process.Start("convert")
                    .[|WaitForExit|]();
                return done.[|WaitOne|]();
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly ManualResetEvent done = new(false);
            private readonly SemaphoreSlim slots = new(0);

            public async Task<bool> Handler(string order, ILambdaContext context)
            {
                // The bank calls back.
                done.WaitOne(context.RemainingTime); // some day
                done.WaitOne(/* for ever */ context.RemainingTime, exitContext: false);
                await slots.WaitAsync(context.RemainingTime);
                slots?.Wait(context.RemainingTime);
                var thread = new Thread(() => new Barrier(2).ToString());
                thread.Join(context.RemainingTime);
                Process.Start("convert")
                    .WaitForExit(context.RemainingTime);
                return done.WaitOne(context.RemainingTime);
            }
        }
        """);

    [Theory]
    [InlineData("public void Handler(string order, ILambdaContext context) => Wait(); private static void Wait() => Thread.CurrentThread.[|Join|]();")] // no context
    [InlineData("public void Handler(string order, ILambdaContext context) => Thread.[|Sleep|](-1);")] // no better
    [InlineData("public Task Handler(string order, ILambdaContext context) => Task.Run(static () => Thread.CurrentThread.[|Join|]());")] // a static lambda captures nothing
    [InlineData("public void Handler(string order, ILambdaContext context) => Console.[|ReadLine|]();")] // no such overload
    public Task No_fix_is_offered(string members) => Verify.VerifyNoCodeFixAsync(
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            {{members}}
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Diagnostics;
        using System.Linq;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;

        public class Function
        {
            private static readonly AutoResetEvent pulse = new(false);
            private static readonly SemaphoreSlim gate = new(1, 1);

            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }

            private static void Work() { }

            private static void Leave() => gate.Release();

            private static void Start(EventWaitHandle done) => done.Set();

            private static void Begin(Action callback) => callback();

            private static void Fill(ChannelWriter<int> writer) { }
        }
        """;
}
