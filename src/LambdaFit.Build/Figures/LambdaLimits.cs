namespace LambdaFit.Build.Figures;

/// <summary>Limits of AWS Lambda. Source: AWS Lambda Developer Guide, "Lambda quotas", as of 2026-11-21.</summary>
internal static class LambdaLimits
{
    /// <summary>Function and layers together, unzipped: 250 MB.</summary>
    public const long UnzippedBytes = 262_144_000;

    /// <summary>A zip sent to Lambda itself, not by way of S3: 50 MB.</summary>
    public const long DirectUploadBytes = 52_428_800;
}
