using System.IO.Compression;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Files;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>Files as they are found: missing, linked, unreadable; and how small they become in a zip.</summary>
public sealed class FileTests : IDisposable
{
    private static readonly PartKey Part = new(PartKind.Content, "files", null);
    private readonly string folder = Directory.CreateTempSubdirectory("files-").FullName;

    [Fact]
    public void Missing_files_and_impossible_names_have_no_size()
    {
        Assert.Equal(0, FileSizes.Of(""));
        Assert.Equal(0, FileSizes.Of(Path.Combine(folder, "missing")));
        Assert.Equal(0, FileSizes.Of(folder));
        Assert.Equal(0, FileSizes.Of("\0"));
        Assert.Equal(0, FileSizes.Of(Path.Combine(folder, new string('x', 5000))));
        Assert.Null(FileSizes.ReadText(Path.Combine(folder, "missing")));
        Assert.Equal(0, ManagedImage.ReadyToRunGrowth(Path.Combine(folder, "missing.dll")));
    }

    [Fact]
    public void Links_have_the_size_of_what_they_lead_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links need a privilege there.
        }

        File.WriteAllText(Path.Combine(folder, "file"), new string('x', 12_345));
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "file");
        File.CreateSymbolicLink(Path.Combine(folder, "dangling"), "nowhere");

        Assert.Equal(12_345, FileSizes.Of(Path.Combine(folder, "link")));
        Assert.Equal(0, FileSizes.Of(Path.Combine(folder, "dangling")));
    }

    [Fact]
    public void A_file_that_says_the_same_is_not_touched()
    {
        var file = Path.Combine(folder, "new", "figures.json");
        FileSizes.WriteText(file, "one");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        FileSizes.WriteText(file, "one");
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));

        FileSizes.WriteText(file, "two");
        Assert.Equal("two", File.ReadAllText(file));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Zip_has_the_size_of_a_real_one_and_is_computed_once()
    {
        var random = new byte[200_000];
        new Random(1).NextBytes(random);
        File.WriteAllBytes(Path.Combine(folder, "random.bin"), random);
        File.WriteAllText(Path.Combine(folder, "text größe.txt"), string.Concat(Enumerable.Range(0, 50_000)));
        File.WriteAllText(Path.Combine(folder, "empty"), "");
        var files = Directory.EnumerateFiles(folder).Select(file => new DeployedFile(Path.GetFileName(file), file, new FileInfo(file).Length, Part, FileRole.Other)).ToList();
        using var work = new TemporaryFolder();
        var cache = Path.Combine(work.Path, "zipsizes");

        var size = ZipSizes.Of(ZipSizes.Add(files, cache));

        var zip = Path.Combine(work.Path, "real.zip");
        ZipFile.CreateFromDirectory(folder, zip, CompressionLevel.Optimal, includeBaseDirectory: false);
        Assert.InRange(size, new FileInfo(zip).Length - 200, new FileInfo(zip).Length + 200);

        // What is remembered is believed while size and time stamp are the same.
        File.WriteAllText(cache, File.ReadAllText(cache).Replace("\t200000\t", "1\t200000\t", StringComparison.Ordinal));
        Assert.True(ZipSizes.Of(ZipSizes.Add(files, cache)) > 2 * size);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "random.bin"), DateTime.UtcNow.AddDays(1));
        Assert.Equal(size, ZipSizes.Of(ZipSizes.Add(files, cache)));

        File.WriteAllText(cache, "nonsense\n-1\t\n\t\t");
        Assert.Equal(size, ZipSizes.Of(ZipSizes.Add(files, cache)));
    }

    [Fact]
    public void ReadyToRun_makes_only_IL_grow()
    {
        var il = typeof(Xunit.Assert).Assembly.Location;
        var compiled = typeof(object).Assembly.Location;
        var text = Path.Combine(folder, "no.dll");
        File.WriteAllText(text, "MZ" + new string('x', 1000));

        Assert.InRange(ManagedImage.ReadyToRunGrowth(il), new FileInfo(il).Length / 3, new FileInfo(il).Length * 3);
        Assert.Equal(0, ManagedImage.ReadyToRunGrowth(compiled));
        Assert.Equal(0, ManagedImage.ReadyToRunGrowth(text));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("work-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
