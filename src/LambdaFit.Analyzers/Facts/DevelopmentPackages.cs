namespace LambdaFit.Analyzers.Facts;

/// <summary>A package that development needs and a deployed function does not.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Namespace">
/// The namespace that code uses which needs the package when it runs, as C# scripts need the compiler; null for packages that no function needs.
/// </param>
internal sealed record DevelopmentPackage(string Purpose, string? Namespace);

/// <summary>Packages that are for development by what their own descriptions on nuget.org say, by id.</summary>
internal static class DevelopmentPackages
{
    private const string Tests = "runs tests";
    private const string Mocks = "replaces objects in tests";
    private const string Assertions = "compares results in tests";
    private const string Coverage = "measures the coverage of tests";
    private const string Infrastructure = "describes infrastructure";
    private const string Design = "makes migrations and code";
    private const string Compiler = "is the C# compiler";
    private const string BuildEngine = "builds projects";

    private const string CdkPrefix = "Amazon.CDK.";
    private const string RoslynNamespace = "Microsoft.CodeAnalysis";
    private const string BuildNamespace = "Microsoft.Build";

    private static readonly Dictionary<string, DevelopmentPackage> ById = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.NET.Test.Sdk"] = new(Tests, null),
        ["Microsoft.TestPlatform.TestHost"] = new(Tests, null),
        ["Microsoft.TestPlatform.ObjectModel"] = new(Tests, null),
        ["Microsoft.CodeCoverage"] = new(Coverage, null),
        ["Microsoft.Testing.Platform"] = new(Tests, null),
        ["Microsoft.AspNetCore.Mvc.Testing"] = new(Tests, null),
        ["Microsoft.AspNetCore.TestHost"] = new(Tests, null),
        ["xunit"] = new(Tests, null),
        ["xunit.core"] = new(Tests, null),
        ["xunit.assert"] = new(Assertions, null),
        ["xunit.v3"] = new(Tests, null),
        ["xunit.runner.visualstudio"] = new(Tests, null),
        ["NUnit"] = new(Tests, null),
        ["NUnit3TestAdapter"] = new(Tests, null),
        ["MSTest"] = new(Tests, null),
        ["MSTest.TestAdapter"] = new(Tests, null),
        ["MSTest.TestFramework"] = new(Tests, null),
        ["TUnit"] = new(Tests, null),
        ["coverlet.collector"] = new(Coverage, null),
        ["coverlet.msbuild"] = new(Coverage, null),
        ["Moq"] = new(Mocks, null),
        ["NSubstitute"] = new(Mocks, null),
        ["FakeItEasy"] = new(Mocks, null),
        ["AutoFixture"] = new(Mocks, null),
        ["RichardSzalay.MockHttp"] = new(Mocks, null),
        ["FluentAssertions"] = new(Assertions, null),
        ["Shouldly"] = new(Assertions, null),
        ["AwesomeAssertions"] = new(Assertions, null),
        ["BenchmarkDotNet"] = new("measures the speed of code", null),
        ["Testcontainers"] = new("starts containers for tests", null),
        ["Microsoft.EntityFrameworkCore.Design"] = new(Design, null),
        ["Microsoft.EntityFrameworkCore.Tools"] = new(Design, null),
        ["Microsoft.VisualStudio.Web.CodeGeneration.Design"] = new(Design, null),
        ["Amazon.JSII.Runtime"] = new(Infrastructure, null),
        ["Pulumi"] = new(Infrastructure, null),
        ["Pulumi.Aws"] = new(Infrastructure, null),
        ["Microsoft.CodeAnalysis"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.Common"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.CSharp"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.CSharp.Scripting"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.Workspaces.Common"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.Workspaces.MSBuild"] = new(Compiler, RoslynNamespace),
        ["Microsoft.CodeAnalysis.VisualBasic"] = new("is the compiler of Visual Basic", RoslynNamespace),
        ["Microsoft.Build"] = new(BuildEngine, BuildNamespace),
        ["Microsoft.Build.Tasks.Core"] = new(BuildEngine, BuildNamespace),
        ["Microsoft.Build.Utilities.Core"] = new(BuildEngine, BuildNamespace),
    };

    /// <summary>Gets what is known of a package, or null where it is none for development.</summary>
    public static DevelopmentPackage? Find(string id) =>
        ById.TryGetValue(id, out var package) ? package
        : id.StartsWith(CdkPrefix, StringComparison.OrdinalIgnoreCase) ? new(Infrastructure, null)
        : null;
}
