using System.Reflection;
using LambdaFit.Analyzers.Rules.Package;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>Ids, names, categories and texts of rules follow one pattern.</summary>
public sealed class DescriptorTests
{
    private static readonly string[] CategoryOfThousands =
        ["", Categories.Duration, Categories.State, Categories.Configuration, Categories.Package, Categories.Compute, Categories.Handler, Categories.Performance, Categories.Events];

    [Fact]
    public void Every_id_has_one_analyzer_or_is_left_to_the_build() =>
        Assert.Equal(
            Rules.Names.Keys,
            Rules.Analyzers.SelectMany(static a => a.SupportedDiagnostics.Select(static d => d.Id).Distinct(StringComparer.Ordinal))
                .Concat(BuildRules.All.Select(static rule => rule.Id))
                .Order(StringComparer.Ordinal));

    /// <summary>A rule may have several messages, one for each way to break it, and is the same in everything else.</summary>
    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Messages_of_a_rule_share_all_else(string id) =>
        Assert.Single(Rules.DescriptorsOf(id).Select(static d => (d.Title.ToString(null), d.Description.ToString(null), d.Category, d.DefaultSeverity, d.IsEnabledByDefault, d.HelpLinkUri)).Distinct());

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Id_is_in_the_range_of_its_category(string id)
    {
        Assert.Matches("^LFIT[1-8][0-9]{3}$", id);
        Assert.Equal(CategoryOfThousands[id[4] - '0'], Rules.Descriptor(id).Category);
    }

    [Theory, MemberData(nameof(Rules.IdsOfAnalyzers), MemberType = typeof(Rules))]
    public void Analyzer_is_named_after_its_rule_and_stands_with_its_category(string id)
    {
        var analyzer = Rules.Analyzer(id).GetType();

        Assert.Equal(Rules.Names[id] + "Analyzer", analyzer.Name);
        Assert.Equal("LambdaFit.Analyzers.Rules." + Rules.Folder(id), analyzer.Namespace);
        Assert.Equal([LanguageNames.CSharp], analyzer.GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Texts_are_complete(string id)
    {
        var rule = Rules.Descriptor(id);
        var title = rule.Title.ToString(null);

        // A title and a message are no sentences and have no full stop; a description is one or more and has.
        Assert.Matches(@"^\S[^\r\n]*[^\s.]$", title);
        Assert.Matches(@"^\S[^\r\n]*\.$", rule.Description.ToString(null));
        Assert.All(Rules.DescriptorsOf(id).Select(static d => d.MessageFormat.ToString(null)), message =>
        {
            Assert.Matches(@"^\S[^\r\n]* [^\r\n]*[^\s.]$", message);
            Assert.NotEqual(title, message);
        });
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Help_link_leads_to_the_page_of_the_rule(string id)
    {
        var repository = typeof(RuleIds).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryUrl").Value;

        Assert.Equal($"{repository}/blob/main/nuget/docs/rules/{id}.md", Rules.Descriptor(id).HelpLinkUri);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void Rules_are_found_by_editors(string id)
    {
        // Editors show neither fixes nor squiggles for what only the end of a compilation knows.
        Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, Rules.Descriptor(id).CustomTags);
        Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, Rules.Descriptor(id).CustomTags);
    }
}
