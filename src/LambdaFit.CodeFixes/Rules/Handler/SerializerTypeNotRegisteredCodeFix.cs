using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Rules.Handler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Handler;

/// <summary>Adds <c>[JsonSerializable(typeof(…))]</c> to the serializer's context: in order where the attributes are in order, else behind the last one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SerializerTypeNotRegisteredCodeFix : CodeFixProvider
{
    private const string Title = "Register the types with the serializer's context";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SerializerTypeNotRegistered);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneAfterTheOther.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            var changed = await RegisterAsync(project.Solution, project.Id, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (!ReferenceEquals(changed, project.Solution))
            {
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(SerializerTypeNotRegisteredCodeFix)), diagnostic);
            }
        }
    }

    private static async Task<Solution> RegisterAsync(Solution solution, ProjectId projectId, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(SerializerTypeNotRegisteredAnalyzer.ContextProperty, out var contextName) || contextName is null
            || !diagnostic.Properties.TryGetValue(SerializerTypeNotRegisteredAnalyzer.TypesProperty, out var types) || types is null)
        {
            return solution;
        }

        foreach (var type in types.Split(SerializerTypeNotRegisteredAnalyzer.TypesSeparator))
        {
            solution = await RegisterAsync(solution, projectId, contextName, type, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static async Task<Solution> RegisterAsync(Solution solution, ProjectId projectId, string contextName, string type, CancellationToken cancellationToken)
    {
        if (await solution.GetProject(projectId)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return solution;
        }

        var symbols = new KnownSymbols(compilation);
        if (symbols[contextName] is not { } context || SerializerContext.Registered(context, symbols).Any(registered => DisplayNames.InCode(registered) == type))
        {
            return solution;
        }

        foreach (var attribute in context.GetAttributes().Where(a => symbols.Is(a.AttributeClass, TypeNames.JsonSerializableAttribute)))
        {
            if (attribute.ApplicationSyntaxReference is { } reference
                && solution.GetDocument(reference.SyntaxTree) is { } document
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is AttributeSyntax { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax declaration } } existing)
            {
                var root = await reference.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                var changed = document.WithEdited(root.ReplaceNode(declaration, Add(declaration, existing, type)));
                return await FixValidation.CompilesAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed.Project.Solution : solution;
            }
        }

        return solution;
    }

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax declaration, AttributeSyntax existing, string type)
    {
        var name = SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation);
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(
            existing.Name.WithoutTrivia(),
            SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.AttributeArgument(SyntaxFactory.TypeOfExpression(name)))))));

        var lists = declaration.AttributeLists;
        var index = IndexOf(lists, existing.Name.ToString(), ShortName(type));
        var neighbour = lists[Math.Max(index - 1, 0)];
        var endOfLine = neighbour.GetTrailingTrivia().Where(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        var indent = neighbour.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : SyntaxFactory.TriviaList();
        list = list.WithTrailingTrivia(endOfLine.Any() ? SyntaxFactory.TriviaList(endOfLine) : SyntaxFactory.TriviaList(SyntaxFactory.Space));
        if (index == 0)
        {
            // What documents the class stays above everything.
            list = list.WithLeadingTrivia(neighbour.GetLeadingTrivia());
            lists = lists.Replace(neighbour, neighbour.WithLeadingTrivia(indent));
        }
        else
        {
            list = list.WithLeadingTrivia(indent);
        }

        return declaration.WithAttributeLists(lists.Insert(index, list));
    }

    /// <summary>Gets where a type belongs among the attributes of a class.</summary>
    private static int IndexOf(SyntaxList<AttributeListSyntax> lists, string attributeName, string type)
    {
        var names = new List<(int Index, string Name)>();
        for (var i = 0; i < lists.Count; i++)
        {
            foreach (var attribute in lists[i].Attributes)
            {
                if (attribute.Name.ToString() == attributeName && attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax typeOf)
                {
                    names.Add((i, ShortName(typeOf.Type.ToString())));
                }
            }
        }

        var areOrdered = names.Count > 1;
        for (var i = 1; i < names.Count; i++)
        {
            areOrdered &= StringComparer.Ordinal.Compare(names[i - 1].Name, names[i].Name) <= 0;
        }

        foreach (var (index, other) in names)
        {
            if (areOrdered && StringComparer.Ordinal.Compare(type, other) < 0)
            {
                return index;
            }
        }

        return names.Count > 0 ? names[names.Count - 1].Index + 1 : lists.Count;
    }

    /// <summary>Gets what people sort by: the name without namespaces and classes around it.</summary>
    private static string ShortName(string type)
    {
        var end = type.IndexOfAny(['<', '[']);
        var head = end < 0 ? type : type.Substring(0, end);
        return type.Substring(head.LastIndexOfAny(['.', ':']) + 1);
    }

    /// <summary>Handlers share contexts, so that each fix has to see what the one before it added.</summary>
    private sealed class OneAfterTheOther : FixAllProvider
    {
        public static readonly OneAfterTheOther Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            foreach (var projectId in fixAllContext.Scope is FixAllScope.Solution ? solution.ProjectIds : [fixAllContext.Project.Id])
            {
                var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Solution.GetProject(projectId)!).ConfigureAwait(false);
                foreach (var diagnostic in diagnostics
                    .Where(static d => d.Id == RuleIds.SerializerTypeNotRegistered && d.Location.IsInSource)
                    .OrderBy(static d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                    .ThenBy(static d => d.Location.SourceSpan.Start))
                {
                    solution = await RegisterAsync(solution, projectId, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
                }
            }

            return CodeAction.Create(Title, _ => Task.FromResult(solution), nameof(SerializerTypeNotRegisteredCodeFix));
        }
    }
}
