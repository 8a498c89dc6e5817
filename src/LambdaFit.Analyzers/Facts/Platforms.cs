namespace LambdaFit.Analyzers.Facts;

/// <summary>
/// The processor architectures of Lambda (docs.aws.amazon.com/lambda/latest/dg/foundation-arch), and what .NET calls them
/// (learn.microsoft.com/dotnet/core/rid-catalog), as of 2026-11-21.
/// </summary>
internal static class Platforms
{
    /// <summary>The architecture of a function for which none is set.</summary>
    public const string DefaultArchitecture = "x86_64";

    /// <summary>The other architecture.</summary>
    public const string Arm = "arm64";

    /// <summary>What .NET calls Linux on `x86_64`.</summary>
    public const string LinuxX64 = "linux-x64";

    /// <summary>What .NET calls Linux on `arm64`.</summary>
    public const string LinuxArm64 = "linux-arm64";

    /// <summary>Gets the architecture that an identifier of .NET stands for; null for what Lambda does not have.</summary>
    public static string? ArchitectureOf(string runtimeIdentifier) => runtimeIdentifier.ToLowerInvariant() switch
    {
        LinuxX64 => DefaultArchitecture,
        LinuxArm64 => Arm,
        _ => null,
    };

    /// <summary>Gets what .NET calls Linux on an architecture; null for what Lambda does not have.</summary>
    public static string? IdentifierOf(string architecture) => architecture switch
    {
        DefaultArchitecture => LinuxX64,
        Arm => LinuxArm64,
        _ => null,
    };

    /// <summary>Tells whether an identifier of .NET stands for Windows or macOS.</summary>
    public static bool IsOfOtherSystem(string runtimeIdentifier) =>
        runtimeIdentifier.StartsWith("win", StringComparison.OrdinalIgnoreCase) || runtimeIdentifier.StartsWith("osx", StringComparison.OrdinalIgnoreCase);
}
