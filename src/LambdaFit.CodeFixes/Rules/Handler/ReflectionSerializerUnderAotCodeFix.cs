using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Rules.Handler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.Handler;

/// <summary>Names the serializer that uses the project's only <c>JsonSerializerContext</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReflectionSerializerUnderAotCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ReflectionSerializerUnderAot);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            // 'new()' takes its type from elsewhere.
            if (!diagnostic.Properties.TryGetValue(ReflectionSerializerUnderAotAnalyzer.ContextProperty, out var name)
                || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: false) is not TypeSyntax type)
            {
                continue;
            }

            var serializer = SyntaxFactory.ParseTypeName($"global::Amazon.Lambda.Serialization.SystemTextJson.SourceGeneratorLambdaJsonSerializer<{name}>")
                .WithTriviaFrom(type)
                .WithAdditionalAnnotations(Simplifier.Annotation);
            var changed = context.Document.WithEdited(root.ReplaceNode(type, serializer));

            // A variable of the old type cannot hold the new one.
            if (await FixValidation.CompilesAsync(context.Document, changed, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Use the source-generated serializer", _ => Task.FromResult(changed), nameof(ReflectionSerializerUnderAotCodeFix)),
                    diagnostic);
            }
        }
    }
}
