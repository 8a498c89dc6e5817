using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.SharedStateNotThreadSafeAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class SharedStateNotThreadSafeTests
{
    private const string Managed = "root = true\n[*.cs]\nlambdafit.managed_instances = true\n";

    [Theory]
    [InlineData("[|s_byId|][order.Id] = order;")]
    [InlineData("if (!s_byId.TryGetValue(order.Id, out var found)) [|s_byId|].Add(order.Id, order);")]
    [InlineData("[|s_byId|].TryAdd(order.Id, order);")]
    [InlineData("[|s_counts|][order.Id]++;")]
    [InlineData("[|s_orders|].Add(order); s_orders.Remove(order);")]
    [InlineData("[|s_orders|].Clear();")]
    [InlineData("[|s_orders|].Sort();")]
    [InlineData("[|s_seen|].Add(order.Id);")]
    [InlineData("[|s_queue|].Enqueue(order);")]
    [InlineData("[|s_text|].Append(order.Id).Append(';'); Use(s_text.ToString());")]
    [InlineData("[|s_interface|][order.Id] = order;")]
    [InlineData("[|Orders|].Add(order);")]
    [InlineData("var all = s_orders; [|all|].Add(order);")]
    [InlineData("lock (s_gate) { s_orders.Add(order); } foreach (var other in [|s_orders|]) Use(other.Id);")]
    [InlineData("lock (s_gate) { s_byId[order.Id] = order; } Use([|s_byId|][order.Id].Id);")]
    [InlineData("Use([|s_random|].Next().ToString());")]
    [InlineData("[|random|].NextBytes(new byte[3]);")]
    [InlineData("using var command = [|s_connection|].CreateCommand();")]
    [InlineData("Query([|s_connection|]); s_connection.Close();")]
    [InlineData("[|context|].SaveChanges();")]
    [InlineData("[|s_total|] += order.Total; Use(s_total.ToString());")]
    [InlineData("[|s_total|]++; if (s_total > 10) Use(order.Id);")]
    [InlineData("[|s_total|] = s_total + order.Total; if (s_total > 10) Use(order.Id);")]
    [InlineData("[|count|]++; if (count > 10) Use(order.Id);")]
    [InlineData("[|Last|] += order.Id;")]
    [InlineData("[|s_ids|] = s_ids.Add(order.Id);")]
    [InlineData("File.WriteAllText([|\"/tmp/report.csv\"|], order.Id);")]
    [InlineData("using var writer = new StreamWriter([|Path.Combine(Path.GetTempPath(), \"report.csv\")|]);")]
    public Task Reported(string statements) => VerifyAsync(InHandler(statements));

    [Theory]
    [InlineData("s_concurrent[order.Id] = order; s_concurrent.AddOrUpdate(order.Id, order, (_, o) => o);")]
    [InlineData("Use(s_immutable.Contains(order.Id).ToString());")]
    [InlineData("lock (s_gate) { s_orders.Add(order); foreach (var other in s_orders) Use(other.Id); }")]
    [InlineData("s_semaphore.Wait(); try { s_orders.Add(order); } finally { s_semaphore.Release(); }")]
    [InlineData("s_readers.EnterWriteLock(); try { s_byId[order.Id] = order; } finally { s_readers.ExitWriteLock(); }")]
    [InlineData("Monitor.Enter(s_gate); try { s_seen.Add(order.Id); } finally { Monitor.Exit(s_gate); }")]
    [InlineData("Use(s_levels[order.Id]); foreach (var level in s_levels) Use(level.Value); if (s_levels.TryGetValue(order.Id, out var found)) Use(found);")]
    [InlineData("s_wrapped[order.Id] = order;")]
    [InlineData("Use(Random.Shared.Next().ToString()); Use(t_random.Next().ToString()); Use(s_perThread.Value!.Next().ToString());")]
    [InlineData("var own = new List<Order>(); own.Add(order); order.Lines.Add(order); var random = new Random(); Use(random.Next().ToString());")]
    [InlineData("if (s_lazy == null) { s_lazy = new(); s_lazy.Add(order.Id); }")]
    [InlineData("Interlocked.Increment(ref s_total); Interlocked.Add(ref s_total, order.Total);")]
    [InlineData("lock (s_gate) { s_total += order.Total; Use(s_total.ToString()); }")]
    [InlineData("s_logged++; Console.WriteLine($\"invocation {s_logged}\");")]
    [InlineData("order.Total++; var total = s_total; total++; Use(total.ToString());")]
    [InlineData("s_last = order.Id;")]
    [InlineData("File.WriteAllText($\"/tmp/{order.Id}.csv\", order.Id); File.WriteAllText(Path.GetTempFileName(), order.Id); Directory.CreateDirectory(\"/tmp/reports\");")]
    [InlineData("lock (s_gate) { File.WriteAllText(\"/tmp/report.csv\", order.Id); } Use(File.ReadAllText(\"/tmp/report.csv\"));")]
    [InlineData("var name = nameof(s_orders); if (s_orders == null) return; Use(name);")]
    public Task Not_reported(string statements) => VerifyAsync(InHandler(statements));

    [Fact]
    public Task Functions_without_a_capacity_provider_are_not_reported() =>
        Verify.VerifyAnalyzerAsync(InHandler("s_orders.Add(order); Use(s_random.Next().ToString()); s_total++; Use(s_total.ToString());"));

    [Fact]
    public Task The_option_wins_over_the_configuration() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source = Two.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal),
        AdditionalFiles = { ("/repo/orders/template.yaml", Template) },
        EditorConfig = Managed.Replace("true\n", "false\n", StringComparison.Ordinal),
    });

    [Fact]
    public Task The_function_with_a_capacity_provider_is_reported_and_the_other_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source = Two,
        AdditionalFiles = { ("/repo/orders/template.yaml", Template) },
        Messages =
        {
            "'Managed.s_orders' is shared by invocations that run side by side: it is static, and 'List<string>' breaks when threads change it at the same time; guard every use with one lock",
        },
    });

    [Fact]
    public Task The_message_says_what_breaks_and_what_to_do() => VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly Work<int> work = new();

            public void Handler(string order, ILambdaContext context) => work.Do(order);
        }

        public partial class Work<T>
        {
            private static readonly Dictionary<string, int> s_counts = new();
            private readonly Random random = new();
            private int total;
        }
        // file: Part.cs
        public partial class Work<T>
        {
            public void Do(string order)
            {
                [|s_counts|][order] = [|random|].Next();
                [|total|] += order.Length;
                System.IO.File.WriteAllText([|"/tmp/order"|], order);
            }

            public int Total() => total;
        }
        """,
        "'Work.s_counts' is shared by invocations that run side by side (reached from 'Function.Handler' through 'Work.Do'): it is static, and 'Dictionary<string, int>' breaks when threads change it at the same time; use 'ConcurrentDictionary', or guard every use with one lock",
        "'Work.random' is shared by invocations that run side by side (reached from 'Function.Handler' through 'Work.Do'): one 'Work' is created once per execution environment, and 'Random' breaks when threads use it at the same time, and then gives nothing but zeros; use 'Random.Shared'",
        "'Work.total' is shared by invocations that run side by side (reached from 'Function.Handler' through 'Work.Do'): one 'Work' is created once per execution environment, and another invocation may write between the moment it is read and the moment it is written back; use 'Interlocked'",
        "'/tmp/order' is shared by invocations that run side by side (reached from 'Function.Handler' through 'Work.Do'): all of them write the same file; give each its own, with a name such as that of 'Path.GetRandomFileName()'");

    [Fact]
    public Task A_lock_that_the_caller_takes_counts() => VerifyAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly object s_gate = new();
            private static readonly List<string> s_orders = new();
            private static readonly List<string> s_unguarded = new();

            public void Handler(string order, ILambdaContext context)
            {
                lock (s_gate)
                {
                    Keep(order);
                }

                KeepUnguarded(order);
            }

            private static void Keep(string order) => s_orders.Add(order);

            private static void KeepUnguarded(string order) => [|s_unguarded|].Add(order);
        }
        """);

    [Fact]
    public Task Singletons_are_shared_and_scoped_services_are_not() => VerifyAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Annotations;
        using Microsoft.EntityFrameworkCore;
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

        public class Shop : DbContext { }

        public class Audit
        {
            private readonly List<string> lines = new();
            private readonly Shop shop = new();

            public void Write(string line)
            {
                [|lines|].Add(line);
                [|shop|].SaveChanges();
            }
        }

        public class Basket
        {
            private readonly List<string> articles = new();

            public void Put(string article) => articles.Add(article);
        }

        public class Functions
        {
            private readonly Audit audit;

            public Functions(Audit audit) => this.audit = audit;

            [LambdaFunction]
            public int Get(string name, [FromServices] Basket basket)
            {
                audit.Write(name);
                basket.Put(name);
                return name.Length;
            }
        }
        """);

    [Fact]
    public Task Locals_of_start_up_code_that_handlers_capture_are_shared() => VerifyAsync(
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;

        var count = 0;
        var orders = new List<string>();
        orders.Add("first");
        var handler = (string order, ILambdaContext context) =>
        {
            var mine = 0;
            mine++;
            [|count|]++;
            [|orders|].Add(order);
            return orders[mine] + count;
        };

        await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """,
        OutputKind.ConsoleApplication);

    private const string Two =
        """
        using System.Collections.Generic;
        using Amazon.Lambda.Core;

        public class Managed
        {
            private static readonly List<string> s_orders = new();

            public void Handler(string order, ILambdaContext context) => [|s_orders|].Add(order);
        }

        public class Alone
        {
            private static readonly List<string> s_orders = new();

            public void Handler(string order, ILambdaContext context) => s_orders.Add(order);
        }
        """;

    private const string Template =
        """
        Resources:
          Managed:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Managed::Handler
              CodeUri: .
              Timeout: 30
              CapacityProviderConfig: { Arn: 'arn:aws:lambda:eu-west-1:123456789012:capacity-provider:orders' }
          Alone:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Alone::Handler
              CodeUri: .
              Timeout: 30
        """;

    private static Task VerifyAsync(string source, params string[] messages) => VerifyAsync(source, OutputKind.DynamicallyLinkedLibrary, messages);

    private static Task VerifyAsync(string source, OutputKind kind, params string[] messages)
    {
        var test = new Test { Source = source, EditorConfig = Managed, OutputKind = kind };
        foreach (var message in messages)
        {
            test.Messages.Add(message);
        }

        return Verify.VerifyAnalyzerAsync(test);
    }

    private static string InHandler(string statements) =>
        $$"""
        #pragma warning disable CS0649, CS0169, CS0414, CS0067
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Data.Common;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;

        public class Order
        {
            public string Id { get; set; } = "";
            public int Total { get; set; }
            public List<Order> Lines { get; set; } = new();
        }

        public class Shop : DbContext { }

        public class Function
        {
            private static readonly object s_gate = new();
            private static readonly SemaphoreSlim s_semaphore = new(1, 1);
            private static readonly ReaderWriterLockSlim s_readers = new();
            private static readonly List<Order> s_orders = new();
            private static readonly HashSet<string> s_seen = new();
            private static readonly Queue<Order> s_queue = new();
            private static readonly Dictionary<string, Order> s_byId = new();
            private static readonly Dictionary<string, int> s_counts = new();
            private static readonly Dictionary<string, string> s_levels = new() { ["Read"] = "r" };
            private static readonly ConcurrentDictionary<string, Order> s_concurrent = new();
            private static readonly IDictionary<string, Order> s_interface = new Dictionary<string, Order>();
            private static readonly IDictionary<string, Order> s_wrapped = new ConcurrentDictionary<string, Order>();
            private static readonly ImmutableHashSet<string> s_immutable = ImmutableHashSet<string>.Empty;
            private static ImmutableHashSet<string> s_ids = ImmutableHashSet<string>.Empty;
            private static readonly StringBuilder s_text = new();
            private static readonly Random s_random = new();
            private static readonly ThreadLocal<Random> s_perThread = new(() => new Random());
            private static readonly DbConnection s_connection = Connect();
            private static List<string>? s_lazy;
            private static int s_total;
            private static int s_logged;
            private static string s_last = "";
            [ThreadStatic] private static Random t_random = new();
            private readonly Random random = new();
            private readonly Shop context = new();
            private int count;

            public static string Last { get; set; } = "";

            private static List<Order> Orders => s_orders;

            public void Handler(Order order, ILambdaContext lambda)
            {
                {{statements}}
            }

            private static DbConnection Connect() => null!;
            private static void Query(DbConnection connection) { }
            private static void Use(string value) => Console.WriteLine(value);
        }
        """;
}
