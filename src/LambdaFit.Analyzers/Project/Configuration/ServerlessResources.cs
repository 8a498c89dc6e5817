namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>The CloudFormation resources that a <c>serverless.yml</c> declares itself: one mapping, or a list of them of which some may stand in other files.</summary>
internal sealed class ServerlessResources
{
    /// <summary>What names the queue that takes what fails: in CloudFormation, in functions and events of the framework.</summary>
    private static readonly string[] FailureKeys = ["RedrivePolicy", "DeadLetterConfig", "OnFailure", "redrivePolicy", "onError", "onFailure", "deadLetterQueueArn"];

    private static readonly string[] NameProperties = ["QueueName", "TopicName", "BucketName", "TableName", "Name"];

    private readonly ConfigNode root;
    private readonly ServerlessVariables variables;
    private readonly List<ConfigNode> mappings = [];
    private readonly List<ConfigNode> extensions = [];
    private Dictionary<string, string>? named;
    private HashSet<string>? deadLetterQueues;

    public ServerlessResources(ConfigNode root, ServerlessVariables variables)
    {
        this.root = root;
        this.variables = variables;
        var declared = variables.Find(root, "resources");
        foreach (var part in declared is { Kind: ConfigNodeKind.Sequence } ? declared.Items.Select(variables.Resolve) : declared is null ? [] : [declared])
        {
            if (part.Kind is ConfigNodeKind.Mapping)
            {
                Add(mappings, variables.Find(part, "Resources"));
                Add(extensions, variables.Find(part, "extensions"));
            }
        }

        static void Add(List<ConfigNode> list, ConfigNode? found)
        {
            if (found is { Kind: ConfigNodeKind.Mapping })
            {
                list.Add(found);
            }
        }
    }

    /// <summary>Gets the mappings of logical ids to resources.</summary>
    public IReadOnlyList<ConfigNode> Mappings => mappings;

    /// <summary>Gets a resource with its logical id, or null where this file declares none of that name.</summary>
    public ConfigEntry? Find(string? name)
    {
        foreach (var mapping in name is null ? [] : mappings)
        {
            // Of what a merge key brings the lookup does not say where the key stands.
            var found = mapping.FindOwn(name!) ?? (mapping.Find(name!) is null ? null : mapping.EffectiveEntries().FirstOrDefault(entry => entry.Key.Value == name));
            if (found is not null && variables.Resolve(found.Value) is { Kind: ConfigNodeKind.Mapping } resource)
            {
                return new(found.Key, resource);
            }
        }

        return null;
    }

    /// <summary>Gets a property that the file writes over what the framework makes of a function; null where it does not.</summary>
    public ConfigNode? Override(string function, string property)
    {
        var name = LogicalId(function);
        foreach (var mapping in extensions.Concat(mappings))
        {
            if (mapping.FindOwn(name) is { } entry && variables.Find(variables.Find(entry.Value, "Properties"), property) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Gets the logical id that the framework gives a function.</summary>
    public static string LogicalId(string function) =>
        function.Length == 0 ? function : char.ToUpperInvariant(function[0]) + function.Substring(1).Replace("-", "Dash").Replace("_", "Underscore") + "LambdaFunction";

    /// <summary>Gets the logical id of the queue, topic, bucket, table or stream that has a name as the file says, or null.</summary>
    public string? Named(string name)
    {
        if (named is null)
        {
            named = new(StringComparer.Ordinal);
            foreach (var entry in mappings.SelectMany(static mapping => mapping.EffectiveEntries()))
            {
                var properties = variables.Find(entry.Value, "Properties");
                foreach (var key in NameProperties)
                {
                    if (SettingReader.Text(variables.Find(properties, key)) is { HasValue: true, Value: { } value })
                    {
                        named[value] = entry.Key.Value;
                    }
                }
            }
        }

        return named.TryGetValue(name, out var id) ? id : null;
    }

    /// <summary>Reads a queue that the file declares, or gives null.</summary>
    public QueueSettings? Queue(string? name)
    {
        if (Find(name) is not { } queue || variables.Find(queue.Value, "Type") is not { Kind: ConfigNodeKind.Scalar, Value: "AWS::SQS::Queue" })
        {
            return null;
        }

        var properties = variables.Find(queue.Value, "Properties");
        return new(queue.Key.Value, queue.Key.Span)
        {
            VisibilityTimeoutSeconds = SettingReader.Int(variables.Find(properties, "VisibilityTimeout")),
            IsFifo = SettingReader.Bool(variables.Find(properties, "FifoQueue")),
            HasRedrivePolicy = TemplateRoutes.Presence(variables.Find(properties, "RedrivePolicy")),
            IsDeadLetterQueue = variables.Find(properties, "RedriveAllowPolicy") is not null || (deadLetterQueues ??= DeadLetterQueues()).Contains(queue.Key.Value),
        };
    }

    /// <summary>Gets the resources that what fails is sent to, wherever in the file. Aliases are not followed, so that this takes no longer than the file is.</summary>
    private HashSet<string> DeadLetterQueues()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(root, isTarget: false);
        return found;

        void Collect(ConfigNode node, bool isTarget)
        {
            if (isTarget && TemplateRoutes.ResourceOf(node) is { } name)
            {
                found.Add(name);
            }

            foreach (var item in node.Items)
            {
                Collect(item, isTarget);
            }

            foreach (var entry in node.Entries)
            {
                Collect(entry.Value, isTarget || Array.IndexOf(FailureKeys, entry.Key.Value) >= 0);
            }
        }
    }
}
