using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.SnapStartUnavailableAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class SnapStartUnavailableTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData("EphemeralStorage: { Size: 1024 }")]
    [InlineData("FileSystemConfigs: [{ Arn: !GetAtt Files.Arn, LocalMountPath: /mnt/files }]")]
    [InlineData("ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 }")]
    [InlineData("Runtime: provided.al2023")]
    [InlineData("Runtime: provided.al2")]
    [InlineData("Runtime: dotnet6")]
    public Task Reported(string line) => Verify.VerifyAnalyzerAsync(WithSnapStart("{|LFIT3021:PublishedVersions|}", line));

    [Theory]
    [InlineData("EphemeralStorage: { Size: 512 }")]
    [InlineData("EphemeralStorage: { Size: !Ref Size }")]
    [InlineData("FileSystemConfigs: []")]
    [InlineData("FileSystemConfigs: !If [Mount, [{ Arn: a }], !Ref AWS::NoValue]")]
    [InlineData("ProvisionedConcurrencyConfig: !If [Live, { ProvisionedConcurrentExecutions: 2 }, !Ref AWS::NoValue]")]
    [InlineData("Runtime: dotnet8")]
    [InlineData("Runtime: dotnet10")]
    [InlineData("Runtime: !Ref Runtime")]
    [InlineData("PackageType: Image")]
    [InlineData("VpcConfig: { SubnetIds: [a] }")]
    public Task Not_reported(string line) => Verify.VerifyAnalyzerAsync(WithSnapStart("PublishedVersions", line));

    [Theory]
    [InlineData("None")]
    [InlineData("!Ref SnapStart")]
    [InlineData("!If [Live, PublishedVersions, None]")]
    public Task Not_reported_where_SnapStart_is_off_or_unknown(string applyOn) => Verify.VerifyAnalyzerAsync(WithSnapStart(applyOn, "EphemeralStorage: { Size: 1024 }"));

    [Fact]
    public Task Reported_where_Globals_switch_it_on_for_all() => Verify.VerifyAnalyzerAsync(Function((Json,
        """
        { "Globals": { "Function": { "SnapStart": { "ApplyOn": {|LFIT3021:"PublishedVersions"|} }, "Runtime": "provided.al2023" } },
          "Resources": {
            "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } },
            "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }
        """)));

    [Fact]
    public Task Reported_where_an_alias_provisions_concurrency()
    {
        var test = Function((Yaml, "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      SnapStart: { ApplyOn: {|LFIT3021:PublishedVersions|} }\n  Live:\n    Type: AWS::Lambda::Alias\n    Properties:\n      FunctionName: !Ref A\n      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 }\n"));
        test.Messages.Add("SnapStart is not available for a function with provisioned concurrency, so the deployment is rejected; leave that out, or remove SnapStart");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Reported_in_a_defaults_file()
    {
        var test = Function((Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "function-runtime": "provided.al2023", "snap-start-apply-on": {|LFIT3021:"PublishedVersions"|} }"""));
        test.Messages.Add("SnapStart is not available for a function with the OS-only runtime 'provided.al2023', so the deployment is rejected; use a managed runtime such as 'dotnet10', or a container image, or remove SnapStart");
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Test WithSnapStart(string applyOn, string line) =>
        Function((Yaml, $"Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      SnapStart:\n        ApplyOn: {applyOn}\n      {line}\n"));

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
