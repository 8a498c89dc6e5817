namespace LambdaFit.Build.Files;

/// <summary>Sizes of files that may not exist, may not be readable, or may have names that a platform refuses: such a file has no size.</summary>
internal static class FileSizes
{
    public static long Of(string path)
    {
        try
        {
            if (path.Length == 0)
            {
                return 0;
            }

            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return 0;
            }

            // A link's own length is that of its name; what is deployed is the file that it leads to.
            if (!file.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                return file.Length;
            }

            using var stream = Open(path);
            return stream.Length;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return 0;
        }
    }

    /// <summary>Opens a file that others may be writing or deleting.</summary>
    public static FileStream Open(string path, int bufferSize = 4096) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize);

    /// <summary>Tells the failures that the world of files has in store from those of this code.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;

    /// <summary>Reads a small text file, or null.</summary>
    public static string? ReadText(string path, int limit = 8 * 1024 * 1024)
    {
        try
        {
            return path.Length > 0 && File.Exists(path) && new FileInfo(path).Length <= limit ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return null;
        }
    }

    /// <summary>Writes a file that others can do without: where it cannot be written it is left out.</summary>
    public static void TryWriteText(string path, string text)
    {
        try
        {
            WriteText(path, text);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            // Nobody depends on it.
        }
    }

    /// <summary>
    /// Writes a file in one step, so that nobody ever reads half of it, and not at all when it says the same already: its time stamp
    /// would make the compiler run again.
    /// </summary>
    /// <param name="path">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="keepTime">Whether the new file has the time stamp of the old one.</param>
    public static void WriteText(string path, string text, bool keepTime = false)
    {
        if (ReadText(path) == text)
        {
            return;
        }

        var time = keepTime && File.Exists(path) ? File.GetLastWriteTimeUtc(path) : (DateTime?)null;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(temporary, text);
            if (time is { } known)
            {
                File.SetLastWriteTimeUtc(temporary, known);
            }

            if (File.Exists(path))
            {
                File.Delete(path);
            }

            File.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
