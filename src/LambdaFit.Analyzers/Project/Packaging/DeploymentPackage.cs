using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Packaging;

/// <summary>What publishing deploys, as <c>LambdaFit.Build</c> measured it before compilation. Immutable.</summary>
internal sealed class DeploymentPackage
{
    /// <summary>What the metadata of an additional file calls such a measurement.</summary>
    public const string Kind = "package";

    /// <summary>Gets the size of all files, without layers.</summary>
    public required long UnzippedBytes { get; init; }

    /// <summary>Gets the size of the layers, as far as the project says it.</summary>
    public long LayerBytes { get; init; }

    /// <summary>Gets the platform that is published for, or an empty string where the project names none.</summary>
    public string RuntimeIdentifier { get; init; } = string.Empty;

    /// <summary>Gets the platform of the function, as far as the build knows it; else an empty string.</summary>
    public string FunctionPlatform { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether trimming or a native compiler decides what is deployed, so that nobody knows its size before.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Gets a value indicating whether the build takes the functions for images: the project says so, or what it found in configuration files.</summary>
    public bool IsImage { get; init; }

    /// <summary>Gets a value indicating whether a <c>Dockerfile</c> lies beside the project.</summary>
    public bool HasDockerfile { get; init; }

    /// <summary>Gets the folder that <c>docker build</c> needs, relative to the project's; empty where that is not known.</summary>
    public string DockerContext { get; init; } = string.Empty;

    /// <summary>Gets where the project file lies in <see cref="DockerContext"/>.</summary>
    public string DockerProject { get; init; } = string.Empty;

    /// <summary>Gets the tag of the SDK's image that builds the project; empty where that is not known.</summary>
    public string DockerSdk { get; init; } = string.Empty;

    /// <summary>Gets the packages, projects and files that are deployed, largest first.</summary>
    public ImmutableArray<PackagePart> Parts { get; init; } = ImmutableArray<PackagePart>.Empty;

    /// <summary>Gets what settings of the project would save, largest first.</summary>
    public ImmutableArray<PackageSaving> Savings { get; init; } = ImmutableArray<PackageSaving>.Empty;

    /// <summary>Gets what leaving the files of other platforms out would save, or null where there are none.</summary>
    public PackageSaving? OtherPlatforms
    {
        get
        {
            foreach (var saving in Savings)
            {
                if (saving.Kind == PackageSaving.OtherPlatforms)
                {
                    return saving;
                }
            }

            return null;
        }
    }
}

/// <summary>What is deployed because of one package, project or the like.</summary>
/// <param name="Name">The id of the package, the name of the project.</param>
/// <param name="IsPackage">Whether it is a NuGet package.</param>
/// <param name="Bytes">The size of its files.</param>
/// <param name="IsDirect">Whether the project itself refers to it; null where that is not known.</param>
internal sealed record PackagePart(string Name, bool IsPackage, long Bytes, bool? IsDirect)
{
    /// <summary>Gets how many of the bytes are for other platforms than the function's.</summary>
    public long OtherPlatformBytes { get; init; }
}

/// <summary>What a setting of the project would save.</summary>
/// <param name="Kind">What it leaves out.</param>
/// <param name="Property">The MSBuild property, or an empty string where there is none.</param>
/// <param name="Bytes">How much that is.</param>
/// <param name="Parts">The packages that it makes smaller, largest first.</param>
internal sealed record PackageSaving(string Kind, string Property, long Bytes, ImmutableArray<string> Parts)
{
    /// <summary>Native and managed files for other operating systems and processors.</summary>
    public const string OtherPlatforms = "otherPlatforms";

    /// <summary>Resources of other languages.</summary>
    public const string Satellites = "satellites";

    /// <summary>Symbols for debuggers.</summary>
    public const string Symbols = "symbols";

    /// <summary>Code compiled ahead of time beside the portable one.</summary>
    public const string ReadyToRun = "readyToRun";

    /// <summary>.NET itself, which Lambda's runtimes bring.</summary>
    public const string SelfContained = "selfContained";

    /// <summary>Data about cultures.</summary>
    public const string Globalization = "globalization";

    /// <summary>XML documentation of assemblies.</summary>
    public const string Documentation = "documentation";

    /// <summary>Browsers and their drivers.</summary>
    public const string Browsers = "browsers";
}
