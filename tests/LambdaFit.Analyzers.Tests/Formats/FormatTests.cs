using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Tests.Formats;

/// <summary>
/// Rules about configuration speak of every format that their cases are written in, and their fixes change nothing else in a file. The docs
/// take their table of rules and formats from the same cases. With UPDATE_RULE_PAGES=1 the results of fixes are written; read them before you commit them.
/// </summary>
public sealed class FormatTests
{
    public static TheoryData<string> Cases { get; } = [.. FormatCase.All.Select(static c => c.ToString())];

    [Theory, MemberData(nameof(Cases))]
    public async Task Reported(string path)
    {
        var rule = FormatCase.Parse(path).Rule;
        var scenario = Scenario.Create(FormatCase.Parse(path).ToTest("\n"), onlyId: null);
        await Scenario.FailOnCompilerErrorsAsync(scenario.Project, "The case's code");

        var reported = await Scenario.BuildDiagnosticsAsync(scenario.Project, [EveryRule.Rules.Analyzer(rule)]);

        Assert.NotEmpty(reported);
        Assert.All(reported, d => Assert.Equal(rule, d.Id));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Fix_changes_nothing_else(string path)
    {
        var @case = FormatCase.Parse(path);
        var isUpdating = Environment.GetEnvironmentVariable("UPDATE_RULE_PAGES") == "1";
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var before = @case.Text.ReplaceLineEndings(lineEnd);
            var after = await FixAsync(@case, lineEnd);
            if (isUpdating && after is not null)
            {
                await File.WriteAllTextAsync(@case.FixedPath, after.ReplaceLineEndings("\n"));
            }

            var expected = File.Exists(@case.FixedPath) ? (await File.ReadAllTextAsync(@case.FixedPath)).ReplaceLineEndings(lineEnd) : null;
            Assert.Equal(expected, after);
            if (after is not null)
            {
                AssertOneChange(before, after);
            }
        }
    }

    /// <summary>What is not the fix's own is the same to the byte: taking its insertion away gives the file, or the file but for one constant.</summary>
    private static void AssertOneChange(string before, string after)
    {
        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start])
        {
            start++;
        }

        var rest = 0;
        while (rest < Math.Min(before.Length, after.Length) - start && before[^(rest + 1)] == after[^(rest + 1)])
        {
            rest++;
        }

        Assert.NotEqual(before, after);
        Assert.DoesNotContain('\n', before[start..(before.Length - rest)]);
    }

    private static async Task<string?> FixAsync(FormatCase @case, string lineEnd)
    {
        var fix = EveryRule.Rules.Fix(@case.Rule);
        if (fix is null)
        {
            return null;
        }

        var analyzer = EveryRule.Rules.Analyzer(@case.Rule);
        var scenario = Scenario.Create(@case.ToTest(lineEnd), onlyId: null);
        if (await Verification.FixOneByOneAsync(scenario, analyzer, fix) is not { } project)
        {
            return null;
        }

        Assert.DoesNotContain(await Scenario.BuildDiagnosticsAsync(project, [analyzer]), static d => d.Severity is not DiagnosticSeverity.Hidden);
        var changed = @case.IsCode ? project.Documents.First() : project.AdditionalDocuments.First(d => d.FilePath!.EndsWith(@case.File, StringComparison.Ordinal));
        var text = await changed.GetTextAsync();
        Assert.Equal("\uFEFF", text.Encoding!.GetString(text.Encoding.GetPreamble()));
        return text.ToString();
    }
}
