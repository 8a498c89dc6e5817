using System.Collections.Immutable;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3019: a key of a defaults file that no version of the .NET Lambda tools reads, one edit away from one that they do. Reported at the key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownDefaultsKeyAnalyzer() : LambdaAnalyzer(UnknownDefaultsKey)
{
    /// <summary>Of shorter keys, one letter is too much to tell a slip from another word.</summary>
    private const int MinLength = 5;

    private static readonly DiagnosticDescriptor UnknownDefaultsKey = Rule.Create(
        RuleIds.UnknownDefaultsKey,
        "Key of the defaults file is misspelt",
        "The .NET Lambda tools do not read '{0}', so its value has no effect; write '{1}'",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "The .NET Lambda tools take the keys of aws-lambda-tools-defaults.json that are switches of their commands, letter by letter, and ignore all others without a message. A misspelt key leaves the setting at its default.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterAdditionalFileAction(file =>
        {
            if (project.Configuration(file.CancellationToken).Find(file.AdditionalFile.Path) is not { Format: ConfigurationFormat.ToolsDefaults } defaults)
            {
                return;
            }

            foreach (var key in defaults.Keys)
            {
                if (Meant(key.Name) is { } meant)
                {
                    // Where the right key is there as well, somebody has to decide which of the two values counts.
                    var properties = ImmutableDictionary<string, string?>.Empty
                        .Add(ConfigurationProperties.File, defaults.Path)
                        .Add(ConfigurationProperties.Kind, defaults.Format.Kind())
                        .Add(ConfigurationProperties.Function, key.Name);
                    file.ReportDiagnostic(Diagnostic.Create(
                        UnknownDefaultsKey,
                        ConfigurationLocation.Of(defaults, key.Span),
                        Has(defaults, meant) ? properties : properties.Add(ConfigurationProperties.Value, meant),
                        key.Name,
                        meant));
                }
            }
        });

    /// <summary>Gets the key that is one edit away, or null where there is none, or this may be a remark or a setting that somebody has put aside.</summary>
    private static string? Meant(string key)
    {
        if (key.Length < MinLength || !char.IsLetter(key[0]) || !char.IsLetter(key[key.Length - 1]))
        {
            return null;
        }

        string? meant = null;
        foreach (var known in ToolsDefaultsKeys.All)
        {
            if (known == key)
            {
                return null;
            }

            if (meant is null && known.Length >= MinLength && IsOneEditAway(key, known))
            {
                meant = known;
            }
        }

        return meant;
    }

    private static bool Has(ConfigurationFile file, string key)
    {
        foreach (var other in file.Keys)
        {
            if (other.Name == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether one letter more, less or another, or two neighbours exchanged, make one text of the other.</summary>
    private static bool IsOneEditAway(string text, string other)
    {
        var (shorter, longer) = text.Length <= other.Length ? (text, other) : (other, text);
        if (longer.Length - shorter.Length > 1)
        {
            return false;
        }

        var start = 0;
        while (start < shorter.Length && shorter[start] == longer[start])
        {
            start++;
        }

        var rest = 0;
        while (rest < shorter.Length - start && shorter[shorter.Length - 1 - rest] == longer[longer.Length - 1 - rest])
        {
            rest++;
        }

        var different = longer.Length - start - rest;
        return different == 1
            || (different == 2 && shorter.Length == longer.Length && shorter[start] == longer[start + 1] && shorter[start + 1] == longer[start]);
    }
}
