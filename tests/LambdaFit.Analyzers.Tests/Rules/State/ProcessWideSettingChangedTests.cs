using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.ProcessWideSettingChangedAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class ProcessWideSettingChangedTests
{
    [Theory]
    [InlineData("[|Environment.SetEnvironmentVariable(\"TENANT\", tenant)|];")]
    [InlineData("[|Environment.SetEnvironmentVariable(\"HOME\", \"/tmp\")|];")]
    [InlineData("[|Environment.SetEnvironmentVariable(\"TENANT\", tenant, EnvironmentVariableTarget.Process)|];")]
    [InlineData("[|Environment.CurrentDirectory|] = \"/tmp\";")]
    [InlineData("[|Directory.SetCurrentDirectory(Path.Combine(\"/tmp\", tenant))|];")]
    [InlineData("[|CultureInfo.DefaultThreadCurrentCulture|] = new CultureInfo(tenant);")]
    [InlineData("[|CultureInfo.DefaultThreadCurrentUICulture|] = CultureInfo.InvariantCulture;")]
    [InlineData("[|ServicePointManager.DefaultConnectionLimit|] = 50;")]
    [InlineData("[|ServicePointManager.SecurityProtocol|] |= SecurityProtocolType.Tls12;")]
    [InlineData("[|ServicePointManager.ServerCertificateValidationCallback|] += (_, _, _, _) => true;")]
    [InlineData("[|ThreadPool.SetMaxThreads(10, 10)|];")]
    [InlineData("[|ThreadPool.SetMinThreads(10, 10)|];")]
    [InlineData("[|AppContext.SetSwitch(\"System.Net.DisableIPv6\", true)|];")]
    [InlineData("[|Console.SetOut(new StringWriter())|];")]
    [InlineData("if (tenant.Length > 3) { [|Environment.SetEnvironmentVariable(\"TENANT\", tenant)|]; }")]
    [InlineData("try { [|Environment.SetEnvironmentVariable(\"A\", tenant)|]; } finally { Run(() => { }); }")]
    [InlineData("Run(() => [|Environment.SetEnvironmentVariable(\"TENANT\", tenant)|]);")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("var home = Environment.GetEnvironmentVariable(\"HOME\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"TENANT\", tenant, EnvironmentVariableTarget.User);")]
    [InlineData("var before = Environment.CurrentDirectory; Environment.CurrentDirectory = \"/tmp\"; try { Run(() => { }); } finally { Environment.CurrentDirectory = before; }")]
    [InlineData("var before = Console.Out; try { Console.SetOut(new StringWriter()); } finally { Console.SetOut(before); }")]
    [InlineData("try { Environment.SetEnvironmentVariable(\"A\", tenant); } finally { Environment.SetEnvironmentVariable(\"A\", null); }")]
    [InlineData("if (!s_ready) { Environment.SetEnvironmentVariable(\"HOME\", \"/tmp\"); s_ready = true; }")]
    [InlineData("if (s_ready) return; s_ready = true; ThreadPool.SetMinThreads(10, 10);")]
    [InlineData("CultureInfo.CurrentCulture = new CultureInfo(tenant); CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;")]
    [InlineData("TimeZoneInfo.ClearCachedData();")]
    [InlineData("ThreadPool.GetMaxThreads(out _, out _);")]
    [InlineData("if (OperatingSystem.IsWindows()) Environment.SetEnvironmentVariable(\"TENANT\", tenant);")]
    [InlineData("AppContext.TryGetSwitch(\"System.Net.DisableIPv6\", out _);")]
    [InlineData("var limit = ServicePointManager.DefaultConnectionLimit;")]
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(\"tool\"); start.Environment[\"TENANT\"] = tenant; start.WorkingDirectory = \"/tmp\";")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task The_message_says_what_later_invocations_find_and_what_to_do() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Globalization;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly Work work = new();

            public void Handler(string tenant, ILambdaContext context) => work.Do(tenant);
        }

        public class Work
        {
            public void Do(string tenant)
            {
                [|Environment.SetEnvironmentVariable("TENANT", tenant)|];
                [|ThreadPool.SetMinThreads(50, 50)|];
                [|CultureInfo.DefaultThreadCurrentCulture|] = new CultureInfo(tenant);
            }
        }
        """,
        "'Environment.SetEnvironmentVariable' changes the whole process during an invocation (reached from 'Function.Handler' through 'Work.Do'), and later invocations in this execution environment find what this one has set; pass the value as a parameter",
        "'ThreadPool.SetMinThreads' changes the whole process during an invocation (reached from 'Function.Handler' through 'Work.Do'), and every later invocation runs with it, while what started before ran without; set it once during init, in a constructor or static initialiser",
        "'CultureInfo.DefaultThreadCurrentCulture' changes the whole process during an invocation (reached from 'Function.Handler' through 'Work.Do'), and later invocations in this execution environment find what this one has set; set 'CultureInfo.CurrentCulture' and 'CurrentUICulture', which hold for this flow of execution only, or pass the culture as a parameter");

    [Fact]
    public Task A_setting_that_is_put_back_is_reported_where_invocations_run_side_by_side() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source = InHandler("var before = Environment.CurrentDirectory; try { [|Environment.CurrentDirectory|] = \"/tmp\"; } finally { [|Environment.CurrentDirectory|] = before; }"),
        EditorConfig = "root = true\n[*.cs]\nlambdafit.managed_instances = true\n",
    });

    [Fact]
    public Task Init_code_of_a_handler_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading;
        using Amazon.Lambda.Annotations;

        public class Functions
        {
            static Functions() => Environment.SetEnvironmentVariable("HOME", "/tmp");

            public Functions() => ThreadPool.SetMinThreads(20, 20);

            [LambdaFunction]
            public string Get(string id)
            {
                [|Environment.CurrentDirectory|] = "/tmp";
                return id;
            }
        }
        """);

    [Fact]
    public Task Executable_functions_are_reported_in_the_handler_and_not_before() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System;
            using System.Threading;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            AppContext.SetSwitch("System.Net.DisableIPv6", true);
            ThreadPool.SetMinThreads(20, 20);

            string Handle(string tenant, ILambdaContext context)
            {
                [|Environment.SetEnvironmentVariable("TENANT", tenant)|];
                return tenant;
            }

            await LambdaBootstrapBuilder.Create<string, string>(Handle, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
    });

    [Fact]
    public Task Minimal_APIs_are_reported_and_their_start_up_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Globalization;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapPost("/culture/{name}", (string name) => { [|CultureInfo.DefaultThreadCurrentCulture|] = new CultureInfo(name); });
            app.Run();
            """,
    });

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string tenant, ILambdaContext context) { }

            internal static void SetForTests(string tenant) => Environment.SetEnvironmentVariable("TENANT", tenant);
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        #pragma warning disable CS0618, SYSLIB0014
        using System;
        using System.Globalization;
        using System.IO;
        using System.Net;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static bool s_ready;

            public void Handler(string tenant, ILambdaContext context)
            {
                {{statements}}
            }

            private static void Run(Action action) => action();
        }
        """;
}
