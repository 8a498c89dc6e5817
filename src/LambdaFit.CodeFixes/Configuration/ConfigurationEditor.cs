using System.Globalization;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>
/// Edits settings of functions in configuration files as their authors would: in the file's own indentation, quotes, line ends and order,
/// with every comment kept. A change is offered only where reading the result gives exactly the wanted setting.
/// </summary>
internal static partial class ConfigurationEditor
{
    /// <summary>
    /// Gets the change that gives a function a timeout: in place of the value, wherever it stands (<c>Globals</c> and a parameter's default
    /// included), or as a new entry of the function itself. Null where nothing is to change, or nothing can be changed without touching
    /// more than this setting, as behind anchors and intrinsics.
    /// </summary>
    public static TextChange? SetTimeout(ConfigurationFile file, string functionName, int seconds, CancellationToken cancellationToken) =>
        SetNumber(
            file,
            functionName,
            FunctionProperty.Timeout,
            static f => f.IsTimeoutQuoted ? Setting<int>.Of(-1, f.TimeoutSeconds.Span) : f.TimeoutSeconds,
            seconds,
            cancellationToken);

    /// <summary>Gets the change that gives a function so much memory, in the way of <see cref="SetTimeout"/>.</summary>
    public static TextChange? SetMemory(ConfigurationFile file, string functionName, int megabytes, CancellationToken cancellationToken) =>
        SetNumber(file, functionName, FunctionProperty.Memory, static f => f.MemoryMB, megabytes, cancellationToken);

    /// <summary>Gets the change that gives a function another handler string, or null where it has that one or cannot be edited alone.</summary>
    public static TextChange? SetHandler(ConfigurationFile file, string functionName, string handler, CancellationToken cancellationToken) =>
        SetText(file, functionName, static f => f.Handler, handler, cancellationToken);

    /// <summary>Gets the change that gives a function another runtime, wherever it stands, or null where it has that one or cannot be edited alone.</summary>
    public static TextChange? SetRuntime(ConfigurationFile file, string functionName, string runtime, CancellationToken cancellationToken) =>
        SetText(file, functionName, static f => f.Runtime, runtime, cancellationToken);

    /// <summary>Gets the change that gives a function an architecture, in place of the one that it has or as a new entry.</summary>
    public static TextChange? SetArchitecture(ConfigurationFile file, string functionName, string architecture, CancellationToken cancellationToken) =>
        Find(file, functionName) is { Architecture.IsAbsent: true } function && file.Error is null
            ? Checked(Insert(file, function, FunctionProperty.Architecture, architecture, cancellationToken), file, functionName, f => f.Architecture.Value == architecture, cancellationToken)
            : SetText(file, functionName, static f => f.Architecture, architecture, cancellationToken);

    /// <summary>Gets the change that gives a function a tracing mode, in place of the one that it has or as a new entry.</summary>
    public static TextChange? SetTracing(ConfigurationFile file, string functionName, string mode, CancellationToken cancellationToken) =>
        Find(file, functionName) is { Tracing.IsAbsent: true } function && file.Error is null
            ? Checked(Insert(file, function, FunctionProperty.Tracing, mode, cancellationToken), file, functionName, f => f.Tracing.Value == mode, cancellationToken)
            : SetText(file, functionName, static f => f.Tracing, mode, cancellationToken);

    /// <summary>
    /// Gets the change that writes another constant where one stands, keeping its quotes; null where an alias may give it to others too, or where
    /// reading the edited file does not give what is wanted.
    /// </summary>
    public static TextChange? ReplaceValue(
        ConfigurationFile file, string functionName, TextSpan span, string value, Func<FunctionSettings, bool> isWanted, CancellationToken cancellationToken) =>
        file.Error is null ? Checked(Replace(file, span, value, keepQuotes: true, cancellationToken), file, functionName, isWanted, cancellationToken) : null;

    /// <summary>Gets the change that writes another number where one stands; null where there is none, where it is that one already, or where it cannot be edited alone.</summary>
    public static TextChange? ReplaceNumber(
        ConfigurationFile file, string functionName, Func<FunctionSettings, Setting<int>> setting, int value, CancellationToken cancellationToken) =>
        Find(file, functionName) is { } function && setting(function) is { HasValue: true } present && present.Value != value
            ? ReplaceValue(file, functionName, present.Span, value.ToString(CultureInfo.InvariantCulture), f => setting(f).Value == value, cancellationToken)
            : null;

    private static TextChange? SetNumber(
        ConfigurationFile file, string functionName, FunctionProperty property, Func<FunctionSettings, Setting<int>> setting, int value, CancellationToken cancellationToken)
    {
        if (Find(file, functionName) is not { } function || file.Error is not null)
        {
            return null;
        }

        var old = setting(function);
        var text = value.ToString(CultureInfo.InvariantCulture);
        var change = old.IsAbsent ? Insert(file, function, property, text, cancellationToken)
            : old.HasValue && old.Value != value ? Replace(file, old.Span, text, keepQuotes: file.Format is not ConfigurationFormat.ToolsDefaults, cancellationToken)
            : null;
        return Checked(change, file, functionName, f => setting(f).Value == value, cancellationToken);
    }

    /// <summary>Adds a setting to a function that has none, in the language of the file; null where that is not possible.</summary>
    private static TextChange? Insert(ConfigurationFile file, FunctionSettings function, FunctionProperty property, string value, CancellationToken cancellationToken) => file.Format switch
    {
        ConfigurationFormat.ToolsDefaults => InsertDefault(file, property, value, cancellationToken),
        ConfigurationFormat.Template => InsertProperty(file.Text, Document(file, cancellationToken).Root, function.Name, property, value),
        ConfigurationFormat.Serverless => InsertIntoService(file, Document(file, cancellationToken), function, property, value),
        ConfigurationFormat.Terraform => InsertArgument(file, function.Name, property, value, cancellationToken),
        ConfigurationFormat.Cdk or ConfigurationFormat.Pulumi => InsertMember(file, function, property, value, cancellationToken),
        _ => null,
    };

    private static TextChange? InsertDefault(ConfigurationFile file, FunctionProperty property, string value, CancellationToken cancellationToken) => property switch
    {
        FunctionProperty.Timeout => InsertInto(file.Text, Document(file, cancellationToken).Root, "function-timeout", value, ["function-memory-size", "function-runtime", "function-handler"]),
        FunctionProperty.Memory => InsertInto(file.Text, Document(file, cancellationToken).Root, "function-memory-size", value, ["function-runtime", "function-handler"]),
        FunctionProperty.Architecture => InsertInto(file.Text, Document(file, cancellationToken).Root, "function-architecture", "\"" + value + "\"", ["function-runtime", "function-memory-size", "function-handler"]),
        FunctionProperty.Tracing => InsertInto(file.Text, Document(file, cancellationToken).Root, "tracing-mode", "\"" + value + "\"", ["function-timeout", "function-memory-size", "function-runtime", "function-handler"]),
        _ => null,
    };

    /// <summary>Gets how templates call a setting, and behind which others it is written.</summary>
    private static (string Key, string[] Follows) InTemplates(FunctionProperty property) => property switch
    {
        FunctionProperty.Timeout => ("Timeout", ["MemorySize", "Runtime", "Handler"]),
        FunctionProperty.Memory => ("MemorySize", ["Runtime", "Handler"]),
        FunctionProperty.Architecture => ("Architectures", ["Runtime", "MemorySize", "Handler"]),
        FunctionProperty.Tracing => ("Tracing", ["Timeout", "MemorySize", "Runtime", "Handler"]),
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };

    /// <summary>Gets a value as a template of JSON or YAML writes it.</summary>
    private static string InTemplate(FunctionProperty property, string value, bool isJson) => property switch
    {
        FunctionProperty.Tracing when isJson => "\"" + value + "\"",
        FunctionProperty.Architecture => isJson ? "[ \"" + value + "\" ]" : "[" + value + "]",
        _ => value,
    };

    private static TextChange? SetText(ConfigurationFile file, string functionName, Func<FunctionSettings, Setting<string>> setting, string value, CancellationToken cancellationToken)
    {
        if (Find(file, functionName) is not { } function || setting(function) is not { HasValue: true } old || file.Error is not null || old.Value == value)
        {
            return null;
        }

        return Checked(Replace(file, old.Span, value, keepQuotes: true, cancellationToken, old.Value), file, functionName, f => setting(f).Value == value, cancellationToken);
    }

    private static FunctionSettings? Find(ConfigurationFile file, string name)
    {
        foreach (var function in file.Functions)
        {
            if (function.Key == name)
            {
                return function;
            }
        }

        return null;
    }

    private static ConfigDocument Document(ConfigurationFile file, CancellationToken cancellationToken) =>
        ConfigDocument.Read(file.Text.ToString(), IsYaml(file), cancellationToken);

    private static bool IsYaml(ConfigurationFile file) =>
        file.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the edited file, and drops the change unless that gives what was wanted and the same functions as before.</summary>
    private static TextChange? Checked(TextChange? change, ConfigurationFile file, string functionName, Func<FunctionSettings, bool> isWanted, CancellationToken cancellationToken)
    {
        if (change is null)
        {
            return null;
        }

        if (file.Format.IsCode())
        {
            return CheckedInCode(change.Value, file, functionName, isWanted, cancellationToken);
        }

        var edited = ConfigurationReader.Read(file.Path, file.Format.Kind(), file.Text.WithChanges(change.Value), cancellationToken);
        return edited.Error is null && edited.Functions.Length == file.Functions.Length && Find(edited, functionName) is { } function && isWanted(function)
            ? change
            : null;
    }

    /// <summary>Replaces a constant in the language of the file; null where that is not possible, or where it is not all of <paramref name="old"/>.</summary>
    private static TextChange? Replace(ConfigurationFile file, TextSpan span, string value, bool keepQuotes, CancellationToken cancellationToken, string? old = null) => file.Format switch
    {
        ConfigurationFormat.ToolsDefaults or ConfigurationFormat.Template or ConfigurationFormat.Serverless => ReplaceScalar(file, Document(file, cancellationToken), span, value, keepQuotes, old),
        ConfigurationFormat.Terraform => ReplaceConstant(file, span, value, old, cancellationToken),
        ConfigurationFormat.Cdk or ConfigurationFormat.Pulumi => ReplaceExpression(file, span, value, cancellationToken),
        _ => null,
    };

    /// <summary>Replaces a scalar, unless an alias may give it to others too.</summary>
    private static TextChange? ReplaceScalar(ConfigurationFile file, ConfigDocument document, TextSpan span, string value, bool keepQuotes, string? old = null)
    {
        if (Path(document.Root, span) is not { } path || (old is not null && path[path.Count - 1].Value != old))
        {
            return null;
        }

        foreach (var node in path)
        {
            if (node.IsAnchored)
            {
                return null;
            }
        }

        var written = file.Text.ToString(span);
        if (keepQuotes && written.Length > 1 && written[0] is '"' or '\'')
        {
            value = written[0] + value + written[0];
        }

        return new TextChange(span, value);
    }

    /// <summary>Gets the nodes from the root to the scalar at a span, or null where there is none.</summary>
    private static List<ConfigNode>? Path(ConfigNode? root, TextSpan span)
    {
        var path = new List<ConfigNode>();
        for (var node = root; node is not null; node = Child(node, span))
        {
            path.Add(node);
            if (node.Kind is ConfigNodeKind.Scalar && node.Span == span)
            {
                return path;
            }
        }

        return null;
    }

    private static ConfigNode? Child(ConfigNode node, TextSpan span)
    {
        foreach (var item in node.Items)
        {
            if (item.Span.Contains(span))
            {
                return item;
            }
        }

        foreach (var entry in node.Entries)
        {
            if (entry.Value.Span.Contains(span))
            {
                return entry.Value;
            }
        }

        return null;
    }

    private static TextChange? InsertProperty(SourceText text, ConfigNode? root, string functionName, FunctionProperty property, string value)
    {
        var (key, follows) = InTemplates(property);
        var entry = root?.FindOwn("Resources")?.Value.FindOwn(functionName);
        var (resource, isJson) = (entry?.Value, entry?.Key.IsQuoted == true);
        value = InTemplate(property, value, isJson);
        if (property is FunctionProperty.Tracing && resource?.FindOwn("Type")?.Value.Value == TemplateReader.LambdaFunction)
        {
            (key, value) = ("TracingConfig", isJson ? "{ \"Mode\": " + value + " }" : "{Mode: " + value + "}");
        }

        return InsertProperty(text, root, functionName, key, follows, value);
    }

    /// <summary>Adds a property to a resource of a template.</summary>
    private static TextChange? InsertProperty(SourceText text, ConfigNode? root, string resourceName, string key, string[] follows, string value)
    {
        if (root is not { Kind: ConfigNodeKind.Mapping, IsAnchored: false }
            || root.FindOwn("Resources")?.Value is not { Kind: ConfigNodeKind.Mapping, IsAnchored: false } resources
            || resources.FindOwn(resourceName) is not { Value: { Kind: ConfigNodeKind.Mapping, IsAnchored: false } resource } entry)
        {
            return null;
        }

        if (resource.FindOwn("Properties") is not { } properties)
        {
            return InsertProperties(text, entry.Key, resource, key, value);
        }

        if (properties.Value is { IsNull: true, Span.Length: 0 } && !resource.IsFlow && Indent(text, properties.Key) is { } indent)
        {
            var end = text.Lines.GetLineFromPosition(properties.Key.Span.End).End;
            return new TextChange(new TextSpan(end, 0), NewLine(text, end) + indent + Step(text, entry.Key, indent) + key + ": " + value);
        }

        return properties.Value is { IsAnchored: false, Tag: null } ? InsertInto(text, properties.Value, key, value, follows, properties.Key) : null;
    }

    private static TextChange? InsertProperties(SourceText text, ConfigNode name, ConfigNode resource, string key, string value)
    {
        string[] follows = ["Type"];
        if (resource.IsFlow)
        {
            return InsertInto(text, resource, "Properties", name.IsQuoted ? "{ \"" + key + "\": " + value + " }" : "{" + key + ": " + value + "}", follows);
        }

        return resource.Entries.Count > 0 && Indent(text, resource.Entries[0].Key) is { } indent
            ? InsertInto(text, resource, "Properties", NewLine(text, name.Span.Start) + indent + Step(text, name, indent) + key + ": " + value, follows)
            : null;
    }

    /// <summary>Adds an entry to a mapping behind the first of some entries that it has, or else behind its last.</summary>
    private static TextChange? InsertInto(SourceText text, ConfigNode? mapping, string key, string value, string[] follows, ConfigNode? name = null)
    {
        if (mapping is not { Kind: ConfigNodeKind.Mapping, IsAnchored: false })
        {
            return null;
        }

        if (mapping.Entries.Count == 0)
        {
            return mapping.IsFlow ? InsertIntoEmpty(text, mapping, key, value, name is not { IsQuoted: false }) : null;
        }

        var previous = mapping.Entries.Count - 1;
        foreach (var sibling in follows)
        {
            if (mapping.FindOwn(sibling) is { } found)
            {
                previous = IndexOf(mapping, found);
                break;
            }
        }

        return mapping.IsFlow ? InsertIntoFlow(text, mapping, previous, key, value) : InsertIntoBlock(text, mapping.Entries[previous], key, value);
    }

    private static int IndexOf(ConfigNode mapping, ConfigEntry entry)
    {
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            if (ReferenceEquals(mapping.Entries[i], entry))
            {
                return i;
            }
        }

        return -1;
    }

    private static TextChange InsertIntoEmpty(SourceText text, ConfigNode mapping, string key, string value, bool isJson)
    {
        var position = mapping.Span.Start + 1;
        var entry = isJson ? " \"" + key + "\": " + value : key + ": " + value;
        return new TextChange(new TextSpan(position, 0), isJson && text[position] == '}' ? entry + " " : entry);
    }

    private static TextChange? InsertIntoBlock(SourceText text, ConfigEntry previous, string key, string value)
    {
        if (Indent(text, previous.Key) is not { } indent || EndOf(previous) is not { } last)
        {
            return null;
        }

        var end = text.Lines.GetLineFromPosition(last).End;
        var separator = value.Length > 0 && value[0] is '\r' or '\n' ? ":" : ": ";
        return new TextChange(new TextSpan(end, 0), NewLine(text, end) + indent + key + separator + value);
    }

    private static TextChange? InsertIntoFlow(SourceText text, ConfigNode mapping, int index, string key, string value)
    {
        var previous = mapping.Entries[index];
        if (previous.Value.Span.Length == 0)
        {
            return null;
        }

        var end = previous.Value.Span.End;
        var quote = previous.Key.IsQuoted ? text.ToString(new TextSpan(previous.Key.Span.Start, 1)) : string.Empty;
        var entry = quote + key + quote;
        entry += Colon(text, mapping, previous, entry.Length) + value;

        var line = text.Lines.GetLineFromPosition(end);
        if (FindComma(text, end, mapping.Span.End) is { } comma)
        {
            // Behind the comma, and behind a comment that speaks of the entry before.
            line = text.Lines.GetLineFromPosition(comma);
            var next = index + 1 < mapping.Entries.Count ? mapping.Entries[index + 1].Key : null;
            return IsBlankOrComment(text, comma + 1, line.End)
                ? (Indent(text, previous.Key) ?? (next is null ? null : Indent(text, next))) is { } indent
                    ? new TextChange(new TextSpan(line.End, 0), NewLine(text, line.End) + indent + entry + ",")
                    : null
                : new TextChange(new TextSpan(comma + 1, 0), Gap(text, comma + 1) + entry + ",");
        }

        if (Indent(text, previous.Key) is not { } lastIndent)
        {
            return new TextChange(new TextSpan(end, 0), "," + Gap(text, LastComma(text, mapping, index)) + entry);
        }

        var rest = IsBlankOrComment(text, end, line.End) ? TextSpan.FromBounds(end, line.End) : new TextSpan(end, 0);
        return new TextChange(rest, "," + text.ToString(rest) + NewLine(text, end) + lastIndent + entry);
    }

    /// <summary>Gets the colon with the spaces around it, as in the entry before; in the same column where the file lines its colons up.</summary>
    private static string Colon(SourceText text, ConfigNode mapping, ConfigEntry previous, int keyLength)
    {
        var colon = text.ToString(TextSpan.FromBounds(previous.Key.Span.End, previous.Value.Span.Start));
        if (colon.Trim() != ":" || colon.IndexOfAny(['\r', '\n']) >= 0)
        {
            return ": ";
        }

        var column = ColonColumn(text, previous);
        foreach (var other in mapping.Entries)
        {
            if (column is not null && other.Key.Span.Length != previous.Key.Span.Length && ColonColumn(text, other) == column)
            {
                return new string(' ', Math.Max(0, column.Value - keyLength)) + colon.TrimStart();
            }
        }

        return colon;
    }

    /// <summary>Gets how far behind the beginning of its key an entry has its colon, or null where the key is not the first in its line.</summary>
    private static int? ColonColumn(SourceText text, ConfigEntry entry)
    {
        var position = entry.Key.Span.End;
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        return position < text.Length && text[position] == ':' && Indent(text, entry.Key) is not null ? position - entry.Key.Span.Start : null;
    }

    /// <summary>Gets the position behind the comma before an entry, or -1 where there is none.</summary>
    private static int LastComma(SourceText text, ConfigNode mapping, int index) =>
        index > 0 && FindComma(text, mapping.Entries[index - 1].Value.Span.End, mapping.Span.End) is { } comma ? comma + 1 : -1;

    /// <summary>Gets the spaces that follow a comma; one space where there is no comma to learn from.</summary>
    private static string Gap(SourceText text, int position)
    {
        if (position < 0)
        {
            return " ";
        }

        var end = position;
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return end < text.Length && text[end] is '\r' or '\n' or '/' or '#' ? " " : text.ToString(TextSpan.FromBounds(position, end));
    }

    /// <summary>Finds the comma that follows a value, past spaces, line ends and comments.</summary>
    private static int? FindComma(SourceText text, int position, int end)
    {
        while (position < end)
        {
            var character = text[position];
            if (character == ',')
            {
                return position;
            }

            if (char.IsWhiteSpace(character))
            {
                position++;
            }
            else if (EndOfComment(text, position) is var behind && behind > position)
            {
                position = behind;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsBlankOrComment(SourceText text, int position, int end)
    {
        while (position < end)
        {
            var behind = char.IsWhiteSpace(text[position]) ? position + 1 : EndOfComment(text, position);
            if (behind == position)
            {
                return false;
            }

            position = behind;
        }

        return position == end;
    }

    /// <summary>Gets the position behind a comment, or the same position where none begins.</summary>
    private static int EndOfComment(SourceText text, int position)
    {
        var second = position + 1 < text.Length ? text[position + 1] : '\0';
        if (text[position] == '#' || (text[position] == '/' && second == '/'))
        {
            return text.Lines.GetLineFromPosition(position).End;
        }

        if (text[position] != '/' || second != '*')
        {
            return position;
        }

        for (var end = position + 3; end < text.Length; end++)
        {
            if (text[end] == '/' && text[end - 1] == '*')
            {
                return end + 1;
            }
        }

        return position;
    }

    /// <summary>Gets where the last thing that belongs to an entry ends, or null where that cannot be told.</summary>
    private static int? EndOf(ConfigEntry entry)
    {
        var value = entry.Value;
        if (value.Span.Length == 0)
        {
            return entry.Key.Span.End;
        }

        if (value.IsFlow || value.Kind is ConfigNodeKind.Scalar or ConfigNodeKind.Alias)
        {
            return value.Span.End;
        }

        return value.Kind is ConfigNodeKind.Mapping && value.Entries.Count > 0 ? EndOf(value.Entries[value.Entries.Count - 1])
            : value.Kind is ConfigNodeKind.Sequence && value.Items.Count > 0 ? EndOf(value.Items[value.Items.Count - 1])
            : null;
    }

    private static int? EndOf(ConfigNode item) => item.Span.Length == 0 ? null : EndOf(new ConfigEntry(item, item));

    /// <summary>Gets the white space before a key, or null where the key is not the first in its line.</summary>
    private static string? Indent(SourceText text, ConfigNode key)
    {
        var start = text.Lines.GetLineFromPosition(key.Span.Start).Start;
        var before = text.ToString(TextSpan.FromBounds(start, key.Span.Start));
        return before.Trim().Length == 0 ? before : null;
    }

    /// <summary>Gets what one level is indented by: the difference between a resource's name and its keys.</summary>
    private static string Step(SourceText text, ConfigNode name, string indent) =>
        Indent(text, name) is { } outer && indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal) ? indent.Substring(outer.Length) : "  ";

    /// <summary>Gets the line end that the file has at a position, or in its first line.</summary>
    private static string NewLine(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        if (line.End == line.EndIncludingLineBreak)
        {
            line = text.Lines[0];
        }

        return line.End == line.EndIncludingLineBreak ? "\n" : text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
    }
}

/// <summary>The settings of a function that fixes add where they are missing.</summary>
internal enum FunctionProperty
{
    Timeout,
    Memory,

    /// <summary>The architecture; its value is the bare word.</summary>
    Architecture,

    /// <summary>The tracing mode; its value is the bare word.</summary>
    Tracing,
}
