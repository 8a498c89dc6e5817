using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.AvoidableBulkAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class AvoidableBulkTests
{
    [Fact]
    public Task What_could_be_left_out_is_added_up()
    {
        var test = Measured.Function(
            "[|Handler|]",
            Measured.Of(100, Measured.Savings(
                ("otherPlatforms", "RuntimeIdentifier", 40, "A"), ("satellites", "SatelliteResourceLanguages", 6.4, "Humanizer"), ("symbols", "DebugType", 5, "Big"), ("browsers", "PlaywrightPlatform", 4, "Microsoft.Playwright"), ("readyToRun", "PublishReadyToRun", 3, "A"))
                + Measured.Parts(("Microsoft.Playwright", 5))));
        test.Messages.Add(
            "'Function.Handler' is deployed with 15.4 MB that it can do without, 15 % of its package: 6.4 MB of resources of other languages (Humanizer; SatelliteResourceLanguages names those to keep), "
            + "5 MB of symbols (Big; DebugType 'none' leaves them out), 4 MB of drivers of browsers, which no code names (Microsoft.Playwright; PlaywrightPlatform 'none' leaves them out, as does taking the package away)");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Code_compiled_ahead_of_time_counts_where_the_package_is_nearly_too_large() =>
        Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(220, Measured.Savings(("readyToRun", "PublishReadyToRun", 60, "A")))));

    [Fact]
    public Task Images_can_do_without_it_too() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "[|Handler|]",
        Measured.Of(50, Measured.Savings(("symbols", "DebugType", 20, "A"))),
        (Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")));

    [Theory]
    [InlineData(100, "symbols", 10)]
    [InlineData(200, "symbols", 20)]
    [InlineData(100, "readyToRun", 60)]
    [InlineData(100, "otherPlatforms", 60)]
    [InlineData(100, "something", 60)]
    public Task Not_reported(double megabytes, string kind, double saved) =>
        Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Measured.Of(megabytes, Measured.Savings((kind, "Property", saved, "A")))));

    /// <summary>Who drives a browser needs the driver, and a library may be who does.</summary>
    [Theory]
    [InlineData("using Microsoft.Playwright;", ", \"direct\": true")]
    [InlineData("", ", \"direct\": false")]
    [InlineData("", "")]
    public Task Browsers_that_are_used_are_silent(string usings, string direct) => Verify.VerifyAnalyzerAsync(Measured.Project(
        $$"""
        {{usings}}
        using Amazon.Lambda.Core;

        public class Function
        {
            public string Handler(string order, ILambdaContext context) => order;
        }

        // file: Browser.cs
        namespace Microsoft
        {
            namespace Playwright
            {
                public interface IBrowser { }
            }
        }
        """,
        Measured.Of(200, Measured.Savings(("browsers", "PlaywrightPlatform", 120, "Microsoft.Playwright")) + Measured.Parts(direct, ("Microsoft.Playwright", 135)))));

    [Fact]
    public Task A_measurement_without_savings_is_silent() => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Measured.Of(240)));
}
