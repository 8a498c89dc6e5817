using System.Globalization;
using System.Text.RegularExpressions;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>
/// The examples of the rules' pages do what the pages say: a line that names the rule is reported, and no other is. What an example leaves out stands in
/// <c>Examples/LFIT1001.txt</c>: cases, each begun by a line <c>=== reported</c> or <c>=== fixed</c>, of files, each begun by a line <c>---</c> with its name, in which
/// <c>@1</c> on a line of its own stands for the page's first example. All of it is C# 11, which the oldest host reads too.
/// </summary>
public sealed class ExampleTests
{
    private const string Folder = "/repo/src/Orders/";

    [Theory, MemberData(nameof(Rules.IdsOfAnalyzers), MemberType = typeof(Rules))]
    public async Task Examples_are_reported_as_the_page_says(string id)
    {
        var examples = ExamplesOf(Page(id));
        var used = new HashSet<int>();
        foreach (var text in Read(id + ".txt").Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var isReported = text.StartsWith("reported", StringComparison.Ordinal);
            var files = FilesOf(text, examples, used);
            var scenario = Scenario.Create(Test(files), onlyId: null);
            await Scenario.FailOnCompilerErrorsAsync(scenario.Project, "The example of " + id);
            var reported = await Scenario.BuildDiagnosticsAsync(scenario.Project, [Rules.Analyzer(id)]);
            var marked = files.SelectMany(f => LinesWith(id, f.Text).Select(line => (Path: PathOf(f.Name), line))).ToList();

            Assert.Equal(isReported, marked.Count > 0);
            Assert.Equal(marked.Order(), reported.Select(static d => d.Location.GetLineSpan()).Select(static s => (s.Path, s.StartLinePosition.Line)).Distinct().Order());
            foreach (var output in examples.Where(e => isReported && e.Language.Length == 0))
            {
                Assert.Equal(MessageIn(output.Text, id), Assert.Single(reported).GetMessage(null));
            }
        }

        // What the page shows as reported is not left untested.
        Assert.Empty(examples.Where(static e => e.IsReported && e.Language is "csharp" or "json" or "yaml").Select(static e => e.Number).Except(used));
    }

    /// <summary>Gets the code blocks of a page. A block without a language is what the tool prints.</summary>
    private static List<Example> ExamplesOf(string page)
    {
        var reported = page.IndexOf("## Not reported", StringComparison.Ordinal);
        return [.. Regex.Matches(page, @"^ *```(\w*)\n(.*?)\n *```$", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select((m, i) => new Example(i + 1, m.Groups[1].Value, m.Groups[2].Value, m.Index < reported))];
    }

    private static List<(string Name, string Text)> FilesOf(string text, List<Example> examples, HashSet<int> used)
    {
        var files = new List<(string, string)>();
        foreach (var part in Regex.Split(text, "^--- ", RegexOptions.Multiline).Skip(1))
        {
            var lines = part.Split('\n', 2);
            files.Add((lines[0], Regex.Replace(lines[1], @"^( *)@([0-9]+)$", m =>
            {
                var number = int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
                used.Add(number);
                return Regex.Replace(examples[number - 1].Text, "^(?=.)", m.Groups[1].Value, RegexOptions.Multiline);
            }, RegexOptions.Multiline)));
        }

        return files;
    }

    private static Test Test(List<(string Name, string Text)> files)
    {
        var test = new Test { AssemblyName = "Orders", ProjectDirectory = Folder.TrimEnd('/') };
        foreach (var (name, text) in files)
        {
            switch (Path.GetExtension(name))
            {
                case ".cs":
                    test.Source = text;
                    break;
                case ".editorconfig":
                    test.EditorConfig = text;
                    break;
                case "":
                    foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    {
                        test.BuildProperties.Add(line.Split(" = ")[0], line.Split(" = ")[1]);
                    }

                    break;
                default:
                    test.AdditionalFiles.Add((PathOf(name), text));
                    break;
            }
        }

        test.Sources.Add(Read("Common.txt"));
        test.FileKinds[PathOf("estimate.json")] = "package";
        test.OutputKind = test.BuildProperties.TryGetValue("OutputType", out var kind) && kind == "Exe" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return test;
    }

    private static string PathOf(string name) => name.EndsWith(".cs", StringComparison.Ordinal) ? Folder + "Test0.cs" : name[0] == '/' ? name : Folder + name;

    private static IEnumerable<int> LinesWith(string id, string text) =>
        text.Split('\n').Select(static (line, number) => (line, number)).Where(l => l.line.Contains(id, StringComparison.Ordinal)).Select(static l => l.number);

    /// <summary>Gets the message of a line of output, which pages break.</summary>
    private static string MessageIn(string output, string id) => output[(output.IndexOf(id, StringComparison.Ordinal) + id.Length + 2)..].Replace('\n', ' ');

    private static string Page(string id) => File.ReadAllText(Path.Combine(References.RepositoryRoot, "nuget", "docs", "rules", id + ".md")).ReplaceLineEndings("\n");

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(References.RepositoryRoot, "tests", "LambdaFit.Analyzers.Tests", "Examples", name)).ReplaceLineEndings("\n");

    /// <summary>A code block of a page.</summary>
    /// <param name="Number">Which one of the page, from 1.</param>
    /// <param name="Language">The language after the fence.</param>
    /// <param name="Text">What it holds.</param>
    /// <param name="IsReported">Whether it stands in the section of what is reported.</param>
    private sealed record Example(int Number, string Language, string Text, bool IsReported);
}
