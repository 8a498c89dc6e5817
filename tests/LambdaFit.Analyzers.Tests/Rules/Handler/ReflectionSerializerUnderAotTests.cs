using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Handler.ReflectionSerializerUnderAotAnalyzer,
    LambdaFit.CodeFixes.Rules.Handler.ReflectionSerializerUnderAotCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class ReflectionSerializerUnderAotTests
{
    private const string Context =
        """
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;

        namespace Shop
        {
            [JsonSerializable(typeof(string))]
            public class OrdersContext : JsonSerializerContext
            {
                public OrdersContext(JsonSerializerOptions options) : base(options) { }

                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
        }
        """;

    [Theory]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:DefaultLambdaJsonSerializer|}())")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:CamelCaseLambdaJsonSerializer|}())")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:Amazon.Lambda.Serialization.Json.JsonSerializer|}())")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:Amazon.Lambda.Serialization.Json.JsonIncludeNullValueSerializer|}())")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, s_serializer)", "private static readonly ILambdaSerializer s_serializer = new {|LFIT6005:DefaultLambdaJsonSerializer|}();")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, s_serializer)", "private static readonly DefaultLambdaJsonSerializer s_serializer = {|LFIT6005:new()|};")]
    [InlineData("HandlerWrapper.GetHandlerWrapper((string order) => order, new {|LFIT6005:DefaultLambdaJsonSerializer|}())")]
    [InlineData("Start((string order) => order)", "private static LambdaBootstrapBuilder Start(Func<string, string> handler) => LambdaBootstrapBuilder.Create(handler, new {|LFIT6005:DefaultLambdaJsonSerializer|}());")]
    public Task Reported(string expression, string member = "") => Verify.VerifyAnalyzerAsync(Executable(expression, member));

    [Theory]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new SourceGeneratorLambdaJsonSerializer<OrdersContext>())")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new DefaultLambdaJsonSerializer(o => o.TypeInfoResolver = null))")]
    [InlineData("LambdaBootstrapBuilder.Create((string order) => order, new Mine())", "private sealed class Mine : DefaultLambdaJsonSerializer { public Mine() : base(o => o.TypeInfoResolver = null) { } }")]
    [InlineData("LambdaBootstrapBuilder.Create((System.IO.Stream order) => order)")]
    [InlineData("typeof(DefaultLambdaJsonSerializer)")]
    public Task Not_reported(string expression, string member = "") => Verify.VerifyAnalyzerAsync(Executable(expression, member));

    [Theory]
    [InlineData("PublishTrimmed", "net8.0", "", true)]
    [InlineData("PublishTrimmed", "net10.0", "TrimMode=partial", true)] // reflection is switched off all the same
    [InlineData("PublishTrimmed", "net7.0", "", false)]
    [InlineData("PublishTrimmed", "net10.0", "JsonSerializerIsReflectionEnabledByDefault=true", false)]
    [InlineData("PublishAot", "net7.0", "", true)]
    [InlineData("PublishAot", "net8.0", "JsonSerializerIsReflectionEnabledByDefault=true", false)]
    [InlineData("PublishReadyToRun", "net8.0", "", false)]
    public Task Ways_of_publishing(string property, string framework, string more, bool isReported)
    {
        var test = Executable("LambdaBootstrapBuilder.Create((string order) => order, new " + (isReported ? "{|LFIT6005:DefaultLambdaJsonSerializer|}" : "DefaultLambdaJsonSerializer") + "())", "");
        test.BuildProperties.Clear();
        test.BuildProperties.Add("TargetFramework", framework);
        test.BuildProperties.Add(property, "true");
        if (more.Split('=') is [var name, var value])
        {
            test.BuildProperties.Add(name, value);
        }

        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Newtonsoft_may_work_where_only_parts_are_trimmed()
    {
        var test = Executable("LambdaBootstrapBuilder.Create((string order) => order, new Amazon.Lambda.Serialization.Json.JsonSerializer())", "");
        test.BuildProperties.Clear();
        test.BuildProperties.Add("TargetFramework", "net10.0");
        test.BuildProperties.Add("PublishTrimmed", "true");
        test.BuildProperties.Add("TrimMode", "partial");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_class_library_is_not_what_is_published()
    {
        var test = Executable("LambdaBootstrapBuilder.Create((string order) => order, new DefaultLambdaJsonSerializer())", "");
        test.OutputKind = OutputKind.DynamicallyLinkedLibrary;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("[assembly: LambdaSerializer(typeof({|LFIT6005:DefaultLambdaJsonSerializer|}))]", "[LambdaFunction] public string Handle(string order) => order;")]
    [InlineData("", "[LambdaFunction, LambdaSerializer(typeof({|LFIT6005:DefaultLambdaJsonSerializer|}))] public string Handle(string order) => order;")]
    [InlineData("[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]", "[LambdaFunction, LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<OrdersContext>))] public string Handle(string order) => order;")]
    [InlineData("[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]", "")] // an executable of its own does not look at the attribute
    public Task Attributes_count_where_Annotations_reads_them(string attribute, string member) => Verify.VerifyAnalyzerAsync(Executable("0", member, attribute));

    [Fact]
    public Task The_fix_names_the_only_context()
    {
        var test = Executable("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:DefaultLambdaJsonSerializer|}())", "");
        test.FixedSource = Executable("LambdaBootstrapBuilder.Create((string order) => order, new SourceGeneratorLambdaJsonSerializer<OrdersContext>())", "").Source;
        test.Messages.Add("'DefaultLambdaJsonSerializer' reads and writes JSON by reflection, which 'PublishAot' takes away, so every invocation fails; use 'SourceGeneratorLambdaJsonSerializer<OrdersContext>'");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task The_fix_changes_all_places()
    {
        static Test Create(string serializer) => Executable(
            $"LambdaBootstrapBuilder.Create((string order) => order, new {serializer}())",
            $"[LambdaFunction] public string Handle(string order) => order; private static readonly ILambdaSerializer s_serializer = new {serializer}(); // kept",
            $"[assembly: LambdaSerializer(typeof({serializer}))]");

        var test = Create("{|LFIT6005:DefaultLambdaJsonSerializer|}");
        test.FixedSource = Create("SourceGeneratorLambdaJsonSerializer<OrdersContext>").Source;
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task No_fix_is_offered_where_there_is_no_context()
    {
        var test = Executable("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:DefaultLambdaJsonSerializer|}())", "");
        test.Sources[1] = "namespace Shop { class OrdersContext { } }";
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task No_fix_is_offered_where_there_are_several_contexts()
    {
        var test = Executable("LambdaBootstrapBuilder.Create((string order) => order, new {|LFIT6005:DefaultLambdaJsonSerializer|}())", "");
        test.Sources.Add(Context.Replace("OrdersContext", "OtherContext", StringComparison.Ordinal));
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Theory]
    [InlineData("private static readonly DefaultLambdaJsonSerializer s_serializer = {|LFIT6005:new()|};")]
    [InlineData("private static readonly DefaultLambdaJsonSerializer s_serializer = new {|LFIT6005:DefaultLambdaJsonSerializer|}();")]
    public Task No_fix_is_offered_where_a_variable_has_the_old_type(string member) => Verify.VerifyNoCodeFixAsync(Executable("0", member));

    private static Test Executable(string expression, string member, string attribute = "")
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            OutputKind = OutputKind.ConsoleApplication,
            Source =
                $$"""
                using System;
                using Amazon.Lambda.Annotations;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;
                using Shop;
                {{attribute}}

                namespace Shop
                {
                    public class Program
                    {
                        public static void Main()
                        {
                            var bootstrap = {{expression}};
                            GC.KeepAlive(bootstrap);
                        }

                        {{member}}
                    }
                }
                """,
            BuildProperties = { ["TargetFramework"] = "net8.0", ["PublishAot"] = "true" },
        };
        test.Sources.Add(Context);
        return test;
    }
}
