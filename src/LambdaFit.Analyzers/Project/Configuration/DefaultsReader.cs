using System.Collections.Immutable;
using LambdaFit.Analyzers.Facts;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Reads <c>aws-lambda-tools-defaults.json</c>: the command-line options that the .NET Lambda tools take when none are given.</summary>
internal static class DefaultsReader
{
    /// <summary>Tells whether a key describes a function, as against credentials, regions and stacks.</summary>
    public static bool IsOfFunction(string key) =>
        key.StartsWith("function-", StringComparison.Ordinal) || key is "package-type" or "image-command";

    /// <summary>Gets the template that the file names, or null.</summary>
    public static string? TemplatePath(ConfigDocument document) =>
        SettingReader.Text(document.Root?.Find("template")) is { HasValue: true, Value: { Length: > 0 } path } ? path : null;

    /// <summary>Gets the keys that stand at the top of the file.</summary>
    public static ImmutableArray<ConfigurationKey> Keys(ConfigDocument document)
    {
        var keys = ImmutableArray.CreateBuilder<ConfigurationKey>();
        foreach (var entry in document.Root is { Kind: ConfigNodeKind.Mapping } root ? root.Entries : [])
        {
            if (entry.Key.Kind is ConfigNodeKind.Scalar)
            {
                keys.Add(new(entry.Key.Value, entry.Key.Span));
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>Reads the function that the file describes; none where it names a template and no handler, or says nothing of a function.</summary>
    public static ImmutableArray<FunctionSettings> Read(ConfigDocument document, ConfigurationFile file)
    {
        if (document.Root is not { Kind: ConfigNodeKind.Mapping } root || !Describes(root, file))
        {
            return ImmutableArray<FunctionSettings>.Empty;
        }

        var packageType = SettingReader.Text(root.Find("package-type"));
        var isImage = string.Equals(packageType.Value, "image", StringComparison.OrdinalIgnoreCase);
        var timeout = root.Find("function-timeout");
        return ImmutableArray.Create(new FunctionSettings
        {
            Name = SettingReader.Text(root.Find("function-name")).Value ?? string.Empty,
            File = file,
            NameSpan = new TextSpan(root.Span.Start, 0),
            Handler = isImage ? Command(root.Find("image-command")) : SettingReader.Text(root.Find("function-handler")),
            TimeoutSeconds = SettingReader.Int(timeout),
            IsTimeoutQuoted = timeout is { Kind: ConfigNodeKind.Scalar, IsQuoted: true } && SettingReader.Int(timeout).HasValue,
            MemoryMB = Number(root.Find("function-memory-size")),
            EphemeralStorageMB = Number(root.Find(ToolsDefaultsKeys.EphemeralStorage)),
            LayerCount = Layers(root.Find("function-layers")),
            Runtime = SettingReader.Text(root.Find("function-runtime")),
            PackageType = packageType,
            IsImage = isImage,
            MayBringBootstrap = root.Find("function-layers") is not null || root.Find("package") is not null
                || SettingReader.Text(root.Find("msbuild-parameters")).Value?.Contains("AssemblyName") == true,
            KeepsFailedEvents = TemplateRoutes.Presence(root.Find("dead-letter-target-arn")),
            Architecture = Choice(root.Find("function-architecture")),
            Tracing = Choice(root.Find("tracing-mode")),
            IsInVpc = IsSet(root.Find("function-subnets")),
            MountsFileSystem = IsSet(root.Find("file-system-configs")),
            IsSnapStart = SettingReader.SnapStart(root.Find("snap-start-apply-on")),
            Variables = Variables(root.Find("environment-variables"), root.Find("append-environment-variables")),
            HasUnknownVariables = root.Find("append-environment-variables") is not null,
            EventSources = root.Find("function-url-enable") is { Kind: ConfigNodeKind.Scalar, Value: "true" } url
                ? ImmutableArray.Create(new EventSource(EventSourceKind.FunctionUrl) { PayloadFormat = Setting<string>.Of("2.0", new TextSpan(url.Span.Start, 0)) })
                : ImmutableArray<EventSource>.Empty,
        });
    }

    private static bool Describes(ConfigNode root, ConfigurationFile file)
    {
        if (file.TemplatePath is not null)
        {
            return SettingReader.Text(root.Find("function-handler")).Value is { Length: > 0 };
        }

        foreach (var entry in root.Entries)
        {
            if (IsOfFunction(entry.Key.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a command, which is a list or a text with commas.</summary>
    private static Setting<string> Command(ConfigNode? node)
    {
        var command = SettingReader.FirstText(node);
        return command.HasValue && command.Value!.IndexOf(',') is > 0 and var comma
            ? Setting<string>.Of(command.Value.Substring(0, comma).Trim(), command.Span)
            : command;
    }

    /// <summary>Reads the credentials that the file holds for the tool itself.</summary>
    public static ImmutableArray<EnvironmentVariable> Credentials(ConfigDocument document)
    {
        var credentials = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        foreach (var entry in document.Root is { Kind: ConfigNodeKind.Mapping } root ? root.Entries : [])
        {
            if (entry.Key.Value is "aws-access-key-id" or "aws-secret-key" or "aws-session-token")
            {
                credentials.Add(new(entry.Key.Value, entry.Key.Span, SettingReader.Text(entry.Value)));
            }
        }

        return credentials.ToImmutable();
    }

    /// <summary>Reads one of several words; an empty text, as the tool's own files have it, says nothing.</summary>
    private static Setting<string> Choice(ConfigNode? node) => node is null or { Kind: ConfigNodeKind.Scalar, Value: "" } ? Setting<string>.Absent : SettingReader.Text(node);

    /// <summary>Tells whether a list, or a text with commas, has anything in it.</summary>
    private static Setting<bool> IsSet(ConfigNode? node) => node switch
    {
        null or { IsNull: true } => Setting<bool>.Absent,
        { Kind: ConfigNodeKind.Sequence } => Setting<bool>.Of(node.Items.Count > 0, node.Span),
        { Kind: ConfigNodeKind.Scalar } => Setting<bool>.Of(node.Value.Trim().Length > 0, node.Span),
        _ => Setting<bool>.Unknown(node.Span),
    };

    /// <summary>Reads a number; the tools do not read one in quotation marks.</summary>
    private static Setting<int> Number(ConfigNode? node) => node is { Kind: ConfigNodeKind.Scalar, IsQuoted: true } ? Setting<int>.Unknown(node.Span) : SettingReader.Int(node);

    /// <summary>Counts layers, which are a text with commas.</summary>
    private static Setting<int> Layers(ConfigNode? node) => node is { Kind: ConfigNodeKind.Scalar, IsNull: false, Tag: null }
        ? Setting<int>.Of(node.Value.Split(',').Count(static layer => layer.Trim().Length > 0), node.Span)
        : SettingReader.Count(node);

    /// <summary>Reads variables from mappings, or from texts such as <c>"A"="1";"B"="2"</c>.</summary>
    private static ImmutableArray<EnvironmentVariable> Variables(ConfigNode? all, ConfigNode? appended)
    {
        var variables = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        AddVariables(all, variables);
        AddVariables(appended, variables);
        return variables.ToImmutable();
    }

    private static void AddVariables(ConfigNode? node, ImmutableArray<EnvironmentVariable>.Builder variables)
    {
        switch (node)
        {
            case { Kind: ConfigNodeKind.Mapping }:
                foreach (var entry in node.EffectiveEntries())
                {
                    variables.Add(new(entry.Key.Value, entry.Key.Span, SettingReader.Text(entry.Value.Resolved)));
                }

                break;
            case { Kind: ConfigNodeKind.Scalar }:
                foreach (var pair in node.Value.Split(';'))
                {
                    if (pair.IndexOf('=') is > 0 and var equals)
                    {
                        // Both stand within one text, where escapes may move them.
                        variables.Add(new(pair.Substring(0, equals).Trim(' ', '"'), node.Span, Setting<string>.Of(pair.Substring(equals + 1).Trim(' ', '"'), node.Span)));
                    }
                }

                break;
        }
    }
}
