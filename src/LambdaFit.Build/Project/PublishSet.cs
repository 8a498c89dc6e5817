using LambdaFit.Build.Files;
using LambdaFit.Build.Figures;
using Microsoft.Build.Framework;

namespace LambdaFit.Build.Project;

/// <summary>
/// The files that publishing would deploy, from what a build knows before it compiles. It follows the SDK's
/// <c>ComputeResolvedFilesToPublishList</c>, which cannot be run early: its items would be kept, and what a project adds later would be missing.
/// </summary>
internal sealed class PublishSet(PartFinder parts, PublishSettings settings)
{
    private readonly Dictionary<string, DeployedFile> files = new(StringComparer.Ordinal);

    /// <summary>Gets the files found so far, one for each place.</summary>
    public IReadOnlyCollection<DeployedFile> Files => files.Values;

    /// <summary>Adds the runtime of a self-contained function.</summary>
    public void AddFramework(IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            var isDeployed = settings.SelfContained || IsTrue(item, "RuntimePackAlwaysCopyLocal");
            var isDropped = settings.PublishSingleFile && IsTrue(item, "DropFromSingleFile");
            if (isDeployed && !isDropped && item.GetMetadata("AssetType") != "pgodata")
            {
                Add(item, TargetOf(item), parts.Framework(item));
            }
        }
    }

    /// <summary>Adds what packages, other projects and assemblies bring.</summary>
    public void AddReferences(IEnumerable<ITaskItem> items, ICollection<ITaskItem> frameworkAssets, bool withDocumentation)
    {
        var framework = new HashSet<string>(frameworkAssets.Select(item => item.ItemSpec), StringComparer.Ordinal);
        var languages = settings.SatelliteResourceLanguages.Split([';'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var item in items)
        {
            var isUnwanted = framework.Contains(item.ItemSpec)
                || IsFalse(item, "Private")
                || IsFalse(item, "CopyToPublishDirectory")
                || (!withDocumentation && item.ItemSpec.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                || (languages.Length > 0 && item.GetMetadata("AssetType") == "resources" && !languages.Contains(item.GetMetadata("Culture"), StringComparer.OrdinalIgnoreCase));
            if (!isUnwanted)
            {
                Add(item);
            }
        }
    }

    /// <summary>Adds content that is copied to the output or to what is published.</summary>
    public void AddContent(IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            var copy = item.GetMetadata("CopyToPublishDirectory");
            if (copy.Length == 0)
            {
                copy = item.GetMetadata("CopyToOutputDirectory");
            }

            if (copy is "Always" or "PreserveNewest" or "IfDifferent")
            {
                var target = item.GetMetadata("TargetPath");
                target = DeployedFile.Normalize(target.Length > 0 ? target : Path.GetFileName(item.ItemSpec));
                Add(item, target, parts.OfContent(item, item.GetMetadata("FullPath"), target));
            }
        }
    }

    /// <summary>Adds a file of the project itself.</summary>
    public void AddOwn(string target, string source, long bytes)
    {
        if (bytes > 0)
        {
            files[target] = new DeployedFile(target, source, bytes, parts.Own, DeployedFile.RoleOf(target));
        }
    }

    private static bool IsTrue(ITaskItem item, string metadata) => item.GetMetadata(metadata).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(ITaskItem item, string metadata) => item.GetMetadata(metadata).Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string TargetOf(ITaskItem item)
    {
        var target = item.GetMetadata("DestinationSubPath");
        return target.Length > 0 ? target : item.GetMetadata("DestinationSubDirectory") + Path.GetFileName(item.ItemSpec);
    }

    private void Add(ITaskItem item, string? target = null, PartKey? part = null)
    {
        var path = DeployedFile.Normalize(target ?? TargetOf(item));
        var source = item.GetMetadata("FullPath");
        var role = DeployedFile.RoleOf(path);
        part ??= parts.Of(item, source, path);

        var growth = settings is { PublishReadyToRun: true, PublishAot: false }
            && role is FileRole.Assembly
            && Platforms.OfFile(path) is null
            && part.Kind is PartKind.Package or PartKind.Project
                ? ManagedImage.ReadyToRunGrowth(source)
                : 0;
        files[path] = new DeployedFile(path, source, FileSizes.Of(source) + growth, part, role) { ReadyToRunBytes = growth };
    }
}
