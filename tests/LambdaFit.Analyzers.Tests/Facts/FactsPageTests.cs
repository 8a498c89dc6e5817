using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Tests.Facts;

/// <summary>One page lists every fact that rules rely on, with its source. Set UPDATE_RULE_PAGES=1 and run again to rewrite it.</summary>
public sealed class FactsPageTests
{
    private static readonly string PagePath = Path.Combine(References.RepositoryRoot, "nuget", "docs", "facts.md");

    [Fact]
    public void Page_lists_every_fact()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_RULE_PAGES") == "1")
        {
            File.WriteAllText(PagePath, page);
        }

        Assert.True(File.Exists(PagePath), PagePath + " is missing; UPDATE_RULE_PAGES=1 writes it");
        Assert.Equal(page, File.ReadAllText(PagePath).ReplaceLineEndings("\n"));
    }

    /// <summary>A number without a source cannot be checked when AWS changes it.</summary>
    [Fact]
    public void Every_number_has_a_source() =>
        Assert.All(
            Classes().SelectMany(static c => c.Members.OfType<FieldDeclarationSyntax>()).Where(static f => f.Modifiers.Any(SyntaxKind.ConstKeyword) && f.Declaration.Type.ToString() is "int" or "long"),
            static f => Assert.Matches(@"\([^()]*(\([^()]*\)[^()]*)*\)\.?$", Summary(f)));

    private static string Page()
    {
        var page = new StringBuilder("# Facts about AWS\n\nWhat the rules know of AWS Lambda, in one place: the numbers, names and dates, each with its source. The code has them in `src/LambdaFit.Analyzers/Facts`, from where this page is written.\n");
        foreach (var declaration in Classes())
        {
            var type = typeof(LambdaLimits).Assembly.GetType(typeof(LambdaLimits).Namespace + "." + declaration.Identifier.ValueText)!;
            var section = new StringBuilder();
            var constants = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(static f => f.IsLiteral && f.IsAssembly | f.IsPublic).ToList();
            if (constants.Count > 0)
            {
                section.Append("\n| Value | What |\n| --- | --- |\n");
                foreach (var constant in constants)
                {
                    section.Append(CultureInfo.InvariantCulture, $"| {constant.GetRawConstantValue()} | {Cell(SummaryOf(declaration, constant.Name))} |\n");
                }
            }

            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(static p => typeof(IEnumerable).IsAssignableFrom(p.PropertyType)))
            {
                AppendList(section, SummaryOf(declaration, property.Name), [.. ((IEnumerable)property.GetValue(null)!).Cast<object>()]);
            }

            if (section.Length > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"\n## {Words(declaration.Identifier.ValueText)}\n\n{Summary(declaration)}\n").Append(section);
            }
        }

        return page.ToString();
    }

    private static void AppendList(StringBuilder section, string summary, List<object> items)
    {
        if (summary.Length > 0)
        {
            section.Append('\n').Append(summary).Append('\n');
        }

        if (items.All(static i => i is string))
        {
            section.Append('\n').AppendJoin(", ", items.Select(static i => "`" + i + "`")).Append('\n');
            return;
        }

        var columns = items[0].GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        section.Append("\n| ").AppendJoin(" | ", columns.Select(static c => Words(c.Name))).Append(" |\n|").Insert(section.Length, " --- |", columns.Length).Append('\n');
        foreach (var item in items)
        {
            section.Append("| ").AppendJoin(" | ", columns.Select(c => Format(c.GetValue(item)))).Append(" |\n");
        }
    }

    private static IEnumerable<ClassDeclarationSyntax> Classes() =>
        from path in Directory.GetFiles(Path.Combine(References.RepositoryRoot, "src", "LambdaFit.Analyzers", "Facts"), "*.cs").Order(StringComparer.Ordinal)
        let root = CSharpSyntaxTree.ParseText(File.ReadAllText(path).ReplaceLineEndings("\n"), new CSharpParseOptions(LanguageVersion.Latest)).GetRoot()
        from declaration in root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        where declaration.Modifiers.Any(SyntaxKind.StaticKeyword)
        select declaration;

    private static string SummaryOf(ClassDeclarationSyntax declaration, string member) =>
        declaration.Members.FirstOrDefault(m => (m as PropertyDeclarationSyntax)?.Identifier.ValueText == member
            || (m as FieldDeclarationSyntax)?.Declaration.Variables.Any(v => v.Identifier.ValueText == member) == true) is { } found ? Summary(found) : string.Empty;

    /// <summary>Gets the summary of a documentation comment as Markdown.</summary>
    private static string Summary(SyntaxNode node)
    {
        var comment = string.Concat(node.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)).Select(static t => t.ToFullString()));
        var text = Regex.Match(Regex.Replace(comment, @"^\s*///", string.Empty, RegexOptions.Multiline), "<summary>(.*?)</summary>", RegexOptions.Singleline).Groups[1].Value;
        text = Regex.Replace(text, "<c>(.*?)</c>", "`$1`");
        text = Regex.Replace(text, "<see cref=\"(?:[^\"]*\\.)?([^\"]+)\" ?/>", "$1");
        return Regex.Replace(text, @"\s+", " ").Trim();
    }

    private static string Words(string name) => Regex.Replace(name, "(?<=[a-z])(?=[A-Z])", " ") is var words ? words[..1] + words[1..].ToLowerInvariant() : name;

    private static string Format(object? value) => value switch
    {
        null => string.Empty,
        bool yes => yes ? "yes" : "no",
        string text => Cell(text),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable many => string.Join(", ", many.Cast<object>()),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
