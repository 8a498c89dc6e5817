using System.Text.RegularExpressions;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>Every rule has a page, and the page says what the code says. Set UPDATE_RULE_PAGES=1 and run again to rewrite the heads.</summary>
public sealed class PageTests
{
    private static readonly string[] Sections = ["## Reported", "## Not reported", "## How to fix", "## When to suppress", "## Limits"];
    private static readonly string Folder = Path.Combine(References.RepositoryRoot, "nuget", "docs", "rules");

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Page_opens_with_the_facts_of_the_rule(string id)
    {
        var rule = Rules.Descriptor(id);
        var head =
            $"""
            # {id}: {rule.Title}

            | Category | Severity | On by default | Fix |
            | --- | --- | --- | --- |
            | {rule.Category} | {rule.DefaultSeverity} | {(rule.IsEnabledByDefault ? "yes" : "no")} | {(Rules.Fix(id) is null ? "no" : "yes")} |

            {rule.Description}


            """.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_RULE_PAGES") == "1")
        {
            var body = File.Exists(PathOf(id)) ? Body(Read(id)) : string.Join("\n\n", Sections) + "\n";
            File.WriteAllText(PathOf(id), head + body);
        }

        Assert.True(File.Exists(PathOf(id)), PathOf(id) + " is missing; UPDATE_RULE_PAGES=1 writes it");
        Assert.StartsWith(head, Read(id), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Page_has_every_section_and_none_is_empty(string id)
    {
        var parts = Regex.Split(Body(Read(id)), "^(?=## )", RegexOptions.Multiline).Where(static p => p.Length > 0).Select(static p => p.Split('\n', 2)).ToList();

        Assert.Equal(Sections, parts.Select(static p => p[0]));
        Assert.All(parts, static p => Assert.False(string.IsNullOrWhiteSpace(p[1]), p[0] + " is empty"));
    }

    [Fact]
    public void No_page_is_left_over() =>
        Assert.Empty(Directory.GetFiles(Folder).Select(static f => Path.GetFileNameWithoutExtension(f)).Except(Rules.Descriptors.Select(static d => d.Id)));

    private static string Body(string page) => page[Math.Max(0, page.IndexOf("## ", StringComparison.Ordinal))..];

    private static string Read(string id) => File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");

    private static string PathOf(string id) => Path.Combine(Folder, id + ".md");
}
