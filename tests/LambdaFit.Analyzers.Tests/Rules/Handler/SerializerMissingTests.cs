using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Handler.SerializerMissingAnalyzer,
    LambdaFit.CodeFixes.Rules.Handler.SerializerMissingCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class SerializerMissingTests
{
    [Theory]
    [InlineData("public string {|LFIT6001:Handler|}(string order, ILambdaContext context) => order;")]
    [InlineData("public void {|LFIT6001:Handler|}(string order) { }")]
    [InlineData("public Task<int> {|LFIT6001:Handler|}() => Task.FromResult(1);")]
    [InlineData("private async Task<string> {|LFIT6001:Handler|}(Stream input, ILambdaContext context) { await Task.Yield(); return string.Empty; }")]
    [InlineData("public static string {|LFIT6001:Handler|}(Stream input) => string.Empty;")]
    [InlineData("public ValueTask<List<int>> {|LFIT6001:Handler|}(ILambdaContext context) => new(new List<int>());")]
    public Task Reported(string member) => Verify.VerifyAnalyzerAsync(Configured(member));

    [Theory]
    [InlineData("public Stream Handler(Stream input, ILambdaContext context) => input;")]
    [InlineData("public Task<MemoryStream> Handler(Stream input) => Task.FromResult(new MemoryStream());")]
    [InlineData("public void Handler() { }")]
    [InlineData("public Task Handler(ILambdaContext context) => Task.CompletedTask;")]
    [InlineData("[LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))] public string Handler(string order) => order;")]
    [InlineData("public string Other(string order, ILambdaContext context) => order;")] // by convention only
    public Task Not_reported(string member) => Verify.VerifyAnalyzerAsync(Configured(member));

    [Fact]
    public Task An_executable_gives_the_serializer_to_its_bootstrap()
    {
        var test = Configured("public string Handler(string order) => order; public static void Main() { }");
        test.OutputKind = OutputKind.ConsoleApplication;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_assembly_attribute_in_another_file_is_enough()
    {
        var test = Configured("public string Handler(string order) => order;");
        test.Sources.Add("[assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_library_s_base_class_may_bring_its_own_serializer() => Verify.VerifyAnalyzerAsync(
        Configured("public string Handler(string order) => order;", baseList: " : Amazon.Lambda.AspNetCoreServer.APIGatewayHttpApiV2ProxyFunction"));

    [Fact]
    public Task The_fix_adds_one_attribute_for_all_handlers()
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                """
                // The order function.
                using Amazon.Lambda.Core;

                namespace Shop;

                public class Function
                {
                    public string {|LFIT6001:Handler|}(string order) => order;
                }
                """,
            FixedSource =
                """
                // The order function.
                using Amazon.Lambda.Core;

                [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

                namespace Shop;

                public class Function
                {
                    public string Handler(string order) => order;
                }
                """,
        };
        test.AdditionalFiles.Add(DefaultsFile);
        return Verify.VerifyCodeFixAsync(test);
    }

    private static (string Path, string Text) DefaultsFile =>
        ("/repo/orders/aws-lambda-tools-defaults.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-timeout": 30 }""");

    private static Test Configured(string member, string baseList = "")
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using System.Collections.Generic;
                using System.IO;
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;

                namespace Shop
                {
                    public class Function{{baseList}}
                    {
                        {{member}}
                    }
                }
                """,
        };
        test.AdditionalFiles.Add(DefaultsFile);
        return test;
    }
}
