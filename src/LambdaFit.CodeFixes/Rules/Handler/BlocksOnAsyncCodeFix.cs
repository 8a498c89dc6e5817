using System.Collections.Immutable;
using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Handler;

/// <summary>Awaits the task instead of blocking, and makes every method on the way to the entry points asynchronous where all of them can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlocksOnAsyncCodeFix : CodeFixProvider
{
    private const string Title = "Await the task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.BlocksOnAsync);

    /// <inheritdoc/>
    /// <remarks>Two waits may make the same method asynchronous: single fixes would not merge.</remarks>
    public override FixAllProvider GetFixAllProvider() => AwaitAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await PlanAsync(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is { } chain
            && await chain.ApplyAsync(context.CancellationToken).ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(BlocksOnAsyncCodeFix)), context.Diagnostics);
        }
    }

    /// <summary>Plans what awaits the task at a span; null where it cannot be awaited.</summary>
    private static async Task<AsyncChain?> PlanAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || root.FindNode(span, getInnermostNodeForTie: true) is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name
            || access.Name != name)
        {
            return null;
        }

        var call = access.Parent as InvocationExpressionSyntax;
        (ExpressionSyntax Whole, Func<ExpressionSyntax, ExpressionSyntax> Task, bool Unwraps)? wait = name.Identifier.ValueText switch
        {
            "Result" => (access, static node => ((MemberAccessExpressionSyntax)node).Expression, true),
            "Wait" when call is { ArgumentList.Arguments.Count: 0 } && IsStatement(call) => (call, static node => ReceiverOf(node), true),
            "GetResult" when call is not null && access.Expression is InvocationExpressionSyntax => (call, static node => ReceiverOf(ReceiverOf(node)), false),
            "WaitAll" or "WaitAny" when call is not null && IsStatement(call) && TakesTasksOnly(call, model, cancellationToken) => (call, WhenInstead(name), true),
            _ => null,
        };

        if (wait is not { } found || LosesComment(found.Whole, access))
        {
            return null;
        }

        var chain = new AsyncChain(document.Project.Solution);
        return await chain.AwaitAsync(document, found.Whole, found.Task, found.Unwraps, cancellationToken).ConfigureAwait(false) ? chain : null;
    }

    private static ExpressionSyntax ReceiverOf(ExpressionSyntax call) =>
        ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call).Expression).Expression;

    private static bool IsStatement(InvocationExpressionSyntax call) => call.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;

    /// <summary>Tells whether a call of <c>WaitAll</c> or <c>WaitAny</c> is given no timeout and no token.</summary>
    private static bool TakesTasksOnly(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Parameters.Length: 1 };

    private static Func<ExpressionSyntax, ExpressionSyntax> WhenInstead(SimpleNameSyntax name)
    {
        var when = SyntaxFactory.IdentifierName(name.Identifier.ValueText is "WaitAll" ? "WhenAll" : "WhenAny");
        return node =>
        {
            var call = (InvocationExpressionSyntax)node;
            return call.WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithName(when));
        };
    }

    /// <summary>Tells whether a comment stands in what the fix drops.</summary>
    private static bool LosesComment(ExpressionSyntax whole, MemberAccessExpressionSyntax access) =>
        whole.DescendantTrivia().Any(trivia =>
            trivia.SpanStart >= access.Expression.Span.End
            && trivia.Span.End <= whole.Span.End
            && !trivia.IsKind(SyntaxKind.WhitespaceTrivia)
            && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)
            && access.Name.Identifier.ValueText is not ("WaitAll" or "WaitAny"));

    private sealed class AwaitAll : FixAllProvider
    {
        public static readonly AwaitAll Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var cancellationToken = fixAllContext.CancellationToken;
            var plans = new List<AsyncChain>();
            foreach (var projectId in fixAllContext.Scope is FixAllScope.Solution ? fixAllContext.Solution.ProjectIds : [fixAllContext.Project.Id])
            {
                var project = fixAllContext.Solution.GetProject(projectId)!;
                var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } only }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var diagnostic in diagnostics.Where(static d => d.Id == RuleIds.BlocksOnAsync && d.Location.IsInSource))
                {
                    if (project.GetDocument(diagnostic.Location.SourceTree) is { } document
                        && await PlanAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is { } plan)
                    {
                        plans.Add(plan);
                    }
                }
            }

            var changed = await TogetherAsync(fixAllContext.Solution, plans, cancellationToken).ConfigureAwait(false);
            return CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(BlocksOnAsyncCodeFix));
        }

        private static async Task<Solution> TogetherAsync(Solution solution, List<AsyncChain> plans, CancellationToken cancellationToken)
        {
            var all = new AsyncChain(solution);
            foreach (var plan in plans)
            {
                all.Add(plan);
            }

            if (await all.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } changed)
            {
                return changed;
            }

            // One of them does not compile where it stands: the others do.
            var good = new AsyncChain(solution);
            var result = solution;
            foreach (var plan in plans)
            {
                var tried = new AsyncChain(solution);
                tried.Add(good);
                tried.Add(plan);
                if (await tried.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } next)
                {
                    (good, result) = (tried, next);
                }
            }

            return result;
        }
    }
}
