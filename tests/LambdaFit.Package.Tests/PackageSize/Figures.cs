using System.IO.Compression;
using System.Text.Json;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>What the package wrote about a project, read as any other tool would read it.</summary>
internal sealed record Figures(string Kind, long Unzipped, long? Zip, string PackageType, IReadOnlyList<Figures.Part> Parts, IReadOnlyList<Figures.Saving> Savings)
{
    /// <summary>Reads the estimate of the build, wherever the configuration put it.</summary>
    public static Figures Estimate(UserProject project) => Read(Directory.EnumerateFiles(Path.Combine(project.Folder, "obj"), "estimate.json", SearchOption.AllDirectories).Single());

    /// <summary>Reads the figures of the last publish.</summary>
    public static Figures Published(UserProject project) => Read(Path.Combine(project.Folder, "obj", "lambdafit", "package.json"));

    public static Figures Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var root = json.RootElement;
        return new Figures(
            root.GetProperty("kind").GetString()!,
            root.GetProperty("unzippedBytes").GetInt64(),
            root.GetProperty("zipBytes") is { ValueKind: JsonValueKind.Number } zip ? zip.GetInt64() : null,
            root.GetProperty("packageType").GetString()!,
            [.. root.GetProperty("parts").EnumerateArray().Select(part => new Part(part.GetProperty("name").GetString()!, part.GetProperty("version").GetString(), part.GetProperty("kind").GetString()!, part.GetProperty("direct").GetBoolean(), part.GetProperty("bytes").GetInt64()))],
            [.. root.GetProperty("savings").EnumerateArray().Select(saving => new Saving(saving.GetProperty("kind").GetString()!, saving.GetProperty("property").GetString()!, saving.GetProperty("bytes").GetInt64(), [.. saving.GetProperty("parts").EnumerateArray().Select(name => name.GetString()!)]))]);
    }

    /// <summary>Sums the files of a folder up and zips them, as the tools of AWS do.</summary>
    public static (long Unzipped, long Zip) Measure(string folder)
    {
        long unzipped = 0;
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".dbg", StringComparison.Ordinal)))
            {
                unzipped += new FileInfo(file).Length;
                archive.CreateEntryFromFile(file, Path.GetRelativePath(folder, file), CompressionLevel.Optimal);
            }
        }

        return (unzipped, zip.Length);
    }

    /// <summary>Holds that two sizes differ by no more than some percent.</summary>
    public static void AssertClose(long expected, long actual, double percent) =>
        Assert.True(Math.Abs(expected - actual) <= expected * percent / 100, $"{actual:#,0} is more than {percent} % away from {expected:#,0}");

    internal sealed record Part(string Name, string? Version, string Kind, bool IsDirect, long Bytes);

    internal sealed record Saving(string Kind, string Property, long Bytes, IReadOnlyList<string> Parts);
}
