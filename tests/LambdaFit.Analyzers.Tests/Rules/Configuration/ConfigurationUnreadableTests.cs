using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.ConfigurationUnreadableAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class ConfigurationUnreadableTests
{
    [Theory]
    [InlineData("/repo/orders/aws-lambda-tools-defaults.json", "{ \"function-timeout\": 30, \"function-handler\": ")]
    [InlineData("/repo/orders/serverless.template", "{ \"Resources\": { \"A\": { \"Type\": \"AWS::Serverless::Function\", } ] }")]
    [InlineData("/repo/orders/template.yaml", "Resources:\n  A:\n    Type: AWS::Serverless::Function\n   Properties: x\n")]
    public async Task Reported_once_where_reading_stops(string path, string text)
    {
        var scenario = Scenario.Create(new Test { Source = "class C { }", AdditionalFiles = { (path, text) } }, onlyId: null);
        var diagnostics = await Scenario.BuildDiagnosticsAsync(scenario.Project, [new LambdaFit.Analyzers.Rules.Configuration.ConfigurationUnreadableAnalyzer()]);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(path, diagnostic.Location.GetLineSpan().Path);
        Assert.InRange(diagnostic.Location.SourceSpan.Start, text.Length / 3, text.Length);
    }

    [Fact]
    public Task Reported_in_editors_too() => Verify.VerifyAnalyzerAsync(
        new Test { Source = "class C { }", AdditionalFiles = { ("/repo/orders/aws-lambda-tools-defaults.json", "{ \"function-timeout\": 30, \"function-handler\": [||]") } });

    [Theory]
    [InlineData("/repo/orders/aws-lambda-tools-defaults.json", "{ // comment\n\t\"function-timeout\": 30 /* s */ }")]
    [InlineData("/repo/orders/template.yaml", "Resources:\n  A:\n    Type: AWS::Serverless::Function\n")]
    [InlineData("/repo/orders/appsettings.json", "{ broken")]
    [InlineData("/repo/orders/notes.yaml", "a: [")]
    public Task Not_reported(string path, string text) => Verify.VerifyAnalyzerAsync(new Test { Source = "class C { }", AdditionalFiles = { (path, text) } });
}
