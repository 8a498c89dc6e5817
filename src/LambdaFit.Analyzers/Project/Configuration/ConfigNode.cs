using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>What a <see cref="ConfigNode"/> is.</summary>
internal enum ConfigNodeKind
{
    /// <summary>Something that cannot be read: a part behind a syntax error, an alias to nothing, a lookup that would take too long.</summary>
    Unreadable,
    Scalar,
    Mapping,
    Sequence,

    /// <summary>A reference to a node that stands elsewhere in the file (<c>*name</c>).</summary>
    Alias,
}

/// <summary>
/// A node of a JSON or YAML document, with where it stands. Aliases are kept as references and never expanded,
/// so a document is never larger than its text; each lookup visits a bounded number of nodes.
/// </summary>
internal sealed class ConfigNode(ConfigNodeKind kind, TextSpan span)
{
    private const int MaxMerges = 250;
    private const int MaxEntries = 1_000;
    private const int MaxEntriesSeen = 10_000;
    private const int IndexedFrom = 9;

    private readonly List<ConfigEntry> entries = [];
    private readonly List<ConfigNode> items = [];
    private Dictionary<string, int>? index;
    private bool hasMerge;
    private bool hasIntrinsic;

    public ConfigNodeKind Kind { get; } = kind;

    /// <summary>Gets where the node stands; of a scalar with its quotes, of a mapping or sequence from its first to behind its last child or bracket.</summary>
    public TextSpan Span { get; private set; } = span;

    /// <summary>Gets the tag as the file has it (<c>!Ref</c>), or null without one.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the text of a scalar; empty for other nodes.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether a scalar is anything but a plain one: quoted or a text block.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Gets a value indicating whether a mapping or sequence is written in brackets.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Gets a value indicating whether aliases may refer to this node.</summary>
    public bool IsAnchored { get; init; }

    /// <summary>Gets what an alias refers to.</summary>
    public ConfigNode? Target { get; init; }

    /// <summary>Gets or sets a value indicating whether the file stopped making sense inside this node, so that more may belong to it.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Gets the entries of a mapping in the order of the file, duplicates and merge keys included.</summary>
    public IReadOnlyList<ConfigEntry> Entries => entries;

    /// <summary>Gets the elements of a sequence.</summary>
    public IReadOnlyList<ConfigNode> Items => items;

    /// <summary>Gets the entry of a mapping that has just this one, as intrinsics do.</summary>
    public ConfigEntry? Only => entries.Count == 1 ? entries[0] : null;

    /// <summary>Gets the node itself, or what it refers to when it is an alias.</summary>
    public ConfigNode Resolved => Kind is ConfigNodeKind.Alias ? Target ?? this : this;

    /// <summary>Gets a value indicating whether this is a scalar that says nothing: <c>null</c>, <c>~</c> or no text at all.</summary>
    public bool IsNull => Kind is ConfigNodeKind.Scalar && !IsQuoted && Tag is null && Value is "" or "~" or "null" or "Null" or "NULL";

    public static ConfigNode Unreadable(int position) => Unreadable(new TextSpan(position, 0));

    public static ConfigNode Unreadable(TextSpan span) => new(ConfigNodeKind.Unreadable, span);

    /// <summary>
    /// Gets the value of a key, null where the mapping has none, or an unreadable node where that cannot be told: in an incomplete
    /// mapping, in one that a transform or intrinsic makes, in anything that is no mapping. Of duplicates the last counts,
    /// as for the tools that deploy these files; what a merge key (<c>&lt;&lt;</c>) brings counts where the mapping itself has nothing.
    /// </summary>
    public ConfigNode? Find(string key)
    {
        var visits = 0;
        return Find(key, ref visits);
    }

    /// <summary>Gets the value of a key that stands in this mapping itself, or null. Neither merge keys nor aliases are followed.</summary>
    public ConfigEntry? FindOwn(string key)
    {
        if (entries.Count < IndexedFrom)
        {
            for (var i = entries.Count - 1; i >= 0; i--)
            {
                if (entries[i].Key.Value == key)
                {
                    return entries[i];
                }
            }

            return null;
        }

        if (index is null)
        {
            index = new(entries.Count, StringComparer.Ordinal);
            for (var i = 0; i < entries.Count; i++)
            {
                index[entries[i].Key.Value] = i;
            }
        }

        return index.TryGetValue(key, out var position) ? entries[position] : null;
    }

    /// <summary>Gets the entries that count: of duplicates the last, and what merge keys bring. At most a bounded number.</summary>
    public IEnumerable<ConfigEntry> EffectiveEntries()
    {
        var mapping = Resolved;
        if (mapping.Kind is not ConfigNodeKind.Mapping)
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<ConfigNode>();
        var entriesSeen = 0;
        var pending = new Queue<ConfigNode>();
        pending.Enqueue(mapping);
        for (var visits = 0; pending.Count > 0 && visits < MaxMerges; visits++)
        {
            var next = pending.Dequeue().Resolved;
            if (!visited.Add(next))
            {
                continue; // a mapping that is merged again brings nothing
            }

            for (var i = 0; i < next.items.Count && i < MaxMerges; i++)
            {
                pending.Enqueue(next.items[i]);
            }

            foreach (var entry in next.entries)
            {
                if (IsMerge(entry))
                {
                    pending.Enqueue(entry.Value);
                }
                else if (seen.Count == MaxEntries || ++entriesSeen > MaxEntriesSeen)
                {
                    yield break;
                }
                else if (seen.Add(entry.Key.Value))
                {
                    yield return next.FindOwn(entry.Key.Value) ?? entry;
                }
            }
        }
    }

    internal void Add(ConfigNode item)
    {
        items.Add(item);
        ExtendTo(item.Span.End);
    }

    internal void Add(ConfigEntry entry)
    {
        entries.Add(entry);
        hasMerge |= IsMerge(entry);
        hasIntrinsic |= entry.Key.Value.StartsWith("Fn::", StringComparison.Ordinal);
        ExtendTo(entry.Value.Span.End);
    }

    internal void ExtendTo(int end)
    {
        if (end > Span.End)
        {
            Span = TextSpan.FromBounds(Span.Start, end);
        }
    }

    /// <summary>Gets a value indicating whether an intrinsic stands here, so that the deployed mapping has other entries than the file.</summary>
    private bool IsMadeElsewhere =>
        hasIntrinsic || Tag is not (null or "!") || Only?.Key.Value == "Ref";

    private static bool IsMerge(ConfigEntry entry) => entry.Key is { Value: "<<", IsQuoted: false };

    private ConfigNode? Find(string key, ref int visits)
    {
        var node = Resolved;
        if (node.Kind is not ConfigNodeKind.Mapping)
        {
            return node.IsNull ? null : Unreadable(node.Span.Start);
        }

        if (node.FindOwn(key) is { } own)
        {
            return own.Value.Resolved;
        }

        if (node.IsIncomplete || node.IsMadeElsewhere)
        {
            return Unreadable(node.Span.Start);
        }

        // Of several merge keys the tools let the later ones win, of several mappings in one the earlier ones.
        for (var i = node.hasMerge ? node.entries.Count - 1 : -1; i >= 0; i--)
        {
            if (IsMerge(node.entries[i]) && node.FindMerged(node.entries[i].Value.Resolved, key, ref visits) is { } merged)
            {
                return merged;
            }
        }

        return null;
    }

    private ConfigNode? FindMerged(ConfigNode source, string key, ref int visits)
    {
        if (visits++ > MaxMerges)
        {
            return Unreadable(Span.Start);
        }

        if (source.Kind is not ConfigNodeKind.Sequence)
        {
            return source.Find(key, ref visits);
        }

        foreach (var item in source.items)
        {
            if (FindMerged(item.Resolved, key, ref visits) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key; always a scalar or unreadable.</param>
/// <param name="Value">The value, perhaps an alias.</param>
internal sealed record ConfigEntry(ConfigNode Key, ConfigNode Value);
