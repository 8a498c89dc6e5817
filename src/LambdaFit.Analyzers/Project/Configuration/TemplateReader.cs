using System.Collections.Immutable;
using LambdaFit.Analyzers.Facts;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// Reads the functions of an AWS SAM or CloudFormation template. A parameter's default counts as the value of a <c>Ref</c> to it;
/// every other intrinsic is unknown, and so is what a macro or an include may add.
/// </summary>
internal sealed partial class TemplateReader
{
    public const string ServerlessFunction = "AWS::Serverless::Function";
    public const string LambdaFunction = "AWS::Lambda::Function";

    /// <summary>How the build methods of SAM begin that build no .NET; a makefile may build anything.</summary>
    private static readonly string[] OtherLanguages = ["go", "rust", "python", "nodejs", "esbuild", "java", "ruby"];

    private readonly ConfigurationFile file;
    private readonly ConfigNode root;
    private readonly ConfigNode? resources;
    private readonly ConfigNode? parameters;
    private readonly ConfigNode? globals;
    private readonly bool isRewritten;

    private TemplateReader(ConfigNode root, ConfigurationFile file)
    {
        this.file = file;
        this.root = root;
        resources = root.Find("Resources");
        parameters = root.Find("Parameters");
        globals = root.Find("Globals")?.Find("Function");
        isRewritten = IsRewritten();
    }

    public static ImmutableArray<FunctionSettings> Read(ConfigDocument document, ConfigurationFile file, CancellationToken cancellationToken) =>
        document.Root is { Kind: ConfigNodeKind.Mapping } root
            ? new TemplateReader(root, file).ReadFunctions(cancellationToken)
            : ImmutableArray<FunctionSettings>.Empty;

    /// <summary>Tells whether a resource is a function.</summary>
    public static bool IsFunction(ConfigNode resource) =>
        resource.Resolved is { Kind: ConfigNodeKind.Mapping } mapping
        && mapping.Find("Type") is { Kind: ConfigNodeKind.Scalar, Value: ServerlessFunction or LambdaFunction };

    private ImmutableArray<FunctionSettings> ReadFunctions(CancellationToken cancellationToken)
    {
        var functions = ImmutableArray.CreateBuilder<FunctionSettings>();
        if (resources is null)
        {
            return functions.ToImmutable();
        }

        var routes = new TemplateRoutes(root, resources, isRewritten, Value, cancellationToken);
        file.HasPublicDatabase = routes.HasPublicDatabase;
        foreach (var resource in resources.EffectiveEntries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsFunction(resource.Value))
            {
                functions.Add(ReadFunction(resource.Key, resource.Value.Resolved, routes));
            }
        }

        return functions.ToImmutable();
    }

    private FunctionSettings ReadFunction(ConfigNode name, ConfigNode resource, TemplateRoutes routes)
    {
        var function = new Function(this, resource);
        var packageType = SettingReader.Text(function.Find("PackageType"));
        var isImage = packageType.HasValue
            ? string.Equals(packageType.Value, "Image", StringComparison.OrdinalIgnoreCase)
            : function.Find("Handler") is null && function.Find("ImageConfig") is not null;
        return new FunctionSettings
        {
            Name = name.Value,
            File = file,
            NameSpan = name.Span,
            Span = TextSpan.FromBounds(name.Span.Start, Math.Max(name.Span.End, resource.Span.End)),
            Handler = isImage
                ? SettingReader.FirstText(Value(function.Find("ImageConfig")?.Find("Command")))
                : SettingReader.Text(function.Find("Handler")),
            TimeoutSeconds = SettingReader.Int(function.Find("Timeout")),
            MemoryMB = SettingReader.Int(function.Find("MemorySize")),
            EphemeralStorageMB = SettingReader.Int(function.FindIn("EphemeralStorage", "Size")),
            LayerCount = function.Count("Layers"),
            AsyncRetries = SettingReader.Int(InvokeSetting(name.Value, function, routes, "MaximumRetryAttempts")),
            AsyncEventAgeSeconds = SettingReader.Int(InvokeSetting(name.Value, function, routes, "MaximumEventAgeInSeconds")),
            Runtime = SettingReader.Text(function.Find("Runtime")),
            PackageType = packageType,
            IsImage = isImage,
            MayBringBootstrap = MayBringBootstrap(function, resource),
            IsBuiltForOtherLanguage = SettingReader.Text(resource.Find("Metadata")?.Find("BuildMethod")).Value is { } method && Array.Exists(OtherLanguages, language => method.StartsWith(language, StringComparison.OrdinalIgnoreCase)),
            CodeUri = isImage ? ImageContext(function) : CodeUri(function),
            KeepsFailedEvents = KeepsFailedEvents(function, routes.InvokeConfigsOf(name.Value)),
            RecursiveLoop = SettingReader.Text(function.Find("RecursiveLoop")),
            Architecture = Architecture(function.Find("Architectures")),
            Tracing = SettingReader.Text(function.IsServerless ? function.Find("Tracing") : Value(function.Find("TracingConfig")?.Find("Mode"))),
            IsInVpc = IsInVpc(function.Find("VpcConfig")),
            MountsFileSystem = HasItems(function.Find("FileSystemConfigs")),
            HasProvisionedConcurrency = HasProvisionedConcurrency(name.Value, function),
            IsManagedInstances = IsManagedInstances(function.Find("CapacityProviderConfig")),
            IsSnapStart = SettingReader.SnapStart(Value(function.Find("SnapStart")?.Find("ApplyOn"))),
            IsAnnotations = resource.Find("Metadata")?.Find("Tool") is { Kind: ConfigNodeKind.Scalar, Value: "Amazon.Lambda.Annotations" },
            Variables = Variables(function),
            HasUnknownVariables = HasUnknownVariables(function.Find("Environment"))
                || (function.InheritsFromGlobals("Environment") && HasUnknownVariables(globals!.Find("Environment"))),
            EventSources = routes.SourcesOf(name.Value, function.Properties),
        };
    }

    /// <summary>Follows a <c>Ref</c> to a parameter with a default; gives the node itself where it is no <c>Ref</c>, or an unreadable one.</summary>
    private ConfigNode? Value(ConfigNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var target = node switch
        {
            { Kind: ConfigNodeKind.Scalar, Tag: "!Ref" } => node.Value,
            { Kind: ConfigNodeKind.Mapping, Only: { Key.Value: "Ref", Value: { Kind: ConfigNodeKind.Scalar, Tag: null } name } } => name.Value,
            _ => null,
        };
        if (target is null)
        {
            return node;
        }

        // Parameters of other types name something else (a key in a parameter store) or are lists.
        return parameters?.Find(target) is { Kind: ConfigNodeKind.Mapping } parameter
            && parameter.Find("Type") is { Kind: ConfigNodeKind.Scalar, Value: "String" or "Number" }
            && parameter.Find("Default") is { Kind: ConfigNodeKind.Scalar, Tag: null } value
                ? value
                : ConfigNode.Unreadable(node.Span);
    }

    /// <summary>
    /// Finds what a function, or an <c>AWS::Lambda::EventInvokeConfig</c> for it, says of asynchronous invocations. With several of the latter (one for
    /// each version or alias) nothing is known.
    /// </summary>
    private ConfigNode? InvokeSetting(string name, Function function, TemplateRoutes routes, string setting)
    {
        if (function.IsServerless && function.FindIn("EventInvokeConfig", setting) is { } own)
        {
            return own;
        }

        ConfigNode? found = null;
        foreach (var properties in routes.InvokeConfigsOf(name))
        {
            if (properties.Find(setting) is { } value)
            {
                found = found is null ? Value(value) : ConfigNode.Unreadable(value.Span);
            }
        }

        return found;
    }

    /// <summary>Reads where the code of a zip lies; a place in S3 is unknown.</summary>
    private static Setting<string> CodeUri(Function function)
    {
        var node = function.IsServerless ? function.Find("CodeUri") : function.Find("Code");
        if (node is { Kind: ConfigNodeKind.Mapping } && !function.IsServerless
            && node.Find("S3Bucket") is null or { Kind: ConfigNodeKind.Scalar, Tag: null, Value: "" }
            && node.Find("S3Key") is { } key)
        {
            node = key; // the .NET tools upload what this path names
        }

        var path = SettingReader.Text(node);
        return path.HasValue && path.Value!.StartsWith("s3://", StringComparison.OrdinalIgnoreCase) ? Setting<string>.Unknown(path.Span) : path;
    }

    /// <summary>SAM builds .NET with the tools of <c>BuildMethod: dotnet…</c> or by the runtime; a makefile or a script may rename what it builds.</summary>
    private static bool MayBringBootstrap(Function function, ConfigNode resource) =>
        function.Find("Layers") is not null
        || CodeUri(function) is not { HasValue: true, Value: { } code }
        || code.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
        || (resource.Find("Metadata")?.Find("BuildMethod") is { } method
            && !(SettingReader.Text(method).Value?.StartsWith(ManagedRuntimes.Prefix, StringComparison.OrdinalIgnoreCase) ?? false));

    /// <summary>Reads where an image is built; an image in a registry is unknown.</summary>
    private static Setting<string> ImageContext(Function function)
    {
        var context = SettingReader.Text(function.Resource.Find("Metadata")?.Find("DockerContext"));
        if (!context.IsAbsent)
        {
            return context;
        }

        var image = SettingReader.Text(function.IsServerless ? function.Find("ImageUri") : function.Find("Code")?.Find("ImageUri"));
        return image.HasValue && IsRegistry(image.Value!) ? Setting<string>.Unknown(image.Span) : image;
    }

    private static bool IsRegistry(string image) =>
        image.IndexOf(':') >= 0 || (image.IndexOf('/') is > 0 and var slash && image.Substring(0, slash) is not ("." or "..") and var host && host.IndexOf('.') >= 0);

    private static Setting<bool> IsManagedInstances(ConfigNode? node) => node switch
    {
        null => Setting<bool>.Absent,
        { Kind: ConfigNodeKind.Mapping, Tag: null } => Setting<bool>.Of(true, node.Span),
        _ => Setting<bool>.Unknown(node.Span),
    };

    /// <summary>Looks for a dead-letter queue, or a destination for asynchronous events that fail, in the function and in what configures it.</summary>
    private Setting<bool> KeepsFailedEvents(Function function, IReadOnlyList<ConfigNode> invokeConfigs)
    {
        var queue = function.IsServerless ? "DeadLetterQueue" : "DeadLetterConfig";
        var places = new List<ConfigNode?> { function.Find(queue), OnFailure(function.Own("EventInvokeConfig")) };
        if (function.InheritsFromGlobals("EventInvokeConfig"))
        {
            places.Add(OnFailure(globals!.Find("EventInvokeConfig")));
        }

        foreach (var config in invokeConfigs)
        {
            places.Add(OnFailure(config));
        }

        var keeps = isRewritten ? Setting<bool>.Unknown(function.Resource.Span) : Setting<bool>.Absent;
        foreach (var place in places)
        {
            var presence = TemplateRoutes.Presence(place);
            if (presence.HasValue)
            {
                return presence;
            }

            keeps = presence.IsAbsent ? keeps : presence;
        }

        return keeps;

        static ConfigNode? OnFailure(ConfigNode? config) => config?.Find("DestinationConfig")?.Find("OnFailure");
    }

    private ImmutableArray<EnvironmentVariable> Variables(Function function)
    {
        var variables = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        if (function.InheritsFromGlobals("Environment"))
        {
            AddVariables(globals!.Find("Environment"), variables);
        }

        AddVariables(function.Own("Environment"), variables);
        return variables.ToImmutable();
    }

    private void AddVariables(ConfigNode? environment, ImmutableArray<EnvironmentVariable>.Builder variables)
    {
        if (environment?.Find("Variables") is not { Kind: ConfigNodeKind.Mapping } entries)
        {
            return;
        }

        foreach (var entry in entries.EffectiveEntries())
        {
            // What the function itself says wins over what it inherits.
            for (var i = variables.Count - 1; i >= 0; i--)
            {
                if (variables[i].Name == entry.Key.Value)
                {
                    variables.RemoveAt(i);
                }
            }

            var value = entry.Value.Resolved;
            variables.Add(new(entry.Key.Value, entry.Key.Span, SettingReader.Text(Value(value))) { Resource = TemplateRoutes.ResourceOf(value) });
        }
    }

    private static bool HasUnknownVariables(ConfigNode? environment) =>
        environment is not null && environment.Find("Variables") is not (null or { Kind: ConfigNodeKind.Mapping, Tag: null, IsIncomplete: false });

    /// <summary>Tells whether a macro of somebody's own, or an include, may add settings that the file does not show.</summary>
    private bool IsRewritten()
    {
        return root.Find("Transform") switch
        {
            null => false,
            { Kind: ConfigNodeKind.Sequence } transforms => transforms.Items.Any(static transform => !IsHarmless(transform.Resolved)),
            var transform => !IsHarmless(transform),
        };

        static bool IsHarmless(ConfigNode transform) =>
            transform is { Kind: ConfigNodeKind.Scalar, Tag: null }
            && transform.Value.StartsWith("AWS::", StringComparison.Ordinal)
            && transform.Value != "AWS::Include";
    }

    /// <summary>One function resource and what it inherits.</summary>
    private sealed class Function
    {
        private readonly TemplateReader reader;
        private readonly ConfigNode? ignored;

        public Function(TemplateReader reader, ConfigNode resource)
        {
            this.reader = reader;
            Resource = resource;
            Properties = resource.Find("Properties");
            IsServerless = resource.Find("Type")!.Value == ServerlessFunction;
            ignored = resource.FindOwn("IgnoreGlobals")?.Value.Resolved;
        }

        public ConfigNode Resource { get; }

        public ConfigNode? Properties { get; }

        public bool IsServerless { get; }

        /// <summary>Gets a property from the resource itself or from <c>Globals</c>, with a <c>Ref</c> to a parameter followed.</summary>
        public ConfigNode? Find(string property) =>
            reader.Value(Own(property) ?? (InheritsFromGlobals(property) ? reader.globals!.Find(property) : null)) is { } node ? node
            : reader.isRewritten ? ConfigNode.Unreadable(Resource.Span.Start)
            : null;

        public ConfigNode? Own(string property) => Properties?.Find(property);

        /// <summary>Gets what a property says in an entry of its own; of mappings that a function and <c>Globals</c> have, each entry counts.</summary>
        public ConfigNode? FindIn(string property, string entry)
        {
            var own = reader.Value(Own(property))?.Find(entry);
            var found = own ?? (InheritsFromGlobals(property) ? reader.Value(reader.globals!.Find(property))?.Find(entry) : null);
            return found is not null ? reader.Value(found) : reader.isRewritten ? ConfigNode.Unreadable(Resource.Span.Start) : null;
        }

        /// <summary>Counts the elements of a list; those of <c>Globals</c> come in addition.</summary>
        public Setting<int> Count(string property)
        {
            var own = SettingReader.Count(reader.Value(Own(property)));
            var inherited = InheritsFromGlobals(property) ? SettingReader.Count(reader.Value(reader.globals!.Find(property))) : Setting<int>.Absent;
            return reader.isRewritten ? Setting<int>.Unknown(Resource.Span)
                : own.IsAbsent ? inherited
                : inherited.IsAbsent ? own
                : own.HasValue && inherited.HasValue ? Setting<int>.Of(own.Value + inherited.Value, own.Span)
                : Setting<int>.Unknown(own.Span);
        }

        public bool InheritsFromGlobals(string property)
        {
            if (!IsServerless || reader.globals is null)
            {
                return false;
            }

            return ignored switch
            {
                { Kind: ConfigNodeKind.Sequence } => !ignored.Items.Any(item => item.Resolved.Value == property),
                { Kind: ConfigNodeKind.Scalar, Value: "*" } => false,
                _ => true,
            };
        }
    }
}
