using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Handler.ProcessExitAnalyzer,
    LambdaFit.CodeFixes.Rules.Handler.ProcessExitCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class ProcessExitTests
{
    [Theory]
    [InlineData("Environment.[|Exit|](1);")]
    [InlineData("Environment.[|Exit|](order.Length);")]
    [InlineData("Environment.[|FailFast|](null);")]
    [InlineData("Environment.[|FailFast|](\"broken\", new Exception());")]
    [InlineData("Process.GetCurrentProcess().[|Kill|]();")]
    [InlineData("using var self = Process.GetCurrentProcess(); self.[|Kill|](true);")]
    [InlineData("Action die = () => Environment.[|Exit|](1); die();")]
    public Task Reported(string statement) => Verify.VerifyAnalyzerAsync(Function(statement));

    [Theory]
    [InlineData("Environment.ExitCode = 1;")]
    [InlineData("using var tool = Process.Start(\"tool\"); tool.Kill();")]
    [InlineData("foreach (var other in Process.GetProcessesByName(\"tool\")) other.Kill();")]
    [InlineData("var self = Process.GetCurrentProcess(); self = Process.Start(\"tool\"); self.Kill();")]
    [InlineData("new Exits().Exit(1);")]
    [InlineData("Process.GetCurrentProcess().Refresh();")]
    public Task Not_reported(string statement) => Verify.VerifyAnalyzerAsync(Function(statement));

    [Fact]
    public Task The_message_says_who_reaches_it() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using Amazon.Lambda.Core;

        public class Function
        {
            static Function()
            {
                if (Environment.GetEnvironmentVariable("TABLE") is null) Environment.Exit(2);
            }

            public string Handler(string order, ILambdaContext context)
            {
                if (order.Length == 0) Environment.[|Exit|](0);
                return Store.Save(order);
            }
        }

        internal static class Store
        {
            public static string Save(string order) { Environment.[|Exit|](3); return order; }

            public static void NeverCalled() => Environment.Exit(3);
        }
        """,
        "'Environment.Exit' ends the runtime's process, so the invocation fails with 'Runtime.ExitError' whatever the exit code and the next one is a cold start; return instead",
        "'Environment.Exit' ends the runtime's process (reached from 'Function.Handler' through 'Store.Save'), so the invocation fails with 'Runtime.ExitError' whatever the exit code and the next one is a cold start; throw an exception instead");

    [Fact]
    public Task Main_may_exit_and_its_handler_may_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            if (args.Length > 1) Environment.Exit(1);
            await LambdaBootstrapBuilder.Create((string order, ILambdaContext context) =>
            {
                if (order.Length == 0) Environment.{|LFIT6009:Exit|}(1);
                return order;
            }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            Environment.Exit(0);
            """,
    });

    [Fact]
    public Task Actions_and_annotated_handlers_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class Web : APIGatewayProxyFunction { protected override void Init(IWebHostBuilder builder) { } }

        public class OrdersController : ControllerBase
        {
            public string Get() { Environment.[|FailFast|]("no orders"); return ""; }
        }

        public partial class Annotated<T>
        {
            [LambdaFunction]
            public void Add(string order) => Environment.[|Exit|](1);
        }
        """);

    [Fact]
    public Task Exit_code_0_becomes_return() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task Handler(string order, ILambdaContext context)
            {
                if (order.Length == 0)
                {
                    // Nothing to do.
                    Environment.[|Exit|](0); // done
                }

                await Task.Yield();
                Environment.[|Exit|](0);
            }

            public void Second(string order, ILambdaContext context)
            {
                Environment.[|Exit|](0);
                return;
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
                if (order.Length == 0)
                {
                    // Nothing to do.
                    return; // done
                }

                await Task.Yield();
                return;
            }

            public void Second(string order, ILambdaContext context)
            {
                return;
            }
        }
        """);

    [Fact]
    public Task In_a_catch_the_exception_is_thrown_again_and_a_message_becomes_one() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using Amazon.Lambda.Core;

        public class Function
        {
            public string Handler(string order, ILambdaContext context)
            {
                if (order.Length == 0)
                {
                    Environment.[|FailFast|]("No order");
                }

                try
                {
                    return order.Substring(1);
                }
                catch (Exception exception)
                {
                    context.Logger.LogLine(exception.ToString());
                    Environment.[|Exit|](1);
                    return null!;
                }
            }
        }
        """,
        """
        using System;
        using Amazon.Lambda.Core;

        public class Function
        {
            public string Handler(string order, ILambdaContext context)
            {
                if (order.Length == 0)
                {
                    throw new InvalidOperationException("No order");
                }

                try
                {
                    return order.Substring(1);
                }
                catch (Exception exception)
                {
                    context.Logger.LogLine(exception.ToString());
                    throw;
                }
            }
        }
        """);

    [Theory]
    [InlineData("Environment.[|Exit|](1);")]
    [InlineData("Environment.[|Exit|](order.Length);")]
    [InlineData("Environment.[|FailFast|](null);")]
    [InlineData("try { Environment.[|FailFast|](\"lost\"); } catch (Exception) { }")]
    [InlineData("try { order.ToString(); } finally { Environment.[|Exit|](0); }")]
    [InlineData("Action end = () => Environment.[|Exit|](0); end();")]
    [InlineData("Environment.[|Exit|](0); order.ToString(); order.ToString();")]
    [InlineData("Exits.Now(\"no order\");")]
    public Task No_fix_where_the_meaning_is_not_clear(string statement) => Verify.VerifyNoCodeFixAsync(
        Function(statement).Replace("new Exits", "new Exits", StringComparison.Ordinal).Replace("Never() { }", statement.StartsWith("Exits", StringComparison.Ordinal) ? "Now(string why) => Environment.[|FailFast|](why);" : "Never() { }", StringComparison.Ordinal));

    private static string Function(string statement) =>
        $$"""
        using System;
        using System.Diagnostics;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context)
            {
                {{statement}}
            }
        }

        public class Exits
        {
            public void Exit(int code) { }

            public static void Never() { }
        }
        """;
}
