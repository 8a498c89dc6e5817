using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Handler.SerializerTypeNotRegisteredAnalyzer,
    LambdaFit.CodeFixes.Rules.Handler.SerializerTypeNotRegisteredCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class SerializerTypeNotRegisteredTests
{
    /// <summary>What the generator of System.Text.Json would write.</summary>
    private const string Generated =
        """
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        namespace Shop
        {
            public abstract class Generated : JsonSerializerContext
            {
                protected Generated() : base(null) { }

                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
        }
        """;

    [Theory]
    [InlineData("public Receipt {|LFIT6004:Handler|}(Order order) => new();", "[JsonSerializable(typeof(Order))]")]
    [InlineData("public Order {|LFIT6004:Handler|}(Order order) => order;", "[JsonSerializable(typeof(int))]")]
    [InlineData("public void {|LFIT6004:Handler|}(Order order, ILambdaContext context) { }", "[JsonSerializable(typeof(Line))]")]
    [InlineData("public Task<Receipt> {|LFIT6004:Handler|}(Stream order) => null!;", "[JsonSerializable(typeof(Order))]")]
    [InlineData("public async Task<List<Order>> {|LFIT6004:Handler|}() { await Task.Yield(); return null!; }", "[JsonSerializable(typeof(Order))]")]
    [InlineData("public string {|LFIT6004:Handler|}(List<string> orders) => string.Empty;", "[JsonSerializable(typeof(string)), JsonSerializable(typeof(string[]))]")]
    [InlineData("public void {|LFIT6004:Handler|}(IEnumerable<Order> orders) { }", "[JsonSerializable(typeof(List<Order>))]")]
    [InlineData("public Order[] {|LFIT6004:Handler|}() => null!;", "[JsonSerializable(typeof(List<Order>))]")]
    [InlineData("public int? {|LFIT6004:Handler|}() => null;", "[JsonSerializable(typeof(int))]")]
    public Task Reported(string member, string attributes) => Verify.VerifyAnalyzerAsync(ClassLibrary(member, attributes));

    [Theory]
    [InlineData("public Receipt Handler(Order order) => new();", "[JsonSerializable(typeof(Order))] [JsonSerializable(typeof(Receipt))]")]
    [InlineData("public void Handler(Line line) { }", "[JsonSerializable(typeof(Order))]")] // a part of what is registered
    [InlineData("public string Handler(decimal price) => string.Empty;", "[JsonSerializable(typeof(Dictionary<string, Order>))]")]
    [InlineData("public Order Handler(Order[] orders) => orders[0];", "[JsonSerializable(typeof(Order[]))]")]
    [InlineData("public int Handler(int? number) => 1;", "[JsonSerializable(typeof(int?))]")]
    [InlineData("public void Handler(Special order) { }", "[JsonSerializable(typeof(Order))]")] // [JsonDerivedType]
    [InlineData("public Stream Handler(MemoryStream order, ILambdaContext context) => order;", "[JsonSerializable(typeof(int))]")]
    [InlineData("public Task Handler(ILambdaContext context) => Task.CompletedTask;", "[JsonSerializable(typeof(int))]")]
    [InlineData("public ValueTask<Receipt> Handler() => default;", "[JsonSerializable(typeof(int))]")] // Lambda does not await it
    [InlineData("public void Handler(Order order) { }", "")] // written by hand
    [InlineData("[LambdaSerializer(typeof(DefaultLambdaJsonSerializer))] public void Handler(Order order) { }", "[JsonSerializable(typeof(int))]")]
    [InlineData("public void Other(Order order, ILambdaContext context) { }", "[JsonSerializable(typeof(int))]")]
    public Task Not_reported(string member, string attributes) => Verify.VerifyAnalyzerAsync(ClassLibrary(member, attributes));

    [Theory]
    [InlineData("[JsonSerializable(typeof(Order))] public class BaseContext : Generated { } [JsonSerializable(typeof(Receipt))] public class OrdersContext : BaseContext { }", "OrdersContext", "Handler")]
    [InlineData("public class Outer { [JsonSerializable(typeof(Order)), JsonSerializable(typeof(Receipt))] public class Nested : Generated { } }", "Outer.Nested", "Handler")]
    [InlineData("public class Outer { [JsonSerializable(typeof(Order))] public class Nested : Generated { } }", "Outer.Nested", "{|LFIT6004:Handler|}")]
    [InlineData("[JsonSerializable(typeof(Order))] public partial class OrdersContext : Generated { } [JsonSerializable(typeof(Receipt))] public partial class OrdersContext { }", "OrdersContext", "Handler")]
    public Task Contexts(string contexts, string name, string handler) => Verify.VerifyAnalyzerAsync(Project($"public Receipt {handler}(Order order) => new();", contexts, name));

    [Theory]
    [InlineData("LambdaBootstrapBuilder.{|LFIT6004:Create|}<Order, Receipt>(Handle, new SourceGeneratorLambdaJsonSerializer<OrdersContext>())")]
    [InlineData("LambdaBootstrapBuilder.{|LFIT6004:Create|}((Receipt receipt, ILambdaContext context) => { }, new SourceGeneratorLambdaJsonSerializer<OrdersContext>())")]
    [InlineData("HandlerWrapper.{|LFIT6004:GetHandlerWrapper|}((Order order) => new Receipt(), s_serializer)")]
    [InlineData("LambdaBootstrapBuilder.{|LFIT6004:Create|}((Order order) => Task.FromResult(new Receipt()), s_serializer)")]
    [InlineData("LambdaBootstrapBuilder.Create((Order order) => new Line(), s_serializer)")]
    [InlineData("LambdaBootstrapBuilder.Create((Order order) => order, new SourceGeneratorLambdaJsonSerializer<OrdersContext>((System.Text.Json.JsonSerializerOptions o) => { }))")]
    [InlineData("LambdaBootstrapBuilder.Create((Receipt receipt) => { }, new SourceGeneratorLambdaJsonSerializer<OrdersContext>((System.Text.Json.JsonSerializerOptions o) => { }))")] // may add another context
    [InlineData("LambdaBootstrapBuilder.Create((Receipt receipt) => { }, new DefaultLambdaJsonSerializer())")]
    [InlineData("LambdaBootstrapBuilder.Create((Stream input) => input)")]
    [InlineData("LambdaBootstrapBuilder.Create((Receipt receipt) => { }, s_unknown)")]
    public Task Bootstraps(string expression)
    {
        var test = Project(
            $$"""
            private static readonly ILambdaSerializer s_serializer = new SourceGeneratorLambdaJsonSerializer<OrdersContext>();
            private static ILambdaSerializer s_unknown = new SourceGeneratorLambdaJsonSerializer<OrdersContext>();

            public static Receipt Handle(Order order) => new();

            public static void Main() => System.GC.KeepAlive({{expression}});
            """,
            "[JsonSerializable(typeof(Order))] public class OrdersContext : Generated { }",
            attribute: "");
        test.OutputKind = OutputKind.ConsoleApplication;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("[LambdaFunction] public Receipt {|LFIT6004:Handle|}(Order order, [FromServices] Line other) => new();", "typeof(Order)")]
    [InlineData("[LambdaFunction] public Task {|LFIT6004:Handle|}([FromServices] Line other, Receipt receipt) => null!;", "typeof(Order)")]
    [InlineData("[LambdaFunction] public void Handle([FromServices] Receipt other, Order order, ILambdaContext context) { }", "typeof(Order)")]
    [InlineData("[LambdaFunction, RestApi(LambdaHttpMethod.Get, \"/\")] public string {|LFIT6004:Handle|}() => \"\";", "typeof(APIGatewayProxyRequest)")]
    [InlineData("[LambdaFunction, RestApi(LambdaHttpMethod.Get, \"/\")] public Receipt Handle(Line line) => null!;", "typeof(APIGatewayProxyRequest)", "typeof(APIGatewayProxyResponse)")]
    [InlineData("[LambdaFunction, RestApi(LambdaHttpMethod.Get, \"/\")] public IHttpResult Handle() => null!;", "typeof(APIGatewayProxyRequest)")]
    [InlineData("[LambdaFunction, HttpApi(LambdaHttpMethod.Get, \"/\")] public async Task<IHttpResult> {|LFIT6004:Handle|}() { await Task.Yield(); return null!; }", "typeof(APIGatewayProxyRequest)")]
    [InlineData("[LambdaFunction, HttpApi(LambdaHttpMethod.Get, \"/\", Version = HttpApiVersion.V1)] public Task<IHttpResult> Handle() => null!;", "typeof(APIGatewayProxyRequest)")]
    [InlineData("[LambdaFunction, HttpApi(LambdaHttpMethod.Post, \"/\")] public IHttpResult {|LFIT6004:Handle|}([FromBody] Order order) => null!;", "typeof(APIGatewayHttpApiV2ProxyRequest)")]
    [InlineData("[LambdaFunction, HttpApi(LambdaHttpMethod.Post, \"/\")] public IHttpResult Handle([FromBody] string order) => null!;", "typeof(APIGatewayHttpApiV2ProxyRequest)")]
    public Task Annotations(string member, params string[] registered)
    {
        var attributes = string.Concat(registered.Select(static type => $"[JsonSerializable({type})] "));
        return Verify.VerifyAnalyzerAsync(Project(member, attributes + "public class OrdersContext : Generated { }"));
    }

    [Theory]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("true", DiagnosticSeverity.Error)]
    public async Task Severity(string aot, DiagnosticSeverity severity)
    {
        var test = ClassLibrary("public void {|LFIT6004:Handler|}(Order order) { }", "[JsonSerializable(typeof(int))]");
        test.BuildProperties.Add("PublishAot", aot);
        await Verify.VerifyAnalyzerAsync(test);
        var reported = await Scenario.BuildDiagnosticsAsync(Scenario.Create(test, onlyId: null).Project, [new LambdaFit.Analyzers.Rules.Handler.SerializerTypeNotRegisteredAnalyzer()]);
        Assert.Equal(severity, Assert.Single(reported).Severity);
    }

    [Fact]
    public Task The_message_names_what_is_missing()
    {
        var test = ClassLibrary("public Receipt {|LFIT6004:Handler|}(List<Order> order) => new();", "[JsonSerializable(typeof(int))]");
        test.Messages.Add("Handler 'Function.Handler' uses 'List<Order>' and 'Receipt', which 'OrdersContext' does not register, so every invocation fails; add '[JsonSerializable(typeof(List<Order>))]' and '[JsonSerializable(typeof(Receipt))]'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_fix_adds_the_types_behind_the_last_one() => Fixed(
        """
        /// <summary>Of orders.</summary>
        [JsonSourceGenerationOptions(WriteIndented = false)]
        [JsonSerializable(typeof(int))] // first
        internal class OrdersContext : Generated { }
        """,
        """
        /// <summary>Of orders.</summary>
        [JsonSourceGenerationOptions(WriteIndented = false)]
        [JsonSerializable(typeof(int))] // first
        [JsonSerializable(typeof(List<Order>))]
        [JsonSerializable(typeof(Receipt))]
        internal class OrdersContext : Generated { }
        """);

    [Fact]
    public Task The_fix_keeps_the_order() => Fixed(
        """
        // Of orders.
        [JsonSerializable(typeof(Line))]
        [JsonSerializable(typeof(System.Threading.Barrier))]
        [JsonSerializable(typeof(Special[]))]
        internal class OrdersContext : Generated { }
        """.Replace("[JsonSerializable(typeof(System.Threading.Barrier))]\n", "", StringComparison.Ordinal),
        """
        // Of orders.
        [JsonSerializable(typeof(Line))]
        [JsonSerializable(typeof(List<Order>))]
        [JsonSerializable(typeof(Receipt))]
        [JsonSerializable(typeof(Special[]))]
        internal class OrdersContext : Generated { }
        """);

    [Fact]
    public Task The_fix_keeps_what_documents_the_class_above_everything() => Fixed(
        """
        // Of orders.
        [JsonSerializable(typeof(Special[]))]
        [JsonSerializable(typeof(string))]
        internal class OrdersContext : Generated { }
        """,
        """
        // Of orders.
        [JsonSerializable(typeof(List<Order>))]
        [JsonSerializable(typeof(Receipt))]
        [JsonSerializable(typeof(Special[]))]
        [JsonSerializable(typeof(string))]
        internal class OrdersContext : Generated { }
        """);

    [Fact]
    public Task Handlers_that_share_a_type_register_it_once()
    {
        static Test Create(string handler, string attributes) => Project(
            $"[LambdaFunction] public Order {handler}(Order order) => order;\n    [LambdaFunction] public Order {handler.Replace("Handle", "Handle2", StringComparison.Ordinal)}(Order order) => order;",
            attributes + "\npublic class OrdersContext : Generated { }");

        var test = Create("{|LFIT6004:Handle|}", "[JsonSerializable(typeof(int))]");
        test.FixedSource = Create("Handle", "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof(Order))]").Source;
        return Verify.VerifyCodeFixAsync(test);
    }

    private static Task Fixed(string before, string after)
    {
        var test = Project("public Receipt {|LFIT6004:Handler|}(List<Order> order) => new();", before);
        test.FixedSource = Project("public Receipt Handler(List<Order> order) => new();", after).Source;
        return Verify.VerifyCodeFixAsync(test);
    }

    private static Test ClassLibrary(string member, string attributes) => Project(member, attributes + " public class OrdersContext : Generated { }");

    private static Test Project(string member, string contexts, string context = "OrdersContext", string? attribute = null)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using System.Collections.Generic;
                using System.IO;
                using System.Text.Json.Serialization;
                using System.Threading.Tasks;
                using Amazon.Lambda.Annotations;
                using Amazon.Lambda.Annotations.APIGateway;
                using Amazon.Lambda.APIGatewayEvents;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;
                using Shop;
                {{attribute ?? $"[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<{context}>))]"}}

                namespace Shop
                {
                    {{contexts.Replace("\n", "\n    ", StringComparison.Ordinal)}}

                    public class Function
                    {
                        {{member}}
                    }

                    [JsonDerivedType(typeof(Special))]
                    public class Order { public IReadOnlyList<Line> Lines { get; set; } = new List<Line>(); }

                    public class Special : Order { }

                    public class Line { public decimal Price { get; set; } }

                    public class Receipt { public string Text { get; set; } = ""; }
                }
                """,
        };
        test.Sources.Add(Generated);
        test.AdditionalFiles.Add(("/repo/orders/aws-lambda-tools-defaults.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 30 }"""));
        return test;
    }
}
