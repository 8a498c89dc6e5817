using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.InvocationDataKeptAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class InvocationDataKeptTests
{
    [Theory]
    [InlineData("[|s_context|] = context;")]
    [InlineData("[|s_context|] ??= context;")]
    [InlineData("if (s_context == null) [|s_context|] = context;")]
    [InlineData("[|Context|] = context;")]
    [InlineData("[|s_event|] = request;")]
    [InlineData("var e = request; [|s_event|] = e;")]
    [InlineData("Interlocked.Exchange(ref [|s_event|], request);")]
    [InlineData("[|s_object|] = request;")]
    [InlineData("[|s_event|] = request ?? new();")]
    [InlineData("[|s_identity|] = context.Identity;")]
    [InlineData("[|s_token|] = request.Headers[\"Authorization\"];")]
    [InlineData("[|s_token|] = request.Headers[\"authorization\"].Substring(7);")]
    [InlineData("var header = request.Headers[\"Authorization\"]; [|s_token|] = header.Split(' ')[1];")]
    [InlineData("[|s_holder.Context|] = context;")]
    [InlineData("if (context.RemainingTime.Seconds > 1) [|own|] = context; Use(own);")]
    [InlineData("Use(own); [|own|] = context;")]
    [InlineData("[|own|] = context; Use(own);")]
    [InlineData("[|holder.Context|] = context;")]
    [InlineData("[|s_context|] = own = context;")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("s_flow.Value = context;")]
    [InlineData("t_context = context;")]
    [InlineData("var local = context; local = null; Use(local);")]
    [InlineData("var holder = new Holder { Context = context }; holder.Context = context;")]
    [InlineData("s_id = context.AwsRequestId; s_remaining = context.RemainingTime;")]
    [InlineData("s_id = request.Id; s_object = request.Order; s_token = request.Headers[\"x-tenant\"];")]
    [InlineData("s_context = context; try { Use(s_context); } finally { s_context = null; }")]
    [InlineData("s_context = null;")]
    [InlineData("new Worker(context).Run(context);")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("[|s_context|] = context;", "'Function.s_context' keeps the 'ILambdaContext' beyond the invocation: it is static, and the next invocation in this execution environment finds it; pass it as a parameter, or keep it in an 'AsyncLocal<T>'")]
    [InlineData("[|own|] = context; Use(own);", "'Function.own' keeps the 'ILambdaContext' beyond the invocation: one 'Function' serves all invocations of an execution environment; only because each invocation overwrites it before reading it are they kept apart, which fails once invocations run side by side; pass it as a parameter")]
    [InlineData("[|s_event|] = request;", "'Function.s_event' keeps the event beyond the invocation: it is static, and the next invocation in this execution environment finds it; pass it as a parameter, or keep it in an 'AsyncLocal<T>'")]
    public Task The_message_says_what_is_kept_and_why(string statements, string message) => Verify.VerifyAnalyzerAsync(InHandler(statements), message);

    [Fact]
    public Task On_managed_instances_clearing_does_not_help()
    {
        var test = new Test
        {
            Source = InHandler("[|s_context|] = context; try { Use(s_context); } finally { s_context = null; }"),
            EditorConfig = "root = true\n[*.cs]\nlambdafit.managed_instances = true\n",
        };
        test.Messages.Add("'Function.s_context' keeps the 'ILambdaContext' beyond the invocation: it is static, and invocations that run side by side find each other's; pass it as a parameter, or keep it in an 'AsyncLocal<T>'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Helpers_and_singletons_name_the_calls_between() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.DependencyInjection;

        public interface ITracker { void Begin(SQSEvent batch, string id); }

        public partial class Tracker : ITracker
        {
            private SQSEvent? last;

            public void Begin(SQSEvent batch, string id)
            {
                if (last?.Records.Count > 3) return;
                [|last|] = batch;
            }
        }

        public class Function
        {
            private readonly ITracker tracker = new ServiceCollection().AddSingleton<ITracker, Tracker>().BuildServiceProvider().GetRequiredService<ITracker>();

            public void Handler(SQSEvent batch, ILambdaContext context) => tracker.Begin(batch, context.AwsRequestId);
        }
        """,
        "'Tracker.last' keeps the event beyond the invocation (reached from 'Function.Handler' through 'Tracker.Begin'): 'Tracker' is registered as a singleton, and the next invocation in this execution environment finds it; pass it as a parameter, or keep it in an 'AsyncLocal<T>'");

    [Fact]
    public Task Requests_and_identities_of_ASP_NET_Core_are_reported_and_what_scoped_services_keep_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Security.Claims;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Services.AddSingleton<Users>();
            builder.Services.AddScoped<Scratch>();
            var app = builder.Build();
            ClaimsPrincipal? last = null;
            app.UseMiddleware<Remembering>();
            app.MapGet("/me", (ClaimsPrincipal user) => { [|last|] = user; });
            app.Run();

            public class Users
            {
                private ClaimsPrincipal? user;
                private CancellationToken aborted;
                public bool Set(HttpContext context)
                {
                    var isNew = user is null || aborted.IsCancellationRequested;
                    [|user|] = context.User;
                    [|aborted|] = context.RequestAborted;
                    return isNew;
                }
            }

            public class Scratch { private HttpContext? context; public void Set(HttpContext given) => context = given; }

            public class Remembering
            {
                private static HttpContext? s_context;
                private static string? s_token;
                private readonly RequestDelegate next;
                public Remembering(RequestDelegate next) => this.next = next;
                public Task InvokeAsync(HttpContext context, Users users, Scratch scratch)
                {
                    [|s_context|] = context;
                    [|s_token|] = context.Request.Headers.Authorization.ToString();
                    users.Set(context);
                    scratch.Set(context);
                    return next(context);
                }
            }

            public class OrdersController : ControllerBase
            {
                private ClaimsPrincipal? user;
                public string? Get(string id) { user = User; return user.Identity?.Name; }
            }
            """,
    });

    [Fact]
    public Task Annotated_and_executable_functions_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        public abstract class Base<T> where T : class
        {
            protected static T? Last;
        }

        public class Functions : Base<APIGatewayProxyRequest>
        {
            private static ILambdaContext? s_context;

            [LambdaFunction]
            public string Get(APIGatewayProxyRequest request, ILambdaContext context)
            {
                [|Last|] = request;
                Keep(context);
                return "";
                void Keep(ILambdaContext given) => [|s_context|] = given;
            }
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        #nullable disable
        #pragma warning disable CS0649, CS0169, CS0414, CS0067
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Order { }

        public class Request
        {
            public string Id { get; set; }
            public Order Order { get; set; }
            public Dictionary<string, string> Headers { get; set; }
        }

        public class Holder { public ILambdaContext Context { get; set; } }

        public class Worker
        {
            private readonly ILambdaContext context;
            private ILambdaContext other;
            public Worker(ILambdaContext context) => this.context = context;
            internal void Run(ILambdaContext context) => other = context;
        }

        public class Function
        {
            private static readonly AsyncLocal<ILambdaContext> s_flow = new();
            private static readonly Holder s_holder = new();
            private static ILambdaContext s_context;
            private static Request s_event;
            private static object s_object;
            private static object s_identity;
            private static string s_token;
            private static string s_id;
            private static TimeSpan s_remaining;
            [ThreadStatic] private static ILambdaContext t_context;
            private readonly Holder holder = new();
            private ILambdaContext own;

            public static ILambdaContext Context { get; set; }

            public void Handler(Request request, ILambdaContext context)
            {
                {{statements}}
            }

            private static void Use(object value) => Console.WriteLine(value);
        }
        """;
}
