using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Benchmarks;

/// <summary>The least that an analyzer of code can do: one operation action that does nothing but remember that it ran.</summary>
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing = new("EMPTY", "Nothing", "Nothing", "Empty", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>Gets or sets a value indicating whether the action ran since this was last cleared.</summary>
    public static bool HasRun { get; set; }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Nothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start => start.RegisterOperationAction(static _ => HasRun = true, OperationKind.Invocation));
    }
}
