namespace LambdaFit.Build.Files;

/// <summary>What a deployed file is, as far as sizes ask.</summary>
internal enum FileRole
{
    /// <summary>Anything else: content, settings, native libraries.</summary>
    Other,

    /// <summary>A managed assembly that code runs from.</summary>
    Assembly,

    /// <summary>A satellite assembly: the texts of one language.</summary>
    Satellite,

    /// <summary>Debug symbols.</summary>
    Symbols,
}

/// <summary>One file of a deployment package.</summary>
/// <param name="Target">Where it stands in the package, with slashes.</param>
/// <param name="Source">Where its bytes are now; empty for what does not exist yet.</param>
/// <param name="Bytes">How large it is, or is thought to become.</param>
/// <param name="Part">Where it comes from.</param>
/// <param name="Role">What it is.</param>
internal sealed record DeployedFile(string Target, string Source, long Bytes, PartKey Part, FileRole Role)
{
    /// <summary>Gets the bytes that ReadyToRun code adds, contained in <see cref="Bytes"/>.</summary>
    public long ReadyToRunBytes { get; init; }

    /// <summary>Gets the bytes in the zip, or -1 where nothing was zipped.</summary>
    public long ZipBytes { get; init; } = -1;

    /// <summary>Reads from its name what a file is.</summary>
    public static FileRole RoleOf(string target)
    {
        if (target.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase))
        {
            return FileRole.Satellite;
        }

        if (target.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase))
        {
            return FileRole.Symbols;
        }

        return target.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? FileRole.Assembly : FileRole.Other;
    }

    /// <summary>Brings a path into the form that <see cref="Target"/> has.</summary>
    public static string Normalize(string path) => path.Replace('\\', '/').TrimStart('/');
}
