using LambdaFit.Build.Files;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Project;
using Microsoft.Build.Framework;

namespace LambdaFit.Build;

/// <summary>Estimates, before anything is compiled, how large the deployment package becomes, and writes it down for the analyzers.</summary>
public sealed class EstimatePackageSize : PackageSizeTask
{
    private const string StampExtension = ".stamp";

    /// <summary>Gets or sets the file whose time stamp says when the estimate was made.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Gets or sets whether the figures keep the time stamp that they have.</summary>
    public string KeepTime { get; set; } = "";

    /// <summary>Gets or sets content of the project and of those that it references.</summary>
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>Gets or sets the sources.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Gets or sets what is embedded into the assembly.</summary>
    public ITaskItem[] EmbeddedResources { get; set; } = [];

    /// <summary>Gets or sets the files that the project is built from besides its folder.</summary>
    public ITaskItem[] BuildFiles { get; set; } = [];

    /// <summary>Gets or sets the version of the SDK that builds.</summary>
    public string SdkVersion { get; set; } = "";

    /// <summary>Gets or sets the assembly that an earlier build may have left.</summary>
    public string BuiltAssembly { get; set; } = "";

    /// <summary>Gets or sets the extension of the assembly.</summary>
    public string AssemblyExtension { get; set; } = ".dll";

    /// <summary>Gets or sets the symbols that an earlier build may have left; nothing where none are made.</summary>
    public string BuiltSymbols { get; set; } = "";

    /// <summary>Gets or sets the <c>.deps.json</c> that an earlier build may have left; nothing where none is made.</summary>
    public string BuiltDependencies { get; set; } = "";

    /// <summary>Gets or sets the <c>.runtimeconfig.json</c> that an earlier build may have left; nothing where none is made.</summary>
    public string BuiltRuntimeConfiguration { get; set; } = "";

    /// <summary>Gets or sets the program that starts the assembly; nothing where there is none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Gets or sets whether references' documentation is published.</summary>
    public string PublishReferencesDocumentation { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        try
        {
            var configuration = ReadConfiguration();
            var settings = Settings(configuration);
            var files = Rewriting.Apply(Collect(settings), settings);
            var (context, project) = DockerContext.Find(ProjectFile, BuildFiles.Select(item => item.ItemSpec).Concat(DockerContext.Linked(ProjectFile, OwnFiles())));
            var figures = PackageFigures.Of(files, settings, DirectReferences()) with
            {
                IsEstimate = true,
                LayerBytes = Layers(),
                PackageType = configuration.PackageType,
                HasDockerfile = HasDockerfile(),
                DockerContext = context,
                DockerProject = project,
                DockerSdk = DockerContext.SdkTag(ProjectFile, SdkVersion),
            };
            FileSizes.WriteText(Figures, FiguresJson.Write(figures), IsTrue(KeepTime));
        }
        finally
        {
            // Also after a failure: it would only be repeated until something changes.
            if (Stamp.Length > 0)
            {
                WriteStamp();
            }
        }
    }

    /// <summary>Writes the stamp, and deletes those of other inputs: they would say later that nothing has changed since.</summary>
    private void WriteStamp()
    {
        var folder = Path.GetDirectoryName(Stamp)!;
        Directory.CreateDirectory(folder);
        foreach (var other in Directory.EnumerateFiles(folder, "estimate.*" + StampExtension).Where(file => !IsTrue(KeepTime) && Path.GetFileName(file) != Path.GetFileName(Stamp)))
        {
            File.Delete(other);
        }

        File.WriteAllText(Stamp, "");
    }

    /// <summary>What the project itself lists, and neither a package nor another project brings.</summary>
    private IEnumerable<string> OwnFiles()
    {
        var packages = PackageRoot.Length == 0 ? null : Path.GetFullPath(PackageRoot);
        return Sources.Concat(Content).Concat(EmbeddedResources).Concat(References)
            .Where(item => item.GetMetadata("NuGetPackageId").Length == 0 && item.GetMetadata("ReferenceSourceTarget").Length == 0 && item.GetMetadata("MSBuildSourceProjectFile").Length == 0)
            .Select(item => item.GetMetadata("FullPath"))
            .Where(file => packages is null || !file.StartsWith(packages, StringComparison.Ordinal));
    }

    /// <summary>MSBuild may run projects side by side in one process; its current directory is then nobody's.</summary>
    private string Absolute(string path) => path.Length == 0 ? "" : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!, path);

    private List<DeployedFile> Collect(PublishSettings settings)
    {
        var builtAssembly = Absolute(BuiltAssembly);
        var builtSymbols = Absolute(BuiltSymbols);
        var builtDependencies = Absolute(BuiltDependencies);
        var builtRuntimeConfiguration = Absolute(BuiltRuntimeConfiguration);
        var set = new PublishSet(Parts(), settings);
        set.AddFramework(FrameworkAssets);
        set.AddReferences(PackageAssets.Concat(References), FrameworkAssets, IsTrue(PublishReferencesDocumentation));
        set.AddContent(Content);

        var assembly = AssemblyName + AssemblyExtension;
        set.AddOwn(assembly, builtAssembly, OwnOutput.Assembly(builtAssembly, Sources, EmbeddedResources));
        if (builtSymbols.Length > 0)
        {
            set.AddOwn(AssemblyName + ".pdb", builtSymbols, OwnOutput.Symbols(builtSymbols, Sources));
        }

        if (builtDependencies.Length > 0)
        {
            set.AddOwn(AssemblyName + ".deps.json", builtDependencies, OwnOutput.Dependencies(builtDependencies, set.Files.Count(file => file.Role is FileRole.Assembly)));
        }

        if (builtRuntimeConfiguration.Length > 0)
        {
            set.AddOwn(AssemblyName + ".runtimeconfig.json", builtRuntimeConfiguration, OwnOutput.RuntimeConfiguration(builtRuntimeConfiguration));
        }

        if (Host.Length > 0)
        {
            set.AddOwn(AssemblyName, Host, FileSizes.Of(Host));
        }

        return [.. set.Files];
    }
}
