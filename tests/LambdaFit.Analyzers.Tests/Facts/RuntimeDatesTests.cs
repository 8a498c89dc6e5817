using System.Globalization;
using System.Text.Json;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Facts;

/// <summary>The facts that all tools share, where they lie beside the repository.</summary>
public sealed class RuntimeDatesTests
{
    [Fact]
    public void Dates_are_those_of_the_shared_facts()
    {
        if (Shared() is not { } facts)
        {
            return;
        }

        using (facts)
        {
            var shared = facts.RootElement.GetProperty("runtimes").EnumerateObject()
                .Where(static r => r.Value.ValueKind is JsonValueKind.Object)
                .Select(static r => new RuntimeDate(r.Name, Date(r.Value, "deprecated")!.Value, Date(r.Value, "block_create"), Date(r.Value, "block_update")));

            Assert.Equal(shared.OrderBy(static r => r.Id), RuntimeDates.All.OrderBy(static r => r.Id));
        }
    }

    [Fact]
    public void Reserved_variables_are_those_of_the_shared_facts()
    {
        if (Shared() is { } facts)
        {
            using (facts)
            {
                Assert.Equal(facts.RootElement.GetProperty("reserved_environment_variables").EnumerateArray().Select(static v => v.GetString()!), ReservedVariables.All);
            }
        }
    }

    [Fact]
    public void SnapStart_is_as_the_shared_facts_say()
    {
        if (Shared() is { } facts)
        {
            using (facts)
            {
                var snapStart = facts.RootElement.GetProperty("snapstart");
                Assert.Equal(SnapStart.MaxEphemeralStorageMB, snapStart.GetProperty("max_ephemeral_mb").GetInt32());
                Assert.Equal(SnapStart.FirstRuntime, snapStart.GetProperty("dotnet_min").GetString());
                Assert.Equal([Platforms.DefaultArchitecture, Platforms.Arm], facts.RootElement.GetProperty("architectures").GetProperty("values").EnumerateArray().Select(static v => v.GetString()));
            }
        }
    }

    private static JsonDocument? Shared()
    {
        var path = Path.Combine(References.RepositoryRoot, "..", "shared", "limits.json");
        return File.Exists(path) ? JsonDocument.Parse(File.ReadAllText(path)) : null;
    }

    private static DateTime? Date(JsonElement runtime, string property) =>
        runtime.TryGetProperty(property, out var date) && date.GetString() is { } text ? DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
