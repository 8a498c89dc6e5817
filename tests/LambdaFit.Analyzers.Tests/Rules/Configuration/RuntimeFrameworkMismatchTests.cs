using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.RuntimeFrameworkMismatchAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.RuntimeFrameworkMismatchCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class RuntimeFrameworkMismatchTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/template.yaml";

    [Theory]
    [InlineData("net10.0", "dotnet8")]
    [InlineData("net10.0", "dotnet6")]
    [InlineData("net8.0", "dotnet6")]
    [InlineData("net8.0-linux", "dotnet6")]
    [InlineData("net6.0", "dotnetcore3.1")]
    [InlineData("net9.0", "dotnet8")]
    [InlineData("netcoreapp3.1", "dotnetcore2.1")]
    public Task Reported(string framework, string runtime) => Verify.VerifyAnalyzerAsync(InDefaults(framework, "{|LFIT3008:\"" + runtime + "\"|}"));

    [Theory]
    [InlineData("net8.0", "dotnet8")]
    [InlineData("net6.0", "dotnet8")] // may roll forward
    [InlineData("net10.0", "provided.al2023")]
    [InlineData("net10.0", "dotnet12")] // not known yet
    [InlineData("net10.0", "nodejs22.x")]
    [InlineData("netstandard2.0", "dotnet6")]
    [InlineData("net48", "dotnet6")]
    [InlineData("", "dotnet6")]
    public Task Not_reported(string framework, string runtime) => Verify.VerifyAnalyzerAsync(InDefaults(framework, "\"" + runtime + "\""));

    [Theory]
    [InlineData("LambdaFitTargetFrameworks", "net8.0 net10.0")]
    [InlineData("SelfContained", "true")]
    [InlineData("PublishSingleFile", "true")]
    public Task Project_files_that_make_it_right(string property, string value)
    {
        var test = InDefaults("net10.0", "\"dotnet8\"");
        test.BuildProperties.Add(property, value);
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Other_frameworks_that_are_too_new_as_well_do_not_help()
    {
        var test = InDefaults("net10.0", "{|LFIT3008:\"dotnet6\"|}");
        test.BuildProperties.Add("LambdaFitTargetFrameworks", "net8.0 net10.0");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_native_executable_brings_its_own_runtime()
    {
        var test = InDefaults("net10.0", "\"dotnet8\"");
        test.OutputKind = OutputKind.ConsoleApplication;
        test.Sources.Add("public static class Program { public static void Main() { } }");
        test.BuildProperties.Add("PublishAot", "true");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_image_brings_its_own_runtime()
    {
        var test = InDefaults("net10.0", "\"dotnet8\"");
        test.AdditionalFiles[0] = (Defaults, test.AdditionalFiles[0].Text.Replace("{ ", "{ \"package-type\": \"image\", ", StringComparison.Ordinal));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_runtime_in_Globals_is_reported_once() => Verify.VerifyAnalyzerAsync(InTemplate("{|LFIT3008:dotnet8|}", "Runtime: !Ref Unknown"));

    [Fact]
    public Task A_defaults_file_is_left_over_where_a_template_describes_the_function()
    {
        var test = InTemplate("dotnet10", "MemorySize: 512");
        test.AdditionalFiles.Add((Defaults, """{ "function-handler": "Orders::Shop.Function::First", "function-runtime": "dotnet6" }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_generator_of_Annotations_writes_the_runtime_itself()
    {
        var test = InDefaults("net10.0", "\"dotnet8\"");
        test.AdditionalFiles[0] = ("/repo/orders/serverless.template",
            """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function_First_Generated::First", "Runtime": "dotnet8" } } } }""");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_fix_writes_the_runtime_into_the_defaults_file()
    {
        var test = InDefaults("net10.0", "{|LFIT3008:\"dotnet8\"|}");
        test.FixedAdditionalFiles.Add(InDefaults("net10.0", "\"dotnet10\"").AdditionalFiles[0]);
        test.Messages.Add("Runtime 'dotnet8' brings .NET 8.0, and the project is built for net10.0, so the function fails when it starts; set 'dotnet10'");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task The_fix_writes_the_runtime_where_it_stands()
    {
        var test = InTemplate("{|LFIT3008:dotnet8|}", "Runtime: \"{|LFIT3008:dotnet6|}\"".Replace("\"{|LFIT3008:dotnet6|}\"", "{|LFIT3008:'dotnet6'|}", StringComparison.Ordinal));
        test.FixedAdditionalFiles.Add(InTemplate("dotnet10", "Runtime: 'dotnet10'").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task No_fix_is_offered_where_no_runtime_brings_the_framework()
    {
        var test = InDefaults("net9.0", "{|LFIT3008:\"dotnet8\"|}");
        test.Messages.Add("Runtime 'dotnet8' brings .NET 8.0, and the project is built for net9.0, so the function fails when it starts; no runtime for zip packages brings it: target net8.0, or deploy a container image");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task No_fix_is_offered_where_functions_of_other_projects_share_the_value()
    {
        var test = InTemplate("{|LFIT3008:dotnet8|}", "Handler: Other::Shop.Function::Second");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Theory]
    [InlineData("""{ "function-handler": "Orders::Shop.Function::{|LFIT3008:First|}", "function-runtime": "dotnet10" }""", true)]
    [InlineData("""{ "function-handler": "Orders::Shop.Function::First", "function-runtime": "provided.al2023" }""", true)]
    [InlineData("""{ "function-handler": "Orders::Shop.Function::Missing" }""", false)]
    [InlineData("""{ "package-type": "image", "image-command": "Orders::Shop.Function::First" }""", false)]
    [InlineData("""{ "region": "eu-central-1" }""", false)]
    public Task A_class_library_cannot_be_published_as_a_native_executable(string defaults, bool isReported)
    {
        var test = InDefaults("net10.0", "\"dotnet10\"");
        test.AdditionalFiles[0] = (Defaults, defaults.Replace("{|LFIT3008:First|}", "First", StringComparison.Ordinal));
        test.Sources[0] = isReported ? test.Source.Replace("First(", "{|LFIT3008:First|}(", StringComparison.Ordinal) : test.Source;
        test.BuildProperties.Add("PublishAot", "true");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("\"function-handler\": \"bootstrap\", \"function-runtime\": {|LFIT3008:\"provided.al2023\"|}", "Orders", "false")]
    [InlineData("\"function-handler\": \"Orders\", \"function-runtime\": {|LFIT3008:\"provided.al2\"|}", "Orders", "false")]
    [InlineData("\"function-handler\": \"bootstrap\", \"function-runtime\": \"provided.al2023\"", "bootstrap", "false")]
    [InlineData("\"function-handler\": \"bootstrap\", \"function-runtime\": \"provided.al2023\"", "Orders", "true")] // a script, or a name for publishing only
    [InlineData("\"function-handler\": \"bootstrap\", \"function-runtime\": \"provided.al2023\"", "Orders", "")] // not known
    [InlineData("\"function-handler\": \"bootstrap\", \"function-runtime\": \"provided.al2023\", \"function-layers\": \"arn\"", "Orders", "false")]
    [InlineData("\"function-handler\": \"bootstrap\", \"function-runtime\": \"provided.al2023\", \"msbuild-parameters\": \"/p:AssemblyName=bootstrap\"", "Orders", "false")]
    [InlineData("\"image-command\": \"Orders\", \"package-type\": \"image\", \"function-runtime\": \"provided.al2023\"", "Orders", "false")]
    [InlineData("\"function-handler\": \"Orders\", \"function-runtime\": \"dotnet10\"", "Orders", "false")]
    public Task OS_only_runtimes_start_a_file_named_bootstrap(string settings, string assembly, string bringsBootstrap)
    {
        var test = new Test
        {
            AssemblyName = assembly,
            OutputKind = OutputKind.ConsoleApplication,
            Source = "public static class Program { public static void Main() { } }",
            AdditionalFiles = { (Defaults, "{ " + settings + " }") },
            BuildProperties = { ["TargetFramework"] = "net10.0", ["LambdaFitBringsBootstrap"] = bringsBootstrap },
        };
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("CodeUri: .", "{|LFIT3008:provided.al2023|}")]
    [InlineData("CodeUri: orders.zip", "provided.al2023")]
    [InlineData("CodeUri: ., Layers: [arn]", "provided.al2023")]
    public Task OS_only_runtimes_of_templates(string properties, string runtime) => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source = "public static class Program { public static void Main() { } }",
        AdditionalFiles = { (Template, "Resources: {A: {Type: AWS::Serverless::Function, Properties: {Handler: bootstrap, " + properties + ", Runtime: " + runtime + "}}}\n") },
        BuildProperties = { ["TargetFramework"] = "net10.0", ["LambdaFitBringsBootstrap"] = "false" },
    });

    [Fact]
    public Task A_makefile_may_rename_what_it_builds() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = OutputKind.ConsoleApplication,
        Source = "public static class Program { public static void Main() { } }",
        AdditionalFiles = { (Template, "Resources: {A: {Type: AWS::Serverless::Function, Metadata: {BuildMethod: makefile}, Properties: {Handler: bootstrap, CodeUri: ., Runtime: provided.al2023}}}\n") },
        BuildProperties = { ["TargetFramework"] = "net10.0", ["LambdaFitBringsBootstrap"] = "false" },
    });

    private static Test InDefaults(string framework, string quotedRuntime) => Create(framework, Defaults, "{ \"function-handler\": \"Orders::Shop.Function::First\", \"function-runtime\": " + quotedRuntime + " }");

    private static Test InTemplate(string globalRuntime, string secondProperty) => Create(
        "net10.0",
        Template,
        $$"""
        Globals:
          Function:
            Runtime: {{globalRuntime}}
        Resources:
          First:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Orders::Shop.Function::First
          Third:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Orders::Shop.Function::First
          Second:
            Type: AWS::Serverless::Function
            Properties:
              {{(secondProperty.StartsWith("Handler", StringComparison.Ordinal) ? "MemorySize: 128" : "Handler: Orders::Shop.Function::Second")}}
              {{secondProperty}}

        """);

    private static Test Create(string framework, string path, string text) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            namespace Shop
            {
                public class Function
                {
                    public string First(string order) => order;

                    public string Second(string order) => order;
                }
            }
            """,
        AdditionalFiles = { (path, text) },
        BuildProperties = { ["TargetFramework"] = framework },
    };
}
