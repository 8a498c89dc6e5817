using System.Text.RegularExpressions;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>A rule is done when it has its release line, its tests and its place in a sample.</summary>
public sealed class CompletenessTests
{
    private static readonly Lazy<string> Samples = new(() => string.Concat(
        Directory.EnumerateFiles(Path.Combine(References.RepositoryRoot, "samples"), "*", SearchOption.AllDirectories)
            .Where(static f => !f.Split('/', '\\').Any(static part => part is "bin" or "obj") && Path.GetExtension(f) is ".cs" or ".json" or ".yaml" or ".yml" or ".template")
            .Select(File.ReadAllText)));

    /// <summary>Release tracking (RS2001) compares the category, but cannot see a severity that a method was given.</summary>
    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Release_line_states_category_and_severity(string id)
    {
        var rule = Rules.Descriptor(id);
        var line = new[] { "Shipped", "Unshipped" }
            .SelectMany(static f => File.ReadLines(Path.Combine(References.RepositoryRoot, "src", "LambdaFit.Analyzers", $"AnalyzerReleases.{f}.md")))
            .LastOrDefault(line => line.StartsWith(id, StringComparison.Ordinal));

        Assert.NotNull(line);
        Assert.Equal(
            [id, rule.Category, rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled", Rules.IsLeftToBuild(id) ? "LambdaFit.Build" : Rules.Analyzer(id).GetType().Name],
            line.Split('|', StringSplitOptions.TrimEntries));
    }

    [Theory, MemberData(nameof(Rules.IdsOfAnalyzers), MemberType = typeof(Rules))]
    public void Tests_show_what_is_reported_what_is_not_and_what_is_fixed(string id)
    {
        var name = Rules.Names[id] + "Tests";
        var path = Path.Combine(References.RepositoryRoot, "tests", "LambdaFit.Analyzers.Tests", "Rules", Rules.Folder(id), name + ".cs");

        Assert.True(File.Exists(path), path + " is missing");
        Assert.NotNull(typeof(CompletenessTests).Assembly.GetType($"LambdaFit.Analyzers.Tests.Rules.{Rules.Folder(id)}.{name}"));
        var source = File.ReadAllText(path);
        var tests = Regex.Split(source, @"^    \[(?:Fact|Theory)", RegexOptions.Multiline).Skip(1).ToList();
        bool HasMark(string test) => test.Contains("[|", StringComparison.Ordinal) || test.Contains("{|" + id, StringComparison.Ordinal);
        Assert.True(tests.Exists(HasMark), "No test shows a report");
        Assert.True(tests.Exists(test => !HasMark(test)), "No test shows what is not reported");
        Assert.True(Rules.Fix(id) is null || source.Contains("VerifyCodeFixAsync", StringComparison.Ordinal), "No test shows the fix");
    }

    [Theory, MemberData(nameof(Rules.IdsOfAnalyzers), MemberType = typeof(Rules))]
    public void Sample_shows_the_rule(string id) => Assert.Contains(id, Samples.Value, StringComparison.Ordinal);
}
