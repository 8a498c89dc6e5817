namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// Paths as text. Analyzers may not ask the disk, and a file may come from another system than the one that compiles,
/// so both separators count. Paths with a drive letter or a server name are compared without regard to case.
/// </summary>
internal static class FilePath
{
    private const char Separator = '/';

    /// <summary>Gets what stands behind the last separator.</summary>
    public static string Name(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>Gets the normal form of the directory that holds a file.</summary>
    public static string Directory(string path) => Normalize(path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1));

    /// <summary>Gets where a path leads that stands in a file of a directory.</summary>
    public static string Combine(string directory, string path) =>
        Normalize(HasDrive(path) || (path.Length > 0 && path[0] is '/' or '\\') ? path : directory + Separator + path);

    /// <summary>Tells whether a path is a directory or lies anywhere in it. Both are in normal form.</summary>
    public static bool IsWithin(string path, string directory)
    {
        var comparison = IsWindows(directory) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.StartsWith(directory, comparison)
            && (path.Length == directory.Length || directory.Length == 0 || directory[directory.Length - 1] == Separator || path[directory.Length] == Separator);
    }

    /// <summary>Gets a path with <c>/</c> for each separator, without <c>.</c>, <c>..</c>, doubled or closing separators.</summary>
    public static string Normalize(string path)
    {
        var unified = path.Trim().Replace('\\', Separator);
        var root = unified.StartsWith("//", StringComparison.Ordinal) ? "//" : unified.StartsWith("/", StringComparison.Ordinal) ? "/" : string.Empty;
        var parts = new List<string>();
        foreach (var part in unified.Split(Separator))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                if (!HasDrive(parts[parts.Count - 1]))
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part is not ("" or ".") && (part != ".." || root.Length == 0))
            {
                parts.Add(part);
            }
        }

        return root + string.Join("/", parts);
    }

    private static bool HasDrive(string path) => path.Length > 1 && path[1] == ':';

    private static bool IsWindows(string path) => HasDrive(path) || path.StartsWith("//", StringComparison.Ordinal);
}
