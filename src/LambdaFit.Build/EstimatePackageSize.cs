using LambdaFit.Build.Files;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Project;
using Microsoft.Build.Framework;

namespace LambdaFit.Build;

/// <summary>Estimates, before anything is compiled, how large the deployment package becomes, and writes it down for the analyzers.</summary>
public sealed class EstimatePackageSize : PackageSizeTask
{
    /// <summary>Gets or sets the file whose time stamp says when the estimate was made.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Gets or sets content of the project and of those that it references.</summary>
    public ITaskItem[] Content { get; set; } = [];

    /// <summary>Gets or sets the sources.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Gets or sets what is embedded into the assembly.</summary>
    public ITaskItem[] EmbeddedResources { get; set; } = [];

    /// <summary>Gets or sets the files that the project is built from besides its folder.</summary>
    public ITaskItem[] BuildFiles { get; set; } = [];

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
            var (context, project) = DockerContext.Find(ProjectFile, BuildFiles.Select(item => item.ItemSpec));
            var figures = PackageFigures.Of(files, settings, DirectReferences()) with
            {
                IsEstimate = true,
                LayerBytes = Layers(),
                PackageType = configuration.PackageType,
                HasDockerfile = HasDockerfile(),
                DockerContext = context,
                DockerProject = project,
            };
            FileSizes.WriteText(Figures, FiguresJson.Write(figures));
        }
        finally
        {
            // Also after a failure: it would only be repeated until something changes.
            if (Stamp.Length > 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Stamp)!);
                File.WriteAllText(Stamp, "");
            }
        }
    }

    private List<DeployedFile> Collect(PublishSettings settings)
    {
        var set = new PublishSet(Parts(), settings);
        set.AddFramework(FrameworkAssets);
        set.AddReferences(PackageAssets.Concat(References), FrameworkAssets, IsTrue(PublishReferencesDocumentation));
        set.AddContent(Content);

        var assembly = AssemblyName + AssemblyExtension;
        set.AddOwn(assembly, BuiltAssembly, OwnOutput.Assembly(BuiltAssembly, Sources, EmbeddedResources));
        if (BuiltSymbols.Length > 0)
        {
            set.AddOwn(AssemblyName + ".pdb", BuiltSymbols, OwnOutput.Symbols(BuiltSymbols, Sources));
        }

        if (BuiltDependencies.Length > 0)
        {
            set.AddOwn(AssemblyName + ".deps.json", BuiltDependencies, OwnOutput.Dependencies(BuiltDependencies, set.Files.Count(file => file.Role is FileRole.Assembly)));
        }

        if (BuiltRuntimeConfiguration.Length > 0)
        {
            set.AddOwn(AssemblyName + ".runtimeconfig.json", BuiltRuntimeConfiguration, OwnOutput.RuntimeConfiguration(BuiltRuntimeConfiguration));
        }

        if (Host.Length > 0)
        {
            set.AddOwn(AssemblyName, Host, FileSizes.Of(Host));
        }

        return [.. set.Files];
    }
}
