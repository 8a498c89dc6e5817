using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// The first document of a JSON or YAML text, as far as it can be read. JSON is YAML's flow style once tabs and comments are blanked.
/// Whatever the text, reading neither throws (but for cancellation) nor takes more than time in proportion to a limited length.
/// </summary>
internal sealed class ConfigDocument
{
    /// <summary>CloudFormation takes no template over 1 MB; room is left for comments and for what packaging shortens.</summary>
    private const int MaxLength = 2 * 1024 * 1024;

    private const int MaxDepth = 100;
    private const int MaxNodes = 200_000;
    private const string YamlTagPrefix = "tag:yaml.org,2002:";

    private readonly Dictionary<string, ConfigNode> anchors = new(StringComparer.Ordinal);
    private readonly Stack<Container> open = new();
    private readonly string text;
    private readonly int offset;
    private int nodes;

    private ConfigDocument(string text)
    {
        this.text = text;

        // A byte-order mark that survived decoding.
        offset = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>Gets the outermost node, or null of an empty document.</summary>
    public ConfigNode? Root { get; private set; }

    /// <summary>Gets why and where reading stopped, or null when the whole document was read.</summary>
    public ConfigurationError? Error { get; private set; }

    public static ConfigDocument Read(string text, bool isYaml, CancellationToken cancellationToken)
    {
        var document = new ConfigDocument(text);
        if (text.Length > MaxLength)
        {
            document.Error = new("The file is too large to be read", 0);
            return document;
        }

        var readable = IsFlow(text) ? Blank(text, isYaml) : text;
        document.Read(readable.Substring(document.offset), cancellationToken);
        return document;
    }

    private static bool IsFlow(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && character != '\uFEFF')
            {
                return character is '{' or '[' or '/';
            }
        }

        return false;
    }

    /// <summary>Replaces tabs and, unless the file calls itself YAML, comments outside strings by spaces, so that every offset stays.</summary>
    private static string Blank(string text, bool isYaml)
    {
        var characters = text.ToCharArray();
        var i = 0;
        while (i < characters.Length)
        {
            if (text[i] == '"')
            {
                i = EndOfString(text, i);
                continue;
            }

            if (text[i] == '/' && !isYaml && EndOfComment(text, i) is var end && end > i)
            {
                for (; i < end; i++)
                {
                    characters[i] = text[i] is '\r' or '\n' ? text[i] : ' ';
                }

                continue;
            }

            if (text[i] == '\t')
            {
                characters[i] = ' ';
            }

            i++;
        }

        return new string(characters);
    }

    /// <summary>Gets the offset behind a string, or behind its line where the string is not closed.</summary>
    private static int EndOfString(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] is not ('"' or '\n'))
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(text.Length, i + 1);
    }

    /// <summary>Gets the offset behind a comment, or <paramref name="start"/> where none begins.</summary>
    private static int EndOfComment(string text, int start)
    {
        var (end, skip) = (start + 1 < text.Length ? text[start + 1] : '\0') switch
        {
            '/' => (text.IndexOf('\n', start), 0),
            '*' => (text.IndexOf("*/", start + 2, StringComparison.Ordinal), 2),
            _ => (start, 0),
        };
        return end < 0 ? text.Length : end + skip;
    }

    private void Read(string readable, CancellationToken cancellationToken)
    {
        var parser = new Parser(new StringReader(readable));
        try
        {
            while (parser.MoveNext() && parser.Current is not DocumentEnd)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (++nodes > MaxNodes)
                {
                    Stop("The file has too many elements to be read", At(parser.Current!.Start));
                    return;
                }

                if (!Accept(parser.Current!))
                {
                    return;
                }
            }
        }
        catch (YamlException exception)
        {
            Stop(exception.InnerException?.Message ?? exception.Message, At(exception.Start));
        }
#pragma warning disable CA1031, RCS1075 // A file that breaks the parser is a malformed file; there is nothing else to learn from the exception.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031, RCS1075
        {
            Stop("The file is malformed", parser.Current is { } last ? At(last.End) : 0);
        }
    }

    private bool Accept(ParsingEvent parsed)
    {
        switch (parsed)
        {
            case Scalar scalar:
                Place(new ConfigNode(ConfigNodeKind.Scalar, SpanOf(scalar))
                {
                    Tag = TagOf(scalar),
                    Value = scalar.Value,
                    IsQuoted = scalar.Style is not ScalarStyle.Plain,
                    IsAnchored = !scalar.Anchor.IsEmpty,
                }, scalar);
                return true;
            case MappingStart mapping:
                return Open(new ConfigNode(ConfigNodeKind.Mapping, SpanOf(mapping))
                {
                    Tag = TagOf(mapping),
                    IsFlow = mapping.Style is MappingStyle.Flow,
                    IsAnchored = !mapping.Anchor.IsEmpty,
                }, mapping);
            case SequenceStart sequence:
                return Open(new ConfigNode(ConfigNodeKind.Sequence, SpanOf(sequence))
                {
                    Tag = TagOf(sequence),
                    IsFlow = sequence.Style is SequenceStyle.Flow,
                    IsAnchored = !sequence.Anchor.IsEmpty,
                }, sequence);
            case AnchorAlias alias:
                Place(new ConfigNode(ConfigNodeKind.Alias, SpanOf(alias))
                {
                    Target = anchors.TryGetValue(alias.Value.Value, out var target) ? target : ConfigNode.Unreadable(At(alias.Start)),
                });
                return true;
            case MappingEnd or SequenceEnd:
                Close(parsed);
                return true;
            default:
                return true;
        }
    }

    private bool Open(ConfigNode node, NodeEvent parsed)
    {
        if (open.Count == MaxDepth)
        {
            Stop("The file is nested too deeply", At(parsed.Start));
            return false;
        }

        // Placed before it is complete: an anchor may be used inside the node that it names, and a syntax error must not lose the node.
        Place(node, parsed);
        open.Push(new Container(node));
        return true;
    }

    private void Close(ParsingEvent parsed)
    {
        var node = open.Pop().Node;
        if (node.IsFlow)
        {
            var bracket = At(parsed.Start);
            node.ExtendTo(bracket < text.Length && text[bracket] is ']' or '}' ? bracket + 1 : bracket);
        }

        if (open.Count > 0)
        {
            open.Peek().Node.ExtendTo(node.Span.End);
        }
    }

    private void Place(ConfigNode node, NodeEvent? parsed = null)
    {
        if (parsed is { Anchor.IsEmpty: false })
        {
            anchors[parsed.Anchor.Value] = node;
        }

        if (open.Count == 0)
        {
            Root ??= node;
            return;
        }

        var container = open.Peek();
        if (container.Node.Kind is ConfigNodeKind.Sequence)
        {
            container.Node.Add(node);
        }
        else if (container.Key is null)
        {
            container.Key = node.Kind is ConfigNodeKind.Scalar ? node : ConfigNode.Unreadable(node.Span.Start);
        }
        else
        {
            container.Node.Add(new ConfigEntry(container.Key, node));
            container.Key = null;
        }
    }

    /// <summary>Ends reading: everything that is still open may have had more to say.</summary>
    private void Stop(string message, int position)
    {
        Error = new(message, position);
        foreach (var container in open)
        {
            container.Node.IsIncomplete = true;
            if (container.Key is not null)
            {
                container.Node.Add(new ConfigEntry(container.Key, ConfigNode.Unreadable(position)));
            }
        }
    }

    private TextSpan SpanOf(ParsingEvent parsed)
    {
        var (start, end) = (At(parsed.Start), At(parsed.End));
        while (parsed is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } && end > start && text[end - 1] is '\n' or '\r' or ' ')
        {
            end--; // the next node's line and indentation
        }

        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private int At(Mark mark) => (int)Math.Min(text.Length, mark.Index + offset);

    /// <summary>Gets a tag unless it only says what the value is anyway.</summary>
    private static string? TagOf(NodeEvent parsed) =>
        parsed.Tag.IsEmpty || parsed.Tag.IsNonSpecific || parsed.Tag.Value.StartsWith(YamlTagPrefix, StringComparison.Ordinal) ? null : parsed.Tag.Value;

    private sealed class Container(ConfigNode node)
    {
        public ConfigNode Node { get; } = node;

        /// <summary>Gets or sets the key whose value comes next.</summary>
        public ConfigNode? Key { get; set; }
    }
}
