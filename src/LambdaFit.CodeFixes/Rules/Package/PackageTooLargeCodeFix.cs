using System.Collections.Immutable;
using System.Text;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Package;

/// <summary>
/// Makes the functions of a project container images in every file and attribute that configures them, and writes the <c>Dockerfile</c> beside the project file.
/// Workspaces that cannot add such a file (<c>dotnet format</c>) are left out by fix-all: half of the fix is for people only, who read in its title that the other half is theirs.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PackageTooLargeCodeFix : CodeFixProvider
{
    private const string Title = "Deploy as a container image";
    private const string TitleWithoutDockerfile = Title + " (you write the Dockerfile; the rule's page has it)";
    private const string Key = nameof(PackageTooLargeCodeFix);
    private const string KeyWithoutDockerfile = Key + "WithoutDockerfile";
    private const string FileName = "Dockerfile";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PackageTooLarge);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Everywhere.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        if (await FixAsync(project.Solution, project.Id, withDockerfile: true, context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), Key), context.Diagnostics);
        }
        else if (await FixAsync(project.Solution, project.Id, withDockerfile: false, context.CancellationToken).ConfigureAwait(false) is { } half)
        {
            context.RegisterCodeFix(CodeAction.Create(TitleWithoutDockerfile, _ => Task.FromResult(half), KeyWithoutDockerfile), context.Diagnostics);
        }
    }

    /// <summary>Gets the solution in which the functions of a project are images; null where not all of them can be, or nothing is to change.</summary>
    private static async Task<Solution?> FixAsync(Solution solution, ProjectId projectId, bool withDockerfile, CancellationToken cancellationToken)
    {
        if (solution.GetProject(projectId) is not { } source
            || await source.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || LambdaProject.For(compilation, source.AnalyzerOptions) is not { } project
            || project.Package(cancellationToken)?.Content is not { } content
            || ContainerImage.For(project, source, content) is not { } image)
        {
            return null;
        }

        var (changed, command) = await WithAttributesAsync(solution, source, project, image, cancellationToken).ConfigureAwait(false);
        if (changed is null)
        {
            return null;
        }

        foreach (var function in project.Configuration(cancellationToken).Functions)
        {
            // A defaults file leaves the functions of its template to that.
            if (function.IsImage || function.File.TemplatePath is not null)
            {
                continue;
            }

            // The generator of Annotations edits its own, but layers do not go with images.
            if (function.IsAnnotations)
            {
                if (command is null || !function.LayerCount.IsAbsent)
                {
                    return null;
                }

                continue;
            }

            if (await WithImageAsync(changed, source, function, image, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return null;
            }

            changed = next;
            command ??= image.CommandOf(function.Handler.Value);
        }

        if (command is null || !withDockerfile || content.HasDockerfile)
        {
            return command is null ? null : changed;
        }

        return CanAddFiles(solution.Workspace) ? WithDockerfile(changed, source, image.Dockerfile(command)) : null;
    }

    /// <summary>
    /// Makes the functions of Annotations images in their attributes, from which the generator writes the template. It writes the project's folder as the one to build,
    /// so that nothing is changed (null) where another is needed.
    /// </summary>
    private static async Task<(Solution? Solution, string? Command)> WithAttributesAsync(
        Solution solution, Microsoft.CodeAnalysis.Project source, LambdaProject project, ContainerImage image, CancellationToken cancellationToken)
    {
        string? command = null;
        var attributes = new List<AttributeSyntax>();
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint is { Kind: EntryPointKind.Annotations, Method: { } method, Anchor.SourceTree: { } tree })
            {
                var root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                if (image.WorkingDirectory != "."
                    || image.CommandOf(GeneratedHandler.For(method)) is not { } generated
                    || LambdaFunctionEditor.AttributeAt(root, entryPoint.Anchor.SourceSpan) is not { } attribute)
                {
                    return (null, null);
                }

                command ??= generated;
                attributes.Add(attribute);
            }
        }

        var changed = solution;
        foreach (var inTree in attributes.GroupBy(static attribute => attribute.SyntaxTree))
        {
            if (source.GetDocument(inTree.Key) is not { } document)
            {
                return (null, null);
            }

            var root = await inTree.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var edited = document.WithEdited(root.ReplaceNodes(inTree, static (_, attribute) => LambdaFunctionEditor.AsImage(attribute)));
            if (!await FixValidation.CompilesAsync(document, edited, cancellationToken).ConfigureAwait(false))
            {
                return (null, null);
            }

            changed = changed.WithDocumentSyntaxRoot(document.Id, (await edited.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!);
        }

        return (changed, command);
    }

    private static async Task<Solution?> WithImageAsync(
        Solution solution, Microsoft.CodeAnalysis.Project source, FunctionSettings function, ContainerImage image, CancellationToken cancellationToken)
    {
        var path = function.File.Path;
        if (solution.GetProject(source.Id)?.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path || d.Name == path) is not { } document)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var file = ConfigurationReader.Read(path, function.File.Format.Kind(), text, cancellationToken);
        return ConfigurationEditor.DeployAsImage(file, function.Name, image, cancellationToken) is { } change
            ? AdditionalTexts.With(solution, document, text.WithChanges(change))
            : null;
    }

    /// <summary>
    /// Tells whether the host can add files. Language servers, which hand changes on to their client, say of no change that they apply it, and their clients create files.
    /// </summary>
    private static bool CanAddFiles(Workspace workspace) =>
        workspace.CanApplyChange(ApplyChangesKind.AddAdditionalDocument) || !workspace.CanApplyChange(ApplyChangesKind.ChangeDocument);

    /// <summary>Adds the file once: a project with several frameworks is several projects to editors.</summary>
    private static Solution WithDockerfile(Solution solution, Microsoft.CodeAnalysis.Project source, string text)
    {
        var path = source.FilePath is { } projectPath
            ? projectPath.Substring(0, projectPath.LastIndexOfAny(['/', '\\']) + 1) + FileName
            : FilePath.Combine(ProjectConfiguration.ProjectDirectory(source.AnalyzerOptions)!, FileName);
        return solution.GetDocumentIdsWithFilePath(path).IsEmpty
            ? solution.AddAdditionalDocument(DocumentId.CreateNewId(source.Id), FileName, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), filePath: path)
            : solution;
    }

    private sealed class Everywhere : FixAllProvider
    {
        public static readonly Everywhere Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            // Who fixes everything reads no titles, and would be left with functions that cannot be built.
            if (fixAllContext.CodeActionEquivalenceKey != Key)
            {
                return null;
            }

            var solution = fixAllContext.Solution;
            foreach (var projectId in fixAllContext.Scope is FixAllScope.Solution ? solution.ProjectIds : [fixAllContext.Project.Id])
            {
                var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Solution.GetProject(projectId)!).ConfigureAwait(false);
                if (!diagnostics.IsEmpty)
                {
                    solution = await FixAsync(solution, projectId, withDockerfile: true, fixAllContext.CancellationToken).ConfigureAwait(false) ?? solution;
                }
            }

            return CodeAction.Create(Title, _ => Task.FromResult(solution), Key);
        }
    }
}
