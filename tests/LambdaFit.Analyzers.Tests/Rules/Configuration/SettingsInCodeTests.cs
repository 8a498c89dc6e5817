using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.Analyzers.Tests.Verifying;
using LambdaFit.CodeFixes.Rules.Configuration;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>Rules about values that C# gives to functions with the CDK and Pulumi: what they report there beyond the format cases, and what they leave alone.</summary>
public sealed class SettingsInCodeTests
{
    [Theory]
    [InlineData("Timeout = Duration.Seconds(given)")]
    [InlineData("Timeout = Duration.Seconds(30)")]
    [InlineData("Timeout = given > 3 ? Duration.Minutes(2) : Duration.Seconds(20)")]
    public Task LFIT3003_unknown_and_short_timeouts_are_silent(string member) => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Stack(Function(member) + "_ = new HttpLambdaIntegration(\"Api\", function);"));

    [Theory]
    [InlineData("new HttpLambdaIntegration(\"Api\", imported);")]
    [InlineData("new SqsEventSource(new Queue(this, \"Q\"));")]
    [InlineData("new FunctionUrl(this, \"Url\", new FunctionUrlProps { Function = function });")]
    public Task LFIT3003_what_does_not_call_the_function_or_waits_as_long_is_silent(string caller) => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Stack(Function("Timeout = Duration.Minutes(2)") + "var imported = Function.FromFunctionName(this, \"I\", \"i\"); _ = " + caller));

    [Fact]
    public Task LFIT3003_functions_of_other_languages_are_silent() => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Stack(Function("Timeout = Duration.Minutes(2)", "NODEJS_20_X") + "_ = new HttpLambdaIntegration(\"Api\", function);"));

    [Fact]
    public Task LFIT3003_an_id_that_is_not_known_is_not_taken_for_a_file() => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyCodeFixAsync(new Test
    {
        IsInfrastructure = true,
        Source = Source(
            "var function = new Function(this, given.ToString(), new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = {|LFIT3003:Duration.Minutes(2)|} }); _ = new HttpLambdaIntegration(\"Api\", function);"),
        FixedSource = Source(
            "var function = new Function(this, given.ToString(), new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(30) }); _ = new HttpLambdaIntegration(\"Api\", function);"),
        Messages =
        {
            "'function' may run for 120 s, but the HTTP API of 'Api' waits 30 s at most, so what takes longer is paid for and answers nobody; set 30 s, and hand longer work to a queue, a durable function or Step Functions",
        },
    });

    [Fact]
    public Task LFIT3003_a_timeout_that_another_function_has_too_is_left_alone() => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyNoCodeFixAsync(Stack(
        """
        var shared = new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = {|LFIT3003:Duration.Minutes(2)|} };
        var behind = new Function(this, "A", shared);
        _ = new Function(this, "B", shared);
        _ = new HttpLambdaIntegration("Api", behind);
        """));

    [Theory]
    [InlineData("", ", new QueueProps { VisibilityTimeout = Duration.Seconds(360) }")]
    [InlineData(", null", null)]
    [InlineData(", new QueueProps()", ", new QueueProps() { VisibilityTimeout = Duration.Seconds(360) }")]
    [InlineData(", new QueueProps { QueueName = \"orders\" }", ", new QueueProps { QueueName = \"orders\", VisibilityTimeout = Duration.Seconds(360) }")]
    public Task LFIT3004_a_queue_without_visibility_timeout_gets_one(string props, string? replaced) => LFIT3004(
        Reader("Timeout = Duration.Seconds(60)", "new {|LFIT3004:Queue|}(this, \"Q\"" + props + ")"),
        replaced is null ? null : Reader("Timeout = Duration.Seconds(60)", "new Queue(this, \"Q\"" + replaced + ")"));

    [Fact]
    public Task LFIT3004_of_several_functions_the_one_that_needs_most_speaks() => Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyCodeFixAsync(Stack(
        Reader("Timeout = Duration.Seconds(60)", "new {|LFIT3004:Queue|}(this, \"Q\")") + Second,
        Reader("Timeout = Duration.Seconds(60)", "new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Seconds(600) })") + Second));

    [Theory]
    [InlineData("Timeout = Duration.Seconds(60)", "new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Minutes(6) })")]
    [InlineData("Timeout = Duration.Seconds(60)", "new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Seconds(given) })")]
    [InlineData("Timeout = Duration.Seconds(given)", "new Queue(this, \"Q\")")]
    [InlineData("Timeout = Duration.Seconds(5)", "new Queue(this, \"Q\")")]
    [InlineData("Timeout = Duration.Seconds(60)", "new Queue(this, \"Q\", queueProps)")]
    [InlineData("Timeout = Duration.Seconds(60)", "givenQueue")]
    [InlineData("Timeout = Duration.Seconds(60)", "new Queue(this, given.ToString())")]
    public Task LFIT3004_queues_that_hide_messages_long_enough_or_are_not_known_are_silent(string member, string queue) =>
        Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyAnalyzerAsync(Stack(Reader(member, queue)));

    [Fact]
    public Task LFIT3004_the_resource_below_a_queue_may_say_more() => Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyAnalyzerAsync(Stack(
        Reader("Timeout = Duration.Seconds(60)", "new Queue(this, \"Q\")") + "((CfnResource)queue.Node.DefaultChild).AddPropertyOverride(\"VisibilityTimeout\", 360);"));

    [Theory]
    [InlineData("MemorySize = given")]
    [InlineData("MemorySize = 512")]
    [InlineData("MemorySize = Megabytes.ValueAsNumber")]
    public Task LFIT3005_memory_that_is_set_is_silent(string member) => Verify<MemoryMissingAnalyzer, MemoryMissingCodeFix>.VerifyAnalyzerAsync(Stack(Function(member)));

    [Fact]
    public Task LFIT3005_functions_of_other_languages_and_given_props_are_silent() => Verify<MemoryMissingAnalyzer, MemoryMissingCodeFix>.VerifyAnalyzerAsync(
        Stack(Function("Description = \"x\"", "PYTHON_3_13") + "_ = new Function(this, \"B\", functionProps);"));

    [Theory]
    [InlineData("MemorySize = {|LFIT3006:64|}", "MemorySize = 128")]
    [InlineData("MemorySize = {|LFIT3006:Large * 2|}", "MemorySize = 10240")]
    [InlineData("EphemeralStorageSize = {|LFIT3006:Size.Gibibytes(20)|}", "EphemeralStorageSize = Size.Mebibytes(10240)")]
    [InlineData("RetryAttempts = {|LFIT3006:3|}", "RetryAttempts = 2")]
    [InlineData("MaxEventAge = {|LFIT3006:Duration.Days(1)|}", "MaxEventAge = Duration.Seconds(21600)")]
    public Task LFIT3006_numbers_are_set_to_the_nearest_one_that_is_accepted(string member, string replaced) => Verify<SettingOutOfRangeAnalyzer, SettingOutOfRangeCodeFix>.VerifyCodeFixAsync(
        Stack(Function(member), Function(replaced)));

    [Theory]
    [InlineData("MemorySize = given")]
    [InlineData("MemorySize = Large")]
    [InlineData("MemorySize = Megabytes.ValueAsNumber")]
    [InlineData("EphemeralStorageSize = Size.Gibibytes(given)")]
    [InlineData("RetryAttempts = 2")]
    public Task LFIT3006_what_is_accepted_or_unknown_is_silent(string member) => Verify<SettingOutOfRangeAnalyzer, SettingOutOfRangeCodeFix>.VerifyAnalyzerAsync(Stack(Function(member)));

    [Theory]
    [InlineData("NODEJS_20_X")]
    [InlineData("DOTNET_10")]
    [InlineData("PROVIDED_AL2023")]
    [InlineData("FROM_IMAGE")]
    public Task LFIT3007_runtimes_that_are_supported_or_of_other_languages_are_silent(string runtime) => Verify<RuntimeDeprecatedAnalyzer, RuntimeDeprecatedCodeFix>.VerifyAnalyzerAsync(
        Dated(Function("Description = \"x\"", runtime)));

    [Fact]
    public Task LFIT3007_a_name_is_a_runtime_too() => Verify<RuntimeDeprecatedAnalyzer, RuntimeDeprecatedCodeFix>.VerifyNoCodeFixAsync(
        Dated("_ = new Function(this, \"A\", new FunctionProps { Runtime = {|LFIT3007:new Runtime(\"dotnet6\", RuntimeFamily.DOTNET_CORE)|} });"
            + "_ = new CfnFunction(this, \"B\", new CfnFunctionProps { Runtime = {|LFIT3007:\"dotnetcore3.1\"|} });"
            + "_ = new Function(this, \"C\", new FunctionProps { Runtime = givenRuntime, Handler = \"A::B.C::D\" });"));

    [Theory]
    [InlineData("[\"REGION\"] = \"eu-central-1\"")]
    [InlineData("[given.ToString()] = \"eu-central-1\"")]
    [InlineData("[\"AWS_LAMBDA_EXEC_WRAPPER\"] = \"/opt/wrapper\"")]
    public Task LFIT3012_names_that_are_free_or_unknown_are_silent(string entry) => Verify<ReservedEnvironmentVariableAnalyzer>.VerifyAnalyzerAsync(Stack(Function(Environment(entry))));

    [Fact]
    public Task LFIT3012_variables_that_are_added_later_are_reported() => Verify<ReservedEnvironmentVariableAnalyzer>.VerifyAnalyzerAsync(
        Stack(Function("Description = \"x\"") + "function.AddEnvironment({|LFIT3012:\"AWS_REGION\"|}, \"eu-central-1\");"));

    [Theory]
    [InlineData("[\"DB_PASSWORD\"] = Password.ValueAsString")]
    [InlineData("[\"DB_PASSWORD\"] = \"{{resolve:secretsmanager:orders:SecretString:password}}\"")]
    [InlineData("[\"DB_PASSWORD\"] = System.Environment.GetEnvironmentVariable(\"DB_PASSWORD\")!")]
    [InlineData("[\"DB_PASSWORD\"] = given.ToString()")]
    [InlineData("[\"PASSWORD_TABLE\"] = \"passwords\"")]
    public Task LFIT3013_secrets_from_elsewhere_are_silent(string entry) => Verify<SecretInConfigurationAnalyzer>.VerifyAnalyzerAsync(Stack(Function(Environment(entry))));

    [Theory]
    [InlineData("SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS", "DOTNET_8")]
    [InlineData("SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS, EphemeralStorageSize = Size.Mebibytes(512)", "DOTNET_10")]
    [InlineData("SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS, EphemeralStorageSize = Size.Gibibytes(given)", "DOTNET_8")]
    [InlineData("SnapStart = given > 3 ? SnapStartConf.ON_PUBLISHED_VERSIONS : null, EphemeralStorageSize = Size.Gibibytes(2)", "DOTNET_8")]
    [InlineData("SnapStart = SnapStartConf.ON_PUBLISHED_VERSIONS, EphemeralStorageSize = Size.Gibibytes(2)", "JAVA_21")]
    [InlineData("EphemeralStorageSize = Size.Gibibytes(2)", "DOTNET_8")]
    public Task LFIT3021_what_SnapStart_supports_or_nobody_knows_is_silent(string members, string runtime) =>
        Verify<SnapStartUnavailableAnalyzer>.VerifyAnalyzerAsync(Stack(Function(members, runtime)));

    [Theory]
    [InlineData("SnapStart = {|LFIT3021:SnapStartConf.ON_PUBLISHED_VERSIONS|}", "DOTNET_6", "")]
    [InlineData("SnapStart = {|LFIT3021:SnapStartConf.ON_PUBLISHED_VERSIONS|}", "DOTNET_8", "function.AddAlias(\"live\", new AliasOptions { ProvisionedConcurrentExecutions = 2 });")]
    public Task LFIT3021_what_SnapStart_does_not_support_is_reported(string members, string runtime, string rest) =>
        Verify<SnapStartUnavailableAnalyzer>.VerifyAnalyzerAsync(Stack(Function(members, runtime) + rest));

    private const string Second =
        """
        var slow = new Function(this, "Slow", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(100) });
        slow.AddEventSource(new SqsEventSource(queue));
        """;

    private static string Function(string members, string runtime = "DOTNET_8") =>
        "var function = new Function(this, \"A\", new FunctionProps { Runtime = Runtime." + runtime + ", " + members + " });\n";

    private static string Reader(string members, string queue) =>
        "var queue = " + queue + ";\n" + Function(members) + "function.AddEventSource(new SqsEventSource(queue));\n";

    private static string Environment(string entry) => "Environment = new Dictionary<string, string> { [\"TABLE\"] = \"orders\", " + entry + " }";

    private static Task LFIT3004(string source, string? replaced) => replaced is null
        ? Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyAnalyzerAsync(Stack(source))
        : Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyCodeFixAsync(Stack(source, replaced));

    private static Test Dated(string statements)
    {
        var test = Stack(statements);
        test.BuildProperties["LambdaFitToday"] = "2026-01-01";
        return test;
    }

    private static Test Stack(string statements, string? replaced = null) => new()
    {
        IsInfrastructure = true,
        Source = Source(statements),
        FixedSource = replaced is null ? null : Source(replaced),
    };

    private static string Source(string statements) =>
        $$"""
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.SQS;
        using Amazon.CDK.AwsApigatewayv2Integrations;
        using Constructs;

        class Shop : Stack
        {
            private const int Large = 10240;

            Shop(Construct scope, int given, IQueue givenQueue, QueueProps queueProps, FunctionProps functionProps, Runtime givenRuntime)
                : base(scope, "Shop")
            {
                {{statements}}
            }

            private CfnParameter Megabytes => new CfnParameter(this, "Megabytes", new CfnParameterProps { Type = "Number" });

            private CfnParameter Password => new CfnParameter(this, "Password");
        }
        """;
}
