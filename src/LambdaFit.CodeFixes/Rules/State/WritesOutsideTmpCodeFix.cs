using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Rules.State;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LambdaFit.CodeFixes.Rules.State;

/// <summary>
/// Lets a file be written under <c>Path.GetTempPath()</c>. A log is no better off there, where nobody reads it, so log files are left alone.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WritesOutsideTmpCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WritesOutsideTmp);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null
            || model is null
            || context.Diagnostics[0].Properties.ContainsKey(WritesOutsideTmpAnalyzer.IsLogKey)
            || LambdaProject.For(model.Compilation, context.Document.Project.AnalyzerOptions) is not { } project
            || new TemporaryPath(model, project, context.CancellationToken).Find(root.FindNode(context.Span, getInnermostNodeForTie: true)) is not { } change)
        {
            return;
        }

        var changed = context.Document.WithEdited(root.ReplaceNode(change.Old, change.New));
        await FixValidation.RegisterAsync(context, changed, "Write under 'Path.GetTempPath()'", nameof(WritesOutsideTmpCodeFix)).ConfigureAwait(false);
    }
}
