using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Handler;

/// <summary>Adds <c>[assembly: LambdaSerializer(typeof(…))]</c> with the serializer whose package the project references.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SerializerMissingCodeFix : CodeFixProvider
{
    private const string Title = "Add the assembly's 'LambdaSerializer' attribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SerializerMissing);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OncePerProject.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await AddAttributeAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(SerializerMissingCodeFix)), context.Diagnostics);
        }
    }

    private static async Task<Document?> AddAttributeAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return null;
        }

        var symbols = new KnownSymbols(model.Compilation);
        var serializer = symbols[TypeNames.SystemTextJsonSerializer] is not null ? TypeNames.SystemTextJsonSerializer
            : symbols[TypeNames.NewtonsoftSerializer] is not null ? TypeNames.NewtonsoftSerializer
            : null;
        if (serializer is null)
        {
            return null;
        }

        var endOfLine = root.DescendantTrivia().FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        endOfLine = endOfLine.IsKind(SyntaxKind.None) ? SyntaxFactory.ElasticCarriageReturnLineFeed : endOfLine;
        var list = SyntaxFactory.ParseCompilationUnit($"[assembly: global::{TypeNames.LambdaSerializerAttribute}(typeof(global::{serializer}))]").AttributeLists[0];
        list = list
            .ReplaceNodes(list.DescendantNodes().Where(static n => n is NameSyntax { Parent: AttributeSyntax or TypeOfExpressionSyntax }), static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithTrailingTrivia(endOfLine);

        // A blank line sets the attribute off from the using directives before it and from the code behind it.
        var first = root.Members.FirstOrDefault();
        if (root.AttributeLists.Count == 0)
        {
            if (root.Usings.Count + root.Externs.Count > 0)
            {
                list = list.WithLeadingTrivia(endOfLine);
            }
            else if (first is not null)
            {
                // The file's header stays at the top.
                list = list.WithLeadingTrivia(first.GetLeadingTrivia());
                root = root.ReplaceNode(first, first.WithoutLeadingTrivia());
                first = root.Members.First();
            }

            if (first is not null && (!first.HasLeadingTrivia || !first.GetLeadingTrivia()[0].IsKind(SyntaxKind.EndOfLineTrivia)))
            {
                list = list.WithTrailingTrivia(endOfLine, endOfLine);
            }
        }

        return document.WithEdited(root.AddAttributeLists(list));
    }

    /// <summary>One attribute serves all handlers of an assembly; a second one would not compile.</summary>
    private sealed class OncePerProject : FixAllProvider
    {
        public static readonly OncePerProject Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            foreach (var projectId in fixAllContext.Scope is FixAllScope.Solution ? solution.ProjectIds : [fixAllContext.Project.Id])
            {
                var diagnostics = await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Solution.GetProject(projectId)!).ConfigureAwait(false);
                var first = diagnostics
                    .Where(static d => d.Id == RuleIds.SerializerMissing && d.Location.IsInSource)
                    .OrderBy(static d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                    .FirstOrDefault();
                if (first is not null
                    && solution.GetDocument(first.Location.SourceTree) is { } document
                    && await AddAttributeAsync(document, fixAllContext.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    solution = changed.Project.Solution;
                }
            }

            return CodeAction.Create(Title, _ => Task.FromResult(solution), nameof(SerializerMissingCodeFix));
        }
    }
}
