using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// What calls the functions of a template: the <c>Events</c> of a function, its URL, and the resources of plain CloudFormation that name it
/// (event source mappings, APIs, buckets, subscriptions, rules, schedules …).
/// </summary>
internal sealed partial class TemplateRoutes
{
    private const int MaxEvents = 100;
    private const int MaxAliases = 3;

    private readonly Dictionary<string, List<EventSource>> byFunction = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ConfigNode>> invokeConfigs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueSettings> queues = new(StringComparer.Ordinal);
    private readonly ConfigNode root;
    private readonly ConfigNode resources;
    private readonly bool isRewritten;
    private readonly Func<ConfigNode?, ConfigNode?> value;
    private HashSet<string>? deadLetterQueues;

    /// <summary>Reads the resources that call functions.</summary>
    /// <param name="root">The template.</param>
    /// <param name="resources">All its resources.</param>
    /// <param name="isRewritten">Whether a macro may add settings that the file does not show.</param>
    /// <param name="value">Follows a <c>Ref</c> to a parameter with a default.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public TemplateRoutes(ConfigNode root, ConfigNode resources, bool isRewritten, Func<ConfigNode?, ConfigNode?> value, CancellationToken cancellationToken)
    {
        this.root = root;
        this.resources = resources;
        this.isRewritten = isRewritten;
        this.value = value;
        foreach (var resource in resources.EffectiveEntries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (resource.Value.Resolved is { Kind: ConfigNodeKind.Mapping } mapping
                && mapping.Find("Properties") is { Kind: ConfigNodeKind.Mapping } properties)
            {
                AddRoutes(mapping.Find("Type")?.Value, resource.Key, properties);
            }
        }
    }

    /// <summary>Gets a value indicating whether a database is declared that has a public address, or may have one.</summary>
    public bool HasPublicDatabase { get; private set; }

    /// <summary>Gets what calls a function, each source as it is declared.</summary>
    public ImmutableArray<EventSource> SourcesOf(string function, ConfigNode? properties)
    {
        var sources = ImmutableArray.CreateBuilder<EventSource>();
        foreach (var source in properties?.Find("Events")?.EffectiveEntries().Take(MaxEvents) ?? [])
        {
            if (source.Value.Resolved is { Kind: ConfigNodeKind.Mapping } declared)
            {
                sources.Add(ServerlessEvent(source.Key, declared.Find("Type")?.Value, declared.Find("Properties")));
            }
        }

        if (properties?.Find("FunctionUrlConfig") is { Kind: ConfigNodeKind.Mapping } url)
        {
            sources.Add(new(EventSourceKind.FunctionUrl) { Span = new TextSpan(url.Span.Start, 0), PayloadFormat = Implied(PayloadFormat2, url) });
        }

        if (byFunction.TryGetValue(function, out var routes))
        {
            sources.AddRange(routes);
        }

        return sources.ToImmutable();
    }

    /// <summary>Gets the properties of each <c>AWS::Lambda::EventInvokeConfig</c> of a function.</summary>
    public IReadOnlyList<ConfigNode> InvokeConfigsOf(string function) => invokeConfigs.TryGetValue(function, out var found) ? found : [];

    /// <summary>Gets the resource that an intrinsic names: by <c>Ref</c>, <c>GetAtt</c>, or <c>${Name.Arn}</c> in a <c>Sub</c>.</summary>
    public static string? ResourceOf(ConfigNode? node)
    {
        if (node?.Only is { } only)
        {
            return NameIn(only.Key.Value, only.Value.Resolved);
        }

        return node?.Tag is { } tag ? NameIn(tag == "!Ref" ? "Ref" : "Fn::" + tag.Substring(1), node) : null;
    }

    /// <summary>Says that something is there, that it is not, or that an intrinsic decides on it.</summary>
    public static Setting<bool> Presence(ConfigNode? node) => node switch
    {
        null or { IsNull: true } => Setting<bool>.Absent,
        { Kind: ConfigNodeKind.Unreadable } or { Tag: "!If" } or { Only.Key.Value: "Fn::If" } => Setting<bool>.Unknown(node.Span),
        { Kind: ConfigNodeKind.Scalar, Tag: "!Ref", Value: "AWS::NoValue" } or { Only: { Key.Value: "Ref", Value.Value: "AWS::NoValue" } } => Setting<bool>.Absent,
        _ => Setting<bool>.Of(true, node.Span),
    };

    private void AddRoutes(string? type, ConfigNode name, ConfigNode properties)
    {
        switch (type)
        {
            case "AWS::ApiGatewayV2::Integration":
                Add(properties.Find("IntegrationUri"), HttpIntegration(name, properties));
                break;
            case "AWS::ApiGateway::Method":
                Add(properties.Find("Integration")?.Find("Uri"), RestIntegration(name, properties));
                break;
            case "AWS::Serverless::Api" or "AWS::Serverless::HttpApi":
                AddAuthorizers(properties.Find("Auth"), isHttpApi: type == "AWS::Serverless::HttpApi");
                break;
            case "AWS::ApiGatewayV2::Authorizer":
                Add(properties.Find("AuthorizerUri"), new(AuthorizerOf(KindOfApi(properties.Find("ApiId")))) { Span = name.Span });
                break;
            case "AWS::ApiGateway::Authorizer":
                Add(properties.Find("AuthorizerUri"), new(EventSourceKind.Authorizer) { Span = name.Span });
                break;
            case "AWS::Lambda::Url":
                Add(properties.Find("TargetFunctionArn"), new(EventSourceKind.FunctionUrl) { Span = name.Span, PayloadFormat = Implied(PayloadFormat2, properties) });
                break;
            case "AWS::Lambda::EventSourceMapping":
                Add(properties.Find("FunctionName"), Mapping(name, properties));
                break;
            case "AWS::Lambda::EventInvokeConfig":
                if (FunctionOf(properties.Find("FunctionName")) is { } configured)
                {
                    ListOf(invokeConfigs, configured).Add(properties);
                }

                break;
            case "AWS::ElasticLoadBalancingV2::TargetGroup":
                foreach (var target in properties.Find("Targets")?.Items ?? [])
                {
                    Add(target.Resolved.Find("Id"), new(EventSourceKind.LoadBalancer) { Span = name.Span, PayloadFormat = Implied(PayloadFormat1, properties) });
                }

                break;
            case "AWS::RDS::DBInstance" or "AWS::RDS::DBCluster" or "AWS::Redshift::Cluster" or "AWS::RedshiftServerless::Workgroup":
                HasPublicDatabase |= properties.Find("PubliclyAccessible") is not (null or { Kind: ConfigNodeKind.Scalar, Tag: null, Value: "false" or "False" or "FALSE" });
                break;
            default:
                AddAsynchronousRoutes(type, name, properties);
                break;
        }
    }

    private void Add(ConfigNode? target, EventSource source)
    {
        if (FunctionOf(target) is { } function && ListOf(byFunction, function) is { Count: < MaxEvents } sources)
        {
            sources.Add(source);
        }
    }

    /// <summary>Gets the function that is meant, also by one of its aliases or versions.</summary>
    private string? FunctionOf(ConfigNode? target)
    {
        for (var i = 0; i < MaxAliases; i++)
        {
            if (ResourceOf(target) is not { } name)
            {
                return null;
            }

            if (resources.Find(name) is not { Kind: ConfigNodeKind.Mapping } resource || resource.Find("Type")?.Value is not ("AWS::Lambda::Alias" or "AWS::Lambda::Version"))
            {
                return name;
            }

            target = resource.Find("Properties")?.Find("FunctionName");
        }

        return null;
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            list = [];
            lists.Add(key, list);
        }

        return list;
    }

    /// <summary>Gets the resource of this template that a reference names, and its type; null where it names none.</summary>
    private (string Name, string Type, ConfigNode Declaration)? Declared(ConfigNode? reference) =>
        ResourceOf(reference) is { } name
        && resources.Find(name) is { Kind: ConfigNodeKind.Mapping } declared
        && declared.Find("Type") is { Kind: ConfigNodeKind.Scalar, Tag: null } type
            ? (name, type.Value, declared)
            : null;

    /// <summary>Gets the name of the resource that a reference names, where that is of a given type.</summary>
    private string? NameOf(ConfigNode? reference, params string[] types) =>
        Declared(reference) is { } declared && Array.IndexOf(types, declared.Type) >= 0 ? declared.Name : null;

    private Setting<int> Int(ConfigNode? properties, string key)
    {
        var setting = SettingReader.Int(value(properties?.Find(key)));
        return setting.IsAbsent && isRewritten ? Setting<int>.Unknown(default) : setting;
    }

    private Setting<string> Text(ConfigNode? node)
    {
        var setting = SettingReader.Text(value(node));
        return setting.IsAbsent && isRewritten ? Setting<string>.Unknown(default) : setting;
    }

    private Setting<bool> Flag(ConfigNode? properties, string key) => value(properties?.Find(key)) switch
    {
        null => isRewritten ? Setting<bool>.Unknown(default) : Setting<bool>.Absent,
        { Kind: ConfigNodeKind.Scalar, Tag: null } node when bool.TryParse(node.Value, out var flag) => Setting<bool>.Of(flag, node.Span),
        var node => Setting<bool>.Unknown(node.Span),
    };

    /// <summary>Tells whether one of several parts is there.</summary>
    private Setting<bool> AnyOf(params ConfigNode?[] parts)
    {
        var any = isRewritten ? Setting<bool>.Unknown(default) : Setting<bool>.Absent;
        foreach (var part in parts)
        {
            var presence = Presence(part);
            if (presence.HasValue)
            {
                return presence;
            }

            any = presence.IsAbsent ? any : presence;
        }

        return any;
    }

    /// <summary>A value that nothing in the file says and that is always so; unknown where a macro may say otherwise.</summary>
    private Setting<string> Implied(string implied, ConfigNode? near) =>
        isRewritten ? Setting<string>.Unknown(default) : Setting<string>.Of(implied, new TextSpan(near?.Span.Start ?? 0, 0));

    private static string? NameIn(string intrinsic, ConfigNode argument)
    {
        var text = argument.Items.Count > 0 ? argument.Items[0].Resolved.Value : argument.Value;
        return intrinsic switch
        {
            "Ref" => text,
            "Fn::GetAtt" => text.Split('.')[0],
            "Fn::Sub" => NameInPattern(text),
            _ => null,
        };
    }

    private static string? NameInPattern(string pattern)
    {
        var end = pattern.IndexOf(".Arn}", StringComparison.Ordinal);
        var start = end < 0 ? -1 : pattern.LastIndexOf("${", end, StringComparison.Ordinal);
        return start < 0 ? null : pattern.Substring(start + 2, end - start - 2);
    }
}
