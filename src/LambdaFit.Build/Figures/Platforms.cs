using LambdaFit.Build.Files;

namespace LambdaFit.Build.Figures;

/// <summary>Which platforms files are for, and which of them a function on Linux can use.</summary>
internal static class Platforms
{
    /// <summary>Gets the platform that a file under <c>runtimes/</c> is for, or null for all others.</summary>
    public static string? OfFile(string target)
    {
        const string Folder = "runtimes/";
        if (!target.StartsWith(Folder, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = target.IndexOf('/', Folder.Length);
        return end < 0 ? null : target.Substring(Folder.Length, end - Folder.Length);
    }

    /// <summary>Tells whether a file is there only because no platform was chosen: it is for another than the function's.</summary>
    public static bool IsOther(DeployedFile file, PublishSettings settings) =>
        settings.RuntimeIdentifier.Length == 0 && OfFile(file.Target) is { } platform && !RunsOn(platform, settings.FunctionPlatform);

    /// <summary>Tells whether what is for a platform runs on the function's: the same one, or what it stands on (linux, unix, any).</summary>
    public static bool RunsOn(string platform, string functionPlatform)
    {
        platform = platform.ToLowerInvariant();
        return platform == functionPlatform
            || platform is "any" or "unix" or "linux" or "base"
            || (functionPlatform.StartsWith("linux-", StringComparison.Ordinal) && platform == "unix" + functionPlatform.Substring("linux".Length));
    }
}
