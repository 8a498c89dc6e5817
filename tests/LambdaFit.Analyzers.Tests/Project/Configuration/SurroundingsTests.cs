using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

/// <summary>What files say of processor, tracing, network, file systems, concurrency and credentials.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public void Defaults_file_says_what_a_function_runs_on()
    {
        var file = Read.Defaults(
            """
            {
              "function-handler": "a", "function-architecture": "arm64", "tracing-mode": "Active", "function-subnets": "subnet-1,subnet-2",
              "file-system-configs": [{ "arn": "a" }], "append-environment-variables": "\"A\"=\"1\"", "environment-variables": { "B": "2" },
              "aws-access-key-id": "AKIA", "aws-secret-key": "s", "profile": "p"
            }
            """);
        var function = Assert.Single(file.Functions);

        Assert.Equal(("arm64", "Active", true, true), (function.Architecture.Value, function.Tracing.Value, function.IsInVpc.Value, function.MountsFileSystem.Value));
        Assert.Equal(("1", "2", true), (function.ValueOf("A"), function.ValueOf("B"), function.HasUnknownVariables));
        Assert.Equal(["aws-access-key-id", "aws-secret-key"], file.Credentials.Select(static c => c.Name));
    }

    [Fact]
    public void What_a_defaults_file_leaves_empty_is_absent()
    {
        var function = Assert.Single(Read.Defaults("""{ "function-handler": "a", "function-architecture": "", "tracing-mode": "", "function-subnets": "", "file-system-configs": null }""").Functions);

        Assert.True(function.Architecture.IsAbsent && function.Tracing.IsAbsent && function.MountsFileSystem.IsAbsent);
        Assert.False(function.IsInVpc.Value);
    }

    [Fact]
    public void Globals_say_what_functions_run_on()
    {
        var function = Read.Function(
            """
            {
              "Globals": { "Function": {
                "Architectures": ["arm64"], "Tracing": "Active", "VpcConfig": { "SubnetIds": [{ "Ref": "Subnet" }] }, "FileSystemConfigs": [{ "Arn": "a" }],
                "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 2 } } },
              "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { } } }
            }
            """);

        Assert.Equal(("arm64", "\"arm64\"", "Active"), (function.Architecture.Value, Read.At(function, function.Architecture), function.Tracing.Value));
        Assert.True(function.IsInVpc.Value && function.MountsFileSystem.Value && function.HasProvisionedConcurrency.Value);
    }

    [Theory]
    [InlineData("Architectures: !If [Arm, [arm64], [x86_64]]")]
    [InlineData("Architectures: [!Ref Unknown]")]
    [InlineData("Architectures: []")]
    [InlineData("Architectures: arm64")]
    public void Architectures_that_are_unknown(string line) => Assert.Equal(SettingState.Unknown, Yaml(line).Architecture.State);

    [Theory]
    [InlineData("VpcConfig: !If [Vpc, {SubnetIds: [a]}, !Ref AWS::NoValue]", "Unknown")]
    [InlineData("VpcConfig: {SecurityGroupIds: [a]}", "Unknown")]
    [InlineData("VpcConfig: {SubnetIds: !Ref Subnets}", "Unknown")]
    [InlineData("VpcConfig: {SubnetIds: [a]}", "True")]
    [InlineData("VpcConfig: {SubnetIds: []}", "False")]
    [InlineData("MemorySize: 512", "Absent")]
    public void Networks(string line, string expected) =>
        Assert.Equal(expected, Yaml(line).IsInVpc is { HasValue: true, Value: var isIn } ? isIn.ToString() : Yaml(line).IsInVpc.State.ToString());

    [Fact]
    public void Plain_CloudFormation_names_tracing_otherwise_and_provisions_concurrency_elsewhere()
    {
        var functions = Read.Template(
            """
            Resources:
              A:
                Type: AWS::Lambda::Function
                Properties: { TracingConfig: { Mode: PassThrough }, Architectures: [arm64] }
              B:
                Type: AWS::Lambda::Function
                Properties: { Tracing: Active }
              Live:
                Type: AWS::Lambda::Alias
                Properties: { FunctionName: !Ref A, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 } }
              One:
                Type: AWS::Lambda::Version
                Condition: IsProduction
                Properties: { FunctionName: !GetAtt B.Arn, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 } }
            """,
            "/repo/template.yaml").Functions;

        Assert.Equal(("PassThrough", true), (functions[0].Tracing.Value, functions[0].HasProvisionedConcurrency.Value));
        Assert.Equal((SettingState.Absent, SettingState.Unknown), (functions[1].Tracing.State, functions[1].HasProvisionedConcurrency.State));
    }

    private static FunctionSettings Yaml(string line) =>
        Assert.Single(Read.Template($"Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      {line}\n", "/repo/template.yaml").Functions);
}
