using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Calls rules for functions that C# describes with the AWS CDK or Pulumi.</summary>
internal static class FunctionsInCode
{
    /// <summary>
    /// Calls <paramref name="judge"/> for each function that a member describes, from an action on that member. What belongs to the function,
    /// its queues and event sources included, has its place in that member, so that every report is a local one.
    /// </summary>
    public static void Register(CompilationStartAnalysisContext context, InfrastructureCode code, Action<FunctionSettings, SettingsContext> judge) =>
        context.RegisterOperationBlockAction(block =>
        {
            SettingsContext? judgement = null;
            foreach (var root in block.OperationBlocks)
            {
                foreach (var function in code.FunctionsIn(root, block.CancellationToken))
                {
                    judgement ??= new SettingsContext(null, null, block.Options, block.ReportDiagnostic, block.CancellationToken);
                    judge(function, judgement);
                }
            }
        });
}
