using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Facts;

/// <summary>Reads target frameworks.</summary>
internal static class TargetFrameworks
{
    /// <summary>Gets the version of .NET (Core) that <c>net8.0</c>, <c>net8.0-linux</c> or <c>netcoreapp3.1</c> names; null for any other (<c>net48</c>, <c>netstandard2.0</c>).</summary>
    public static Version? VersionOf(string framework)
    {
        var digits = framework.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase) ? "netcoreapp".Length
            : framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) ? "net".Length
            : framework.Length;
        var dash = framework.IndexOf('-');
        var end = dash < 0 ? framework.Length : dash;
        return digits < end && framework[digits] is >= '0' and <= '9' && Version.TryParse(framework.Substring(digits, end - digits), out var version) ? version : null;
    }
}

/// <summary>A runtime of Lambda that brings .NET.</summary>
/// <param name="Id">Its identifier in configuration files.</param>
/// <param name="Framework">The framework that it brings.</param>
/// <param name="IsForZip">Whether zip packages can use it; the others are images only.</param>
internal sealed record ManagedRuntime(string Id, string Framework, bool IsForZip)
{
    /// <summary>Gets the version of <see cref="Framework"/>.</summary>
    public Version Version { get; } = TargetFrameworks.VersionOf(Framework)!;
}

/// <summary>The runtimes of Lambda that bring .NET (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes), as of 2026-11-21.</summary>
internal static class ManagedRuntimes
{
    /// <summary>What the identifiers of all of them begin with; those of OS-only runtimes begin with <see cref="OSOnlyPrefix"/>.</summary>
    public const string Prefix = "dotnet";

    /// <summary>What the identifiers of runtimes begin with that bring an operating system and nothing else.</summary>
    public const string OSOnlyPrefix = "provided";

    /// <summary>The newest OS-only runtime.</summary>
    public const string NewestOSOnly = "provided.al2023";

    public static ImmutableArray<ManagedRuntime> All { get; } = ImmutableArray.Create<ManagedRuntime>(
        new("dotnet10", "net10.0", IsForZip: true),
        new("dotnet9", "net9.0", IsForZip: false),
        new("dotnet8", "net8.0", IsForZip: true),
        new("dotnet7", "net7.0", IsForZip: false),
        new("dotnet6", "net6.0", IsForZip: true),
        new("dotnet5.0", "net5.0", IsForZip: false),
        new("dotnetcore3.1", "netcoreapp3.1", IsForZip: true),
        new("dotnetcore2.1", "netcoreapp2.1", IsForZip: true),
        new("dotnetcore2.0", "netcoreapp2.0", IsForZip: true),
        new("dotnetcore1.0", "netcoreapp1.0", IsForZip: true));

    /// <summary>Gets the newest one for zip packages.</summary>
    public static ManagedRuntime NewestForZip { get; } = All.First(static runtime => runtime.IsForZip);

    /// <summary>Gets the runtime with an identifier, or null where it is not known.</summary>
    public static ManagedRuntime? Find(string id)
    {
        foreach (var runtime in All)
        {
            if (string.Equals(runtime.Id, id, StringComparison.Ordinal))
            {
                return runtime;
            }
        }

        return null;
    }

    /// <summary>Gets the runtime for zip packages that brings a framework, or null where there is none.</summary>
    public static ManagedRuntime? ForZip(Version framework)
    {
        foreach (var runtime in All)
        {
            if (runtime.IsForZip && runtime.Version == framework)
            {
                return runtime;
            }
        }

        return null;
    }
}
