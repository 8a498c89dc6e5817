using System.Text.RegularExpressions;
using LambdaFit.Build.Files;

namespace LambdaFit.Build.Project;

/// <summary>Finds the folder that <c>docker build</c> needs to see: the nearest one that holds everything that the project is built from.</summary>
internal static class DockerContext
{
    private const string SdkFile = "global.json";

    private static readonly string[] ImportedFiles = [SdkFile, "nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>Finds the folder.</summary>
    /// <param name="projectFile">The project file.</param>
    /// <param name="otherFiles">Files that the project is built from too; relative paths start in its folder.</param>
    /// <returns>The folder, relative to the project's, and the project file, relative to the folder; both empty where they are not known.</returns>
    public static (string Context, string Project) Find(string projectFile, IEnumerable<string> otherFiles)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(projectFile))!;
            var common = Segments(folder);
            foreach (var file in otherFiles.Where(file => file.Length > 0).Concat(Above(folder)))
            {
                var other = Segments(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, file)))!);
                var shared = 0;
                while (shared < common.Length && shared < other.Length && common[shared] == other[shared])
                {
                    shared++;
                }

                common = [.. common.Take(shared)];
            }

            // The root of a file system is nobody's context.
            var own = Segments(folder);
            if (common.Length < 2)
            {
                return ("", "");
            }

            var up = own.Length - common.Length;
            return (
                up == 0 ? "." : string.Join("/", Enumerable.Repeat("..", up)),
                string.Join("/", own.Skip(common.Length).Concat([Path.GetFileName(projectFile)])));
        }
        catch (Exception exception) when (FileSizes.IsExpected(exception))
        {
            return ("", "");
        }
    }

    /// <summary>Chooses those files that lie in the project's repository, but not in its folder: sources and content of elsewhere that it links to.</summary>
    public static IEnumerable<string> Linked(string projectFile, IEnumerable<string> files)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(projectFile))!;
        var root = Root(folder);
        return root is null ? [] : files.Where(file => IsIn(file, root) && !IsIn(file, folder));
    }

    /// <summary>
    /// Gets the tag of the SDK's image: the SDK that builds now, which knows all frameworks of the project and of those that it references; and its exact version where a
    /// <c>global.json</c> asks for one. Empty where there may be no such image.
    /// </summary>
    public static string SdkTag(string projectFile, string sdkVersion)
    {
        if (!Regex.IsMatch(sdkVersion, @"^\d+\.\d+\.\d+$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            return "";
        }

        var pinned = Above(Path.GetDirectoryName(Path.GetFullPath(projectFile))!).FirstOrDefault(file => Path.GetFileName(file) == SdkFile);
        return FileSizes.ReadText(pinned ?? "")?.Contains("\"version\"") == true ? sdkVersion : sdkVersion.Substring(0, sdkVersion.LastIndexOf('.'));
    }

    /// <summary>Finds the files that the tools look for above the project, up to the root of its repository; without one, above means nothing.</summary>
    private static IEnumerable<string> Above(string folder)
    {
        var found = new List<string>();
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            found.AddRange(ImportedFiles.Select(name => Path.Combine(above.FullName, name)).Where(File.Exists));
            if (IsRoot(above))
            {
                return found;
            }
        }

        return [];
    }

    private static string? Root(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !IsRoot(root))
        {
            root = root.Parent;
        }

        return root?.FullName;
    }

    private static bool IsRoot(DirectoryInfo folder)
    {
        var git = Path.Combine(folder.FullName, ".git");
        return Directory.Exists(git) || File.Exists(git);
    }

    private static bool IsIn(string file, string folder) =>
        file.Length > folder.Length && file[folder.Length] is '/' or '\\' && file.StartsWith(folder, StringComparison.Ordinal);

    private static string[] Segments(string folder) => folder.Replace('\\', '/').Split('/');
}
