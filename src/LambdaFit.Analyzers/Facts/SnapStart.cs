namespace LambdaFit.Analyzers.Facts;

/// <summary>What SnapStart is available for (docs.aws.amazon.com/lambda/latest/dg/snapstart), as of 2026-11-21: neither with provisioned concurrency nor with file systems nor for OS-only runtimes.</summary>
internal static class SnapStart
{
    /// <summary>Largest `/tmp` in MB (docs.aws.amazon.com/lambda/latest/dg/snapstart).</summary>
    public const int MaxEphemeralStorageMB = 512;

    /// <summary>The first managed runtime of .NET that has it.</summary>
    public const string FirstRuntime = "dotnet8";
}
