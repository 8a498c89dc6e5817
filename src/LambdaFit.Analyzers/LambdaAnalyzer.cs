using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers;

/// <summary>
/// Base of all rules. In a project that has nothing to do with Lambda, and in a test project, it registers nothing at all;
/// in a Lambda project, and in one that describes functions in C#, it hands the rule the model that all rules of the compilation share.
/// </summary>
public abstract class LambdaAnalyzer : DiagnosticAnalyzer
{
    private protected LambdaAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (LambdaProject.For(start.Compilation, start.Options) is { } project)
            {
                Register(start, project);
            }

            // A project may be both: handlers beside the stack that deploys them.
            if (InfrastructureCode.For(start.Compilation, start.Options) is { } code)
            {
                RegisterInfrastructure(start, code);
            }
        });
    }

    /// <summary>
    /// Registers the narrowest actions that can see the rule's subject. An action reports only inside what it was called for
    /// (editors drop anything else), and looks up what lies elsewhere.
    /// </summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, LambdaProject project);

#pragma warning disable RS1012 // most rules look at handlers only
    /// <summary>Registers what the rule looks at in a project that describes functions in C# with the CDK or Pulumi.</summary>
    private protected virtual void RegisterInfrastructure(CompilationStartAnalysisContext context, InfrastructureCode code)
    {
    }
#pragma warning restore RS1012
}
