using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>What all configuration files together say of the functions of one project.</summary>
internal sealed class ProjectConfiguration
{
    private ProjectConfiguration(ImmutableArray<ConfigurationFile> files, ImmutableArray<FunctionSettings> functions)
    {
        Files = files;
        Functions = functions;
    }

    /// <summary>Gets every configuration file that says something of functions, sorted by path.</summary>
    public ImmutableArray<ConfigurationFile> Files { get; }

    /// <summary>Gets the functions whose code is this project's, over all files.</summary>
    public ImmutableArray<FunctionSettings> Functions { get; }

    /// <summary>Gets the configuration file of this path, or null where the path is none.</summary>
    public ConfigurationFile? Find(string path)
    {
        foreach (var file in Files)
        {
            if (file.Path == path)
            {
                return file;
            }
        }

        return null;
    }

    public static ProjectConfiguration Read(Compilation compilation, AnalyzerOptions options) => new(ImmutableArray<ConfigurationFile>.Empty, ImmutableArray<FunctionSettings>.Empty);
}
