using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.BilledIdleWaitAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.BilledIdleWaitCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class BilledIdleWaitTests
{
    [Theory]
    [InlineData("[|Thread.Sleep(5_000)|];")]
    [InlineData("[|Thread.Sleep(TimeSpan.FromMinutes(1))|];")]
    [InlineData("await [|Task.Delay(Pause)|];")]
    [InlineData("await [|Task.Delay(TimeSpan.FromSeconds(10))|].ConfigureAwait(false);")]
    [InlineData("[|Task.Delay(8 * 1000)|].Wait();")]
    [InlineData("var pause = [|Task.Delay(6_000)|]; Work(); await pause;")]
    [InlineData("using var cts = new CancellationTokenSource(); await [|Task.Delay(6_000, cts.Token)|];")]
    [InlineData("for (var i = 0; i < 3; i++) { Work(); await [|Task.Delay(10_000)|]; }")]
    [InlineData("foreach (var pause in new[] { 1, 5, 15 }) { Work(); await [|Task.Delay(TimeSpan.FromSeconds(pause))|]; }")]
    [InlineData("var pause = 1_000; for (var i = 0; i < 5; i++) { Work(); await [|Task.Delay(pause)|]; pause *= 2; }")]
    [InlineData("await Task.WhenAll(new[] { 1, 2 }.Select(async _ => { Work(); await [|Task.Delay(5_000)|]; }));")]
    [InlineData("await Task.Run(async () => await [|Task.Delay(5_000)|]);")]
    [InlineData("for (var i = 0; i < 10 && !await IsDoneAsync(); i++) { await [|Task.Delay(10_000)|]; }")]
    [InlineData("try { Work(); } catch (Exception) { await [|Task.Delay(60_000)|]; }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); break; } catch (Exception) { } await [|Task.Delay(90_000)|]; }")]
    [InlineData("foreach (var c in order) { try { Work(); await [|Task.Delay(5_000)|]; } catch (Exception) { Work(); } }")]
    [InlineData("try { await [|Task.Delay(5_000)|]; } catch (Exception) { Work(); }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("Thread.Sleep(4_999);")]
    [InlineData("for (var i = 0; i < 10; i++) { await Task.Delay(1_000); }")]
    [InlineData("await Task.Delay(order.Length * 1_000);")]
    [InlineData("await Task.Delay(Random.Shared.Next(60_000));")]
    [InlineData("_ = Task.Delay(10_000);")]
    [InlineData("await Task.WhenAny(Task.Run(Work), Task.Delay(30_000));")]
    [InlineData("await Task.Run(Work).WaitAsync(TimeSpan.FromSeconds(10));")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("using var cts = new CancellationTokenSource(10_000); using var gate = new SemaphoreSlim(1); await gate.WaitAsync(10_000);")]
    [InlineData("try { Work(); } catch (Exception) { await Task.Delay(10_000); Work(); }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { Work(); break; } catch (Exception) { Work(); } await Task.Delay(10_000); }")]
    [InlineData("foreach (var pause in new[] { 5, 10 }) { try { Work(); return; } catch (Exception) { Work(); } await Task.Delay(pause * 1_000); }")]
    [InlineData("while (true) { try { Work(); return; } catch (Exception) when (order.Length > 3) { Thread.Sleep(20_000); } }")]
    [InlineData("for (var i = 0; i < 5; i++) { try { Work(); return; } catch (Exception) { await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, i))); } }")]
    [InlineData("await Task.Delay(901_000);")] // LFIT1002
    [InlineData("for (var i = 0; i < 60; i++) { await Task.Delay(30_000); }")] // LFIT1002
    [InlineData("Thread.Sleep(500_000); Thread.Sleep(500_000);")] // LFIT1002, at the handler
    [InlineData("while (!await IsDoneAsync()) { await Task.Delay(10_000); }")] // LFIT1004
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task A_helper_names_the_handler_and_the_calls_between() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly IPump<int> pump = new Pump<int>();

            public async Task Handler(string order, ILambdaContext context) => await pump.RunAsync();
        }

        public interface IPump<T> { Task RunAsync(); }

        public partial class Pump<T> : IPump<T>
        {
            public async Task RunAsync() => await WarmUpAsync();
        }

        public partial class Pump<T>
        {
            private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(7.5);

            private static Task WarmUpAsync() => [|Task.Delay(s_warmUp)|];
        }
        """,
        "This call waits 7.5 s (reached from 'Function.Handler' through 'Pump.RunAsync' > 'Pump.WarmUpAsync'), and every second of it is billed; use a durable function's WaitAsync or a Step Functions wait");

    [Fact]
    public Task Back_off_of_a_minute_is_for_a_queue() => Verify.VerifyAnalyzerAsync(
        InHandler("try { Work(); } catch (Exception) { await [|Task.Delay(120_000)|]; }"),
        "This call waits 120 s, and every second of it is billed; hand the work back to its SQS queue with a delay, or use a durable function's WaitAsync");

    [Theory]
    [InlineData("root = true\n[*.cs]\nlambdafit.idle_wait_seconds = 30\n", "await Task.Delay(29_000); await [|Task.Delay(30_000)|];")]
    [InlineData("root = true\n[*.cs]\nlambdafit.idle_wait_seconds = 1\n", "await [|Task.Delay(1_000)|];")]
    [InlineData("root = true\n[*.cs]\nlambdafit.idle_wait_seconds = few\n", "await Task.Delay(4_000); await [|Task.Delay(5_000)|];")]
    public Task The_option_says_from_when_on(string editorConfig, string statements) =>
        Verify.VerifyAnalyzerAsync(new Test { Source = InHandler(statements), EditorConfig = editorConfig });

    [Theory]
    [InlineData("Timeout: 30", "await Task.Delay(40_000);")] // LFIT1003
    [InlineData("Timeout: 30", "await Task.Delay(20_000); await Task.Delay(20_000);")] // LFIT1003, at the handler
    [InlineData("MemorySize: 512", "await Task.Delay(5_000);")] // LFIT1003: 3 s
    [InlineData("Timeout: 30", "await [|Task.Delay(20_000)|];")]
    [InlineData("CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }", "await Task.Delay(20_000);")]
    public Task What_does_not_fit_into_the_timeout_is_left_to_LFIT1003(string property, string statements)
    {
        var test = new Test { Source = InHandler(statements) };
        test.AdditionalFiles.Add(("/repo/orders/template.yaml",
            "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: TestProject::Function::Handler\n      " + property + "\n"));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Init_code_and_Main_are_not_reported_and_bootstrap_handlers_are() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            Thread.Sleep(10_000);
            var handler = async (string order, ILambdaContext context) => { await {|LFIT1005:Task.Delay(10_000)|}; };
            await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            public class Cache
            {
                private static readonly int s_size = Fill();

                private static int Fill() { Thread.Sleep(10_000); return 1; }
            }
            """,
    });

    [Fact]
    public Task Requests_and_Annotations_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.Lambda.Annotations;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapGet("/", async () => { await {|LFIT1005:Task.Delay(5_000)|}; });
            app.Run();

            public class OrdersController : ControllerBase
            {
                [HttpGet("orders")]
                public void Get() { {|LFIT1005:Thread.Sleep(10_000)|}; }
            }

            public class Functions
            {
                [LambdaFunction]
                public Task Handle(string order) => {|LFIT1005:Task.Delay(10_000)|};
            }
            """,
    });

    [Fact]
    public Task In_workflows_what_does_not_suspend_is_reported_and_steps_are_not() => Verify.VerifyAnalyzerAsync(
        Workflow(
            """
            await durable.WaitAsync(TimeSpan.FromHours(1));
            await [|Task.Delay(10_000)|];
            await durable.StepAsync(async (step, token) => { await Task.Delay(10_000, token); });
            await durable.StepAsync(async (step, token) => await RetryAsync());
            await durable.RunInChildContextAsync(async (child, token) => { await [|Task.Delay(10_000, token)|]; });
            await PauseAsync(durable);
            """),
        "This call waits 10 s, and every second of it is billed; use WaitAsync of the durable context",
        "This call waits 10 s, and every second of it is billed; use WaitAsync of the durable context",
        "This call waits 5 s (reached from 'Function.RunAsync' through 'Function.PauseAsync'), and every second of it is billed; use WaitAsync of the durable context");

    [Fact]
    public Task The_fix_suspends_the_workflow() => Verify.VerifyCodeFixAsync(
        Workflow(
            """
            // The bank needs a while.
            await [|Task.Delay(10_000)|]; // ms
            await [|Task.Delay(TimeSpan.FromMinutes(5))|].ConfigureAwait(false);
            await [|Task.Delay(6_500)|];
            [|Thread.Sleep(Seconds * 1000)|];
            await durable.RunInChildContextAsync(async (child, token) => { await [|Task.Delay(10_000, token)|]; });
            await PauseAsync(durable);
            """),
        Workflow(
            """
            // The bank needs a while.
            await durable.WaitAsync(TimeSpan.FromSeconds(10)); // ms
            await durable.WaitAsync(TimeSpan.FromMinutes(5)).ConfigureAwait(false);
            await durable.WaitAsync(TimeSpan.FromMilliseconds(6_500));
            await durable.WaitAsync(TimeSpan.FromMilliseconds(Seconds * 1000));
            await durable.RunInChildContextAsync(async (child, token) => { await child.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken: token); });
            await PauseAsync(durable);
            """).Replace("[|Thread.Sleep(5_000)|]", "await context.WaitAsync(TimeSpan.FromSeconds(5))", StringComparison.Ordinal));

    [Fact]
    public Task No_fix_is_offered_without_a_durable_context() => Verify.VerifyNoCodeFixAsync(InHandler("await [|Task.Delay(10_000)|];"));

    [Theory]
    [InlineData("var pause = [|Task.Delay(10_000)|]; await pause;")]
    [InlineData("lock (durable) { [|Thread.Sleep(10_000)|]; }")]
    public Task No_fix_is_offered_where_nothing_awaits(string statements) =>
        Verify.VerifyNoCodeFixAsync(Workflow(statements).Replace("[|Thread.Sleep(5_000)|]", "await Task.Yield()", StringComparison.Ordinal));

    private static string Workflow(string statements) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;

        public class Function
        {
            private const int Seconds = 20;

            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string>(RunAsync, input, context);

            private async Task RunAsync(string order, IDurableContext durable)
            {
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }

            private static async Task PauseAsync(IDurableContext context)
            {
                [|Thread.Sleep(5_000)|];
                await Task.CompletedTask;
            }

            private static Task RetryAsync() => Task.Delay(30_000);
        }
        """;

    private static string InHandler(string statements) =>
        $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private const int Pause = 5 * 1000;

            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }

            private static void Work() { }

            private static async Task<bool> IsDoneAsync()
            {
                await Task.Yield();
                using var client = new System.Net.Http.HttpClient();
                return await client.GetStringAsync("https://bank.example.com/status") == "done";
            }
        }
        """;
}
