using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers;

/// <summary>
/// Base of all rules. In a project that has nothing to do with Lambda, and in a test project, it registers nothing at all;
/// in a Lambda project it hands the rule the model that all rules of the compilation share.
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
        });
    }

    /// <summary>
    /// Registers the narrowest actions that can see the rule's subject. An action reports only inside what it was called for
    /// (editors drop anything else), and looks up what lies elsewhere.
    /// </summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, LambdaProject project);
}
