using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// Base of rules about values that a configuration sets: calls them for each function of the project, from an action on the very file that
/// declares it, so that a report at a value there is a local one.
/// </summary>
public abstract class FunctionSettingsAnalyzer : LambdaAnalyzer
{
    private protected FunctionSettingsAnalyzer(params DiagnosticDescriptor[] rules)
        : base(rules)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        context.RegisterAdditionalFileAction(file =>
        {
            var configuration = project.Configuration(file.CancellationToken);
            if (configuration.Find(file.AdditionalFile.Path) is not { } declaring)
            {
                return;
            }

            var judgement = new SettingsContext(project, configuration, configuration.Functions, file.Options, file.ReportDiagnostic, file.CancellationToken);
            foreach (var function in configuration.Functions)
            {
                if (ReferenceEquals(function.File, declaring))
                {
                    Judge(function, judgement);
                }
            }
        });
        RegisterInCode(context, project);
    }

    private protected sealed override void RegisterInfrastructure(CompilationStartAnalysisContext context, InfrastructureCode code) =>
        FunctionsInCode.Register(context, code, Judge);

    /// <summary>Judges what one function's declaration says; reports only at places of the file that declares it.</summary>
    private protected abstract void Judge(FunctionSettings function, SettingsContext context);

#pragma warning disable RS1012 // most rules look at nothing else
    /// <summary>Registers what the rule looks at besides declarations of functions: attributes, calls.</summary>
    private protected virtual void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project)
    {
    }
#pragma warning restore RS1012
}

/// <summary>What a rule knows when it judges the functions of one file, and where it reports.</summary>
/// <param name="project">The project whose code the functions run; null where C# only describes functions (CDK, Pulumi).</param>
/// <param name="configuration">What all files together say.</param>
/// <param name="functions">The functions that are known together: all of the project's files, or those that one member of C# describes.</param>
/// <param name="options">What the project file says.</param>
/// <param name="report">Takes the reports.</param>
/// <param name="cancellationToken">Stops the analysis.</param>
internal sealed class SettingsContext(
    LambdaProject? project,
    ProjectConfiguration? configuration,
    ImmutableArray<FunctionSettings> functions,
    AnalyzerOptions options,
    Action<Diagnostic> report,
    CancellationToken cancellationToken)
{
    private readonly HashSet<(string Id, int Position)> reported = [];

    public LambdaProject? Project { get; } = project;

    public ProjectConfiguration? Configuration { get; } = configuration;

    /// <summary>Gets the functions that are known together: all of the project's files, or those that one member of C# describes.</summary>
    public ImmutableArray<FunctionSettings> Functions { get; } = functions;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets the day on which the project is built, or null where the project file does not say.</summary>
    public DateTime? Today => LambdaOptions.Today(options);

    /// <summary>
    /// Reports at a place in the file that declares a function, once for each place: functions that inherit one value share it.
    /// </summary>
    /// <param name="descriptor">What is wrong.</param>
    /// <param name="function">The function.</param>
    /// <param name="span">The place; where it is empty, the function's name.</param>
    /// <param name="fix">The value that the fix writes, or null where there is none.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor descriptor, FunctionSettings function, TextSpan span, string? fix, params object?[] arguments) =>
        Report(Diagnostic.Create(
            descriptor,
            ConfigurationLocation.Of(function.File, span.IsEmpty ? function.NameSpan : span),
            ConfigurationProperties.Of(function, fix),
            arguments));

    /// <summary>Reports, once for each place.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (reported.Add((diagnostic.Id, diagnostic.Location.SourceSpan.Start)))
        {
            report(diagnostic);
        }
    }
}
