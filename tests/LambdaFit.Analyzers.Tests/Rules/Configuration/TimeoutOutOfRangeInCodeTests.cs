using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.TimeoutOutOfRangeAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.TimeoutOutOfRangeCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>LFIT3002 where C# describes the function.</summary>
public sealed class TimeoutOutOfRangeInCodeTests
{
    [Theory]
    [InlineData("Duration.Minutes(20)", "Duration.Seconds(900)")]
    [InlineData("Duration.Seconds(901)", "Duration.Seconds(900)")]
    [InlineData("Duration.Hours(1)", "Duration.Seconds(900)")]
    [InlineData("Duration.Seconds(0)", "Duration.Seconds(30)")]
    [InlineData("Amazon.CDK.Duration.Days(0.5)", "Amazon.CDK.Duration.Seconds(900)")]
    [InlineData("Duration.Parse(\"PT20M\")", "Duration.Seconds(900)")]
    [InlineData("Duration.Minutes(Quarter + 5)", "Duration.Seconds(900)")]
    [InlineData("Duration.Minutes(TwentyMinutes)", "Duration.Seconds(900)")]
    public Task A_duration_is_reported_and_replaced(string value, string replaced) => Verify.VerifyCodeFixAsync(
        Stack($"{{|LFIT3002:{value}|}}", replaced));

    [Theory]
    [InlineData("Duration.Minutes(15)")]
    [InlineData("Duration.Seconds(1)")]
    [InlineData("Duration.Millis(3000)")]
    [InlineData("Duration.Minutes(given)")]
    [InlineData("given > 3 ? Duration.Minutes(20) : null")]
    [InlineData("Duration.Seconds(0.5)")]
    [InlineData("Duration.Seconds(20).Plus(Duration.Minutes(20))")]
    public Task What_is_right_or_unknown_is_silent(string value) => Verify.VerifyAnalyzerAsync(Stack(value));

    [Fact]
    public Task A_value_in_another_member_is_reported_where_it_is_used_and_left_alone() => Verify.VerifyNoCodeFixAsync(new Test
    {
        IsInfrastructure = true,
        Source =
            """
            using Amazon.CDK;
            using Amazon.CDK.AWS.Lambda;
            using Constructs;

            class Shop : Stack
            {
                private static readonly FunctionProps Shared = new() { Runtime = Runtime.DOTNET_8, Timeout = Duration.Minutes(20) };

                Shop(Construct scope)
                    : base(scope, "Shop")
                {
                    _ = new Function(this, "A", {|LFIT3002:Make("A::B.C::D")|});
                    _ = new Function(this, "B", {|LFIT3002:Shared|});
                }

                private static FunctionProps Make(string handler)
                {
                    return new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = handler, Timeout = Duration.Minutes(16) };
                }
            }
            """,
    });

    [Fact]
    public Task A_local_and_plain_numbers_are_replaced() => Verify.VerifyCodeFixAsync(new Test
    {
        IsInfrastructure = true,
        Source =
            """
            using Amazon.CDK;
            using Amazon.CDK.AWS.Lambda;
            using Constructs;

            class Shop : Stack
            {
                Shop(Construct scope)
                    : base(scope, "Shop")
                {
                    var timeout = Duration.Minutes(20);
                    _ = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = {|LFIT3002:Duration.Minutes(16)|} });
                    _ = new Function(this, "B", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = {|LFIT3002:timeout|} });
                    _ = new CfnFunction(this, "C", new CfnFunctionProps { Runtime = "dotnet8", Timeout = {|LFIT3002:1_000|} });
                    _ = new CfnFunction(this, "D", new CfnFunctionProps { Runtime = "nodejs20.x", Timeout = 1000 });
                    _ = new Pulumi.Aws.Lambda.Function("e", new() { Runtime = Pulumi.Aws.Lambda.Runtime.Dotnet8, Timeout = {|LFIT3002:20 * 60|} });
                }
            }
            """,
        FixedSource =
            """
            using Amazon.CDK;
            using Amazon.CDK.AWS.Lambda;
            using Constructs;

            class Shop : Stack
            {
                Shop(Construct scope)
                    : base(scope, "Shop")
                {
                    var timeout = Duration.Minutes(20);
                    _ = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(900) });
                    _ = new Function(this, "B", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(900) });
                    _ = new CfnFunction(this, "C", new CfnFunctionProps { Runtime = "dotnet8", Timeout = 900 });
                    _ = new CfnFunction(this, "D", new CfnFunctionProps { Runtime = "nodejs20.x", Timeout = 1000 });
                    _ = new Pulumi.Aws.Lambda.Function("e", new() { Runtime = Pulumi.Aws.Lambda.Runtime.Dotnet8, Timeout = 900 });
                }
            }
            """,
    });

    [Fact]
    public Task A_function_of_a_capacity_provider_may_run_longer() => Verify.VerifyAnalyzerAsync(new Test
    {
        IsInfrastructure = true,
        Source =
            """
            using Amazon.CDK;
            using Amazon.CDK.AWS.Lambda;
            using Constructs;

            class Shop : Stack
            {
                Shop(Construct scope, CapacityProvider provider)
                    : base(scope, "Shop")
                {
                    var function = new Function(this, "A", new FunctionProps { Runtime = Runtime.DOTNET_10, Timeout = Duration.Minutes(60) });
                    provider.AddFunction(function);
                    var longer = new Function(this, "B", new FunctionProps { Runtime = Runtime.DOTNET_10, Timeout = {|LFIT3002:Duration.Minutes(91)|} });
                    provider.AddFunction(longer);
                }
            }
            """,
    });

    [Fact]
    public Task Projects_of_tests_and_code_that_does_not_bind_are_silent() => Verify.VerifyAnalyzerAsync(new Test
    {
        IsInfrastructure = true,
        ReferencesTestFramework = true,
        Source = Source("Duration.Minutes(20)"),
    });

    private static Test Stack(string value, string? replaced = null) => new()
    {
        IsInfrastructure = true,
        Source = Source(value),
        FixedSource = replaced is null ? null : Source(replaced),
    };

    private static string Source(string value) =>
        $$"""
        using Amazon.CDK;
        using Amazon.CDK.AWS.Lambda;
        using Constructs;

        class Shop : Stack
        {
            private const int Quarter = 15;

            private static readonly double TwentyMinutes = 20;

            Shop(Construct scope, int given)
                : base(scope, "Shop")
            {
                _ = new Function(this, "A", new FunctionProps
                {
                    Runtime = Runtime.DOTNET_8,
                    Timeout = {{value}}, // long
                });
            }
        }
        """;
}
