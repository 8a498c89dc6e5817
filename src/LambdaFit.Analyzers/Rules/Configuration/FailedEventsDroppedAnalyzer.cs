using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3014: events that nobody keeps when the function cannot process them. Reported at the handler, because something is missing; each description
/// of the function is judged alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FailedEventsDroppedAnalyzer() : LambdaAnalyzer(FailedEventsDropped)
{
    private static readonly DiagnosticDescriptor FailedEventsDropped = Rule.Create(
        RuleIds.FailedEventsDropped,
        "Failed events are dropped",
        "When '{0}' fails, {1} in {2} {3}; {4}",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "Lambda drops an asynchronous event after two retries, a queue deletes messages at the end of its retention period, and a stream repeats a failing batch until its records expire while all others of the shard wait. A dead-letter queue or an on-failure destination keeps what failed.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
            {
                if (Find(function, entryPoint.Anchor, entryPoint.Name) is { } finding)
                {
                    report(finding);
                }
            }
        });

    /// <summary>Where C# describes a function, the finding stands at its creation.</summary>
    private protected override void RegisterInfrastructure(CompilationStartAnalysisContext context, InfrastructureCode code) =>
        FunctionsInCode.Register(context, code, static (function, judgement) =>
        {
            if (Find(function, ConfigurationLocation.Of(function.File, function.NameSpan), ConfigurationLocation.NameOf(function)) is { } finding)
            {
                judgement.Report(finding);
            }
        });

    /// <summary>One finding for each description: what is missing for one source is missing for all of its kind.</summary>
    private static Diagnostic? Find(FunctionSettings function, Location location, string name)
    {
        foreach (var source in function.EventSources)
        {
            if (Loss(function, source) is var (what, happens, advice))
            {
                return Diagnostic.Create(
                    FailedEventsDropped,
                    location,
                    [ConfigurationLocation.Of(function.File, source.Span.IsEmpty ? function.NameSpan : source.Span)],
                    name,
                    what,
                    Path.GetFileName(function.File.Path),
                    happens,
                    advice);
            }
        }

        return null;
    }

    private static (string What, string Happens, string Advice)? Loss(FunctionSettings function, EventSource source) => source.Kind switch
    {
        EventSourceKind.Bucket or EventSourceKind.Topic or EventSourceKind.EventBridge when function.KeepsFailedEvents.IsAbsent && source.KeepsFailed.IsAbsent => (
            "an event of " + Describe(source),
            "is dropped" + Attempts(function.AsyncRetries),
            "add an on-failure destination or a dead-letter queue to the function"),
        EventSourceKind.Stream when IsUnlimited(source) => (
            "a batch of " + Describe(source),
            "is repeated until its records expire, and holds up its shard",
            "limit the retries, let Lambda halve batches that fail, and add an on-failure destination to the event source"),
        EventSourceKind.Queue when source.Queue is { HasRedrivePolicy.IsAbsent: true, IsDeadLetterQueue: false } queue => (
            queue.Name.Length > 0 ? "a message of queue '" + queue.Name + "'" : "a message of its queue",
            "comes back until it expires",
            "give the queue a redrive policy with a dead-letter queue"),
        _ => null,
    };

    private static string Attempts(Setting<int> retries) => retries switch
    {
        { IsAbsent: true } => " after " + LambdaLimits.AsynchronousAttempts + " attempts",
        { HasValue: true, Value: 0 } => " after one attempt",
        { HasValue: true, Value: > 0 and < LambdaLimits.AsynchronousAttempts } => " after " + (retries.Value + 1) + " attempts",
        _ => " in the end",
    };

    private static bool IsUnlimited(EventSource source) =>
        source.KeepsFailed.IsAbsent
        && (source.Bisects.IsAbsent || source.Bisects is { HasValue: true, Value: false })
        && (source.RetryAttempts.IsAbsent || source.RetryAttempts.Value < 0)
        && (source.RecordAgeSeconds.IsAbsent || source.RecordAgeSeconds.Value < 0);

    private static string Describe(EventSource source)
    {
        var kind = source.Kind switch
        {
            EventSourceKind.Bucket => "bucket",
            EventSourceKind.Topic => "topic",
            EventSourceKind.EventBridge => "EventBridge rule",
            _ => "stream",
        };
        return (source.Resource ?? source.GivenName) is { } name ? kind + " '" + name + "'" : (source.Kind is EventSourceKind.EventBridge ? "an " : "a ") + kind;
    }
}
