namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Reads the <c>Events</c> of AWS SAM.</summary>
internal sealed partial class TemplateRoutes
{
    private static EventSourceKind KindOf(string? type) => type switch
    {
        "Api" => EventSourceKind.RestApi,
        "HttpApi" => EventSourceKind.HttpApi,
        "SQS" => EventSourceKind.Queue,
        "Kinesis" or "DynamoDB" => EventSourceKind.Stream,
        "MQ" or "MSK" or "SelfManagedKafka" or "DocumentDB" => EventSourceKind.Broker,
        "SNS" => EventSourceKind.Topic,
        "S3" => EventSourceKind.Bucket,
        "Schedule" or "ScheduleV2" => EventSourceKind.Schedule,
        "EventBridgeRule" or "CloudWatchEvent" => EventSourceKind.EventBridge,
        "Cognito" => EventSourceKind.Cognito,
        "CloudWatchLogs" => EventSourceKind.Logs,
        "IoTRule" => EventSourceKind.Iot,
        "AlexaSkill" => EventSourceKind.Alexa,
        _ => EventSourceKind.Other,
    };

    private EventSource ServerlessEvent(ConfigNode name, string? type, ConfigNode? properties)
    {
        var source = new EventSource(KindOf(type)) { Name = name.Value, Span = name.Span };
        switch (source.Kind)
        {
            case EventSourceKind.RestApi:
                return source with
                {
                    PayloadFormat = IsDefinedBySam(properties, "RestApiId", "AWS::Serverless::Api", "ServerlessRestApi")
                        ? Implied(PayloadFormat1, properties)
                        : Setting<string>.Unknown(default),
                    Endpoint = EndpointOf(properties?.Find("RestApiId")),
                    TimeoutMilliseconds = Int(properties, "TimeoutInMillis"),
                };
            case EventSourceKind.HttpApi:
                return source with
                {
                    // The API decides unless SAM writes its definition; then the event does.
                    PayloadFormat = !IsDefinedBySam(properties, "ApiId", "AWS::Serverless::HttpApi", "ServerlessHttpApi") ? Setting<string>.Unknown(default)
                        : SettingReader.Text(properties?.Find("PayloadFormatVersion")) is { IsAbsent: false } set ? set
                        : Implied(PayloadFormat2, properties),
                    TimeoutMilliseconds = Int(properties, "TimeoutInMillis"),
                };
            case EventSourceKind.Queue or EventSourceKind.Stream or EventSourceKind.Broker:
                return WithBatches(source, properties, properties?.Find(type switch { "SQS" => "Queue", "MQ" => "Broker", "DocumentDB" => "Cluster", _ => "Stream" }));
            case EventSourceKind.Topic:
                return properties?.Find("SqsSubscription") is { } subscription && subscription.Value != "false"
                    ? WithBatches(source with { Kind = EventSourceKind.Queue }, subscription.Kind is ConfigNodeKind.Mapping ? subscription : null, null) with { ReportsBatchItemFailures = Setting<bool>.Absent }
                    : Subscribed(source, properties, properties?.Find("Topic"));
            case EventSourceKind.Bucket:
                return Notified(source, properties?.Find("Bucket"), properties?.Find("Events"), properties?.Find("Filter"));
            case EventSourceKind.EventBridge or EventSourceKind.Schedule:
                return source with
                {
                    Resource = NameOf(properties?.Find("EventBusName"), EventBus),
                    IsFiltered = source.Kind is EventSourceKind.EventBridge,
                    Pattern = PatternOf(properties?.Find("Pattern"), properties?.Find("EventBusName")),
                    KeepsFailed = AnyOf(properties?.Find("DeadLetterConfig")),
                };
            case EventSourceKind.Cognito:
                return AreCustomSenders(properties?.Find("Trigger")) ? source with { Kind = EventSourceKind.Other } : source with { Resource = NameOf(properties?.Find("UserPool"), UserPool) };
            default:
                return source;
        }
    }

    /// <summary>Cognito does not wait for the functions that send its messages.</summary>
    private static bool AreCustomSenders(ConfigNode? trigger)
    {
        if (trigger is not { Kind: ConfigNodeKind.Sequence, Items.Count: > 0 })
        {
            return IsCustomSender(trigger?.Value);
        }

        foreach (var item in trigger.Items)
        {
            if (!IsCustomSender(item.Resolved.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCustomSender(string? trigger) => trigger is "CustomSMSSender" or "CustomEmailSender";
}
