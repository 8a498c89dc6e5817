using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.EndlessLoopAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.EndlessLoopCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class EndlessLoopTests
{
    [Theory]
    [InlineData("[|while (true)|] { Work(); }")]
    [InlineData("[|for (;;)|] { Work(); }")]
    [InlineData("[|for (var i = 0; ; i++)|] { Work(); }")]
    [InlineData("do { Work(); } [|while (true)|];")]
    [InlineData("var on = true; [|while (on)|] { Work(); }")]
    [InlineData("var done = false; [|while (!done)|] { Work(); }")]
    [InlineData("again: Work(); [|goto again;|]")]
    [InlineData("[|while (true)|] { try { Work(); throw new Exception(); } catch (Exception) { Work(); } }")]
    [InlineData("[|while (true)|] { switch (count) { case 1: break; default: Work(); break; } }")]
    [InlineData("[|while (true)|] { foreach (var x in new[] { 1 }) { if (x == count) break; } }")]
    [InlineData("[|while (true)|] { Action leave = () => { return; }; leave(); }")]
    [InlineData("[|while (true)|] { Environment.Exit(1); }")]
    [InlineData("[|while (true)|] { Thread.Sleep(1000); await Task.Delay(5, CancellationToken.None); }")]
    [InlineData("var timer = new PeriodicTimer(TimeSpan.FromSeconds(5)); [|while (await timer.WaitForNextTickAsync())|] { Work(); }")]
    [InlineData("var never = new CancellationTokenSource(); [|while (true)|] { await Task.Delay(5, never.Token); }")]
    [InlineData("using var never = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None, default); [|while (true)|] { await Task.Delay(5, never.Token); }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("while (true) { if (count++ > 3) break; }")]
    [InlineData("while (true) { if (count++ > 3) return; }")]
    [InlineData("while (true) { if (count++ > 3) throw new InvalidOperationException(); }")]
    [InlineData("while (true) { try { Work(); } catch (IOException) { throw; } }")]
    [InlineData("while (true) { foreach (var x in new[] { 1 }) { if (x == count) goto done; } } done: Work();")]
    [InlineData("again: Work(); if (count++ < 3) goto again;")]
    [InlineData("again: Work(); if (count++ > 3) return; goto again;")]
    [InlineData("var on = true; while (on) { on = count++ < 3; }")]
    [InlineData("var on = true; AppDomain.CurrentDomain.ProcessExit += (_, _) => on = false; while (on) { Work(); }")]
    [InlineData("var on = true; while (on) { Step(ref on); }")]
    [InlineData("while (context.RemainingTime > TimeSpan.FromSeconds(5)) { Work(); }")]
    [InlineData("while (true) { if (context.RemainingTime < TimeSpan.FromSeconds(5)) { Leave(); } }")]
    [InlineData("using var cts = new CancellationTokenSource(context.RemainingTime); while (true) { await Task.Delay(5, cts.Token); }")]
    [InlineData("using var cts = new CancellationTokenSource(1000); while (true) { cts.Token.ThrowIfCancellationRequested(); }")]
    [InlineData("while (true) { Leave(); }")]
    [InlineData("while (true) { ThrowWhenLate(context); Work(); }")]
    [InlineData("var limit = context.RemainingTime; while (true) { Work(); if (Stopwatch.StartNew().Elapsed > limit) break; }")]
    [InlineData("var cts = new CancellationTokenSource(); AppDomain.CurrentDomain.ProcessExit += (_, _) => cts.Cancel(); while (true) { await Task.Delay(5, cts.Token); }")]
    [InlineData("using var outer = new CancellationTokenSource(1000); using var cts = CancellationTokenSource.CreateLinkedTokenSource(outer.Token); while (true) { await Task.Delay(5, cts.Token); }")]
    [InlineData("await Task.WhenAny(Task.Run(() => { while (true) { Work(); } }), Task.Delay(1000));")]
    [InlineData("for (var i = 0; i < 10; i++) { Work(); }")]
    [InlineData("var queue = new System.Collections.Concurrent.BlockingCollection<int>(); while (true) { queue.Take(); }")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory, MemberData(nameof(EntryPointModels.Names), MemberType = typeof(EntryPointModels))]
    public Task Every_model_of_entry_points_is_followed(string model) => Verify.VerifyAnalyzerAsync(EntryPointModels.Calling(
        model,
        """
        public static class Worker
        {
            public static async Task RunAsync()
            {
                if (DateTime.UtcNow.Year > 3000)
                {
                    {|LFIT1001:while (true)|} { await Task.Yield(); }
                }

                var rounds = 0;
                while (true)
                {
                    if (rounds++ > 3) { break; }
                }
            }
        }
        """));

    [Fact]
    public Task Advice_depends_on_what_the_loop_does_and_where() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;
        using Amazon.SQS;

        public class Function
        {
            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string>(Workflow, input, context);

            private async Task Workflow(string order, IDurableContext durable)
            {
                [|while (true)|] { await Task.Delay(1000); }
            }

            public async Task Tick(ILambdaContext context)
            {
                var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
                [|while (await timer.WaitForNextTickAsync())|] { }
            }

            public void Work(ILambdaContext context)
            {
                [|while (true)|] { }
            }

            public async Task Listen(ILambdaContext context)
            {
                var queue = new AmazonSQSClient();
                while (true) { await queue.ReceiveMessageAsync("orders"); }
            }
        }
        """,
        "This loop has no way out, so every invocation runs into its timeout (900 s at most) and fails; end it when 'ILambdaContext.RemainingTime' runs low, or suspend in it with 'WaitAsync' of the durable context",
        "This loop has no way out, so every invocation runs into its timeout (900 s at most) and fails; end it when 'ILambdaContext.RemainingTime' runs low, or let EventBridge Scheduler invoke the function at each tick",
        "This loop has no way out, so every invocation runs into its timeout (900 s at most) and fails; end it when 'ILambdaContext.RemainingTime' runs low, or move permanent work to Fargate or ECS");

    [Fact]
    public Task A_caller_that_sets_a_limit_is_heard() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task Handler(string order, ILambdaContext context) => await PumpAsync().WaitAsync(context.RemainingTime - TimeSpan.FromSeconds(1));

            private static async Task PumpAsync() { while (true) { await Task.Delay(10); } }
        }
        """);

    [Fact]
    public Task A_helper_names_the_handler_and_the_calls_between() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly IWorker worker = new Worker();

            public async Task Handler(string order, ILambdaContext context) => await worker.RunAsync();
        }

        public interface IWorker { Task RunAsync(); }

        public class Worker : IWorker
        {
            public Task RunAsync() => LoopAsync<int>();

            private static async Task LoopAsync<T>()
            {
                [|while (true)|]
                {
                    await Task.Delay(1);
                }
            }
        }
        """,
        "This loop has no way out, so every invocation runs into its timeout (900 s at most) and fails (reached from 'Function.Handler' through 'Worker.RunAsync' > 'Worker.LoopAsync'); end it when 'ILambdaContext.RemainingTime' runs low, or wait with a durable function or Step Functions, or move permanent work to Fargate or ECS");

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            public Function() { while (DateTime.Now.Year > 0 || true) { Thread.Sleep(1); } }

            public string Handler(string order, ILambdaContext context) => order;
        }

        public class Console
        {
            public void Run() { while (true) { } }
        }
        """);

    [Fact]
    public Task Iterators_and_durable_waits_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;

        public class Function
        {
            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string>(Workflow, input, context);

            private async Task Workflow(string order, IDurableContext durable)
            {
                while (true)
                {
                    await durable.WaitAsync(TimeSpan.FromHours(1));
                }
            }
        }

        public class Numbers
        {
            public IEnumerable<int> Handler(string order, ILambdaContext context)
            {
                while (true) { yield return 1; }
            }
        }
        """);

    [Fact]
    public Task A_bootstrap_handler_in_top_level_statements_is_reported_and_main_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            var handler = async (string order, ILambdaContext context) =>
            {
                {|LFIT1001:while (true)|} { await Task.Delay(1); }
            };

            await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            while (true) { await Task.Delay(1); }
            """,
    });

    [Fact]
    public Task Requests_of_ASP_NET_Core_on_Lambda_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapGet("/", async () => { {|LFIT1001:while (true)|} { await Task.Delay(1); } });
            app.Run();

            [ApiController]
            public class OrdersController : ControllerBase
            {
                [HttpGet("orders")]
                public void Get() { {|LFIT1001:while (true)|} { } }

                [NonAction]
                public void Helper() { while (true) { } }
            }
            """,
    });

    [Fact]
    public Task The_fix_bounds_while_for_and_do() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task Handler(string order, ILambdaContext context)
            {
                // Poll.
                [|while (true)|] // for ever
                {
                    await Task.Delay(1);
                }
            }

            public async Task Second(ILambdaContext lambda)
            {
                [|for (;;)|]
                {
                    await Task.Delay(1);
                }
            }

            public async Task Third(ILambdaContext lambda)
            {
                var on = true;
                [|while (on)|]
                {
                    await Task.Delay(1);
                }

                do
                {
                    await Task.Delay(1);
                }
                [|while (true)|];
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task Handler(string order, ILambdaContext context)
            {
                // Poll.
                while (context.RemainingTime > TimeSpan.FromSeconds(5)) // for ever
                {
                    await Task.Delay(1);
                }
            }

            public async Task Second(ILambdaContext lambda)
            {
                for (; lambda.RemainingTime > TimeSpan.FromSeconds(5);)
                {
                    await Task.Delay(1);
                }
            }

            public async Task Third(ILambdaContext lambda)
            {
                var on = true;
                while (on && lambda.RemainingTime > TimeSpan.FromSeconds(5))
                {
                    await Task.Delay(1);
                }

                do
                {
                    await Task.Delay(1);
                }
                while (lambda.RemainingTime > TimeSpan.FromSeconds(5));
            }
        }
        """);

    [Theory]
    [InlineData("public async Task<int> Handler(string order, ILambdaContext context) { [|while (true)|] { await Task.Delay(1); } }")] // would not return
    [InlineData("public async Task Handler(string order, ILambdaContext context) => await Loop(); private static async Task Loop() { [|while (true)|] { await Task.Delay(1); } }")] // no context
    [InlineData("public void Handler(string order, ILambdaContext context) { again: GC.Collect(); [|goto again;|] }")]
    public Task No_fix_is_offered(string members) => Verify.VerifyNoCodeFixAsync(
        $$"""
        using System;
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
        using System.Diagnostics;
        using System.Diagnostics.CodeAnalysis;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                var count = order.Length;
                {{statements}}
            }

            private static void Work() { }

            private static void Step(ref bool on) => on = false;

            private static void ThrowWhenLate(ILambdaContext context) { if (context.RemainingTime < TimeSpan.FromSeconds(5)) { throw new TimeoutException(); } }

            [DoesNotReturn]
            private static void Leave() => throw new InvalidOperationException();
        }
        """;
}
