using LambdaFit.Build.Files;
using Microsoft.Build.Framework;

namespace LambdaFit.Build.Project;

/// <summary>
/// How large the project's own files become. What an earlier build wrote is the best answer; before the first one, the sources give a rough one. Both
/// matter little beside packages.
/// </summary>
internal static class OwnOutput
{
    /// <summary>An assembly without code, and its share of each byte of source. Measured on the samples and on this project's own assemblies.</summary>
    private const long EmptyAssembly = 7_000;
    private const double AssemblyPerSourceByte = 0.42;
    private const long EmptySymbols = 12_000;
    private const double SymbolsPerSourceByte = 0.16;

    /// <summary>What .deps.json says of each file of a package.</summary>
    private const long DependencyBytes = 560;

    public static long Assembly(string built, IEnumerable<ITaskItem> sources, IEnumerable<ITaskItem> resources)
    {
        var size = FileSizes.Of(built);
        return size > 0 ? size : EmptyAssembly + (long)(AssemblyPerSourceByte * Sum(sources)) + Sum(resources.Where(IsNeutral));
    }

    public static long Symbols(string built, IEnumerable<ITaskItem> sources)
    {
        var size = FileSizes.Of(built);
        return size > 0 ? size : EmptySymbols + (long)(SymbolsPerSourceByte * Sum(sources));
    }

    public static long Dependencies(string built, int assemblies)
    {
        var size = FileSizes.Of(built);
        return size > 0 ? size : 400 + (DependencyBytes * assemblies);
    }

    public static long RuntimeConfiguration(string built)
    {
        var size = FileSizes.Of(built);
        return size > 0 ? size : 400;
    }

    private static bool IsNeutral(ITaskItem resource) => !resource.GetMetadata("WithCulture").Equals("true", StringComparison.OrdinalIgnoreCase);

    private static long Sum(IEnumerable<ITaskItem> items) => items.Sum(item => FileSizes.Of(item.GetMetadata("FullPath")));
}
