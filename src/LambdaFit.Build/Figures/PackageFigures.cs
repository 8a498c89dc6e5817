using LambdaFit.Build.Files;

namespace LambdaFit.Build.Figures;

/// <summary>A package, a project, or content: what it contributes to the deployment package.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Bytes">Its bytes, unzipped.</param>
/// <param name="Files">How many files it has.</param>
internal sealed record PackagePart(PartKey Key, long Bytes, int Files)
{
    /// <summary>Gets its bytes in the zip, or -1.</summary>
    public long ZipBytes { get; init; } = -1;

    /// <summary>Gets how many of its bytes are for other platforms than the function's.</summary>
    public long OtherPlatformBytes { get; init; }

    /// <summary>Gets a value indicating whether the project itself references it.</summary>
    public bool IsDirect { get; init; }
}

/// <summary>Bytes that a project could save.</summary>
/// <param name="Kind">What they are, as in the JSON.</param>
/// <param name="Property">The MSBuild property that saves them, or nothing.</param>
/// <param name="Bytes">How many.</param>
/// <param name="Parts">Where they are, largest first.</param>
internal sealed record Saving(string Kind, string Property, long Bytes, IReadOnlyList<string> Parts);

/// <summary>How a project is published, as far as sizes ask.</summary>
internal sealed record PublishSettings
{
    public string RuntimeIdentifier { get; init; } = "";

    /// <summary>Gets the platform that the function runs on: the project's, or what the configuration says of the architecture.</summary>
    public string FunctionPlatform { get; init; } = "linux-x64";

    public string SatelliteResourceLanguages { get; init; } = "";

    public bool SelfContained { get; init; }

    public bool PublishAot { get; init; }

    public bool PublishReadyToRun { get; init; }

    public bool PublishTrimmed { get; init; }

    public bool PublishSingleFile { get; init; }

    /// <summary>Gets a value indicating whether what is published cannot be told from what goes in.</summary>
    public bool IsRewritten => PublishAot || PublishTrimmed;
}

/// <summary>How large a deployment package is, and what it consists of.</summary>
internal sealed record PackageFigures
{
    public bool IsEstimate { get; init; }

    public PublishSettings Settings { get; init; } = new();

    public long UnzippedBytes { get; init; }

    /// <summary>Gets the bytes of the zip, or -1 where nothing was zipped.</summary>
    public long ZipBytes { get; init; } = -1;

    public long LayerBytes { get; init; }

    public string PackageType { get; init; } = "unknown";

    public bool HasDockerfile { get; init; }

    public string DockerContext { get; init; } = "";

    public string DockerProject { get; init; } = "";

    public string DockerSdk { get; init; } = "";

    /// <summary>Gets the parts, largest first.</summary>
    public IReadOnlyList<PackagePart> Parts { get; init; } = [];

    /// <summary>Gets the savings, largest first.</summary>
    public IReadOnlyList<Saving> Savings { get; init; } = [];

    /// <summary>Gets the sum that Lambda limits.</summary>
    public long BytesWithLayers => UnzippedBytes + LayerBytes;

    /// <summary>Sums files up.</summary>
    public static PackageFigures Of(IReadOnlyCollection<DeployedFile> files, PublishSettings settings, ISet<string> directReferences) => new()
    {
        Settings = settings,
        UnzippedBytes = files.Sum(file => file.Bytes),
        Parts = PartsOf(files, settings, directReferences),
        Savings = SavingsFinder.Find(files, settings),
    };

    private static IReadOnlyList<PackagePart> PartsOf(IEnumerable<DeployedFile> files, PublishSettings settings, ISet<string> directReferences) =>
    [
        .. files.GroupBy(file => file.Part)
            .Select(group => new PackagePart(group.Key, group.Sum(file => file.Bytes), group.Count())
            {
                ZipBytes = group.Any(file => file.ZipBytes < 0) ? -1 : group.Sum(file => file.ZipBytes),
                OtherPlatformBytes = group.Where(file => Platforms.IsOther(file, settings)).Sum(file => file.Bytes),
                IsDirect = group.Key.Kind is PartKind.Package && directReferences.Contains(group.Key.Name),
            })
            .OrderByDescending(part => part.Bytes)
            .ThenBy(part => part.Key.Name, StringComparer.Ordinal),
    ];
}
