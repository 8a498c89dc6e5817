using LambdaFit.Analyzers.Facts;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>How the CDK and Pulumi call the runtimes that .NET functions run on.</summary>
internal static class RuntimeNames
{
    /// <summary>Gets the runtime of a member of the CDK's <c>Runtime</c>; empty for one that no .NET function runs on, null where it is none.</summary>
    public static string? OfCdk(string member)
    {
        const string Core = "DOTNET_CORE_";
        return member switch
        {
            "FROM_IMAGE" => null,
            _ when member.StartsWith(Core, StringComparison.Ordinal) => "dotnetcore" + member.Substring(Core.Length).Replace('_', '.'),
            _ when member.StartsWith("DOTNET_", StringComparison.Ordinal) => "dotnet" + member.Substring("DOTNET_".Length),
            _ when member.StartsWith("PROVIDED", StringComparison.Ordinal) => member.ToLowerInvariant().Replace('_', '.'),
            _ => string.Empty,
        };
    }

    /// <summary>Gets the runtime of a member of Pulumi's <c>Runtime</c>; empty for one that no .NET function runs on.</summary>
    public static string OfPulumi(string member)
    {
        const string Core = "DotnetCore";
        return member switch
        {
            "Custom" => "provided",
            _ when member.StartsWith(Core, StringComparison.Ordinal) => "dotnetcore" + member.Substring(Core.Length).Replace('d', '.'),
            _ when member.StartsWith("Dotnet", StringComparison.Ordinal) => "dotnet" + member.Substring("Dotnet".Length).Replace('d', '.'),
            _ when member.StartsWith("Custom", StringComparison.Ordinal) => "provided." + member.Substring("Custom".Length).ToLowerInvariant(),
            _ => string.Empty,
        };
    }

    /// <summary>Gets a runtime that a text names; empty for one that no .NET function runs on.</summary>
    public static string OfDotNet(string text) =>
        text.StartsWith(ManagedRuntimes.Prefix, StringComparison.OrdinalIgnoreCase) || text.StartsWith(ManagedRuntimes.OSOnlyPrefix, StringComparison.OrdinalIgnoreCase)
            ? text
            : string.Empty;

    /// <summary>Gets the member of the CDK's <c>Runtime</c> for a runtime such as <c>dotnet10</c>.</summary>
    public static string ToCdk(string runtime) =>
        runtime.StartsWith("dotnetcore", StringComparison.Ordinal) ? "DOTNET_CORE_" + runtime.Substring("dotnetcore".Length).Replace('.', '_')
            : runtime.StartsWith("dotnet", StringComparison.Ordinal) ? "DOTNET_" + runtime.Substring("dotnet".Length)
            : runtime.Replace('.', '_').ToUpperInvariant();
}
