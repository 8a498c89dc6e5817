using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// LFIT1002: waits that add up to more than the longest timeout there is. Reported at the innermost wait or loop that is too long by itself,
/// and where only the sum of several is, at the entry point.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitExceedsLambdaLimitAnalyzer() : LambdaAnalyzer(WaitExceedsLambdaLimit)
{
    private static readonly DiagnosticDescriptor WaitExceedsLambdaLimit = Rule.Create(
        RuleIds.WaitExceedsLambdaLimit,
        "Wait is longer than a Lambda invocation may last",
        "{0} waits {1}, longer than the {2}{3}; use {4}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Lambda ends an invocation at the function's timeout, which is 900 seconds at most (5,400 seconds on Lambda Managed Instances). Code that declares to wait longer can never come to its end, and every second of the wait is billed. A durable function or a Step Functions state machine waits for up to a year without running.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeNode, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.Loop);
        EntryPoints.Register(context, project, rule.AnalyzeEntryPoint);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly WaitFinder waits = new(project);

        /// <summary>Waits, loops and calls that are too long by themselves.</summary>
        public void AnalyzeNode(OperationAnalysisContext context)
        {
            if (!waits.MayFind(context)
                || project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach)
            {
                return;
            }

            var limit = project.Timeouts.LimitOf(reach.EntryPoint, context.Operation.Syntax.SyntaxTree, context.CancellationToken);
            if (waits.Find(context) is { } node && node.Seconds > limit.Seconds && node.LongestInside <= limit.Seconds)
            {
                var (subject, location) = WaitFinder.Describe(node, context.Operation);
                context.ReportDiagnostic(Create(location, ImmutableArray<Location>.Empty, subject, node.Seconds, limit, reach.Describe(), reach.EntryPoint));
            }
        }

        /// <summary>Entry points whose waits are too long only together.</summary>
        public void AnalyzeEntryPoint(EntryPoint entryPoint, Action<Diagnostic> report, CancellationToken cancellationToken)
        {
            if (entryPoint is not { Method: { } method, Anchor.SourceTree: { } tree } || !waits.AreMentioned(cancellationToken))
            {
                return;
            }

            var wait = project.Waits.Of(method, cancellationToken);
            var limit = project.Timeouts.LimitOf(entryPoint, tree, cancellationToken);
            if (wait.Seconds > limit.Seconds && wait.LongestNode <= limit.Seconds)
            {
                report(Create(entryPoint.Anchor, WaitFinder.LongestParts(wait), WaitFinder.Describe(entryPoint), wait.Seconds, limit, string.Empty, entryPoint));
            }
        }

        private static Diagnostic Create(
            Location location, ImmutableArray<Location> parts, string subject, double seconds, TimeoutLimit limit, string chain, EntryPoint entryPoint) =>
            Diagnostic.Create(
                WaitExceedsLambdaLimit,
                location,
                parts,
                subject,
                WaitFinder.Describe(seconds),
                WaitFinder.Describe(limit.Seconds) + (limit.IsOption ? " that 'lambdafit.max_timeout_seconds' allows" : " that Lambda allows at most"),
                chain,
                WaitFinder.Alternative(entryPoint));
    }
}
