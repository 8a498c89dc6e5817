using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Handler;

/// <summary>Lets an <c>async void</c> handler return <c>Task</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AsyncVoidHandlerCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.AsyncVoidHandler);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var returnType = root?.FindToken(context.Span.Start).Parent switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax local => local.ReturnType,
            _ => null,
        };

        if (returnType is null || model is null || new KnownSymbols(model.Compilation)[TypeNames.Task] is not { } task)
        {
            return;
        }

        // Without a using directive the name stays long: one that is added gets the line ending of the platform, not of the file.
        var newType = SyntaxGenerator.GetGenerator(context.Document).TypeExpression(task)
            .WithAdditionalAnnotations(Simplifier.Annotation)
            .WithTriviaFrom(returnType);
        var changed = context.Document.WithEdited(root!.ReplaceNode(returnType, newType));

        // An override or interface implementation cannot change its type alone; a delegate that wants 'void' cannot take it.
        await FixValidation.RegisterAsync(context, changed, "Return 'Task'", nameof(AsyncVoidHandlerCodeFix)).ConfigureAwait(false);
    }
}
