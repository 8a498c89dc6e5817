using LambdaFit.Build.Files;
using Microsoft.Build.Framework;

namespace LambdaFit.Build.Project;

/// <summary>Tells from an MSBuild item which package or project a file comes from.</summary>
internal sealed class PartFinder
{
    private readonly string packageRoot;
    private readonly Dictionary<string, PartKey> packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Initializes a new instance of the <see cref="PartFinder"/> class.</summary>
    /// <param name="projectName">The name of the project itself.</param>
    /// <param name="packageRoot">The folder that NuGet unpacks packages into, or nothing.</param>
    public PartFinder(string projectName, string packageRoot)
    {
        Own = new PartKey(PartKind.Project, projectName, null);
        this.packageRoot = packageRoot.Length == 0 ? "" : DeployedFile.Normalize(Path.GetFullPath(packageRoot)).TrimEnd('/') + "/";
    }

    /// <summary>Gets the project itself.</summary>
    public PartKey Own { get; }

    /// <summary>Finds the part of a file that is no runtime pack's.</summary>
    public PartKey Of(ITaskItem item, string source, string target)
    {
        var project = item.GetMetadata("MSBuildSourceProjectFile");
        if (project.Length == 0)
        {
            project = item.GetMetadata("OriginalProjectReferenceItemSpec");
        }

        // The symbols and satellites of a reference only say which reference they belong to.
        if (project.Length > 0 || item.GetMetadata("ReferenceSourceTarget") == "ProjectReference")
        {
            return new PartKey(PartKind.Project, Path.GetFileNameWithoutExtension(project.Length > 0 ? project : source), null);
        }

        return OfContent(item, source, target);
    }

    /// <summary>Finds the part of a file of the .NET runtime.</summary>
    public PartKey Framework(ITaskItem item)
    {
        var id = item.GetMetadata("NuGetPackageId");
        var version = item.GetMetadata("NuGetPackageVersion");
        return new PartKey(PartKind.Framework, id.Length > 0 ? id : ".NET runtime", version.Length > 0 ? version : null);
    }

    /// <summary>Finds the part of content: a package, or the folder; whose project it is nobody knows any more once it is published.</summary>
    public PartKey OfContent(ITaskItem item, string source, string target) => PackageOf(item, source) ?? Content(target);

    /// <summary>Groups what the project brings along: by its first folder, files in the root each for itself.</summary>
    public PartKey Content(string target)
    {
        var end = target.IndexOf('/');
        return new PartKey(PartKind.Content, end > 0 ? target.Substring(0, end + 1) : target, null);
    }

    private PartKey? PackageOf(ITaskItem item, string source)
    {
        // A project that another one references has the id of a package too, and so has its content.
        var id = item.GetMetadata("MSBuildSourceProjectFile").Length > 0 ? "" : item.GetMetadata("NuGetPackageId");
        return id.Length > 0 ? Package(id, item.GetMetadata("NuGetPackageVersion")) : InPackageRoot(source);
    }

    // Content that a package adds by targets of its own may say the id without the version.
    private PartKey Package(string id, string version)
    {
        if (packages.TryGetValue(id, out var known) && (version.Length == 0 || known.Version == version))
        {
            return known;
        }

        var package = new PartKey(PartKind.Package, id, version.Length > 0 ? version : null);
        packages[id] = package;
        return package;
    }

    private PartKey? InPackageRoot(string source)
    {
        var path = DeployedFile.Normalize(source);
        if (packageRoot.Length == 0 || !path.StartsWith(packageRoot, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = path.Substring(packageRoot.Length).Split('/');
        if (parts.Length < 3)
        {
            return null;
        }

        // The folder is in lower case; most packages have an assembly of their name.
        var name = Path.GetFileNameWithoutExtension(source);
        return Package(name.Equals(parts[0], StringComparison.OrdinalIgnoreCase) ? name : parts[0], parts[1]);
    }
}
