using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>Fixes can be found, belong to a rule and can be applied to a whole solution, as <c>dotnet format</c> does.</summary>
public sealed class FixTests
{
    public static TheoryData<string> Fixable { get; } = [.. Rules.Fixes.SelectMany(static f => f.FixableDiagnosticIds).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Fixable))]
    public void Fix_belongs_to_one_rule_and_is_named_after_it(string id)
    {
        var fix = Assert.Single(Rules.Fixes, f => f.FixableDiagnosticIds.Contains(id));

        Assert.Equal(Rules.Names[id] + "CodeFix", fix.GetType().Name);
        Assert.Equal("LambdaFit.CodeFixes.Rules." + Rules.Folder(id), fix.GetType().Namespace);
        Assert.Equal([LanguageNames.CSharp], fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
    }

    /// <summary><c>dotnet format</c> takes its fix-all key from the first diagnostic of any id that the class reported.</summary>
    [Theory, MemberData(nameof(Fixable))]
    public void Analyzer_of_a_rule_with_a_fix_has_no_other_rule(string id) =>
        Assert.Equal([id], Rules.Analyzer(id).SupportedDiagnostics.Select(static d => d.Id).Distinct(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Fixable))]
    public void Fix_is_applied_to_whole_solutions(string id)
    {
        var fixAll = Rules.Fix(id)!.GetFixAllProvider();

        Assert.NotNull(fixAll);
        Assert.Contains(FixAllScope.Solution, fixAll.GetSupportedFixAllScopes());
    }
}
