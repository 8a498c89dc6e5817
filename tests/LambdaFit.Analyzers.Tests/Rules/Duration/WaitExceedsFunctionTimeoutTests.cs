using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.WaitExceedsFunctionTimeoutAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.WaitExceedsFunctionTimeoutCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

/// <summary>LFIT1003: waits that are longer than the timeout of the function that runs them.</summary>
public sealed class WaitExceedsFunctionTimeoutTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData("[|Thread.Sleep(31_000)|];")]
    [InlineData("await [|Task.Delay(TimeSpan.FromMinutes(1))|];")]
    [InlineData("[|for (var i = 0; i < 10; i++)|] { await Task.Delay(5_000); }")]
    [InlineData("for (var i = 0; i < 10; i++) { await [|Task.Delay(40_000)|]; }")]
    [InlineData("[|for (var attempt = 0; attempt < 5; attempt++)|] { try { await DoneAsync(); return; } catch (Exception) { await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt))); } }")]
    [InlineData("var tries = 0; var done = false; [|while (!done && tries < 20)|] { done = await DoneAsync(); tries++; await Task.Delay(2_000); }")]
    [InlineData("while (!await DoneAsync()) { await [|Task.Delay(60_000)|]; }")]
    [InlineData("await [|PollAsync|](4);")]
    [InlineData("await Task.WhenAll(order.Select(async c => { await [|Task.Delay(60_000)|]; }));")]
    public Task A_wait_that_is_longer_than_the_timeout_is_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler("Handler", statements, 30));

    [Theory]
    [InlineData("Thread.Sleep(20_000); await DoneAsync(); Thread.Sleep(20_000);")]
    [InlineData("await PollAsync(2); await PollAsync(2);")]
    public Task A_sum_is_reported_at_the_handler(string statements) => Verify.VerifyAnalyzerAsync(InHandler("[|Handler|]", statements, 30));

    [Theory]
    [InlineData("Thread.Sleep(30_000);")]
    [InlineData("await Task.WhenAll(Task.Delay(20_000), Task.Delay(20_000));")]
    [InlineData("if (order.Length > 3) { await Task.Delay(20_000); } else { await Task.Delay(20_000); }")]
    [InlineData("_ = Task.Delay(TimeSpan.FromHours(1));")]
    [InlineData("await Task.WhenAny(DoneAsync(), Task.Delay(TimeSpan.FromMinutes(5)));")]
    [InlineData("for (var i = 0; i < order.Length; i++) { await Task.Delay(10_000); }")]
    [InlineData("while (!await DoneAsync()) { await Task.Delay(10_000); }")]
    [InlineData("await Task.Delay(order.Length * 10_000);")]
    [InlineData("await PollAsync(order.Length);")]
    [InlineData("using var source = new CancellationTokenSource(TimeSpan.FromMinutes(5)); await DoneAsync();")]
    public Task What_fits_or_is_not_known_is_not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler("Handler", statements, 30));

    [Theory]
    [InlineData("await Task.Delay(1_000_000);")]
    [InlineData("for (var i = 0; i < 30; i++) { await Task.Delay(40_000); }")]
    [InlineData("Thread.Sleep(600_000); Thread.Sleep(600_000);")]
    public Task What_is_too_long_for_any_function_is_left_to_LFIT1002(string statements) => Verify.VerifyAnalyzerAsync(InHandler("Handler", statements, 30));

    [Theory]
    [InlineData("Timeout: !If [IsProd, 60, 900]")]
    [InlineData("Timeout: !Ref Seconds")]
    [InlineData("Timeout: '{{resolve:ssm:timeout}}'")]
    [InlineData("Timeout: 0")]
    public Task An_unknown_timeout_is_silent(string property)
    {
        var test = new Test { Source = Source("Handler", "await Task.Delay(60_000);") };
        test.AdditionalFiles.Add((Yaml, "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: TestProject::Function::Handler\n      " + property + "\n"));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{ "function-handler": "TestProject::Function::Handler", "function-memory-size": 512 }""")]
    [InlineData("""{ "function-handler": "TestProject::Function::Handler", "function-timeout": "30" }""")]
    [InlineData("""{ "function-handler": "TestProject::Function::Other", "function-timeout": 30 }""")]
    public Task Without_a_file_that_says_so_nothing_is_known(string defaults)
    {
        var test = new Test { Source = Source("Handler", "await Task.Delay(60_000);") };
        if (defaults.Length > 0)
        {
            test.AdditionalFiles.Add((Defaults, defaults));
        }

        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_message_names_the_timeout_and_the_file_and_the_fix_raises_it()
    {
        var test = InHandler("Handler", "await [|Task.Delay(60_000)|];", 30);
        test.FixedAdditionalFiles.Add((Yaml, TemplateOf(72)));
        test.Messages.Add("This call waits 60 s, longer than the 30 s set in template.yaml for 'Orders'; raise it to 72 s, or use a durable function's WaitAsync or a Step Functions wait");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_defaults_file_is_raised_once_for_all_waits_of_the_function()
    {
        var test = new Test { Source = Source("Handler", "await [|Task.Delay(40_000)|]; await [|Task.Delay(100_000)|];") };
        test.AdditionalFiles.Add((Defaults, """{ "function-handler": "TestProject::Function::Handler", "function-timeout": 30 }"""));
        test.FixedAdditionalFiles.Add((Defaults, """{ "function-handler": "TestProject::Function::Handler", "function-timeout": 168 }"""));
        test.Messages.Add("This call waits 40 s, longer than the 30 s set in aws-lambda-tools-defaults.json; raise it to 168 s (all waits together last 140 s), or use a durable function's WaitAsync or a Step Functions wait");
        test.Messages.Add("This call waits 100 s, longer than the 30 s set in aws-lambda-tools-defaults.json; raise it to 168 s (all waits together last 140 s), or use a durable function's WaitAsync or a Step Functions wait");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_template_without_a_timeout_means_three_seconds()
    {
        var test = new Test { Source = Source("Handler", "await [|Task.Delay(5_000)|];") };
        test.AdditionalFiles.Add((Yaml, "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: TestProject::Function::Handler\n"));
        test.FixedAdditionalFiles.Add((Yaml, "Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: TestProject::Function::Handler\n      Timeout: 6\n"));
        test.Messages.Add("This call waits 5 s, longer than the 3 s that Lambda gives 'Orders', for which template.yaml sets no timeout; raise it to 6 s, or use a durable function's WaitAsync or a Step Functions wait");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_shared_helper_names_the_shortest_timeout_and_the_others_and_Globals_stay()
    {
        var test = new Test
        {
            Source =
                """
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;

                public class First { public Task Handler(string order, ILambdaContext context) => new Poller().RunAsync(); }

                public class Second { public Task Handler(string order, ILambdaContext context) => Detour(); private static Task Detour() => new Poller().RunAsync(); }

                public class Third { public Task Handler(string order, ILambdaContext context) => new Poller().RunAsync(); }

                public class Fourth { public Task Handler(string order, ILambdaContext context) => new Poller().RunAsync(); }

                // file: Poller.cs
                using System.Threading.Tasks;

                public class Poller { public async Task RunAsync() => await [|Task.Delay(60_000)|]; }
                """,
        };
        test.AdditionalFiles.Add((Template, SharedTemplate(null)));
        test.Messages.Add("This call waits 60 s, longer than the 10 s set in serverless.template for 'B' (and for one more function) (reached from 'Second.Handler' through 'Second.Detour' > 'Poller.RunAsync'); raise it to 72 s, or use a durable function's WaitAsync or a Step Functions wait");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Only_the_function_that_waits_gets_a_longer_timeout()
    {
        var test = new Test
        {
            Source =
                """
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;

                public class First { public async Task Handler(string order, ILambdaContext context) => await [|Task.Delay(60_000)|]; }

                public class Second { public Task Handler(string order, ILambdaContext context) => Task.CompletedTask; }

                public class Third { public Task Handler(string order, ILambdaContext context) => Task.CompletedTask; }
                """,
        };
        test.AdditionalFiles.Add((Template, SharedTemplate(null)));
        test.FixedAdditionalFiles.Add((Template, SharedTemplate(72)));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Api", 20, "await [|Task.Delay(25_000)|];", "use a durable function's WaitAsync or a Step Functions wait")]
    [InlineData("HttpApi", 20, "await [|Task.Delay(28_000)|];", "use a durable function's WaitAsync or a Step Functions wait")]
    [InlineData("SQS", 30, "await [|Task.Delay(60_000)|];", "raise it to 72 s and the queue's visibility timeout with it, or use a durable function's WaitAsync or a Step Functions wait")]
    [InlineData("Schedule", 600, "await [|Task.Delay(850_000)|];", "use a durable function's WaitAsync or a Step Functions wait")]
    public Task What_the_invoker_or_Lambda_does_not_allow_is_not_raised(string source, int timeout, string statements, string advice)
    {
        var test = new Test { Source = Source("Handler", statements) };
        test.AdditionalFiles.Add((Yaml, TemplateOf(timeout) + $$"""
                  Events:
                    Any:
                      Type: {{source}}

            """));
        test.Messages.Add($"This call waits {(int)(double.Parse(statements.Split('(', '_')[1], System.Globalization.CultureInfo.InvariantCulture))} s, longer than the {timeout} s set in template.yaml for 'Orders'; {advice}");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task Managed_instances_may_have_a_longer_timeout()
    {
        var test = new Test { Source = Source("Handler", "await [|Task.Delay(2_000_000)|];") };
        test.AdditionalFiles.Add((Yaml, TemplateOf(900) + "      CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }\n"));
        test.FixedAdditionalFiles.Add((Yaml, TemplateOf(2400) + "      CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: arn } }\n"));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Annotated_functions_are_known_without_a_template_and_fixed_in_the_attribute() => Verify.VerifyCodeFixAsync(new Test
    {
        Source =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Annotations;

            public class Function
            {
                [LambdaFunction(Timeout = 10)]
                public async Task First(string order) => await Helper.PauseAsync();

                [LambdaFunction] // thirty seconds
                public async Task Second(string order) => await [|Task.Delay(40_000)|];

                [LambdaFunction(Timeout = 60)]
                public async Task Third(string order) => await Helper.PauseAsync();
            }

            // file: Helper.cs
            using System.Threading.Tasks;

            public static class Helper
            {
                public static async Task PauseAsync() => await [|Task.Delay(20_000)|];
            }
            """,
        FixedSource =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Annotations;

            public class Function
            {
                [LambdaFunction(Timeout = 24)]
                public async Task First(string order) => await Helper.PauseAsync();

                [LambdaFunction(Timeout = 48)] // thirty seconds
                public async Task Second(string order) => await Task.Delay(40_000);

                [LambdaFunction(Timeout = 60)]
                public async Task Third(string order) => await Helper.PauseAsync();
            }

            // file: Helper.cs
            using System.Threading.Tasks;

            public static class Helper
            {
                public static async Task PauseAsync() => await Task.Delay(20_000);
            }
            """,
        Messages =
        {
            "This call waits 40 s, longer than the 30 s that Annotations sets for 'Function.Second'; raise it to 48 s, or use a durable function's WaitAsync or a Step Functions wait",
            "This call waits 20 s, longer than the 10 s set in the [LambdaFunction] of 'Function.First' (reached from 'Function.First' through 'Helper.PauseAsync'); raise it to 24 s, or use a durable function's WaitAsync or a Step Functions wait",
        },
    });

    [Fact]
    public Task An_executable_and_its_lambda_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            var handler = async (string order, ILambdaContext context) => { await [|Task.Delay(20_000)|]; };
            await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            await Task.Delay(20_000);
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "TestProject", "function-timeout": 10 }""") },
    });

    [Fact]
    public Task Requests_of_ASP_NET_Core_run_under_the_host_s_timeout() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapGet("/", async () => { await [|Task.Delay(20_000)|]; });
            app.Run();

            [ApiController]
            public class OrdersController : ControllerBase
            {
                [HttpGet("orders")]
                public async Task Get() => await [|Task.Delay(20_000)|];

                [HttpGet("lines")]
                public async Task [|GetLines|]() { await Task.Delay(6_000); await Task.Delay(6_000); }
            }
            """,
        AdditionalFiles = { (Template, """{ "Resources": { "Web": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject", "CodeUri": ".", "Timeout": 10 } } } }""") },
    });

    [Fact]
    public Task Workflows_record_handlers_and_generics_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.DurableExecution;
            using Amazon.Lambda.SQSEvents;
            using AWS.Lambda.Powertools.BatchProcessing;

            public partial class Function
            {
                public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                    DurableFunction.WrapAsync<string>(Workflow, input, context);

                private async Task Workflow(string order, IDurableContext durable)
                {
                    await durable.WaitAsync(TimeSpan.FromHours(1));
                    await Retry<int>.RunAsync();
                }
            }

            public class Records : IRecordHandler<SQSEvent.SQSMessage>
            {
                public async Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage record, CancellationToken cancellationToken)
                {
                    await [|Task.Delay(40_000, cancellationToken)|];
                    return RecordHandlerResult.None;
                }
            }

            public static class Retry<T>
            {
                public static async Task RunAsync() { [|foreach (var seconds in new[] { 5, 10, 30 })|] { await Task.Delay(TimeSpan.FromSeconds(seconds)); } }
            }
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "TestProject::Function::Handler", "function-timeout": 30 }""") },
    });

    [Fact]
    public Task Init_and_code_that_no_invocation_reaches_may_wait() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System.Threading;
            using Amazon.Lambda.Core;

            public class Function
            {
                public Function() => Thread.Sleep(60_000);

                public string Handler(string order, ILambdaContext context) => order;

                private void Unused() => Thread.Sleep(60_000);
            }
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "TestProject::Function::Handler", "function-timeout": 30 }""") },
    });

    private static string SharedTemplate(int? first) =>
        $$"""
        {
          "Globals": { "Function": { "Timeout": 30 } },
          "Resources": {
            "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::First::Handler"{{(first is null ? "" : ", \"Timeout\": " + first)}} } },
            "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Second::Handler", "Timeout": 10 } },
            "C": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Third::Handler", "Timeout": 300 } },
            "D": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Other::Fourth::Handler" } }
          }
        }
        """;

    private static string TemplateOf(int timeout) =>
        $$"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Function::Handler
              Timeout: {{timeout}} # seconds

        """;

    private static Test InHandler(string name, string statements, int timeout)
    {
        var test = new Test { Source = Source(name, statements) };
        test.AdditionalFiles.Add((Yaml, TemplateOf(timeout)));
        return test;
    }

    private static string Source(string name, string statements) =>
        $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task {{name}}(string order, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }

            private static async Task<bool> DoneAsync() => await Task.FromResult(Environment.ProcessorCount > 3);

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
