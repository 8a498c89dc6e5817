using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.PackageTooLargeAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class PackageTooLargeTests
{
    private static readonly string Large = Measured.Of(
        312.41,
        Measured.Parts(("Microsoft.Playwright", 135.2), ("Amazon.CDK.Lib", 87.6), ("Microsoft.ML", 60), ("Small", 1)));

    [Fact]
    public Task Without_configuration_a_function_is_a_zip()
    {
        var test = Measured.Function("[|Handler|]", Large);
        test.Messages.Add(Message("'\"package-type\": \"image\"' in aws-lambda-tools-defaults.json"));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_byte_too_much_is_too_much() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", "{ \"version\": 1, \"unzippedBytes\": 262144001 }"));

    [Fact]
    public Task Layers_count() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(200, ", \"layerBytes\": 52428801")));

    [Fact]
    public Task Settings_that_would_help_are_named()
    {
        var test = Measured.Function("[|Handler|]", Measured.Of(260, Measured.Parts(("A", 200)) + Measured.Savings(
            ("otherPlatforms", "RuntimeIdentifier", 90, "A"), ("readyToRun", "PublishReadyToRun", 30, "A"), ("satellites", "SatelliteResourceLanguages", 0.5, "A"), ("browsers", "", 3, "A"))));
        test.Messages.Add(
            "'Function.Handler' is deployed as a zip of 260 MB unzipped, and Lambda takes 250 MB with layers; most of it is A 200 MB; deploy it as a container image of up to 10 GB with "
            + "'\"package-type\": \"image\"' in aws-lambda-tools-defaults.json, or try RuntimeIdentifier (saves 90 MB) or PublishReadyToRun (saves 30 MB)");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Measured.Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""", "'\"package-type\": \"image\"' for aws-lambda-tools-defaults.json")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""", "'PackageType: Image' for 'A' of serverless.template")]
    [InlineData(Measured.Yaml, "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Code: ./orders\n", "'PackageType: Image' for 'A' of template.yaml")]
    public Task The_message_speaks_the_language_of_the_file(string path, string text, string key)
    {
        var test = Measured.Function("[|Handler|]", Large, (path, text));
        test.Messages.Add(Message(key));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_executable_is_reported_at_its_bootstrap()
    {
        var test = Measured.Project(
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            await LambdaBootstrapBuilder.[|Create|]((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
            Large,
            (Measured.Defaults, """{ "function-handler": "bootstrap", "function-runtime": "provided.al2023" }"""));
        test.OutputKind = OutputKind.ConsoleApplication;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_annotated_function_is_told_of_its_attribute()
    {
        var test = Measured.Project(
            """
            using Amazon.Lambda.Annotations;

            public class Functions
            {
                [LambdaFunction]
                public string [|First|](string order) => order;

                [LambdaFunction]
                public string Second(string order) => order;
            }
            """,
            Measured.Of(251, Measured.Parts(("A", 200))));
        test.Messages.Add(
            "'Functions.First' is deployed as a zip of 251 MB unzipped, and Lambda takes 250 MB with layers; most of it is A 200 MB; deploy it as a container image of up to 10 GB with "
            + "'PackageType = LambdaPackageType.Image' in its attribute");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_web_host_is_reported_at_its_class() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.Hosting;

        public class [|LambdaEntryPoint|] : APIGatewayHttpApiV2ProxyFunction
        {
            protected override void Init(IWebHostBuilder builder) { }
        }
        """,
        Large));

    [Fact]
    public Task Where_some_functions_are_images_the_first_zip_speaks() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Core;

        namespace Shop
        {
            public class Function
            {
                public string Handler(string order, ILambdaContext context) => order;

                public string [|Second|](string order, ILambdaContext context) => order;
            }
        }
        """,
        Large,
        (Measured.Template,
         """
         { "Resources": {
           "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image", "ImageConfig": { "Command": ["Orders::Shop.Function::Handler"] } } },
           "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Second" } }
         } }
         """)));

    [Theory]
    [InlineData(Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")]
    [InlineData(Measured.Defaults, """{ "package-type": "Image", "image-command": [ "Orders::Shop.Function::Handler" ] }""")]
    [InlineData(Measured.Defaults, """{ "package-type": "image" }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image", "ImageConfig": { "Command": ["Orders::Shop.Function::Handler"] } } } } }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": { "Fn::If": ["Big", "Image", "Zip"] }, "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    public Task Images_and_what_may_be_one_are_silent(string path, string text) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Large, (path, text)));

    [Theory]
    [InlineData("")]
    [InlineData("""{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    public Task A_Dockerfile_beside_the_project_is_silent(string defaults) => Verify.VerifyAnalyzerAsync(defaults.Length == 0
        ? Measured.Function("Handler", Measured.Of(300, ", \"hasDockerfile\": true"))
        : Measured.Function("Handler", Measured.Of(300, ", \"hasDockerfile\": true"), (Measured.Defaults, defaults)));

    [Fact]
    public Task A_Dockerfile_beside_a_function_that_says_it_is_a_zip_means_nothing() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "[|Handler|]", Measured.Of(300, ", \"hasDockerfile\": true"), (Measured.Defaults, """{ "package-type": "zip", "function-handler": "Orders::Shop.Function::Handler" }""")));

    [Fact]
    public Task An_annotation_that_says_image_is_silent() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(PackageType = LambdaPackageType.Image)]
            public string Handler(string order) => order;
        }
        """,
        Large));

    /// <summary>The .NET tools publish for one platform, whatever the project says.</summary>
    [Fact]
    public Task What_the_tools_leave_out_does_not_count() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "Handler",
        Measured.Of(300, Measured.Savings(("otherPlatforms", "RuntimeIdentifier", 60, "A"))),
        (Measured.Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""")));

    [Theory]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 262144000 }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 1048576 }")]
    [InlineData("{ \"version\": 3, \"unzippedBytes\": 999999999 }")]
    [InlineData("{ \"unzippedBytes\": 999999999 }")]
    [InlineData("not JSON at all: {")]
    public Task Small_packages_and_unknown_measurements_are_silent(string measurement) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", measurement));

    private static string Message(string key) =>
        "'Function.Handler' is deployed as a zip of 312.5 MB unzipped, and Lambda takes 250 MB with layers; most of it is Microsoft.Playwright 135.2 MB, Amazon.CDK.Lib 87.6 MB and "
        + "Microsoft.ML 60 MB; deploy it as a container image of up to 10 GB with " + key;
}
