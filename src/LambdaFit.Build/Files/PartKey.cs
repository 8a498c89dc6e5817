namespace LambdaFit.Build.Files;

/// <summary>What a part of a deployment package is.</summary>
internal enum PartKind
{
    /// <summary>A NuGet package.</summary>
    Package,

    /// <summary>The project itself or one that it references.</summary>
    Project,

    /// <summary>The .NET runtime and its libraries, of self-contained functions.</summary>
    Framework,

    /// <summary>Files that the project brings along.</summary>
    Content,
}

/// <summary>What files are grouped by: the package or project that they come from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The id of a package, the name of a project, or the first folder of content.</param>
/// <param name="Version">The version of a package, else null.</param>
internal sealed record PartKey(PartKind Kind, string Name, string? Version)
{
    /// <inheritdoc/>
    public bool Equals(PartKey? other) =>
        other is not null && Kind == other.Kind && Version == other.Version && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}
