using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.Analyzers.Tests.EveryRule;
using LambdaFit.Analyzers.Tests.Verifying;
using LambdaFit.CodeFixes.Rules.Configuration;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>Rules about configuration on programs of the CDK and Pulumi as people write them: helpers, base classes, loops, stages, settings of an environment.</summary>
public sealed class ProgramsInCodeTests
{
    [Theory]
    [InlineData("foreach (var name in new[] { \"A\", \"B\" }) { _ = new {|LFIT3001:Function|}(this, name, new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = name }); }")]
    [InlineData("var one = new {|LFIT3001:Function|}(this, $\"{given}-orders\", Shared()); one.AddEnvironment(\"A\", \"b\"); one.Node.AddDependency(bucket);")]
    [InlineData("_ = new {|LFIT3001:DockerImageFunction|}(this, \"A\", new DockerImageFunctionProps { Code = DockerImageCode.FromImageAsset(\"src\") });")]
    [InlineData("_ = new {|LFIT3001:Function|}(this, \"A\", new FunctionProps { Runtime = givenRuntime, Handler = \"A::B.C::D\" });")]
    [InlineData("_ = new Provider(this, \"P\", new ProviderProps { OnEventHandler = new {|LFIT3001:Function|}(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 }) });")]
    [InlineData("var one = given == \"prod\" ? new {|LFIT3001:Function|}(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 }) : null;")]
    [InlineData("((CfnBucket)bucket.Node.DefaultChild!).AddPropertyOverride(\"A\", given); _ = new {|LFIT3001:Function|}(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 });")]
    [InlineData("_ = new {|LFIT3001:DotNetFunction|}(this, \"A\", new DotNetFunctionProps { ProjectDir = \"src\" });")]
    [InlineData("_ = new XaasKit.CDK.AWS.Lambda.DotNet.{|LFIT3001:DotNetFunction|}(this, \"B\", new XaasKit.CDK.AWS.Lambda.DotNet.DotNetFunctionProps { ProjectDir = \"src\" });")]
    public Task LFIT3001_is_reported_where_nothing_sets_a_timeout(string statements) => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(Stack(statements));

    [Theory]
    [InlineData("_ = new Function(this, \"A\", Described(Duration.Seconds(20)));")]
    [InlineData("_ = new Function(this, \"A\", Configured(p => p.Timeout = Duration.Seconds(20)));")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds((double)Node.TryGetContext(\"timeout\")) });")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = settings.Timeout });")]
    [InlineData("_ = new Function(this, \"A\", (settings with { Name = given }).Props);")]
    [InlineData("_ = new Function(this, \"A\", given == \"prod\" ? Shared() : Described(null));")]
    [InlineData("var props = new FunctionProps { Runtime = Runtime.DOTNET_8 }; if (given == \"prod\") { props.Timeout = Duration.Seconds(60); } _ = new Function(this, \"A\", props);")]
    [InlineData("_ = new NodejsFunction(this, \"A\", new NodejsFunctionProps { Entry = \"index.ts\" }); _ = new EdgeFunction(this, \"B\", new EdgeFunctionProps { Runtime = Runtime.NODEJS_20_X });")]
    [InlineData("_ = Function.FromFunctionArn(this, \"A\", given); _ = Function.FromFunctionName(this, \"B\", given);")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.FROM_IMAGE, Handler = given, Timeout = settings.Timeout ?? Duration.Seconds(20) });")]
    [InlineData("var one = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 }); var below = one.Node?.DefaultChild as CfnFunction; below!.Timeout = 20;")]
    [InlineData("var all = new List<Function> { new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 }) }; foreach (var one in all) { ((CfnFunction)one.Node.DefaultChild!).Timeout = 20; }")]
    [InlineData("foreach (var child in Node.Children) { if (child.Node.DefaultChild is CfnFunction one) { one.Timeout = 20; } } _ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 });")]
    public Task LFIT3001_is_silent_where_something_sets_or_may_set_it(string statements) => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(Stack(statements));

    [Theory]
    [InlineData("static void Slow(Function one) => ((CfnFunction)one.Node.DefaultChild!).Timeout = 60;")]
    [InlineData("static void Slow(Function one) => ((CfnResource)one.Node.FindChild(\"Resource\")).AddPropertyOverride(\"Timeout\", 60);")]
    public Task LFIT3001_another_method_may_set_it(string method) => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(
        Stack("var one = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 }); Slow(one);", method));

    [Fact]
    public Task LFIT3001_an_injector_may_set_it() => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(
        Stack("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8 });", "static void Inject(IPropertyInjector injector) { }"));

    [Fact]
    public Task LFIT3001_subclasses_stages_and_nested_stacks_are_read() => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(new Test
    {
        IsInfrastructure = true,
        Source = Usings +
            """
            abstract class Own : Function
            {
                protected Own(Construct scope, string id, string handler)
                    : {|LFIT3001:base|}(scope, id, new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = handler })
                {
                }
            }

            class Given : Function
            {
                public Given(Construct scope, string id, FunctionProps props)
                    : base(scope, id, props)
                {
                    AddEnvironment("A", "b");
                }
            }

            class Inner : NestedStack
            {
                private readonly Function last;

                public Inner(Construct scope)
                    : base(scope, "Inner")
                {
                    last = new {|LFIT3001:Function|}(this, "Last", new FunctionProps { Runtime = Runtime.DOTNET_8 });
                    _ = new Given(this, "Given", new FunctionProps { Runtime = Runtime.DOTNET_8 });
                }

                protected virtual Function Make(string id) => new {|LFIT3001:Function|}(this, id, new FunctionProps { Runtime = Runtime.DOTNET_8 });
            }

            class Production : Stage
            {
                public Production(Construct scope)
                    : base(scope, "Production")
                {
                    var stack = new Stack(this, "Shop");
                    Function Local(string id) => new {|LFIT3001:Function|}(stack, id, new FunctionProps { Runtime = Runtime.DOTNET_8 });
                    _ = Local("A");
                }
            }
            """,
    });

    [Fact]
    public Task LFIT3001_a_subclass_may_set_it_below_itself() => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(new Test
    {
        IsInfrastructure = true,
        Source = Usings +
            """
            class Below : Function
            {
                public Below(Construct scope, string id)
                    : base(scope, id, new FunctionProps { Runtime = Runtime.DOTNET_8 }) => ((CfnFunction)Node.DefaultChild!).Timeout = 20;
            }
            """,
    });

    [Fact]
    public Task LFIT3001_primary_constructors_are_read()
    {
        const string Types =
            """
            class Own(Construct scope, string id, string handler) : BASE(scope, id, new FunctionProps { Runtime = Runtime.DOTNET_8PROPS, Handler = handler })
            {
                public string Region => "eu-central-1";
            }

            class Given(Construct scope, string id, FunctionProps props) : Function(scope, id, props);

            class Fast(Construct scope) : Function(scope, "Fast", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(5) });

            class Shop(Construct scope) : Stack(scope, "Shop", new StackProps())
            {
                private readonly Own own = new(scope, "Own", "A::B.C::D");
            }
            """;

        // The oldest compilers that the analyzers run in do not have them.
        return !Enum.IsDefined((LanguageVersion)1200) ? Task.CompletedTask : Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyCodeFixAsync(new Test
        {
            IsInfrastructure = true,
            Source = Usings + Types.Replace("BASE", "{|LFIT3001:Function|}", StringComparison.Ordinal).Replace("PROPS", "", StringComparison.Ordinal),
            FixedSource = Usings + Types.Replace("BASE", "Function", StringComparison.Ordinal).Replace("PROPS", ", Timeout = Duration.Seconds(30)", StringComparison.Ordinal),
        });
    }

    [Theory]
    [InlineData("Layers = {|LFIT3006:[layer, layer, layer, layer, layer, layer]|}")]
    [InlineData("Layers = [layer, layer, .. more, layer, layer, layer, layer, layer]")]
    [InlineData("Layers = [layer, layer, layer, layer, layer]")]
    [InlineData("Events = [new SqsEventSource(new Queue(this, \"Q\"), new SqsEventSourceProps { BatchSize = {|LFIT3006:20000|} })]")]
    public Task LFIT3006_collection_expressions_are_read(string member) => !Enum.IsDefined((LanguageVersion)1200) ? Task.CompletedTask
        : Verify<SettingOutOfRangeAnalyzer, SettingOutOfRangeCodeFix>.VerifyAnalyzerAsync(
            Stack("ILayerVersion layer = LayerVersion.FromLayerVersionArn(this, \"L\", given); ILayerVersion[] more = [];" + Function(member)));

    [Theory]
    [InlineData("Timeout = {|LFIT3002:Duration.Minutes(Quarter + 1)|}", "Timeout = Duration.Seconds(900)")]
    [InlineData("Timeout = {|LFIT3002:Duration.Parse(\"PT1H\")|}", "Timeout = Duration.Seconds(900)")]
    [InlineData("Timeout = {|LFIT3002:Duration.Millis(1_800_000)|}", "Timeout = Duration.Seconds(900)")]
    [InlineData("Timeout = {|LFIT3002:Duration.Hours(0.5)|}", "Timeout = Duration.Seconds(900)")]
    public Task LFIT3002_is_reported_whatever_the_unit(string member, string replaced) => Verify<TimeoutOutOfRangeAnalyzer, TimeoutOutOfRangeCodeFix>.VerifyCodeFixAsync(
        Stack(Function(member), replaced: Function(replaced)));

    [Theory]
    [InlineData("Timeout = Duration.Minutes(Quarter)")]
    [InlineData("Timeout = Duration.Minutes(settings.Minutes)")]
    [InlineData("Timeout = given == \"prod\" ? Duration.Minutes(15) : Duration.Minutes(60)")]
    [InlineData("Timeout = Duration.Minutes(Math.Min(20, settings.Minutes))")]
    [InlineData("Timeout = Wait")]
    public Task LFIT3002_is_silent_on_what_is_accepted_or_decided_later(string member) => Verify<TimeoutOutOfRangeAnalyzer, TimeoutOutOfRangeCodeFix>.VerifyAnalyzerAsync(Stack(Function(member)));

    [Theory]
    [InlineData("_ = new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = function });")]
    [InlineData("_ = new WebSocketLambdaIntegration(\"Api\", function);")]
    [InlineData("_ = new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = function, IntegrationOptions = new LambdaIntegrationOptions { Timeout = Duration.Seconds(10) } });")]
    [InlineData("_ = new LambdaIntegration(function, new LambdaIntegrationOptions { RequestParameters = new Dictionary<string, string> { [\"integration.request.path.id\"] = \"method.request.path.id\" } });")]
    [InlineData("_ = new HttpLambdaIntegration(\"Api\", new Alias(this, \"Live\", new AliasProps { AliasName = \"live\", Version = function.CurrentVersion }));")]
    public Task LFIT3003_is_reported_for_every_API(string caller) => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Stack(Function("Timeout = {|LFIT3003:Duration.Minutes(1)|}") + caller));

    [Theory]
    [InlineData("_ = new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = function, IntegrationOptions = new LambdaIntegrationOptions { Timeout = Duration.Minutes(2) } });")]
    [InlineData("_ = new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = function, IntegrationOptions = givenIntegration });")]
    [InlineData("_ = new HttpLambdaIntegration(\"Api\", givenFunction);")]
    [InlineData("_ = new LambdaIntegration(function, new LambdaIntegrationOptions { Proxy = false, RequestParameters = new Dictionary<string, string> { [\"integration.request.header.X-Amz-Invocation-Type\"] = \"'Event'\" } });")]
    [InlineData("_ = new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = function, IntegrationOptions = new LambdaIntegrationOptions { RequestParameters = Common } });")]
    [InlineData("_ = new HttpLambdaIntegration(\"Api\", Function.FromFunctionArn(this, \"F\", function.FunctionArn));")]
    public Task LFIT3003_is_silent_where_the_API_waits_longer_or_calls_another(string caller) => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Stack(Function("Timeout = Duration.Minutes(1)") + caller));

    [Fact]
    public Task LFIT3004_queues_of_one_name_are_told_apart() => Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyAnalyzerAsync(Stack(
        """
        var first = new {|LFIT3004:Queue|}(this, "Queue");
        var inner = new Construct(this, "Inner");
        var second = new {|LFIT3004:Queue|}(inner, "Queue");
        var quick = new Function(this, "Quick", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(10) });
        var slow = new Function(inner, "Slow", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(60) });
        quick.AddEventSource(new SqsEventSource(first));
        slow.AddEventSource(new SqsEventSource(second));
        """));

    [Theory]
    [InlineData("_ = new {|LFIT3005:Function|}(this, \"A\", Described(Duration.Seconds(20)));")]
    [InlineData("_ = new {|LFIT3005:DockerImageFunction|}(this, \"A\", new DockerImageFunctionProps { Timeout = Duration.Seconds(20) });")]
    [InlineData("for (var i = 0; i < 3; i++) { _ = new {|LFIT3005:Function|}(this, given + i, new FunctionProps { Runtime = Runtime.DOTNET_8 }); }")]
    [InlineData("_ = new {|LFIT3005:CfnFunction|}(this, \"A\", new CfnFunctionProps { Runtime = \"dotnet8\", Timeout = 20 });")]
    public Task LFIT3005_is_reported_where_nothing_sets_memory(string statements) => Verify<MemoryMissingAnalyzer, MemoryMissingCodeFix>.VerifyAnalyzerAsync(Stack(statements));

    [Theory]
    [InlineData("_ = new Function(this, \"A\", Shared());")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.DOTNET_8, MemorySize = given == \"prod\" ? 1024 : 512 });")]
    [InlineData("_ = new Function(this, \"A\", new FunctionProps { Runtime = Runtime.PYTHON_3_13 });")]
    [InlineData("_ = new Function(this, \"A\", (FunctionProps)Node.TryGetContext(\"props\"));")]
    public Task LFIT3005_is_silent_where_something_sets_or_may_set_it(string statements) => Verify<MemoryMissingAnalyzer, MemoryMissingCodeFix>.VerifyAnalyzerAsync(Stack(statements));

    [Theory]
    [InlineData("Environment = new Dictionary<string, string> { { {|LFIT3012:\"AWS_REGION\"|}, Region } }")]
    [InlineData("Environment = new Dictionary<string, string>(Common) { [{|LFIT3012:\"AWS_ACCESS_KEY_ID\"|}] = given }")]
    [InlineData("Environment = new Dictionary<string, string>() { { {|LFIT3012:\"LAMBDA_TASK_ROOT\"|}, \"/var/task\" }, { given, given } }")]
    [InlineData("Environment = new Dictionary<string, string> { [{|LFIT3012:Reserved|}] = given }")]
    public Task LFIT3012_is_reported_however_variables_are_written(string member) => Verify<ReservedEnvironmentVariableAnalyzer>.VerifyAnalyzerAsync(Stack(Function(member)));

    [Theory]
    [InlineData("Environment = new Dictionary<string, string> { [\"REGION\"] = Region }")]
    [InlineData("Environment = Common")]
    [InlineData("Environment = null")]
    [InlineData("Environment = new Dictionary<string, string> { [given] = \"AWS_REGION\" }")]
    public Task LFIT3012_is_silent_on_names_that_are_free_or_not_known(string member) => Verify<ReservedEnvironmentVariableAnalyzer>.VerifyAnalyzerAsync(Stack(Function(member)));

    [Theory]
    [InlineData("[\"DB_PASSWORD\"] = {|LFIT3013:\"hunter2-Ak71\"|}")]
    [InlineData("[\"JWT_SECRET\"] = {|LFIT3013:\"8f3b1c\" + \"77d2e0\"|}")]
    [InlineData("[\"KEY\"] = {|LFIT3013:\"AKIA2E0A8F3B244C9986\"|}")]
    [InlineData("[\"STRIPE_API_KEY\"] = {|LFIT3013:Key|}")]
    public Task LFIT3013_is_reported_at_the_value(string entry) => Verify<SecretInConfigurationAnalyzer>.VerifyAnalyzerAsync(
        Stack(Function("Environment = new Dictionary<string, string> { " + entry + " }")));

    [Theory]
    [InlineData("Runtime = {|LFIT3007:Runtime.DOTNET_6|}")]
    [InlineData("Runtime = {|LFIT3007:Runtime.DOTNET_CORE_3_1|}")]
    [InlineData("Runtime = {|LFIT3007:Old|}")]
    [InlineData("Runtime = {|LFIT3007:new Runtime(\"dotnet7\")|}")]
    public Task LFIT3007_is_reported_however_the_runtime_is_named(string member)
    {
        var test = Stack("_ = new Function(this, \"A\", new FunctionProps { " + member + " });");
        test.BuildProperties["LambdaFitToday"] = "2026-01-01";
        return Verify<RuntimeDeprecatedAnalyzer, RuntimeDeprecatedCodeFix>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("EphemeralStorageSize = Size.Gibibytes(2)", "")]
    [InlineData("EphemeralStorageSize = Size.Mebibytes(513)", "")]
    [InlineData("CurrentVersionOptions = new VersionOptions { ProvisionedConcurrentExecutions = 1 }", "")]
    [InlineData("MemorySize = 512", "_ = new Alias(this, \"Live\", new AliasProps { AliasName = \"live\", Version = function.CurrentVersion, ProvisionedConcurrentExecutions = 1 });")]
    public Task LFIT3021_is_reported_where_SnapStart_is_switched_on(string member, string rest) => Verify<SnapStartUnavailableAnalyzer>.VerifyAnalyzerAsync(
        Stack(Function("SnapStart = {|LFIT3021:SnapStartConf.ON_PUBLISHED_VERSIONS|}, " + member) + rest));

    [Fact]
    public Task Pulumi_programs_are_read_whatever_their_inputs() => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(Pulumi(
        """
        _ = new {|LFIT3001:Function|}("a", new FunctionArgs { Runtime = Runtime.Dotnet8, Name = Output.Create("a"), Layers = { "one" } });
        _ = new {|LFIT3001:Function|}("b", new() { Runtime = Output.Create("dotnet8"), Handler = "A::B.C::D" }, new() { Parent = this });
        _ = new {|LFIT3001:Function|}(options: new CustomResourceOptions { IgnoreChanges = { "memorySize" } }, name: "c", args: new FunctionArgs { Runtime = Runtime.CustomAL2023 });
        foreach (var name in new[] { "d", "e" }) { _ = new {|LFIT3001:Function|}(name, new() { Runtime = Runtime.Dotnet5d0 }); }
        _ = new Function(options: new CustomResourceOptions(), name: "f", args: new FunctionArgs { Runtime = Runtime.Dotnet8, Timeout = 20 });
        _ = new Function("g", new() { Runtime = Runtime.Dotnet8, Timeout = config.GetInt32("timeout") ?? 20 });
        _ = new Function("h", new() { Runtime = Runtime.Dotnet8, Timeout = Output.Create(Task.FromResult(20)) });
        _ = new Function("i", new() { Runtime = Runtime.Dotnet8 }, new() { IgnoreChanges = { "timeout" } });
        _ = new Function("j", new() { Runtime = Runtime.Dotnet8 }, given);
        _ = new Function("k", new() { Runtime = Runtime.NodeJS22dX });
        _ = new Function("l", new() { Runtime = config.Require("runtime"), Handler = config.Require("handler") });
        """));

    [Fact]
    public Task Pulumi_transformations_may_set_anything() => Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyAnalyzerAsync(Pulumi(
        """
        _ = new StackOptions { ResourceTransformations = { args => null } };
        _ = new Function("a", new FunctionArgs { Runtime = Runtime.Dotnet8 });
        """));

    [Theory]
    [InlineData("MemorySize = {|LFIT3006:64|}")]
    [InlineData("MemorySize = {|LFIT3006:Large|}")]
    [InlineData("EphemeralStorage = new FunctionEphemeralStorageArgs { Size = {|LFIT3006:20480|} }")]
    [InlineData("{|LFIT3006:Layers = { \"1\", \"2\", \"3\", \"4\", \"5\", \"6\" }|}")]
    public Task Pulumi_LFIT3006_is_reported(string member) => Verify<SettingOutOfRangeAnalyzer, SettingOutOfRangeCodeFix>.VerifyAnalyzerAsync(
        Pulumi("_ = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, " + member + " });"));

    [Theory]
    [InlineData("MemorySize = 128")]
    [InlineData("MemorySize = config.RequireInt32(\"memory\")")]
    [InlineData("EphemeralStorage = new FunctionEphemeralStorageArgs { Size = 10240 }")]
    [InlineData("Layers = given?.IgnoreChanges ?? new List<string>()")]
    public Task Pulumi_LFIT3006_is_silent(string member) => Verify<SettingOutOfRangeAnalyzer, SettingOutOfRangeCodeFix>.VerifyAnalyzerAsync(
        Pulumi("_ = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, " + member + " });"));

    [Theory]
    [InlineData("_ = new ApiGatewayV2.Integration(\"i\", new() { ApiId = new ApiGatewayV2.Api(\"api\", new() { ProtocolType = \"HTTP\" }).Id, IntegrationType = \"AWS_PROXY\", IntegrationUri = function.InvokeArn });")]
    [InlineData("_ = new ApiGatewayV2.Integration(\"i\", new() { ApiId = new ApiGatewayV2.Api(\"api\", new() { ProtocolType = \"WEBSOCKET\" }).Id, IntegrationType = \"AWS_PROXY\", IntegrationUri = function.InvokeArn });")]
    [InlineData("var api = new ApiGateway.RestApi(\"api\"); _ = new ApiGateway.Integration(\"i\", new() { RestApi = api.Id, HttpMethod = \"ANY\", ResourceId = \"r\", Type = \"AWS_PROXY\", Uri = function.InvokeArn });")]
    [InlineData("_ = new ApiGateway.Integration(\"i\", new() { RestApi = \"api\", HttpMethod = \"ANY\", ResourceId = \"r\", Type = \"AWS_PROXY\", Uri = function.InvokeArn, TimeoutMilliseconds = 29000 });")]
    public Task Pulumi_LFIT3003_is_reported_for_every_API(string caller) => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Pulumi("var function = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, Timeout = {|LFIT3003:60|} });" + caller));

    [Theory]
    [InlineData("_ = new ApiGatewayV2.Integration(\"i\", new() { ApiId = \"api\", IntegrationType = \"AWS_PROXY\", IntegrationUri = function.InvokeArn });")]
    [InlineData("_ = new ApiGatewayV2.Integration(\"i\", new() { ApiId = new ApiGatewayV2.Api(\"api\", new() { ProtocolType = config.Require(\"protocol\") }).Id, IntegrationType = \"AWS_PROXY\", IntegrationUri = function.InvokeArn });")]
    [InlineData("_ = new ApiGateway.Integration(\"i\", new() { RestApi = \"api\", HttpMethod = \"ANY\", ResourceId = \"r\", Type = \"AWS_PROXY\", Uri = function.InvokeArn, TimeoutMilliseconds = 60000 });")]
    [InlineData("_ = new ApiGateway.Integration(\"i\", new() { RestApi = \"api\", HttpMethod = \"ANY\", ResourceId = \"r\", Type = \"AWS\", Uri = function.InvokeArn, RequestParameters = { { \"integration.request.header.X-Amz-Invocation-Type\", \"'Event'\" } } });")]
    [InlineData("_ = new FunctionUrl(\"u\", new() { AuthorizationType = \"NONE\", FunctionName = function.Name });")]
    public Task Pulumi_LFIT3003_is_silent_where_the_API_is_not_known_or_waits(string caller) => Verify<TimeoutOutlivesInvokerAnalyzer, TimeoutOutlivesInvokerCodeFix>.VerifyAnalyzerAsync(
        Pulumi("var function = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, Timeout = 60 });" + caller));

    [Theory]
    [InlineData("{|LFIT3004:45|}", "60")]
    [InlineData("{|LFIT3004:30|}", "60")]
    [InlineData("{|LFIT3004:Short|}", "20")]
    [InlineData("{|LFIT3004:60 * 5|}", "60")]
    [InlineData("360", "60")]
    [InlineData("config.RequireInt32(\"hide\")", "60")]
    [InlineData("30", "config.RequireInt32(\"timeout\")")]
    [InlineData("Output.Create(30)", "60")]
    public Task Pulumi_LFIT3004_knows_numbers_that_are_written_down(string visibility, string timeout) => Verify<VisibilityTimeoutTooShortAnalyzer, VisibilityTimeoutTooShortCodeFix>.VerifyAnalyzerAsync(Pulumi(
        "var queue = new Pulumi.Aws.Sqs.Queue(\"q\", new() { VisibilityTimeoutSeconds = " + visibility + " });"
        + "var function = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, Timeout = " + timeout + " });"
        + "_ = new EventSourceMapping(\"m\", new() { EventSourceArn = queue.Arn, FunctionName = function.Arn });"));

    [Theory]
    [InlineData("Runtime = {|LFIT3007:Runtime.Dotnet6|}")]
    [InlineData("Runtime = {|LFIT3007:Runtime.Dotnet5d0|}")]
    [InlineData("Runtime = {|LFIT3007:\"dotnetcore3.1\"|}")]
    [InlineData("Runtime = {|LFIT3007:Runtime.DotnetCore2d1|}")]
    [InlineData("Runtime = Runtime.CustomAL2023")]
    [InlineData("Runtime = Runtime.NodeJS22dX")]
    [InlineData("Runtime = Output.Create(\"dotnet6\")")]
    [InlineData("Runtime = config.Require(\"runtime\"), Handler = \"A::B.C::D\"")]
    public Task Pulumi_LFIT3007_knows_runtimes_that_are_written_down(string member)
    {
        var test = Pulumi("_ = new Function(\"a\", new FunctionArgs { " + member + " });");
        test.BuildProperties["LambdaFitToday"] = "2026-01-01";
        return Verify<RuntimeDeprecatedAnalyzer, RuntimeDeprecatedCodeFix>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("{ \"DB_PASSWORD\", {|LFIT3013:\"hunter2-Ak71\"|} }")]
    [InlineData("[\"DB_PASSWORD\"] = {|LFIT3013:\"hunter2-\" + \"Ak71\"|}")]
    [InlineData("{ \"KEY\", {|LFIT3013:\"AKIA2E0A8F3B244C9986\"|} }")]
    [InlineData("{ \"API_KEY\", {|LFIT3013:Key|} }")]
    [InlineData("{ \"DB_PASSWORD\", config.RequireSecret(\"password\") }")]
    [InlineData("{ \"DB_PASSWORD\", config.Require(\"password\") }")]
    [InlineData("{ \"DB_PASSWORD\", Output.Format($\"{config.RequireSecret(\"password\")}\") }")]
    [InlineData("{ \"DB_PASSWORD\", \"\" }")]
    public Task Pulumi_LFIT3013_knows_secrets_that_are_written_down(string entry) => Verify<SecretInConfigurationAnalyzer>.VerifyAnalyzerAsync(
        Pulumi("_ = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, Environment = new FunctionEnvironmentArgs { Variables = { " + entry + " } } });"));

    [Theory]
    [InlineData("{|LFIT3021:\"PublishedVersions\"|}", "Runtime = Runtime.Dotnet8, EphemeralStorage = new FunctionEphemeralStorageArgs { Size = 1024 }")]
    [InlineData("{|LFIT3021:\"PublishedVersions\"|}", "Runtime = Runtime.Dotnet8, FileSystemConfig = new FunctionFileSystemConfigArgs { Arn = \"arn\", LocalMountPath = \"/mnt/a\" }")]
    [InlineData("{|LFIT3021:\"PublishedVersions\"|}", "Runtime = Runtime.Dotnet6")]
    [InlineData("{|LFIT3021:\"PublishedVersions\"|}", "Runtime = Runtime.CustomAL2023")]
    [InlineData("\"None\"", "Runtime = Runtime.CustomAL2023")]
    [InlineData("config.Require(\"snap\")", "Runtime = Runtime.CustomAL2023")]
    [InlineData("\"PublishedVersions\"", "Runtime = Runtime.Dotnet8, EphemeralStorage = new FunctionEphemeralStorageArgs { Size = 512 }")]
    [InlineData("\"PublishedVersions\"", "Runtime = Runtime.Dotnet8, EphemeralStorage = new FunctionEphemeralStorageArgs { Size = config.RequireInt32(\"size\") }")]
    public Task Pulumi_LFIT3021_knows_what_SnapStart_does_not_support(string apply, string members) => Verify<SnapStartUnavailableAnalyzer>.VerifyAnalyzerAsync(
        Pulumi("_ = new Function(\"a\", new FunctionArgs { SnapStart = new FunctionSnapStartArgs { ApplyOn = " + apply + " }, " + members + " });"));

    [Theory]
    [InlineData("Variables = { { {|LFIT3012:\"AWS_REGION\"|}, \"eu-central-1\" } }")]
    [InlineData("Variables = { [{|LFIT3012:\"AWS_REGION\"|}] = \"eu-central-1\" }")]
    [InlineData("Variables = new Dictionary<string, string> { [{|LFIT3012:\"AWS_REGION\"|}] = \"eu-central-1\" }")]
    [InlineData("Variables = new InputMap<string> { { {|LFIT3012:\"AWS_REGION\"|}, Output.Create(\"eu-central-1\") } }")]
    [InlineData("Variables = { { \"REGION\", \"AWS_REGION\" }, { config.Require(\"name\"), \"x\" } }")]
    [InlineData("Variables = InputMap<string>.Merge(new InputMap<string>(), new InputMap<string>())")]
    public Task Pulumi_LFIT3012_knows_every_map(string member) => Verify<ReservedEnvironmentVariableAnalyzer>.VerifyAnalyzerAsync(
        Pulumi("_ = new Function(\"a\", new FunctionArgs { Runtime = Runtime.Dotnet8, Environment = new FunctionEnvironmentArgs { " + member + " } });"));

    [Theory]
    [InlineData("_ = new Function(this, \"A\", new() { Runtime = Runtime.DOTNET_8, Timeout = Duration.Minutes(), Environment = { } });")]
    [InlineData("var f = new Function(this, new Function(this, \"A\", null), new FunctionProps { Timeout = Missing.Value, Runtime = Runtime.DOTNET_99 }); f.AddEventSource(); f.AddEventSource(new SqsEventSource());")]
    [InlineData("_ = new Rule(this, \"R\", new RuleProps { Targets = new[] { new LambdaFunction( } });")]
    [InlineData("_ = new HttpLambdaIntegration(); _ = new SqsEventSource(new Queue(); _ = new Unknown(new Function(this, \"A\", new FunctionProps { Runtime })).Node.;")]
    [InlineData("var props = new FunctionProps { Runtime = Runtime.DOTNET_8, ..props }; _ = new Function(this, \"A\", props) with { };")]
    [InlineData("_ = new Function(this, \"A\", this switch { Shop => new FunctionProps { Runtime = Runtime.DOTNET_8 }, _ => throw")]
    [InlineData("dynamic props = new FunctionProps(); props.Timeout = 3; _ = new Function(this, \"A\", props); _ = new Function(this, \"B\", (FunctionProps)props);")]
    public Task Unfinished_programs_crash_nothing(string statements) => SampleProjects.ReportsAsync(Stack(statements));

    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.APIGateway;
        using Amazon.CDK.AWS.CloudFront.Experimental;
        using Amazon.CDK.AWS.Events;
        using Amazon.CDK.AWS.Events.Targets;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.DotNet;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.Lambda.Nodejs;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SQS;
        using Amazon.CDK.AwsApigatewayv2Integrations;
        using Amazon.CDK.CustomResources;
        using Constructs;

        """;

    private static string Function(string members) => "var function = new Function(this, \"Orders\", new FunctionProps { Runtime = Runtime.DOTNET_8, " + members + " });\n";

    private static Test Stack(string statements, string more = "", string? replaced = null) => new()
    {
        IsInfrastructure = true,
        Source = Frame(statements, more),
        FixedSource = replaced is null ? null : Frame(replaced, more),
    };

    private static string Frame(string statements, string more) => Usings +
        $$"""
        class Shop : Stack
        {
            private const int Quarter = 15;
            private const string Reserved = "AWS_SESSION_TOKEN";
            private const string Key = "sk_live_8f3b1c77d2e0";
            private static readonly Runtime Old = Runtime.DOTNET_6;
            private readonly Dictionary<string, string> Common = new();

            Shop(Construct scope, string given, Settings settings, Bucket bucket, Runtime givenRuntime, IFunction givenFunction, LambdaIntegrationOptions givenIntegration)
                : base(scope, "Shop")
            {
                {{statements}}
            }

            protected virtual Duration Wait => Duration.Minutes(20);

            {{more}}

            static FunctionProps Shared()
            {
                return new FunctionProps { Runtime = Runtime.DOTNET_8, MemorySize = 512 };
            }

            static FunctionProps Described(Duration? timeout) => new() { Runtime = Runtime.DOTNET_8, Timeout = timeout };

            static FunctionProps Configured(Action<FunctionProps> configure)
            {
                var props = new FunctionProps { Runtime = Runtime.DOTNET_8 };
                configure(props);
                return props;
            }
        }

        record Settings(string Name, Duration? Timeout, double Minutes)
        {
            public FunctionProps Props => new() { Runtime = Runtime.DOTNET_8, Timeout = Timeout };
        }
        """;

    private static Test Pulumi(string statements) => new()
    {
        IsInfrastructure = true,
        Source =
            $$"""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Pulumi;
            using Pulumi.Aws.Lambda;
            using Pulumi.Aws.Lambda.Inputs;
            using ApiGateway = Pulumi.Aws.ApiGateway;
            using ApiGatewayV2 = Pulumi.Aws.ApiGatewayV2;

            class Shop : ComponentResource
            {
                private const int Large = 20480;
                private const int Short = 90;
                private const string Key = "sk_live_8f3b1c77d2e0";

                public Shop(Config config, CustomResourceOptions given)
                    : base("shop", "shop")
                {
                    {{statements}}
                }
            }
            """,
    };
}
