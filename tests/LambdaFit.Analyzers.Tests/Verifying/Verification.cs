using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>The steps of <see cref="Verify{TAnalyzer, TFix}"/>, free of its type parameters.</summary>
internal static class Verification
{
    private const int MostFixes = 50;

    public static async Task<Scenario> VerifyAnalyzerAsync(Test test, DiagnosticAnalyzer analyzer)
    {
        var ids = analyzer.SupportedDiagnostics.Select(static d => d.Id).Distinct(StringComparer.Ordinal).ToList();
        var scenario = Scenario.Create(test, ids.Count == 1 ? ids[0] : null);
        await Scenario.FailOnCompilerErrorsAsync(scenario.Project, "The test's code");

        var reported = await Scenario.BuildDiagnosticsAsync(scenario.Project, [analyzer]);
        await CompareAsync("The marks", scenario.Expected, "the build", reported, scenario);
        var inEditor = await Scenario.EditorDiagnosticsAsync(scenario.Project, [analyzer]);
        await CompareAsync("The build", [.. Scenario.Describe(reported)], "the editor", inEditor, scenario);

        if (test.Messages.Count > 0)
        {
            var messages = Ordered(reported, scenario.Project).Select(static d => d.GetMessage(null)).ToList();
            Xunit.Assert.Equal(test.Messages, messages);
        }

        return scenario;
    }

    public static async Task VerifyCodeFixAsync(Test test, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        var scenario = await VerifyAnalyzerAsync(test, analyzer);
        var expected = ExpectedTexts(test, scenario);

        var (oneByOne, equivalenceKey) = await FixOneByOneAsync(test, scenario, analyzer, fix);
        await CompareTextsAsync("Fixing one by one", expected, oneByOne);

        var scopes = new List<FixAllScope> { FixAllScope.Project, FixAllScope.Solution };
        var diagnostics = await Scenario.BuildDiagnosticsAsync(scenario.Project, [analyzer]);
        if (scenario.Project.DocumentIds.Count == 1 && diagnostics.All(static d => d.Location.IsInSource))
        {
            scopes.Add(FixAllScope.Document);
        }

        foreach (var scope in scopes)
        {
            var all = await FixAllAsync(scope, scenario, analyzer, fix, equivalenceKey);
            await CompareTextsAsync($"Fixing all in the {scope}", expected, all);
        }

        foreach (var diagnostic in await Scenario.BuildDiagnosticsAsync(oneByOne, [analyzer]))
        {
            if ((await OfferedAsync(oneByOne, diagnostic, fix)).Count > 0)
            {
                throw new XunitException("A second run would change the code again: " + diagnostic);
            }
        }
    }

    public static async Task VerifyNoCodeFixAsync(Test test, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        var scenario = await VerifyAnalyzerAsync(test, analyzer);
        var diagnostics = await Scenario.BuildDiagnosticsAsync(scenario.Project, [analyzer]);
        Xunit.Assert.NotEmpty(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            var offered = await OfferedAsync(scenario.Project, diagnostic, fix);
            if (offered.Count > 0)
            {
                throw new XunitException($"'{offered[0].Title}' is offered for {diagnostic}");
            }
        }
    }

    /// <summary>Applies the first fix that is offered until none is; null where none ever was.</summary>
    public static async Task<Microsoft.CodeAnalysis.Project?> FixOneByOneAsync(Scenario scenario, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        foreach (var diagnostic in await Scenario.BuildDiagnosticsAsync(scenario.Project, [analyzer]))
        {
            if ((await OfferedAsync(scenario.Project, diagnostic, fix)).Count > 0)
            {
                return (await FixOneByOneAsync(new Test(), scenario, analyzer, fix)).Project;
            }
        }

        return null;
    }

    private static async Task<(Microsoft.CodeAnalysis.Project Project, string? EquivalenceKey)> FixOneByOneAsync(
        Test test, Scenario scenario, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        var project = scenario.Project;
        string? equivalenceKey = null;
        for (var i = 0; i < MostFixes; i++)
        {
            CodeAction? action = null;
            foreach (var diagnostic in Ordered(await Scenario.BuildDiagnosticsAsync(project, [analyzer]), project))
            {
                var offered = await OfferedAsync(project, diagnostic, fix);
                action ??= test.EquivalenceKey is null ? offered.FirstOrDefault() : offered.FirstOrDefault(a => a.EquivalenceKey == test.EquivalenceKey);
            }

            if (action is null)
            {
                return (project, equivalenceKey ?? throw new XunitException("No fix is offered"));
            }

            Xunit.Assert.False(string.IsNullOrEmpty(action.EquivalenceKey), "A fix without an equivalence key has no fix-all");
            equivalenceKey ??= action.EquivalenceKey;
            Xunit.Assert.True(equivalenceKey == action.EquivalenceKey, $"The key '{action.EquivalenceKey}' is not '{equivalenceKey}', so fix-all leaves this one out");
            project = await ApplyAsync(action, project.Id);
            await Scenario.FailOnCompilerErrorsAsync(project, "The fixed code");
        }

        throw new XunitException($"The fix is still offered after {MostFixes} times:\n" + await Scenario.TextOfAsync(project));
    }

    private static async Task<Microsoft.CodeAnalysis.Project> FixAllAsync(
        FixAllScope scope, Scenario scenario, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string? equivalenceKey)
    {
        var provider = fix.GetFixAllProvider() ?? throw new XunitException("The fix has no fix-all");
        Xunit.Assert.Contains(scope, provider.GetSupportedFixAllScopes());
        var diagnostics = new Diagnostics(analyzer);
        var document = scenario.Project.Documents.First();
        var context = scope is FixAllScope.Document
            ? new FixAllContext(document, fix, scope, equivalenceKey!, fix.FixableDiagnosticIds, diagnostics, CancellationToken.None)
            : new FixAllContext(scenario.Project, fix, scope, equivalenceKey!, fix.FixableDiagnosticIds, diagnostics, CancellationToken.None);
        var action = await provider.GetFixAsync(context) ?? throw new XunitException($"Nothing is offered for all in the {scope}");
        return await ApplyAsync(action, scenario.ProjectId);
    }

    private static async Task<List<CodeAction>> OfferedAsync(Microsoft.CodeAnalysis.Project project, Diagnostic diagnostic, CodeFixProvider fix)
    {
        var offered = new List<CodeAction>();
        if (!fix.FixableDiagnosticIds.Contains(diagnostic.Id))
        {
            return offered;
        }

        TextDocument? document = diagnostic.Location.SourceTree is { } tree
            ? project.GetDocument(tree)
            : project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == diagnostic.Location.GetLineSpan().Path);
        if (document is not null)
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        }

        return offered;
    }

    private static async Task<Microsoft.CodeAnalysis.Project> ApplyAsync(CodeAction action, ProjectId projectId)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(projectId)!;

        // What counts is the text that is saved: a tree that a fix puts together may hold what its text does not parse to.
        foreach (var id in project.DocumentIds)
        {
            project = project.GetDocument(id)!.WithText(SourceText.From(Text(project.GetDocument(id)!), Encoding.UTF8)).Project;
        }

        return project;
    }

    private static List<string> ExpectedTexts(Test test, Scenario scenario)
    {
        var texts = scenario.Project.Documents.Select(static d => Text(d)).ToList();
        if (test.FixedSource is { } fixedSource)
        {
            var fixedFiles = Scenario.Create(new() { Source = fixedSource }, onlyId: "LFIT0000").Project.Documents.Select(static d => Text(d)).ToList();
            texts = [.. fixedFiles, .. texts.Skip(fixedFiles.Count)];
        }

        foreach (var document in scenario.Project.AdditionalDocuments)
        {
            var changed = test.FixedAdditionalFiles.FirstOrDefault(f => f.Path == document.FilePath);
            texts.Add(changed.Text ?? Text(document));
        }

        // What the fix adds comes last.
        texts.AddRange(test.FixedAdditionalFiles.Where(f => scenario.Project.AdditionalDocuments.All(d => d.FilePath != f.Path)).Select(static f => f.Text));

        return texts;
    }

    private static async Task CompareTextsAsync(string what, List<string> expected, Microsoft.CodeAnalysis.Project actual)
    {
        var texts = actual.Documents.Cast<TextDocument>().Concat(actual.AdditionalDocuments).Select(Text).ToList();
        for (var i = 0; i < Math.Max(expected.Count, texts.Count); i++)
        {
            if (i >= expected.Count || i >= texts.Count || expected[i] != texts[i])
            {
                throw new XunitException($"{what} gives another text than expected.\n---- expected\n{string.Join("\n----\n", expected)}\n---- actual\n{await Scenario.TextOfAsync(actual)}");
            }
        }
    }

    private static async Task CompareAsync(string expectedBy, ImmutableArray<string> expected, string actualBy, ImmutableArray<Diagnostic> actual, Scenario scenario)
    {
        var described = Scenario.Describe(actual).ToImmutableArray();
        if (!expected.SequenceEqual(described))
        {
            throw new XunitException(
                $"{expectedBy} and {actualBy} differ.\n---- {expectedBy}\n{string.Join("\n", expected)}\n---- {actualBy}\n{string.Join("\n", described)}\n"
                + string.Join("\n", actual) + "\n" + await Scenario.TextOfAsync(scenario.Project));
        }
    }

    /// <summary>Orders reports as the files of the test stand.</summary>
    private static IEnumerable<Diagnostic> Ordered(IEnumerable<Diagnostic> diagnostics, Microsoft.CodeAnalysis.Project project)
    {
        var paths = project.Documents.Cast<TextDocument>().Concat(project.AdditionalDocuments).Select(static d => d.FilePath).ToList();
        return diagnostics
            .OrderBy(d => paths.IndexOf(d.Location.GetLineSpan().Path))
            .ThenBy(static d => d.Location.SourceSpan.Start);
    }

    private static string Text(TextDocument document) => document.GetTextAsync().GetAwaiter().GetResult().ToString();

    /// <summary>Gives fix-all the diagnostics of a whole build, as <c>dotnet format</c> does.</summary>
    private sealed class Diagnostics(DiagnosticAnalyzer analyzer) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            await Scenario.BuildDiagnosticsAsync(project, [analyzer]);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Scenario.BuildDiagnosticsAsync(document.Project, [analyzer])).Where(d => d.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) =>
            (await Scenario.BuildDiagnosticsAsync(project, [analyzer])).Where(static d => !d.Location.IsInSource);
    }
}
