using System.Text.Json;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Files;
using LambdaFit.Build.Report;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>Sums, savings and what is written of them.</summary>
public sealed class FiguresTests
{
    private static readonly PartKey Own = new(PartKind.Project, "Orders", null);
    private static readonly PartKey Native = new(PartKind.Package, "Native.Things", "1.2.3");
    private static readonly PartKey Texts = new(PartKind.Package, "Texts", "2.0.0");
    private static readonly PartKey Playwright = new(PartKind.Package, "Microsoft.Playwright", "1.64.1");
    private static readonly PartKey Runtime = new(PartKind.Framework, "Microsoft.NETCore.App.Runtime.linux-x64", "10.0.0");

    [Fact]
    public void Parts_are_grouped_by_package_largest_first()
    {
        var figures = PackageFigures.Of(
            [
                File("a.dll", 10, Texts),
                File("runtimes/win-x64/native/n.dll", 30, Native),
                File("runtimes/linux-x64/native/n.so", 20, Native with { Name = "native.things" }),
                File("Orders.dll", 5, Own),
            ],
            new PublishSettings(),
            new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "native.THINGS", "Orders" });

        Assert.Equal(65, figures.UnzippedBytes);
        Assert.Equal([("Native.Things", 50L, 2, true), ("Texts", 10, 1, false), ("Orders", 5, 1, false)], figures.Parts.Select(part => (part.Key.Name, part.Bytes, part.Files, part.IsDirect)));
    }

    [Fact]
    public void Savings_count_each_byte_once_and_name_the_property()
    {
        var savings = SavingsFinder.Find(
            [
                File("runtimes/win-x64/native/n.dll", 100, Native),
                File("runtimes/linux-x64/native/n.so", 1, Native),
                File("runtimes/unix/lib/net8.0/n.dll", 1, Native),
                File("runtimes/linux-musl-x64/native/n.so", 50, Native),
                File("runtimes/win/lib/net8.0/de/t.resources.dll", 7, Texts),
                File("de/t.resources.dll", 20, Texts),
                File("de/Orders.resources.dll", 20, Own),
                File(".playwright/node/linux-x64/node", 500, Playwright),
                File("Orders.pdb", 3, Own),
                File("t.xml", 4, Texts),
                File("settings.xml", 4, Own),
                File("t.dll", 40, Texts) with { ReadyToRunBytes = 30 },
            ],
            new PublishSettings());

        Assert.Equal(
            [
                ("browsers", "PlaywrightPlatform", 500L, "Microsoft.Playwright"),
                ("otherPlatforms", "RuntimeIdentifier", 157, "Native.Things, Texts"),
                ("readyToRun", "PublishReadyToRun", 30, "Texts"),
                ("satellites", "SatelliteResourceLanguages", 20, "Texts"),
                ("documentation", "PublishReferencesDocumentationFiles", 4, "Texts"),
                ("symbols", "DebugType", 3, "Orders"),
            ],
            savings.Select(saving => (saving.Kind, saving.Property, saving.Bytes, string.Join(", ", saving.Parts))));
    }

    [Fact]
    public void What_a_project_has_chosen_is_no_saving()
    {
        DeployedFile[] files = [File("runtimes/win-x64/native/n.dll", 100, Native), File("de/t.resources.dll", 20, Texts), File("System.dll", 9, Runtime)];

        Assert.Empty(SavingsFinder.Find(files, new PublishSettings { RuntimeIdentifier = "linux-x64", SatelliteResourceLanguages = "de;fr" }));
        Assert.Equal("selfContained", Assert.Single(SavingsFinder.Find(files[2..], new PublishSettings { RuntimeIdentifier = "linux-x64", SelfContained = true })).Kind);
        Assert.Empty(SavingsFinder.Find(files[2..], new PublishSettings { RuntimeIdentifier = "linux-x64", SelfContained = true, PublishTrimmed = true }));
    }

    [Fact]
    public void Native_compilation_leaves_one_program_and_content()
    {
        DeployedFile[] files =
        [
            File("System.dll", 60_000_000, Runtime), File("libcoreclr.so", 7_000_000, Runtime), File("t.dll", 1_000_000, Texts), File("n.so", 500, Native),
            File("Orders.dll", 10_000, Own), File("Orders.pdb", 10_000, Own), File("Orders.deps.json", 10_000, Own), File("model.bin", 300, new PartKey(PartKind.Content, "model.bin", null)),
        ];

        var compiled = Rewriting.Apply(files, new PublishSettings { PublishAot = true });

        Assert.Equal(["n.so", "model.bin", "Orders.dll"], compiled.Select(file => file.Target));
        Assert.InRange(compiled[^1].Bytes, 3_000_000, 10_000_000);
        Assert.Same(files, Rewriting.Apply(files, new PublishSettings()));
        Assert.InRange(Rewriting.Apply(files, new PublishSettings { PublishTrimmed = true }).Sum(file => file.Bytes), 7_000_000, 20_000_000);
        Assert.Empty(Rewriting.Apply([], new PublishSettings { PublishAot = true }));
    }

    [Theory]
    [InlineData("linux-x64", "linux-x64", true)]
    [InlineData("unix-x64", "linux-x64", true)]
    [InlineData("Linux", "linux-arm64", true)]
    [InlineData("any", "linux-arm64", true)]
    [InlineData("linux-x64", "linux-arm64", false)]
    [InlineData("linux-musl-x64", "linux-x64", false)]
    [InlineData("win", "linux-x64", false)]
    [InlineData("browser-wasm", "linux-x64", false)]
    public void Functions_use_the_files_of_their_own_platform(string platform, string functionPlatform, bool runs) =>
        Assert.Equal(runs, Platforms.RunsOn(platform, functionPlatform));

    [Fact]
    public void Json_can_be_read_by_others_whatever_names_hold()
    {
        const string Name = "a \"quoted\"\\ näme\n\u2028 \uD83D\uDE80 \uD800";
        var json = FiguresJson.Write(PackageFigures.Of([File("x", 7, new PartKey(PartKind.Content, Name, null)), File("y.pdb", 2, Own)], new PublishSettings(), new HashSet<string>()) with { IsEstimate = true });

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("estimate", root.GetProperty("kind").GetString());
        Assert.Equal(9, root.GetProperty("unzippedBytes").GetInt64());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("zipBytes").ValueKind);
        Assert.Equal(2, root.GetProperty("parts").GetArrayLength());
        Assert.Contains("\\ud800", json, StringComparison.Ordinal);
        Assert.StartsWith("a \"quoted\"\\ näme\n\u2028 \uD83D\uDE80", JsonDocument.Parse(json.Replace("\\ud800\"", "\"", StringComparison.Ordinal)).RootElement.GetProperty("parts")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("symbols", root.GetProperty("savings")[0].GetProperty("kind").GetString());
        Assert.DoesNotContain('\r', json);
    }

    [Fact]
    public void Json_of_nothing_is_json()
    {
        using var document = JsonDocument.Parse(FiguresJson.Write(new PackageFigures()));

        Assert.Equal(0, document.RootElement.GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public void Table_shows_ten_parts_and_the_rest()
    {
        var files = Enumerable.Range(1, 13).Select(i => File($"f{i}.dll", i * 1024L * 1024, new PartKey(PartKind.Package, $"P{i}", "1.0.0"))).ToList();
        var table = FiguresTable.Write("Orders", PackageFigures.Of(files, new PublishSettings(), new HashSet<string>()) with { LayerBytes = 1024 * 1024 });

        Assert.Contains("unzipped       91.0 MB   37 % of the 250.0 MB that Lambda accepts, with layers\n", table, StringComparison.Ordinal);
        Assert.Contains("       13.0 MB  P13 1.0.0 (1 file)\n", table, StringComparison.Ordinal);
        Assert.Contains("        6.0 MB  3 more", table, StringComparison.Ordinal);
        Assert.DoesNotContain("P3 ", table, StringComparison.Ordinal);
        Assert.DoesNotContain("zip", table.Replace("unzipped", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 MB")]
    [InlineData(1, "< 0.1 MB")]
    [InlineData(262_144_000, "250.0 MB")]
    [InlineData(10_737_418_240, "10,240.0 MB")]
    public void Megabytes_are_those_of_AWS(long bytes, string text) => Assert.Equal(text, Megabytes.Text(bytes));

    private static DeployedFile File(string target, long bytes, PartKey part) => new(target, "", bytes, part, DeployedFile.RoleOf(target));
}
