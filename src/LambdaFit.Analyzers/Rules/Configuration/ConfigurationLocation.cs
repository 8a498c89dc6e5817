using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Places in configuration files, as diagnostics and messages name them.</summary>
internal static class ConfigurationLocation
{
    public static Location Of(ConfigurationFile file, TextSpan span) =>
        Location.Create(file.Path, span, file.Text.Lines.GetLinePositionSpan(span));

    /// <summary>Says where a function is configured: <c>'Orders' of serverless.template</c>, or the file alone.</summary>
    public static string Describe(FunctionSettings function) =>
        function is { File.Format: ConfigurationFormat.Template, Name.Length: > 0 }
            ? "'" + function.Name + "' of " + Path.GetFileName(function.File.Path)
            : Path.GetFileName(function.File.Path);
}

/// <summary>What a diagnostic tells its fix about the configuration file to edit.</summary>
internal static class ConfigurationProperties
{
    /// <summary>The path of the file.</summary>
    public const string File = "configurationFile";

    /// <summary>The name of the function in the file.</summary>
    public const string Function = "function";

    /// <summary>The value to write.</summary>
    public const string Value = "value";
}
