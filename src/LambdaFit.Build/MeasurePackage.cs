using System.Reflection;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Files;
using LambdaFit.Build.Project;
using LambdaFit.Build.Report;
using Microsoft.Build.Framework;

namespace LambdaFit.Build;

/// <summary>Measures what was published, writes it down and prints it, and fails the publish when Lambda would refuse the package.</summary>
public sealed class MeasurePackage : PackageSizeTask
{
    private const string TooLarge = "LFIT4001";
    private const string DirectUploadTooLarge = "LFIT4003";
    private const int NamedParts = 3;
    private const long NamedSaving = 1024 * 1024;

    /// <summary>Gets or sets the folder that was published to.</summary>
    [Required]
    public string PublishFolder { get; set; } = "";

    /// <summary>Gets or sets a second place for the figures: that of the project's last publish, whatever its framework and platform.</summary>
    [Required]
    public string LastFigures { get; set; } = "";

    /// <summary>Gets or sets the files that the SDK published.</summary>
    public ITaskItem[] Published { get; set; } = [];

    /// <summary>Gets or sets whether to leave out the zip, which takes time.</summary>
    public string SkipZip { get; set; } = "";

    /// <summary>Gets or sets whether to write the page with the treemap.</summary>
    public string WriteReport { get; set; } = "";

    /// <summary>Gets or sets what to do about a package that is too large: <c>error</c>, <c>warning</c> or <c>none</c>.</summary>
    public string LimitSeverity { get; set; } = "";

    /// <summary>Gets or sets the ids of warnings that are not wanted.</summary>
    public string SuppressedWarnings { get; set; } = "";

    /// <summary>Gets or sets the ids of warnings that must not become errors.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>Gets or sets the project's <c>.editorconfig</c> and <c>.globalconfig</c> files.</summary>
    public ITaskItem[] AnalyzerConfigFiles { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        if (!Directory.Exists(PublishFolder))
        {
            return;
        }

        var configuration = ReadConfiguration();
        var settings = Settings(configuration);
        var published = new PublishedFiles(Parts(), AssemblyName);
        published.AddOrigins(References, isFramework: false);
        published.AddOrigins(PackageAssets, isFramework: false);
        published.AddOrigins(FrameworkAssets, isFramework: true);
        published.AddPublished(Published);
        var files = published.Read(PublishFolder, Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!, settings.PublishReadyToRun);
        if (files.Count == 0)
        {
            return;
        }

        var isZipped = !IsTrue(SkipZip) && configuration.PackageType != FunctionConfiguration.Image;
        if (isZipped)
        {
            files = ZipSizes.Add(files, Path.ChangeExtension(Figures, ".zipsizes"));
        }

        var figures = PackageFigures.Of(files, settings, DirectReferences()) with
        {
            ZipBytes = isZipped ? ZipSizes.Of(files) : -1,
            LayerBytes = Layers(),
            PackageType = configuration.PackageType,
            HasDockerfile = HasDockerfile(),
        };
        Log.LogMessage(MessageImportance.High, "{0}", FiguresTable.Write(AssemblyName, figures));
        CheckLimits(figures, configuration);

        // Last, since a folder may be read-only.
        var json = FiguresJson.Write(figures);
        FileSizes.WriteText(Figures, json);
        FileSizes.WriteText(LastFigures, json);
        if (IsTrue(WriteReport))
        {
            var page = Path.ChangeExtension(LastFigures, ".html");
            FileSizes.WriteText(page, TreemapPage.Write(AssemblyName, figures, files));
            Log.LogMessage(MessageImportance.High, "  report     {0}", page);
        }
    }

    private void CheckLimits(PackageFigures figures, FunctionConfiguration configuration)
    {
        if (configuration.PackageType == FunctionConfiguration.Image)
        {
            return;
        }

        if (figures.BytesWithLayers > LambdaLimits.UnzippedBytes)
        {
            ReportTooLarge(figures, configuration);
        }
        else if (configuration.IsUploadedDirectly
            && figures.ZipBytes - OtherPlatforms(figures) > LambdaLimits.DirectUploadBytes
            && ConfiguredSeverity.Of(DirectUploadTooLarge, Severity.Warning, SuppressedWarnings, "", AnalyzerConfigs()) is not Severity.None)
        {
            Log.LogMessage(
                subcategory: null,
                DirectUploadTooLarge,
                helpKeyword: null,
                ProjectFile,
                0,
                0,
                0,
                0,
                MessageImportance.High,
                $"The zip of '{AssemblyName}' has {Megabytes.Text(figures.ZipBytes)}, more than the {Megabytes.Text(LambdaLimits.DirectUploadBytes)} that Lambda takes directly; name a bucket in 's3-bucket' or set 'resolve-s3' in the file of defaults for the .NET Lambda tools");
        }
    }

    private void ReportTooLarge(PackageFigures figures, FunctionConfiguration configuration)
    {
        var severity = LimitSeverity.ToLowerInvariant() switch
        {
            "none" => Severity.None,
            "warning" => Severity.Warning,

            // Where nothing says that the function is a zip, or the tools of AWS may publish less than this, an error could fail a build that works.
            _ => configuration.PackageType == FunctionConfiguration.Zip && figures.BytesWithLayers - OtherPlatforms(figures) > LambdaLimits.UnzippedBytes ? Severity.Error : Severity.Warning,
        };
        severity = ConfiguredSeverity.Of(TooLarge, severity, SuppressedWarnings, WarningsNotAsErrors, AnalyzerConfigs());

        var largest = string.Join(", ", figures.Parts.Take(NamedParts).Select(part => $"{part.Key.Name} {Megabytes.Text(part.Bytes)}"));
        var layers = figures.LayerBytes > 0 ? " with its layers" : "";
        var savings = figures.Savings.Where(saving => saving.Bytes >= NamedSaving).Take(NamedParts).Select(saving => $"{SavingText.Setting(saving, figures.Settings)} saves {Megabytes.Text(saving.Bytes)}");
        var message = $"The deployment package of '{AssemblyName}' has {Megabytes.Text(figures.BytesWithLayers)} unzipped{layers}, more than the {Megabytes.Text(LambdaLimits.UnzippedBytes)} that Lambda accepts (largest: {largest}); "
            + "deploy a container image, which may have 10 GB (\"package-type\": \"image\" or PackageType: Image), or make it smaller"
            + string.Concat(savings.Select((saving, i) => (i == 0 ? ": " : ", ") + saving))
            + $"; {LastFigures} lists all of it";
        if (severity is Severity.Error)
        {
            Log.LogError(null, TooLarge, null, HelpLink(TooLarge), ProjectFile, 0, 0, 0, 0, "{0}", message);
        }
        else if (severity is Severity.Warning)
        {
            Log.LogWarning(null, TooLarge, null, HelpLink(TooLarge), ProjectFile, 0, 0, 0, 0, "{0}", message);
        }
    }

    /// <summary>The bytes that are not there when the .NET Lambda tools or SAM publish: they name the platform.</summary>
    private static long OtherPlatforms(PackageFigures figures) => figures.Parts.Sum(part => part.OtherPlatformBytes);

    /// <summary>The page of a rule, in the repository that the build knows.</summary>
    private static string HelpLink(string id) =>
        typeof(MeasurePackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryUrl").Value
        + $"/blob/main/nuget/docs/rules/{id}.md";

    private IEnumerable<string> AnalyzerConfigs() => AnalyzerConfigFiles.Select(item => item.GetMetadata("FullPath"));
}
