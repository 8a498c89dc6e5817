using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3013: a secret in plain text in a configuration file. Reported at the value, which the message does not repeat.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInConfigurationAnalyzer() : FunctionSettingsAnalyzer(Variable, AccessKey, Credential)
{
    private const string Title = "Secret in plain text";

    private const string Description =
        "A secret in a configuration file is read by everybody who can read the repository, and one in an environment variable by everybody who may look at the function. Keep it in Secrets Manager or as a SecureString in Parameter Store.";

    private static readonly DiagnosticDescriptor Variable = Rule.Create(
        RuleIds.SecretInConfiguration,
        Title,
        "The environment variable '{0}' holds a secret in plain text, which everybody reads who can read this file or the function's configuration; keep it in Secrets Manager or Parameter Store and set only its name here",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        Description);

    private static readonly DiagnosticDescriptor AccessKey = Rule.Create(
        RuleIds.SecretInConfiguration,
        Title,
        "The environment variable '{0}' holds an access key of AWS; disable the key, and give the function's role the permissions instead",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        Description);

    private static readonly DiagnosticDescriptor Credential = Rule.Create(
        RuleIds.SecretInConfiguration,
        Title,
        "'{0}' holds credentials of AWS in plain text, which everybody reads who can read this file; disable them, and name a profile or use the credentials of the environment instead",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        Description);

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        foreach (var variable in function.Variables)
        {
            if (variable.Value is not { HasValue: true, Value: { } value })
            {
                continue;
            }

            if (SecretValues.HasAccessKeyId(value))
            {
                context.Report(AccessKey, function, variable.Value.Span, fix: null, variable.Name);
            }
            else if (SecretValues.IsSecret(variable.Name, value))
            {
                context.Report(Variable, function, variable.Value.Span, fix: null, variable.Name);
            }
        }
    }

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterAdditionalFileAction(additional =>
        {
            if (project.Configuration(additional.CancellationToken).Find(additional.AdditionalFile.Path) is not { Credentials.IsEmpty: false } file)
            {
                return;
            }

            foreach (var credential in file.Credentials)
            {
                if (credential.Value is { HasValue: true, Value: { } value } && !SecretValues.IsPlaceholder(value))
                {
                    additional.ReportDiagnostic(Diagnostic.Create(Credential, ConfigurationLocation.Of(file, credential.Value.Span), credential.Name));
                }
            }
        });
}
