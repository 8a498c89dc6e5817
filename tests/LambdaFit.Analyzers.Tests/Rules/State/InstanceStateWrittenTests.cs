using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.InstanceStateWrittenAnalyzer>;
using VerifyFix = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.InstanceStateWrittenAnalyzer, LambdaFit.CodeFixes.Rules.State.InstanceStateWrittenCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class InstanceStateWrittenTests
{
    private const string Lost = ", and the change is lost: other execution environments do not see it, and a new one starts without it; keep it in DynamoDB, ElastiCache or S3";
    private const string Leaks = ", and the value leaks: the next invocation in this execution environment sees it; keep it in a local variable and pass it as a parameter";
    private const string Overwrites = ", and only because each invocation overwrites it before reading it is it kept apart, which fails once invocations run side by side; keep it in a local variable and pass it as a parameter";
    private const string Races = ", and invocations that run side by side in this execution environment race for it; keep it in a local variable and pass it as a parameter";

    [Theory]
    [InlineData("[|current|] = order;")]
    [InlineData("this.[|current|] = order;", "[|this.current|] = order;")]
    [InlineData("[|Last|] = order;")]
    [InlineData("[|count|]++; Use(count);")]
    [InlineData("[|total|] += order.Total; Use(total);")]
    [InlineData("Use(Interlocked.Increment(ref [|count|]));")]
    [InlineData("int.TryParse(order.Id, out [|total|]); Use(total);")]
    [InlineData("(var id, [|current|]) = (order.Id, order);")]
    [InlineData("[|current|] = previous = order;")]
    [InlineData("[|point.X|] = order.Total; Use(point.X);")]
    [InlineData("[|counts[order.Total]|]++; Use(counts[0]);")]
    [InlineData("if (order.Total > total) [|total|] = order.Total;")]
    [InlineData("if (order.Debug) { [|debug|] = true; } Use(debug ? 1 : 0);")]
    [InlineData("if (!ids.Contains(order.Id)) [|ids|] = ids.Add(order.Id);")]
    [InlineData("[|kept.Id|] = order.Id; Use(kept.Id.Length);")]
    [InlineData("var alias = kept; [|alias.Total|] += 1; Use(kept.Total);")]
    [InlineData("ref var alias = ref total; [|alias|] += order.Total; Use(total);")]
    [InlineData("[|Ordered|] += (_, _) => { };")]
    [InlineData("[|watcher.Changed|] += (_, _) => { };")]
    [InlineData("order.Lines.ForEach(line => [|total|] += line.Total); Use(total);")]
    public Task Reported(string statements, string? marked = null) => Verify.VerifyAnalyzerAsync(InHandler(marked ?? statements));

    [Theory]
    [InlineData("current ??= order;")]
    [InlineData("if (current is null) current = Load();")]
    [InlineData("if (current != null) { return; } current = Load();")]
    [InlineData("lock (gate) { if (current == null) current = Load(); }")]
    [InlineData("LazyInitializer.EnsureInitialized(ref current, Load);")]
    [InlineData("if (token == null || expires < DateTime.UtcNow) { token = Fetch(); expires = DateTime.UtcNow.AddMinutes(5); }")]
    [InlineData("if (!ready) { token = Fetch(); ready = true; }")]
    [InlineData("invocations++; context.Logger.LogInformation($\"invocation {invocations}\");")]
    [InlineData("current = null;")]
    [InlineData("flow.Value = order;")]
    [InlineData("var made = new Order(); made.Total = 1; order.Total = 2; order.Lines.ForEach(line => line.Total = 3);")]
    [InlineData("var sum = 0; order.Lines.ForEach(line => sum += line.Total); Use(sum);")]
    [InlineData("var copy = new Order { Id = order.Id, Total = 1 }; Use(copy.Total);")]
    [InlineData("current = order; try { Use(1); } finally { current = null; }")]
    [InlineData("Ordered += OnOrdered; try { Use(1); } finally { Ordered -= OnOrdered; }")]
    [InlineData("table = Environment.GetEnvironmentVariable(\"TABLE\"); Use(table!.Length);")]
    [InlineData("new Worker().Run(order);")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("[|count|]++; Use(count);", Lost)]
    [InlineData("if (order.Debug) [|count|] = order.Total; Use(count);", Leaks)]
    [InlineData("Use(count); [|count|] = order.Total;", Leaks)]
    [InlineData("[|count|] = order.Total; Use(count);", Overwrites)]
    [InlineData("[|count|] = order.Total; Read();", Overwrites)]
    [InlineData("Read(); [|count|] = order.Total;", Leaks)]
    [InlineData("try { [|count|] = order.Total; Read(); } finally { Use(1); }", Overwrites)]
    public Task The_message_says_what_the_trouble_is(string statements, string trouble) => Verify.VerifyAnalyzerAsync(
        InHandler(statements),
        "'Function.count' outlives the invocation that writes it: one 'Function' serves all invocations of an execution environment" + trouble);

    [Fact]
    public Task On_managed_instances_overwriting_is_a_race() => Verify.VerifyAnalyzerAsync(Managed("[|count|] = order.Total; Use(count);", Races));

    [Fact]
    public async Task Overwriting_is_information_and_a_race_a_warning()
    {
        Assert.Equal(DiagnosticSeverity.Info, await SeverityAsync(new() { Source = InHandler("count = order.Total; Use(count);") }));
        Assert.Equal(DiagnosticSeverity.Warning, await SeverityAsync(Managed("count = order.Total; Use(count);", null)));
        Assert.Equal(DiagnosticSeverity.Warning, await SeverityAsync(new() { Source = InHandler("Use(count); count = order.Total;") }));
    }

    [Fact]
    public Task A_capacity_provider_says_that_invocations_race()
    {
        var test = Managed("[|count|] = order.Total; Use(count);", Races);
        test.EditorConfig = "";
        test.AdditionalFiles.Add(("/repo/orders/template.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: TestProject::Function::Handler
                  CodeUri: .
                  Timeout: 30
                  CapacityProviderConfig:
                    LambdaManagedInstancesCapacityProviderConfig:
                      CapacityProviderArn: arn:aws:lambda:eu-west-1:123456789012:capacity-provider:orders
            """));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task What_a_helper_assigns_first_counts() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            private string? order;
            private string? tenant;

            public int Handler(string input, ILambdaContext context)
            {
                Begin(input);
                return Work() + Other();
            }

            public int Again(string input, ILambdaContext context)
            {
                [|order|] = input;
                return Work();
            }

            private void Begin(string input) => [|order|] = input;

            private int Work() => Inner();

            private int Inner() => order!.Length;

            private int Other()
            {
                var length = tenant?.Length ?? 0;
                [|tenant|] = order;
                return length;
            }
        }
        """,
        "'Function.order' outlives the invocation that writes it: one 'Function' serves all invocations of an execution environment" + Overwrites,
        "'Function.order' outlives the invocation that writes it (reached from 'Function.Handler' through 'Function.Begin'): one 'Function' serves all invocations of an execution environment" + Overwrites,
        "'Function.tenant' outlives the invocation that writes it (reached from 'Function.Handler' through 'Function.Other'): one 'Function' serves all invocations of an execution environment" + Leaks);

    [Fact]
    public Task An_entry_point_that_reads_without_assigning_sees_what_another_left() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            private string? order;

            public int Handler(string input, ILambdaContext context)
            {
                [|order|] = input;
                return order.Length;
            }

            public string? Again(string input, ILambdaContext context) => order;
        }
        """,
        "'Function.order' outlives the invocation that writes it: one 'Function' serves all invocations of an execution environment" + Leaks);

    [Fact]
    public Task Singletons_behind_an_interface_are_reported_and_scoped_services_are_not() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;

        public interface IStore { void Put(string order); }

        public partial class Store : IStore
        {
            private string? last;

            public void Put(string order) { if (last != order) Keep(order); }
        }

        public class Scratch
        {
            private string? last;

            public void Put(string order) { if (last == "x") return; last = order; }
        }

        public class Function
        {
            private readonly ServiceProvider provider;
            private readonly IStore store;

            public Function()
            {
                provider = new ServiceCollection().AddSingleton<IStore, Store>().AddScoped<Scratch>().BuildServiceProvider();
                store = provider.GetRequiredService<IStore>();
            }

            public void Handler(string order, ILambdaContext context)
            {
                store.Put(order);
                using var scope = provider.CreateScope();
                scope.ServiceProvider.GetRequiredService<Scratch>().Put(order);
            }
        }
        // file: Part.cs
        public partial class Store
        {
            private void Keep(string order) => [|last|] = order;
        }
        """,
        "'Store.last' outlives the invocation that writes it (reached from 'Function.Handler' through 'Store.Put' > 'Store.Keep'): 'Store' is registered as a singleton" + Leaks);

    [Fact]
    public Task Transient_services_that_the_handler_holds_and_generic_types_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Annotations;
        using Microsoft.Extensions.DependencyInjection;

        public class Store<T>
        {
            private T? last;

            public bool Put(T order)
            {
                var isNew = !Equals(last, order);
                [|last|] = order;
                return isNew;
            }
        }

        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddTransient(typeof(Store<>));
        }

        public class Functions
        {
            private readonly Store<string> store;

            public Functions(Store<string> store) => this.store = store;

            [LambdaFunction]
            public bool Put(string order) => store.Put(order);
        }
        """,
        "'Store.last' outlives the invocation that writes it (reached from 'Functions.Put' through 'Store.Put'): 'Store' lives as long as 'Functions', which holds it" + Leaks);

    [Fact]
    public Task Captured_locals_of_start_up_code_are_reported_and_those_of_handlers_are_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Linq;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            var total = 0;
            string? cached = null;
            total = 1;
            var handler = (string order, ILambdaContext context) =>
            {
                var lines = 0;
                order.ToList().ForEach(_ => lines++);
                [|total|] += lines;
                cached ??= order;
                if (cached is null) cached = order;
                return total;
            };

            await LambdaBootstrapBuilder.Create<string, int>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
        Messages = { "'total' outlives the invocation that writes it: start-up code declares it" + Lost },
    });

    [Fact]
    public Task Controllers_are_not_reported_and_minimal_APIs_and_middleware_are() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Services.AddSingleton<Basket>();
            var app = builder.Build();
            var hits = 0;
            app.UseMiddleware<Timing>();
            app.MapGet("/hits", () => ++[|hits|]);
            app.MapPost("/basket", (Basket basket, string item) => basket.Put(item));
            app.Run();

            public class Basket
            {
                private string? last;

                public string? Put(string item)
                {
                    var before = last;
                    [|last|] = item;
                    return before;
                }
            }

            public class Timing
            {
                private readonly RequestDelegate next;
                private string? path;

                public Timing(RequestDelegate next) => this.next = next;

                public Task InvokeAsync(HttpContext context)
                {
                    if (path is { Length: > 3 } old) context.Response.Headers["previous"] = old;
                    [|path|] = context.Request.Path.Value;
                    return next(context);
                }
            }

            public class OrdersController : ControllerBase
            {
                private string? last;

                public string Get(string id) => last = id;
            }
            """,
    });

    [Fact]
    public Task Types_that_are_also_created_in_invocations_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;

        public class Parser
        {
            private int position;

            public int Next() => position += 1;
        }

        public class Function
        {
            private readonly Parser shared = new();

            public int Handler(string order, ILambdaContext context) => new Parser().Next() + shared.Next();
        }
        """);

    [Fact]
    public Task Statics_are_left_to_their_own_rule() => Verify.VerifyAnalyzerAsync(InHandler("s_count++; s_shared.Total++; Use(s_count + s_shared.Total);"));

    [Fact]
    public Task What_2004_reports_is_not_reported_twice() => Verify.VerifyAnalyzerAsync(InHandler("this.context = context; this.request = request;"));

    [Theory]
    [InlineData("private string? _id;", "[|_id|] = order.Id; // whose\n        Use(_id.Length + this._id.Length);", "string? id = order.Id; // whose\n        Use(id.Length + id.Length);")]
    [InlineData("private Order? _order;", "var line = order.Lines[0];\n        [|_order|] = line;\n        Use(_order.Total);", "var line = order.Lines[0];\n        Use(line.Total);")]
    [InlineData("private int _sum, other;", "[|_sum|] = order.Total;\n        [|_sum|] += other;\n        Use(_sum);", "int sum = order.Total;\n        sum += other;\n        Use(sum);", "private int other;")]
    [InlineData("private bool urgent;", "if (order.Total > 3)\n        {\n            [|urgent|] = true;\n        }\n\n        if (urgent) Use(1);", "bool urgent = default;\n        if (order.Total > 3)\n        {\n            urgent = true;\n        }\n\n        if (urgent) Use(1);")]
    [InlineData("private int m_best = 7;", "foreach (var line in order.Lines)\n        {\n            if (line.Total > 9) [|m_best|] = line.Total;\n        }\n\n        Use(m_best);", "int best = 7;\n        foreach (var line in order.Lines)\n        {\n            if (line.Total > 9) best = line.Total;\n        }\n\n        Use(best);")]
    [InlineData("private Order? last;", "try\n        {\n            [|this.last|] = new();\n            order.Lines.ForEach(_ => Use(last.Total));\n        }\n        finally\n        {\n            Use(0);\n        }", "try\n        {\n            Order? last = new();\n            order.Lines.ForEach(_ => Use(last.Total));\n        }\n        finally\n        {\n            Use(0);\n        }")]
    public Task A_field_that_one_method_uses_becomes_a_local(string field, string statements, string fixedStatements, string? fixedField = null) =>
        VerifyFix.VerifyCodeFixAsync(ToFix("    " + field + "\n\n", statements), ToFix(fixedField is null ? "" : "    " + fixedField + "\n\n", fixedStatements));

    [Fact]
    public Task All_fields_become_locals() => VerifyFix.VerifyCodeFixAsync(
        ToFix("    private int first;\n    private int second;\n    private int? third;\n\n", "[|first|] = order.Total;\n        [|second|] = first + 1;\n        [|third|] = second;\n        if (first > 2) [|third|] = first;\n        Use(third.Value);"),
        ToFix("", "int first = order.Total;\n        int second = first + 1;\n        int? third = second;\n        if (first > 2) third = first;\n        Use(third.Value);"));

    [Theory]
    [InlineData("    private int count;\n", "Use(count);\n        [|count|]++;")]
    [InlineData("    private string? id;\n    private void Read() => Use(id!.Length);\n", "[|id|] = order.Id;\n        Read();")]
    [InlineData("    public string? id;\n", "[|id|] = order.Id;\n        Use(id.Length);")]
    [InlineData("    [NonSerialized] private string? id;\n", "[|id|] = order.Id;\n        Use(id.Length);")]
    [InlineData("    private volatile string? id;\n", "[|id|] = order.Id;\n        Use(id.Length);")]
    [InlineData("    private string? id; // of the order\n", "[|id|] = order.Id;\n        Use(id.Length);")]
    [InlineData("    private string? _id;\n", "[|_id|] = order.Id;\n        var id = _id;\n        Use(id.Length);")]
    [InlineData("    private string id = Environment.MachineName;\n", "Use(id.Length);\n        [|id|] = order.Id;")]
    [InlineData("    private string? id;\n", "[|id|] = order.Id;\n        Use(nameof(Function.id).Length);")]
    public Task Other_fields_stay(string members, string statements) => VerifyFix.VerifyNoCodeFixAsync(ToFix(members, statements));

    [Fact]
    public Task A_field_that_another_part_mentions_stays() => VerifyFix.VerifyNoCodeFixAsync(
        ToFix("    private string? id;\n\n", "[|id|] = order.Id;\n        Use(id.Length);").Replace("class Function", "partial class Function", StringComparison.Ordinal)
        + "\n// file: Part.cs\npublic partial class Function { private int Length => id!.Length; }");

    private static string ToFix(string members, string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Order
        {
            public string Id { get; set; } = "";
            public int Total { get; set; }
            public List<Order> Lines { get; } = new();
        }

        public class Function
        {
        {{members}}    public void Handler(Order order, ILambdaContext context)
            {
                {{statements}}
            }

            private static void Use(long value) => Console.WriteLine(value);
        }
        """;

    private static Test Managed(string statements, string? trouble)
    {
        var test = new Test { Source = InHandler(statements), EditorConfig = "root = true\n[*.cs]\nlambdafit.managed_instances = true\n" };
        if (trouble is not null)
        {
            test.Messages.Add("'Function.count' outlives the invocation that writes it: one 'Function' serves all invocations of an execution environment" + trouble);
        }

        return test;
    }

    private static async Task<DiagnosticSeverity> SeverityAsync(Test test)
    {
        var analyzer = new LambdaFit.Analyzers.Rules.State.InstanceStateWrittenAnalyzer();
        var reported = await Scenario.BuildDiagnosticsAsync(Scenario.Create(test, RuleIds.InstanceStateWritten).Project, [analyzer]);
        return Assert.Single(reported).Severity;
    }

    private static string InHandler(string statements) =>
        $$"""
        #pragma warning disable CS0649, CS0169, CS0414, CS0067
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.IO;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Request { public Order Order { get; set; } = new(); }

        public class Order
        {
            public string Id { get; set; } = "";
            public int Total { get; set; }
            public bool Debug { get; set; }
            public List<Order> Lines { get; } = new();
        }

        public class Worker
        {
            private Order? order;
            public void Run(Order given) { if (order == given) return; order = given; }
        }

        public struct Point { public int X; }

        public class Function
        {
            private static readonly Order s_shared = new();
            private static int s_count;
            private readonly object gate = new();
            private readonly AsyncLocal<Order> flow = new();
            private readonly Order kept = new();
            private readonly FileSystemWatcher watcher = new();
            private readonly int[] counts = new int[8];
            private ILambdaContext? context;
            private Request? request;
            private Order? current;
            private Order? previous;
            private Point point;
            private string? token;
            private string? table;
            private DateTime expires;
            private ImmutableList<string> ids = ImmutableList<string>.Empty;
            private int total;
            private int count;
            private int invocations;
            private bool ready;
            private bool debug;

            public Function() => total = 1;

            public Order? Last { get; set; }

            public event EventHandler? Ordered;

            public void Handler(Request request, ILambdaContext context)
            {
                var order = request.Order;
                {{statements}}
            }

            private static Order Load() => new();
            private static string Fetch() => Guid.NewGuid().ToString();
            private static void Use(long value) => Console.WriteLine(value);
            private void Read() => Use(count);
            private void OnOrdered(object? sender, EventArgs e) { }
        }
        """;
}
