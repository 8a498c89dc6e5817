using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Makes functions container images.</summary>
internal static partial class ConfigurationEditor
{
    /// <summary>
    /// What says how a zip is made; SAM refuses a handler or runtime beside <c>PackageType: Image</c>
    /// (docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function).
    /// </summary>
    private static readonly string[] OfZips = ["Handler", "Runtime", "CodeUri"];

    /// <summary>
    /// Gets the change after which a function of a defaults file, a SAM template or Terraform is a container image; null where it is one, or where that takes more
    /// than its own entries.
    /// </summary>
    public static TextChange? DeployAsImage(ConfigurationFile file, string functionName, ContainerImage image, CancellationToken cancellationToken)
    {
        if (file.Error is not null || Find(file, functionName) is not { } function || function.IsImage || function.IsAnnotations || image.CommandOf(function.Handler.Value) is not { } command)
        {
            return null;
        }

        if (image.ContextFrom(FilePath.Directory(file.Path)) is not { } context)
        {
            return null;
        }

        var edited = file.Format switch
        {
            ConfigurationFormat.ToolsDefaults => DefaultsAsImage(file, image, command, cancellationToken),
            ConfigurationFormat.Template => TemplateAsImage(file, functionName, image, command, context, cancellationToken),
            ConfigurationFormat.Terraform => TerraformAsImage(file, functionName, command, cancellationToken),
            _ => null,
        };
        var change = edited is null ? null : Difference(file.Text, edited.Text);
        return Checked(
            change,
            file,
            functionName,
            f => f.IsImage && f.Handler.Value == command && (f.File.Format is not ConfigurationFormat.Template || (f.CodeUri.Value == context && f.Runtime.IsAbsent)),
            cancellationToken);
    }

    private static ConfigurationFile? DefaultsAsImage(ConfigurationFile file, ContainerImage image, string command, CancellationToken cancellationToken)
    {
        // Layers cannot be added to images.
        if (Document(file, cancellationToken).Root is not { } root || root.FindOwn("function-layers") is not null)
        {
            return null;
        }

        var edited = SetDefault(file, "package-type", "image", ["configuration", "framework", "function-runtime", "function-handler"], cancellationToken);
        edited = edited is null ? null : SetDefault(edited, "image-command", command, ["package-type"], cancellationToken);
        return edited is null || image.WorkingDirectory == "." ? edited : SetDefault(edited, "docker-build-working-dir", image.WorkingDirectory, ["image-command"], cancellationToken);
    }

    private static ConfigurationFile? SetDefault(ConfigurationFile file, string key, string value, string[] follows, CancellationToken cancellationToken)
    {
        var root = Document(file, cancellationToken).Root;
        var quoted = "\"" + value + "\"";
        return root?.FindOwn(key) is { } entry
            ? entry.Value.Kind is ConfigNodeKind.Scalar ? Apply(file, new TextChange(entry.Value.Span, quoted), cancellationToken) : null
            : Apply(file, InsertInto(file.Text, root, key, quoted, follows), cancellationToken);
    }

    private static ConfigurationFile? TemplateAsImage(
        ConfigurationFile file, string functionName, ContainerImage image, string command, string context, CancellationToken cancellationToken)
    {
        if (Resource(file, functionName, cancellationToken) is not { } place
            || place.Declaration.FindOwn("Type")?.Value.Value != TemplateReader.ServerlessFunction
            || IsMoreThanAZip(place)
            || Inherited(file, cancellationToken) is not { } inherited)
        {
            return null;
        }

        // Additions first: a mapping that loses its last entry is none any more.
        ConfigurationFile? edited = file;
        if (inherited.Count > 0)
        {
            edited = Add(edited, functionName, inProperties: false, "IgnoreGlobals", inherited, ["Type"], cancellationToken);
        }

        edited = edited is not null && place.Properties.FindOwn("PackageType") is not null
            ? SetPackageType(edited, functionName, cancellationToken)
            : Add(edited, functionName, inProperties: true, "PackageType", "Image", ["Handler"], cancellationToken);
        edited = Add(edited, functionName, inProperties: true, "ImageConfig", new[] { ("Command", (object)new[] { command }) }, ["PackageType"], cancellationToken);
        edited = Add(edited, functionName, inProperties: false, "Metadata", new[] { ("Dockerfile", (object)image.File), ("DockerContext", context) }, ["Properties"], cancellationToken);
        foreach (var key in OfZips)
        {
            edited = edited is null ? null : Remove(edited, functionName, key, cancellationToken);
        }

        return edited;
    }

    private static ConfigurationFile? SetPackageType(ConfigurationFile file, string functionName, CancellationToken cancellationToken) =>
        Resource(file, functionName, cancellationToken)?.Properties.FindOwn("PackageType") is { } entry
            ? Apply(file, ReplaceScalar(file, Document(file, cancellationToken), entry.Value.Span, "Image", keepQuotes: true), cancellationToken)
            : null;

    /// <summary>Tells whether a function has what images cannot have, or what would have to be merged with what is written.</summary>
    private static bool IsMoreThanAZip(FunctionPlace place)
    {
        foreach (var key in (string[])["Layers", "InlineCode", "ImageConfig", "ImageUri", "<<"])
        {
            if (place.Properties.FindOwn(key) is not null)
            {
                return true;
            }
        }

        return place.Declaration.FindOwn("Metadata") is not null
            || place.Declaration.FindOwn("IgnoreGlobals") is not null
            || place.Properties.FindOwn("PackageType") is { Value: not { Kind: ConfigNodeKind.Scalar, Tag: null } };
    }

    /// <summary>Gets what <c>Globals</c> would give the function and an image cannot have; null where it cannot go without, or that is not known.</summary>
    private static List<string>? Inherited(ConfigurationFile file, CancellationToken cancellationToken)
    {
        var inherited = new List<string>();
        var globals = Document(file, cancellationToken).Root?.FindOwn("Globals")?.Value;
        if (globals is null)
        {
            return inherited;
        }

        if (globals is not { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null } || globals.FindOwn("Function")?.Value is not { } shared)
        {
            return globals.Kind is ConfigNodeKind.Mapping && globals.FindOwn("Function") is null ? inherited : null;
        }

        if (shared is not { Kind: ConfigNodeKind.Mapping, Tag: null } || shared.FindOwn("Layers") is not null || shared.FindOwn("<<") is not null)
        {
            return null;
        }

        foreach (var key in OfZips)
        {
            if (shared.FindOwn(key) is not null)
            {
                inherited.Add(key);
            }
        }

        return inherited;
    }

    /// <summary>Adds an entry to a function or to its properties: a text, a list of texts or further entries, in the style of the file.</summary>
    private static ConfigurationFile? Add(
        ConfigurationFile? file, string functionName, bool inProperties, string key, object value, string[] follows, CancellationToken cancellationToken)
    {
        if (file is null || Resource(file, functionName, cancellationToken) is not { } place)
        {
            return null;
        }

        var mapping = inProperties ? place.Properties : place.Declaration;
        if (mapping.Entries.Count == 0)
        {
            return null;
        }

        var name = inProperties ? place.PropertiesKey : place.Name;
        var text = mapping.IsFlow ? Flow(value, mapping.Entries[0].Key.IsQuoted)
            : Indent(file.Text, mapping.Entries[0].Key) is { } indent ? Block(value, NewLine(file.Text, mapping.Span.Start), indent, Step(file.Text, name, indent))
            : null;
        return text is null ? null : Apply(file, InsertInto(file.Text, mapping, key, text, follows, name), cancellationToken);
    }

    private static string Flow(object value, bool isQuoted)
    {
        var quote = isQuoted ? "\"" : string.Empty;
        return value switch
        {
            IEnumerable<string> list => "[ " + string.Join(", ", list.Select(item => Flow(item, isQuoted))) + " ]",
            IEnumerable<(string Key, object Value)> entries => "{ " + string.Join(", ", entries.Select(e => quote + e.Key + quote + ": " + Flow(e.Value, isQuoted))) + " }",
            string plain when isQuoted => "\"" + plain + "\"",
            string plain => Scalar(plain),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
    }

    private static string Block(object value, string newLine, string indent, string step) => value switch
    {
        string text => Scalar(text),
        IEnumerable<string> list => string.Concat(list.Select(item => newLine + indent + step + "- " + Scalar(item))),
        IEnumerable<(string Key, object Value)> entries => string.Concat(entries.Select(e =>
            newLine + indent + step + e.Key + (e.Value is string ? ": " : ":") + Block(e.Value, newLine, indent + step, step))),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>Gets a text as a scalar of YAML: plain where it has nothing but letters, digits and what paths and handlers are made of.</summary>
    private static string Scalar(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character) && character is not (':' or '.' or '/' or '_' or '-' or '+'))
            {
                return "'" + text + "'";
            }
        }

        return char.IsLetter(text[0]) || (text[0] == '.' && text.Length > 1 && text[1] is '/' or '.') ? text : "'" + text + "'";
    }

    private static ConfigurationFile? Remove(ConfigurationFile file, string functionName, string key, CancellationToken cancellationToken)
    {
        if (Resource(file, functionName, cancellationToken) is not { } place)
        {
            return null;
        }

        return place.Properties.FindOwn(key) is not { } entry ? file : Apply(file, RemoveEntry(file.Text, place.Properties, entry), cancellationToken);
    }

    private static TextChange? RemoveEntry(SourceText text, ConfigNode mapping, ConfigEntry entry)
    {
        var isFirstInLine = Indent(text, entry.Key) is not null;
        var start = isFirstInLine ? text.Lines.GetLineFromPosition(entry.Key.Span.Start).Start : entry.Key.Span.Start;
        if (entry.Value.IsAnchored || EndOf(entry) is not { } end)
        {
            return null;
        }

        if (!mapping.IsFlow)
        {
            return isFirstInLine ? Deletion(start, text.Lines.GetLineFromPosition(end).EndIncludingLineBreak) : null;
        }

        if (FindComma(text, end, mapping.Span.End) is { } comma)
        {
            var line = text.Lines.GetLineFromPosition(comma);
            return isFirstInLine && IsBlankOrComment(text, comma + 1, line.End) ? Deletion(start, line.EndIncludingLineBreak)
                : Deletion(entry.Key.Span.Start, comma + 1 + Gap(text, comma + 1).Length);
        }

        // The last one takes the comma before it along, unless a comment stands between them.
        var index = IndexOf(mapping, entry);
        return index > 0
            && FindComma(text, mapping.Entries[index - 1].Value.Span.End, mapping.Span.End) is { } previous
            && text.ToString(TextSpan.FromBounds(previous + 1, entry.Key.Span.Start)).Trim().Length == 0
                ? Deletion(previous, end)
                : null;
    }

    private static TextChange Deletion(int start, int end) => new(TextSpan.FromBounds(start, end), string.Empty);

    private static ConfigurationFile? Apply(ConfigurationFile? file, TextChange? change, CancellationToken cancellationToken)
    {
        if (file is null || change is null)
        {
            return null;
        }

        var edited = ConfigurationReader.Read(file.Path, file.Format.Kind(), file.Text.WithChanges(change.Value), cancellationToken);
        return edited.Error is null ? edited : null;
    }

    /// <summary>Finds a function of a template and its properties; null behind anchors and intrinsics.</summary>
    private static FunctionPlace? Resource(ConfigurationFile file, string functionName, CancellationToken cancellationToken)
    {
        ConfigEntry? entry = null;
        var node = Document(file, cancellationToken).Root;
        foreach (var key in (string[])["Resources", functionName])
        {
            if (node is not { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null } || node.FindOwn(key) is not { } found)
            {
                return null;
            }

            (entry, node) = (found, found.Value);
        }

        return node is { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null }
            && node.FindOwn("<<") is null
            && node.FindOwn("Properties") is { Value: { Kind: ConfigNodeKind.Mapping, IsAnchored: false, Tag: null } } properties
                ? new(entry!.Key, node, properties.Key, properties.Value)
                : null;
    }

    /// <summary>Where a function of a template is declared.</summary>
    /// <param name="Name">Its logical id.</param>
    /// <param name="Declaration">The resource.</param>
    /// <param name="PropertiesKey">The key of the properties.</param>
    /// <param name="Properties">The properties.</param>
    private sealed record FunctionPlace(ConfigNode Name, ConfigNode Declaration, ConfigNode PropertiesKey, ConfigNode Properties);
}
