using LambdaFit.Build.Files;
using Microsoft.Build.Framework;

namespace LambdaFit.Build.Project;

/// <summary>What was published: the files of the folder, each with the package or project that it comes from.</summary>
internal sealed class PublishedFiles
{
    private readonly Dictionary<string, (PartKey Part, long OriginalBytes)> origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> published = new(StringComparer.OrdinalIgnoreCase);
    private readonly PartFinder parts;
    private readonly string assemblyName;

    public PublishedFiles(PartFinder parts, string assemblyName)
    {
        this.parts = parts;
        this.assemblyName = assemblyName;
    }

    /// <summary>Learns where references, packages and the runtime would put their files, and how large they are before ReadyToRun.</summary>
    public void AddOrigins(IEnumerable<ITaskItem> items, bool isFramework)
    {
        foreach (var item in items)
        {
            var target = Target(item);
            var source = item.GetMetadata("FullPath");
            origins[target] = (isFramework ? parts.Framework(item) : parts.Of(item, source, target), FileSizes.Of(source));
        }
    }

    /// <summary>Learns what the SDK published.</summary>
    public void AddPublished(IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            var target = DeployedFile.Normalize(item.GetMetadata("RelativePath"));
            published.Add(target);
            if (target.Length > 0 && !origins.ContainsKey(target))
            {
                var part = parts.Of(item, item.GetMetadata("FullPath"), target);
                if (part.Kind is not PartKind.Content)
                {
                    origins[target] = (part, 0);
                }
            }
        }
    }

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">What was published to.</param>
    /// <param name="projectFolder">The project's folder: publishing into a folder around it leaves more there than what is deployed.</param>
    /// <param name="isReadyToRun">Whether assemblies were compiled to ReadyToRun.</param>
    public IReadOnlyList<DeployedFile> Read(string folder, string projectFolder, bool isReadyToRun)
    {
        folder = Path.GetFullPath(folder);
        var onlyOwn = IsShared(folder, projectFolder);
        var files = new List<DeployedFile>();
        foreach (var file in Enumerate(folder))
        {
            var target = DeployedFile.Normalize(file.FullName.Substring(folder.Length));

            // Debug files of native AOT are left out by the tools of AWS.
            if (target.EndsWith(".dbg", StringComparison.OrdinalIgnoreCase) || (onlyOwn && !published.Contains(target) && !IsOwn(target)))
            {
                continue;
            }

            var bytes = FileSizes.Of(file.FullName);
            var known = origins.TryGetValue(target, out var origin);
            var part = IsOwn(target) ? parts.Own : known ? origin.Part : parts.Content(target);
            var role = DeployedFile.RoleOf(target);
            var growth = isReadyToRun && known && role is FileRole.Assembly && origin.OriginalBytes > 0 ? Math.Max(0, bytes - origin.OriginalBytes) : 0;
            files.Add(new DeployedFile(target, file.FullName, bytes, part, role) { ReadyToRunBytes = growth });
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Target, b.Target));
        return files;
    }

    private static string Target(ITaskItem item)
    {
        var target = item.GetMetadata("DestinationSubPath");
        return DeployedFile.Normalize(target.Length > 0 ? target : item.GetMetadata("DestinationSubDirectory") + Path.GetFileName(item.ItemSpec));
    }

    /// <summary>Enumerates files without following links in circles: a folder that is a link is left out, as the zip tools leave it out.</summary>
    private static IEnumerable<FileInfo> Enumerate(string folder)
    {
        var folders = new Stack<DirectoryInfo>();
        folders.Push(new DirectoryInfo(folder));
        while (folders.Count > 0)
        {
            foreach (var entry in folders.Pop().EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo inner)
                {
                    if (!inner.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    {
                        folders.Push(inner);
                    }
                }
                else if (entry is FileInfo file)
                {
                    yield return file;
                }
            }
        }
    }

    private bool IsOwn(string target) =>
        target.Equals(assemblyName, StringComparison.OrdinalIgnoreCase)
        || (target.StartsWith(assemblyName + ".", StringComparison.OrdinalIgnoreCase)
            && target.Substring(assemblyName.Length) is ".dll" or ".exe" or ".pdb" or ".deps.json" or ".runtimeconfig.json");

    /// <summary>Tells whether others put files there too: the project itself, or another project that was published to the same folder.</summary>
    private bool IsShared(string folder, string projectFolder)
    {
        var around = folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar;
        return (Path.GetFullPath(projectFolder) + Path.DirectorySeparatorChar).StartsWith(around, StringComparison.Ordinal)
            || Directory.EnumerateFiles(folder, "*.deps.json").Any(file => !IsOwn(Path.GetFileName(file)));
    }
}
