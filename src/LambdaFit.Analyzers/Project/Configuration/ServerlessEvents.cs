using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>What calls the functions of a <c>serverless.yml</c>: their <c>events</c>, their URL, what asks them as authorizers, and event source mappings among <c>resources</c>.</summary>
internal sealed class ServerlessEvents
{
    private const int MaxEvents = 100;
    private const string PayloadFormat1 = "1.0";
    private const string PayloadFormat2 = "2.0";

    private readonly ConfigNode? provider;
    private readonly ServerlessVariables variables;
    private readonly ServerlessResources resources;
    private readonly List<TemplateRoutes> routes;
    private readonly HashSet<string> authorizers = new(StringComparer.Ordinal);
    private readonly HashSet<string> otherAuthorizers = new(StringComparer.Ordinal);
    private readonly HashSet<string> buckets = new(StringComparer.Ordinal);

    public ServerlessEvents(
        ConfigNode root, ConfigNode? provider, ServerlessVariables variables, ServerlessResources resources, IReadOnlyList<ConfigEntry> functions, CancellationToken cancellationToken)
    {
        this.provider = provider;
        this.variables = variables;
        this.resources = resources;
        routes = resources.Mappings.Select(mapping => new TemplateRoutes(root, mapping, isRewritten: false, node => node is null ? null : variables.Resolve(node), cancellationToken)).ToList();
        foreach (var authorizer in Find(Find(provider, "httpApi"), "authorizers")?.EffectiveEntries() ?? [])
        {
            AddName(authorizers, Find(authorizer.Value, "functionName"));
        }

        foreach (var function in functions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (kind, value) in EventsOf(function.Value))
            {
                if (kind?.Value is "http" or "websocket" && value is { Kind: ConfigNodeKind.Mapping } && Find(value, "authorizer") is { } authorizer)
                {
                    AddName(otherAuthorizers, authorizer.Kind is ConfigNodeKind.Mapping ? Find(authorizer, "name") : authorizer);
                }
                else if (kind?.Value is "s3")
                {
                    AddName(buckets, value is { Kind: ConfigNodeKind.Mapping } ? Find(value, "bucket") : value);
                }
            }
        }
    }

    /// <summary>Gets a value indicating whether a database is declared that has a public address, or may have one.</summary>
    public bool HasPublicDatabase => routes.Exists(static route => route.HasPublicDatabase);

    /// <summary>Gets what calls a function, each source as it is declared.</summary>
    public ImmutableArray<EventSource> SourcesOf(string name, ConfigNode function)
    {
        var sources = ImmutableArray.CreateBuilder<EventSource>();
        foreach (var (kind, value) in EventsOf(function))
        {
            sources.Add(kind is null ? new(EventSourceKind.Other) : Source(kind, value, function));
        }

        if (Find(function, "url") is { } url and not { Kind: ConfigNodeKind.Scalar, Value: "false" })
        {
            sources.Add(url.Kind is ConfigNodeKind.Unreadable ? new(EventSourceKind.Other) : new(EventSourceKind.FunctionUrl) { Name = "url", IsNamedByKind = true, Span = url.Span, PayloadFormat = Implied(PayloadFormat2, url) });
        }

        if (authorizers.Contains(name))
        {
            sources.Add(new(EventSourceKind.HttpApiAuthorizer));
        }

        if (otherAuthorizers.Contains(name))
        {
            sources.Add(new(EventSourceKind.Authorizer));
        }

        foreach (var route in routes)
        {
            sources.AddRange(route.SourcesOf(ServerlessResources.LogicalId(name), properties: null));
        }

        return sources.ToImmutable();
    }

    /// <summary>Gets the resource of this file that a text names, or null: a bucket that an event makes, or one of <c>resources</c> with that name.</summary>
    public string? ResourceNamed(string? name) =>
        string.IsNullOrEmpty(name) ? null : resources.Named(name!) ?? (buckets.Contains(name!) ? BucketId(name!) : null);

    /// <summary>Gets the events of a function with what is said of each; without a kind where it cannot be read.</summary>
    private IEnumerable<(ConfigNode? Kind, ConfigNode? Value)> EventsOf(ConfigNode function)
    {
        var events = Find(function, "events");
        if (events is not { Kind: ConfigNodeKind.Sequence, Tag: null })
        {
            if (events is not null)
            {
                yield return default;
            }

            yield break;
        }

        for (var i = 0; i < events.Items.Count && i < MaxEvents; i++)
        {
            var item = variables.Resolve(events.Items[i]);
            if (item is { Kind: ConfigNodeKind.Mapping, Tag: null } && item.EffectiveEntries().FirstOrDefault(static e => KindOf(e.Key.Value) is not EventSourceKind.Other) is { } known)
            {
                yield return (known.Key, variables.Resolve(known.Value) switch
                {
                    { IsNull: true } => null,
                    { Kind: ConfigNodeKind.Unreadable } when ServerlessVariables.IsText(known.Value) => known.Value.Resolved,
                    var value => value,
                });
            }
            else if (!item.IsNull)
            {
                yield return default;
            }
        }
    }

    private static EventSourceKind KindOf(string key) => key switch
    {
        "http" => EventSourceKind.RestApi,
        "httpApi" => EventSourceKind.HttpApi,
        "websocket" => EventSourceKind.WebSocketApi,
        "alb" => EventSourceKind.LoadBalancer,
        "sqs" => EventSourceKind.Queue,
        "stream" => EventSourceKind.Stream,
        "kafka" or "msk" or "activemq" or "rabbitmq" => EventSourceKind.Broker,
        "sns" => EventSourceKind.Topic,
        "s3" => EventSourceKind.Bucket,
        "schedule" => EventSourceKind.Schedule,
        "eventBridge" or "cloudwatchEvent" => EventSourceKind.EventBridge,
        "cloudwatchLog" => EventSourceKind.Logs,
        "iot" => EventSourceKind.Iot,
        "cognitoUserPool" => EventSourceKind.Cognito,
        "alexaSkill" or "alexaSmartHome" => EventSourceKind.Alexa,
        _ => EventSourceKind.Other,
    };

    private EventSource Source(ConfigNode key, ConfigNode? value, ConfigNode function)
    {
        var kind = KindOf(key.Value);
        var properties = value is { Kind: ConfigNodeKind.Mapping } && TemplateRoutes.ResourceOf(value) is null ? value : null;
        var source = new EventSource(kind) { Name = key.Value, IsNamedByKind = true, Span = key.Span };
        if (value is { Kind: ConfigNodeKind.Unreadable })
        {
            // A text that names what calls is fine as a variable; whatever else it may say is not known.
            return kind is EventSourceKind.Queue or EventSourceKind.Stream ? source with { ReportsBatchItemFailures = Setting<bool>.Unknown(value.Span) } : source with { PayloadFormat = Http(kind, Setting<string>.Unknown(default)) };
        }

        return kind switch
        {
            EventSourceKind.RestApi => Rest(source, properties),
            EventSourceKind.HttpApi => source with { PayloadFormat = HttpApiFormat(function) },
            EventSourceKind.LoadBalancer => source with { PayloadFormat = Implied(PayloadFormat1, key) },
            EventSourceKind.Queue => Queue(source, value, properties),
            EventSourceKind.Stream => Stream(source, value, properties),
            EventSourceKind.Broker => source with
            {
                BatchSize = Int(properties, "batchSize"),
                BatchingWindowSeconds = Int(properties, "maximumBatchingWindow"),
                IsFiltered = Find(properties, "filterPatterns") is not null,
            },
            EventSourceKind.Topic => source with
            {
                Resource = TemplateRoutes.ResourceOf(properties is null ? value : Find(properties, "arn")),
                IsFiltered = Find(properties, "filterPolicy") is not null,
                KeepsFailed = TemplateRoutes.Presence(Find(properties, "redrivePolicy")),
            },
            EventSourceKind.Bucket => source with
            {
                Resource = Bucket(properties is null ? value : Find(properties, "bucket")),
                IsFiltered = Find(properties, "rules") is not null || Find(properties, "event") is not (null or { Kind: ConfigNodeKind.Scalar, Value: "s3:ObjectCreated:*" }),
            },
            EventSourceKind.EventBridge => source with
            {
                Resource = TemplateRoutes.ResourceOf(Find(properties, "eventBus")),
                IsFiltered = Find(properties, "pattern") is not null || Find(properties, "event") is not null,
                KeepsFailed = TemplateRoutes.Presence(Find(properties, "deadLetterQueueArn")),
            },
            EventSourceKind.Cognito => Find(properties, "trigger") is { Value: "CustomSMSSender" or "CustomEmailSender" } ? source with { Kind = EventSourceKind.Other } : source,
            _ => source,
        };
    }

    /// <summary>Only a proxy passes the request on as it is; <c>async</c> does not wait for the function.</summary>
    private EventSource Rest(EventSource source, ConfigNode? properties)
    {
        var isAsync = Find(properties, "async") is not (null or { Kind: ConfigNodeKind.Scalar, Value: "false" });
        var integration = Find(properties, "integration");
        var isProxy = integration is null ? !isAsync : integration is { Kind: ConfigNodeKind.Scalar } && integration.Value.Replace('-', '_').ToUpperInvariant() is "LAMBDA_PROXY" or "AWS_PROXY";
        var gateway = Find(provider, "apiGateway");
        return source with
        {
            Kind = isAsync ? EventSourceKind.Other : source.Kind,
            PayloadFormat = isProxy ? Implied(PayloadFormat1, properties) : Setting<string>.Unknown(default),
            Endpoint = Find(gateway, "restApiId") is null ? Upper(SettingReader.Text(Find(provider, "endpointType"))) : Setting<string>.Unknown(default),
            TimeoutMilliseconds = SettingReader.Int(Find(properties, "timeoutInMillis") ?? Find(gateway, "timeoutInMillis")),
        };
    }

    private EventSource Queue(EventSource source, ConfigNode? value, ConfigNode? properties)
    {
        var name = TemplateRoutes.ResourceOf(properties is null ? value : Find(properties, "arn"));
        return source with
        {
            Resource = resources.Find(name) is null ? null : name,
            Queue = resources.Queue(name),
            BatchSize = Int(properties, "batchSize"),
            BatchingWindowSeconds = Int(properties, "maximumBatchingWindow"),
            MaxConcurrency = Int(properties, "maximumConcurrency"),
            IsFiltered = Find(properties, "filterPatterns") is not null,
            ReportsBatchItemFailures = ReportsFailures(value, properties),
        };
    }

    private EventSource Stream(EventSource source, ConfigNode? value, ConfigNode? properties)
    {
        var name = TemplateRoutes.ResourceOf(properties is null ? value : Find(properties, "arn"));
        return source with
        {
            Resource = resources.Find(name) is null ? null : name,
            BatchSize = Int(properties, "batchSize"),
            BatchingWindowSeconds = Int(properties, "batchWindow"),
            ParallelizationFactor = Int(properties, "parallelizationFactor"),
            RetryAttempts = Int(properties, "maximumRetryAttempts"),
            RecordAgeSeconds = Int(properties, "maximumRecordAgeInSeconds"),
            TumblingWindowSeconds = Int(properties, "tumblingWindowInSeconds"),
            Bisects = SettingReader.Bool(Find(properties, "bisectBatchOnFunctionError")),
            KeepsFailed = TemplateRoutes.Presence(Find(Find(properties, "destinations"), "onFailure")),
            IsFiltered = Find(properties, "filterPatterns") is not null,
            ReportsBatchItemFailures = ReportsFailures(value, properties),
        };
    }

    private Setting<bool> ReportsFailures(ConfigNode? value, ConfigNode? properties)
    {
        if (properties is null)
        {
            return value is null ? Setting<bool>.Unknown(default) : Setting<bool>.Of(false, new TextSpan(value.Span.Start, 0));
        }

        var type = Find(properties, "functionResponseType");
        return type is null ? Setting<bool>.Of(false, new TextSpan(properties.Span.Start, 0))
            : SettingReader.Text(type).HasValue ? Setting<bool>.Of(type.Value == "ReportBatchItemFailures", type.Span)
            : Setting<bool>.Unknown(type.Span);
    }

    /// <summary>The function's own <c>httpApi.payload</c> wins over that of <c>provider</c>.</summary>
    private Setting<string> HttpApiFormat(ConfigNode function)
    {
        var format = SettingReader.Text(Find(Find(function, "httpApi"), "payload") ?? Find(Find(provider, "httpApi"), "payload"));
        return format.IsAbsent ? Implied(PayloadFormat2, function) : format;
    }

    private string? Bucket(ConfigNode? bucket) =>
        TemplateRoutes.ResourceOf(bucket) ?? (bucket is { Kind: ConfigNodeKind.Scalar } ? ResourceNamed(bucket.Value) : null);

    private static string BucketId(string name) => "S3Bucket" + string.Concat(name.Where(char.IsLetterOrDigit));

    private static Setting<string> Http(EventSourceKind kind, Setting<string> format) =>
        kind is EventSourceKind.RestApi or EventSourceKind.HttpApi or EventSourceKind.LoadBalancer ? format : Setting<string>.Absent;

    private static Setting<string> Implied(string value, ConfigNode? near) => Setting<string>.Of(value, new TextSpan(near?.Span.Start ?? 0, 0));

    private static Setting<string> Upper(Setting<string> text) => text.HasValue ? Setting<string>.Of(text.Value!.ToUpperInvariant(), text.Span) : text;

    private static void AddName(HashSet<string> names, ConfigNode? node)
    {
        if (SettingReader.Text(node) is { HasValue: true, Value: { } name })
        {
            names.Add(name);
        }
    }

    private Setting<int> Int(ConfigNode? properties, string key) => SettingReader.Int(Find(properties, key));

    private ConfigNode? Find(ConfigNode? mapping, string key) => variables.Find(mapping, key);
}
