using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.PackageNearLimitAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class PackageNearLimitTests
{
    [Fact]
    public Task Four_fifths_of_the_limit_are_reported_with_what_they_consist_of()
    {
        var test = Measured.Function(
            "[|Handler|]",
            Measured.Of(210, Measured.Parts(("Microsoft.Playwright", 135.2), ("AWSSDK.EC2", 20), ("Shop.Model", 0.54), ("Small", 0.1))
                + Measured.Savings(("browsers", "PlaywrightPlatform", 122, "Microsoft.Playwright"), ("satellites", "SatelliteResourceLanguages", 0.4, "Small"))));
        test.Messages.Add(
            "'Function.Handler' is deployed as a zip of 210 MB unzipped, 84 % of the 250 MB that Lambda takes with layers; most of it is Microsoft.Playwright 135.2 MB, AWSSDK.EC2 20 MB and "
            + "Shop.Model 0.5 MB; make room, or plan for a container image of up to 10 GB, or try PlaywrightPlatform=none (saves 122 MB)");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Layers_count()
    {
        var test = Measured.Function("[|Handler|]", Measured.Of(100, ", \"layerBytes\": 115343360"));
        test.Messages.Add(
            "'Function.Handler' is deployed as a zip of 100 MB and 110 MB of layers unzipped, 84 % of the 250 MB that Lambda takes with layers; make room, or plan for a container image of up to 10 GB");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Parts_are_those_that_the_tools_deploy()
    {
        const string Parts =
            """
            , "parts": [{ "name": "Native", "kind": "package", "bytes": 157286400, "otherPlatformBytes": 52428800 }, { "name": "Other", "kind": "package", "bytes": 115343360 }]
            """;
        var test = Measured.Function(
            "[|Handler|]",
            Measured.Of(260, Parts + Measured.Savings(("otherPlatforms", "RuntimeIdentifier", 50, "Native"))),
            (Measured.Defaults, """{ "package-type": "zip" }"""));
        test.Messages.Add(
            "'Function.Handler' is deployed as a zip of 210 MB unzipped, 84 % of the 250 MB that Lambda takes with layers; most of it is Other 110 MB and Native 100 MB; make room, "
            + "or plan for a container image of up to 10 GB");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task All_of_the_limit_is_near_it() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(250)));

    [Fact]
    public Task One_of_several_functions_speaks_for_the_package() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Core;

        public class Functions
        {
            public string [|First|](string order, ILambdaContext context) => order;

            public string Second(string order, ILambdaContext context) => order;
        }

        // file: Zoo.cs
        using Amazon.Lambda.Core;

        public class Others
        {
            public string Third(string order, ILambdaContext context) => order;
        }
        """,
        Measured.Of(220)));

    [Theory]
    [InlineData(200, "")]
    [InlineData(250.1, "")]
    [InlineData(220, ", \"hasDockerfile\": true")]
    public Task Not_reported(double megabytes, string more) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Measured.Of(megabytes, more)));

    [Theory]
    [InlineData(Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image", "ImageConfig": { "Command": ["Orders::Shop.Function::Handler"] } } } } }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image" }, "Metadata": { "Dockerfile": "Dockerfile", "DockerContext": "." } } } }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": { "Fn::If": ["Big", "Image", "Zip"] }, "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    public Task Images_are_silent(string path, string text) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Measured.Of(220), (path, text)));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("{ \"version\": 2, \"unzippedBytes\": 230686720 }")]
    [InlineData("{ \"unzippedBytes\": 230686720 }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": -1 }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 99999999999999999999 }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 230686720, \"parts\": [")]
    public Task What_cannot_be_read_is_silent(string measurement) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", measurement));

    [Fact]
    public Task Odd_lists_are_skipped() =>
        Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(220, ", \"parts\": [null, 3, [], {}, { \"name\": \"A\" }], \"savings\": { \"kind\": \"x\" }, \"layerBytes\": \"x\"")));

    [Fact]
    public Task A_file_that_nobody_calls_a_measurement_is_none()
    {
        var test = Measured.Function("Handler", Measured.Of(220));
        test.FileKinds.Clear();
        return Verify.VerifyAnalyzerAsync(test);
    }

    /// <summary>A project without functions deploys nothing.</summary>
    [Fact]
    public Task Libraries_are_silent()
    {
        var test = Measured.Project("public class Shared { public void Run() { } }", Measured.Of(220));
        test.BuildProperties["LambdaFitProject"] = "library";
        return Verify.VerifyAnalyzerAsync(test);
    }
}
