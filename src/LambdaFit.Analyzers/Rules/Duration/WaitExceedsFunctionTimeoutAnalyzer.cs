using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Project.Timeouts;
using LambdaFit.Analyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// LFIT1003: waits that are longer than the timeout of the function that runs them. Where they are longer than any timeout, LFIT1002 speaks.
/// Reported as that rule does; the place where the timeout is set is the first additional location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitExceedsFunctionTimeoutAnalyzer() : LambdaAnalyzer(WaitExceedsFunctionTimeout)
{
    // What the wait leaves of the timeout for work and a cold start.
    private const double Allowance = 1.2;

    private static readonly DiagnosticDescriptor WaitExceedsFunctionTimeout = Rule.Create(
        RuleIds.WaitExceedsFunctionTimeout,
        "Wait is longer than the function's timeout",
        "{0} waits {1}, longer than {2}{3}; {4}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Lambda ends an invocation at the timeout that is set for the function, 3 seconds where none is. Code that declares to wait longer never comes to its end: the wait is billed, and what follows it does not happen. Raise the timeout, or wait where waiting costs nothing: in a durable function or a Step Functions state machine.");

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
            var cancellationToken = context.CancellationToken;
            if (!waits.MayFind(context)
                || project.Timeouts.Shortest(cancellationToken) is not { } shortest
                || project.CallGraph(cancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach
                || waits.Find(context) is not { } node
                || node.Seconds <= shortest)
            {
                return;
            }

            // For each function the innermost wait that is too long for it speaks.
            var broken = project.Timeouts.Broken(
                reach,
                (way, timeout) => node.Seconds > timeout.Seconds && !IsTooLongForLambda(way, node.Seconds, context.Operation.Syntax.SyntaxTree, cancellationToken),
                timeout => node.LongestInside <= timeout.Seconds,
                cancellationToken);
            if (broken is { Way: { } reported } found)
            {
                var (subject, location) = WaitFinder.Describe(node, context.Operation);
                var inAll = reported.EntryPoint.Method is { } method ? project.Waits.Of(method, cancellationToken).Seconds : 0;
                context.ReportDiagnostic(Create(location, ImmutableArray<Location>.Empty, subject, node.Seconds, inAll, found, reported.Describe()));
            }
        }

        /// <summary>Entry points whose waits are too long only together.</summary>
        public void AnalyzeEntryPoint(EntryPoint entryPoint, Action<Diagnostic> report, CancellationToken cancellationToken)
        {
            if (entryPoint is not { Method: { } method, Anchor.SourceTree: { } tree }
                || !waits.AreMentioned(cancellationToken)
                || project.Timeouts.Of(entryPoint, cancellationToken) is not { } timeout)
            {
                return;
            }

            var wait = project.Waits.Of(method, cancellationToken);
            if (wait.Seconds > timeout.Seconds
                && wait.LongestNode <= timeout.Seconds
                && wait.Seconds <= project.Timeouts.LimitOf(entryPoint, tree, cancellationToken).Seconds)
            {
                report(Create(
                    entryPoint.Anchor, WaitFinder.LongestParts(wait), WaitFinder.Describe(entryPoint), wait.Seconds, wait.Seconds, new(timeout, null, 0), string.Empty));
            }
        }

        /// <summary>Tells whether LFIT1002 speaks of this wait, or of one around it.</summary>
        private bool IsTooLongForLambda(Reach way, double seconds, SyntaxTree tree, CancellationToken cancellationToken)
        {
            var limit = project.Timeouts.LimitOf(way.EntryPoint, tree, cancellationToken).Seconds;
            return seconds > limit || (way.EntryPoint.Method is { } method && project.Waits.Of(method, cancellationToken).Seconds > limit);
        }

        private static Diagnostic Create(
            Location location, ImmutableArray<Location> parts, string subject, double seconds, double inAll, BrokenTimeouts broken, string chain)
        {
            var timeout = broken.First;
            var wanted = (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Max(seconds, inAll) * Allowance));
            var isPossible = wanted <= Math.Min(timeout.MaxSeconds, InvokerLimit(timeout));
            var fitsQueue = wanted <= LambdaLimits.QueueVisibilityTimeoutSeconds || !timeout.Events.Contains(EventSourceKind.Queue);
            var advice = isPossible
                ? "raise it to " + WaitFinder.Describe(wanted)
                    + (inAll > seconds ? " (all waits together last " + WaitFinder.Describe(inAll) + ")" : string.Empty)
                    + (fitsQueue ? string.Empty : " and the queue's visibility timeout with it") + ", or use "
                : "use ";
            return Diagnostic.Create(
                WaitExceedsFunctionTimeout,
                location,
                parts.Insert(0, TimeoutText.PlaceOf(timeout)),
                isPossible && fitsQueue ? Properties(timeout, wanted) : ImmutableDictionary<string, string?>.Empty,
                subject,
                WaitFinder.Describe(seconds),
                TimeoutText.Describe(broken),
                chain,
                advice + WaitFinder.Alternative(timeout.EntryPoint));
        }

        private static ImmutableDictionary<string, string?> Properties(FunctionTimeout timeout, int wanted)
        {
            var value = wanted.ToString(CultureInfo.InvariantCulture);

            // The Annotations generator writes the attribute's value into the template, so the attribute is the place to set it where the template has none.
            return timeout.Function is { } function && !(timeout is { Origin: TimeoutOrigin.Omission, EntryPoint.Kind: EntryPointKind.Annotations })
                ? ConfigurationProperties.Of(function, value)
                : ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, value);
        }

        /// <summary>Gets how long those who call the function wait for it.</summary>
        private static int InvokerLimit(FunctionTimeout timeout)
        {
            var limit = int.MaxValue;
            foreach (var source in timeout.Events)
            {
                limit = Math.Min(limit, source switch
                {
                    EventSourceKind.RestApi or EventSourceKind.WebSocketApi => LambdaLimits.RestApiTimeoutSeconds,
                    EventSourceKind.HttpApi => LambdaLimits.HttpApiTimeoutSeconds,
                    EventSourceKind.HttpApiAuthorizer => LambdaLimits.HttpApiAuthorizerTimeoutSeconds,
                    EventSourceKind.AppSync => LambdaLimits.AppSyncTimeoutSeconds,
                    EventSourceKind.Cognito => LambdaLimits.CognitoTimeoutSeconds,
                    _ => int.MaxValue,
                });
            }

            return limit;
        }
    }
}
