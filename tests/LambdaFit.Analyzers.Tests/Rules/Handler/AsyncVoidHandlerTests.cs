using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Handler.AsyncVoidHandlerAnalyzer,
    LambdaFit.CodeFixes.Rules.Handler.AsyncVoidHandlerCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class AsyncVoidHandlerTests
{
    [Fact]
    public Task A_handler_by_its_signature_is_reported_and_fixed() => Verify.VerifyCodeFixAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            /// <summary>Takes an order.</summary>
            public async void [|Handler|](string order, ILambdaContext context) // keeps its place
            {
                await Task.Yield();
            }

            public static async void [|Second|](ILambdaContext context) => await Task.Yield();
        }
        """,
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            /// <summary>Takes an order.</summary>
            public async Task Handler(string order, ILambdaContext context) // keeps its place
            {
                await Task.Yield();
            }

            public static async Task Second(ILambdaContext context) => await Task.Yield();
        }
        """);

    [Fact]
    public Task Without_a_using_directive_the_fix_writes_the_full_name() => Verify.VerifyCodeFixAsync(
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            public async void [|Handler|](string order, ILambdaContext context) => await System.Threading.Tasks.Task.Yield();
        }
        """,
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            public async System.Threading.Tasks.Task Handler(string order, ILambdaContext context) => await System.Threading.Tasks.Task.Yield();
        }
        """);

    [Fact]
    public Task An_annotated_handler_is_reported_and_its_look_alike_is_not() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;

        public class Function
        {
            [LambdaFunction]
            public async void [|Handler|](string order) => await Task.Yield();

            public async void Look(string order, ILambdaContext context) => await Task.Yield();
        }
        """);

    [Fact]
    public Task A_local_function_given_to_the_bootstrap_is_reported_and_fixed() => Verify.VerifyCodeFixAsync(
        new()
        {
            OutputKind = OutputKind.ConsoleApplication,
            Source =
                """
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;

                await LambdaBootstrapBuilder.Create<string>(Handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

                async void {|LFIT6002:Handler|}(string order, ILambdaContext context) => await Task.Yield();
                """,
            FixedSource =
                """
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;

                await LambdaBootstrapBuilder.Create<string>(Handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

                async Task Handler(string order, ILambdaContext context) => await Task.Yield();
                """,
        });

    [Fact]
    public Task A_handler_that_only_a_template_names_is_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using System.Threading.Tasks;

            namespace Shop
            {
                public class Function
                {
                    private async void {|LFIT6002:Handler|}(string order) => await Task.Yield();
                }
            }
            """,
        AdditionalFiles =
        {
            ("/repo/orders/serverless.template",
             """{ "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Timeout": 30 } } } }"""),
        },
    });

    [Theory]
    [InlineData("public async Task Handler(string order, ILambdaContext context) => await Task.Yield();")]
    [InlineData("public void Handler(string order, ILambdaContext context) { }")]
    [InlineData("private async void Handler(string order, ILambdaContext context) => await Task.Yield();")]
    [InlineData("public async void OnTick(object sender) => await Task.Yield();")]
    [InlineData("public async void Three(string a, string b, ILambdaContext context) => await Task.Yield();")]
    [InlineData("public void Handler(string order, ILambdaContext context) { async void Tick() => await Task.Yield(); Tick(); }")]
    public Task Not_reported(string member) => Verify.VerifyAnalyzerAsync(
        $$"""
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            {{member}}
        }
        """);

    [Fact]
    public Task No_fix_is_offered_where_an_interface_wants_void() => Verify.VerifyNoCodeFixAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public interface IHandler { void Handler(string order, ILambdaContext context); }

        public class Function : IHandler
        {
            public async void [|Handler|](string order, ILambdaContext context) => await Task.Yield();
        }
        """);
}
