using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3004: a queue that shows messages again before its function is through with them. Reported at the queue's visibility timeout, or at the handler
/// where it has none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VisibilityTimeoutTooShortAnalyzer() : FunctionSettingsAnalyzer(VisibilityTimeoutTooShort)
{
    private static readonly DiagnosticDescriptor VisibilityTimeoutTooShort = Rule.Create(
        RuleIds.VisibilityTimeoutTooShort,
        "Visibility timeout of the queue is too short",
        "Queue '{0}' hides messages for {1} s{2}, but '{3}' may run for {4} s{5}; set its visibility timeout to {6} s",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        "Lambda accepts no queue whose visibility timeout is shorter than the timeout of the function that reads it. AWS recommends six times the function's timeout and the batching window, because Lambda repeats batches that it could not run at once, and a message that becomes visible meanwhile is processed twice.");

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
            {
                foreach (var finding in Find(function))
                {
                    if (finding.Queue.VisibilityTimeoutSeconds.IsAbsent)
                    {
                        report(Create(finding, function, entryPoint.Anchor, [ConfigurationLocation.Of(function.File, finding.Queue.NameSpan)], entryPoint.Name));
                    }
                }
            }
        });

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        foreach (var finding in Find(function))
        {
            // Of several functions that read a queue, the one that needs most speaks. Code may give queues names that nobody can tell here.
            var visibility = finding.Queue.VisibilityTimeoutSeconds;
            if ((visibility.HasValue || function.File.Format.IsCode()) && finding.Queue.Name.Length > 0 && NeedsMost(function, finding, context))
            {
                var place = visibility.HasValue ? visibility.Span : finding.Queue.NameSpan;
                context.Report(Create(finding, function, ConfigurationLocation.Of(function.File, place), [], ConfigurationLocation.NameOf(function)));
            }
        }
    }

    private static bool NeedsMost(FunctionSettings function, Finding finding, SettingsContext context)
    {
        foreach (var other in context.Functions)
        {
            if (!ReferenceEquals(other, function) && ReferenceEquals(other.File, function.File))
            {
                foreach (var rival in Find(other))
                {
                    // In code names are not unique: a construct has one in its scope, and two loops may make two.
                    var isSame = function.File.Format.IsCode() ? ReferenceEquals(rival.Queue, finding.Queue) : rival.Queue.Name == finding.Queue.Name;
                    if (isSame && rival.Wanted > finding.Wanted)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private static IEnumerable<Finding> Find(FunctionSettings function)
    {
        foreach (var source in function.EventSources)
        {
            if (source is { Kind: EventSourceKind.Queue, Queue: { } queue }
                && TimeoutOf(function) is { } timeout
                && VisibilityOf(queue) is { } visibility)
            {
                // A window that is not known makes the wanted time longer, never shorter.
                var wanted = Math.Min(
                    LambdaLimits.MaxQueueVisibilityTimeoutSeconds,
                    (LambdaLimits.QueueVisibilityTimeoutFactor * timeout) + Math.Max(0, source.BatchingWindowSeconds.Value));
                if (visibility < wanted)
                {
                    yield return new(queue, visibility, timeout, wanted, source.BatchingWindowSeconds.State is not SettingState.Unknown);
                }
            }
        }
    }

    /// <summary>Gets the timeout that this file gives a function; null where it is not known, or one that Lambda does not accept (LFIT3002).</summary>
    private static int? TimeoutOf(FunctionSettings function) => function.TimeoutSeconds switch
    {
        { IsAbsent: true } => function.DefaultTimeoutSeconds,
        { HasValue: true, Value: >= LambdaLimits.MinTimeoutSeconds and <= LambdaLimits.MaxManagedInstancesTimeoutSeconds } set
            when set.Value <= LambdaLimits.MaxTimeoutSeconds || !function.IsManagedInstances.IsAbsent => set.Value,
        _ => null,
    };

    private static int? VisibilityOf(QueueSettings queue) => queue.VisibilityTimeoutSeconds switch
    {
        { IsAbsent: true } => LambdaLimits.QueueVisibilityTimeoutSeconds,
        { HasValue: true } set => set.Value,
        _ => null,
    };

    private static Diagnostic Create(Finding finding, FunctionSettings function, Location location, Location[] more, string name)
    {
        var isRejected = finding.Visibility < finding.Timeout;
        var wanted = DisplayNames.Of(finding.Wanted);
        return Diagnostic.Create(
            VisibilityTimeoutTooShort,
            location,
            isRejected ? DiagnosticSeverity.Error : DiagnosticSeverity.Info,
            more,
            ConfigurationProperties.Of(function, finding.IsExact ? QueueVisibility.Format(finding.Queue.Name, finding.Wanted) : null),
            finding.Queue.Name,
            DisplayNames.Of(finding.Visibility),
            finding.Queue.VisibilityTimeoutSeconds.IsAbsent ? " (it sets no visibility timeout)" : string.Empty,
            name,
            DisplayNames.Of(finding.Timeout),
            isRejected
                ? ", so Lambda rejects the event source mapping"
                : ", and less than six times that lets messages come back while a batch waits to be repeated",
            finding.IsExact ? wanted : "at least " + wanted);
    }

    /// <summary>A queue that hides messages for too short a time.</summary>
    /// <param name="Queue">The queue.</param>
    /// <param name="Visibility">For how many seconds it hides them.</param>
    /// <param name="Timeout">How long the function may run.</param>
    /// <param name="Wanted">For how many seconds it should hide them.</param>
    /// <param name="IsExact">Whether the batching window is known.</param>
    private sealed record Finding(QueueSettings Queue, int Visibility, int Timeout, int Wanted, bool IsExact);
}

/// <summary>What the fix of LFIT3004 is told: which queue, and for how long it should hide messages.</summary>
internal static class QueueVisibility
{
    /// <summary>Writes both into one value of a diagnostic.</summary>
    public static string Format(string queue, int seconds) => seconds.ToString(CultureInfo.InvariantCulture) + " " + queue;

    /// <summary>Reads what <see cref="Format"/> has written.</summary>
    public static (string Queue, int Seconds) Parse(string value)
    {
        var space = value.IndexOf(' ');
        return (value.Substring(space + 1), int.Parse(value.Substring(0, space), CultureInfo.InvariantCulture));
    }
}
