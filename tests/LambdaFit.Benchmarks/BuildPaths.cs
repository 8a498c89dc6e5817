using System.Reflection;

namespace LambdaFit.Benchmarks;

/// <summary>Paths that only the build knows; the project file hands them over as assembly metadata.</summary>
internal static class BuildPaths
{
    public static string Of(string key) =>
        typeof(BuildPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
