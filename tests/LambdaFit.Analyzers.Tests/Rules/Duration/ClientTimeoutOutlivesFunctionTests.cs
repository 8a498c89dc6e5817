using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.ClientTimeoutOutlivesFunctionAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.ClientTimeoutOutlivesFunctionCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

/// <summary>LFIT1006: timeouts of clients that the function's own timeout overtakes.</summary>
public sealed class ClientTimeoutOutlivesFunctionTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/serverless.template";

    [Theory]
    [InlineData("http.Timeout = [|TimeSpan.FromSeconds(30)|];")]
    [InlineData("using var client = new HttpClient { Timeout = [|TimeSpan.FromMinutes(1)|] };")]
    [InlineData("var limit = TimeSpan.FromMinutes(1); http.Timeout = [|limit|];")]
    [InlineData("http.Timeout = [|Limit|];")]
    [InlineData("http.Timeout = [|Seconds(2 * 20)|];")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { Timeout = [|TimeSpan.FromSeconds(100)|] });")]
    [InlineData("command.CommandTimeout = [|30|];")]
    [InlineData("IDbCommand other = command; other.CommandTimeout = [|120|];")]
    [InlineData("var builder = new Connection { CommandTimeout = [|60|] };")]
    [InlineData("database.Database.SetCommandTimeout([|180|]);")]
    [InlineData("database.Database.SetCommandTimeout([|TimeSpan.FromMinutes(3)|]);")]
    [InlineData("database.Database.SetCommandTimeout(timeout: [|180|]);")]
    [InlineData("var redis = new ConfigurationOptions { SyncTimeout = [|60_000|], AsyncTimeout = [|30_000|], ConnectTimeout = 60_000 };")]
    [InlineData("using var source = new CancellationTokenSource([|TimeSpan.FromSeconds(30)|]);")]
    [InlineData("using var source = new CancellationTokenSource([|60_000|]);")]
    [InlineData("using var source = new CancellationTokenSource(); source.CancelAfter([|TimeSpan.FromMinutes(1)|]);")]
    [InlineData("Action<IServiceCollection> configure = services => services.AddHttpClient(\"x\", c => c.Timeout = [|TimeSpan.FromMinutes(1)|]);")]
    public Task A_timeout_that_is_not_shorter_is_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("http.Timeout = TimeSpan.FromSeconds(29);")]
    [InlineData("http.Timeout = Timeout.InfiniteTimeSpan;")]
    [InlineData("http.Timeout = TimeSpan.FromSeconds(order.Length);")]
    [InlineData("http.Timeout = context.RemainingTime - TimeSpan.FromSeconds(1);")]
    [InlineData("var limit = TimeSpan.FromMinutes(1); if (order.Length > 3) { limit = TimeSpan.FromSeconds(3); } http.Timeout = limit;")]
    [InlineData("using var client = new HttpClient();")]
    [InlineData("command.CommandTimeout = 0;")]
    [InlineData("database.Database.SetCommandTimeout((int?)null);")]
    [InlineData("var redis = new ConfigurationOptions { SyncTimeout = 5_000 };")]
    [InlineData("using var source = new CancellationTokenSource(5_000);")]
    [InlineData("using var source = new CancellationTokenSource(-1);")]
    [InlineData("using var source = new CancellationTokenSource();")]
    [InlineData("using var source = CancellationTokenSource.CreateLinkedTokenSource(default(CancellationToken)); source.CancelAfter(60_000);")]
    [InlineData("var own = new Poll { Timeout = TimeSpan.FromHours(1) };")]
    [InlineData("await Task.Delay(60_000);")]
    public Task What_fits_or_says_nothing_is_not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("http.Timeout = TimeSpan.FromSeconds(899);")]
    [InlineData("http.Timeout = [|TimeSpan.FromSeconds(900)|];")]
    [InlineData("using var source = new CancellationTokenSource([|TimeSpan.FromHours(1)|]);")]
    public Task Where_no_timeout_is_known_Lambda_s_limit_counts(string statements) => Verify.VerifyAnalyzerAsync(new Test { Source = Source(statements) });

    [Fact]
    public Task The_messages_say_whose_timeout_and_where_it_is_set()
    {
        var test = InHandler("http.Timeout = [|TimeSpan.FromMinutes(1)|]; using var source = new CancellationTokenSource([|45_000|]); database.Database.SetCommandTimeout([|900|]);");
        test.Messages.Add("The timeout of this HttpClient is 60 s, not shorter than the 30 s set in aws-lambda-tools-defaults.json, so Lambda ends the invocation first; set one that leaves time to answer");
        test.Messages.Add("The time after which this is cancelled is 45 s, not shorter than the 30 s set in aws-lambda-tools-defaults.json, so Lambda ends the invocation first; take it from ILambdaContext.RemainingTime");
        test.Messages.Add("The timeout of database commands is 900 s, not shorter than the 30 s set in aws-lambda-tools-defaults.json, so Lambda ends the invocation first; set one that leaves time to answer");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_message_without_a_known_timeout_names_Lambda_s_limit()
    {
        var test = new Test { Source = Source("http.Timeout = [|TimeSpan.FromMinutes(20)|];") };
        test.Messages.Add("The timeout of this HttpClient is 1,200 s, not shorter than the 900 s that Lambda allows at most, so Lambda ends the invocation first; set one that leaves time to answer");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_shared_client_names_the_shortest_timeout_and_the_way() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System;
            using System.Net.Http;
            using Amazon.Lambda.Core;

            public class First { public void Handler(string order, ILambdaContext context) => Clients.Make(); }

            public class Second { public void Handler(string order, ILambdaContext context) => Clients.Make(); }

            public class Third { public void Handler(string order, ILambdaContext context) => Clients.Make(); }

            // file: Clients.cs
            using System;
            using System.Net.Http;

            public static partial class Clients { public static HttpClient Make() => new() { Timeout = [|TimeSpan.FromSeconds(60)|] }; }
            """,
        AdditionalFiles =
        {
            (Template,
             """
             { "Globals": { "Function": { "Timeout": 60 } }, "Resources": {
               "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::First::Handler" } },
               "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Second::Handler", "Timeout": 10 } },
               "C": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Third::Handler", "Timeout": 300 } } } }
             """),
        },
        Messages =
        {
            "The timeout of this HttpClient is 60 s, not shorter than the 10 s set in serverless.template for 'B' (and for one more function) (reached from 'Second.Handler' through 'Clients.Make'), so Lambda ends the invocation first; set one that leaves time to answer",
        },
    });

    [Fact]
    public Task Init_code_of_a_handler_counts_for_its_functions_and_start_up_for_all() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System;
            using System.Net.Http;
            using System.Threading;
            using Amazon.Lambda.Core;
            using Microsoft.Extensions.DependencyInjection;

            public class First
            {
                private static readonly HttpClient Http = new() { Timeout = [|TimeSpan.FromSeconds(20)|] };
                private readonly HttpClient other = new() { Timeout = TimeSpan.FromSeconds(9) };
                private readonly CancellationTokenSource stop = new(TimeSpan.FromSeconds(20));

                public First() => other.Timeout = [|TimeSpan.FromSeconds(12)|];

                public void Handler(string order, ILambdaContext context) { }
            }

            public class Second { public void Handler(string order, ILambdaContext context) { } }

            public class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddHttpClient("short", c => c.Timeout = TimeSpan.FromSeconds(20));
                    services.AddHttpClient("long", c => { c.Timeout = [|TimeSpan.FromSeconds(300)|]; });
                }
            }
            """,
        AdditionalFiles =
        {
            (Template,
             """
             { "Resources": {
               "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::First::Handler", "Timeout": 10 } },
               "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Second::Handler", "Timeout": 300 } } } }
             """),
        },
    });

    [Fact]
    public Task Start_up_says_nothing_while_a_timeout_is_not_known() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System;
            using System.Net.Http;
            using Amazon.Lambda.Core;

            public class First { public void Handler(string order, ILambdaContext context) { } }

            public class Second { public void Handler(string order, ILambdaContext context) { } }

            public static class Clients
            {
                public static readonly HttpClient Slow = new() { Timeout = TimeSpan.FromSeconds(300) };
                public static readonly HttpClient Slowest = new() { Timeout = [|TimeSpan.FromMinutes(30)|] };
            }
            """,
        AdditionalFiles = { (Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::First::Handler", "Timeout": 10 } }, "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "TestProject::Second::Handler", "Timeout": { "Ref": "Seconds" } } } } }""") },
    });

    [Fact]
    public Task Annotations_and_their_start_up_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System;
            using System.Net.Http;
            using System.Threading;
            using Amazon.Lambda.Annotations;
            using Microsoft.Extensions.DependencyInjection;

            [LambdaStartup]
            public class Startup
            {
                public void ConfigureServices(IServiceCollection services) => services.AddHttpClient("x", c => c.Timeout = [|TimeSpan.FromSeconds(100)|]);
            }

            public class Function
            {
                [LambdaFunction(Timeout = 60)]
                public void Handler(string order) { using var source = new CancellationTokenSource([|60_000|]); }
            }
            """,
    });

    [Fact]
    public Task Options_of_Entity_Framework_in_a_web_host_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.EntityFrameworkCore.Infrastructure;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            Use(sql => sql.CommandTimeout([|360|]));
            Use(sql => sql.CommandTimeout(10));
            builder.Build().Run();

            static void Use(Action<SqlOptions> configure) => configure(new SqlOptions());

            public class Extension : RelationalOptionsExtension { }

            public class SqlOptions : RelationalDbContextOptionsBuilder<SqlOptions, Extension> { }
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "TestProject", "function-timeout": 30 }""") },
    });

    [Fact]
    public Task Projects_without_a_function_are_silent() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Net.Http;

        public static class Clients { public static readonly HttpClient Slow = new() { Timeout = TimeSpan.FromHours(1) }; }
        """);

    [Fact]
    public Task A_source_takes_the_remaining_time_where_a_context_is_in_scope() => Verify.VerifyCodeFixAsync(new Test
    {
        Source = Source("using var first = new CancellationTokenSource([|TimeSpan.FromMinutes(20)|] /* long */); using var second = new CancellationTokenSource(); second.CancelAfter([|1_200_000|]); http.Timeout = [|TimeSpan.FromHours(1)|];"),
        FixedSource = Source("using var first = new CancellationTokenSource(context.RemainingTime - TimeSpan.FromSeconds(1) /* long */); using var second = new CancellationTokenSource(); second.CancelAfter(context.RemainingTime - TimeSpan.FromSeconds(1)); http.Timeout = TimeSpan.FromHours(1);"),
    });

    [Theory]
    [InlineData("Wait();")]
    [InlineData("using var source = new CancellationTokenSource(millisecondsDelay: [|1_000_000|]);", "")]
    public Task Without_a_context_or_an_overload_there_is_no_fix(string statements, string inHelper = "using var source = new CancellationTokenSource([|1_000_000|]);") =>
        Verify.VerifyNoCodeFixAsync(new Test { Source = Source(statements, inHelper) });

    private static Test InHandler(string statements)
    {
        var test = new Test { Source = Source(statements) };
        test.AdditionalFiles.Add((Defaults, """{ "function-handler": "TestProject::Function::Handler", "function-timeout": 30 }"""));
        return test;
    }

    private static string Source(string statements, string inHelper = "") =>
        $$"""
        using System;
        using System.Data;
        using System.Data.Common;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.S3;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using StackExchange.Redis;

        public class Function
        {
            private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                HttpClient http = new();
                DbCommand command = null!;
                DbContext database = null!;
                {{statements}}
            }

            private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

            private static void Wait() { {{inHelper}} }
        }

        public class Poll { public TimeSpan Timeout { get; set; } }

        public class Connection : DbConnectionStringBuilder { public int CommandTimeout { get; set; } }
        """;
}
