using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// What calls the functions of a template: the <c>Events</c> of a function, its URL, and the API Gateway resources
/// of plain CloudFormation that name it.
/// </summary>
internal sealed class TemplateRoutes
{
    private const int MaxEvents = 100;

    private readonly Dictionary<string, List<EventSourceKind>> byFunction = new(StringComparer.Ordinal);

    public TemplateRoutes(ConfigNode resources, CancellationToken cancellationToken)
    {
        foreach (var resource in resources.EffectiveEntries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (resource.Value.Resolved is not { Kind: ConfigNodeKind.Mapping } mapping
                || mapping.Find("Properties") is not { Kind: ConfigNodeKind.Mapping } properties)
            {
                continue;
            }

            switch (mapping.Find("Type")?.Value)
            {
                case "AWS::ApiGatewayV2::Integration":
                    Add(properties.Find("IntegrationUri"), KindOfApi(resources, properties.Find("ApiId")));
                    break;
                case "AWS::ApiGateway::Method":
                    Add(properties.Find("Integration")?.Find("Uri"), EventSourceKind.RestApi);
                    break;
                case "AWS::Lambda::Url":
                    Add(properties.Find("TargetFunctionArn"), EventSourceKind.FunctionUrl);
                    break;
            }
        }
    }

    /// <summary>Gets what calls a function, each kind as often as it is declared.</summary>
    public ImmutableArray<EventSourceKind> EventsOf(string function, ConfigNode? properties)
    {
        var kinds = ImmutableArray.CreateBuilder<EventSourceKind>();
        foreach (var source in properties?.Find("Events")?.EffectiveEntries().Take(MaxEvents) ?? [])
        {
            if (source.Value.Resolved is { Kind: ConfigNodeKind.Mapping } declared)
            {
                kinds.Add(KindOf(declared.Find("Type")?.Value));
            }
        }

        if (properties?.Find("FunctionUrlConfig") is { Kind: ConfigNodeKind.Mapping })
        {
            kinds.Add(EventSourceKind.FunctionUrl);
        }

        if (byFunction.TryGetValue(function, out var routes))
        {
            kinds.AddRange(routes);
        }

        return kinds.ToImmutable();
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

    private static EventSourceKind KindOfApi(ConfigNode resources, ConfigNode? id) =>
        Name(id) is { } name && resources.Find(name) is { Kind: ConfigNodeKind.Mapping } api
            ? (api.Find("Type")?.Value, api.Find("Properties")?.Find("ProtocolType")?.Value) switch
            {
                ("AWS::ApiGatewayV2::Api", "WEBSOCKET") => EventSourceKind.WebSocketApi,
                ("AWS::ApiGatewayV2::Api", "HTTP") or ("AWS::Serverless::HttpApi", _) => EventSourceKind.HttpApi,
                _ => EventSourceKind.Other,
            }
            : EventSourceKind.Other;

    private void Add(ConfigNode? target, EventSourceKind kind)
    {
        if (Name(target) is not { } function)
        {
            return;
        }

        if (!byFunction.TryGetValue(function, out var kinds))
        {
            kinds = [];
            byFunction.Add(function, kinds);
        }

        if (kinds.Count < MaxEvents)
        {
            kinds.Add(kind);
        }
    }

    /// <summary>Gets the resource that an intrinsic names: by <c>Ref</c>, <c>GetAtt</c>, or <c>${Name.Arn}</c> in a <c>Sub</c>.</summary>
    private static string? Name(ConfigNode? node)
    {
        if (node?.Only is { } only)
        {
            return Name(only.Key.Value, only.Value.Resolved);
        }

        return node?.Tag is { } tag ? Name(tag == "!Ref" ? "Ref" : "Fn::" + tag.Substring(1), node) : null;
    }

    private static string? Name(string intrinsic, ConfigNode argument)
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
