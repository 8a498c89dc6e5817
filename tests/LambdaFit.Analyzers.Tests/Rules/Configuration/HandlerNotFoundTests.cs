using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.HandlerNotFoundAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.HandlerNotFoundCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class HandlerNotFoundTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";

    [Theory]
    [InlineData("Orders::Shop.Function::FunctionHandler")]
    [InlineData("Orders::Shop.Functions::Handler")]
    [InlineData("Orders::Function::Handler")]
    [InlineData("Orders::Shop.Function::handler")]
    [InlineData("Orders::Shop.Function.Nested::Run")]
    [InlineData("Orders::shop.function::Handler")]
    [InlineData("orders::Shop.Function::handler")]
    [InlineData("Orders::Shop.Generic::Run")]
    [InlineData("Orders::Shop.Function::System.String Handler(System.String)")]
    [InlineData("Orders::Shop.Function::string Handler(string, ILambdaContext)")]
    [InlineData("Orders::Shop.Function::Handler()")]
    [InlineData("Orders::Shop.Function")] // Invalid lambda function handler
    [InlineData("Orders::Shop.Function::")] // … the method is missing
    [InlineData("Orders::::Handler")] // … the type is missing
    [InlineData("Orders::Shop.Function::Handler::Twice")]
    public Task Reported(string handler) => Verify.VerifyAnalyzerAsync(Configured("{|LFIT3009:\"" + handler + "\"|}"));

    [Theory]
    [InlineData("Orders::Shop.Function::Handler")]
    [InlineData("Orders::Shop.Function::Inherited")]
    [InlineData("Orders::Shop.Function::Hidden")]
    [InlineData("Orders::Shop.Function+Nested::Run")]
    [InlineData("Orders::Shop.Generic`1::Run")]
    [InlineData("Other::Shop.Function::Missing")]
    [InlineData("Orders")]
    [InlineData("bootstrap")]
    [InlineData("Orders::Shop.Web::FunctionHandlerAsync")]
    [InlineData(" Orders :: Shop.Function :: Handler ")]
    [InlineData("Orders::Shop.Function::System.String Handler(System.String, Amazon.Lambda.Core.ILambdaContext)")]
    [InlineData("Orders::Shop.Function::Void Many(Int32[], System.Collections.Generic.Dictionary`2[System.String,System.Nullable`1[System.Int32]], Nested, Int32 ByRef)")]
    [InlineData("Orders::Shop.Function::System.Threading.Tasks.Task`1[Shop.Function+Nested] LoadAsync(System.ValueTuple`2[System.Int32,System.Object])")]
    [InlineData("Orders::Shop.Function::Shop.IRun.Run")] // implements an interface explicitly
    [InlineData("Orders::Shop.Closed::Run")] // of a constructed generic base class
    [InlineData("Orders::Shop.Closed::Void Put(System.String)")]
    [InlineData("::Shop.Function::Missing")]
    [InlineData("not-used")]
    public Task Not_reported(string handler) => Verify.VerifyAnalyzerAsync(Configured("\"" + handler + "\""));

    [Fact]
    public Task The_fix_writes_the_nearest_handler()
    {
        var test = Configured("{|LFIT3009:\"Orders::Shop.Function::Handlr\"|}");
        test.FixedAdditionalFiles.Add(Configured("\"Orders::Shop.Function::Handler\"").AdditionalFiles[0]);
        test.Messages.Add("The handler 'Orders::Shop.Function::Handlr' cannot be found: 'Shop.Function' has no method 'Handlr', so the function fails when it starts; did you mean 'Orders::Shop.Function::Handler'?");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Orders::Warehouse.Stock.Counter::CountEverythingTwice")]
    [InlineData("Orders::Shop.Function::Reload")] // near as a text, and another name
    [InlineData("Orders::Shop.Function::Header")]
    [InlineData("Orders::Shop.Functor::Handler")]
    [InlineData("Orders::Shop.Function::")]
    public Task No_fix_is_offered_where_nothing_is_near(string handler) => Verify.VerifyNoCodeFixAsync(Configured("{|LFIT3009:\"" + handler + "\"|}"));

    [Theory]
    [InlineData("Orders::Function::Handler")] // another namespace
    [InlineData("Orders::shop.function::handler")]
    [InlineData("Orders::Shop.Function::HandlerAsync")]
    [InlineData("Orders:Shop.Function:Handler")]
    public Task A_fix_is_offered_for_a_slip(string handler)
    {
        var test = Configured("{|LFIT3009:\"" + handler + "\"|}");
        test.FixedAdditionalFiles.Add(Configured("\"Orders::Shop.Function::Handler\"").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task What_another_function_starts_was_not_meant()
    {
        const string Template = """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } }, "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": {|LFIT3009:"Orders::Shop.Function::Handlr"|} } } } }""";
        var test = Configured("\"Orders::Shop.Function::Handler\"");
        test.AdditionalFiles[0] = ("/repo/orders/serverless.template", Template);
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Orders::Shop.Functions::Handler", true)]
    [InlineData("Orders::Store.Function::Handler", false)] // of another project of this name
    public Task Code_from_a_bucket_may_be_another_project_s(string handler, bool isReported)
    {
        var test = Configured("\"Orders::Shop.Function::Handler\"");
        var written = isReported ? "{|LFIT3009:\"" + handler + "\"|}" : "\"" + handler + "\"";
        test.AdditionalFiles.Add(("/repo/main.tf", "resource \"aws_lambda_function\" \"a\" {\n  handler = \"Orders::Shop.Function::Handler\"\n  runtime = \"dotnet10\"\n  s3_key  = \"a.zip\"\n}\nresource \"aws_lambda_function\" \"b\" {\n  handler = " + written + "\n  runtime = \"dotnet10\"\n  s3_key  = \"b.zip\"\n}\n"));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Two_types_of_almost_that_name_are_one_too_many()
    {
        var test = Configured("{|LFIT3009:\"Orders::Elsewhere.Function::Handler\"|}");
        test.Sources.Add("namespace Store { public class Function { public string Handler(string order, Amazon.Lambda.Core.ILambdaContext context) => order; } }");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task A_leftover_in_the_defaults_file_is_silent_where_a_template_resolves()
    {
        var test = Configured("\"Orders::Shop.Function::Missing\"");
        test.AdditionalFiles.Add(("/repo/orders/serverless.template", """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_second_fix_names_the_handler_in_every_file_that_names_the_old_one()
    {
        const string Template = """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "HANDLER", "CodeUri": "CODE" } } } }""";
        static string Text(string handler, string code) => Template.Replace("HANDLER", handler, StringComparison.Ordinal).Replace("CODE", code, StringComparison.Ordinal);
        var test = Configured("{|LFIT3009:\"Orders::Shop.Function::Handlr\"|}");
        test.EquivalenceKey = "HandlerNotFoundCodeFixInAllFiles";
        test.AdditionalFiles.Add(("/repo/template.yaml", Text("Orders::Shop.Function::Handlr", "elsewhere"))); // of another project, so not reported
        test.AdditionalFiles.Add(("/repo/notes.json", "Orders::Shop.Function::Handlr"));
        test.FixedAdditionalFiles.Add(Configured("\"Orders::Shop.Function::Handler\"").AdditionalFiles[0]);
        test.FixedAdditionalFiles.Add(("/repo/template.yaml", Text("Orders::Shop.Function::Handler", "elsewhere")));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task The_nearest_handler_may_be_a_method_that_nothing_else_makes_an_entry_point()
    {
        var test = Configured("{|LFIT3009:\"Orders::Shop.Function::Loads\"|}");
        test.FixedAdditionalFiles.Add(Configured("\"Orders::Shop.Function::Load\"").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_overload_is_named_by_its_signature()
    {
        var test = Configured("{|LFIT3009:\"Orders::Shop.Function::Void Twofold(System.String, System.String)\"|}");
        test.FixedAdditionalFiles.Add(Configured("\"Orders::Shop.Function::Void Twofold(System.String, Int32)\"").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("dotnet8", "\"Orders::Shop.Function::Handler\"")] // .NET of Lambda loads an executable's types as well
    [InlineData("dotnet8", "{|LFIT3009:\"Orders::Shop.Function::Handlr\"|}")]
    [InlineData("dotnet8", "\"Orders\"")]
    [InlineData("dotnet8", "\"Orders.dll\"")]
    [InlineData("dotnet8", "{|LFIT3009:\"orders\"|}")]
    [InlineData("dotnet8", "\"bootstrap\"")]
    [InlineData("dotnet8", "\"Something.Else\"")]
    [InlineData("provided.al2023", "\"orders\"")]
    [InlineData("provided.al2023", "\"Orders::Shop.Function::Handlr\"")] // left over: its own bootstrap starts it
    [InlineData(null, "\"Orders::Shop.Function::Handlr\"")]
    public Task Executables(string? runtime, string handler) => Verify.VerifyAnalyzerAsync(Executable(runtime, handler));

    [Theory]
    [InlineData("dotnet8", "{|LFIT3009:\"Orders::Shop.Function::Handler\"|}")]
    [InlineData("dotnet8", "\"Orders\"")]
    [InlineData("provided.al2023", "\"Orders::Shop.Function::Handler\"")]
    public Task Native_executables(string runtime, string handler)
    {
        var test = Executable(runtime, handler);
        test.BuildProperties.Add("PublishAot", "true");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_fix_names_the_native_executable()
    {
        var test = Executable("dotnet8", "{|LFIT3009:\"Orders::Shop.Function::Handler\"|}");
        test.BuildProperties.Add("PublishAot", "true");
        test.FixedAdditionalFiles.Add(Executable("dotnet8", "\"Orders\"").AdditionalFiles[0]);
        test.Messages.Add("The handler 'Orders::Shop.Function::Handler' cannot be found: 'PublishAot' makes a native executable of this project, which has no types to look up and is started by its name, so the function fails when it starts; did you mean 'Orders'?");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("dotnet8", "{|LFIT3009:\"Orders\"|}")]
    [InlineData("dotnet8", "{|LFIT3009:\"Orders.dll\"|}")]
    [InlineData("dotnet8", "\"Other\"")] // may be an executable beside it
    [InlineData("provided.al2023", "\"Orders\"")]
    [InlineData(null, "\"Orders\"")]
    public Task The_assembly_alone_starts_no_class_library(string? runtime, string handler) => Verify.VerifyAnalyzerAsync(WithRuntime(runtime, handler));

    [Fact]
    public Task The_fix_names_the_only_function_of_a_class_library()
    {
        static Test Library(string handler)
        {
            var test = WithRuntime("dotnet10", handler);
            test.Source = "public class Function { public string Handle(string order, Amazon.Lambda.Core.ILambdaContext context) => order; }";
            test.Sources.RemoveAt(1);
            return test;
        }

        var test = Library("{|LFIT3009:\"Orders\"|}");
        test.FixedAdditionalFiles.Add(Library("\"Orders::Function::Handle\"").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_image_may_start_what_it_likes() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source = "public class Function { }",
        AdditionalFiles = { (Defaults, """{ "package-type": "image", "image-command": "Orders", "function-runtime": "dotnet8" }""") },
    });

    [Fact]
    public Task Generated_handlers_of_Annotations_are_silent() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source = "public class Function { [Amazon.Lambda.Annotations.LambdaFunction] public string Handler(string order) => order; }",
        AdditionalFiles = { (Defaults, """{ "function-handler": "Orders::Function_Handler_Generated::Handler" }""") },
    });

    private static Test WithRuntime(string? runtime, string quotedHandler)
    {
        var test = Configured(quotedHandler);
        var (path, text) = test.AdditionalFiles[0];
        test.AdditionalFiles[0] = (path, runtime is null ? text : text.Replace("\"function-timeout\"", "\"function-runtime\": \"" + runtime + "\", \"function-timeout\"", StringComparison.Ordinal));
        return test;
    }

    private static Test Executable(string? runtime, string quotedHandler)
    {
        var test = WithRuntime(runtime, quotedHandler);
        test.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.Sources.Add("public static class Program { public static void Main() { } }");
        return test;
    }

    private static Test Configured(string quotedHandler) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Base { public void Inherited() { } }

                public interface IRun { void Run(); }

                public class Function : Base, IRun
                {
                    void IRun.Run() { }

                    public void Load() { }

                    public void Twofold(string name) { }

                    public void Twofold(string name, int number) { }

                    private void Many(int[] a, System.Collections.Generic.Dictionary<string, int?> b, Nested c, ref int d) { }

                    private System.Threading.Tasks.Task<Nested> LoadAsync((int Number, dynamic Value) pair) => null!;

                    public string Handler(string order, ILambdaContext context) => order;

                    private void Hidden() { }

                    public class Nested { public void Run() { } }
                }

                public class Generic<T> { public void Run() { } public void Put(T value) { } }

                public class Closed : Generic<string> { }

                public class Web : Amazon.Lambda.AspNetCoreServer.APIGatewayHttpApiV2ProxyFunction { }
            }
            """,
        AdditionalFiles = { (Defaults, "{ \"function-handler\": " + quotedHandler + ", \"function-timeout\": 30 }") },
    };
}
