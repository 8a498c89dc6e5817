using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.StaticCollectionGrowsAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class StaticCollectionGrowsTests
{
    private const string GrowsBecause = " and nothing removes from it: {0}, so what one invocation adds leaks into the later ones, until the memory is full; use a local variable, or keep the data in DynamoDB, ElastiCache or S3";
    private const string Cache = ": it is unbounded, and every execution environment fills its own; use 'MemoryCache' with a size limit or expiry, or share the values in ElastiCache";

    [Theory]
    [InlineData("s_orders.[|Add|](order);")]
    [InlineData("Function.s_orders.[|Add|](order);")]
    [InlineData("s_orders?.[|Add|](order);")]
    [InlineData("s_orders.[|AddRange|](order.Lines);")]
    [InlineData("s_orders.[|Insert|](0, order);")]
    [InlineData("s_orders.[|Add|](order); foreach (var other in s_orders) Use(other.Id);")]
    [InlineData("s_orders.[|Add|](order); for (var i = 0; i < s_orders.Count; i++) Use(s_orders[i].Id);")]
    [InlineData("s_orders.[|Add|](order); if (s_orders.Count > 0) Use(s_orders.Count.ToString());")]
    [InlineData("s_orders.[|Add|](order); Use(string.Join(\",\", s_orders.Select(o => o.Id)));")]
    [InlineData("s_orders.[|Add|](order); Use(System.Text.Json.JsonSerializer.Serialize(s_orders));")]
    [InlineData("var all = s_orders; all.[|Add|](order);")]
    [InlineData("var all = s_orders; order.Lines.ForEach(line => all.[|Add|](line));")]
    [InlineData("if (!s_orders.Contains(order)) s_orders.[|Add|](order);")]
    [InlineData("order.Lines.ForEach([|s_orders.Add|]);")]
    [InlineData("Orders.[|Add|](order);")]
    [InlineData("(s_lazy ??= new()).[|Add|](order);")]
    [InlineData("s_lazy ??= new(); s_lazy.[|Add|](order);")]
    [InlineData("if (s_lazy == null) s_lazy = new(); s_lazy.[|Add|](order);")]
    [InlineData("s_seen.[|Add|](order.Id);")]
    [InlineData("if (!s_seen.[|Add|](order.Id)) return;")]
    [InlineData("s_seen.[|UnionWith|](order.Lines.Select(l => l.Id));")]
    [InlineData("s_queue.[|Enqueue|](order);")]
    [InlineData("s_stack.[|Push|](order);")]
    [InlineData("s_bag.[|Add|](order);")]
    [InlineData("s_linked.[|AddLast|](order);")]
    [InlineData("[|s_byId[order.Id]|] = order;")]
    [InlineData("s_byId.[|Add|](order.Id, order);")]
    [InlineData("s_byId.[|TryAdd|](order.Id, order);")]
    [InlineData("s_counts.[|AddOrUpdate|](order.Id, 1, (_, n) => n + 1);")]
    [InlineData("s_interface.[|Add|](order);")]
    [InlineData("s_text.[|AppendLine|](order.Id);")]
    [InlineData("s_text.[|Append|](order.Id).Append(',').Append(order.Total); s_text.Append(';');")]
    [InlineData("lock (s_orders) { s_orders.[|Add|](order); }")]
    [InlineData("foreach (var line in order.Lines) { s_orders.[|Add|](line); }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("s_orders.Add(order); s_orders.Clear();")]
    [InlineData("s_orders.Add(order); s_orders.Remove(order);")]
    [InlineData("s_orders.Add(order); s_orders.RemoveAll(o => o.Total == 0);")]
    [InlineData("if (s_orders.Count < 100) s_orders.Add(order);")]
    [InlineData("s_orders.Add(order); var size = s_orders.Count; if (size > 100) Stop();")]
    [InlineData("s_orders.Add(order); if (s_orders is { Count: > 100 }) Stop();")]
    [InlineData("s_replaced.Add(order); if (order.Total > 100) s_replaced = new();")]
    [InlineData("s_orders.Add(order); Trim(s_orders);")]
    [InlineData("var all = s_orders; s_orders.Add(order); all.Clear();")]
    [InlineData("s_orders.Add(order); var copy = order; copy.Lines = s_orders;")]
    [InlineData("s_queue.Enqueue(order); s_queue.Dequeue();")]
    [InlineData("s_bag.Add(order); s_bag.TryTake(out _);")]
    [InlineData("s_seen.Add(order.Id); s_seen.ExceptWith(new[] { order.Id });")]
    [InlineData("s_text.Append(order.Id); s_text.Length = 0;")]
    [InlineData("s_byKind[order.Kind] = order;")]
    [InlineData("s_byType.GetOrAdd(order.GetType(), _ => order);")]
    [InlineData("s_byId[\"last\"] = order;")]
    [InlineData("s_byId[nameof(Order)] = order;")]
    [InlineData("s_byId[Environment.GetEnvironmentVariable(\"TABLE\")!] = order;")]
    [InlineData("if (s_orders.Count == 0) s_orders.AddRange(Load());")]
    [InlineData("if (!s_orders.Any()) { foreach (var loaded in Load()) s_orders.Add(loaded); }")]
    [InlineData("if (s_loaded) return; s_loaded = true; s_orders.AddRange(Load());")]
    [InlineData("if (s_lazy == null) { s_lazy = new(); s_lazy.AddRange(Load()); }")]
    [InlineData("if (s_expires < DateTime.UtcNow) { s_orders.AddRange(Load()); s_expires = DateTime.UtcNow.AddMinutes(5); }")]
    [InlineData("s_given.Add(order);")]
    [InlineData("s_limited.Add(order);")]
    [InlineData("t_orders.Add(order);")]
    [InlineData("s_flow.Value!.Add(order);")]
    [InlineData("s_immutable = s_immutable.Add(order);")]
    [InlineData("var local = new List<Order>(); local.Add(order); order.Lines.Add(order);")]
    [InlineData("var sum = s_orders.Append(order).Sum(o => o.Total);")]
    [InlineData("if (s_byId.TryGetValue(order.Id, out var found)) Use(found.Id);")]
    [InlineData("s_orders[0] = order;")]
    [InlineData("var all = new List<Order>(); order.Lines.ForEach(line => all.Add(line));")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("if (!s_byId.TryGetValue(order.Id, out var found)) { found = order; [|s_byId[order.Id]|] = found; }", "Function.s_byId")]
    [InlineData("if (!s_byId.ContainsKey(order.Id)) s_byId.[|Add|](order.Id, order);", "Function.s_byId")]
    [InlineData("var found = s_byId.GetValueOrDefault(order.Id); if (found == null) s_byId.[|TryAdd|](order.Id, order);", "Function.s_byId")]
    [InlineData("s_counts.[|GetOrAdd|](order.Id, id => id.Length);", "Function.s_counts")]
    [InlineData("s_cache.[|Set|](order.Id, order);", "Function.s_cache")]
    [InlineData("s_cache.[|GetOrCreate|](order.Id, _ => order);", "Function.s_cache")]
    public Task What_is_kept_by_key_is_unbounded_and_per_environment(string statements, string collection) =>
        Verify.VerifyAnalyzerAsync(InHandler(statements), $"'{collection}' keeps a value for every key it is asked for{Cache}");

    [Fact]
    public Task What_other_code_fills_by_key_is_a_cache_everywhere() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Concurrent;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly ConcurrentDictionary<string, string> s_orders = new();

            public string Handler(string id, ILambdaContext context) => id.Length > 5 ? s_orders.[|GetOrAdd|](id, key => key + key) : Save(id);

            private static string Save(string id)
            {
                [|s_orders[id]|] = id;
                return id;
            }
        }
        """,
        $"'Function.s_orders' keeps a value for every key it is asked for{Cache}",
        $"'Function.s_orders' keeps a value for every key it is asked for (reached from 'Function.Handler' through 'Function.Save'){Cache}");

    [Theory]
    [InlineData("s_cache.Set(order.Id, order, TimeSpan.FromMinutes(5));")]
    [InlineData("s_cache.Set(order.Id, order, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(5) });")]
    [InlineData("s_cache.GetOrCreate(order.Id, entry => { entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5); return order; });")]
    [InlineData("s_cache.Set(\"settings\", order);")]
    [InlineData("s_cache.Set(order.Kind, order);")]
    [InlineData("var own = new MemoryCache(new MemoryCacheOptions()); own.Set(order.Id, order);")]
    [InlineData("s_cache.Set(order.Id, order); new MemoryCacheOptions().SizeLimit = 100;")]
    public Task Caches_with_a_limit_are_not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("s_client.DefaultRequestHeaders.Accept.Clear(); s_client.DefaultRequestHeaders.[|Add|](\"User-Agent\", \"Orders\");")]
    [InlineData("s_client.DefaultRequestHeaders.[|Add|](order.Id, order.Id);")]
    [InlineData("s_client.DefaultRequestHeaders.[|TryAddWithoutValidation|](\"X-Order\", order.Id);")]
    [InlineData("s_client.DefaultRequestHeaders.Accept.[|Add|](new(\"text/json\"));")]
    [InlineData("s_client.DefaultRequestHeaders.UserAgent.[|ParseAdd|](\"Orders\");")]
    [InlineData("client ??= new(); client.DefaultRequestHeaders.[|Add|](\"X-Order\", order.Id);")]
    [InlineData("var http = s_client; http.DefaultRequestHeaders.[|Add|](\"X-Order\", order.Id);")]
    public Task Default_headers_of_a_kept_client_are_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("s_client.DefaultRequestHeaders.Clear(); s_client.DefaultRequestHeaders.Add(\"X-Order\", order.Id);")]
    [InlineData("s_client.DefaultRequestHeaders.Remove(\"X-Order\"); s_client.DefaultRequestHeaders.Add(\"X-Order\", order.Id);")]
    [InlineData("if (!s_client.DefaultRequestHeaders.Contains(\"X-Order\")) s_client.DefaultRequestHeaders.Add(\"X-Order\", order.Id);")]
    [InlineData("s_client.DefaultRequestHeaders.Accept.Clear(); s_client.DefaultRequestHeaders.Accept.Add(new(\"text/json\"));")]
    [InlineData("s_client.DefaultRequestHeaders.UserAgent.Clear(); s_client.DefaultRequestHeaders.Add(\"User-Agent\", \"Orders\");")]
    [InlineData("s_client.DefaultRequestHeaders.Authorization = new(\"Bearer\", order.Id);")]
    [InlineData("if (client == null) { client = new(); client.DefaultRequestHeaders.Add(\"X-Order\", \"all\"); }")]
    [InlineData("client = new(); client.DefaultRequestHeaders.Add(\"X-Order\", order.Id);")]
    [InlineData("using var own = new HttpClient(); own.DefaultRequestHeaders.Add(\"X-Order\", order.Id);")]
    [InlineData("using var request = new HttpRequestMessage(); request.Headers.Add(\"X-Order\", order.Id);")]
    public Task Headers_that_do_not_grow_are_not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task The_message_names_the_header() => Verify.VerifyAnalyzerAsync(
        InHandler("s_client.DefaultRequestHeaders.[|Add|](\"User-Agent\", \"Orders\");"),
        "'Function.s_client' gets another 'User-Agent' header in every invocation and nothing removes it: it is static, so each request repeats what all earlier invocations added; set it where the client is created, or on the 'HttpRequestMessage'");

    [Fact]
    public Task A_helper_behind_an_interface_names_the_handler_and_the_calls_between() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public record Item(string Id);

        public partial class Function
        {
            private readonly IItems items = new Items<int>();

            public async Task<string> Handler(string name, ILambdaContext context) => await items.CreateAsync(name);
        }
        // file: Items.cs
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;

        public interface IItems { Task<string> CreateAsync(string name); }

        public partial class Items<T> : IItems
        {
            private static readonly Dictionary<string, Item> All = new();

            public Task<string> CreateAsync(string name)
            {
                var item = new Item(Guid.NewGuid().ToString());
                [|All[item.Id]|] = item;
                return Task.FromResult(item.Id);
            }
        }
        // file: Items.Read.cs
        using System.Collections.Generic;

        public partial class Items<T>
        {
            public Item? Get(string id) => All.GetValueOrDefault(id);

            public IEnumerable<Item> GetAll() => All.Values;
        }
        """,
        "'Items.All' grows in every invocation (reached from 'Function.Handler' through 'Items.CreateAsync')" + Grows("it is static"));

    [Fact]
    public Task A_removal_anywhere_in_the_source_silences() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string name, ILambdaContext context) => Names.All.Add(name);

            public void Delete(string name, ILambdaContext context) => Names.Forget(name);
        }

        public static class Names
        {
            private static readonly List<string> s_all = new();

            public static List<string> All => s_all;

            public static void Forget(string name) => All.Remove(name);
        }
        """);

    [Fact]
    public Task A_collection_behind_a_property_is_named_by_its_field() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Core;

        public class Function
        {
            public int Handler(string name, ILambdaContext context)
            {
                Names.All.[|Add|](name);
                return Names.All.Count;
            }
        }

        public static class Names
        {
            private static readonly List<string> s_all = new();

            public static List<string> All => s_all;
        }
        """,
        "'Names.s_all' grows in every invocation" + Grows("it is static"));

    [Fact]
    public Task Handlers_may_return_the_collection_and_others_may_return_a_read_only_view() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;

        public class Functions
        {
            private static readonly List<string> s_names = new();
            private static readonly List<string> s_handedOut = new();

            [LambdaFunction]
            public List<string> Get(string name)
            {
                s_names.[|Add|](name);
                s_handedOut.Add(name);
                return s_names;
            }

            public static IReadOnlyList<string> Names() => s_names;

            public static List<string> HandedOut() => s_handedOut;
        }
        """);

    [Fact]
    public Task Executable_functions_are_reported_in_the_handler_and_not_before() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Collections.Generic;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            State.Tables.Add("orders");
            var handler = (string order, ILambdaContext context) =>
            {
                State.Orders.[|Add|](order);
                return order + State.Tables.Count;
            };

            await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            public static class State
            {
                public static List<string> Tables { get; } = new();
                public static List<string> Orders { get; } = new();
            }
            """,
    });

    [Fact]
    public Task Controllers_and_minimal_APIs_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Collections.Concurrent;
            using System.Collections.Generic;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.Caching.Memory;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Services.AddMemoryCache();
            var app = builder.Build();
            app.MapPost("/orders", (string name) => { Orders.All.[|Enqueue|](name); });
            app.Run();

            public static class Orders { public static readonly ConcurrentQueue<string> All = new(); }

            public class OrdersController : ControllerBase
            {
                private static readonly List<string> s_seen = new();
                private readonly IMemoryCache cache;

                public OrdersController(IMemoryCache cache) => this.cache = cache;

                public string Get(string id)
                {
                    s_seen.[|Add|](id);
                    cache.[|Set|](id, id);
                    return id;
                }
            }
            """,
    });

    [Fact]
    public Task Init_code_and_code_that_no_invocation_reaches_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly List<string> s_tables = new();
            private static readonly Dictionary<string, int> s_levels = new() { ["Read"] = 1, ["Write"] = 2 };

            static Function() => s_tables.Add("orders");

            public Function() => s_tables.Add("customers");

            public int Handler(string name, ILambdaContext context) => s_tables.Count + s_levels[name];

            internal static void AddForTests(string table) => s_tables.Add(table);
        }
        """);

    [Fact]
    public Task What_handlers_and_singletons_hold_is_reported_and_what_requests_hold_is_not() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Annotations;
        using Microsoft.Extensions.DependencyInjection;

        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddSingleton<Audit>();
                services.AddScoped<Basket>();
            }
        }

        public class Audit
        {
            private readonly List<string> lines = new();

            public Dictionary<string, int> Counts { get; } = new();

            public void Write(string line) => lines.[|Add|](line);
        }

        public class Basket
        {
            private readonly List<string> articles = new();

            public void Put(string article) => articles.Add(article);
        }

        public class Functions
        {
            private readonly Audit audit;
            private readonly List<string> names = new();
            private readonly List<string> emptied = new();

            public Functions(Audit audit) => this.audit = audit;

            [LambdaFunction]
            public int Get(string name, [FromServices] Basket basket)
            {
                names.[|Add|](name);
                audit.Write(name);
                [|audit.Counts[name]|] = names.Count;
                basket.Put(name);
                new Basket().Put(name);
                emptied.Add(name);
                emptied.Clear();
                return names.Count;
            }
        }
        """,
        "'Audit.lines' grows in every invocation (reached from 'Functions.Get' through 'Audit.Write')" + Grows("'Audit' is registered as a singleton"),
        "'Functions.names' grows in every invocation" + Grows("one 'Functions' serves all invocations of an execution environment"),
        "'Audit.Counts' grows in every invocation" + Grows("one 'Functions' serves all invocations of an execution environment"));

    [Fact]
    public Task Locals_of_start_up_code_that_endpoints_capture_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Collections.Generic;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            var orders = new List<string>();
            var emptied = new List<string>();
            var tables = new List<string>();
            tables.Add("orders");
            app.MapPost("/orders", (string name) =>
            {
                var mine = new List<string>();
                mine.Add(name);
                orders.[|Add|](name);
                emptied.Add(name);
                return tables.Count + orders.Count;
            });
            app.MapDelete("/orders", () => emptied.Clear());
            app.Run();
            """,
        Messages = { "'orders' grows in every invocation" + Grows("start-up code declares it") },
    });

    [Fact]
    public Task Collection_expressions_create_collections() => LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() < (LanguageVersion)1200
        ? Task.CompletedTask // an older compiler does not know them
        : Verify.VerifyAnalyzerAsync(
            """
            using System.Collections.Generic;
            using Amazon.Lambda.Core;

            public class Function
            {
                private static readonly List<string> s_names = [];
                private static readonly IList<string> s_others = [];

                public void Handler(string name, ILambdaContext context)
                {
                    s_names.[|Add|](name);
                    s_others.[|Add|](name);
                }
            }
            """);

    private static string Grows(string because) => string.Format(System.Globalization.CultureInfo.InvariantCulture, GrowsBecause, because);

    private static string InHandler(string statements) =>
        $$"""
        #pragma warning disable CS0649, CS0169, CS0414, CS0067
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Linq;
        using System.Net.Http;
        using System.Text;
        using System.Threading;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.Caching.Memory;

        public enum Kind { New, Old }

        public class Order
        {
            public string Id { get; set; } = "";
            public int Total { get; set; }
            public Kind Kind { get; set; }
            public List<Order> Lines { get; set; } = new();
        }

        public class LimitedList : List<Order> { public new void Add(Order order) { if (Count < 10) base.Add(order); } }

        public class Function
        {
            private static readonly List<Order> s_orders = new();
            private static List<Order>? s_lazy;
            private static List<Order> s_replaced = new();
            private static readonly HashSet<string> s_seen = new(StringComparer.Ordinal);
            private static readonly Queue<Order> s_queue = new();
            private static readonly Stack<Order> s_stack = new();
            private static readonly ConcurrentBag<Order> s_bag = new();
            private static readonly LinkedList<Order> s_linked = new();
            private static readonly Dictionary<string, Order> s_byId = new();
            private static readonly Dictionary<Kind, Order> s_byKind = new();
            private static readonly ConcurrentDictionary<Type, Order> s_byType = new();
            private static readonly ConcurrentDictionary<string, int> s_counts = new();
            private static readonly ICollection<Order> s_interface = new List<Order>();
            private static readonly List<Order> s_given = Load();
            private static readonly LimitedList s_limited = new();
            private static readonly StringBuilder s_text = new();
            private static readonly IMemoryCache s_cache = new MemoryCache(new MemoryCacheOptions());
            private static readonly AsyncLocal<List<Order>> s_flow = new();
            private static ImmutableList<Order> s_immutable = ImmutableList<Order>.Empty;
            private static readonly HttpClient s_client = new();
            private HttpClient? client;
            private static bool s_loaded;
            private static DateTime s_expires;
            [ThreadStatic] private static List<Order> t_orders = new();

            public static IList<Order> Orders { get; } = new List<Order>();

            public void Handler(Order order, ILambdaContext context)
            {
                {{statements}}
            }

            private static List<Order> Load() => new();
            private static void Trim(List<Order> all) => all.RemoveAt(0);
            private static void Use(string value) => Console.WriteLine(value);
            private static void Stop() { }
        }
        """;
}
