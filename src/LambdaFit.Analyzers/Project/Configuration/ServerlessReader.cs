using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// Reads the functions of a <c>serverless.yml</c> of the Serverless Framework. What a function leaves out, or sets to nothing, it has from
/// <c>provider</c>; variables count where they name a constant of the same file.
/// </summary>
internal sealed class ServerlessReader
{
    private const int MaxFunctions = 1_000;

    private readonly ConfigurationFile file;
    private readonly ServerlessVariables variables;
    private readonly ServerlessResources resources;
    private readonly ServerlessEvents events;
    private readonly ConfigNode root;
    private readonly ConfigNode? provider;

    private ServerlessReader(ConfigNode root, ConfigurationFile file, CancellationToken cancellationToken)
    {
        this.file = file;
        this.root = root;
        variables = new(root);
        resources = new(root, variables);
        provider = Provider(root, variables);
        events = new(root, provider, variables, resources, Functions().ToList(), cancellationToken);
    }

    public static ImmutableArray<FunctionSettings> Read(ConfigDocument document, ConfigurationFile file, CancellationToken cancellationToken) =>
        document.Root is { Kind: ConfigNodeKind.Mapping } root
            ? new ServerlessReader(root, file, cancellationToken).ReadFunctions(cancellationToken)
            : ImmutableArray<FunctionSettings>.Empty;

    /// <summary>Tells whether a document describes a service on AWS, and not a template of the same name.</summary>
    public static bool IsService(ConfigDocument document)
    {
        if (document.Root is not { Kind: ConfigNodeKind.Mapping } root || root.FindOwn("provider") is null)
        {
            return false;
        }

        var constants = new ServerlessVariables(root);
        return constants.Find(Provider(root, constants), "name") is not { Kind: ConfigNodeKind.Scalar } name || name.Value == "aws";
    }

    /// <summary>Gets the settings that functions share. <c>provider: aws</c> says nothing but a name.</summary>
    private static ConfigNode? Provider(ConfigNode root, ServerlessVariables variables) =>
        variables.Find(root, "provider") is { Kind: not ConfigNodeKind.Scalar } provider ? provider : null;

    private ImmutableArray<FunctionSettings> ReadFunctions(CancellationToken cancellationToken)
    {
        file.HasPublicDatabase = events.HasPublicDatabase;
        var functions = ImmutableArray.CreateBuilder<FunctionSettings>();
        foreach (var (name, function) in Functions())
        {
            cancellationToken.ThrowIfCancellationRequested();
            functions.Add(ReadFunction(name, function));
        }

        return functions.ToImmutable();
    }

    /// <summary>Gets the functions that stand in the file: in one mapping, or in a list of them.</summary>
    private IEnumerable<ConfigEntry> Functions()
    {
        var declared = variables.Find(root, "functions");
        foreach (var part in (declared is { Kind: ConfigNodeKind.Sequence } ? declared.Items.Select(variables.Resolve) : declared is null ? [] : [declared]).Take(MaxFunctions))
        {
            foreach (var entry in part.EffectiveEntries().Take(MaxFunctions))
            {
                if (variables.Resolve(entry.Value) is { Kind: ConfigNodeKind.Mapping, Tag: null } function)
                {
                    yield return new(entry.Key, function);
                }
            }
        }
    }

    private FunctionSettings ReadFunction(ConfigNode name, ConfigNode function)
    {
        var image = variables.Find(function, "image");
        var handler = SettingReader.Text(image is { Kind: not ConfigNodeKind.Unreadable } ? Command(image) : variables.Find(function, "handler"));
        var timeout = Own(name, function, "timeout", "Timeout");
        var inherited = variables.Find(provider, "timeout");
        return new FunctionSettings
        {
            Name = name.Value,
            File = file,
            NameSpan = name.Span,
            Handler = handler,
            TimeoutSeconds = SettingReader.Int(timeout ?? inherited),
            MemoryMB = SettingReader.Int(Own(name, function, "memorySize", "MemorySize") ?? variables.Find(provider, "memorySize")),
            EphemeralStorageMB = SettingReader.Int(variables.Find(function, "ephemeralStorageSize")),
            LayerCount = Count(Inherited(function, "layers")),
            Architecture = SettingReader.Text(Inherited(function, "architecture")),
            Tracing = Tracing(function),
            AsyncRetries = SettingReader.Int(variables.Find(function, "maximumRetryAttempts")),
            AsyncEventAgeSeconds = SettingReader.Int(variables.Find(function, "maximumEventAge")),
            KeepsFailedEvents = TemplateRoutes.Presence(variables.Find(function, "onError") ?? variables.Find(variables.Find(function, "destinations"), "onFailure")),
            IsInVpc = IsInVpc(function),
            MountsFileSystem = TemplateRoutes.Presence(variables.Find(function, "fileSystemConfig")),
            HasProvisionedConcurrency = HasProvisionedConcurrency(function),
            RecursiveLoop = RecursiveLoop(function),
            Runtime = Runtime(function, handler, image),
            PackageType = image switch
            {
                null => Setting<string>.Absent,
                { Kind: ConfigNodeKind.Unreadable } => Setting<string>.Unknown(image.Span),
                _ => Setting<string>.Of("Image", image.Span),
            },
            IsImage = image is { Kind: not ConfigNodeKind.Unreadable },
            MayBringBootstrap = true, // the archive is made elsewhere, or by a plugin
            CodeUri = image is null ? Artifact(function) : ImagePath(image),
            IsManagedInstances = TemplateRoutes.Presence(variables.Find(function, "capacityProvider")),
            IsSnapStart = SettingReader.Bool(variables.Find(function, "snapStart")),
            Variables = Variables(function),
            HasUnknownVariables = IsUnknown(variables.Find(provider, "environment")) || IsUnknown(variables.Find(function, "environment")),
            EventSources = events.SourcesOf(name.Value, function),
        };

        static bool IsUnknown(ConfigNode? environment) => environment is not (null or { Kind: ConfigNodeKind.Mapping, Tag: null, IsIncomplete: false });
    }

    /// <summary>Gets a setting of the function itself; what <c>resources</c> writes over the finished function wins.</summary>
    private ConfigNode? Own(ConfigNode name, ConfigNode function, string key, string property) =>
        resources.Override(name.Value, property) ?? variables.Find(function, key);

    private ConfigNode? Inherited(ConfigNode function, string key) => variables.Find(function, key) ?? variables.Find(provider, key);

    /// <summary>Without any runtime the framework takes Node.js, which a handler of .NET shows to be a mistake.</summary>
    private Setting<string> Runtime(ConfigNode function, Setting<string> handler, ConfigNode? image)
    {
        var runtime = SettingReader.Text(Inherited(function, "runtime"));
        return runtime.IsAbsent && image is null && handler.HasValue && handler.Value!.IndexOf("::", StringComparison.Ordinal) < 0
            ? Setting<string>.Of("nodejs20.x", default)
            : runtime;
    }

    /// <summary><c>false</c> is as good as nothing, so that <c>provider</c> decides.</summary>
    private Setting<string> Tracing(ConfigNode function)
    {
        var own = variables.Find(function, "tracing");
        var tracing = SettingReader.Text(own is null or { Kind: ConfigNodeKind.Scalar, Value: "false" } ? variables.Find(variables.Find(provider, "tracing"), "lambda") : own);
        return tracing.Value switch
        {
            "true" => Setting<string>.Of("Active", tracing.Span),
            "false" => Setting<string>.Absent,
            _ => tracing,
        };
    }

    /// <summary>A function is in a VPC when subnets and security groups are both named, in the function or in <c>provider</c>.</summary>
    private Setting<bool> IsInVpc(ConfigNode function)
    {
        var own = function.Find("vpc");
        if (own is { IsNull: true } or { Kind: ConfigNodeKind.Scalar, Value: "false" } || variables.Find(function, "capacityProvider") is not null)
        {
            return Setting<bool>.Of(false, own?.Span ?? default);
        }

        var (network, shared) = (own is null ? null : variables.Resolve(own), variables.Find(provider, "vpc"));
        if (!(Part("securityGroupIds") is { } groups && Part("subnetIds") is { } subnets))
        {
            return Setting<bool>.Absent;
        }

        return groups.Kind is ConfigNodeKind.Unreadable || subnets.Kind is ConfigNodeKind.Unreadable ? Setting<bool>.Unknown(groups.Span) : Setting<bool>.Of(true, subnets.Span);

        ConfigNode? Part(string key) => variables.Find(network, key) ?? variables.Find(shared, key);
    }

    private Setting<bool> HasProvisionedConcurrency(ConfigNode function)
    {
        var count = SettingReader.Int(variables.Find(function, "provisionedConcurrency"));
        return count.IsAbsent ? Setting<bool>.Absent : count.HasValue ? Setting<bool>.Of(count.Value > 0, count.Span) : Setting<bool>.Unknown(count.Span);
    }

    private Setting<string> RecursiveLoop(ConfigNode function)
    {
        var mode = SettingReader.Text(variables.Find(function, "recursiveLoop"));
        return mode.Value?.ToUpperInvariant() switch
        {
            "ALLOW" => Setting<string>.Of("Allow", mode.Span),
            "TERMINATE" => Setting<string>.Of("Terminate", mode.Span),
            _ => mode,
        };
    }

    /// <summary>Counts the elements of a list; one of them that is a variable is still one.</summary>
    private static Setting<int> Count(ConfigNode? list) => list switch
    {
        null => Setting<int>.Absent,
        { Kind: ConfigNodeKind.Sequence, Tag: null, IsIncomplete: false } => Setting<int>.Of(list.Items.Count, list.Span),
        _ => Setting<int>.Unknown(list.Span),
    };

    /// <summary>Reads where the archive lies that is deployed. Without one the folder of the file is packed.</summary>
    private Setting<string> Artifact(ConfigNode function)
    {
        var path = SettingReader.Text(variables.Find(variables.Find(function, "package"), "artifact") ?? variables.Find(variables.Find(root, "package"), "artifact"));
        return path.HasValue && path.Value!.IndexOf("://", StringComparison.Ordinal) >= 0 ? Setting<string>.Unknown(path.Span) : path;
    }

    private ConfigNode? Command(ConfigNode image)
    {
        var command = image.Kind is ConfigNodeKind.Mapping ? variables.Find(image, "command") : null;
        return command is { Kind: ConfigNodeKind.Sequence } ? command.Items.Count > 0 ? variables.Resolve(command.Items[0]) : null : command;
    }

    /// <summary>Reads where an image is built that the file names in <c>provider.ecr.images</c>; an image in a registry is unknown.</summary>
    private Setting<string> ImagePath(ConfigNode image)
    {
        var name = image.Kind is ConfigNodeKind.Mapping ? variables.Find(image, "name") : image;
        var built = name is { Kind: ConfigNodeKind.Scalar, Tag: null } ? variables.Find(variables.Find(variables.Find(provider, "ecr"), "images"), name.Value) : null;
        var path = built is { Kind: ConfigNodeKind.Mapping } ? SettingReader.Text(variables.Find(built, "path")) : Setting<string>.Absent;
        return path.IsAbsent ? Setting<string>.Unknown(image.Span) : path;
    }

    private ImmutableArray<EnvironmentVariable> Variables(ConfigNode function)
    {
        var builder = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        Add(variables.Find(provider, "environment"));
        Add(variables.Find(function, "environment"));
        return builder.ToImmutable();

        void Add(ConfigNode? environment)
        {
            foreach (var entry in environment?.EffectiveEntries() ?? [])
            {
                // What the function itself says wins over what it inherits.
                for (var i = builder.Count - 1; i >= 0; i--)
                {
                    if (builder[i].Name == entry.Key.Value)
                    {
                        builder.RemoveAt(i);
                    }
                }

                var value = variables.Resolve(entry.Value);
                builder.Add(new(entry.Key.Value, entry.Key.Span, SettingReader.Text(value)) { Resource = TemplateRoutes.ResourceOf(value) ?? events.ResourceNamed(SettingReader.Text(value).Value) });
            }
        }
    }
}
