using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits a <c>serverless.yml</c>: the entry of a function, its events, and what <c>provider</c> says for all.</summary>
internal static partial class ConfigurationEditor
{
    private const string ResponseType = "functionResponseType: ReportBatchItemFailures";
    private static readonly string[] ResponseTypeFollows = ["batchSize", "maximumBatchingWindow", "batchWindow", "arn"];

    /// <summary>Gets how the Serverless Framework calls a setting, and behind which others it is written; null where it has none.</summary>
    private static (string Key, string[] Follows)? InServices(FunctionProperty property) => property switch
    {
        FunctionProperty.Timeout => ("timeout", ["memorySize", "runtime", "handler", "image"]),
        FunctionProperty.Memory => ("memorySize", ["runtime", "handler", "image"]),
        FunctionProperty.Architecture => ("architecture", ["runtime", "memorySize", "handler", "image"]),
        _ => null,
    };

    private static TextChange? InsertIntoService(ConfigurationFile file, ConfigDocument document, FunctionSettings function, FunctionProperty property, string value) =>
        InServices(property) is { } setting
        && EntryAt(document.Root, function.NameSpan) is { Value: { Kind: ConfigNodeKind.Mapping, Tag: null } own } entry
        && own.FindOwn(setting.Key) is null
            ? InsertInto(file.Text, own, setting.Key, value, setting.Follows, entry.Key)
            : null;

    /// <summary>Tells whether a function's timeout may count for others too: it stands neither in the function nor in a <c>provider</c> that has only this one.</summary>
    private static bool IsSharedInService(ConfigurationFile file, ConfigDocument document, FunctionSettings function)
    {
        var span = function.TimeoutSeconds.Span;
        return EntryAt(document.Root, function.NameSpan) is not { } entry
            || (!entry.Value.Span.Contains(span)
                && (document.Root?.FindOwn("provider")?.Value.FindOwn("timeout")?.Value.Span != span
                    || document.Root?.FindOwn("functions")?.Value is not { Kind: ConfigNodeKind.Mapping, Entries.Count: 1 }
                    || Mentions(file.Text.ToString(), "self:provider.timeout") > 0));
    }

    /// <summary>Gives a function a setting of its own; a variable that others use too gives way to it.</summary>
    private static TextChange? OverrideInService(ConfigurationFile file, ConfigDocument document, FunctionSettings function, FunctionProperty property, string value)
    {
        if (InServices(property) is not { } setting || EntryAt(document.Root, function.NameSpan)?.Value.FindOwn(setting.Key) is not { } own)
        {
            return InsertIntoService(file, document, function, property, value);
        }

        return own.Value is { IsAnchored: false, Tag: null, Kind: ConfigNodeKind.Alias or ConfigNodeKind.Scalar, Span.Length: > 0 } ? new TextChange(own.Value.Span, value) : null;
    }

    /// <summary>Tells whether a constant of a <c>serverless.yml</c> is named by more variables than the settings that are meant.</summary>
    private static bool IsVariableOfOthers(ConfigurationFile file, TextSpan span, int users, CancellationToken cancellationToken)
    {
        if (file.Format is not ConfigurationFormat.Serverless)
        {
            return false;
        }

        var keys = new List<string>();
        var node = Document(file, cancellationToken).Root;
        while (node is not null && node.Span != span)
        {
            ConfigNode? next = null;
            foreach (var entry in node.Entries)
            {
                if (entry.Value.Span.Contains(span))
                {
                    keys.Add(entry.Key.Value);
                    next = entry.Value;
                    break;
                }
            }

            node = next;
        }

        return node is not null && Mentions(file.Text.ToString(), "self:" + string.Join(".", keys)) > users;
    }

    /// <summary>Adds a visibility timeout to a queue among the <c>resources</c>, which are one mapping or a list of them.</summary>
    private static TextChange? InsertVisibilityIntoService(ConfigurationFile file, ConfigDocument document, string queue, string value)
    {
        var resources = document.Root is { IsAnchored: false } root ? root.FindOwn("resources")?.Value : null;
        foreach (var part in resources switch { null => [], { Kind: ConfigNodeKind.Sequence, IsAnchored: false } list => list.Items, _ => [resources] })
        {
            if (part.FindOwn("Resources")?.Value.FindOwn(queue) is not null)
            {
                return InsertProperty(file.Text, part, queue, "VisibilityTimeout", VisibilityFollows, value);
            }
        }

        return null;
    }

    private static TextChange? AddResponseType(ConfigurationFile file, ConfigDocument document, EventSource source)
    {
        if (EntryAt(document.Root, source.Span) is not { } entry)
        {
            return null;
        }

        var (text, value) = (file.Text, entry.Value);
        switch (value)
        {
            case { Kind: ConfigNodeKind.Mapping, Tag: null, Entries.Count: > 0 } when value.FindOwn("functionResponseType") is null:
                return InsertInto(text, value, "functionResponseType", value.Entries[0].Key.IsQuoted ? "\"ReportBatchItemFailures\"" : "ReportBatchItemFailures", ResponseTypeFollows, entry.Key);
            case { Kind: ConfigNodeKind.Scalar, Tag: null, Span.Length: > 0 } when entry.Key.IsQuoted:
                return new TextChange(value.Span, "{ \"arn\": " + text.ToString(value.Span) + ", \"functionResponseType\": \"ReportBatchItemFailures\" }");
            case { Kind: ConfigNodeKind.Scalar, Tag: null, Span.Length: > 0 }:
                return WithResponseType(text, entry);
            default:
                return null;
        }
    }

    /// <summary>Makes of an ARN that stands alone the first of two entries, indented below the first letter of its key, with its comment.</summary>
    private static TextChange? WithResponseType(SourceText text, ConfigEntry entry)
    {
        var line = text.Lines.GetLineFromPosition(entry.Key.Span.Start);
        var before = text.ToString(TextSpan.FromBounds(line.Start, entry.Key.Span.Start));
        var value = text.ToString(entry.Value.Span);
        if (before.Trim() is not ("-" or "") || line.End < entry.Value.Span.End || !IsBlankOrComment(text, entry.Value.Span.End, line.End))
        {
            return line.End < entry.Value.Span.End ? null : new TextChange(entry.Value.Span, "{arn: " + value + ", " + ResponseType + "}");
        }

        var indent = NewLine(text, line.Start) + new string(' ', before.Length) + "  ";
        var gap = text.ToString(TextSpan.FromBounds(entry.Key.Span.End, entry.Value.Span.Start));
        return new TextChange(
            TextSpan.FromBounds(entry.Key.Span.End + gap.IndexOf(':') + 1, line.End),
            indent + "arn: " + text.ToString(TextSpan.FromBounds(entry.Value.Span.Start, line.End)) + indent + ResponseType);
    }

    /// <summary>Sets the format where it stands when that is this function's alone, else in the function itself.</summary>
    private static TextChange? SetPayloadFormatInService(ConfigurationFile file, ConfigDocument document, FunctionSettings function, EventSource source, string version)
    {
        if (EntryAt(document.Root, function.NameSpan) is not { Value: { Kind: ConfigNodeKind.Mapping, Tag: null } own } entry)
        {
            return null;
        }

        var text = file.Text;
        var span = source.PayloadFormat.Span;
        if (span.Length > 0 && (own.Span.Contains(span) || IsOnlyHttpApi(file, document)))
        {
            return ReplaceScalar(file, document, span, version, keepQuotes: true);
        }

        var quoted = entry.Key.IsQuoted ? "\"" + version + "\"" : "'" + version + "'";
        if (own.FindOwn("httpApi") is { } present)
        {
            return present.Value is { Kind: ConfigNodeKind.Mapping, Tag: null } settings && settings.FindOwn("payload") is null
                ? InsertInto(text, settings, "payload", quoted, [], present.Key)
                : null;
        }

        string[] follows = ["timeout", "memorySize", "runtime", "handler", "image"];
        if (own.IsFlow)
        {
            return InsertInto(text, own, "httpApi", entry.Key.IsQuoted ? "{ \"payload\": " + quoted + " }" : "{payload: " + quoted + "}", follows);
        }

        return own.Entries.Count > 0 && Indent(text, own.Entries[0].Key) is { } indent
            ? InsertInto(text, own, "httpApi", NewLine(text, own.Span.Start) + indent + Step(text, entry.Key, indent) + "payload: " + quoted, follows)
            : null;
    }

    private static bool IsOnlyHttpApi(ConfigurationFile file, ConfigDocument document) =>
        document.Root?.FindOwn("functions")?.Value is { Kind: ConfigNodeKind.Mapping } functions
        && functions.Entries.Count == file.Functions.Length
        && file.Functions.Count(static function => function.EventSources.Any(static source => source.Kind is EventSourceKind.HttpApi)) == 1;

    /// <summary>Gets the entry whose key stands at a place; null where an alias may give what is there to others too.</summary>
    private static ConfigEntry? EntryAt(ConfigNode? root, TextSpan key)
    {
        var node = root;
        while (node is { IsAnchored: false })
        {
            ConfigNode? next = null;
            foreach (var item in node.Items)
            {
                next = item.Span.Contains(key) ? item : next;
            }

            foreach (var entry in node.Entries)
            {
                if (entry.Key.Span == key)
                {
                    return entry.Value.IsAnchored ? null : entry;
                }

                next = entry.Value.Span.Contains(key) ? entry.Value : next;
            }

            node = next;
        }

        return null;
    }
}
