using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.StaticStateWrittenAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class StaticStateWrittenTests
{
    private const string Lost = ", and the change is lost: other execution environments do not see it, and a new one starts without it; keep it in DynamoDB, ElastiCache or S3";
    private const string Leaks = ", and the value leaks: the next invocation in this execution environment sees it; keep it in a local variable and pass it as a parameter";

    [Theory]
    [InlineData("[|s_current|] = order;")]
    [InlineData("[|Current|] = order;")]
    [InlineData("[|s_total|] += order.Total; Use(s_total);")]
    [InlineData("[|s_count|]++; Use(s_count);")]
    [InlineData("[|s_count|]++;")]
    [InlineData("Use(++[|s_count|]);")]
    [InlineData("Use(Interlocked.Increment(ref [|s_count|]));")]
    [InlineData("Use(Interlocked.Add(ref [|s_count|], order.Total));")]
    [InlineData("Interlocked.Exchange(ref [|s_current|], order);")]
    [InlineData("Volatile.Write(ref [|s_current|], order);")]
    [InlineData("int.TryParse(order.Id, out [|s_count|]); Use(s_count);")]
    [InlineData("(var id, [|s_current|]) = (order.Id, order);")]
    [InlineData("[|s_current|] = s_last = order;")]
    [InlineData("[|s_point.X|] = order.Total;")]
    [InlineData("if (order.Total > s_total) [|s_total|] = order.Total;")]
    [InlineData("[|s_total|] = order.Total > s_total ? order.Total : s_total;")]
    [InlineData("[|s_total|] = Math.Max(s_total, order.Total);")]
    [InlineData("if (order.Id == s_token) return; [|s_token|] = order.Id;")]
    [InlineData("if (!s_ids.Contains(order.Id)) [|s_ids|] = s_ids.Add(order.Id);")]
    [InlineData("[|s_ids|] = s_ids.Add(order.Id);")]
    [InlineData("[|Ordered|] += (_, _) => { };")]
    [InlineData("lock (s_gate) { [|s_current|] = order; }")]
    [InlineData("if (s_busy) return; [|s_busy|] = true; Use(order.Total); [|s_busy|] = false;")]
    [InlineData("if (order.Debug) { [|s_debug|] = true; }")]
    [InlineData("if (s_logger == null) { Use(1); } [|s_current|] = order;")]
    [InlineData("if (s_total > 100) return; [|s_total|] += 1;")]
    [InlineData("if (order.Placed > s_placed) [|s_placed|] = order.Placed;")]
    [InlineData("[|s_ticks|] = DateTime.UtcNow.Ticks; Use(1);")]
    [InlineData("[|s_shared.Id|] = order.Id;")]
    [InlineData("[|s_shared.Total|] += order.Total; Use(s_shared.Total);")]
    [InlineData("var shared = s_shared; [|shared.Id|] = order.Id;")]
    [InlineData("[|Shared.Placed|] = order.Placed;")]
    [InlineData("ref var current = ref s_current; [|current|] = order;")]
    [InlineData("[|s_counts[order.Total]|]++; Use(s_counts[1]);")]
    [InlineData("foreach (var line in order.Lines) { [|s_current|] = line; }")]
    [InlineData("System.Linq.Enumerable.ToList(System.Linq.Enumerable.Select(order.Lines, line => [|s_current|] = line));")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("s_current ??= order;")]
    [InlineData("if (s_current is null) s_current = Load();")]
    [InlineData("if (s_current == null) { s_current = Load(); s_total = 5; }")]
    [InlineData("if (s_current != null) { return; } s_current = Load();")]
    [InlineData("s_current = s_current ?? Load();")]
    [InlineData("s_current = s_current == null ? Load() : s_current;")]
    [InlineData("var found = s_current ?? (s_current = Load());")]
    [InlineData("if (s_current == null) { lock (s_gate) { if (s_current == null) { s_current = Load(); } } }")]
    [InlineData("if (Volatile.Read(ref s_current) == null) Volatile.Write(ref s_current, Load());")]
    [InlineData("var found = s_current; if (found == null) { found = Load(); s_current = found; }")]
    [InlineData("LazyInitializer.EnsureInitialized(ref s_current, Load);")]
    [InlineData("Interlocked.CompareExchange(ref s_current, Load(), null);")]
    [InlineData("Use(Interlocked.Read(ref s_ticks));")]
    [InlineData("if (string.IsNullOrEmpty(s_token)) s_token = Fetch();")]
    [InlineData("if (!s_ready) { s_token = Fetch(); s_ready = true; }")]
    [InlineData("if (s_ready) return; s_ready = true; s_token = Fetch();")]
    [InlineData("var cold = !s_ready; s_ready = true; if (cold) Use(1);")]
    [InlineData("if (s_token == null || s_expires < DateTime.UtcNow) { s_token = Fetch(); s_expires = DateTime.UtcNow.AddMinutes(5); }")]
    [InlineData("if (DateTime.UtcNow >= s_expires) { s_token = Fetch(); s_expires = DateTime.UtcNow.AddMinutes(5); }")]
    [InlineData("var now = DateTimeOffset.UtcNow; if (now < s_expires) return; lock (s_gate) { s_token = Fetch(); s_expires = now.UtcDateTime; }")]
    [InlineData("if (IsExpired()) { s_token = Fetch(); s_expires = DateTime.UtcNow.AddMinutes(5); }")]
    [InlineData("if (s_current?.IsOld ?? true) s_current = Load();")]
    [InlineData("if (s_current!.IsOld) s_current = Load();")]
    [InlineData("if (s_token is not { Length: > 0 }) s_token = Fetch();")]
    [InlineData("t_current = order;")]
    [InlineData("s_counts[0] = order.Total;")]
    [InlineData("var copy = new Order { Id = order.Id }; copy.Total = 1; s_flow.Value!.Total = 1;")]
    [InlineData("var line = s_shared.Lines[0]; line.Total = 1;")]
    [InlineData("s_current = order; try { Use(1); } finally { s_current = null; }")]
    [InlineData("s_flow.Value = order;")]
    [InlineData("s_count++; Console.WriteLine($\"invocation {s_count}\");")]
    [InlineData("context.Logger.LogInformation(\"invocation \" + ++s_count);")]
    [InlineData("var n = Interlocked.Increment(ref s_count); context.Logger.LogInformation($\"invocation {n}\");")]
    [InlineData("if (s_count == 0) { context.Logger.LogInformation(\"cold start\"); } s_count++;")]
    [InlineData("s_current = null;")]
    [InlineData("s_token = Environment.GetEnvironmentVariable(\"TOKEN\");")]
    [InlineData("var cached = new Lazy<Order>(() => s_current = order);")]
    [InlineData("void Fill() { s_token = Fetch(); } if (s_token == null) Fill();")]
    [InlineData("s_current ??= Load(); try { Use(1); } catch (Exception) { s_current = Load(); }")]
    [InlineData("s_current ??= Load(); if (order.Debug) { var fresh = Load(); s_current = fresh; }")]
    [InlineData("var local = order; local.Total++; order.Id = \"\"; local = Load();")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("[|s_count|]++; Use(s_count);", "s_count", Lost)]
    [InlineData("[|s_current|] = order;", "s_current", Leaks)]
    [InlineData("if (order.Total > s_total) [|s_total|] = order.Total;", "s_total", Lost)]
    [InlineData("if (order.Debug) { [|s_debug|] = true; }", "s_debug", Leaks)]
    [InlineData("[|s_shared.Id|] = order.Id;", "s_shared.Id", Leaks)]
    public Task The_message_says_whether_the_write_is_lost_or_leaks(string statements, string field, string trouble) =>
        Verify.VerifyAnalyzerAsync(InHandler(statements), $"Static 'Function.{field}' is written during an invocation{trouble}");

    [Fact]
    public Task On_managed_instances_the_message_says_that_invocations_race()
    {
        var test = new Test { Source = InHandler("[|s_current|] = order; try { Use(1); } finally { }"), EditorConfig = "root = true\n[*.cs]\nlambdafit.managed_instances = true\n" };
        test.Messages.Add("Static 'Function.s_current' is written during an invocation, and invocations that run side by side in this execution environment race for it; keep it in a local variable and pass it as a parameter");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_helper_behind_an_interface_names_the_handler_and_the_calls_between() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public partial class Function
        {
            private readonly IStore store = new Store<int>();

            public string Handler(string tenant, ILambdaContext context) => store.Remember(tenant);
        }
        // file: Store.cs
        public interface IStore { string Remember(string tenant); }

        public static class Ambient { public static string? Tenant { get; set; } }

        public class Store<T> : IStore
        {
            public string Remember(string tenant)
            {
                [|Ambient.Tenant|] = tenant;
                return tenant;
            }
        }
        """,
        "Static 'Ambient.Tenant' is written during an invocation (reached from 'Function.Handler' through 'Store.Remember')" + Leaks);

    [Fact]
    public Task A_setter_is_reported_where_it_writes() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string tenant, ILambdaContext context) => Ambient.Tenant = tenant;
        }

        public static class Ambient
        {
            private static string? s_tenant;

            public static string? Tenant
            {
                get => s_tenant;
                set => [|s_tenant|] = value;
            }
        }
        """);

    [Fact]
    public Task Partial_classes_and_generic_types_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public partial class Function
        {
            public void Handler(string tenant, ILambdaContext context)
            {
                Cache<string>.Set(tenant);
                Keep(tenant);
            }
        }

        public static class Cache<T>
        {
            private static T? last;

            public static void Set(T value) => [|last|] = value;

            public static T? Get() => last;
        }
        // file: Part.cs
        public partial class Function
        {
            private static string? s_tenant;

            private static void Keep(string tenant) => [|s_tenant|] = tenant;
        }
        """);

    [Fact]
    public Task Handlers_of_executable_functions_are_reported_and_what_runs_before_them_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            State.Table = "orders";
            var handler = (string order, ILambdaContext context) =>
            {
                [|State.Order|] = order;
                return order + State.Table;
            };

            await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            public static class State
            {
                public static string? Table;
                public static string? Order;
            }
            """,
    });

    [Fact]
    public Task Annotated_functions_are_reported_and_their_constructors_are_not() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using Amazon.Lambda.Annotations;

        public class Functions
        {
            private static string? s_table;
            private static string? s_user;

            static Functions() => s_user = "none";

            public Functions() => s_table = Environment.MachineName;

            [LambdaFunction]
            public string Get(string user) => [|s_user|] = user;
        }
        """);

    [Fact]
    public Task Controllers_and_minimal_APIs_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Logging;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            Settings.Name = "start-up";
            var app = builder.Build();
            app.MapPost("/name", (string name) => { [|Settings.Name|] = name; });
            app.Run();

            public static class Settings { public static string? Name; }

            public class OrdersController : ControllerBase
            {
                private static ILogger? log;
                private static string? s_last;

                public OrdersController(ILogger<OrdersController> logger) => log = logger;

                public string Get(string id) => [|s_last|] = id;
            }
            """,
    });

    [Fact]
    public Task What_a_check_at_the_call_guards_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static IServiceProvider? s_provider;
            private static string? s_table;
            private static bool s_ready;

            public void Handler(string order, ILambdaContext context)
            {
                if (s_provider == null)
                {
                    Build();
                }

                EnsureReady();
            }

            private static void Build()
            {
                s_provider = null!;
                s_table = order();
                static string order() => Guid.NewGuid().ToString();
            }

            private static void EnsureReady()
            {
                if (s_ready)
                {
                    return;
                }

                Configure();
                s_ready = true;
            }

            private static void Configure() => s_table = Guid.NewGuid().ToString();
        }
        """);

    [Fact]
    public Task Statics_of_other_assemblies_are_not_reported() => Verify.VerifyAnalyzerAsync(InHandler("Amazon.AWSConfigs.AWSRegion = order.Id;"));

    [Fact]
    public Task An_event_that_is_unsubscribed_is_not_reported() => Verify.VerifyAnalyzerAsync(InHandler("Ordered += OnOrdered; try { Use(1); } finally { Ordered -= OnOrdered; }"));

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            private static string? s_tenant;

            public void Handler(string tenant, ILambdaContext context) { }

            internal static void SetForTests(string tenant) => s_tenant = tenant;
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        #pragma warning disable CS0649, CS0169, CS0414, CS0067
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Request { public Order Order { get; set; } = new(); }

        public class Order
        {
            public string Id { get; set; } = "";
            public int Total { get; set; }
            public bool Debug { get; set; }
            public bool IsOld { get; set; }
            public DateTime Placed { get; set; }
            public List<Order> Lines { get; } = new();
        }

        public struct Point { public int X; }

        public class Function
        {
            private static readonly object s_gate = new();
            private static readonly AsyncLocal<Order> s_flow = new();
            private static Order? s_current;
            private static Order? s_last;
            private static readonly Order s_shared = new();
            private static readonly int[] s_counts = new int[8];
            private readonly Order own = new();
            private static Point s_point;
            private static object? s_logger;
            private static string? s_token;
            private static DateTime s_expires;
            private static DateTime s_placed;
            private static ImmutableList<string> s_ids = ImmutableList<string>.Empty;
            private static int s_total;
            private static int s_count;
            private static long s_ticks;
            private static bool s_ready;
            private static bool s_busy;
            private static bool s_debug;
            [ThreadStatic] private static Order? t_current;

            public static Order? Current { get; set; }

            public static Order Shared => s_shared;

            public static event EventHandler? Ordered;

            public void Handler(Request request, ILambdaContext context)
            {
                var order = request.Order;
                {{statements}}
            }

            private static Order Load() => new();
            private static string Fetch() => Guid.NewGuid().ToString();
            private static bool IsExpired() => DateTime.UtcNow > s_expires;
            private static void Use(long value) => Console.WriteLine(value);
            private static void OnOrdered(object? sender, EventArgs e) { }
        }
        """;
}
