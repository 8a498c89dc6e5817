using System.Reflection;

namespace LambdaFit.Package.Tests;

/// <summary>Where things lie, as the build knew it.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Url { get; } = Metadata("RepositoryUrl");

    public static string PackageVersion { get; } = Metadata("PackageVersion");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Feed { get; } = PathOf("nuget", "bin", "feed");

    public static string Package { get; } = Path.Combine(Feed, $"LambdaFit.Analyzers.{PackageVersion}.nupkg");

    public static string StandIns { get; } = PathOf("tests", "StandIns", "bin");

    /// <summary>Gets a value indicating whether files that are generated from the rules are to be rewritten.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_RULE_PAGES") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
