using LambdaFit.Analyzers.Rules.Duration;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

/// <summary>LFIT1002: waits longer than any timeout are reported at the innermost code that is too long by itself; how long code waits is tested with the wait model.</summary>
public sealed class WaitExceedsLambdaLimitTests
{
    [Theory]
    [InlineData("[|Thread.Sleep(901_000)|];")]
    [InlineData("await [|Task.Delay(TimeSpan.FromMinutes(20))|];")]
    [InlineData("await [|Task.Delay(TimeSpan.FromHours(1), CancellationToken.None)|].ConfigureAwait(false);")]
    [InlineData("var task = [|Task.Delay(TimeSpan.FromMinutes(20))|]; await task;")]
    [InlineData("await Task.WhenAll([|Task.Delay(1_000_000)|], Task.Delay(800_000), [|Task.Delay(1_200_000)|]);")]
    [InlineData("[|for (var i = 0; i < 100; i++)|] { await Task.Delay(10_000); }")]
    [InlineData("[|for (var i = 0; i < 100; i++)|] { if (await DoneAsync()) { break; } await Task.Delay(10_000); }")]
    [InlineData("[|for (var attempt = 0; attempt < 10; attempt++)|] { try { await DoneAsync(); return; } catch (Exception) { await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt))); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { [|for (var j = 0; j < 100; j++)|] { await Task.Delay(10_000); } }")]
    [InlineData("[|for (var i = 0; i < 3; i++)|] { for (var j = 0; j < 40; j++) { await Task.Delay(10_000); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { await [|Task.Delay(1_000_000)|]; }")]
    [InlineData("var tries = 0; var done = false; [|while (!done && tries < 60)|] { done = await DoneAsync(); tries++; await Task.Delay(Pause); }")]
    [InlineData("var tries = 0; do { tries++; await Task.Delay(Pause); } [|while (tries < 60)|];")]
    [InlineData("[|foreach (var minutes in new[] { 1, 5, 15 })|] { await Task.Delay(TimeSpan.FromMinutes(minutes)); }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1)); [|for (var i = 0; i < 20; i++)|] { await timer.WaitForNextTickAsync(); }")]
    [InlineData("await [|PollAsync|](100);")]
    [InlineData("await this.[|PollAsync|](times: 100);")]
    [InlineData("await Task.WhenAll(order.Select(async c => { await [|Task.Delay(1_000_000)|]; }));")]
    [InlineData("await Parallel.ForEachAsync(order, async (c, token) => { await [|Task.Delay(1_000_000, token)|]; });")]
    [InlineData("async Task Local() { await [|Task.Delay(1_000_000)|]; } await Local();")]
    [InlineData("await Task.Run(() => [|Thread.Sleep(1_000_000)|]);")]
    public Task A_wait_or_loop_that_is_too_long_is_reported(string statements) => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(InHandler("Handler", statements));

    [Theory]
    [InlineData("Thread.Sleep(600_000); await DoneAsync(); Thread.Sleep(400_000);")]
    [InlineData("await PauseAsync(); await PauseAsync(); await PauseAsync();")]
    [InlineData("for (var i = 0; i < 50; i++) { await Task.Delay(10_000); } for (var i = 0; i < 50; i++) { await Task.Delay(10_000); }")]
    [InlineData("try { await Task.Delay(600_000); } catch (TimeoutException) { await Task.Delay(600_000); }")]
    public Task A_sum_that_is_too_long_is_reported_at_the_handler(string statements) => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(InHandler("[|Handler|]", statements));

    [Theory]
    [InlineData("Thread.Sleep(900_000);")]
    [InlineData("for (var i = 0; i < 90; i++) { await Task.Delay(10_000); }")]
    [InlineData("await Task.WhenAll(Task.Delay(600_000), Task.Delay(600_000));")]
    [InlineData("if (order.Length > 3) { await Task.Delay(600_000); } else { await Task.Delay(600_000); }")]
    [InlineData("_ = Task.Delay(TimeSpan.FromHours(1));")]
    [InlineData("_ = Task.Run(() => Thread.Sleep(1_000_000));")]
    [InlineData("await Task.WhenAny(DoneAsync(), Task.Delay(TimeSpan.FromHours(1)));")]
    [InlineData("for (var i = 0; i < order.Length; i++) { await Task.Delay(10_000); }")]
    [InlineData("foreach (var c in order) { await Task.Delay(10_000); }")]
    [InlineData("while (!await DoneAsync()) { await Task.Delay(10_000); }")]
    [InlineData("while (true) { await Task.Delay(10_000); }")]
    [InlineData("await Task.Delay(order.Length * 10_000);")]
    [InlineData("await Task.Delay(Timeout.Infinite);")]
    [InlineData("await PollAsync(90);")]
    [InlineData("await PollAsync(order.Length);")]
    [InlineData("await new SemaphoreSlim(1).WaitAsync(TimeSpan.FromHours(1));")]
    [InlineData("using var source = new CancellationTokenSource(TimeSpan.FromHours(1)); await DoneAsync();")]
    public Task What_fits_or_is_not_known_is_not_reported(string statements) => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(InHandler("Handler", statements));

    [Fact]
    public Task The_message_says_what_how_long_and_what_instead() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(
        InHandler("Handler", "await [|Task.Delay(TimeSpan.FromMinutes(20))|];"),
        "This call waits 1,200 s, longer than the 900 s that Lambda allows at most; use a durable function's WaitAsync or a Step Functions wait");

    [Fact]
    public Task The_message_of_a_helper_names_the_handler_and_the_calls_between() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly IPoller poller = new Poller();

            public async Task Handler(string order, ILambdaContext context) => await poller.RunAsync();
        }

        public interface IPoller { Task RunAsync(); }

        // file: Poller.cs
        using System.Threading.Tasks;

        public class Poller : IPoller
        {
            public Task RunAsync() => PollAsync();

            private static async Task PollAsync()
            {
                [|for (var i = 0; i < 120; i++)|]
                {
                    await Task.Delay(30_000);
                }
            }
        }
        """,
        "This loop waits 3,600 s, longer than the 900 s that Lambda allows at most (reached from 'Function.Handler' through 'Poller.RunAsync' > 'Poller.PollAsync'); use a durable function's WaitAsync or a Step Functions wait");

    [Fact]
    public Task The_message_of_a_sum_and_of_a_call_says_so() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using Amazon.Lambda.Core;

        public class First
        {
            public void [|Handler|](string order, ILambdaContext context) { Pause(); Pause(); }

            private static void Pause() => Thread.Sleep(500_000);
        }

        public class Second
        {
            public void Handler(string order, ILambdaContext context) => [|Pause|](500, 2_000_000_000);

            private static void Pause(int times, int milliseconds)
            {
                for (var i = 0; i < times; i++) { Thread.Sleep(milliseconds); }
            }
        }
        """,
        "'First.Handler' in all waits 1,000 s, longer than the 900 s that Lambda allows at most; use a durable function's WaitAsync or a Step Functions wait",
        "With these arguments 'Pause' waits 11,574 days, longer than the 900 s that Lambda allows at most; use a durable function's WaitAsync or a Step Functions wait");

    [Fact]
    public Task Init_and_code_that_no_invocation_reaches_may_wait() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            public Function() => Thread.Sleep(1_000_000);

            public string Handler(string order, ILambdaContext context) => order;

            private void Unused() => Thread.Sleep(1_000_000);
        }
        """);

    [Fact]
    public Task A_bootstrap_handler_is_reported_and_Main_is_not() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(new Test
    {
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            var handler = async (string order, ILambdaContext context) => { await [|Task.Delay(1_000_000)|]; };
            var sum = async (string order, ILambdaContext context) => { await Pause(); await Pause(); };

            await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            await LambdaBootstrapBuilder.[|Create|](sum, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            await Task.Delay(1_000_000);

            static Task Pause() => Task.Delay(500_000);
            """,
    });

    [Fact]
    public Task Requests_of_ASP_NET_Core_on_Lambda_are_reported() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(new Test
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
            app.MapGet("/", async () => { await [|Task.Delay(1_000_000)|]; });
            app.Run();

            [ApiController]
            public class OrdersController : ControllerBase
            {
                [HttpGet("orders")]
                public async Task Get() => await [|Task.Delay(1_000_000)|];
            }
            """,
    });

    [Fact]
    public Task Durable_waits_cost_nothing_and_delays_in_workflows_do() => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;

        public class Function
        {
            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string>(Workflow, input, context);

            private async Task Workflow(string order, IDurableContext durable)
            {
                await durable.WaitAsync(TimeSpan.FromHours(1));
                for (var i = 0; i < 100; i++) { await durable.WaitAsync(TimeSpan.FromHours(1)); }
                await [|Task.Delay(TimeSpan.FromHours(1))|];
            }
        }
        """,
        "This call waits 3,600 s, longer than the 900 s that Lambda allows at most; use WaitAsync of the durable context");

    [Theory]
    [InlineData("5400", "await Task.Delay(1_200_000);")]
    [InlineData("5400", "await [|Task.Delay(5_500_000)|];")]
    [InlineData("60", "await [|Task.Delay(61_000)|];")]
    [InlineData("none", "await [|Task.Delay(1_200_000)|];")]
    public Task The_option_sets_the_limit(string option, string statements) => Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(new Test
    {
        Source = InHandler("Handler", statements),
        EditorConfig = "root = true\n[*.cs]\nlambdafit.max_timeout_seconds = " + option + "\n",
    });

    [Fact]
    public Task The_message_names_the_option()
    {
        var test = new Test { Source = InHandler("Handler", "await [|Task.Delay(61_000)|];"), EditorConfig = "root = true\n[*.cs]\nlambdafit.max_timeout_seconds = 60\n" };
        test.Messages.Add("This call waits 61 s, longer than the 60 s that 'lambdafit.max_timeout_seconds' allows; use a durable function's WaitAsync or a Step Functions wait");
        return Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }", "await Task.Delay(1_200_000);")]
    [InlineData("CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }", "await [|Task.Delay(5_500_000)|];")]
    [InlineData("MemorySize: 512", "await [|Task.Delay(1_200_000)|];")]
    public Task Managed_instances_may_run_longer(string setting, string statements)
    {
        var test = new Test { Source = InHandler("Handler", statements) };
        test.AdditionalFiles.Add(("/repo/orders/template.yaml", $$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: TestProject::Function::Handler
                  Timeout: 900
                  {{setting}}
            """));
        return Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(test);
    }

    private static string InHandler(string name, string statements) =>
        $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

            public async Task {{name}}(string order, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }

            private static async Task<bool> DoneAsync() => await Task.FromResult(Environment.ProcessorCount > 3);

            private static async Task PauseAsync() => await Task.Delay(400_000);

            private async Task PollAsync(int times)
            {
                for (var i = 0; i < times; i++)
                {
                    await Task.Delay(10_000);
                }
            }
        }
        """;
}
