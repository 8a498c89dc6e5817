using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3020: a function project for which no configuration file is seen, so that the rules about configuration cannot speak. Once per project, at its
/// first handler. Silent where files beside or above the project (a CDK app, for example) show that it is configured in a way that cannot be read.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoConfigurationFoundAnalyzer() : LambdaAnalyzer(NoConfigurationFound)
{
    private static readonly DiagnosticDescriptor NoConfigurationFound = Rule.Create(
        RuleIds.NoConfigurationFound,
        "No configuration found",
        "No file is seen that says how '{0}' runs, so its timeout, memory and runtime cannot be checked; add aws-lambda-tools-defaults.json, name the file in a LambdaFitConfiguration item, "
        + "or where it lies elsewhere (CDK, pipeline) say 'lambdafit.configuration = external' in .editorconfig",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "Whether a function has enough time, memory and the right runtime can only be told from the file that configures it. A function that is configured nowhere in the repository gets whatever was last typed into a console.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (project.Options.IsLibrary || project.Options.IsConfiguredElsewhere)
        {
            return;
        }

        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            if (project.Configuration(cancellationToken) is { Files.IsEmpty: true, HasTerraform: false }
                && ReferenceEquals(FirstFunction(project, cancellationToken), entryPoint)
                && entryPoint.Anchor.SourceTree is { } tree
                && !project.Options.HasExternalConfiguration(tree))
            {
                report(Diagnostic.Create(NoConfigurationFound, entryPoint.Anchor, entryPoint.Name));
            }
        });
    }

    /// <summary>
    /// Gets the first function of a project, or null where it may have none: a method that only looks like a handler is one where the project file says
    /// <c>AWSProjectType</c>. Nor where Annotations writes the configuration.
    /// </summary>
    private static EntryPoint? FirstFunction(LambdaProject project, CancellationToken cancellationToken)
    {
        var entryPoints = project.EntryPoints(cancellationToken);
        EntryPoint? first = null;
        foreach (var entryPoint in entryPoints.All)
        {
            if (entryPoint.Kind is EntryPointKind.Annotations)
            {
                return null;
            }

            if (first is null && entryPoints.IsDeclaredFunction(entryPoint) && (entryPoint.Kind is not EntryPointKind.Convention || project.Options.IsMarkedAsFunction))
            {
                first = entryPoint;
            }
        }

        return first;
    }
}
