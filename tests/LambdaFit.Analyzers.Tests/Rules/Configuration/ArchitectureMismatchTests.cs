using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.ArchitectureMismatchAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.ArchitectureMismatchCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class ArchitectureMismatchTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData("linux-arm64", Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": {|LFIT3010:"x86_64"|} }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "arm64" }""")]
    [InlineData("linux-x64", Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": {|LFIT3010:"arm64"|} }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "x86_64" }""")]
    [InlineData("linux-x64", Json, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Architectures": [ {|LFIT3010:"arm64"|} ] } } } }""", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Architectures": [ "x86_64" ] } } } }""")]
    [InlineData("linux-arm64", Yaml, "Globals:\n  Function:\n    Architectures:\n      - {|LFIT3010:x86_64|} # Intel\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n", "Globals:\n  Function:\n    Architectures:\n      - arm64 # Intel\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n")]
    [InlineData("linux-arm64", Yaml, "Resources:\r\n  A:\r\n    Type: AWS::Lambda::Function\r\n    Properties:\r\n      Handler: Orders::Shop.Function::Handler\r\n      Architectures: [{|LFIT3010:x86_64|}]\r\n", "Resources:\r\n  A:\r\n    Type: AWS::Lambda::Function\r\n    Properties:\r\n      Handler: Orders::Shop.Function::Handler\r\n      Architectures: [arm64]\r\n")]
    public Task Reported_and_fixed_at_the_value(string identifier, string path, string text, string fixedText)
    {
        var test = Function(identifier, (path, text));
        test.FixedAdditionalFiles.Add((path, fixedText));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-runtime": "dotnet10" }""", """{ "function-handler": "Orders::Shop.Function::Handler", "function-runtime": "dotnet10", "function-architecture": "arm64" }""")]
    [InlineData(Json, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Runtime": "dotnet10" } } } }""", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Runtime": "dotnet10", "Architectures": [ "arm64" ] } } } }""")]
    [InlineData(Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Runtime: dotnet10\n      Timeout: 30\n", "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Runtime: dotnet10\n      Architectures: [arm64]\n      Timeout: 30\n")]
    public Task Without_an_architecture_a_function_runs_on_x86_64(string path, string text, string fixedText)
    {
        var test = Function("linux-arm64", (path, text), isReportedAtHandler: true);
        test.FixedSource = Function("linux-arm64", (path, text)).Source;
        test.FixedAdditionalFiles.Add((path, fixedText));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("win-x64")]
    [InlineData("win10-x64")]
    [InlineData("osx-arm64")]
    public Task Lambda_is_Linux(string identifier) =>
        Verify.VerifyNoCodeFixAsync(Function(identifier, (Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "arm64" }"""), isReportedAtHandler: true));

    [Fact]
    public Task Of_several_functions_one_is_told_of_Windows()
    {
        var test = Function("win-x64", (Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n  B:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Second\n"), isReportedAtHandler: true);
        test.Messages.Add("'Function.Handler' runs on Linux, and the project is published for 'win-x64' by everything but the .NET Lambda tools and 'sam build', which publish for the function; set the RuntimeIdentifier 'linux-x64' or 'linux-arm64'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": {|LFIT3010:"arm64"|} }""", "linux-x64", false)]
    [InlineData(Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n", "linux-arm64", true)]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""", "win-x64", true)]
    public async Task Tools_of_AWS_publish_for_the_function_all_the_same(string path, string text, string identifier, bool isAtHandler)
    {
        var report = await ReportAsync(Function(identifier, (path, text), isAtHandler));

        Assert.Equal(DiagnosticSeverity.Info, report.Severity);
        Assert.Contains(" by everything but the .NET Lambda tools and 'sam build', ", report.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/repo/orders/main.tf", "resource \"aws_lambda_function\" \"orders\" {\n  handler       = \"Orders::Shop.Function::Handler\"\n  architectures = [{|LFIT3010:\"arm64\"|}]\n}\n", "linux-x64", false)]
    [InlineData("/repo/orders/serverless.yml", "provider: {name: aws, runtime: dotnet10}\nfunctions: {orders: {handler: 'Orders::Shop.Function::Handler'}}\n", "linux-arm64", true)]
    [InlineData("/repo/orders/main.tf", "resource \"aws_lambda_function\" \"orders\" {\n  handler = \"Orders::Shop.Function::Handler\"\n}\n", "osx-arm64", true)]
    public async Task Whoever_publishes_himself_is_warned(string path, string text, string identifier, bool isAtHandler)
    {
        var report = await ReportAsync(Function(identifier, (path, text), isAtHandler));

        Assert.Equal(DiagnosticSeverity.Warning, report.Severity);
        Assert.Contains(", so native code fails to load and the rest loses its precompiled code; ", report.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-x64", """{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData("linux-x64", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "x86_64" }""")]
    [InlineData("linux-arm64", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "arm64" }""")]
    [InlineData("", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "arm64" }""")]
    [InlineData("linux-musl-x64", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "arm64" }""")]
    [InlineData("linux-x64", """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "riscv" }""")]
    [InlineData("linux-x64", """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler", "function-architecture": "arm64" }""")]
    [InlineData("win-x64", """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")]
    [InlineData("linux-arm64", """{ "region": "eu-central-1" }""")]
    public Task Not_reported(string identifier, string defaults) => Verify.VerifyAnalyzerAsync(Function(identifier, (Defaults, defaults)));

    [Theory]
    [InlineData("Architectures: !If [Arm, [arm64], [x86_64]]")]
    [InlineData("Architectures: [!Ref Architecture]")]
    public Task Intrinsics_are_unknown(string line) =>
        Verify.VerifyAnalyzerAsync(Function("linux-arm64", (Yaml, $"Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      {line}\n")));

    [Fact]
    public Task What_the_SDK_takes_from_the_machine_that_builds_is_not_meant()
    {
        var test = Function("osx-arm64", (Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }"""));
        test.BuildProperties.Add("UseCurrentRuntimeIdentifier", "true");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_defaults_file_is_left_over_where_a_template_describes_the_function()
    {
        var test = Function("linux-arm64", (Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Architectures: [arm64]\n"));
        test.AdditionalFiles.Add((Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-architecture": "x86_64" }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_project_with_functions_of_both_architectures_is_published_for_each() => Verify.VerifyAnalyzerAsync(Function(
        "linux-x64",
        (Yaml, "Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Architectures: [arm64]\n  B:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Architectures: [x86_64]\n")));

    [Fact]
    public Task A_value_that_functions_of_other_projects_share_is_not_fixed() => Verify.VerifyNoCodeFixAsync(Function(
        "linux-arm64",
        (Yaml, "Globals:\n  Function:\n    Architectures: [{|LFIT3010:x86_64|}]\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n  B:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Other::Shop.Function::Handler\n")));

    private static async Task<Diagnostic> ReportAsync(Test test)
    {
        await Verify.VerifyAnalyzerAsync(test);
        return Assert.Single(await Scenario.BuildDiagnosticsAsync(Scenario.Create(test, onlyId: null).Project, [new ArchitectureMismatchAnalyzer()]));
    }

    private static Test Function(string identifier, (string Path, string Text) file, bool isReportedAtHandler = false) => new()
    {
        AssemblyName = "Orders",
        Source = $$"""
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string {{(isReportedAtHandler ? "{|LFIT3010:Handler|}" : "Handler")}}(string order, ILambdaContext context) => order;
                    public string Second(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
        BuildProperties = { ["RuntimeIdentifier"] = identifier },
    };
}
