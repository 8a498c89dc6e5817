using LambdaFit.Build.Files;

namespace LambdaFit.Build.Figures;

/// <summary>
/// What native compilation and trimming make of the files. How much stays only they know, so these are the proportions of small functions, and an estimate made
/// with them says that it is a rough one.
/// </summary>
internal static class Rewriting
{
    private const long NativeRuntime = 7_000_000;
    private const double NativePerManagedByte = 0.8;
    private const double KeptOfFramework = 0.15;
    private const double KeptOfPackages = 0.35;

    public static IReadOnlyList<DeployedFile> Apply(IReadOnlyList<DeployedFile> files, PublishSettings settings)
    {
        if (settings.PublishAot)
        {
            return Compile(files);
        }

        return settings.PublishTrimmed ? [.. files.Select(Trim)] : files;
    }

    /// <summary>All assemblies become one program; the runtime's own files are part of it.</summary>
    private static List<DeployedFile> Compile(IReadOnlyList<DeployedFile> files)
    {
        var managed = files.Where(file => file.Role is FileRole.Assembly && file.Part.Kind is not PartKind.Framework).ToList();
        List<DeployedFile> left = [.. files.Where(file => file.Role is FileRole.Other && file.Part.Kind is not (PartKind.Framework or PartKind.Project))];
        if (managed.LastOrDefault(file => file.Part.Kind is PartKind.Project) is { } own)
        {
            left.Add(own with { Bytes = NativeRuntime + (long)(NativePerManagedByte * managed.Sum(file => file.Bytes)), Role = FileRole.Other, ReadyToRunBytes = 0 });
        }

        return left;
    }

    private static DeployedFile Trim(DeployedFile file) => (file.Role, file.Part.Kind) switch
    {
        (FileRole.Assembly, PartKind.Framework) => file with { Bytes = (long)(KeptOfFramework * file.Bytes) },
        (FileRole.Assembly, PartKind.Package) => file with { Bytes = (long)(KeptOfPackages * file.Bytes) },
        _ => file,
    };
}
