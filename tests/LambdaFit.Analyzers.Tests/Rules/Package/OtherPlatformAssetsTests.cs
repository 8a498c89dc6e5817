using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.OtherPlatformAssetsAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class OtherPlatformAssetsTests
{
    private const string Terraformed = "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Code: ./orders/out/orders.zip\n";

    [Fact]
    public Task What_a_zip_made_elsewhere_has_too_much_is_reported()
    {
        var test = Measured.Function("[|Handler|]", Of(34.56), (Measured.Yaml, Terraformed));
        test.Messages.Add("'Function.Handler' is deployed with 34.6 MB for other platforms than Lambda's, from SkiaSharp; set 'RuntimeIdentifier' to linux-x64 or linux-arm64 in the project file");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_platform_is_the_one_of_the_function()
    {
        var test = Measured.Function(
            "[|Handler|]", Measured.Of(50, Measured.Savings(("otherPlatforms", "RuntimeIdentifier", 30, "A")) + ", \"functionPlatform\": \"linux-arm64\""), (Measured.Yaml, Terraformed));
        test.Messages.Add("'Function.Handler' is deployed with 30 MB for other platforms than Lambda's, from A; set 'RuntimeIdentifier' to linux-arm64 in the project file");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Without_configuration_both_are_named()
    {
        var test = Measured.Function("[|Handler|]", Of(2));
        test.Messages.Add("'Function.Handler' is deployed with 2 MB for other platforms than Lambda's, from SkiaSharp; set 'RuntimeIdentifier' to linux-x64 or linux-arm64 in the project file");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_folder_that_was_published_before_is_no_work_of_the_tools() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "[|Handler|]", Of(2), (Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "CodeUri": "bin/Release/net10.0/publish/" } } } }""")));

    /// <summary>The .NET tools, which SAM calls too, publish for the platform of the function.</summary>
    [Theory]
    [InlineData(Measured.Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "CodeUri": "." } } } }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "CodeUri": { "Ref": "Code" } } } } }""")]
    public Task Tools_that_name_the_platform_are_silent(string path, string text) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Of(34.56), (path, text)));

    /// <summary>Who has this file makes packages with <c>dotnet lambda package</c>, whatever deploys them.</summary>
    [Fact]
    public Task A_file_of_defaults_is_enough() =>
        Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Of(34.56), (Measured.Yaml, Terraformed), (Measured.Defaults, """{ "region": "eu-central-1" }""")));

    [Fact]
    public Task A_project_that_names_the_platform_is_silent() => Verify.VerifyAnalyzerAsync(
        Measured.Function("Handler", Measured.Of(50, Measured.Savings(("otherPlatforms", "RuntimeIdentifier", 30, "A")) + ", \"runtimeIdentifier\": \"linux-x64\"")));

    [Fact]
    public Task Less_than_1_MB_is_not_worth_a_word() => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Of(0.9)));

    private static string Of(double megabytes) => Measured.Of(50, Measured.Savings(("otherPlatforms", "RuntimeIdentifier", megabytes, "SkiaSharp")) + ", \"runtimeIdentifier\": \"\"");
}
