using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Package.WholeSdkReferencedAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class WholeSdkReferencedTests
{
    /// <summary>The assemblies of services that the stand-ins have.</summary>
    private static readonly string[] Known = ["AWSSDK.S3", "AWSSDK.SQS", "AWSSDK.DynamoDBv2", "AWSSDK.Kinesis", "AWSSDK.Lambda", "AWSSDK.SecretsManager", "AWSSDK.StepFunctions"];

    [Fact]
    public Task The_whole_SDK_in_one_package_is_reported()
    {
        var test = Measured.Function("[|Handler|]", Measured.Of(60, Measured.Parts(("AWSSDK", 41.5))));
        test.Messages.Add("'Function.Handler' is deployed with the whole AWS SDK in one package (41.5 MB); refer only to the packages of the services that it calls");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Many_packages_that_no_code_names_are_reported()
    {
        var test = Code("[|Handler|]", "using Amazon.S3;", 21);
        test.Messages.Add(
            "'Function.Handler' is deployed with 21 packages of the AWS SDK, 15 of which (15 MB) no code names, such as 'AWSSDK.SQS', 'AWSSDK.DynamoDBv2' and 'AWSSDK.Kinesis'; "
            + "refer only to the packages of the services that it calls");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_full_name_is_a_use_as_well() => Verify.VerifyAnalyzerAsync(Code(
        "Handler",
        """
        global using Amazon.S3;
        global using Amazon.SQS.Model;
        using DynamoDB = Amazon.DynamoDBv2;
        using Amazon.Kinesis.Model;
        """,
        21));

    [Theory]
    [InlineData(20, ", \"direct\": true")]
    [InlineData(30, ", \"direct\": false")]
    [InlineData(30, "")]
    public Task Few_packages_and_those_that_others_bring_are_silent(int count, string direct) => Verify.VerifyAnalyzerAsync(Code("Handler", "", count, direct));

    /// <summary>Without the assembly nobody knows which namespaces it has.</summary>
    [Fact]
    public Task Packages_without_an_assembly_are_silent() => Verify.VerifyAnalyzerAsync(
        Measured.Function("Handler", Measured.Of(60, Measured.Parts([.. Enumerable.Range(0, 40).Select(static i => ($"AWSSDK.Service{i}", 1d))]))));

    private static Test Code(string handler, string usings, int count, string direct = ", \"direct\": true") => Measured.Project(
        $$"""
        {{usings}}
        using Amazon.Lambda.Core;

        namespace Shop
        {
            public class Function
            {
                public string {{handler}}(string order, ILambdaContext context) => order;
            }
        }
        """,
        Measured.Of(60, Measured.Parts(direct, [.. Enumerable.Range(0, count).Select(static i => (Known[i % Known.Length], 1d))])));
}
