using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project;

/// <summary>The options that users set in <c>.editorconfig</c> or <c>.globalconfig</c> (<c>lambdafit.*</c>) and in the project file.</summary>
internal sealed class LambdaOptions(AnalyzerOptions options)
{
    /// <summary>Gets a value indicating whether the project is a library whose public members functions call (<c>LambdaFitProject</c>).</summary>
    public bool IsLibrary { get; } =
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LambdaFitProject", out var kind)
        && string.Equals(kind, "library", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether the project file says that this is a function (<c>AWSProjectType</c>).</summary>
    public bool IsMarkedAsFunction { get; } =
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.AWSProjectType", out var type)
        && string.Equals(type, "Lambda", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether files around the project show that a tool configures it whose files cannot be read (<c>LambdaFitConfiguredElsewhere</c>).</summary>
    public bool IsConfiguredElsewhere { get; } =
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LambdaFitConfiguredElsewhere", out var elsewhere)
        && string.Equals(elsewhere, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets what the project file says of the framework and of publishing.</summary>
    public PublishOptions Publish { get; } = new(options.AnalyzerConfigOptionsProvider.GlobalOptions);

    /// <summary>
    /// Gets the day on which the project is built (<c>LambdaFitToday</c>), or null where the project file does not say. What rules report never depends on a
    /// clock, so that the same input gives the same result.
    /// </summary>
    public static DateTime? Today(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LambdaFitToday", out var text)
        && DateTime.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Gets the option <c>lambdafit.max_timeout_seconds</c> as it applies to a file, or null where it is not set to a positive number.</summary>
    public int? MaxTimeoutSeconds(SyntaxTree tree) => Positive(tree, "lambdafit.max_timeout_seconds");

    /// <summary>Gets the option <c>lambdafit.idle_wait_seconds</c> as it applies to a file, or null where it is not set to a positive number.</summary>
    public int? IdleWaitSeconds(SyntaxTree tree) => Positive(tree, "lambdafit.idle_wait_seconds");

    /// <summary>Gets the option <c>lambdafit.managed_instances</c> as it applies to a file, or null where it is neither true nor false.</summary>
    public bool? ManagedInstances(SyntaxTree tree) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue("lambdafit.managed_instances", out var text) && bool.TryParse(text, out var isManaged)
            ? isManaged
            : null;

    /// <summary>Tells whether the option <c>lambdafit.configuration</c> says for a file that its functions are configured elsewhere.</summary>
    public bool HasExternalConfiguration(SyntaxTree tree) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue("lambdafit.configuration", out var text)
        && string.Equals(text.Trim(), "external", StringComparison.OrdinalIgnoreCase);

    private int? Positive(SyntaxTree tree, string option) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(option, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
