using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.ImageTooLargeAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class ImageTooLargeTests
{
    private const double TooLarge = 10_240.01;

    [Fact]
    public Task An_image_of_more_than_10_GB_is_reported()
    {
        var test = Measured.Function(
            "[|Handler|]",
            Measured.Of(10_300, Measured.Parts(("Models", 10_000.4))),
            (Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }"""));
        test.Messages.Add(
            "'Function.Handler' is deployed as a container image with 10,300 MB of its own files, and Lambda takes images of 10 GB (10,240 MB); most of it is Models 10,000.4 MB; "
            + "load data from S3 or mount Amazon EFS, or run it on Fargate or AWS Batch");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image", "ImageConfig": { "Command": ["Orders::Shop.Function::Handler"] } } } } }""")]
    [InlineData(Measured.Yaml, "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      PackageType: Image\n      ImageConfig:\n        Command: ['Orders::Shop.Function::Handler']\n      Code: { ImageUri: ./orders }\n")]
    public Task Templates_say_so_too(string path, string text) => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(TooLarge), (path, text)));

    [Fact]
    public Task The_project_may_say_so() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(TooLarge, ", \"packageType\": \"image\"")));

    [Fact]
    public Task Attributes_say_so_too() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(PackageType = LambdaPackageType.Image)]
            public string [|Handler|](string order) => order;
        }
        """,
        Measured.Of(TooLarge)));

    [Theory]
    [InlineData(TooLarge, "")]
    [InlineData(TooLarge, """{ "package-type": "zip", "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData(TooLarge, """{ "package-type": "image" }""")]
    [InlineData(10_240, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")]
    [InlineData(251, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")]
    public Task Not_reported(double megabytes, string defaults) =>
        Verify.VerifyAnalyzerAsync(defaults.Length == 0
            ? Measured.Function("Handler", Measured.Of(megabytes))
            : Measured.Function("Handler", Measured.Of(megabytes), (Measured.Defaults, defaults)));
}
