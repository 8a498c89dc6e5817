using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.RuntimeDeprecatedAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.RuntimeDeprecatedCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class RuntimeDeprecatedTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/template.yaml";

    [Theory]
    [InlineData("2026-11-21", "dotnet8")]
    [InlineData("2026-11-10", "dotnet8")] // the day itself
    [InlineData("2026-11-09", "dotnet8")] // Info
    [InlineData("2026-05-14", "dotnet8")] // 180 days before
    [InlineData("2026-11-21", "dotnet6")]
    [InlineData("2026-11-21", "dotnet7")]
    [InlineData("2026-11-21", "dotnetcore3.1")]
    [InlineData("2026-11-21", "dotnetcore2.1")]
    [InlineData("2026-11-21", "provided.al2")]
    [InlineData("2026-11-21", "provided")]
    [InlineData("2029-07-01", "provided.al2023")]
    public Task Reported(string today, string runtime) => Verify.VerifyAnalyzerAsync(InDefaults("net8.0", today, "{|LFIT3007:\"" + runtime + "\"|}"));

    [Theory]
    [InlineData("2026-05-13", "dotnet8")] // 181 days before
    [InlineData("2026-11-21", "dotnet10")]
    [InlineData("2026-11-21", "provided.al2023")]
    [InlineData("2026-11-21", "dotnet12")] // not known yet
    [InlineData("2026-11-21", "nodejs18.x")]
    [InlineData("", "dotnet6")]
    [InlineData("21.11.2026", "dotnet6")]
    [InlineData("2026-13-01", "dotnet6")]
    [InlineData("today", "dotnet6")]
    public Task Not_reported(string today, string runtime) => Verify.VerifyAnalyzerAsync(InDefaults("net8.0", today, "\"" + runtime + "\""));

    [Fact]
    public Task A_build_that_does_not_say_the_date_reports_nothing()
    {
        var test = InDefaults("net8.0", "2026-11-21", "\"dotnet6\"");
        test.BuildProperties.Remove("LambdaFitToday");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_message_names_the_dates()
    {
        var test = InDefaults("net8.0", "2026-11-21", "{|LFIT3007:\"dotnet8\"|}");
        test.Messages.Add("Runtime 'dotnet8' has been deprecated since 2026-11-10 and gets no security patches from then on; Lambda refuses new functions from 2027-02-01 and updates from 2027-03-03 on; target net10.0 and set 'dotnet10'");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task The_message_before_the_deprecation()
    {
        var test = InDefaults("net10.0", "2026-08-01", "{|LFIT3007:\"dotnet8\"|}");
        test.Messages.Add("Runtime 'dotnet8' will be deprecated on 2026-11-10 and gets no security patches from then on; Lambda refuses new functions from 2027-02-01 and updates from 2027-03-03 on; set 'dotnet10'");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("net10.0", "dotnet8", "dotnet10")]
    [InlineData("net10.0", "dotnet6", "dotnet10")]
    [InlineData("net8.0", "provided.al2", "provided.al2023")]
    public Task Fixed_in_the_defaults_file(string framework, string runtime, string better)
    {
        var test = InDefaults(framework, "2026-11-21", "{|LFIT3007:\"" + runtime + "\"|}");
        test.FixedAdditionalFiles.Add(InDefaults(framework, "2026-11-21", "\"" + better + "\"").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task Fixed_where_it_stands()
    {
        var test = InTemplate("net10.0", "{|LFIT3007:dotnet8|} # old", "Runtime: {|LFIT3007:'dotnet6'|}");
        test.FixedAdditionalFiles.Add(InTemplate("net10.0", "dotnet10 # old", "Runtime: 'dotnet10'").AdditionalFiles[0]);
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("net8.0", "dotnet8", "2026-11-21")] // no newer runtime starts it
    [InlineData("net8.0", "dotnet6", "2026-11-21")] // 'dotnet8' is deprecated too
    [InlineData("net8.0", "dotnet6", "2026-06-01")] // or will be soon
    [InlineData("net6.0", "dotnet6", "2026-11-21")]
    [InlineData("net9.0", "dotnet8", "2026-11-21")]
    [InlineData("", "dotnet8", "2026-11-21")]
    public Task No_fix(string framework, string runtime, string today) => Verify.VerifyNoCodeFixAsync(InDefaults(framework, today, "{|LFIT3007:\"" + runtime + "\"|}"));

    [Fact]
    public Task No_fix_where_another_target_framework_fits_the_old_runtime()
    {
        var test = InDefaults("net10.0", "2026-11-21", "{|LFIT3007:\"dotnet8\"|}");
        test.BuildProperties.Add("LambdaFitTargetFrameworks", "net8.0 net10.0");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task No_fix_where_functions_of_other_projects_share_the_value() =>
        Verify.VerifyNoCodeFixAsync(InTemplate("net10.0", "{|LFIT3007:dotnet8|}", "Handler: Other::Shop.Function::Second"));

    [Fact]
    public Task A_runtime_in_Globals_is_reported_once() => Verify.VerifyAnalyzerAsync(InTemplate("net8.0", "{|LFIT3007:dotnet8|}", "Timeout: 30"));

    [Fact]
    public Task The_default_of_a_parameter_is_where_the_value_stands()
    {
        var test = InTemplate("net8.0", "!Ref Net", "Timeout: 30");
        test.AdditionalFiles[0] = (Template, "Parameters:\n  Net:\n    Type: String\n    Default: {|LFIT3007:dotnet8|}\n" + test.AdditionalFiles[0].Text);
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Intrinsics_are_unknown() => Verify.VerifyAnalyzerAsync(InTemplate("net8.0", "!If [New, dotnet10, dotnet6]", "Runtime: !Ref Runtime"));

    [Fact]
    public Task An_image_brings_its_own_runtime()
    {
        var test = InDefaults("net8.0", "2026-11-21", "\"dotnet8\"");
        test.AdditionalFiles[0] = (Defaults, test.AdditionalFiles[0].Text.Replace("{ ", "{ \"package-type\": \"image\", ", StringComparison.Ordinal));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_defaults_file_is_left_over_where_a_template_describes_the_function()
    {
        var test = InTemplate("net10.0", "dotnet10", "Timeout: 30");
        test.AdditionalFiles.Add((Defaults, """{ "function-handler": "Orders::Shop.Function::First", "function-runtime": "dotnet6" }"""));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_generator_of_Annotations_writes_the_runtime_of_the_framework()
    {
        var test = InDefaults("net8.0", "2026-11-21", string.Empty);
        test.AdditionalFiles[0] = ("/repo/orders/serverless.template",
            """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function::First", "Runtime": {|LFIT3007:"dotnet8"|} } }, "B": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Function::Second", "Runtime": "dotnet8" } } } }""");
        test.Messages.Add("Runtime 'dotnet8' has been deprecated since 2026-11-10 and gets no security patches from then on; Lambda refuses new functions from 2027-02-01 and updates from 2027-03-03 on; target net10.0, for which the generator of Annotations writes 'dotnet10'");
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task Other_projects_are_not_ours() =>
        Verify.VerifyAnalyzerAsync(InTemplate("net10.0", "dotnet10", "Handler: Other::Shop.Function::Second\n      CodeUri: ../other\n      Runtime: dotnet6"));

    private static Test InDefaults(string framework, string today, string runtime) => Function(
        framework, today, (Defaults, "{ \"function-handler\": \"Orders::Shop.Function::First\", \"function-runtime\": " + runtime + " }"));

    private static Test InTemplate(string framework, string global, string second) => Function(
        framework,
        "2026-11-21",
        (Template, $"Globals:\n  Function:\n    Runtime: {global}\nResources:\n  First:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::First\n  Second:\n    Type: AWS::Serverless::Function\n    Properties:\n      {second}\n      {(second.StartsWith("Handler", StringComparison.Ordinal) ? string.Empty : "Handler: Orders::Shop.Function::Second")}\n"));

    private static Test Function(string framework, string today, (string Path, string Text) file) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string First(string order, ILambdaContext context) => order;
                    public string Second(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
        BuildProperties = { ["TargetFramework"] = framework, ["LambdaFitToday"] = today },
    };
}
