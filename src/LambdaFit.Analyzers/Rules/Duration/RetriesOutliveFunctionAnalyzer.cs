using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1007: retry policies whose waits alone, or whose attempts one after the other, take longer than the function may.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetriesOutliveFunctionAnalyzer() : LambdaAnalyzer(RetriesOutliveFunction)
{
    private static readonly DiagnosticDescriptor RetriesOutliveFunction = Rule.Create(
        RuleIds.RetriesOutliveFunction,
        "Retries go on longer than the function may",
        "{0}, longer than {1}{2}; retry less here, and leave long back-off to the retries of the event source, an SQS delay or Step Functions",
        Categories.Duration,
        DiagnosticSeverity.Info,
        "The last retries of such a policy never happen: Lambda ends the invocation at its timeout, in the middle of a wait that is billed. Retries that need minutes belong to what calls the function: the retries of an event source, the delay of an SQS message, a retry of Step Functions, a step of a durable function.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        if (project.Symbols[TypeNames.PollyRetry] is not null)
        {
            context.RegisterOperationAction(rule.AnalyzeCall, OperationKind.Invocation);
        }

        if (project.Symbols[TypeNames.PollyRetryOptionsOfT] is not null || project.Symbols[TypeNames.AmazonClientConfig] is not null)
        {
            context.RegisterOperationAction(rule.AnalyzeCreation, OperationKind.ObjectCreation);
        }
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly PollyOptions options = new(project);

        /// <summary>Policies of Polly: <c>WaitAndRetry(count, attempt => …)</c> and <c>WaitAndRetry(durations)</c>.</summary>
        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.TargetMethod.Name is not ("WaitAndRetry" or "WaitAndRetryAsync") || !IsPolly(call.TargetMethod) || Waits(call, context.CancellationToken) is not { } waits)
            {
                return;
            }

            var seconds = 0d;
            foreach (var wait in waits)
            {
                seconds += wait.TotalSeconds;
            }

            Report(context, EntryPoints.NameOf(call.Syntax), waits.Length, seconds);
        }

        /// <summary>Options of Polly's newer pipelines, and configurations of AWS clients.</summary>
        public void AnalyzeCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Initializer is null)
            {
                return;
            }

            if (project.Symbols.IsOrInherits(creation.Type, TypeNames.PollyRetryOptionsOfT))
            {
                if (options.Retries(creation, context.CancellationToken) is var (count, seconds))
                {
                    Report(context, EntryPoints.NameOf(creation.Syntax), count, seconds);
                }
            }
            else if (project.Symbols.IsOrInherits(creation.Type, TypeNames.AmazonClientConfig))
            {
                AnalyzeConfiguration(context, creation);
            }
        }

        /// <summary>A client of AWS that tries again after each timeout. Where one attempt is too long already, LFIT1006 speaks.</summary>
        private void AnalyzeConfiguration(OperationAnalysisContext context, IObjectCreationOperation creation)
        {
            var set = PollyOptions.ValuesOf(creation);
            if (!set.TryGetValue("MaxErrorRetry", out var retries)
                || !set.TryGetValue("Timeout", out var timeout)
                || project.Constants.NumberOf(retries, context.CancellationToken) is not ({ } count and > 0)
                || project.Constants.SecondsOf(timeout, 1, context.CancellationToken) is not ({ } each and > 0))
            {
                return;
            }

            var seconds = each * (count + 1d);
            if (OutlivedTimeout.Find(context, project, seconds, limit => seconds > limit && each < limit, isInvocationOnly: false) is { } outlived)
            {
                Report(
                    context,
                    retries.Parent?.Syntax ?? retries.Syntax,
                    "A first attempt and " + Count(count) + ", each with a timeout of " + WaitFinder.Describe(each) + ", take up to " + WaitFinder.Describe(seconds),
                    outlived);
            }
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode place, string subject, OutlivedTimeout outlived) => context.ReportDiagnostic(Diagnostic.Create(
            RetriesOutliveFunction,
            place.GetLocation(),
            outlived.Place is { } set ? ImmutableArray.Create(set) : ImmutableArray<Location>.Empty,
            subject,
            outlived.Text,
            outlived.Chain));

        private static string Count(int retries) => retries == 1 ? "one retry" : DisplayNames.Of(retries) + " retries";

        private void Report(OperationAnalysisContext context, SyntaxNode place, int count, double seconds)
        {
            if (OutlivedTimeout.Find(context, project, seconds, limit => seconds > limit, isInvocationOnly: false) is { } outlived)
            {
                Report(context, place, (count == 1 ? "This retry waits " : "These " + Count(count) + " wait ") + WaitFinder.Describe(seconds), outlived);
            }
        }

        private bool IsPolly(IMethodSymbol method) =>
            project.Symbols.IsMemberOf(method, TypeNames.PollyAsyncRetry)
            || project.Symbols.IsMemberOf(method, TypeNames.PollyAsyncRetryOfT)
            || project.Symbols.IsMemberOf(method, TypeNames.PollyRetry)
            || project.Symbols.IsMemberOf(method, TypeNames.PollyRetryOfT);

        /// <summary>Gets the waits between the attempts, or null where one is not known.</summary>
        private ImmutableArray<TimeSpan>? Waits(IInvocationOperation call, CancellationToken cancellationToken)
        {
            IOperation? count = null, provider = null, durations = null;
            foreach (var argument in call.Arguments)
            {
                switch (argument.Parameter?.Type)
                {
                    case { SpecialType: SpecialType.System_Int32 }:
                        count = argument.Value;
                        break;
                    case INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var result } when project.Symbols.Is(result, TypeNames.TimeSpan):
                        provider = argument.Value;
                        break;
                    case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T }:
                        durations = argument.Value;
                        break;
                }
            }

            if (durations is not null)
            {
                return project.Constants.SpansOf(durations, cancellationToken);
            }

            return provider is not null && project.Constants.NumberOf(count, cancellationToken) is { } retries
                ? project.Constants.SpansOf(provider, retries, cancellationToken)
                : null;
        }
    }
}
