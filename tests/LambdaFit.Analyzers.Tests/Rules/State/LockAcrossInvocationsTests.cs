using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.LockAcrossInvocationsAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class LockAcrossInvocationsTests
{
    private const string Instead = "; use a conditional write in DynamoDB, an SQS FIFO queue with one message group, or reserved concurrency 1";

    [Theory]
    [InlineData("using var gate = [|new Mutex(false, \"orders\")|]; gate.WaitOne();")]
    [InlineData("using var gate = [|new Mutex(true, @\"Global\\orders\", out var isFirst)|]; Use(isFirst);")]
    [InlineData("using var gate = [|new Mutex(false, \"orders-\" + tenant)|];")]
    [InlineData("using Mutex gate = [|new(initiallyOwned: false, name: $\"orders-{tenant}\")|];")]
    [InlineData("using var gate = [|new Semaphore(1, 1, \"orders\")|];")]
    [InlineData("using var gate = [|new EventWaitHandle(false, EventResetMode.AutoReset, \"orders\")|];")]
    [InlineData("using var gate = [|Mutex.OpenExisting(\"orders\")|];")]
    [InlineData("if ([|Mutex.TryOpenExisting(\"orders\", out var gate)|]) Use(gate.WaitOne());")]
    [InlineData("using var file = [|new FileStream(\"/tmp/orders.lock\", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)|]; file.WriteByte(1);")]
    [InlineData("using var file = [|File.Open(\"/tmp/import.pid\", FileMode.CreateNew)|]; file.WriteByte(1);")]
    [InlineData("var path = Path.Combine(Path.GetTempPath(), \"orders.lock\"); using var file = [|new FileStream(path, FileMode.CreateNew)|]; file.WriteByte(1);")]
    [InlineData("using (var file = [|new FileStream(\"/tmp/busy\", FileMode.CreateNew)|]) { Use(true); }")]
    [InlineData("using ([|new FileStream(\"/tmp/busy\", FileMode.Create, FileAccess.Write, FileShare.None)|]) { Use(true); }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("using var gate = new Mutex();")]
    [InlineData("using var gate = new Mutex(false);")]
    [InlineData("using var gate = new Mutex(false, null);")]
    [InlineData("using var gate = new Mutex(false, \"\");")]
    [InlineData("using var gate = new Semaphore(1, 1); using var handle = new EventWaitHandle(false, EventResetMode.ManualReset); using var set = new AutoResetEvent(false);")]
    [InlineData("lock (s_gate) { s_table ??= tenant; }")]
    [InlineData("s_semaphore.Wait(); try { s_table ??= tenant; } finally { s_semaphore.Release(); }")]
    [InlineData("using var file = new FileStream(\"/tmp/report.csv\", FileMode.Create, FileAccess.Write, FileShare.None); file.WriteByte(1);")]
    [InlineData("using var file = new FileStream(\"/tmp/report.csv\", FileMode.CreateNew); using var writer = new StreamWriter(file); writer.Write(tenant);")]
    [InlineData("using var file = File.Open(\"/tmp/orders.lock\", FileMode.Open, FileAccess.Read, FileShare.Read);")]
    [InlineData("using var file = new FileStream(\"/mnt/efs/orders.lock\", FileMode.CreateNew);")]
    [InlineData("using var file = new FileStream(tenant, FileMode.CreateNew);")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task The_message_says_what_holds_where_and_what_to_do() => Verify.VerifyAnalyzerAsync(
        InHandler(
            """
            using var mutex = [|new Mutex(false, "orders")|];
            using var semaphore = [|new Semaphore(1, 1, tenant)|];
            using var file = [|new FileStream("/tmp/orders.lock", FileMode.CreateNew)|];
            """),
        "Named mutex 'orders' holds in this execution environment only: other invocations run in other environments at the same time and do not see it" + Instead,
        "Named semaphore holds in this execution environment only: other invocations do not see it, and on Linux, where functions run, it throws 'PlatformNotSupportedException'" + Instead,
        "Lock file '/tmp/orders.lock' holds in this execution environment only: other invocations run in other environments at the same time and do not see it" + Instead);

    [Fact]
    public Task A_lock_in_a_field_is_reported_where_it_is_made_when_an_invocation_takes_it() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using Amazon.Lambda.Annotations;

        public partial class Functions
        {
            private static readonly Mutex s_orders = [|new(false, "orders")|];
            private static readonly Mutex s_unused = new(false, "unused");
            private readonly Mutex invoices;

            public Functions() => invoices = [|new Mutex(false, "invoices")|];

            [LambdaFunction]
            public string Get(string id) => new Work<string>().Do(() => Take(id));
        }
        // file: Part.cs
        public partial class Functions
        {
            private string Take(string id)
            {
                s_orders.WaitOne();
                invoices.WaitOne();
                return id;
            }
        }

        public class Work<T>
        {
            public T Do(System.Func<T> work) => work();
        }
        """,
        "Named mutex 'orders' holds in this execution environment only (reached from 'Functions.Get' through 'Functions.Take'): other invocations run in other environments at the same time and do not see it" + Instead,
        "Named mutex 'invoices' holds in this execution environment only (reached from 'Functions.Get' through 'Functions.Take'): other invocations run in other environments at the same time and do not see it" + Instead);

    [Fact]
    public Task Executable_functions_are_reported_in_the_handler_and_not_before() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            using var start = new Mutex(false, "start");
            var handler = (string order, ILambdaContext context) =>
            {
                using var gate = [|new Mutex(false, order)|];
                return order;
            };

            await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
    });

    [Fact]
    public Task Code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string tenant, ILambdaContext context) { }

            internal static Mutex ForTests() => new(false, "tests");
        }
        """);

    private static string InHandler(string statements) =>
        $$"""
        #pragma warning disable CA1416
        using System.IO;
        using System.Threading;
        using Amazon.Lambda.Core;

        public class Function
        {
            private static readonly object s_gate = new();
            private static readonly SemaphoreSlim s_semaphore = new(1, 1);
            private static string? s_table;

            public void Handler(string tenant, ILambdaContext context)
            {
                {{statements}}
            }

            private static void Use(bool value) => System.Console.WriteLine(value);
        }
        """;
}
