using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.UnknownDefaultsKeyAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.UnknownDefaultsKeyCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class UnknownDefaultsKeyTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";

    [Theory]
    [InlineData("function-timeouts", "function-timeout")]
    [InlineData("funtion-timeout", "function-timeout")]
    [InlineData("function-tiemout", "function-timeout")]
    [InlineData("function_timeout", "function-timeout")]
    [InlineData("ephemeral-storage-size", "ephemerals-storage-size")]
    [InlineData("environment-variable", "environment-variables")]
    [InlineData("function-memory-sizes", "function-memory-size")]
    [InlineData("Region", "region")]
    [InlineData("template-parameter", "template-parameters")]
    [InlineData("s3-buckets", "s3-bucket")]
    public Task Reported_and_renamed(string key, string expected)
    {
        const string before = "{\r\n\t// what the wizard wrote\r\n\t\"function-handler\" : \"Orders::Shop.Function::Handler\",\r\n\t";
        const string after = "  :  5 , // as it was\r\n\t\"profile\":\"\"\r\n}\r\n";
        var test = Function((Defaults, before + "{|LFIT3019:\"" + key + "\"|}" + after));
        test.FixedAdditionalFiles.Add((Defaults, before + "\"" + expected + "\"" + after));
        test.Messages.Add($"The .NET Lambda tools do not read '{key}', so its value has no effect; write '{expected}'");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task All_keys_of_all_files_are_renamed_at_once()
    {
        var test = Function((Defaults, """{ {|LFIT3019:"function-runtme"|}: "dotnet10", {|LFIT3019:"function-timout"|}: 30, "template": "a.template" }"""));
        test.AdditionalFiles.Add(("/repo/orders/aws-lambda-tools-prod.json", """{ "function-timeout": 60, "function-role-": "a", {|LFIT3019:"tracing-modes"|}: "Active" }"""));
        test.FixedAdditionalFiles.Add((Defaults, """{ "function-runtime": "dotnet10", "function-timeout": 30, "template": "a.template" }"""));
        test.FixedAdditionalFiles.Add(("/repo/orders/aws-lambda-tools-prod.json", """{ "function-timeout": 60, "function-role-": "a", "tracing-mode": "Active" }"""));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("""{ "function-timeout": 30, {|LFIT3019:"function-timeouts"|}: 60 }""")]
    [InlineData("""{ {|LFIT3019:"function-timeouts"|}: 30, {|LFIT3019:"function-timeouts"|}: 60 }""")]
    [InlineData("""{ {|LFIT3019:"function-timeout\u0073"|}: 30 }""")]
    public async Task Not_fixed_where_that_is_not_certain(string text)
    {
        var test = Function((Defaults, text));
        test.FixedAdditionalFiles.Add((Defaults, text));
        await Verify.VerifyAnalyzerAsync(Function((Defaults, text)));
        await Verify.VerifyNoCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Information", "comment", "//", "_region", "#profile", "$schema", "-template")]
    [InlineData("function-timeout1", "function-timeout_", "profile2", "tag", "tagss", "x-region")]
    [InlineData("function-ephemeral-storage-size", "timeout", "memory", "handler", "function-runtimes-list", "function-timout-seconds")]
    [InlineData("ephemerals-storage-size", "function-timeout", "package", "payload", "tags", "additional-files", "apply-defaults", "msbuild-parameters")]
    public Task Not_reported(params string[] keys) =>
        Verify.VerifyAnalyzerAsync(Function((Defaults, "{ " + string.Join(", ", keys.Select(static k => "\"" + k + "\": { \"function-timeouts\": 1 }")) + " }")));

    [Fact]
    public Task Templates_have_keys_of_their_own() => Verify.VerifyAnalyzerAsync(Function(
        ("/repo/orders/serverless.template", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "function-timeouts": 1 } }, "function-timeouts": 1 }""")));

    [Theory]
    [InlineData("")]
    [InlineData("[ 1, 2 ]")]
    [InlineData("{ \"function-timeout\": 1, \"")]
    [InlineData("\"function-timeouts\"")]
    public Task Broken_files_are_silent(string text) => Verify.VerifyAnalyzerAsync(Function((Defaults, text)));

    private static Test Function((string Path, string Text) file) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string Handler(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
    };
}
