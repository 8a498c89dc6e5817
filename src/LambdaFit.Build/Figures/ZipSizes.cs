using System.Globalization;
using System.IO.Compression;
using System.Text;
using LambdaFit.Build.Files;

namespace LambdaFit.Build.Figures;

/// <summary>
/// How large files become in a zip, as <c>dotnet lambda package</c> writes it: every file, deflated. Compressing is what takes time, so the answer for each file is
/// kept for the next publish and holds while size and time stamp are the same.
/// </summary>
internal static class ZipSizes
{
    /// <summary>What stands before each file and in the list at the end, and the end itself (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).</summary>
    private const int LocalHeader = 30;
    private const int CentralHeader = 46;
    private const int End = 22;

    /// <summary>Adds the zipped size to each file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cache">Where the answers are kept.</param>
    public static IReadOnlyList<DeployedFile> Add(IReadOnlyList<DeployedFile> files, string cache)
    {
        var known = ReadCache(cache);
        var stamps = new string[files.Count];
        var zipped = new DeployedFile[files.Count];
        Parallel.For(0, files.Count, i =>
        {
            var file = files[i];
            stamps[i] = string.Format(CultureInfo.InvariantCulture, "{0}\t{1}\t{2}", file.Bytes, Stamp(file.Source), file.Target);
            var content = known.TryGetValue(stamps[i], out var bytes) ? bytes : Deflate(file.Source);
            zipped[i] = file with { ZipBytes = content };
        });

        var text = new StringBuilder();
        for (var i = 0; i < zipped.Length; i++)
        {
            text.Append(zipped[i].ZipBytes.ToString(CultureInfo.InvariantCulture)).Append('\t').Append(stamps[i]).Append('\n');
            zipped[i] = zipped[i] with { ZipBytes = zipped[i].ZipBytes + LocalHeader + CentralHeader + (2 * Encoding.UTF8.GetByteCount(zipped[i].Target)) };
        }

        FileSizes.TryWriteText(cache, text.ToString());
        return zipped;
    }

    /// <summary>Sums files up to their zip.</summary>
    public static long Of(IEnumerable<DeployedFile> files) => files.Sum(file => file.ZipBytes) + End;

    private static Dictionary<string, long> ReadCache(string cache)
    {
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in (FileSizes.ReadText(cache) ?? "").Split('\n'))
        {
            var tab = line.IndexOf('\t');
            if (tab > 0 && long.TryParse(line.Substring(0, tab), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                known[line.Substring(tab + 1)] = bytes;
            }
        }

        return known;
    }

    private static long Stamp(string path) => File.GetLastWriteTimeUtc(path).Ticks;

    private static long Deflate(string path)
    {
        try
        {
            var counter = new CountingStream();
            using var file = FileSizes.Open(path, bufferSize: 1);
            using (var deflate = new DeflateStream(counter, CompressionLevel.Optimal))
            {
                file.CopyTo(deflate, 1 << 16);
            }

            // What does not shrink is stored.
            return Math.Min(counter.Length, file.Length);
        }
        catch (Exception exception) when (FileSizes.IsExpected(exception))
        {
            return 0;
        }
    }

    /// <summary>Forgets what is written to it, but for how much.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
            // There is nothing to flush.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;
    }
}
