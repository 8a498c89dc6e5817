using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Infrastructure;
using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>
/// Base of fixes that change a setting: in the configuration file that the diagnostic names, or where it names none in the attribute
/// at its place. All changes of one file are made one after the other on its newest text, so that fix-all never loses one.
/// </summary>
public abstract class ConfigurationCodeFix : CodeFixProvider
{
    private readonly string title;

    private protected ConfigurationCodeFix(string ruleId, string title)
    {
        this.title = title;
        FixableDiagnosticIds = ImmutableArray.Create(ruleId);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => ConfigurationFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var project = context.TextDocument.Project;
            var changed = await ApplyAsync(project.Solution, project.Id, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false);
            if (changed is not null)
            {
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
                await RegisterMoreAsync(context, diagnostic, changed).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Says how to change a configuration file; null where that is not safe.</summary>
    private protected abstract TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken);

    /// <summary>Offers what may be wanted beside the fix; its fix-all runs <see cref="AfterAllAsync(Solution, ProjectId, ImmutableArray{Diagnostic}, string, CancellationToken)"/>.</summary>
    private protected virtual Task RegisterMoreAsync(CodeFixContext context, Diagnostic diagnostic, Solution changed) => Task.CompletedTask;

    /// <summary>Does what a fix of another equivalence key does beyond the first one.</summary>
    private protected virtual Task<Solution> AfterAllAsync(
        Solution solution, ProjectId projectId, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken) => Task.FromResult(solution);

    /// <summary>Edits the node of C# at which the diagnostic lies; null where that is not possible.</summary>
    private protected virtual SyntaxNode? EditCode(SyntaxNode node, string value) => null;

    /// <summary>Gets the place in C# that is edited where the diagnostic names no file.</summary>
    private protected virtual Location PlaceToEdit(Diagnostic diagnostic) => diagnostic.Location;

    /// <summary>Tells whether C# may be edited in this way.</summary>
    private protected virtual Task<bool> IsSafeAsync(Document before, SyntaxNode node, Document after, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Gets the node of C# that <see cref="EditCode(SyntaxNode, string)"/> replaces.</summary>
    private protected virtual SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => null;

    private async Task<Solution?> ApplyAsync(Solution solution, ProjectId projectId, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var original = solution;
        foreach (var diagnostic in diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(ConfigurationProperties.Value, out var value) || value is null)
            {
                continue;
            }

            if (!IsOfProgram(diagnostic) && diagnostic.Properties.TryGetValue(ConfigurationProperties.File, out var path) && path is not null)
            {
                solution = await EditFileAsync(solution, projectId, path, diagnostic, value, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var inProgram in diagnostics.Where(IsOfProgram).GroupBy(static d => d.Properties[ConfigurationProperties.File]!, StringComparer.Ordinal))
        {
            solution = await EditProgramAsync(solution, projectId, inProgram.Key, inProgram, cancellationToken).ConfigureAwait(false);
        }

        foreach (var inCode in diagnostics
            .Where(d => !d.Properties.ContainsKey(ConfigurationProperties.File) && PlaceToEdit(d).IsInSource)
            .GroupBy(d => PlaceToEdit(d).SourceTree!))
        {
            solution = await EditCodeAsync(solution, inCode.Key, inCode, cancellationToken).ConfigureAwait(false);
        }

        return ReferenceEquals(solution, original) ? null : solution;
    }

    private async Task<Solution> EditFileAsync(Solution solution, ProjectId projectId, string path, Diagnostic diagnostic, string value, CancellationToken cancellationToken)
    {
        var document = solution.GetProject(projectId)?.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path || d.Name == path);
        if (document is null || !diagnostic.Properties.TryGetValue(ConfigurationProperties.Function, out var name) || name is null)
        {
            return solution;
        }

        diagnostic.Properties.TryGetValue(ConfigurationProperties.Kind, out var kind);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var file = ConfigurationReader.Read(path, kind, text, cancellationToken);
        if (Edit(file, name, value, cancellationToken) is not { } change)
        {
            return solution;
        }

        return AdditionalTexts.With(solution, document, text.WithChanges(change));
    }

    /// <summary>Tells whether C# describes the function that a diagnostic is about.</summary>
    private static bool IsOfProgram(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ConfigurationProperties.File, out var path) && path is not null && FormatOf(diagnostic).IsCode();

    private static ConfigurationFormat FormatOf(Diagnostic diagnostic)
    {
        diagnostic.Properties.TryGetValue(ConfigurationProperties.Kind, out var kind);
        return kind == ConfigurationFormat.Cdk.Kind() ? ConfigurationFormat.Cdk : kind == ConfigurationFormat.Pulumi.Kind() ? ConfigurationFormat.Pulumi : ConfigurationFormat.None;
    }

    /// <summary>Edits C# that describes functions. All changes are made to one text, since they find functions by their place in it.</summary>
    private async Task<Solution> EditProgramAsync(Solution solution, ProjectId projectId, string path, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (solution.GetProject(projectId) is not { } project
            || project.Documents.FirstOrDefault(d => d.FilePath == path || d.Name == path) is not { } document
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree)
        {
            return solution;
        }

        var code = new InfrastructureCode(compilation);
        var text = await tree.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ConfigurationProperties.Function, out var function) && function is not null
                && ValueOf(diagnostic) is { Length: > 0 } value
                && Edit(code.ReadFile(tree, FormatOf(diagnostic), cancellationToken), function, value, cancellationToken) is { } change
                && !changes.Exists(other => other.Span.IntersectsWith(change.Span)))
            {
                changes.Add(change);
            }
        }

        return changes.Count == 0 ? solution : solution.WithDocumentText(document.Id, text.WithChanges(changes.OrderBy(static c => c.Span.Start)));
    }

    private async Task<Solution> EditCodeAsync(Solution solution, SyntaxTree tree, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (solution.GetDocument(tree) is not { } document)
        {
            return solution;
        }

        var root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var edits = new Dictionary<SyntaxNode, SyntaxNode>();

        // Where several speak of one place, the greatest number is right for all of them.
        foreach (var diagnostic in diagnostics.OrderBy(static d => ValueOf(d).Length).ThenBy(static d => ValueOf(d), StringComparer.Ordinal))
        {
            if (NodeToEdit(root, PlaceToEdit(diagnostic).SourceSpan) is { } node
                && ValueOf(diagnostic) is { Length: > 0 } value
                && EditCode(node, value) is { } edited
                && await IsSafeAsync(document, node, document.WithEdited(root.ReplaceNode(node, edited)), cancellationToken).ConfigureAwait(false))
            {
                edits[node] = edited;
            }
        }

        return edits.Count == 0
            ? solution
            : solution.WithEdited(document.Id, root.ReplaceNodes(edits.Keys, (node, _) => edits[node]));
    }

    private static string ValueOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ConfigurationProperties.Value, out var value) && value is not null ? value : string.Empty;

    private sealed class ConfigurationFixAll : FixAllProvider
    {
        public static readonly ConfigurationFixAll Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var fix = (ConfigurationCodeFix)fixAllContext.CodeFixProvider;
            var solution = fixAllContext.Solution;
            foreach (var projectId in fixAllContext.Scope is FixAllScope.Solution ? solution.ProjectIds : [fixAllContext.Project.Id])
            {
                var project = fixAllContext.Solution.GetProject(projectId)!;
                var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                var ordered = diagnostics.Where(d => fix.FixableDiagnosticIds.Contains(d.Id)).OrderBy(static d => d.Location.SourceSpan.Start).ToImmutableArray();
                solution = await fix.ApplyAsync(solution, projectId, ordered, fixAllContext.CancellationToken).ConfigureAwait(false) ?? solution;
                solution = await fix.AfterAllAsync(solution, projectId, ordered, fixAllContext.CodeActionEquivalenceKey ?? string.Empty, fixAllContext.CancellationToken).ConfigureAwait(false);
            }

            return CodeAction.Create(fix.title, _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey ?? fix.GetType().Name);
        }
    }
}
