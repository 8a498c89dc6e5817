using System.Globalization;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits the queues that a function reads.</summary>
internal static partial class ConfigurationEditor
{
    private static readonly string[] VisibilityFollows = ["QueueName", "FifoQueue", "MessageRetentionPeriod"];
    private static readonly string[] QueueFollows = ["Fifo", "FifoQueue", "QueueName", "Name"];

    /// <summary>
    /// Gets the change that lets a queue hide messages for so many seconds; null where it hides them as long already, or where a parameter that sets
    /// it is used for something else as well.
    /// </summary>
    public static TextChange? SetVisibilityTimeout(ConfigurationFile file, string functionName, string queueName, int seconds, CancellationToken cancellationToken)
    {
        if (file.Error is not null || Find(file, functionName) is not { } function || QueueOf(function, queueName) is not { } queue)
        {
            return null;
        }

        var old = queue.VisibilityTimeoutSeconds;
        var value = seconds.ToString(CultureInfo.InvariantCulture);
        var change = old.IsAbsent ? InsertVisibility(file, queue, value, cancellationToken)
            : old.HasValue && old.Value < seconds
                && !(ReferenceTo(file, old.Span, cancellationToken) is { } reference && Mentions(file.Text.ToString(), reference) > 1)
                && !(ParameterAt(file, old.Span, cancellationToken) is { } parameter && Mentions(file.Text.ToString(), parameter) > 2)
                && !IsVariableOfOthers(file, old.Span, users: 1, cancellationToken)
                ? Replace(file, old.Span, value, keepQuotes: true, cancellationToken)
            : null;
        return Checked(change, file, functionName, f => QueueOf(f, queueName)?.VisibilityTimeoutSeconds.Value == seconds, cancellationToken);
    }

    private static QueueSettings? QueueOf(FunctionSettings function, string name)
    {
        foreach (var source in function.EventSources)
        {
            if (source.Queue is { } queue && queue.Name == name)
            {
                return queue;
            }
        }

        return null;
    }

    /// <summary>Adds a visibility timeout to a queue that has none, in the language of the file; null where that is not possible.</summary>
    private static TextChange? InsertVisibility(ConfigurationFile file, QueueSettings queue, string value, CancellationToken cancellationToken) => file.Format switch
    {
        ConfigurationFormat.Template => InsertProperty(file.Text, Document(file, cancellationToken).Root, queue.Name, "VisibilityTimeout", VisibilityFollows, value),
        ConfigurationFormat.Terraform => InsertArgument(file, queue.Name, "visibility_timeout_seconds", value, ["fifo_queue", "name"], cancellationToken),
        ConfigurationFormat.Serverless => InsertVisibilityIntoService(file, Document(file, cancellationToken), queue.Name, value),
        ConfigurationFormat.Cdk => InsertMember(file, queue.NameSpan, "VisibilityTimeout", QueueFollows, value, cancellationToken),
        ConfigurationFormat.Pulumi => InsertMember(file, queue.NameSpan, "VisibilityTimeoutSeconds", QueueFollows, value, cancellationToken),
        _ => null,
    };
}
