using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Reads queues, streams, buckets, topics, rules and whatever else hands events to functions.</summary>
internal sealed partial class TemplateRoutes
{
    private const string Queue = "AWS::SQS::Queue";
    private const string Bucket = "AWS::S3::Bucket";
    private const string Topic = "AWS::SNS::Topic";
    private const string EventBus = "AWS::Events::EventBus";
    private const string UserPool = "AWS::Cognito::UserPool";
    private const string ObjectCreated = "s3:ObjectCreated:*";

    private EventSource Mapping(ConfigNode name, ConfigNode properties)
    {
        var source = properties.Find("EventSourceArn");
        var type = Declared(source)?.Type ?? source?.Value;
        var kind = type switch
        {
            null => properties.Find("SelfManagedEventSource") is null ? EventSourceKind.Other : EventSourceKind.Broker,
            Queue => EventSourceKind.Queue,
            "AWS::Kinesis::Stream" or "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable" => EventSourceKind.Stream,
            "AWS::MSK::Cluster" or "AWS::MSK::ServerlessCluster" or "AWS::AmazonMQ::Broker" or "AWS::DocDB::DBCluster" => EventSourceKind.Broker,
            _ when IsArnOf(type, "sqs") => EventSourceKind.Queue,
            _ when IsArnOf(type, "kinesis") || IsArnOf(type, "dynamodb") => EventSourceKind.Stream,
            _ => EventSourceKind.Other,
        };
        return WithBatches(new(kind) { Name = name.Value, Span = name.Span, IsMapping = true }, properties, source);
    }

    private static bool IsArnOf(string text, string service) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf(":" + service + ":", StringComparison.Ordinal) is > 0 and < 40;

    /// <summary>Completes a source that Lambda polls itself.</summary>
    private EventSource WithBatches(EventSource source, ConfigNode? properties, ConfigNode? origin)
    {
        var declared = Declared(origin);
        return source with
        {
            Resource = declared is { Type: Queue or "AWS::Kinesis::Stream" or "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable" } known ? known.Name : null,
            Queue = declared is { Type: Queue } queue ? QueueOf(queue.Name, queue.Declaration) : null,
            IsFiltered = isRewritten || properties?.Find("FilterCriteria") is not null,
            ReportsBatchItemFailures = source.Kind is EventSourceKind.Queue or EventSourceKind.Stream ? ReportsFailures(properties) : Setting<bool>.Absent,
            BatchSize = Int(properties, "BatchSize"),
            BatchingWindowSeconds = Int(properties, "MaximumBatchingWindowInSeconds"),
            MaxConcurrency = Int(properties?.Find("ScalingConfig"), "MaximumConcurrency"),
            ParallelizationFactor = Int(properties, "ParallelizationFactor"),
            RetryAttempts = Int(properties, "MaximumRetryAttempts"),
            RecordAgeSeconds = Int(properties, "MaximumRecordAgeInSeconds"),
            TumblingWindowSeconds = Int(properties, "TumblingWindowInSeconds"),
            Bisects = Flag(properties, "BisectBatchOnFunctionError"),
            KeepsFailed = AnyOf(properties?.Find("DestinationConfig")?.Find("OnFailure")),
        };
    }

    private QueueSettings QueueOf(string name, ConfigNode declaration)
    {
        if (!queues.TryGetValue(name, out var queue))
        {
            var properties = declaration.Find("Properties");
            var key = resources.FindOwn(name)?.Key.Span ?? new TextSpan(declaration.Span.Start, 0);
            queue = new(name, key)
            {
                VisibilityTimeoutSeconds = Int(properties, "VisibilityTimeout"),
                IsFifo = Flag(properties, "FifoQueue"),
                HasRedrivePolicy = AnyOf(properties?.Find("RedrivePolicy")),
                IsDeadLetterQueue = properties?.Find("RedriveAllowPolicy") is not null || (deadLetterQueues ??= DeadLetterQueues()).Contains(name),
            };
            queues.Add(name, queue);
        }

        return queue;
    }

    /// <summary>Gets the resources that what fails is sent to, wherever in the template.</summary>
    private HashSet<string> DeadLetterQueues()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(resources, isTarget: false);
        return found;

        // Aliases are not followed, so that this takes no longer than the file is.
        void Collect(ConfigNode node, bool isTarget)
        {
            if (isTarget && ResourceOf(node) is { } name)
            {
                found.Add(name);
            }

            foreach (var item in node.Items)
            {
                Collect(item, isTarget);
            }

            foreach (var entry in node.Entries)
            {
                Collect(entry.Value, isTarget || entry.Key.Value is "RedrivePolicy" or "DeadLetterQueue" or "DeadLetterConfig" or "OnFailure");
            }
        }
    }

    private EventSource Subscribed(EventSource source, ConfigNode? properties, ConfigNode? topic) => source with
    {
        Resource = NameOf(topic, Topic),
        IsFiltered = isRewritten || properties?.Find("FilterPolicy") is not null,
        KeepsFailed = AnyOf(properties?.Find("RedrivePolicy")),
    };

    /// <summary>Completes a bucket; one that does not tell of every new object counts as filtered.</summary>
    private EventSource Notified(EventSource source, ConfigNode? bucket, ConfigNode? events, ConfigNode? filter) => source with
    {
        Resource = NameOf(bucket, Bucket),
        IsFiltered = isRewritten || filter is not null || !(events is { Kind: ConfigNodeKind.Sequence } ? events.Items.Any(static item => item.Resolved.Value == ObjectCreated) : events?.Value == ObjectCreated),
    };

    private void AddAsynchronousRoutes(string? type, ConfigNode name, ConfigNode properties)
    {
        switch (type)
        {
            case Bucket:
                foreach (var notification in properties.Find("NotificationConfiguration")?.Find("LambdaConfigurations")?.Items ?? [])
                {
                    var source = Notified(new(EventSourceKind.Bucket) { Span = name.Span }, null, notification.Resolved.Find("Event"), notification.Resolved.Find("Filter"));
                    Add(notification.Resolved.Find("Function"), source with { Resource = name.Value });
                }

                break;
            case "AWS::SNS::Subscription" when properties.Find("Protocol")?.Value is "lambda":
                Add(properties.Find("Endpoint"), Subscribed(new(EventSourceKind.Topic) { Span = name.Span }, properties, properties.Find("TopicArn")));
                break;
            case Topic:
                foreach (var subscription in properties.Find("Subscription")?.Items ?? [])
                {
                    if (subscription.Resolved.Find("Protocol")?.Value is "lambda")
                    {
                        Add(subscription.Resolved.Find("Endpoint"), new(EventSourceKind.Topic) { Span = name.Span, Resource = name.Value, IsFiltered = isRewritten });
                    }
                }

                break;
            case "AWS::Events::Rule":
                var isScheduled = properties.Find("ScheduleExpression") is not null;
                foreach (var target in properties.Find("Targets")?.Items ?? [])
                {
                    Add(target.Resolved.Find("Arn"), new(isScheduled ? EventSourceKind.Schedule : EventSourceKind.EventBridge)
                    {
                        Span = name.Span,
                        Resource = NameOf(properties.Find("EventBusName"), EventBus),
                        IsFiltered = !isScheduled,
                        Pattern = PatternOf(properties.Find("EventPattern"), properties.Find("EventBusName")),
                        KeepsFailed = AnyOf(target.Resolved.Find("DeadLetterConfig")),
                    });
                }

                break;
            case "AWS::Scheduler::Schedule":
                Add(properties.Find("Target")?.Find("Arn"), new(EventSourceKind.Schedule) { Span = name.Span, KeepsFailed = AnyOf(properties.Find("Target")?.Find("DeadLetterConfig")) });
                break;
            case "AWS::Logs::SubscriptionFilter":
                Add(properties.Find("DestinationArn"), new(EventSourceKind.Logs) { Span = name.Span, IsFiltered = true });
                break;
            case "AWS::IoT::TopicRule":
                foreach (var action in properties.Find("TopicRulePayload")?.Find("Actions")?.Items ?? [])
                {
                    Add(action.Resolved.Find("Lambda")?.Find("FunctionArn"), new(EventSourceKind.Iot) { Span = name.Span, IsFiltered = true });
                }

                break;
            case UserPool:
                foreach (var trigger in properties.Find("LambdaConfig")?.EffectiveEntries().Take(MaxEvents) ?? [])
                {
                    // The newer entries are mappings that say the version of the event beside the function.
                    var target = trigger.Value.Resolved;
                    Add(
                        target.Find("LambdaArn") is { Kind: not ConfigNodeKind.Unreadable } versioned ? versioned : target,
                        new(IsCustomSender(trigger.Key.Value) ? EventSourceKind.Other : EventSourceKind.Cognito) { Span = trigger.Key.Span, Resource = name.Value });
                }

                break;
            case "AWS::StepFunctions::StateMachine" or "AWS::Serverless::StateMachine" or "AWS::Pipes::Pipe":
                AddCallers(name, properties);
                break;
            case "AWS::AppSync::DataSource":
                Add(properties.Find("LambdaConfig")?.Find("LambdaFunctionArn"), new(EventSourceKind.AppSync) { Span = name.Span });
                break;
            case "AWS::Serverless::GraphQLApi":
                AddGraphQLSources(properties.Find("DataSources")?.Find("Lambda"));
                break;
        }
    }

    /// <summary>Adds whoever is named anywhere in a process that calls functions. Aliases are not followed, so that this takes no longer than the file is.</summary>
    private void AddCallers(ConfigNode name, ConfigNode node)
    {
        Add(node, new(EventSourceKind.Other) { Span = name.Span });
        foreach (var item in node.Items)
        {
            AddCallers(name, item);
        }

        foreach (var entry in node.Entries)
        {
            AddCallers(name, entry.Value);
        }
    }

    private EventPattern? PatternOf(ConfigNode? pattern, ConfigNode? bus)
    {
        if (isRewritten || pattern is not { Kind: ConfigNodeKind.Mapping, Entries.Count: > 0 })
        {
            return null;
        }

        var (sources, types) = (ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
        foreach (var entry in pattern.Entries)
        {
            if (Texts(entry.Value.Resolved) is not { } texts)
            {
                return null;
            }

            switch (entry.Key.Value)
            {
                case "source":
                    sources = texts;
                    break;
                case "detail-type":
                    types = texts;
                    break;
                default:
                    return null;
            }
        }

        return new(sources, types, IsDefaultBus: bus is null);
    }

    /// <summary>Gets the elements of a list of constants, or null where it is another.</summary>
    private static ImmutableArray<string>? Texts(ConfigNode list)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items)
        {
            if (SettingReader.Text(item.Resolved) is not { HasValue: true, Value: { } text })
            {
                return null;
            }

            texts.Add(text);
        }

        return texts.Count > 0 ? texts.ToImmutable() : null;
    }

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
}
