using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>
/// Awaits a task that was dropped. A method that returns a task without being <c>async</c> becomes so, and so does a handler that returns
/// nothing and is called by nobody but Lambda.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WorkOutlivesInvocationCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WorkOutlivesInvocation);

    /// <inheritdoc/>
    /// <remarks>Two tasks of one method make it <c>async</c> once: single fixes would not merge.</remarks>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await AwaitAllAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await AwaitAsync(context.Document, [context.Span], context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Await the task", _ => Task.FromResult(changed), nameof(WorkOutlivesInvocationCodeFix)),
                context.Diagnostics);
        }
    }

    private static async Task<Document?> AwaitAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var spans = diagnostics.Select(static d => d.Location.SourceSpan).Distinct().ToList();
        if (await AwaitAsync(document, spans, cancellationToken).ConfigureAwait(false) is { } all)
        {
            return all;
        }

        // One of them cannot be awaited where it stands (in a lock, say): the others can.
        var fixable = new List<TextSpan>();
        foreach (var span in spans)
        {
            if (await AwaitAsync(document, [span], cancellationToken).ConfigureAwait(false) is not null)
            {
                fixable.Add(span);
            }
        }

        return await AwaitAsync(document, fixable, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Awaits the tasks reported at some spans; null where none can be awaited or the result would not compile.</summary>
    private static async Task<Document?> AwaitAsync(Document document, List<TextSpan> spans, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return null;
        }

        var edits = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        foreach (var span in spans)
        {
            if (CallAt(root, span) is not { } call
                || AwaitOf(call, model, cancellationToken) is not { } edit
                || await FunctionEditAsync(edit.Node, document, model, cancellationToken).ConfigureAwait(false) is not { } function)
            {
                continue;
            }

            edits[edit.Node] = edit.Change;
            if (function.Node is not null)
            {
                edits[function.Node] = function.Change;
            }
        }

        if (edits.Count == 0)
        {
            return null;
        }

        // Inner nodes first: the editor cannot find them again in an outer one that was replaced.
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var edit in edits.OrderByDescending(static e => e.Key.SpanStart).ThenBy(static e => e.Key.Span.Length))
        {
            editor.ReplaceNode(edit.Key, (node, _) => edit.Value(node));
        }

        var changed = document.WithEdited(editor.GetChangedRoot());
        return await FixValidation.CompilesAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    /// <summary>Gets the call whose name the diagnostic underlines.</summary>
    private static InvocationExpressionSyntax? CallAt(SyntaxNode root, TextSpan span) =>
        root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(call => EntryPoints.NameOf(call).Span == span);

    /// <summary>Gets the statement or expression that drops the task, and what awaits it instead.</summary>
    private static (SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Change)? AwaitOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbols = new KnownSymbols(model.Compilation);
        var type = model.GetTypeInfo(call, cancellationToken).Type as INamedTypeSymbol;
        if (type is { SpecialType: SpecialType.System_Void } && call.Expression is MemberAccessExpressionSyntax { Expression: var forgotten })
        {
            // x.Forget(), where x is the task.
            return IsTask(model.GetTypeInfo(forgotten, cancellationToken).Type, symbols) && call.Parent is ExpressionStatementSyntax
                ? (call, node => Await(((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)node).Expression).Expression.WithoutTrailingTrivia(), node))
                : null;
        }

        if (!IsTask(type, symbols))
        {
            return null;
        }

        var isNested = type!.TypeArguments.Length == 1 && IsTask(type.TypeArguments[0], symbols);
        ExpressionSyntax task = call;
        while (task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve", Parent: InvocationExpressionSyntax outer })
        {
            task = outer;
        }

        if (isNested && task != call)
        {
            return null;
        }

        switch (task.Parent)
        {
            case AwaitExpressionSyntax when isNested:
                return (task, static node => Unwrap((ExpressionSyntax)node));
            case ExpressionStatementSyntax:
            case ArrowExpressionClauseSyntax:
                return (task, node => Await(WithUnwrap((ExpressionSyntax)node), node));
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment
                when model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is null or IDiscardSymbol:
                return (assignment, node => Await(WithUnwrap(((AssignmentExpressionSyntax)node).Right), node));
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } } }:
                return (declaration, node => AwaitInstead((LocalDeclarationStatementSyntax)node));
            default:
                return null;
        }

        ExpressionSyntax WithUnwrap(ExpressionSyntax expression) => isNested ? Unwrap(expression) : expression;

        StatementSyntax AwaitInstead(LocalDeclarationStatementSyntax local) =>
            SyntaxFactory.ExpressionStatement(Await(WithUnwrap(local.Declaration.Variables[0].Initializer!.Value), local), local.SemicolonToken);
    }

    private static bool IsTask(ITypeSymbol? type, KnownSymbols symbols) =>
        symbols.Is(type, TypeNames.Task) || symbols.Is(type, TypeNames.TaskOfT) || symbols.Is(type, TypeNames.ValueTask) || symbols.Is(type, TypeNames.ValueTaskOfT);

    private static AwaitExpressionSyntax Await(ExpressionSyntax task, SyntaxNode replaced) =>
        SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutLeadingTrivia())
            .WithLeadingTrivia(replaced.GetLeadingTrivia());

    private static InvocationExpressionSyntax Unwrap(ExpressionSyntax task) =>
        SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                task.WithoutTrailingTrivia(),
                SyntaxFactory.IdentifierName("Unwrap")))
            .WithTrailingTrivia(task.GetTrailingTrivia());

    /// <summary>
    /// Gets how the function around a node becomes one that can await: no node where it is one already, null where it cannot.
    /// </summary>
    private static async Task<(SyntaxNode? Node, Func<SyntaxNode, SyntaxNode> Change)?> FunctionEditAsync(SyntaxNode inside, Document document, SemanticModel model, CancellationToken cancellationToken)
    {
        var function = inside.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax);
        switch (function)
        {
            case GlobalStatementSyntax:
                return (null, static node => node);
            case AnonymousFunctionExpressionSyntax:
                return model.GetSymbolInfo(function, cancellationToken).Symbol is IMethodSymbol { IsAsync: true, ReturnsVoid: false } ? (null, static node => node) : null;
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                break;
            default:
                return null;
        }

        if (model.GetDeclaredSymbol(function, cancellationToken) is not IMethodSymbol method || method.IsPartialDefinition || method.PartialDefinitionPart is not null)
        {
            return null;
        }

        if (method.IsAsync)
        {
            return method.ReturnsVoid ? null : (null, static node => node);
        }

        var symbols = new KnownSymbols(model.Compilation);
        if (symbols.Is(method.ReturnType, TypeNames.Task))
        {
            return (function, static node => AsyncMethods.MakeAsync(node, hasResult: false));
        }

        if (symbols.Is(method.ReturnType, TypeNames.TaskOfT))
        {
            return (function, static node => AsyncMethods.MakeAsync(node, hasResult: true));
        }

        if (method.ReturnsVoid
            && symbols[TypeNames.Task] is { } task
            && await IsCalledByLambdaOnlyAsync(method, document, model.Compilation, cancellationToken).ConfigureAwait(false))
        {
            var type = (TypeSyntax)SyntaxGenerator.GetGenerator(document).TypeExpression(task).WithAdditionalAnnotations(Simplifier.Annotation);
            return (function, node => AsyncMethods.AddAsync(AsyncMethods.WithReturnType(node, type)));
        }

        return null;
    }

    /// <summary>
    /// Tells whether a method is a handler whose type nothing else depends on: it implements and overrides nothing, nobody calls it, and
    /// whoever registers it does so in the same file.
    /// </summary>
    private static async Task<bool> IsCalledByLambdaOnlyAsync(IMethodSymbol method, Document document, Compilation compilation, CancellationToken cancellationToken)
    {
        if (method.IsOverride || method.IsVirtual || method.IsAbstract || ImplementsInterface(method)
            || LambdaProject.For(compilation, document.Project.AnalyzerOptions) is not { } project
            || !project.EntryPoints(cancellationToken).All.Any(e => e.Kind is not EntryPointKind.Library && SymbolEqualityComparer.Default.Equals(e.Method, method)))
        {
            return false;
        }

        foreach (var found in await SymbolFinder.FindReferencesAsync(method, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var reference in found.Locations)
            {
                if (reference.Document.Id != document.Id || IsCalled(reference.Location, cancellationToken))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool ImplementsInterface(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction)
        {
            return false;
        }

        return method.ContainingType.AllInterfaces
            .SelectMany(i => i.GetMembers(method.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
    }

    private static bool IsCalled(Location reference, CancellationToken cancellationToken)
    {
        var name = reference.SourceTree?.GetRoot(cancellationToken).FindNode(reference.SourceSpan, getInnermostNodeForTie: true);
        var expression = name?.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return expression?.Parent is InvocationExpressionSyntax call && call.Expression == expression;
    }
}
