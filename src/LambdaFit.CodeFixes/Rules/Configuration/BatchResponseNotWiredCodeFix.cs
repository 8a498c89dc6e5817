using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Lets the queues and streams of a function read its batch response.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BatchResponseNotWiredCodeFix() : ConfigurationCodeFix(RuleIds.BatchResponseNotWired, "Set 'ReportBatchItemFailures'")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.ReportBatchItemFailures(file, functionName, cancellationToken);
}
