using System.Text.RegularExpressions;
using LambdaFit.Build.Files;

namespace LambdaFit.Build.Project;

/// <summary>How a finding of the measurement is reported.</summary>
internal enum Severity
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As a warning.</summary>
    Warning,

    /// <summary>As an error, which fails the publish.</summary>
    Error,
}

/// <summary>
/// Finds what a project says of a rule's severity. MSBuild knows nothing of analyzer configuration, so its files are searched for lines about the rule that hold
/// for all C# files. Such a line can only lower the severity.
/// </summary>
internal static class ConfiguredSeverity
{
    public static Severity Of(string id, Severity severity, string noWarn, string notAsErrors, IEnumerable<string> configurationFiles)
    {
        if (Names(noWarn, id))
        {
            return Severity.None;
        }

        foreach (var file in configurationFiles)
        {
            if (FileSizes.ReadText(file) is { } text && InText(id, text) is { } configured && configured < severity)
            {
                severity = configured;
            }
        }

        return severity is Severity.Error && Names(notAsErrors, id) ? Severity.Warning : severity;
    }

    /// <summary>Finds the last line about a rule in the text of an <c>.editorconfig</c> or <c>.globalconfig</c>.</summary>
    internal static Severity? InText(string id, string text)
    {
        var isForAll = true;
        Severity? found = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("[", StringComparison.Ordinal))
            {
                isForAll = Regex.IsMatch(line, @"^\[\*{1,2}(\.cs|\.\{[^}]*\bcs\b[^}]*\})?\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            }
            else if (isForAll && line.StartsWith($"dotnet_diagnostic.{id}.severity", StringComparison.OrdinalIgnoreCase) && line.IndexOf('=') is var equals and > 0)
            {
                found = line.Substring(equals + 1).Split('#', ';')[0].Trim().ToLowerInvariant() switch
                {
                    "none" or "silent" or "suggestion" => Severity.None,
                    "warning" => Severity.Warning,
                    "error" => Severity.Error,
                    _ => found,
                };
            }
        }

        return found;
    }

    private static bool Names(string list, string id) => list.Split(';', ',', ' ').Any(entry => entry.Equals(id, StringComparison.OrdinalIgnoreCase));
}
