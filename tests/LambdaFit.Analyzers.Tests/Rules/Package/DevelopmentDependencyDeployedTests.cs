using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.DevelopmentDependencyDeployedAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class DevelopmentDependencyDeployedTests
{
    [Fact]
    public Task Packages_are_named_with_what_they_are_for()
    {
        var test = Measured.Function("[|Handler|]", Measured.Of(100, Measured.Parts(("Amazon.CDK.Lib", 87.6), ("AWSSDK.S3", 1), ("Moq", 0.44))));
        test.Messages.Add(
            "'Function.Handler' is deployed with 'Amazon.CDK.Lib', which describes infrastructure (87.6 MB) and 'Moq', which makes objects for tests (0.5 MB); "
            + "refer to such packages from the projects that need them, or with PrivateAssets=\"all\"");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("Microsoft.NET.Test.Sdk")]
    [InlineData("coverlet.collector")]
    [InlineData("xunit.runner.visualstudio")]
    [InlineData("pulumi")]
    [InlineData("Amazon.JSII.Runtime")]
    [InlineData("Amazon.CDK.AWS.Lambda")]
    [InlineData("Microsoft.EntityFrameworkCore.Design")]
    public Task They_are_reported_whoever_brings_them(string package) =>
        Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(10, Measured.Parts(", \"direct\": false", (package, 0.1)))));

    [Fact]
    public Task A_compiler_that_no_code_names_is_reported() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(10, Measured.Parts(("Microsoft.CodeAnalysis.CSharp", 9)))));

    [Theory]
    [InlineData("nsubstitute")]
    [InlineData("BenchmarkDotNet")]
    [InlineData("AutoFixture")]
    public Task Libraries_for_tests_that_no_code_names_are_reported(string package) =>
        Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(10, Measured.Parts((package, 0.1)))));

    [Fact]
    public Task Libraries_for_tests_that_code_names_are_silent() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Core;
        using AutoFixture;

        public class Function
        {
            public object Handler(string order, ILambdaContext context) => new Fixture();
        }

        // file: Fixture.cs
        namespace AutoFixture
        {
            public class Fixture { }
        }
        """,
        Measured.Of(30, Measured.Parts(("AutoFixture", 0.2)))));

    [Fact]
    public Task Images_carry_them_too() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "[|Handler|]",
        Measured.Of(100, Measured.Parts(("Amazon.CDK.Lib", 87.6))),
        (Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")));

    [Fact]
    public Task A_compiler_that_code_names_is_silent() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Core;
        using Microsoft.CodeAnalysis.CSharp.Scripting;

        public class Function
        {
            public object Handler(string script, ILambdaContext context) => CSharpScript.Run(script);
        }

        // file: Script.cs
        namespace Microsoft.CodeAnalysis.CSharp.Scripting
        {
            public static class CSharpScript
            {
                public static object Run(string script) => script;
            }
        }
        """,
        Measured.Of(30, Measured.Parts(("Microsoft.CodeAnalysis.CSharp.Scripting", 9), ("Microsoft.CodeAnalysis.CSharp", 9)))));

    /// <summary>Template engines and the like compile while they run.</summary>
    [Theory]
    [InlineData(", \"direct\": false")]
    [InlineData("")]
    public Task A_compiler_that_another_package_may_bring_is_silent(string direct) =>
        Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Measured.Of(30, Measured.Parts(direct, ("Microsoft.CodeAnalysis.CSharp", 9)))));

    [Theory]
    [InlineData("Moq.Contrib.HttpClient", "package", 1024)]
    [InlineData("Moq", "package", 0)]
    [InlineData("Moq", "project", 1024)]
    [InlineData("AWSSDK.S3", "package", 1024)]
    public Task Other_parts_are_silent(string name, string kind, int bytes) =>
        Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Measured.Of(30, $", \"parts\": [{{ \"name\": \"{name}\", \"kind\": \"{kind}\", \"bytes\": {bytes}, \"direct\": true }}]")));

    [Fact]
    public Task A_test_project_is_silent()
    {
        var test = Measured.Function("Handler", Measured.Of(30, Measured.Parts(("Moq", 1))));
        test.ReferencesTestFramework = true;
        return Verify.VerifyAnalyzerAsync(test);
    }
}
