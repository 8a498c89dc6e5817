using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits the services that call a function: its <c>Events</c> and event source mappings.</summary>
internal static partial class ConfigurationEditor
{
    private static readonly string[] ResponseTypesFollow = ["BatchSize", "MaximumBatchingWindowInSeconds", "Queue", "Stream", "EventSourceArn"];
    private static readonly string[] PayloadFormatFollows = ["Method", "Path", "ApiId"];

    /// <summary>
    /// Gets the change after which every queue and stream of a function takes the response for the items that failed; null where that is
    /// so, or one of them cannot be edited.
    /// </summary>
    public static TextChange? ReportBatchItemFailures(ConfigurationFile file, string functionName, CancellationToken cancellationToken) =>
        EditSources(
            file,
            functionName,
            static source => source.ReportsBatchItemFailures is { HasValue: true, Value: false },
            (edited, document, function, source) => edited.Format switch
            {
                ConfigurationFormat.Terraform => AddResponseTypes(edited, source, cancellationToken),
                ConfigurationFormat.Serverless when !source.IsMapping => AddResponseType(edited, document, source),
                _ => PlaceOf(document.Root, function.Name, source) is { } place ? AddResponseTypes(edited, place) : null,
            },
            cancellationToken);

    /// <summary>Gets the change after which every HTTP API event of a function sends requests in one payload format; null where that is so, or one of them cannot be edited.</summary>
    public static TextChange? SetPayloadFormat(ConfigurationFile file, string functionName, string version, CancellationToken cancellationToken) =>
        EditSources(
            file,
            functionName,
            source => source is { Kind: EventSourceKind.HttpApi, Name.Length: > 0, PayloadFormat.HasValue: true } && source.PayloadFormat.Value != version,
            (edited, document, function, source) => edited.Format switch
            {
                ConfigurationFormat.Terraform => SetPayloadFormat(edited, source, version, cancellationToken),
                ConfigurationFormat.Serverless => SetPayloadFormatInService(edited, document, function, source, version),
                _ => PlaceOf(document.Root, function.Name, source) is { } place ? SetPayloadFormat(edited, document, place, version) : null,
            },
            cancellationToken);

    /// <summary>Edits one source after the other on the newest text, and gives all changes as one.</summary>
    private static TextChange? EditSources(
        ConfigurationFile file,
        string functionName,
        Func<EventSource, bool> isWrong,
        Func<ConfigurationFile, ConfigDocument, FunctionSettings, EventSource, TextChange?> edit,
        CancellationToken cancellationToken)
    {
        var edited = file;
        var before = int.MaxValue;
        while (true)
        {
            if (edited.Error is not null || edited.Functions.Length != file.Functions.Length || Find(edited, functionName) is not { } function)
            {
                return null;
            }

            var wrong = function.EventSources.Where(isWrong).ToList();
            if (wrong.Count == 0)
            {
                return Difference(file.Text, edited.Text);
            }

            // Each edit must mend a source, or the text is not as it seems.
            var document = Document(edited, cancellationToken);
            if (wrong.Count >= before || edit(edited, document, function, wrong[0]) is not { } change)
            {
                return null;
            }

            before = wrong.Count;
            edited = ConfigurationReader.Read(file.Path, file.Format.Kind(), edited.Text.WithChanges(change), cancellationToken);
        }
    }

    private static TextChange? AddResponseTypes(ConfigurationFile file, SourcePlace place)
    {
        if (place.Properties is not { Value: { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null, Entries.Count: > 0 } properties } || properties.FindOwn("FunctionResponseTypes") is not null)
        {
            return null;
        }

        var value = !properties.IsFlow
            ? Indent(file.Text, properties.Entries[0].Key) is { } indent ? NewLine(file.Text, properties.Span.Start) + indent + "  - ReportBatchItemFailures" : null
            : properties.Entries[0].Key.IsQuoted ? "[ \"ReportBatchItemFailures\" ]" : "[ReportBatchItemFailures]";
        return value is null ? null : InsertInto(file.Text, properties, "FunctionResponseTypes", value, ResponseTypesFollow, place.Properties.Key);
    }

    private static TextChange? SetPayloadFormat(ConfigurationFile file, ConfigDocument document, SourcePlace place, string version)
    {
        const string Key = "PayloadFormatVersion";
        if (place.Source.PayloadFormat.Span.Length > 0)
        {
            return ReplaceScalar(file, document, place.Source.PayloadFormat.Span, version, keepQuotes: true);
        }

        var text = file.Text;
        var value = place.Entry.Key.IsQuoted ? "\"" + version + "\"" : "'" + version + "'";
        if (place.Properties is { } properties)
        {
            return properties.Value is { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null } ? InsertInto(text, properties.Value, Key, value, PayloadFormatFollows, properties.Key) : null;
        }

        var declared = place.Entry.Value;
        if (declared.IsFlow)
        {
            return InsertInto(text, declared, "Properties", place.Entry.Key.IsQuoted ? "{ \"" + Key + "\": " + value + " }" : "{" + Key + ": " + value + "}", ["Type"]);
        }

        return declared.Entries.Count > 0 && Indent(text, declared.Entries[0].Key) is { } indent
            ? InsertInto(text, declared, "Properties", NewLine(text, declared.Span.Start) + indent + Step(text, place.Entry.Key, indent) + Key + ": " + value, ["Type"])
            : null;
    }

    /// <summary>Finds where a source is declared; null behind anchors and intrinsics, where more would change than this source.</summary>
    private static SourcePlace? PlaceOf(ConfigNode? root, string functionName, EventSource source)
    {
        if (source.Name.Length == 0)
        {
            return null;
        }

        string[] path = source.IsMapping ? ["Resources", source.Name] : ["Resources", functionName, "Properties", "Events", source.Name];
        ConfigEntry? entry = null;
        var node = source.IsMapping ? root?.FindOwn("resources")?.Value ?? root : root;
        foreach (var key in path)
        {
            if (node is not { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null } || node.FindOwn(key) is not { } found)
            {
                return null;
            }

            (entry, node) = (found, found.Value);
        }

        return node is { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null } ? new(source, entry!, node.FindOwn("Properties")) : null;
    }

    private static TextChange? Difference(SourceText before, SourceText after)
    {
        if (before.ContentEquals(after))
        {
            return null;
        }

        var shorter = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < shorter && before[start] == after[start])
        {
            start++;
        }

        var rest = 0;
        while (rest < shorter - start && before[before.Length - 1 - rest] == after[after.Length - 1 - rest])
        {
            rest++;
        }

        return new TextChange(TextSpan.FromBounds(start, before.Length - rest), after.ToString(TextSpan.FromBounds(start, after.Length - rest)));
    }

    /// <summary>Where a source is declared.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Entry">Its entry among the events or resources.</param>
    /// <param name="Properties">The entry with its properties, or null.</param>
    private sealed record SourcePlace(EventSource Source, ConfigEntry Entry, ConfigEntry? Properties);
}
