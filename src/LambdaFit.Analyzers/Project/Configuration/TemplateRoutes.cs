using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// What calls the functions of a template: the <c>Events</c> of a function, its URL, and the event source mappings, API Gateway resources
/// and target groups of plain CloudFormation that name it.
/// </summary>
internal sealed class TemplateRoutes
{
    private const int MaxEvents = 100;
    private const string PayloadFormat1 = "1.0";
    private const string PayloadFormat2 = "2.0";

    private readonly Dictionary<string, List<EventSource>> byFunction = new(StringComparer.Ordinal);
    private readonly ConfigNode resources;
    private readonly bool isRewritten;

    /// <summary>Reads the resources that call functions.</summary>
    /// <param name="resources">All resources of the template.</param>
    /// <param name="isRewritten">Whether a macro may add settings that the file does not show.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public TemplateRoutes(ConfigNode resources, bool isRewritten, CancellationToken cancellationToken)
    {
        this.resources = resources;
        this.isRewritten = isRewritten;
        foreach (var resource in resources.EffectiveEntries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (resource.Value.Resolved is { Kind: ConfigNodeKind.Mapping } mapping
                && mapping.Find("Properties") is { Kind: ConfigNodeKind.Mapping } properties)
            {
                AddRoutes(mapping.Find("Type")?.Value, resource.Key.Value, properties);
            }
        }
    }

    /// <summary>Gets what calls a function, each source as it is declared.</summary>
    public ImmutableArray<EventSource> SourcesOf(string function, ConfigNode? properties)
    {
        var sources = ImmutableArray.CreateBuilder<EventSource>();
        foreach (var source in properties?.Find("Events")?.EffectiveEntries().Take(MaxEvents) ?? [])
        {
            if (source.Value.Resolved is { Kind: ConfigNodeKind.Mapping } declared)
            {
                sources.Add(ServerlessEvent(source.Key.Value, declared.Find("Type")?.Value, declared.Find("Properties")));
            }
        }

        if (properties?.Find("FunctionUrlConfig") is { Kind: ConfigNodeKind.Mapping } url)
        {
            sources.Add(new(EventSourceKind.FunctionUrl) { PayloadFormat = Implied(PayloadFormat2, url) });
        }

        if (byFunction.TryGetValue(function, out var routes))
        {
            sources.AddRange(routes);
        }

        return sources.ToImmutable();
    }

    /// <summary>Gets the resource that an intrinsic names: by <c>Ref</c>, <c>GetAtt</c>, or <c>${Name.Arn}</c> in a <c>Sub</c>.</summary>
    public static string? ResourceOf(ConfigNode? node)
    {
        if (node?.Only is { } only)
        {
            return NameIn(only.Key.Value, only.Value.Resolved);
        }

        return node?.Tag is { } tag ? NameIn(tag == "!Ref" ? "Ref" : "Fn::" + tag.Substring(1), node) : null;
    }

    private static EventSourceKind KindOf(string? type) => type switch
    {
        "Api" => EventSourceKind.RestApi,
        "HttpApi" => EventSourceKind.HttpApi,
        "SQS" or "MQ" => EventSourceKind.Queue,
        "Kinesis" or "DynamoDB" or "MSK" or "SelfManagedKafka" or "DocumentDB" => EventSourceKind.Stream,
        "SNS" => EventSourceKind.Topic,
        "S3" => EventSourceKind.Bucket,
        "Schedule" or "ScheduleV2" => EventSourceKind.Schedule,
        "EventBridgeRule" or "CloudWatchEvent" => EventSourceKind.EventBridge,
        "Cognito" => EventSourceKind.Cognito,
        _ => EventSourceKind.Other,
    };

    private EventSource ServerlessEvent(string name, string? type, ConfigNode? properties) => new(KindOf(type))
    {
        Name = name,
        ReportsBatchItemFailures = type is "SQS" or "Kinesis" or "DynamoDB" ? ReportsFailures(properties) : Setting<bool>.Absent,
        PayloadFormat = type switch
        {
            // The API decides unless SAM writes its definition; then the event does.
            "HttpApi" => !IsDefinedBySam(properties, "ApiId", "AWS::Serverless::HttpApi", "ServerlessHttpApi") ? Setting<string>.Unknown(default)
                : SettingReader.Text(properties?.Find("PayloadFormatVersion")) is { IsAbsent: false } set ? set
                : Implied(PayloadFormat2, properties),
            "Api" => IsDefinedBySam(properties, "RestApiId", "AWS::Serverless::Api", "ServerlessRestApi") ? Implied(PayloadFormat1, properties) : Setting<string>.Unknown(default),
            _ => Setting<string>.Absent,
        },
    };

    private void AddRoutes(string? type, string name, ConfigNode properties)
    {
        switch (type)
        {
            case "AWS::ApiGatewayV2::Integration":
                var kind = KindOfApi(properties.Find("ApiId"));
                Add(properties.Find("IntegrationUri"), new(kind)
                {
                    // Required, so that nothing is known where it is missing.
                    PayloadFormat = kind is not EventSourceKind.HttpApi ? Setting<string>.Absent
                        : SettingReader.Text(properties.Find("PayloadFormatVersion")) is { HasValue: true } version ? Setting<string>.Of(version.Value!, default)
                        : Setting<string>.Unknown(default),
                });
                break;
            case "AWS::ApiGateway::Method":
                var integration = properties.Find("Integration");
                Add(integration?.Find("Uri"), new(EventSourceKind.RestApi)
                {
                    PayloadFormat = integration?.Find("Type")?.Value is "AWS_PROXY" ? Implied(PayloadFormat1, integration) : Setting<string>.Unknown(default),
                });
                break;
            case "AWS::Lambda::Url":
                Add(properties.Find("TargetFunctionArn"), new(EventSourceKind.FunctionUrl) { PayloadFormat = Implied(PayloadFormat2, properties) });
                break;
            case "AWS::Lambda::EventSourceMapping":
                Add(properties.Find("FunctionName"), Mapping(name, properties));
                break;
            case "AWS::ElasticLoadBalancingV2::TargetGroup":
                foreach (var target in properties.Find("Targets")?.Items ?? [])
                {
                    Add(target.Resolved.Find("Id"), new(EventSourceKind.LoadBalancer) { PayloadFormat = Implied(PayloadFormat1, properties) });
                }

                break;
        }
    }

    private EventSource Mapping(string name, ConfigNode properties)
    {
        var source = properties.Find("EventSourceArn");
        var type = ResourceOf(source) is { } resource && resources.Find(resource) is { Kind: ConfigNodeKind.Mapping } declared ? declared.Find("Type")?.Value : source?.Value;
        var kind = type switch
        {
            null => EventSourceKind.Other,
            "AWS::SQS::Queue" => EventSourceKind.Queue,
            "AWS::Kinesis::Stream" or "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable" => EventSourceKind.Stream,
            _ when IsArnOf(type, "sqs") => EventSourceKind.Queue,
            _ when IsArnOf(type, "kinesis") || IsArnOf(type, "dynamodb") => EventSourceKind.Stream,
            _ => EventSourceKind.Other,
        };
        return new(kind)
        {
            Name = name,
            IsMapping = true,
            ReportsBatchItemFailures = kind is EventSourceKind.Other ? Setting<bool>.Absent : ReportsFailures(properties),
        };
    }

    private static bool IsArnOf(string text, string service) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf(":" + service + ":", StringComparison.Ordinal) is > 0 and < 40;

    private Setting<bool> ReportsFailures(ConfigNode? properties)
    {
        if (properties is not { Kind: ConfigNodeKind.Mapping } || isRewritten)
        {
            return Setting<bool>.Unknown(default);
        }

        var types = properties.Find("FunctionResponseTypes");
        if (types is not { Kind: ConfigNodeKind.Sequence, Tag: null })
        {
            return types is null ? Setting<bool>.Of(false, new TextSpan(properties.Span.Start, 0)) : Setting<bool>.Unknown(types.Span);
        }

        var reports = false;
        foreach (var item in types.Items)
        {
            if (!SettingReader.Text(item.Resolved).HasValue)
            {
                return Setting<bool>.Unknown(types.Span);
            }

            reports |= item.Resolved.Value == "ReportBatchItemFailures";
        }

        return Setting<bool>.Of(reports, types.Span);
    }

    /// <summary>A value that nothing in the file says and that is always so; unknown where a macro may say otherwise.</summary>
    private Setting<string> Implied(string value, ConfigNode? near) =>
        isRewritten ? Setting<string>.Unknown(default) : Setting<string>.Of(value, new TextSpan(near?.Span.Start ?? 0, 0));

    /// <summary>Tells whether SAM writes the API's definition: the implicit API, or one of this template that brings none.</summary>
    private bool IsDefinedBySam(ConfigNode? properties, string property, string type, string implicitName)
    {
        var id = properties?.Find(property);
        var name = id is null ? implicitName : ResourceOf(id);
        if (name is null || isRewritten)
        {
            return false;
        }

        return resources.Find(name) is not { } api
            ? id is null
            : api.Find("Type") is { Kind: ConfigNodeKind.Scalar } declared && declared.Value == type
                && (api.Find("Properties") is not { } definition
                    || (definition is { Kind: ConfigNodeKind.Mapping } && definition.Find("DefinitionBody") is null && definition.Find("DefinitionUri") is null));
    }

    private EventSourceKind KindOfApi(ConfigNode? id) =>
        ResourceOf(id) is { } name && resources.Find(name) is { Kind: ConfigNodeKind.Mapping } api
            ? (api.Find("Type")?.Value, api.Find("Properties")?.Find("ProtocolType")?.Value) switch
            {
                ("AWS::ApiGatewayV2::Api", "WEBSOCKET") => EventSourceKind.WebSocketApi,
                ("AWS::ApiGatewayV2::Api", "HTTP") or ("AWS::Serverless::HttpApi", _) => EventSourceKind.HttpApi,
                _ => EventSourceKind.Other,
            }
            : EventSourceKind.Other;

    private void Add(ConfigNode? target, EventSource source)
    {
        if (ResourceOf(target) is not { } function)
        {
            return;
        }

        if (!byFunction.TryGetValue(function, out var sources))
        {
            sources = [];
            byFunction.Add(function, sources);
        }

        if (sources.Count < MaxEvents)
        {
            sources.Add(source);
        }
    }

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
