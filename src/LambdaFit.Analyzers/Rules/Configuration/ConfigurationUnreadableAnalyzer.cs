using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3023: a configuration file that could not be read to its end, so that rules know only what stands before.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationUnreadableAnalyzer() : LambdaAnalyzer(ConfigurationUnreadable)
{
    private static readonly DiagnosticDescriptor ConfigurationUnreadable = Rule.Create(
        RuleIds.ConfigurationUnreadable,
        "Configuration file cannot be read",
        "'{0}' can be read only up to here ({1}), so the rules know nothing of what follows; correct the file",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "The rules about configuration know what stands before this place. Deployment tools will most likely refuse the file too.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterAdditionalFileAction(file =>
        {
            if (project.Configuration(file.CancellationToken).Find(file.AdditionalFile.Path) is { Error: { } error } configuration)
            {
                var position = Math.Min(error.Position, configuration.Text.Length);
                file.ReportDiagnostic(Diagnostic.Create(
                    ConfigurationUnreadable,
                    ConfigurationLocation.Of(configuration, new TextSpan(position, 0)),
                    Path.GetFileName(configuration.Path),
                    error.Message.TrimEnd('.')));
            }
        });
}
