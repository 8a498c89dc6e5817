using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration.Terraform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>What all configuration files together say of the functions of one project.</summary>
internal sealed class ProjectConfiguration
{
    private ProjectConfiguration(ImmutableArray<ConfigurationFile> files, ImmutableArray<FunctionSettings> functions, bool hasTerraform)
    {
        Files = files;
        Functions = functions;
        HasTerraform = hasTerraform;
    }

    /// <summary>Gets every configuration file that says something of functions, sorted by path.</summary>
    public ImmutableArray<ConfigurationFile> Files { get; }

    /// <summary>Gets the functions whose code is this project's, over all files.</summary>
    public ImmutableArray<FunctionSettings> Functions { get; }

    /// <summary>Gets a value indicating whether Terraform is seen, whose child modules may declare functions that no file shows.</summary>
    public bool HasTerraform { get; }

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

    /// <summary>Tells whether a function of a defaults file is left over, because a template describes the deployment.</summary>
    public bool IsLeftOver(FunctionSettings function)
    {
        if (function.File.Format is not ConfigurationFormat.ToolsDefaults)
        {
            return false;
        }

        foreach (var other in Functions)
        {
            if (other.File.Format.IsDeployment())
            {
                return true;
            }
        }

        return function.File.TemplatePath is not null;
    }

    /// <summary>Tells whether functions of other projects inherit the same value, which may be right for them.</summary>
    public bool IsUsedByOthers<T>(FunctionSettings function, Func<FunctionSettings, Setting<T>> setting)
    {
        var span = setting(function).Span;
        foreach (var other in function.File.Functions)
        {
            if (setting(other) is { IsAbsent: false } same && same.Span == span && !Functions.Contains(other))
            {
                return true;
            }
        }

        return false;
    }

    public static ProjectConfiguration Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var files = ReadFiles(options, cancellationToken);
        var ownership = new FunctionOwnership(compilation.AssemblyName ?? string.Empty, ProjectDirectory(options), files);
        var functions = ImmutableArray.CreateBuilder<FunctionSettings>();
        foreach (var file in files)
        {
            foreach (var function in file.Functions)
            {
                if (ownership.IsOfProject(function))
                {
                    functions.Add(function);
                }
            }
        }

        return new(files, functions.ToImmutable(), options.AdditionalFiles.Any(static file => TerraformReader.IsModuleFile(file.Path)));
    }

    private static ImmutableArray<ConfigurationFile> ReadFiles(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        // A file that is listed twice, by the package and by the user, is still one file.
        var files = new SortedDictionary<string, ConfigurationFile>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var modules = new Dictionary<string, List<(string Path, SourceText Text)>>(StringComparer.Ordinal);
        foreach (var additional in options.AdditionalFiles)
        {
            options.AnalyzerConfigOptionsProvider.GetOptions(additional).TryGetValue(ConfigurationReader.KindMetadata, out var kind);
            if (!ConfigurationReader.MayRead(additional.Path, kind)
                || !seen.Add(FilePath.Normalize(additional.Path))
                || additional.GetText(cancellationToken) is not { } text)
            {
                continue;
            }

            if (ConfigurationReader.IsTerraform(additional.Path, kind))
            {
                // All files of a folder make one module.
                var folder = FilePath.Directory(additional.Path);
                if (!modules.TryGetValue(folder, out var module))
                {
                    module = [];
                    modules.Add(folder, module);
                }

                module.Add((additional.Path, text));
            }
            else if (ConfigurationReader.Read(additional.Path, kind, text, cancellationToken) is { Format: not ConfigurationFormat.None } file)
            {
                files.Add(file.Path, file);
            }
        }

        var passed = TerraformCalls.PassedVariables(modules, cancellationToken);
        foreach (var module in modules)
        {
            foreach (var file in TerraformReader.ReadModule(module.Value, passed(module.Key), cancellationToken))
            {
                files.Add(file.Path, file);
            }
        }

        return files.Values.ToImmutableArray();
    }

    /// <summary>Gets the normal form of the folder of the project, or null where the build does not say it.</summary>
    public static string? ProjectDirectory(AnalyzerOptions options)
    {
        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return (properties.TryGetValue("build_property.MSBuildProjectDirectory", out var directory) && directory.Length > 0)
            || (properties.TryGetValue("build_property.ProjectDir", out directory) && directory.Length > 0)
                ? FilePath.Normalize(directory)
                : null;
    }
}
