using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.SnapshotCapturesUniqueStateAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class SnapshotCapturesUniqueStateTests
{
    [Theory]
    [InlineData("private readonly Guid id = [|Guid.NewGuid()|];")]
    [InlineData("private readonly string id = [|Guid.NewGuid()|].ToString(\"N\");")]
    [InlineData("private string Id { get; } = $\"orders-{[|Guid.NewGuid()|]}\";")]
    [InlineData("private static readonly Guid s_id = [|Guid.NewGuid()|];")]
    [InlineData("private readonly DateTime started = [|DateTime.UtcNow|];")]
    [InlineData("private readonly DateTimeOffset until = [|DateTimeOffset.Now|].AddHours(1);")]
    [InlineData("private readonly Random random = [|new()|];")]
    [InlineData("private static readonly Random s_random = [|new Random()|];")]
    [InlineData("private readonly int number = [|Random.Shared.Next()|];")]
    [InlineData("private readonly byte[] key = [|RandomNumberGenerator.GetBytes(32)|];")]
    [InlineData("private readonly Guid id; public Function() => id = [|Guid.NewGuid()|];")]
    [InlineData("private readonly string id; public Function() { var guid = [|Guid.NewGuid()|]; id = guid.ToString(); }")]
    [InlineData("private static readonly Guid s_id; static Function() { s_id = [|Guid.NewGuid()|]; }")]
    [InlineData("private readonly DbConnection connection; public Function() { connection = Db.Make(); [|connection.Open()|]; }")]
    [InlineData("private readonly DbConnection connection; public Function() { var made = Db.Make(); [|made.OpenAsync()|].Wait(); connection = made; }")]
    [InlineData("private readonly string secret = [|new AmazonSecretsManagerClient().GetSecretValueAsync(new() { SecretId = \"db\" })|].Result.SecretString;")]
    public Task What_init_keeps_is_reported_with_SnapStart(string members) => Verify.VerifyAnalyzerAsync(WithSnapStart(Function(members)));

    [Theory]
    [InlineData("private readonly Lazy<Guid> id = new(() => Guid.NewGuid());")] // made when it is asked for
    [InlineData("private readonly Func<DateTime> clock = () => DateTime.UtcNow;")]
    [InlineData("private readonly Random random = new(42);")] // the same on purpose
    [InlineData("private readonly Random random = Random.Shared;")]
    [InlineData("private readonly RandomNumberGenerator generator = RandomNumberGenerator.Create();")]
    [InlineData("private Guid Id => Guid.NewGuid();")]
    [InlineData("public Function() => Console.WriteLine(DateTime.UtcNow);")]
    [InlineData("private readonly TimeSpan took; public Function() { var start = DateTime.UtcNow; Db.Make(); took = DateTime.UtcNow - start; }")]
    [InlineData("private bool late; public Function() { if (DateTime.UtcNow.Hour > 12) late = true; }")]
    [InlineData("private Guid id = Guid.NewGuid(); public void Next(ILambdaContext context) => id = Guid.NewGuid();")] // renewed in invocations
    [InlineData("private Guid id = Guid.NewGuid(); public Function() => SnapshotRestore.RegisterAfterRestore(() => { id = Guid.NewGuid(); return default; });")]
    [InlineData("private static Random s_random = new(); static Function() => SnapshotRestore.RegisterAfterRestore(Renew); private static ValueTask Renew() { Reset(); return default; } private static void Reset() => s_random = new();")]
    [InlineData("private readonly DbConnection connection = Db.Make(); public Function() { connection.Open(); SnapshotRestore.RegisterAfterRestore(async () => await connection.OpenAsync()); }")]
    [InlineData("private readonly DbConnection connection = Db.Make();")] // closed
    [InlineData("private readonly string schema; public Function() { using var connection = Db.Make(); connection.Open(); schema = connection.ServerVersion; }")]
    public Task What_is_made_later_or_renewed_is_not_reported(string members) => Verify.VerifyAnalyzerAsync(WithSnapStart(Function(members)));

    [Theory]
    [InlineData("")]
    [InlineData("SnapStart: { ApplyOn: None }")]
    [InlineData("SnapStart: { ApplyOn: !If [Prod, PublishedVersions, None] }")]
    public Task Without_SnapStart_nothing_is_reported(string snapStart)
    {
        var test = new Test { Source = Function("private readonly Guid id = Guid.NewGuid();") };
        test.AdditionalFiles.Add(("/repo/orders/template.yaml", Template(snapStart)));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Without_configuration_nothing_is_reported() => Verify.VerifyAnalyzerAsync(Function("private readonly Guid id = Guid.NewGuid();"));

    [Fact]
    public Task SnapStart_in_Globals_and_defaults_files_counts()
    {
        var globals = new Test { Source = Function("private readonly Guid id = [|Guid.NewGuid()|];") };
        globals.AdditionalFiles.Add(("/repo/orders/template.yaml", "Globals:\n  Function:\n    SnapStart:\n      ApplyOn: PublishedVersions\n" + Template("")));
        var defaults = new Test { Source = Function("private readonly Guid id = [|Guid.NewGuid()|];") };
        defaults.AdditionalFiles.Add(("/repo/orders/aws-lambda-tools-defaults.json", "{ \"function-handler\": \"TestProject::Function::Handler\", \"snap-start-apply-on\": \"PublishedVersions\" }"));
        return Task.WhenAll(Verify.VerifyAnalyzerAsync(globals), Verify.VerifyAnalyzerAsync(defaults));
    }

    [Fact]
    public Task Objects_statics_and_base_classes_that_init_uses_are_reported() => Verify.VerifyAnalyzerAsync(WithSnapStart(
        """
        using System;
        using Amazon.Lambda.Core;

        public abstract class FunctionBase<T>
        {
            protected Guid Session { get; } = [|Guid.NewGuid()|];
        }

        public partial class Function : FunctionBase<string>
        {
            private readonly Store store = new(Settings.Prefix);
            public void Handler(string order, ILambdaContext context) => store.Save(order + Session + Later.Id + new Scratch().Id);
        }

        public partial class Function
        {
            private readonly DateTime started = [|DateTime.UtcNow|];
        }

        public class Store
        {
            private readonly string prefix;

            public Store(string prefix)
            {
                this.prefix = prefix;
            }

            private readonly Guid id = [|Guid.NewGuid()|];
            public void Save(string order) => Console.WriteLine(prefix + id + order);
        }

        public static class Settings
        {
            public static readonly string Prefix = "orders-" + [|Guid.NewGuid()|];
        }

        public static class Later
        {
            public static readonly Guid Id = Guid.NewGuid();
        }

        public class Scratch
        {
            public Guid Id { get; } = Guid.NewGuid();
        }
        """));

    [Fact]
    public Task Locals_and_statics_of_Main_are_reported()
    {
        var test = new Test
        {
            AssemblyName = "orders",
            OutputKind = OutputKind.ConsoleApplication,
            Source =
                """
                using System;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;

                var id = [|Guid.NewGuid()|];
                var started = DateTime.UtcNow;
                Console.WriteLine(started);
                State.Random = [|new Random()|];
                await LambdaBootstrapBuilder.Create((string order, ILambdaContext context) => order + id + State.Random.Next(), new DefaultLambdaJsonSerializer()).Build().RunAsync();

                public static class State
                {
                    public static Random Random { get; set; } = null!;
                }
                """,
        };
        test.AdditionalFiles.Add(("/repo/orders/template.yaml", Template("SnapStart: { ApplyOn: PublishedVersions }").Replace("TestProject::Function::Handler", "orders", StringComparison.Ordinal)));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Annotated_handlers_are_reported_unless_a_container_makes_them()
    {
        const string functions =
            """
            using System;
            using Amazon.Lambda.Annotations;

            public class Functions
            {
                private readonly Guid id = [|Guid.NewGuid()|];
                [LambdaFunction]
                public string Take(string order) => order + id;
            }

            """;
        const string startup =
            """
            [LambdaStartup]
            public class Startup { }
            """;
        return Task.WhenAll(
            Verify.VerifyAnalyzerAsync(Annotated(functions)),
            Verify.VerifyAnalyzerAsync(Annotated(functions.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + startup)));
    }

    [Fact]
    public async Task The_message_says_what_is_kept_and_where()
    {
        var test = WithSnapStart(Function("private readonly Random random = [|new()|];"));
        test.Messages.Add("The random sequence made at init is kept in 'Function.random', and SnapStart restores it from the snapshot into every execution environment; make it in the invocation, or renew it with 'SnapshotRestore.RegisterAfterRestore'");
        await Verify.VerifyAnalyzerAsync(test);
    }

    private static Test Annotated(string source)
    {
        var test = new Test { Source = source };
        test.AdditionalFiles.Add((
            "/repo/orders/serverless.template",
            """
            { "Resources": { "Take": {
              "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" },
              "Properties": { "Handler": "TestProject::Functions_Take_Generated::Take", "SnapStart": { "ApplyOn": "PublishedVersions" } } } } }
            """));
        return test;
    }

    private static Test WithSnapStart(string source)
    {
        var test = new Test { Source = source };
        test.AdditionalFiles.Add(("/repo/orders/template.yaml", Template("SnapStart: { ApplyOn: PublishedVersions }")));
        return test;
    }

    private static string Template(string snapStart) =>
        $"""
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Function::Handler
              {snapStart}
        """;

    private static string Function(string members) =>
        $$"""
        using System;
        using System.Data.Common;
        using System.Security.Cryptography;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.SecretsManager;

        public class Function
        {
            {{members}}
            public void Handler(string order, ILambdaContext context) { }
        }

        public static class Db
        {
            public static DbConnection Make() => null!;
        }
        """;
}
