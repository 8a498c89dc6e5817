using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Rules.Handler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.CodeFixes.Rules.Handler;

/// <summary>
/// Ends the invocation where the handler itself ends the process: by <c>return</c> instead of exit code 0, by <c>throw</c> in a <c>catch</c> or where
/// <c>FailFast</c> has a message. Elsewhere callers might catch the exception, or go on.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ProcessExitCodeFix : CodeFixProvider
{
    private const string Unreachable = "CS0162";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ProcessExit);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null
            || !context.Diagnostics[0].Properties.ContainsKey(ProcessExitAnalyzer.InHandler)
            || root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Parent: ExpressionStatementSyntax statement } call
            || Replacement(call, statement, model, context.CancellationToken) is not { } replacement)
        {
            return;
        }

        var changed = context.Document.WithEdited(Replace(root, statement, replacement.WithTriviaFrom(statement)));
        if (await FixValidation.CompilesAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false)
            && !await LeavesMoreUnreachableAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(
                CodeAction.Create(replacement is ReturnStatementSyntax ? "Return instead of ending the process" : "Throw instead of ending the process", _ => Task.FromResult(changed), nameof(ProcessExitCodeFix)),
                context.Diagnostics);
        }
    }

    private static StatementSyntax? Replacement(InvocationExpressionSyntax call, StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        var around = statement.Ancestors().TakeWhile(static a => a is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)).ToList();
        if (around.Exists(static a => a is FinallyClauseSyntax) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        if (method.Name is "Exit" && model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: var code })
        {
            if (code is 0)
            {
                return SyntaxFactory.ReturnStatement();
            }
        }
        else if (method.Name is "Exit")
        {
            return null;
        }

        // What is thrown must leave the handler.
        if (around.Exists(a => a is TryStatementSyntax { Catches.Count: > 0 } attempt && attempt.Block.Span.Contains(statement.Span)))
        {
            return null;
        }

        if (method.Name is "FailFast" && (arguments.Count == 2 || !around.Exists(static a => a is CatchClauseSyntax)))
        {
            return model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: null } ? null : Throw(call.ArgumentList, model);
        }

        return around.Exists(static a => a is CatchClauseSyntax) ? SyntaxFactory.ThrowStatement() : null;
    }

    private static ThrowStatementSyntax Throw(ArgumentListSyntax arguments, SemanticModel model)
    {
        const string Name = nameof(InvalidOperationException);
        var isImported = model.LookupNamespacesAndTypes(arguments.SpanStart, name: Name).Any(static t => t.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true });
        var exception = SyntaxFactory.ObjectCreationExpression(SyntaxFactory.ParseTypeName(isImported ? Name : "System." + Name).WithLeadingTrivia(SyntaxFactory.Space), arguments, initializer: null)
            .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithLeadingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.ThrowStatement(exception);
    }

    /// <summary>Replaces the statement, and drops a <c>return</c> or <c>throw</c> behind it that only the compiler needed.</summary>
    private static SyntaxNode Replace(SyntaxNode root, ExpressionStatementSyntax statement, StatementSyntax replacement)
    {
        if (statement.Parent is BlockSyntax block
            && block.Statements.IndexOf(statement) == block.Statements.Count - 2
            && block.Statements[block.Statements.Count - 1] is var last and (ReturnStatementSyntax or ThrowStatementSyntax)
            && last.DescendantTrivia().All(static t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return root.ReplaceNode(block, block.WithStatements(block.Statements.Replace(statement, replacement).RemoveAt(block.Statements.Count - 1)));
        }

        return root.ReplaceNode(statement, replacement);
    }

    private static async Task<bool> LeavesMoreUnreachableAsync(Document before, Document after, CancellationToken cancellationToken) =>
        await CountUnreachableAsync(after, cancellationToken).ConfigureAwait(false) > await CountUnreachableAsync(before, cancellationToken).ConfigureAwait(false);

    private static async Task<int> CountUnreachableAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken).Count(static d => d.Id == Unreachable)
            : 0;
}
