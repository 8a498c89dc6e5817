using System.Text;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Package.Tests;

/// <summary>
/// Presets and tables say what the code says. Set UPDATE_RULE_PAGES=1 and run again to rewrite what differs.
/// </summary>
public sealed class GeneratedFileTests
{
    private const string TableBegin = "<!-- rules: written by GeneratedFileTests -->";
    private const string TableEnd = "<!-- /rules -->";

    /// <summary>The formats by the names of the files that FormatTests have of them.</summary>
    private static readonly (string Name, Func<string, bool> IsCase)[] Formats =
    [
        ("`aws-lambda-tools-*.json`", static f => f.StartsWith("aws-lambda-tools", StringComparison.Ordinal)),
        ("SAM, CloudFormation", static f => f.StartsWith("template.", StringComparison.Ordinal) || f.EndsWith(".template", StringComparison.Ordinal)),
        ("`serverless.yml`", static f => f.StartsWith("serverless.", StringComparison.Ordinal) && f.EndsWith(".yml", StringComparison.Ordinal)),
        ("Terraform", static f => f.EndsWith(".tf", StringComparison.Ordinal)),
        ("CDK", static f => f is "Stack.cs" or "Stack.fixed.cs"),
        ("Pulumi", static f => f is "StackPulumi.cs" or "StackPulumi.fixed.cs"),
        ("Attributes", static f => f is "Annotations.cs" or "Annotations.fixed.cs"),
    ];

    [Theory]
    [InlineData("none", "No rule of LambdaFit.")]
    [InlineData("minimal", "Only what certainly fails: the rules that are errors.")]
    [InlineData("default", "Every rule as it comes; the same as no mode.")]
    [InlineData("all", "Every rule, also those that are off by default, with its own severity.")]
    [InlineData("strict", "Every rule, as an error.")]
    public void Preset_states_every_rule(string mode, string description)
    {
        var preset = new StringBuilder();
        preset.Append($"# LambdaFitMode {mode}: {description} A line in your own .editorconfig or .globalconfig wins.\n");
        preset.Append("is_global = true\nglobal_level = -100\n\n");
        foreach (var rule in Rules.All)
        {
            // A severity that is written down counts for all findings of a rule, also for those that it reports with a lower one.
            preset.Append(SeverityIn(mode, rule) is { } severity
                ? $"# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n"
                : $"# {rule.Title}\n# {rule.Id} as it comes: {Severity(rule)}\n");
        }

        Check(Repository.PathOf("nuget", "presets", mode + ".globalconfig"), preset.ToString());
    }

    [Theory]
    [InlineData("README.md", "nuget/docs/rules/")]
    [InlineData("nuget/README.md", null)]
    [InlineData("nuget/docs/README.md", "rules/")]
    public void Table_lists_every_rule(string page, string? folder)
    {
        var path = Repository.PathOf(page.Split('/'));
        var text = ReadText(path);
        var begin = text.IndexOf(TableBegin, StringComparison.Ordinal);
        var end = text.IndexOf(TableEnd, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"{page} has no '{TableBegin}' … '{TableEnd}'");

        var table = new StringBuilder();
        table.Append("\n\n| Rule | | Severity | Fix |\n| --- | --- | --- | --- |\n");
        foreach (var rule in Rules.All)
        {
            var link = folder is null ? rule.HelpLinkUri : folder + rule.Id + ".md";
            table.Append($"| [{rule.Id}]({link}) | {rule.Title} | {Severity(rule)} | {(Rules.Fixable.Contains(rule.Id) ? "yes" : "")} |\n");
        }

        table.Append('\n');
        Check(path, text[..(begin + TableBegin.Length)] + table + text[end..]);
    }

    /// <summary>The table of rules and formats lists the cases that the analyzers' FormatTests run.</summary>
    [Fact]
    public void Table_lists_every_format_of_a_rule()
    {
        const string Begin = "<!-- formats: written by GeneratedFileTests -->";
        const string End = "<!-- /formats -->";
        var path = Repository.PathOf("nuget", "docs", "configuration.md");
        var text = ReadText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"{path} has no '{Begin}' … '{End}'");

        var table = new StringBuilder();
        table.Append("\n\n| Rule | ").AppendJoin(" | ", Formats.Select(static f => f.Name)).Append(" |\n|");
        table.Insert(table.Length, " --- |", Formats.Length + 1).Append('\n');
        var cases = Repository.PathOf("tests", "LambdaFit.Analyzers.Tests", "Formats");
        foreach (var folder in Directory.GetDirectories(cases, "LFIT*").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(folder);
            var files = Directory.GetFiles(folder).Select(static f => Path.GetFileName(f)!).ToList();
            table.Append($"| [{id}](rules/{id}.md) | ").AppendJoin(" | ", Formats.Select(f => Cell(files, f.IsCase))).Append(" |\n");
        }

        table.Append('\n');
        Check(path, text[..(begin + Begin.Length)] + table + text[end..]);

        static string Cell(List<string> files, Func<string, bool> isCase)
        {
            var ofFormat = files.Where(isCase).ToList();
            return ofFormat.Count == 0 ? "" : ofFormat.Exists(static f => f.Contains(".fixed.", StringComparison.Ordinal)) ? "yes, fix" : "yes";
        }
    }

    [Fact]
    public void No_preset_is_left_over()
    {
        var presets = Directory.EnumerateFiles(Repository.PathOf("nuget", "presets")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(["all", "default", "minimal", "none", "strict"], presets);
    }

    private static string Severity(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Off";

    /// <summary>Gets the severity that a mode gives to a rule, or null where it leaves the rule its own.</summary>
    private static string? SeverityIn(string mode, DiagnosticDescriptor rule) => mode switch
    {
        "none" => "none",
        "minimal" => rule.IsEnabledByDefault && rule.DefaultSeverity is DiagnosticSeverity.Error ? null : "none",
        "all" when !rule.IsEnabledByDefault => rule.DefaultSeverity is DiagnosticSeverity.Info ? "suggestion" : "warning",
        "strict" => "error",
        _ => null,
    };

    private static void Check(string path, string expected)
    {
        if (Repository.IsUpdating)
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run again with UPDATE_RULE_PAGES=1");
        Assert.Equal(expected, ReadText(path));
    }

    private static string ReadText(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");
}
