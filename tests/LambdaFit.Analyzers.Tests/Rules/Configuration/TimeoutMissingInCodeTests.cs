using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.TimeoutMissingAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.TimeoutMissingCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>LFIT3001 where C# describes the function.</summary>
public sealed class TimeoutMissingInCodeTests
{
    private const string Usings =
        """
        using Amazon.CDK;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.SQS;
        using Constructs;
        using System.Collections.Generic;
        using XaasKit.CDK.AWS.Lambda.DotNet;

        """;

    [Fact]
    public Task A_function_without_a_timeout_is_reported_and_fixed()
    {
        var test = Stack(
            """
                    _ = new {|LFIT3001:Function|}(this, "Orders", new FunctionProps
                    {
                        Runtime = Runtime.DOTNET_8,
                        Handler = "Orders::Shop.Function::Handler", // see Function.cs
                        Code = Code.FromAsset("publish")
                    });
            """,
            """
                    _ = new Function(this, "Orders", new FunctionProps
                    {
                        Runtime = Runtime.DOTNET_8,
                        Timeout = Duration.Seconds(30),
                        Handler = "Orders::Shop.Function::Handler", // see Function.cs
                        Code = Code.FromAsset("publish")
                    });
            """);
        test.Messages.Add("No timeout is set for 'Orders' in Test0.cs, so Lambda ends every invocation after 3 s, cold start included; set one, 30 s for example");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Every_way_to_write_a_function_is_reported_and_fixed_at_once() => Verify.VerifyCodeFixAsync(Stack(
        """
                var one = new {|LFIT3001:Function|}(this, "One", new FunctionProps { Handler = "A::B.C::D", Runtime = Runtime.DOTNET_10, Code = Code.FromAsset("p") });
                Function two = {|LFIT3001:new|}(this, "Two", new FunctionProps { Handler = "A::B.C::D", Runtime = Runtime.DOTNET_10, Code = Code.FromAsset("p") });
                var three = new {|LFIT3001:DockerImageFunction|}(this, "Three", new DockerImageFunctionProps
                {
                    Code = DockerImageCode.FromImageAsset("../src"), // the image
                });
                var shared = new FunctionProps
                {
                    Runtime = Runtime.PROVIDED_AL2023,
                    Handler = "bootstrap"
                };
                Last = new Amazon.CDK.AWS.Lambda.{|LFIT3001:Function|}(this, "Four", shared);
                _ = new {|LFIT3001:CfnFunction|}(this, "Five", new CfnFunctionProps { Runtime = "dotnet8", Handler = "A::B.C::D" });
                _ = new {|LFIT3001:SingletonFunction|}(this, "Six", new SingletonFunctionProps { Runtime = Runtime.DOTNET_6, Handler = "A", Uuid = "u" });
                _ = new {|LFIT3001:DotNetFunction|}(this, "Seven", new DotNetFunctionProps { ProjectDir = "../src" });
        """,
        """
                var one = new Function(this, "One", new FunctionProps { Handler = "A::B.C::D", Runtime = Runtime.DOTNET_10, Timeout = Duration.Seconds(30), Code = Code.FromAsset("p") });
                Function two = new(this, "Two", new FunctionProps { Handler = "A::B.C::D", Runtime = Runtime.DOTNET_10, Timeout = Duration.Seconds(30), Code = Code.FromAsset("p") });
                var three = new DockerImageFunction(this, "Three", new DockerImageFunctionProps
                {
                    Code = DockerImageCode.FromImageAsset("../src"), // the image
                    Timeout = Duration.Seconds(30),
                });
                var shared = new FunctionProps
                {
                    Runtime = Runtime.PROVIDED_AL2023,
                    Timeout = Duration.Seconds(30),
                    Handler = "bootstrap"
                };
                Last = new Amazon.CDK.AWS.Lambda.Function(this, "Four", shared);
                _ = new CfnFunction(this, "Five", new CfnFunctionProps { Runtime = "dotnet8", Timeout = 30, Handler = "A::B.C::D" });
                _ = new SingletonFunction(this, "Six", new SingletonFunctionProps { Runtime = Runtime.DOTNET_6, Timeout = Duration.Seconds(30), Handler = "A", Uuid = "u" });
                _ = new DotNetFunction(this, "Seven", new DotNetFunctionProps { ProjectDir = "../src", Timeout = Duration.Seconds(30) });
        """));

    [Theory]
    [InlineData("new HttpLambdaIntegration(\"i\", function)", "29")]
    [InlineData("new LambdaRestApi(this, \"Api\", new LambdaRestApiProps { Handler = function })", "29")]
    [InlineData("new LambdaIntegration(function.AddAlias(\"live\"))", "29")]
    [InlineData("new LambdaSubscription(function)", "30")]
    public Task A_function_behind_an_API_gets_29_seconds(string route, string seconds)
    {
        const string Body =
            """
                    var function = new {|LFIT3001:Function|}(this, "Orders", new FunctionProps { Runtime = Runtime.DOTNET_8 });
                    var route = ROUTE;
            """;
        var test = Stack(
            Body.Replace("ROUTE", route, StringComparison.Ordinal),
            Body.Replace("ROUTE", route, StringComparison.Ordinal).Replace("{|LFIT3001:Function|}", "Function", StringComparison.Ordinal)
                .Replace("Runtime.DOTNET_8 }", $"Runtime.DOTNET_8, Timeout = Duration.Seconds({seconds}) }}", StringComparison.Ordinal));
        test.Sources[0] = "using Amazon.CDK.AwsApigatewayv2Integrations;\nusing Amazon.CDK.AWS.APIGateway;\nusing Amazon.CDK.AWS.SNS.Subscriptions;\n" + test.Sources[0];
        test.FixedSource = "using Amazon.CDK.AwsApigatewayv2Integrations;\nusing Amazon.CDK.AWS.APIGateway;\nusing Amazon.CDK.AWS.SNS.Subscriptions;\n" + test.FixedSource;
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Helpers_base_calls_properties_and_programs_are_read() => Verify.VerifyCodeFixAsync(new Test
    {
        IsInfrastructure = true,
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source = Usings +
            """
            var app = new App();
            var stack = new Stack(app, "Shop");
            _ = new {|LFIT3001:Function|}(stack, "Top", new FunctionProps() { Runtime = Runtime.DOTNET_8 });
            _ = new {|LFIT3001:Function|}(stack, "Empty", Props("A::B.C::D"));

            static FunctionProps Props(string handler) => new()
            {
                Runtime = Runtime.DOTNET_8,
                Handler = handler,
            };

            class Own : Function
            {
                public Own(Construct scope, string id)
                    : {|LFIT3001:base|}(scope, id, new FunctionProps { Runtime = Runtime.DOTNET_8 })
                {
                }

                public IFunction Inner => new {|LFIT3001:Function|}(this, "Inner", new FunctionProps { Runtime = Runtime.DOTNET_8 });
            }
            """,
        FixedSource = Usings +
            """
            var app = new App();
            var stack = new Stack(app, "Shop");
            _ = new Function(stack, "Top", new FunctionProps() { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(30) });
            _ = new Function(stack, "Empty", Props("A::B.C::D"));

            static FunctionProps Props(string handler) => new()
            {
                Runtime = Runtime.DOTNET_8,
                Timeout = Duration.Seconds(30),
                Handler = handler,
            };

            class Own : Function
            {
                public Own(Construct scope, string id)
                    : base(scope, id, new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(30) })
                {
                }

                public IFunction Inner => new Function(this, "Inner", new FunctionProps { Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(30) });
            }
            """,
    });

    [Theory]
    [InlineData("Runtime = Runtime.DOTNET_8, Timeout = Duration.Seconds(5)")]
    [InlineData("Runtime = Runtime.DOTNET_8, Timeout = given")]
    [InlineData("Runtime = Runtime.NODEJS_20_X, Handler = \"index.handler\"")]
    [InlineData("Runtime = Runtime.PYTHON_3_13, Handler = \"app.handler\"")]
    [InlineData("Runtime = runtime, Handler = handler")]
    [InlineData("Runtime = runtime, Handler = \"index.handler\"")]
    public Task Functions_with_a_timeout_or_in_other_languages_are_silent(string props) => Verify.VerifyAnalyzerAsync(Stack(
        $$"""
                _ = new Function(this, "F", new FunctionProps { {{props}} });
        """));

    [Theory]
    [InlineData("_ = new Function(this, \"F\", props);")]
    [InlineData("_ = new Mine(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8 });")]
    [InlineData("_ = new Function(this, \"F\", new MyProps { Runtime = Runtime.DOTNET_8 });")]
    [InlineData("var p = new FunctionProps { Runtime = Runtime.DOTNET_8 }; Configure(p); _ = new Function(this, \"F\", p);")]
    [InlineData("var p = new FunctionProps { Runtime = Runtime.DOTNET_8 }; p.Timeout = given; _ = new Function(this, \"F\", p);")]
    [InlineData("var f = new Function(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8 }); ((CfnFunction)f.Node.DefaultChild!).Timeout = 9;")]
    [InlineData("var f = new CfnFunction(this, \"F\", new CfnFunctionProps { Runtime = \"dotnet8\" }); f.Timeout = 9;")]
    [InlineData("var f = new CfnFunction(this, \"F\", new CfnFunctionProps { Runtime = \"dotnet8\" }); f.AddPropertyOverride(\"Timeout\", 9);")]
    [InlineData("var f = Function.FromFunctionName(this, \"F\", \"other\");")]
    public Task What_may_set_a_timeout_out_of_sight_is_silent(string body) => Verify.VerifyAnalyzerAsync(Stack("        " + body));

    [Fact]
    public Task Aspects_of_the_project_may_set_timeouts() => Verify.VerifyAnalyzerAsync(Stack(
        """
                _ = new Function(this, "F", new FunctionProps { Runtime = Runtime.DOTNET_8 });
        """,
        more:
        """
        class Defaults : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is CfnFunction { Timeout: null } function)
                {
                    function.Timeout = 10;
                }
            }
        }
        """));

    [Fact]
    public Task Pulumi_programs_are_reported_and_fixed() => Verify.VerifyCodeFixAsync(new Test
    {
        IsInfrastructure = true,
        Source =
            """
            using Pulumi;
            using Aws = Pulumi.Aws;

            public class Shop : Stack
            {
                public Shop()
                {
                    var orders = new Aws.Lambda.{|LFIT3001:Function|}("orders", new Aws.Lambda.FunctionArgs
                    {
                        Runtime = "dotnet8",
                        Handler = "Orders::Shop.Function::Handler",
                    }, new CustomResourceOptions());
                    var image = new Aws.Lambda.{|LFIT3001:Function|}("image", new() { PackageType = "Image", ImageUri = "x" });
                    _ = new Aws.Lambda.Function("node", new() { Runtime = Aws.Lambda.Runtime.NodeJS20dX, Handler = "index.handler" });
                    _ = new Aws.Lambda.Function("set", new() { Runtime = Aws.Lambda.Runtime.Dotnet8, Timeout = new Config().RequireInt32("timeout") });
                    _ = new Aws.Lambda.Function("later", new() { Runtime = Aws.Lambda.Runtime.Dotnet8, Timeout = Output.Create(30) });
                }
            }
            """,
        FixedSource =
            """
            using Pulumi;
            using Aws = Pulumi.Aws;

            public class Shop : Stack
            {
                public Shop()
                {
                    var orders = new Aws.Lambda.Function("orders", new Aws.Lambda.FunctionArgs
                    {
                        Runtime = "dotnet8",
                        Timeout = 30,
                        Handler = "Orders::Shop.Function::Handler",
                    }, new CustomResourceOptions());
                    var image = new Aws.Lambda.Function("image", new() { PackageType = "Image", ImageUri = "x", Timeout = 30 });
                    _ = new Aws.Lambda.Function("node", new() { Runtime = Aws.Lambda.Runtime.NodeJS20dX, Handler = "index.handler" });
                    _ = new Aws.Lambda.Function("set", new() { Runtime = Aws.Lambda.Runtime.Dotnet8, Timeout = new Config().RequireInt32("timeout") });
                    _ = new Aws.Lambda.Function("later", new() { Runtime = Aws.Lambda.Runtime.Dotnet8, Timeout = Output.Create(30) });
                }
            }
            """,
    });

    [Fact]
    public Task Layout_is_kept_and_types_are_named_as_they_can_be_seen()
    {
        var test = new Test
        {
            IsInfrastructure = true,
            Source =
                """
                using Constructs;
                using Lambda = Amazon.CDK.AWS.Lambda;

                class Duration { }

                class Shop : Construct
                {
                    Shop(Construct scope) : base(scope, "Shop")
                    {
                        _ = new Lambda.{|LFIT3001:Function|}(this, "A", new Lambda.FunctionProps
                        {
                            Runtime = Lambda.Runtime.DOTNET_8 /* pinned */ // why
                        });
                        _ = new Lambda.{|LFIT3001:DockerImageFunction|}(this, "B", new Lambda.DockerImageFunctionProps());
                        _ = new Lambda.{|LFIT3001:DockerImageFunction|}(this, "C", new Lambda.DockerImageFunctionProps { });
                        _ = new Lambda.{|LFIT3001:DockerImageFunction|}(this, "D", new Lambda.DockerImageFunctionProps
                        {
                        });
                    }
                }
                """,
            FixedSource =
                """
                using Constructs;
                using Lambda = Amazon.CDK.AWS.Lambda;

                class Duration { }

                class Shop : Construct
                {
                    Shop(Construct scope) : base(scope, "Shop")
                    {
                        _ = new Lambda.Function(this, "A", new Lambda.FunctionProps
                        {
                            Runtime = Lambda.Runtime.DOTNET_8, /* pinned */ // why
                            Timeout = Amazon.CDK.Duration.Seconds(30)
                        });
                        _ = new Lambda.DockerImageFunction(this, "B", new Lambda.DockerImageFunctionProps() { Timeout = Amazon.CDK.Duration.Seconds(30) });
                        _ = new Lambda.DockerImageFunction(this, "C", new Lambda.DockerImageFunctionProps { Timeout = Amazon.CDK.Duration.Seconds(30) });
                        _ = new Lambda.DockerImageFunction(this, "D", new Lambda.DockerImageFunctionProps
                        {
                            Timeout = Amazon.CDK.Duration.Seconds(30)
                        });
                    }
                }
                """,
        };
        return Verify.VerifyCodeFixAsync(test);
    }

    private static Test Stack(string body, string? fixedBody = null, string more = "") => new()
    {
        IsInfrastructure = true,
        Source = Frame(body, more),
        FixedSource = fixedBody is null ? null : Frame(fixedBody, more),
    };

    private static string Frame(string body, string more) => Usings +
        $$"""
        class Shop : Stack
        {
            Shop(Construct scope, FunctionProps props, Runtime runtime, string handler, Duration? given)
                : base(scope, "Shop")
            {
        {{body}}
            }

            Function? Last { get; set; }

            static void Configure(FunctionProps props)
            {
            }
        }

        class Mine : Function
        {
            public Mine(Construct scope, string id, IFunctionProps props)
                : base(scope, id, props)
            {
            }
        }

        class MyProps : FunctionProps
        {
            public MyProps() => Timeout = Duration.Seconds(10);
        }

        {{more}}
        """;
}
