using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// Tells which functions run the code of a project: those whose handler names its assembly, as long as their code does not lie
/// elsewhere, and those whose handler names no assembly (executables, images) and whose code lies in the project.
/// </summary>
internal sealed class FunctionOwnership
{
    private readonly string assembly;
    private readonly string? projectDirectory;
    private readonly HashSet<string> namedTemplates = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConfigurationFile? onlyTemplate;

    /// <summary>Prepares the question for one project.</summary>
    /// <param name="assembly">The name of the project's assembly.</param>
    /// <param name="projectDirectory">Where the project lies, or null where the build does not say: then it lies where the files are.</param>
    /// <param name="files">All configuration files.</param>
    public FunctionOwnership(string assembly, string? projectDirectory, ImmutableArray<ConfigurationFile> files)
    {
        this.assembly = assembly;
        this.projectDirectory = projectDirectory;
        foreach (var file in files)
        {
            if (file.TemplatePath is { } template && IsInProject(file))
            {
                namedTemplates.Add(FilePath.Combine(FilePath.Directory(file.Path), template));
            }
        }

        var templates = 0;
        foreach (var file in files)
        {
            // Of the files of a Terraform module many declare no function.
            if (file.Format.IsDeployment() && IsOfProject(file) && (file.Format is not ConfigurationFormat.Terraform || !file.Functions.IsEmpty))
            {
                templates++;
                onlyTemplate = templates == 1 ? file : null;
            }
        }
    }

    public bool IsOfProject(FunctionSettings function)
    {
        if (!IsDotNet(function) || IsOfOtherLanguage(function))
        {
            return false;
        }

        return AssemblyOf(function.Handler) is { } named ? IsThis(named) && !LiesElsewhere(function)
            : function.Handler.HasValue && IsThis(function.Handler.Value!) && !IsOfAnyLanguage(function) ? !LiesElsewhere(function)
            : LiesHere(function);
    }

    /// <summary>A handler such as <c>index.handler</c> starts no .NET; where the runtime cannot be told, that of an executable is its assembly or <c>bootstrap</c>.</summary>
    private bool IsOfOtherLanguage(FunctionSettings function) =>
        function is { Runtime.HasValue: false, IsImage: false, Handler: { HasValue: true, Value: { Length: > 0 } handler } }
        && function.File.Format.IsDeployment()
        && handler.IndexOf("::", StringComparison.Ordinal) < 0
        && handler != "bootstrap"
        && !IsThis(handler);

    /// <summary>Native executables of every language are called so, and Terraform describes many functions at once.</summary>
    private static bool IsOfAnyLanguage(FunctionSettings function) => function is { File.Format: ConfigurationFormat.Terraform, Handler.Value: "bootstrap" };

    /// <summary>Gets the assembly that a handler string names, or null where it names none or is unknown.</summary>
    private static string? AssemblyOf(Setting<string> handler) =>
        handler.Value?.IndexOf("::", StringComparison.Ordinal) is >= 0 and var end ? handler.Value.Substring(0, end).Trim() : null;

    private static bool IsDotNet(FunctionSettings function) =>
        !function.IsBuiltForOtherLanguage
        && (!function.Runtime.HasValue
            || function.Runtime.Value!.StartsWith("dotnet", StringComparison.OrdinalIgnoreCase)
            || function.Runtime.Value.StartsWith("provided", StringComparison.OrdinalIgnoreCase));

    /// <summary>The runtime looks assemblies up without regard to case.</summary>
    private bool IsThis(string name) => string.Equals(name, assembly, StringComparison.OrdinalIgnoreCase);

    private bool IsInProject(ConfigurationFile file) =>
        projectDirectory is null || FilePath.IsWithin(FilePath.Directory(file.Path), projectDirectory);

    private bool IsOfProject(ConfigurationFile file) => IsInProject(file) || namedTemplates.Contains(FilePath.Normalize(file.Path));

    /// <summary>
    /// Tells whether a template that is not the project's own points somewhere else, so that another project of the same name is meant.
    /// An archive says nothing of where it was built, and a directory above the project may be built by a script. Terraform names what a build has
    /// put anywhere: only the output folder of a project tells which one it is.
    /// </summary>
    private bool LiesElsewhere(FunctionSettings function) =>
        function.File.Format.IsDeployment()
        && !IsOfProject(function.File)
        && CodeOf(function) is { } code
        && (ProjectBuiltIn(code)
            ?? (function.File.Format is ConfigurationFormat.Terraform || code.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? null : code)) is { } place
        && !FilePath.IsWithin(place, projectDirectory!)
        && !FilePath.IsWithin(projectDirectory!, place);

    /// <summary>Gets the folder of the project that puts what it builds into a path, such as <c>/repo/orders</c> for <c>/repo/orders/bin/Release/net10.0/orders.zip</c>.</summary>
    private static string? ProjectBuiltIn(string path)
    {
        var output = path.IndexOf("/bin/Release/", StringComparison.OrdinalIgnoreCase);
        output = output < 0 ? path.IndexOf("/bin/Debug/", StringComparison.OrdinalIgnoreCase) : output;
        return output < 0 ? null : path.Substring(0, output);
    }

    private bool LiesHere(FunctionSettings function)
    {
        if (function.File.Format is ConfigurationFormat.ToolsDefaults)
        {
            return IsInProject(function.File);
        }

        if (function is { File.Format: ConfigurationFormat.Terraform, IsImage: false, Runtime.HasValue: false })
        {
            return false; // an archive of any language
        }

        if (CodeOf(function) is { } code)
        {
            // A C# file is an app of its own.
            return !code.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
                && (projectDirectory is null ? code == FilePath.Directory(function.File.Path) : FilePath.IsWithin(code, projectDirectory));
        }

        return ReferenceEquals(function.File, onlyTemplate) && IsOnlyOneLost(function);
    }

    /// <summary>Tells whether a function is the only .NET function of its file of which neither the assembly nor the code's place is known.</summary>
    private bool IsOnlyOneLost(FunctionSettings function)
    {
        foreach (var other in function.File.Functions)
        {
            if (!ReferenceEquals(other, function)
                && IsDotNet(other)
                && AssemblyOf(other.Handler) is null
                && CodeOf(other) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets where the code of a function lies, or null where that is unknown. Without a word about it, a zip is made beside the template.</summary>
    private static string? CodeOf(FunctionSettings function)
    {
        var directory = FilePath.Directory(function.File.Path);
        return function.CodeUri switch
        {
            { HasValue: true, Value: { } path } => FilePath.Combine(directory, path),
            { IsAbsent: true } when !string.Equals(function.PackageType.Value, "Image", StringComparison.OrdinalIgnoreCase) => directory,
            _ => null,
        };
    }
}
