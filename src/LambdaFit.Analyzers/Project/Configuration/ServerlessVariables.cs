using System.Globalization;
using System.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// Follows variables of a <c>serverless.yml</c> that name a constant of the same file (<c>${self:custom.timeout}</c>). What options of the
/// command line, the environment, other files or AWS decide is unknown, their defaults included.
/// </summary>
internal sealed class ServerlessVariables(ConfigNode root)
{
    private const int MaxVisits = 100;
    private const string Start = "${";
    private const string Self = "${self:";
    private static readonly string[] TextSources = ["${ssm:", "${cf:", "${env:"];

    /// <summary>
    /// Gets the value of a key with variables followed: null where the mapping has none or nothing in it, an unreadable node where it
    /// cannot be told. The node stands where the constant stands.
    /// </summary>
    public ConfigNode? Find(ConfigNode? mapping, string key)
    {
        var visits = 0;
        return Find(mapping, key, ref visits);
    }

    /// <summary>Gets what a node says with variables followed, or an unreadable node.</summary>
    public ConfigNode Resolve(ConfigNode node)
    {
        var visits = 0;
        return Resolve(node, ref visits);
    }

    /// <summary>Tells whether a node is certainly a text, whatever text its variables give: only some of them can be anything else.</summary>
    public static bool IsText(ConfigNode node) =>
        node.Resolved is { Kind: ConfigNodeKind.Scalar, Tag: null } scalar
        && scalar.Value.Trim() is var text
        && (EndOf(text, 0) != text.Length || Array.Exists(TextSources, source => text.StartsWith(source, StringComparison.Ordinal)));

    private ConfigNode? Find(ConfigNode? mapping, string key, ref int visits) =>
        mapping is not null && Resolve(mapping, ref visits).Find(key) is { } value && Resolve(value, ref visits) is { IsNull: false } resolved ? resolved : null;

    private ConfigNode Resolve(ConfigNode node, ref int visits)
    {
        node = node.Resolved;
        if (node is not { Kind: ConfigNodeKind.Scalar, Tag: null } || node.Value.IndexOf(Start, StringComparison.Ordinal) < 0)
        {
            return node;
        }

        var text = node.Value.Trim();
        if (EndOf(text, 0) == text.Length)
        {
            return Follow(text, ref visits) ?? ConfigNode.Unreadable(node.Span);
        }

        return Join(text, ref visits) is { } joined
            ? new ConfigNode(ConfigNodeKind.Scalar, node.Span) { Value = joined, IsQuoted = true }
            : ConfigNode.Unreadable(node.Span);
    }

    /// <summary>Gets a text with all its variables replaced, or null where one is unknown.</summary>
    private string? Join(string text, ref int visits)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var end = EndOf(text, i);
            if (end == i)
            {
                joined.Append(text[i++]);
                continue;
            }

            if (end < 0 || Follow(text.Substring(i, end - i), ref visits) is not { Kind: ConfigNodeKind.Scalar, Tag: null } part)
            {
                return null;
            }

            joined.Append(part.Value);
            i = end;
        }

        return joined.ToString();
    }

    /// <summary>Gets what <c>${self:a.b}</c> names; null where that is unknown.</summary>
    private ConfigNode? Follow(string variable, ref int visits)
    {
        if (!variable.StartsWith(Self, StringComparison.Ordinal) || ++visits > MaxVisits)
        {
            return null;
        }

        // A default counts only where nothing is named, which is hard to say for certain.
        var address = variable.Substring(Self.Length, variable.Length - Self.Length - 1).Split(',')[0].Trim();
        if (address.Length == 0 || address.IndexOf(Start, StringComparison.Ordinal) >= 0 || address is "provider.stage" or "provider.region")
        {
            return null; // stage and region are options of the command line too
        }

        ConfigNode? found = root;
        foreach (var key in address.Split('.'))
        {
            found = found is { Kind: ConfigNodeKind.Sequence } list
                ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count ? Resolve(list.Items[index], ref visits) : null
                : Find(found, key, ref visits);
            if (found is null || visits > MaxVisits)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>Gets the position behind a variable that begins here, the position itself where none begins, or -1 where it does not end.</summary>
    private static int EndOf(string text, int start)
    {
        if (string.CompareOrdinal(text, start, Start, 0, Start.Length) != 0)
        {
            return start;
        }

        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                depth++;
            }
            else if (text[i] == '}' && --depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
