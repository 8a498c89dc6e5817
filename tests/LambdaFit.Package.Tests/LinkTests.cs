using System.Text.RegularExpressions;

namespace LambdaFit.Package.Tests;

/// <summary>Links in the documentation lead somewhere.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages { get; } =
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "nuget/README.md" },
        .. Directory.EnumerateFiles(Repository.PathOf("nuget", "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Pages))]
    public void Links_lead_to_files_of_the_repository(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;

        var dead = Link().Matches(File.ReadAllText(Repository.PathOf(page)))
            .Select(link => link.Groups[1].Value)
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, link)));

        Assert.Empty(dead);
    }

    [Fact]
    public void Packed_page_leads_to_the_repository_that_the_build_names()
    {
        var links = RepositoryLink().Matches(File.ReadAllText(Repository.PathOf("nuget", "README.md"))).Select(link => link.Value);

        Assert.All(links, link => Assert.Equal(Repository.Url, link));
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"https://github\.com/[^/]+/lambdafit")]
    private static partial Regex RepositoryLink();
}
