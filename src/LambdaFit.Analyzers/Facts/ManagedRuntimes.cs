using System.Collections.Immutable;
using System.Globalization;

namespace LambdaFit.Analyzers.Facts;

/// <summary>A version of .NET (Core): 3.1, 8.0, 10.0.</summary>
internal readonly record struct DotNetVersion(int Major, int Minor) : IComparable<DotNetVersion>
{
    /// <summary>Reads a target framework such as <c>net8.0</c>, <c>net8.0-linux</c> or <c>netcoreapp3.1</c>; null for any other (<c>net48</c>, <c>netstandard2.0</c>).</summary>
    public static DotNetVersion? OfFramework(string framework)
    {
        var digits = framework.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase) ? "netcoreapp".Length
            : framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) ? "net".Length
            : framework.Length;
        var dot = framework.IndexOf('.');
        var end = framework.IndexOf('-');
        end = end < 0 ? framework.Length : end;
        return dot > digits && dot < end
            && int.TryParse(framework.Substring(digits, dot - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(framework.Substring(dot + 1, end - dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
                ? new(major, minor)
                : null;
    }

    public int CompareTo(DotNetVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);
}

/// <summary>A runtime of Lambda that brings .NET.</summary>
/// <param name="Id">Its identifier in configuration files.</param>
/// <param name="Framework">The framework that it brings.</param>
/// <param name="IsForZip">Whether zip packages can use it; the others are images only.</param>
internal sealed record ManagedRuntime(string Id, string Framework, bool IsForZip)
{
    /// <summary>Gets the version of <see cref="Framework"/>.</summary>
    public DotNetVersion Version => DotNetVersion.OfFramework(Framework)!.Value;
}

/// <summary>The runtimes of Lambda that bring .NET (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes), as of 2026-11-21.</summary>
internal static class ManagedRuntimes
{
    /// <summary>What the identifiers of all of them begin with; those of OS-only runtimes begin with <see cref="OSOnlyPrefix"/>.</summary>
    public const string Prefix = "dotnet";

    /// <summary>What the identifiers of runtimes begin with that bring an operating system and nothing else.</summary>
    public const string OSOnlyPrefix = "provided";

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
    public static ManagedRuntime? ForZip(DotNetVersion framework)
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
