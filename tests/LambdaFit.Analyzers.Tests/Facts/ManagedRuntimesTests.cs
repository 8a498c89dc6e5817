using System.Text.Json;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Facts;

public sealed class ManagedRuntimesTests
{
    [Theory]
    [InlineData("net8.0", "8.0")]
    [InlineData("NET10.0", "10.0")]
    [InlineData("net8.0-linux", "8.0")]
    [InlineData("netcoreapp3.1", "3.1")]
    [InlineData("net48", null)]
    [InlineData("net", null)]
    [InlineData("net-8.0", null)]
    [InlineData("netstandard2.0", null)]
    [InlineData("", null)]
    public void Version_of_a_framework(string framework, string? version) => Assert.Equal(version, TargetFrameworks.VersionOf(framework)?.ToString());

    [Theory]
    [InlineData("net10.0", "dotnet10")]
    [InlineData("netcoreapp3.1", "dotnetcore3.1")]
    [InlineData("net9.0", null)] // images only
    [InlineData("net11.0", null)]
    public void Runtime_for_a_framework(string framework, string? runtime) => Assert.Equal(runtime, ManagedRuntimes.ForZip(TargetFrameworks.VersionOf(framework)!)?.Id);

    /// <summary>The facts that all tools share, where they lie beside the repository.</summary>
    [Fact]
    public void Runtimes_are_those_of_the_shared_facts()
    {
        var path = Path.Combine(References.RepositoryRoot, "..", "shared", "limits.json");
        if (!File.Exists(path))
        {
            return;
        }

        using var facts = JsonDocument.Parse(File.ReadAllText(path));
        var shared = facts.RootElement.GetProperty("runtimes").EnumerateObject()
            .Where(static r => r.Value.ValueKind is JsonValueKind.Object && r.Name.StartsWith(ManagedRuntimes.Prefix, StringComparison.Ordinal))
            .Select(static r => new ManagedRuntime(r.Name, r.Value.GetProperty("tfm").GetString()!, r.Value.GetProperty("zip").GetBoolean()));

        Assert.Equal(shared.Select(static r => (r.Id, r.Framework, r.IsForZip)).Order(), ManagedRuntimes.All.Select(static r => (r.Id, r.Framework, r.IsForZip)).Order());
    }
}
