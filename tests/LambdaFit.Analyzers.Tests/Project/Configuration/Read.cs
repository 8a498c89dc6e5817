using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

/// <summary>Reads configuration from texts in tests.</summary>
internal static class Read
{
    public static ConfigurationFile Template(string text, string path = "/repo/serverless.template") => File(path, text);

    public static ConfigurationFile Defaults(string text) => File("/repo/aws-lambda-tools-defaults.json", text);

    public static ConfigurationFile File(string path, string text, string? kind = null) =>
        ConfigurationReader.Read(path, kind, SourceText.From(text), CancellationToken.None);

    /// <summary>Reads the only function of a template.</summary>
    public static FunctionSettings Function(string template) => Assert.Single(Template(template).Functions);

    /// <summary>Gets the text at which a setting stands.</summary>
    public static string At<T>(FunctionSettings function, Setting<T> setting) => function.File.Text.ToString(setting.Span);
}
