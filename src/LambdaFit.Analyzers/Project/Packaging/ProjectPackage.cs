namespace LambdaFit.Analyzers.Project.Packaging;

/// <summary>What a project deploys, and the functions that it deploys it for.</summary>
internal sealed class ProjectPackage(LambdaProject project, DeploymentPackage content)
{
    private readonly object gate = new();
    private DeployedFunctions? functions;

    /// <summary>Gets what is deployed.</summary>
    public DeploymentPackage Content { get; } = content;

    /// <summary>Gets how the functions are deployed.</summary>
    public DeployedFunctions Functions(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return functions ??= DeployedFunctions.Find(project, Content, cancellationToken);
        }
    }

    /// <summary>Gets how much is deployed for a function: without what the tools that publish it leave out.</summary>
    public long UnzippedBytes(DeployedFunction function) =>
        LeavesOtherPlatformsOut(function) ? Math.Max(0, Content.UnzippedBytes - (Content.OtherPlatforms?.Bytes ?? 0)) : Content.UnzippedBytes;

    /// <summary>Gets the parts as they are deployed for a function, largest first.</summary>
    public IEnumerable<PackagePart> Parts(DeployedFunction function) =>
        LeavesOtherPlatformsOut(function)
            ? Content.Parts.Select(static part => part with { Bytes = Math.Max(0, part.Bytes - part.OtherPlatformBytes) }).OrderByDescending(static part => part.Bytes)
            : Content.Parts;

    /// <summary>Tells whether the files of other platforms stay at home: the tools that publish a function name its platform.</summary>
    private bool LeavesOtherPlatformsOut(DeployedFunction function) => function.IsPublishedByTools && Content.RuntimeIdentifier.Length == 0;
}
