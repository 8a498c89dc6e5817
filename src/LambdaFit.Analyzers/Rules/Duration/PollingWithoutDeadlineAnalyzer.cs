using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1004: a loop in invocation code that asks the same question until the answer changes, and sets itself no limit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PollingWithoutDeadlineAnalyzer() : LambdaAnalyzer(PollingWithoutDeadline)
{
    private static readonly DiagnosticDescriptor PollingWithoutDeadline = Rule.Create(
        RuleIds.PollingWithoutDeadline,
        "Polling in a Lambda invocation has no deadline",
        "This loop polls '{0}' without a deadline{1}: while the answer stays the same, it runs into the function's timeout (900 s at most), and the invocation fails; end it as well when 'ILambdaContext.RemainingTime' runs low, or wait with {2}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "A loop that waits for something outside the function ends when that something answers, and if it does not, at the function's timeout: the invocation fails, asynchronous events are tried again, and all the waiting is billed. A deadline ends the loop while there is still time to say so; a durable function or a Step Functions state machine waits without running.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var polling = new PollingLoops(project);
        context.RegisterOperationAction(
            c =>
            {
                var loop = (ILoopOperation)c.Operation;
                if (polling.Find(loop, c.ContainingSymbol, c.CancellationToken) is ({ } question, { } reach))
                {
                    c.ReportDiagnostic(Diagnostic.Create(
                        PollingWithoutDeadline,
                        LoopExits.HeaderOf(loop.Syntax),
                        question,
                        reach.Describe(),
                        reach.EntryPoint.IsDurable ? "'WaitForConditionAsync' of the durable context" : "a durable function's 'WaitForConditionAsync' or a Step Functions state machine"));
                }
            },
            OperationKind.Loop);
    }
}
