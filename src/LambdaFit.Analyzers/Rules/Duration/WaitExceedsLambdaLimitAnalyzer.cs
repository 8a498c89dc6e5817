using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// LFIT1002: waits that add up to more than the longest timeout there is. Reported at the innermost wait or loop that is too long by itself,
/// and where only the sum of several is, at the entry point.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitExceedsLambdaLimitAnalyzer() : LambdaAnalyzer(WaitExceedsLambdaLimit)
{
    private const int MaxParts = 5;

    private static readonly DiagnosticDescriptor WaitExceedsLambdaLimit = Rule.Create(
        RuleIds.WaitExceedsLambdaLimit,
        "Wait is longer than a Lambda invocation may last",
        "{0} waits {1}, longer than the {2}{3}; use {4}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Lambda ends an invocation at the function's timeout, which is 900 seconds at most (5400 seconds on Lambda Managed Instances). Code that declares to wait longer can never come to its end, and every second of the wait is billed. A durable function or a Step Functions state machine waits for up to a year without running.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeNode, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.Loop);
        EntryPoints.Register(context, project, rule.AnalyzeEntryPoint);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly WaitMentions mentions = new(project.Compilation);

        /// <summary>Waits, loops and calls that are too long by themselves.</summary>
        public void AnalyzeNode(OperationAnalysisContext context)
        {
            if (!mentions.Any(context.CancellationToken) || !MayBeNode(context.Operation)
                || project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach)
            {
                return;
            }

            var limit = LimitOf(reach.EntryPoint, context.Operation.Syntax.SyntaxTree, context.CancellationToken);
            if (WaitNodes.Find(project.Waits, context.Operation, context.ContainingSymbol, context.CancellationToken) is { } node && node.Seconds > limit.Seconds && node.LongestInside <= limit.Seconds)
            {
                var (subject, location) = node.Kind switch
                {
                    WaitNodeKind.Loop => ("This loop", HeaderOf(node.Syntax)),
                    WaitNodeKind.Call => ("With these arguments '" + NameOf(context.Operation) + "'", EntryPoints.NameOf(node.Syntax).GetLocation()),
                    _ => ("This call", node.Syntax.GetLocation()),
                };
                context.ReportDiagnostic(Create(location, ImmutableArray<Location>.Empty, subject, node.Seconds, limit, reach.Describe(), reach.EntryPoint));
            }
        }

        /// <summary>Entry points whose waits are too long only together.</summary>
        public void AnalyzeEntryPoint(EntryPoint entryPoint, Action<Diagnostic> report, CancellationToken cancellationToken)
        {
            if (entryPoint is not { Method: { } method, Anchor.SourceTree: { } tree } || !mentions.Any(cancellationToken))
            {
                return;
            }

            var wait = project.Waits.Of(method, cancellationToken);
            var limit = LimitOf(entryPoint, tree, cancellationToken);
            if (wait.Seconds > limit.Seconds && wait.LongestNode <= limit.Seconds)
            {
                report(Create(entryPoint.Anchor, LongestParts(wait), "'" + entryPoint.Name + "' in all", wait.Seconds, limit, string.Empty, entryPoint));
            }
        }

        private static Diagnostic Create(
            Location location, ImmutableArray<Location> parts, string subject, double seconds, Limit limit, string chain, EntryPoint entryPoint) =>
            Diagnostic.Create(
                WaitExceedsLambdaLimit,
                location,
                parts,
                subject,
                Describe(seconds),
                Describe(limit.Seconds) + (limit.IsOption ? " that 'lambdafit.max_timeout_seconds' allows" : " that Lambda allows at most"),
                chain,
                entryPoint.IsDurable ? "WaitAsync of the durable context" : "a durable function's WaitAsync or a Step Functions wait");

        private static string Describe(double seconds) => seconds < 1_000_000
            ? seconds.ToString("#,0.#", CultureInfo.InvariantCulture) + " s"
            : (seconds / 86_400).ToString("#,0", CultureInfo.InvariantCulture) + " days";

        private static string NameOf(IOperation call) => call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod.Name,
            IObjectCreationOperation creation => creation.Type?.Name ?? string.Empty,
            _ => string.Empty,
        };

        // Of calls only waits and those of this compilation with an argument that may be constant; the model is asked about nothing else.
        private bool MayBeNode(IOperation operation) => operation switch
        {
            ILoopOperation => true,
            IInvocationOperation call => project.Waits.Api.IsWait(call.TargetMethod) || HasArguments(call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => HasArguments(constructor, creation.Arguments),
            _ => false,
        };

        private static bool HasArguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
            !arguments.IsEmpty && !method.DeclaringSyntaxReferences.IsEmpty;

        private Limit LimitOf(EntryPoint entryPoint, SyntaxTree tree, CancellationToken cancellationToken)
        {
            if (project.Options.MaxTimeoutSeconds(tree) is { } configured)
            {
                return new(configured, IsOption: true);
            }

            // One function may serve many requests or records; its settings are then those of some function of the project.
            var functions = entryPoint.IsFunction ? project.Functions(cancellationToken).Of(entryPoint) : project.Configuration(cancellationToken).Functions;
            foreach (var function in functions)
            {
                if (function.IsManagedInstances is { State: SettingState.Unknown } or { Value: true })
                {
                    return new(LambdaLimits.MaxManagedInstancesTimeoutSeconds, IsOption: false);
                }
            }

            return new(LambdaLimits.MaxTimeoutSeconds, IsOption: false);
        }

        private static ImmutableArray<Location> LongestParts(MemberWait wait)
        {
            var parts = wait.Parts.Sort(static (left, right) => right.Seconds.CompareTo(left.Seconds));
            var locations = ImmutableArray.CreateBuilder<Location>();
            for (var i = 0; i < parts.Length && i < MaxParts; i++)
            {
                locations.Add(parts[i].Syntax.GetLocation());
            }

            return locations.ToImmutable();
        }

        private static Location HeaderOf(SyntaxNode loop) => loop switch
        {
            ForStatementSyntax statement => Span(statement.ForKeyword, statement.CloseParenToken),
            CommonForEachStatementSyntax statement => Span(statement.ForEachKeyword, statement.CloseParenToken),
            WhileStatementSyntax statement => Span(statement.WhileKeyword, statement.CloseParenToken),
            DoStatementSyntax statement => Span(statement.WhileKeyword, statement.CloseParenToken),
            _ => loop.GetLocation(),
        };

        private static Location Span(SyntaxToken first, SyntaxToken last) =>
            Location.Create(first.SyntaxTree!, TextSpan.FromBounds(first.SpanStart, last.Span.End));

        /// <summary>The longest that an invocation may last.</summary>
        private readonly record struct Limit(int Seconds, bool IsOption);
    }
}
