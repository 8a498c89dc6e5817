using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>Switches active tracing on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TracingOffCodeFix() : ConfigurationCodeFix(RuleIds.TracingOff, "Set active tracing")
{
    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetTracing(file, functionName, value, cancellationToken);
}
