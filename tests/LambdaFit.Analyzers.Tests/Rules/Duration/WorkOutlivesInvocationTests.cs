using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.WorkOutlivesInvocationAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.WorkOutlivesInvocationCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

/// <summary>LFIT1009: what is dropped is reported, what anybody waits for is not.</summary>
public sealed class WorkOutlivesInvocationTests
{
    [Theory]
    [InlineData("_ = [|SaveAsync|]();")]
    [InlineData("[|SaveAsync|]();")]
    [InlineData("this.[|SaveAsync|]().ConfigureAwait(false);")]
    [InlineData("_ = [|CountAsync|]();")]
    [InlineData("[|PingAsync|]();")] // ValueTask
    [InlineData("_ = [|PingAsync|]().AsTask();")]
    [InlineData("worker?.[|RunAsync|]();")]
    [InlineData("_ = order.Length > 3 ? [|SaveAsync|]() : Task.CompletedTask;")]
    [InlineData("var save = [|SaveAsync|]();")]
    [InlineData("var save = [|SaveAsync|](); _ = save;")]
    [InlineData("Task save; save = [|SaveAsync|]();")]
    [InlineData("_ = Task.[|Run|](() => SaveAsync());")]
    [InlineData("Task.[|Run|](() => Thread.Sleep(10));")]
    [InlineData("Task.Factory.[|StartNew|](() => Thread.Sleep(10), TaskCreationOptions.LongRunning);")]
    [InlineData("await Task.Factory.[|StartNew|](() => SaveAsync());")]
    [InlineData("await Task.Factory.[|StartNew|](async () => await SaveAsync()).ConfigureAwait(false);")]
    [InlineData("SaveAsync().[|ContinueWith|](t => Console.WriteLine(t.Exception));")]
    [InlineData("Task.[|WhenAll|](SaveAsync(), SaveAsync());")]
    [InlineData("Parallel.[|ForEachAsync|](new[] { 1 }, async (i, token) => await Task.Delay(i, token));")]
    [InlineData("ThreadPool.[|QueueUserWorkItem|](_ => Thread.Sleep(10));")]
    [InlineData("new Thread(() => Thread.Sleep(10)).[|Start|]();")]
    [InlineData("var thread = new Thread(() => Thread.Sleep(10)) { IsBackground = true }; thread.[|Start|]();")]
    [InlineData("[|Notify|]();")] // async void
    [InlineData("new List<int> { 1 }.ForEach([|async|] i => await Task.Delay(i));")]
    [InlineData("Parallel.ForEach(new[] { 1 }, [|async|] i => { await SaveAsync(); });")]
    [InlineData("Parallel.Invoke([|async|] () => await SaveAsync(), () => { });")]
    [InlineData("new List<int> { 1 }.ForEach([|NotifyAbout|]);")] // async void
    [InlineData("new List<int> { 1 }.ForEach(i => [|SaveAsync|]());")]
    [InlineData("Action later = [|async|] delegate { await SaveAsync(); }; later();")]
    [InlineData("Func<Task> later = () => SaveAsync(); [|later|]();")]
    [InlineData("SaveAsync().[|Forget|]();")]
    [InlineData("_ = Task.[|Run|](async () => { _ = [|SaveAsync|](); await SaveAsync(); });")]
    [InlineData("var [|tasks|] = new List<Task>(); foreach (var c in order) { tasks.Add(SaveAsync()); }")]
    [InlineData("var [|tasks|] = order.Select(c => SaveAsync()).ToList();")]
    [InlineData("Task[] [|tasks|] = { SaveAsync(), SaveAsync() };")]
    [InlineData("var [|tasks|] = new Task[2]; tasks[0] = SaveAsync(); tasks[1] = SaveAsync();")]
    [InlineData("var timer = new [|Timer|](_ => { }, null, 0, 1000);")]
    [InlineData("new [|Timer|](_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1));")]
    [InlineData("var timer = new [|System.Timers.Timer|](1000); timer.Elapsed += (s, e) => { }; timer.Start();")]
    [InlineData("var timer = new [|System.Timers.Timer|](1000) { AutoReset = true }; timer.Enabled = true;")]
    [InlineData("var timer = new [|PeriodicTimer|](TimeSpan.FromSeconds(1)); await timer.WaitForNextTickAsync();")]
    [InlineData("dropped = [|SaveAsync|]();")]
    [InlineData("if (dropped == null) dropped = [|SaveAsync|]();")]
    [InlineData("ticker = new [|Timer|](_ => { }, null, 0, 1000);")]
    [InlineData("ticker ??= new [|Timer|](_ => { }, null, 0, 1000);")]
    [InlineData("new MemoryStream().[|DisposeAsync|]();")] // ValueTask of an async disposable
    [InlineData("var saved = SaveAsync(); saved.[|ContinueWith|](t => SaveAsync()); ")]
    public Task Work_that_nobody_waits_for_is_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("await SaveAsync();")]
    [InlineData("await SaveAsync().ConfigureAwait(false);")]
    [InlineData("_ = await CountAsync();")]
    [InlineData("var save = SaveAsync(); await Task.Delay(1); await save;")]
    [InlineData("var save = SaveAsync(); await Task.WhenAll(save, SaveAsync());")]
    [InlineData("var save = SaveAsync(); Keep(save);")]
    [InlineData("var save = SaveAsync(); Func<Task> later = () => save; await later();")]
    [InlineData("var save = SaveAsync(); while (!save.IsCompleted) { await Task.Delay(1); }")]
    [InlineData("var work = SaveAsync(); await Task.WhenAny(work, Task.Delay(1000));")] // the loser
    [InlineData("Task save; if (order is \"x\") { save = SaveAsync(); } else { save = CountAsync(); } await save;")]
    [InlineData("SaveAsync().Wait();")] // LFIT6008
    [InlineData("var work = SaveAsync(); work.ContinueWith(t => Console.WriteLine(t.Exception), TaskContinuationOptions.OnlyOnFaulted); await work;")]
    [InlineData("await Task.Run(() => SaveAsync());")]
    [InlineData("await Task.Factory.StartNew(() => SaveAsync()).Unwrap();")]
    [InlineData("await Task.Factory.StartNew(() => Thread.Sleep(10));")]
    [InlineData("await await Task.Factory.StartNew(() => SaveAsync());")]
    [InlineData("await Task.WhenAny(SaveAsync(), CountAsync());")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1 }, async (i, token) => await Task.Delay(i, token));")]
    [InlineData("await Task.WhenAll(order.Select(async c => await SaveAsync()));")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(SaveAsync()); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = order.Select(c => SaveAsync()).ToList(); foreach (var task in tasks) { await task; }")]
    [InlineData("Task[] tasks = { SaveAsync(), SaveAsync() }; Task.WaitAll(tasks);")]
    [InlineData("_ = NothingAsync();")] // has ended when it returns
    [InlineData("_ = CachedAsync(1);")]
    [InlineData("Nothing();")]
    [InlineData("_ = Task.FromResult(1); _ = Task.CompletedTask;")]
    [InlineData("using var source = new CancellationTokenSource(); source.CancelAsync();")]
    [InlineData("var thread = new Thread(() => Thread.Sleep(10)); thread.Start(); thread.Join();")]
    [InlineData("var threads = new List<Thread>(); var thread = new Thread(() => { }); threads.Add(thread); thread.Start(); threads.ForEach(t => t.Join());")]
    [InlineData("using var done = new ManualResetEventSlim(); ThreadPool.QueueUserWorkItem(_ => done.Set()); done.Wait(1000);")]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(() => done.SetResult()); await done.Task;")]
    [InlineData("using var done = new CountdownEvent(1); new List<int> { 1 }.ForEach(async i => { await Task.Delay(i); done.Signal(); }); done.Wait();")]
    [InlineData("var channel = Channel.CreateUnbounded<int>(); _ = FillAsync(channel.Writer); await foreach (var i in channel.Reader.ReadAllAsync()) { }")]
    [InlineData("using var timer = new Timer(_ => { }, null, 0, 1000); await SaveAsync();")]
    [InlineData("var timer = new Timer(_ => { }, null, 0, 1000); try { await SaveAsync(); } finally { timer.Dispose(); }")]
    [InlineData("var timer = new Timer(_ => { }, null, 0, 1000); await SaveAsync(); timer.Change(Timeout.Infinite, Timeout.Infinite);")]
    [InlineData("var timer = new Timer(_ => { }, null, Timeout.Infinite, Timeout.Infinite);")]
    [InlineData("var timer = new Timer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);")]
    [InlineData("var timer = new System.Timers.Timer(1000); timer.Start(); await SaveAsync(); timer.Stop();")]
    [InlineData("var timer = new System.Timers.Timer(1000); timer.Elapsed += (s, e) => { };")] // never started
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); await timer.WaitForNextTickAsync();")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += async (s, e) => await SaveAsync();")]
    [InlineData("EventHandler handler = async (s, e) => await SaveAsync();")]
    [InlineData("CancellationToken.None.Register(async () => await SaveAsync());")]
    [InlineData("Expression<Action> call = () => SaveAsync();")]
    [InlineData("Func<Task> later = async () => await SaveAsync(); await later();")]
    [InlineData("await using var stream = new MemoryStream(); await stream.FlushAsync();")]
    [InlineData("awaited = SaveAsync(); await awaited;")]
    [InlineData("Shared = SaveAsync();")]
    [InlineData("stopped ??= new Timer(_ => { }, null, 0, 1000);")]
    [InlineData("var stream = new MemoryStream(); try { await SaveAsync(); } finally { await stream.DisposeAsync(); }")]
    [InlineData("await using var session = new Session(SaveAsync());")] // awaits it in DisposeAsync
    [InlineData("var session = new Session(null); session.Own(SaveAsync()); await session.DisposeAsync();")]
    [InlineData("await SaveAsync().ContinueWith(t => Console.WriteLine(t.Status));")]
    [InlineData("await PingAsync(); var ping = PingAsync(); await ping;")]
    [InlineData("var later = new Lazy<Task>(() => SaveAsync()); await later.Value;")]
    [InlineData("Task Inner() => SaveAsync(); await Inner();")]
    public Task Work_that_somebody_waits_for_is_not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task Way_from_the_handler_is_followed_through_interfaces_generics_and_partial_types() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public interface IAudit<T>
        {
            Task WriteAsync(T entry);
        }

        public sealed partial class Audit : IAudit<string>
        {
            public Task WriteAsync(string entry)
            {
                Store(entry);
                return Task.CompletedTask;
            }

            partial void Store(string entry);
        }

        public sealed partial class Audit
        {
            partial void Store(string entry)
            {
                _ = Task.[|Run|](() => entry.Trim());
                saved = Repository.[|SaveAsync|](entry);
            }

            private Task saved;
        }

        public static class Repository
        {
            public static async Task SaveAsync<T>(T entity) => await Task.Delay(10);
        }

        public class Function
        {
            private readonly IAudit<string> audit;

            public Function(IAudit<string> audit) => this.audit = audit;

            public async Task Handler(string order, ILambdaContext context) => await audit.WriteAsync(order);
        }
        """);

    [Fact]
    public Task Delegate_of_a_bootstrap_is_reported_and_Main_is_not() => VerifyExecutableAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;

        public static class Program
        {
            public static async Task Main()
            {
                _ = WarmUpAsync();
                Func<string, ILambdaContext, Task> handler = async (order, context) =>
                {
                    _ = [|WarmUpAsync|]();
                    await Task.Delay(1);
                };
                await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
            }

            private static async Task WarmUpAsync() => await Task.Delay(10);
        }
        """);

    [Fact]
    public Task Local_function_of_top_level_statements_is_reported() => VerifyExecutableAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;

        _ = Task.Run(() => { });
        await LambdaBootstrapBuilder.Create<string>(Handle, null!).Build().RunAsync();

        async Task Handle(string order, ILambdaContext context)
        {
            Task.[|Run|](() => { });
            await Task.Delay(1);
        }
        """);

    [Fact]
    public Task Async_void_handler_is_left_to_its_own_rule() => VerifyExecutableAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.RuntimeSupport;

        Action<string> handler = async order => await Task.Delay(1);
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
        """);

    [Fact]
    public Task Annotations_handler_is_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Net.Http;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;

        public class Functions
        {
            private readonly HttpClient http;

            public Functions(HttpClient http)
            {
                this.http = http;
                _ = http.GetAsync("https://example.com/warm-up");
            }

            [LambdaFunction]
            public string Get(string id)
            {
                http.[|GetAsync|]("https://example.com/seen/" + id);
                return id;
            }
        }
        """);

    [Fact]
    public Task Controllers_endpoints_and_middleware_are_reported() => VerifyExecutableAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        var app = builder.Build();
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            context.Response.OnCompleted(async () => await Task.Delay(1));
            await next(context);
        });
        app.MapGet("/", () =>
        {
            _ = Task.[|Run|](() => { });
            return "ok";
        });
        app.Run();

        [ApiController]
        public class OrdersController : ControllerBase
        {
            private Task cache = Task.CompletedTask;

            [HttpPost("/orders")]
            public IActionResult Post(string order)
            {
                _ = [|SendAsync|](order);
                cache = SendAsync(order);
                return Ok(cache);
            }

            private static async Task SendAsync(string order) => await Task.Delay(10);
        }
        """);

    [Fact]
    public Task Durable_workflow_is_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;

        public class Function
        {
            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string, int>(Workflow, input, context);

            private static async Task<int> Workflow(string order, IDurableContext context)
            {
                _ = context.[|StepAsync|](async (step, token) => { await Task.Delay(1, token); return 1; });
                await context.WaitAsync(TimeSpan.FromDays(1));
                return 1;
            }
        }
        """);

    [Theory]
    [InlineData("CapacityProviderConfig: { Arn: 'arn:aws:lambda:eu-west-1:123456789012:capacity-provider:orders' }", "SaveAsync")]
    [InlineData("Timeout: 30", "[|SaveAsync|]")]
    public Task Managed_instances_do_not_freeze(string property, string call)
    {
        var test = new Test { Source = InHandler("_ = " + call + "();") };
        test.AdditionalFiles.Add(("/repo/orders/template.yaml",
            $"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: TestProject::Function::Handler
                  CodeUri: ./
                  Runtime: dotnet8
                  {property}
            """));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_extension_keeps_the_environment_running() => Verify.VerifyAnalyzerAsync(
        """
        using System.Net.Http;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context) => _ = Task.Run(() => Task.Delay(10));
        }

        public class Extension
        {
            private readonly HttpClient client = new();

            public Task RegisterAsync(string api) => client.PostAsync($"http://{api}/2020-01-01/extension/register", new StringContent("{}"));
        }
        """);

    [Fact]
    public Task Message_says_what_happens_and_what_to_do() => Verify.VerifyAnalyzerAsync(
        InHandler("_ = [|SaveAsync|](); await worker.DropAsync();") +
        """

        public static class Extensions
        {
            public static Task DropAsync(this Worker worker)
            {
                worker.[|RunAsync|]();
                return Task.CompletedTask;
            }
        }
        """,
        "The task returned by 'Function.SaveAsync' is never awaited, but Lambda freezes the environment when the handler returns, so the work is lost or resumes in a later invocation; await it, or hand work that is meant to go on to SQS, EventBridge or Step Functions",
        "The task returned by 'Worker.RunAsync' is never awaited, but Lambda freezes the environment when the handler returns, so the work is lost or resumes in a later invocation (reached from 'Function.Handler' through 'Extensions.DropAsync'); await it, or hand work that is meant to go on to SQS, EventBridge or Step Functions");

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly Lazy<Task<int>> Settings = new(() => LoadAsync());
            private readonly Task<int> warmUp;
            private readonly Timer timer = new(_ => { }, null, 0, 1000);

            public Function()
            {
                warmUp = LoadAsync();
                _ = Task.Run(() => { });
                LoadAsync();
            }

            public async Task<int> Handler(string order, ILambdaContext context) => await Settings.Value + await warmUp;

            public static void Unused() => _ = Task.Run(() => { });

            private static async Task<int> LoadAsync()
            {
                await Task.Delay(10);
                return 1;
            }
        }
        """);

    [Fact]
    public Task Tasks_of_an_async_handler_are_awaited() => Verify.VerifyCodeFixAsync(
        InHandler(
            """
            // The audit may take its time.
                    _ = [|SaveAsync|](); // really
                    _ = Task.[|Run|](() => SaveAsync());
                    this
                        .[|SaveAsync|]()
                        .ConfigureAwait(false);
                    var save = [|SaveAsync|]();
                    var count = [|CountAsync|]();
                    _ = count;
                    Task.Factory.[|StartNew|](() => SaveAsync());
                    await Task.Factory.[|StartNew|](() => SaveAsync());
                    SaveAsync().[|ContinueWith|](t => { });
                    SaveAsync().[|Forget|]();
                    Func<Task> later = async () => { _ = [|SaveAsync|](); await Task.Delay(1); };
                    await later();
                    lock (this)
                    {
                        _ = [|SaveAsync|]();
                    }

                    worker?.[|RunAsync|]();
                    ThreadPool.[|QueueUserWorkItem|](_ => { });
                    new List<int>().ForEach(i => [|SaveAsync|]());
            """),
        InHandler(
            """
            // The audit may take its time.
                    await SaveAsync(); // really
                    await Task.Run(() => SaveAsync());
                    await this
                        .SaveAsync()
                        .ConfigureAwait(false);
                    await SaveAsync();
                    var count = CountAsync();
                    _ = count;
                    await Task.Factory.StartNew(() => SaveAsync()).Unwrap();
                    await Task.Factory.StartNew(() => SaveAsync()).Unwrap();
                    await SaveAsync().ContinueWith(t => { });
                    await SaveAsync();
                    Func<Task> later = async () => { await SaveAsync(); await Task.Delay(1); };
                    await later();
                    lock (this)
                    {
                        _ = SaveAsync();
                    }

                    worker?.RunAsync();
                    ThreadPool.QueueUserWorkItem(_ => { });
                    new List<int>().ForEach(i => SaveAsync());
            """));

    [Fact]
    public Task Method_that_returns_a_task_becomes_async_once() => Verify.VerifyCodeFixAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            /// <summary>Handles an order.</summary>
            public Task Handler(string order, ILambdaContext context)
            {
                if (order.Length == 0)
                    return Task.CompletedTask;

                if (order.Length == 1)
                {
                    return SaveAsync(order);
                }

                _ = [|SaveAsync|](order);
                [|SaveAsync|](order);

                return Task.CompletedTask;
            }

            Task<int> CountAsync(string order)
            {
                _ = [|SaveAsync|](order);
                return order.Length > 3 ? SizeAsync() : Task.FromResult(1);

                Task<int> SizeAsync() => Task.FromResult(order.Length);
            }

            public async Task Other(string order, ILambdaContext context)
            {
                await CountAsync(order);
                await Inner();

                Task<int> Inner()
                {
                    [|SaveAsync|](order);
                    return Task.FromResult(2);
                }
            }

            private static async Task SaveAsync(string order) => await Task.Delay(10);
        }
        """,
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            /// <summary>Handles an order.</summary>
            public async Task Handler(string order, ILambdaContext context)
            {
                if (order.Length == 0)
                    return;

                if (order.Length == 1)
                {
                    await SaveAsync(order);
                    return;
                }

                await SaveAsync(order);
                await SaveAsync(order);
            }

            async Task<int> CountAsync(string order)
            {
                await SaveAsync(order);
                return await (order.Length > 3 ? SizeAsync() : Task.FromResult(1));

                Task<int> SizeAsync() => Task.FromResult(order.Length);
            }

            public async Task Other(string order, ILambdaContext context)
            {
                await CountAsync(order);
                await Inner();

                async Task<int> Inner()
                {
                    await SaveAsync(order);
                    return 2;
                }
            }

            private static async Task SaveAsync(string order) => await Task.Delay(10);
        }
        """);

    [Fact]
    public Task Handler_without_result_returns_Task_unless_code_depends_on_its_type() => Verify.VerifyCodeFixAsync(
        """
        using Amazon.Lambda.Core;

        public interface IHandler
        {
            void Handle(string order, ILambdaContext context);
        }

        public class Implementing : IHandler
        {
            public void Handle(string order, ILambdaContext context) => Repository.[|SaveAsync|]();
        }

        public class Called
        {
            public void Handle(string order, ILambdaContext context) => Repository.[|SaveAsync|]();

            public void Again(ILambdaContext context) => Handle("again", context);
        }

        public class Function
        {
            public void Handle(string order, ILambdaContext context)
            {
                Repository.[|SaveAsync|]();
                _ = Repository.[|SaveAsync|]();
            }

            public void HandleOther(string order, ILambdaContext context) => Repository.[|SaveAsync|]();

            public int HandleNumber(string order, ILambdaContext context)
            {
                Repository.[|SaveAsync|]();
                return 1;
            }
        }

        public static class Repository
        {
            public static async System.Threading.Tasks.Task SaveAsync() => await System.Threading.Tasks.Task.Delay(10);
        }
        """,
        """
        using Amazon.Lambda.Core;

        public interface IHandler
        {
            void Handle(string order, ILambdaContext context);
        }

        public class Implementing : IHandler
        {
            public void Handle(string order, ILambdaContext context) => Repository.SaveAsync();
        }

        public class Called
        {
            public void Handle(string order, ILambdaContext context) => Repository.SaveAsync();

            public void Again(ILambdaContext context) => Handle("again", context);
        }

        public class Function
        {
            public async System.Threading.Tasks.Task Handle(string order, ILambdaContext context)
            {
                await Repository.SaveAsync();
                await Repository.SaveAsync();
            }

            public async System.Threading.Tasks.Task HandleOther(string order, ILambdaContext context) => await Repository.SaveAsync();

            public int HandleNumber(string order, ILambdaContext context)
            {
                Repository.SaveAsync();
                return 1;
            }
        }

        public static class Repository
        {
            public static async System.Threading.Tasks.Task SaveAsync() => await System.Threading.Tasks.Task.Delay(10);
        }
        """);

    private static Task VerifyExecutableAsync(string source) =>
        Verify.VerifyAnalyzerAsync(new Test { Source = source, OutputKind = OutputKind.ConsoleApplication });

    private static string InHandler(string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly Worker worker = new();
            private Task dropped;
            private Task awaited;
            private Timer ticker;
            private Timer stopped;

            public Task Shared { get; set; }

            public async Task Handler(string order, ILambdaContext context)
            {
                {{statements}}
                await Task.Yield();
            }

            private async Task SaveAsync() => await Task.Delay(10);

            private async Task<int> CountAsync()
            {
                await Task.Delay(10);
                return 1;
            }

            private async ValueTask PingAsync() => await Task.Delay(10);

            private async void Notify() => await Task.Delay(10);

            private async void NotifyAbout(int order) => await Task.Delay(order);

            private async void Nothing() { }

            private Task NothingAsync() => Task.CompletedTask;

            private ValueTask<int> CachedAsync(int id) => new ValueTask<int>(id);

            private static async Task FillAsync(ChannelWriter<int> writer)
            {
                await writer.WriteAsync(1);
                writer.Complete();
            }

            private static void Keep(Task task) => GC.KeepAlive(task);

            private void Stop() => stopped?.Dispose();
        }

        public sealed class Session : IAsyncDisposable
        {
            private Task running;

            public Session(Task running) => this.running = running;

            public void Own(Task task) => running = task;

            public async ValueTask DisposeAsync() => await running;
        }

        public class Worker
        {
            public async Task RunAsync() => await Task.Delay(10);
        }

        public static class TaskExtensions
        {
            public static void Forget(this Task task) { }
        }
        """;
}
