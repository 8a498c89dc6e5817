using LambdaFit.Build.Files;

namespace LambdaFit.Build.Project;

/// <summary>Finds the folder that <c>docker build</c> needs to see: the nearest one that holds everything that the project is built from.</summary>
internal static class DockerContext
{
    private static readonly string[] ImportedFiles = ["global.json", "nuget.config", "NuGet.config", "NuGet.Config"];

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

    /// <summary>Finds the files that the tools look for above the project, up to the root of its repository; without one, above means nothing.</summary>
    private static IEnumerable<string> Above(string folder)
    {
        var found = new List<string>();
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            found.AddRange(ImportedFiles.Select(name => Path.Combine(above.FullName, name)).Where(File.Exists));
            var git = Path.Combine(above.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return found;
            }
        }

        return [];
    }

    private static string[] Segments(string folder) => folder.Replace('\\', '/').Split('/');
}
