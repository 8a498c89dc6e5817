using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Facts;

/// <summary>A package that development needs and a deployed function does not.</summary>
/// <param name="Id">Its id; in place of an asterisk anything may stand.</param>
/// <param name="Purpose">What it does, as the end of a sentence.</param>
/// <param name="Namespace">
/// The namespace that code names which needs the package when it runs, as C# scripts need the compiler and demos made-up data; null for packages that no function needs.
/// </param>
internal sealed record DevelopmentPackage(string Id, string Purpose, string? Namespace);

/// <summary>Packages that are made for development, as of 2026-11-21.</summary>
internal static class DevelopmentPackages
{
    private const string Tests = "runs tests";
    private const string Mocks = "makes objects for tests";
    private const string Assertions = "compares results in tests";
    private const string Coverage = "measures the coverage of tests";
    private const string Infrastructure = "describes infrastructure";
    private const string Design = "makes migrations and code";
    private const string Compiler = "is the C# compiler";
    private const string BuildEngine = "builds projects";

    private const string RoslynNamespace = "Microsoft.CodeAnalysis";
    private const string BuildNamespace = "Microsoft.Build";

    private static readonly Dictionary<string, DevelopmentPackage> ById = new(StringComparer.OrdinalIgnoreCase);

    static DevelopmentPackages()
    {
        foreach (var package in All)
        {
            ById.Add(package.Id, package);
        }
    }

    public static ImmutableArray<DevelopmentPackage> All { get; } = ImmutableArray.Create<DevelopmentPackage>(
        new("Amazon.CDK.*", Infrastructure, null),
        new("Microsoft.NET.Test.Sdk", Tests, null),
        new("Microsoft.TestPlatform.TestHost", Tests, null),
        new("Microsoft.TestPlatform.ObjectModel", Tests, null),
        new("Microsoft.CodeCoverage", Coverage, null),
        new("Microsoft.Testing.Platform", Tests, null),
        new("Microsoft.AspNetCore.Mvc.Testing", Tests, null),
        new("Microsoft.AspNetCore.TestHost", Tests, null),
        new("xunit", Tests, null),
        new("xunit.core", Tests, null),
        new("xunit.assert", Assertions, "Xunit"),
        new("xunit.v3", Tests, null),
        new("xunit.runner.visualstudio", Tests, null),
        new("NUnit", Tests, null),
        new("NUnit3TestAdapter", Tests, null),
        new("MSTest", Tests, null),
        new("MSTest.TestAdapter", Tests, null),
        new("MSTest.TestFramework", Tests, null),
        new("TUnit", Tests, null),
        new("coverlet.collector", Coverage, null),
        new("coverlet.msbuild", Coverage, null),
        new("Moq", Mocks, "Moq"),
        new("NSubstitute", Mocks, "NSubstitute"),
        new("FakeItEasy", Mocks, "FakeItEasy"),
        new("AutoFixture", Mocks, "AutoFixture"),
        new("RichardSzalay.MockHttp", Mocks, "RichardSzalay.MockHttp"),
        new("FluentAssertions", Assertions, "FluentAssertions"),
        new("Shouldly", Assertions, "Shouldly"),
        new("AwesomeAssertions", Assertions, "AwesomeAssertions"),
        new("BenchmarkDotNet", "measures the speed of code", "BenchmarkDotNet"),
        new("Testcontainers", "starts containers for tests", "Testcontainers"),
        new("Microsoft.EntityFrameworkCore.Design", Design, null),
        new("Microsoft.EntityFrameworkCore.Tools", Design, null),
        new("Microsoft.VisualStudio.Web.CodeGeneration.Design", Design, null),
        new("Amazon.JSII.Runtime", Infrastructure, null),
        new("Pulumi", Infrastructure, null),
        new("Pulumi.Aws", Infrastructure, null),
        new("Microsoft.CodeAnalysis", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.Common", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.CSharp", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.CSharp.Scripting", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.CSharp.Workspaces", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.Workspaces.Common", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.Workspaces.MSBuild", Compiler, RoslynNamespace),
        new("Microsoft.CodeAnalysis.VisualBasic", "is the compiler of Visual Basic", RoslynNamespace),
        new("Microsoft.Build", BuildEngine, BuildNamespace),
        new("Microsoft.Build.Tasks.Core", BuildEngine, BuildNamespace),
        new("Microsoft.Build.Utilities.Core", BuildEngine, BuildNamespace));

    /// <summary>Gets what is known of a package, or null where it is none for development.</summary>
    public static DevelopmentPackage? Find(string id) =>
        ById.TryGetValue(id, out var package) ? package
        : id.StartsWith("Amazon.CDK.", StringComparison.OrdinalIgnoreCase) ? ById["Amazon.CDK.*"]
        : null;
}
