using System.Globalization;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Project;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace LambdaFit.Build;

/// <summary>What the estimate and the measurement of a deployment package share: the project, and that neither ever fails a build by its own fault.</summary>
public abstract class PackageSizeTask : Task
{
    // Flags are texts here: a value that is no flag must not fail the build, as MSBuild would.

    /// <summary>Gets or sets the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Gets or sets the name of the project's assembly.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>Gets or sets the file to write the figures to.</summary>
    [Required]
    public string Figures { get; set; } = "";

    /// <summary>Gets or sets <c>ReferenceCopyLocalPaths</c>.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Gets or sets what NuGet packages bring.</summary>
    public ITaskItem[] PackageAssets { get; set; } = [];

    /// <summary>Gets or sets the files of the runtime packs.</summary>
    public ITaskItem[] FrameworkAssets { get; set; } = [];

    /// <summary>Gets or sets the packages that the project references itself.</summary>
    public ITaskItem[] PackageReferences { get; set; } = [];

    /// <summary>Gets or sets the files that say how functions run.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>Gets or sets the folder that NuGet unpacks packages into.</summary>
    public string PackageRoot { get; set; } = "";

    /// <summary>Gets or sets the platform that the project is published for.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>Gets or sets the languages that satellite assemblies are deployed for.</summary>
    public string SatelliteResourceLanguages { get; set; } = "";

    /// <summary>Gets or sets whether the runtime is deployed too.</summary>
    public string SelfContained { get; set; } = "";

    /// <summary>Gets or sets whether the project is published with native AOT.</summary>
    public string PublishAot { get; set; } = "";

    /// <summary>Gets or sets whether the project is published with ReadyToRun code.</summary>
    public string PublishReadyToRun { get; set; } = "";

    /// <summary>Gets or sets whether the project is published trimmed.</summary>
    public string PublishTrimmed { get; set; } = "";

    /// <summary>Gets or sets whether the project is published as a single file.</summary>
    public string PublishSingleFile { get; set; } = "";

    /// <summary>Gets or sets the size of the function's layers, in bytes.</summary>
    public string LayerBytes { get; set; } = "";

    /// <summary>Gets or sets what the project says its function is: <c>zip</c> or <c>image</c>.</summary>
    public string PackageType { get; set; } = "";

    /// <summary>Gets or sets whether the SDK publishes the project as a container image.</summary>
    public string BuildsContainer { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Run();
        }
#pragma warning disable CA1031 // Whatever goes wrong here must not fail a build that works without it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LogMessage(MessageImportance.High, "LambdaFit could not measure the deployment package of {0}: {1}", AssemblyName, exception.Message);
            Log.LogMessage(MessageImportance.Low, exception.ToString());
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Does the work.</summary>
    protected abstract void Run();

    private protected static bool IsTrue(string flag) => flag.Equals("true", StringComparison.OrdinalIgnoreCase);

    private protected FunctionConfiguration ReadConfiguration() =>
        FunctionConfiguration.Read(ConfigurationFiles.Select(item => (item.GetMetadata("FullPath"), item.GetMetadata("Kind"))), PackageType, IsTrue(BuildsContainer) || HasDockerfile(), ProjectFile, AssemblyName);

    private protected bool HasDockerfile()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(ProjectFile));
        return folder is not null && Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*ockerfile*")
            .Select(file => Path.GetFileName(file))
            .Any(name => name.Equals("Dockerfile", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase));
    }

    private protected PublishSettings Settings(FunctionConfiguration configuration) => new()
    {
        RuntimeIdentifier = RuntimeIdentifier,
        FunctionPlatform = RuntimeIdentifier.Length > 0 ? RuntimeIdentifier : configuration.IsArm ? "linux-arm64" : "linux-x64",
        SatelliteResourceLanguages = SatelliteResourceLanguages,
        SelfContained = IsTrue(SelfContained),
        PublishAot = IsTrue(PublishAot),
        PublishReadyToRun = IsTrue(PublishReadyToRun),
        PublishTrimmed = IsTrue(PublishTrimmed),
        PublishSingleFile = IsTrue(PublishSingleFile),
    };

    private protected HashSet<string> DirectReferences() => new(PackageReferences.Select(item => item.ItemSpec), StringComparer.OrdinalIgnoreCase);

    private protected PartFinder Parts() => new(AssemblyName, PackageRoot);

    private protected long Layers() =>
        long.TryParse(LayerBytes, NumberStyles.Integer, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : 0;
}
