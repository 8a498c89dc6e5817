using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Handler.HandlerSignatureAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class HandlerSignatureTests
{
    [Theory]
    [InlineData("public void {|LFIT6003:Handler|}<T>(T order) { }")] // generic
    [InlineData("public void {|LFIT6003:Handler|}(params string[] orders) { }")]
    [InlineData("public void {|LFIT6003:Handler|}(__arglist) { }")]
    [InlineData("public void {|LFIT6003:Handler|}(string order, ILambdaContext context, int more) { }")]
    [InlineData("public void {|LFIT6003:Handler|}(string order, int more) { }")]
    [InlineData("public void {|LFIT6003:Handler|}(ILambdaContext context, string order) { }")]
    [InlineData("public void {|LFIT6003:Handler|}(string order, MyContext context) { }")]
    [InlineData("public Task {|LFIT6003:Handler|}(string order, CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("public Task {|LFIT6003:Handler|}(CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("public Task {|LFIT6003:Handler|}(string order, ILambdaContext context, CancellationToken cancellationToken = default) => Task.CompletedTask;")]
    [InlineData("public void {|LFIT6003:Handler|}(in int order) { }")]
    [InlineData("public void {|LFIT6003:Handler|}(string order) { } public void Handler(int order) { }")] // overloads
    [InlineData("public void {|LFIT6003:Handler|}() { } private static void Handler(string order, ILambdaContext context) { }")]
    [InlineData("private Function() { } public void {|LFIT6003:Handler|}() { }")]
    [InlineData("public Function(string name) { } public void {|LFIT6003:Handler|}() { }")]
    [InlineData("public Function(string name = null!) { } public void {|LFIT6003:Handler|}() { }")] // not without parameters to reflection
    [InlineData("internal Function() { } private void {|LFIT6003:Handler|}() { }")]
    [InlineData("[LambdaSerializer(typeof(NoConstructor))] public void {|LFIT6003:Handler|}(string order) { }")]
    [InlineData("[LambdaSerializer(typeof(Function))] public void {|LFIT6003:Handler|}(string order) { }")]
    public Task Reported(string members) => Verify.VerifyAnalyzerAsync(Configured(members));

    [Theory]
    [InlineData("public void Handler() { }")]
    [InlineData("private string Handler(string order, ILambdaContext context) => order;")] // any accessibility
    [InlineData("public void Handler(ILambdaContext context) { }")]
    [InlineData("public void Handler(string[] orders) { }")]
    [InlineData("public Function(string name) { } public static void Handler() { }")] // needs no instance
    [InlineData("public Function() { } public Function(string name) { } public void Handler() { }")]
    [InlineData("static Function() { } public void Handler() { }")]
    [InlineData("public void Handler() { } public void Handle(string order) { }")]
    [InlineData("public void Handler(string order) { } public class Other { public void Handler(int order) { } }")]
    [InlineData("public async void Handler(string order) => await Task.Yield();")] // LFIT6002
    [InlineData("public ValueTask<int> Handler(Task order, ILambdaContext context) => default;")]
    [InlineData("[LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))] public void Handler(string order) { }")]
    [InlineData("public void Other(string order, int more, int evenMore) { } public void Handler() { }")]
    public Task Not_reported(string members) => Verify.VerifyAnalyzerAsync(Configured(members));

    [Theory]
    [InlineData("public abstract class Function { public abstract void {|LFIT6003:Handler|}(); }")]
    [InlineData("public abstract class Function { public void {|LFIT6003:Handler|}() { } }")]
    [InlineData("public abstract class Function { public static void Handler() { } }")]
    [InlineData("public static class Function { public static void Handler() { } }")]
    [InlineData("public interface Function { void {|LFIT6003:Handler|}(); }")]
    [InlineData("public interface Function { static void {|LFIT6003:Handler|}() { } }")]
    [InlineData("public struct Function { public Function(int number) { } public void Handler() { } }")]
    [InlineData("public record Function { public void Handler() { } }")]
    [InlineData("public record Function(string Name) { public void {|LFIT6003:Handler|}() { } }")]
    [InlineData("public class Base { public void {|LFIT6003:Handler|}(int a, int b, int c) { } } public class Function : Base { }")]
    [InlineData("public abstract class Base { public void Handler() { } } public class Function : Base { }")]
    [InlineData("public class Base { public void {|LFIT6003:Handler|}() { } } public abstract class Function : Base { }")]
    [InlineData("public class Base<T> { public void Handler(T order) { } } public class Function : Base<string> { }")]
    [InlineData("public class Base { public void Handler(int order) { } } public class Function : Base { public void Handler(string order) { } }")] // the nearest class decides
    [InlineData("public partial class Function { public partial void Handler(string order); } public partial class Function { public partial void Handler(string order) { } }")]
    public Task Types(string types) => Verify.VerifyAnalyzerAsync(Test(types, "Orders::Shop.Function::Handler"));

    [Theory]
    [InlineData("public class Outer { public class Function { public void {|LFIT6003:Handler|}(int a, int b) { } } }", "Orders::Shop.Outer+Function::Handler")]
    [InlineData("public class Function<T> { public void {|LFIT6003:Handler|}() { } }", "Orders::Shop.Function`1::Handler")]
    [InlineData("public class Function<T> { public void {|LFIT6003:Handler|}() { } }", "Orders::Shop.Function`1[System.String]::Handler")]
    [InlineData("public class Outer<T> { public class Function { public static void {|LFIT6003:Handler|}() { } } }", "Orders::Shop.Outer`1+Function::Handler")]
    [InlineData("public class Function { public void Handler(string order) { } public void Handler(int order) { } }", "Orders::Shop.Function::Void Handler(Int32)")]
    [InlineData("public class Function { public void Handler(string order) { } public void {|LFIT6003:Handler|}(params int[] order) { } }", "Orders::Shop.Function::Void Handler(Int32[])")]
    public Task Handler_strings(string types, string handler) => Verify.VerifyAnalyzerAsync(Test(types, handler));

    [Fact]
    public Task Messages_say_what_to_do_instead()
    {
        var test = Configured("public void {|LFIT6003:Handler|}(string order) { } public void Handler(int order) { }");
        test.Messages.Add("Handler 'Function.Handler' is one of 2 methods 'Handler' of 'Function', and the handler string does not say which, so the function fails when it starts; give the others another name, or name this one as 'Shop.Function::Void Handler(System.String)'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_library_s_method_is_reported_at_the_class_that_inherits_it() =>
        Verify.VerifyAnalyzerAsync(Test("public class {|LFIT6003:Function|} : System.IO.StringReader { public Function() : base(string.Empty) { } }", "Orders::Shop.Function::Read"));

    [Theory]
    [InlineData("provided.al2023", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData("provided.al2023", OutputKind.ConsoleApplication)]
    [InlineData(null, OutputKind.ConsoleApplication)]
    public Task What_starts_itself_is_silent(string? runtime, OutputKind output)
    {
        var test = Test("public class Function { public void Handler(int a, int b) { } public static void Main() { } }", "Orders::Shop.Function::Handler", runtime);
        test.OutputKind = output;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_executable_that_Lambda_loads_is_reported()
    {
        var test = Test("public class Function { public void {|LFIT6003:Handler|}(int a, int b) { } public static void Main() { } }", "Orders::Shop.Function::Handler", "dotnet8");
        test.OutputKind = OutputKind.ConsoleApplication;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Handlers_by_convention_bootstrap_and_Annotations_are_silent() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;

        public class ByConvention
        {
            public ByConvention(string name) { }

            public string Handler(string order, ILambdaContext context) => order;

            public string Handler(int order, ILambdaContext context) => "";
        }

        public class Annotated
        {
            public Annotated(string name) { }

            [LambdaFunction]
            [HttpApi(LambdaHttpMethod.Get, "/{order}")]
            public string Handler(string order, [FromServices] ByConvention other, int count, ILambdaContext context) => order;
        }

        public static class Program
        {
            public static Task Start() => LambdaBootstrapBuilder.Create((System.IO.Stream input, ILambdaContext context) => Task.CompletedTask).Build().RunAsync(CancellationToken.None);
        }
        """);

    private static Test Configured(string members) => Test("public class Function { " + members + " }", "Orders::Shop.Function::Handler");

    private static Test Test(string types, string handler, string? runtime = null)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using System.IO;
                using System.Threading;
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;

                namespace Shop
                {
                    {{types}}

                    public abstract class MyContext : ILambdaContext
                    {
                        public abstract string AwsRequestId { get; }
                        public abstract IClientContext ClientContext { get; }
                        public abstract string FunctionName { get; }
                        public abstract string FunctionVersion { get; }
                        public abstract ICognitoIdentity Identity { get; }
                        public abstract string InvokedFunctionArn { get; }
                        public abstract ILambdaLogger Logger { get; }
                        public abstract string LogGroupName { get; }
                        public abstract string LogStreamName { get; }
                        public abstract int MemoryLimitInMB { get; }
                        public abstract System.TimeSpan RemainingTime { get; }
                    }

                    public class NoConstructor : ILambdaSerializer
                    {
                        private NoConstructor() { }

                        public T Deserialize<T>(Stream requestStream) => default!;

                        public void Serialize<T>(T response, Stream responseStream) { }
                    }
                }
                """,
        };
        var runtimeEntry = runtime is null ? "" : $"\"function-runtime\": \"{runtime}\", ";
        test.AdditionalFiles.Add(("/repo/orders/aws-lambda-tools-defaults.json", $$"""{ {{runtimeEntry}}"function-handler": "{{handler}}", "function-timeout": 30 }"""));
        return test;
    }
}
