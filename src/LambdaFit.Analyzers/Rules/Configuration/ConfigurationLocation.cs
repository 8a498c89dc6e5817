using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Places in configuration files, as diagnostics and messages name them.</summary>
internal static class ConfigurationLocation
{
    public static Location Of(ConfigurationFile file, TextSpan span) =>
        file.Tree is { } tree ? Location.Create(tree, span) : Location.Create(file.Path, span, file.Text.Lines.GetLinePositionSpan(span));

    /// <summary>Gets what messages call a function: its name, in C# what holds it, in a defaults file the file.</summary>
    public static string NameOf(FunctionSettings function) =>
        function.Name.Length > 0 ? function.Name
            : function.File.Format.IsCode() ? function.Variable ?? "this function"
            : Path.GetFileName(function.File.Path);

    /// <summary>Says where a function is configured: <c>'Orders' of serverless.template</c>, or the file alone.</summary>
    public static string Describe(FunctionSettings function) =>
        function.File.Format.IsDeployment() && function.Name.Length > 0
            ? "'" + function.Name + "' of " + Path.GetFileName(function.File.Path)
            : Path.GetFileName(function.File.Path);
}

/// <summary>What a diagnostic tells its fix about the configuration file to edit.</summary>
internal static class ConfigurationProperties
{
    /// <summary>The path of the file; absent where C# is to be edited.</summary>
    public const string File = "configurationFile";

    /// <summary>What kind of file it is, in the words of its item metadata.</summary>
    public const string Kind = "configurationKind";

    /// <summary>What tells the function from all others of the file: <see cref="FunctionSettings.Key"/>.</summary>
    public const string Function = "function";

    /// <summary>The value to write.</summary>
    public const string Value = "value";

    /// <summary>The value that is wrong, where other files may name it too.</summary>
    public const string Old = "old";

    /// <summary>Gets the properties of a diagnostic whose fix writes a value into the file that configures a function.</summary>
    public static ImmutableDictionary<string, string?> Of(FunctionSettings function, string? value)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(File, function.File.Path)
            .Add(Kind, function.File.Format.Kind())
            .Add(Function, function.Key);
        return value is null ? properties : properties.Add(Value, value);
    }
}
