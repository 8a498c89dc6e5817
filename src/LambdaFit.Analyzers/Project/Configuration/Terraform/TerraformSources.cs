using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Terraform;

/// <summary>What calls the functions of a Terraform module: event source mappings, APIs, URLs, topics, buckets, rules, permissions that name them.</summary>
internal sealed class TerraformSources
{
    private const int MaxSources = 100;
    private const string PayloadFormat1 = "1.0";
    private const string PayloadFormat2 = "2.0";
    private const string QueuePrefix = "aws_sqs_queue.";

    private readonly Dictionary<string, List<(TerraformResource Resource, Func<TerraformScope, EventSource> Read)>> byFunction = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EventSourceKind>> permitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);
    private readonly TerraformModule module;
    private HashSet<string>? deadLetterQueues;
    private HashSet<string>? redrivenQueues;

    public TerraformSources(TerraformModule module, CancellationToken cancellationToken)
    {
        this.module = module;
        foreach (var resource in module.Resources)
        {
            if (resource.Type == TerraformReader.Function
                && resource.Body.Attribute("function_name") is { } name
                && module.Resolve(name.Value, resource.File).Expression is { Kind: HclKind.Text, Text: { Length: > 0 } text })
            {
                byName[text] = resource.Address;
            }
        }

        foreach (var resource in module.Resources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(resource);
        }
    }

    /// <summary>Gets what calls a function.</summary>
    public ImmutableArray<EventSource> Of(string function, TerraformPlace place)
    {
        var found = ImmutableArray.CreateBuilder<EventSource>();
        if (byFunction.TryGetValue(function, out var routes))
        {
            foreach (var (resource, read) in routes)
            {
                var scope = new TerraformScope(module, resource, place);
                found.Add(read(scope) with { Span = scope.Span });
            }
        }

        // Who may call does call, unless that is known already. What is invoked for an API is not.
        if (permitted.TryGetValue(function, out var kinds))
        {
            foreach (var kind in kinds)
            {
                if (!found.Any(source => IsCovered(kind, source.Kind)))
                {
                    found.Add(new(kind) { Span = place.NameSpan, PayloadFormat = kind is EventSourceKind.LoadBalancer ? Setting<string>.Of(PayloadFormat1, default) : Setting<string>.Absent });
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Gets the address of the function that an attribute names: itself, by an alias, or by the name that it is given.</summary>
    public string? FunctionOf(TerraformResource resource, string attribute) =>
        resource.Body.Attribute(attribute) is { } set ? FunctionOf(new TerraformValue(set.Value, resource.File)) : null;

    private string? FunctionOf(TerraformValue value)
    {
        switch (module.ResourceOf(value))
        {
            case { Type: TerraformReader.Function, Address: var address }:
                return address;
            case { Type: "aws_lambda_alias" } alias when alias.Body.Attribute("function_name") is { } name:
                return module.ResourceOf(new(name.Value, alias.File)) is { Type: TerraformReader.Function } function ? function.Address : null;
            case null:
                return module.Resolve(value.Expression, value.File).Expression is { Kind: HclKind.Text } text && byName.TryGetValue(text.Text, out var named) ? named : null;
            default:
                return null;
        }
    }

    private void Add(TerraformResource resource)
    {
        switch (resource.Type)
        {
            case "aws_lambda_event_source_mapping" when resource.Body.Attribute("enabled") is not { Value: { Kind: HclKind.Boolean, Text: "false" } }:
                Add(resource, "function_name", scope => Mapping(resource, scope));
                break;
            case "aws_lambda_function_url":
                Add(resource, "function_name", static _ => new(EventSourceKind.FunctionUrl) { PayloadFormat = Setting<string>.Of(PayloadFormat2, default) });
                break;
            case "aws_apigatewayv2_integration":
                Add(resource, "integration_uri", scope => HttpIntegration(resource, scope));
                break;
            case "aws_api_gateway_integration":
                Add(resource, "uri", RestIntegration);
                break;
            case "aws_apigatewayv2_authorizer":
                Add(resource, "authorizer_uri", static scope => new(Protocol(scope).Value switch
                {
                    "HTTP" => EventSourceKind.HttpApiAuthorizer,
                    "WEBSOCKET" => EventSourceKind.Authorizer,
                    _ => EventSourceKind.Other,
                }));
                break;
            case "aws_api_gateway_authorizer":
                Add(resource, "authorizer_uri", static _ => new(EventSourceKind.Authorizer));
                break;
            case "aws_lb_target_group_attachment" or "aws_alb_target_group_attachment":
                Add(resource, "target_id", static _ => new(EventSourceKind.LoadBalancer) { PayloadFormat = Setting<string>.Of(PayloadFormat1, default) });
                break;
            case "aws_sns_topic_subscription":
                Add(resource, "endpoint", static scope => new(EventSourceKind.Topic)
                {
                    Resource = Declared(scope, "topic_arn", "aws_sns_topic"),
                    IsFiltered = !scope.IsMissing("filter_policy"),
                    KeepsFailed = IsSet(scope, "redrive_policy"),
                });
                break;
            case "aws_s3_bucket_notification":
                foreach (var block in resource.Body.Blocks)
                {
                    if (block.Type == "lambda_function")
                    {
                        Add(block.Body.Attribute("lambda_function_arn"), resource, scope => BucketNotification(scope, scope.Of(block)));
                    }
                }

                break;
            case "aws_cloudwatch_event_target":
                Add(resource, "arn", Rule);
                break;
            case "aws_scheduler_schedule":
                Add(resource.Body.Block("target")?.Body.Attribute("arn"), resource, static scope => new(EventSourceKind.Schedule)
                {
                    KeepsFailed = scope.Block("target").Block("dead_letter_config").Exists,
                });
                break;
            case "aws_cognito_user_pool":
                foreach (var trigger in resource.Body.Block("lambda_config")?.Body.Attributes ?? [])
                {
                    Add(trigger, resource, static _ => new(EventSourceKind.Cognito));
                }

                break;
            case "aws_sfn_state_machine":
                AddCallers(resource, "definition");
                break;
            case "aws_pipes_pipe":
                AddCallers(resource, "target");
                AddCallers(resource, "enrichment");
                break;
            case "aws_appsync_datasource":
                Add(resource.Body.Block("lambda_config")?.Body.Attribute("function_arn"), resource, static _ => new(EventSourceKind.AppSync));
                break;
            case "aws_cloudwatch_log_subscription_filter":
                Add(resource, "destination_arn", static _ => new(EventSourceKind.Logs));
                break;
            case "aws_iot_topic_rule":
                Add(resource.Body.Block("lambda")?.Body.Attribute("function_arn"), resource, static _ => new(EventSourceKind.Iot));
                break;
            case "aws_lambda_permission":
                AddPermission(resource);
                break;
        }
    }

    private void Add(TerraformResource resource, string target, Func<TerraformScope, EventSource> read) => Add(resource.Body.Attribute(target), resource, read);

    private void Add(HclAttribute? target, TerraformResource resource, Func<TerraformScope, EventSource> read)
    {
        if (target is null || FunctionOf(new TerraformValue(target.Value, resource.File)) is not { } function)
        {
            return;
        }

        Add(function, resource, read);
    }

    private void Add(string function, TerraformResource resource, Func<TerraformScope, EventSource> read)
    {
        if (!byFunction.TryGetValue(function, out var routes))
        {
            routes = [];
            byFunction.Add(function, routes);
        }

        if (routes.Count < MaxSources)
        {
            routes.Add((resource, read));
        }
    }

    /// <summary>Adds whoever is named in the description of a process, which may be JSON in a text, so that the text tells.</summary>
    private void AddCallers(TerraformResource resource, string attribute)
    {
        if (resource.Body.Attribute(attribute) is not { } description)
        {
            return;
        }

        var functions = new HashSet<string>(StringComparer.Ordinal);
        AddAddresses(resource.File.Text.ToString(description.Value.Span), TerraformReader.Function + ".", functions);
        foreach (var function in functions)
        {
            Add(function, resource, static _ => new(EventSourceKind.Other));
        }
    }

    private void AddPermission(TerraformResource permission)
    {
        if (FunctionOf(permission, "function_name") is not { } function
            || permission.Body.Attribute("principal") is not { } principal
            || module.Resolve(principal.Value, permission.File).Expression is not { Kind: HclKind.Text, Text: var service })
        {
            return;
        }

        EventSourceKind? kind = service switch
        {
            // REST, HTTP, WebSocket or an authorizer: the principal does not say.
            "apigateway.amazonaws.com" => EventSourceKind.Other,
            "elasticloadbalancing.amazonaws.com" => EventSourceKind.LoadBalancer,
            "s3.amazonaws.com" => EventSourceKind.Bucket,
            "sns.amazonaws.com" => EventSourceKind.Topic,
            "events.amazonaws.com" => EventSourceKind.EventBridge,
            "scheduler.amazonaws.com" => EventSourceKind.Schedule,
            "cognito-idp.amazonaws.com" => EventSourceKind.Cognito,
            "iot.amazonaws.com" => EventSourceKind.Iot,
            _ when service.StartsWith("logs.", StringComparison.Ordinal) => EventSourceKind.Logs,
            _ when service.StartsWith("alexa-", StringComparison.Ordinal) => EventSourceKind.Alexa,
            _ when service.EndsWith(".amazonaws.com", StringComparison.Ordinal) => EventSourceKind.Other,
            _ => null, // an account or everybody: a function URL, or somebody with the SDK
        };
        if (kind is not { } known)
        {
            return;
        }

        if (!permitted.TryGetValue(function, out var kinds))
        {
            kinds = [];
            permitted.Add(function, kinds);
        }

        if (!kinds.Contains(known))
        {
            kinds.Add(known);
        }
    }

    private static bool IsCovered(EventSourceKind permitted, EventSourceKind found) => permitted switch
    {
        EventSourceKind.Other => found is EventSourceKind.RestApi or EventSourceKind.HttpApi or EventSourceKind.WebSocketApi or EventSourceKind.Authorizer or EventSourceKind.HttpApiAuthorizer or EventSourceKind.Other,
        EventSourceKind.EventBridge => found is EventSourceKind.EventBridge or EventSourceKind.Schedule,
        _ => permitted == found,
    };

    private EventSource Mapping(TerraformResource resource, TerraformScope scope)
    {
        var source = scope.Raw("event_source_arn") is { } arn ? module.Follow(arn.Expression, arn.File) : (TerraformValue?)null;
        var kind = source is { } known ? KindOf(known.Expression)
            : resource.Body.Block("self_managed_event_source") is not null ? EventSourceKind.Broker
            : EventSourceKind.Other;
        return new(kind)
        {
            Name = resource.Address,
            IsMapping = true,
            Resource = Declared(scope, "event_source_arn", "aws_sqs_queue", "aws_kinesis_stream", "aws_dynamodb_table"),
            Queue = kind is EventSourceKind.Queue && scope.ResourceOf("event_source_arn") is { Type: "aws_sqs_queue" } queue ? Queue(queue, scope) : null,
            IsFiltered = !scope.Block("filter_criteria").IsAbsent,
            BatchSize = scope.Int("batch_size"),
            BatchingWindowSeconds = scope.Int("maximum_batching_window_in_seconds"),
            MaxConcurrency = scope.Block("scaling_config").Int("maximum_concurrency"),
            ParallelizationFactor = scope.Int("parallelization_factor"),
            RetryAttempts = scope.Int("maximum_retry_attempts"),
            RecordAgeSeconds = scope.Int("maximum_record_age_in_seconds"),
            TumblingWindowSeconds = scope.Int("tumbling_window_in_seconds"),
            Bisects = scope.Bool("bisect_batch_on_function_error"),
            KeepsFailed = scope.Block("destination_config").Block("on_failure").Exists,
            ReportsBatchItemFailures = kind is EventSourceKind.Queue or EventSourceKind.Stream ? ReportsFailures(scope) : Setting<bool>.Absent,
        };
    }

    private static EventSourceKind KindOf(HclExpression source)
    {
        var type = TerraformModule.AddressOf(source) is { } address ? address.StartsWith("data.", StringComparison.Ordinal) ? address.Substring("data.".Length) : address
            : source.Kind is HclKind.Text ? source.Text
            : source.Kind is HclKind.Template ? source.Items[0].Text
            : string.Empty;
        return IsOf("aws_sqs_queue.", ":sqs:") ? EventSourceKind.Queue
            : IsOf("aws_kinesis_stream.", ":kinesis:") || IsOf("aws_dynamodb_table.", ":dynamodb:") || IsOf("aws_kinesis_stream_consumer.", ":kinesis:") ? EventSourceKind.Stream
            : IsOf("aws_msk_", ":kafka:") || IsOf("aws_mq_", ":mq:") || IsOf("aws_docdb_", ":rds:") ? EventSourceKind.Broker
            : EventSourceKind.Other;

        bool IsOf(string resource, string service) =>
            type.StartsWith(resource, StringComparison.Ordinal)
            || (type.StartsWith("arn:", StringComparison.Ordinal) && type.IndexOf(service, StringComparison.Ordinal) is > 0 and < 40);
    }

    private QueueSettings Queue(TerraformResource resource, TerraformScope mapping)
    {
        var queue = mapping.Of(resource);
        var redrive = IsSet(queue, "redrive_policy");
        return new(resource.Address, queue.Span)
        {
            VisibilityTimeoutSeconds = queue.Int("visibility_timeout_seconds"),
            IsFifo = queue.Bool("fifo_queue"),
            IsDeadLetterQueue = !queue.IsMissing("redrive_allow_policy") || (deadLetterQueues ??= DeadLetterQueues()).Contains(resource.Address),
            HasRedrivePolicy = redrive.IsAbsent && (redrivenQueues ??= RedrivenQueues()).Contains(resource.Address) ? Setting<bool>.Of(true, queue.Span) : redrive,
        };
    }

    /// <summary>Gets the queues whose redrive policy is a resource of its own.</summary>
    private HashSet<string> RedrivenQueues()
    {
        var queues = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in module.Resources)
        {
            AddQueueOf(resource, "aws_sqs_queue_redrive_policy", queues);
        }

        return queues;
    }

    /// <summary>Adds the queue for which a resource of a type says something.</summary>
    private void AddQueueOf(TerraformResource resource, string type, HashSet<string> queues)
    {
        if (resource.Type == type && resource.Body.Attribute("queue_url") is { } url && module.ResourceOf(new(url.Value, resource.File)) is { } queue)
        {
            queues.Add(queue.Address);
        }
    }

    /// <summary>Gets the queues to which something sends what it could not process: a policy may be JSON in a text, so that the text tells.</summary>
    private HashSet<string> DeadLetterQueues()
    {
        var queues = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in module.Resources)
        {
            AddQueues(resource.Body, resource.File.Text, queues);
            AddQueueOf(resource, "aws_sqs_queue_redrive_allow_policy", queues);
        }

        return queues;
    }

    private static void AddQueues(HclBody body, SourceText text, HashSet<string> queues)
    {
        foreach (var attribute in body.Attributes)
        {
            if (attribute.Name == "redrive_policy")
            {
                AddAddresses(text.ToString(attribute.Value.Span), QueuePrefix, queues);
            }
        }

        foreach (var block in body.Blocks)
        {
            if (block.Type is "dead_letter_config" or "on_failure")
            {
                AddAddresses(text.ToString(block.Span), QueuePrefix, queues);
            }
            else
            {
                AddQueues(block.Body, text, queues);
            }
        }
    }

    private static void AddAddresses(string text, string prefix, HashSet<string> addresses)
    {
        for (var start = text.IndexOf(prefix, StringComparison.Ordinal); start >= 0; start = text.IndexOf(prefix, start + prefix.Length, StringComparison.Ordinal))
        {
            var end = start + prefix.Length;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            {
                end++;
            }

            addresses.Add(text.Substring(start, end - start));
        }
    }

    private static Setting<bool> ReportsFailures(TerraformScope mapping)
    {
        var types = mapping.List("function_response_types");
        if (!types.HasValue)
        {
            return types.IsAbsent ? Setting<bool>.Of(false, new TextSpan(mapping.Span.Start, 0)) : Setting<bool>.Unknown(types.Span);
        }

        var reports = false;
        foreach (var type in types.Value!)
        {
            if (!type.Expression.IsConstant)
            {
                return Setting<bool>.Unknown(types.Span);
            }

            reports |= type.Expression.Text == "ReportBatchItemFailures";
        }

        return Setting<bool>.Of(reports, types.Span);
    }

    private EventSource HttpIntegration(TerraformResource resource, TerraformScope scope)
    {
        var kind = Protocol(scope).Value switch
        {
            _ when IsAsynchronous(scope) => EventSourceKind.Other,
            "HTTP" => EventSourceKind.HttpApi,
            "WEBSOCKET" => EventSourceKind.WebSocketApi,
            _ => EventSourceKind.Other,
        };
        var format = scope.Text("payload_format_version");
        return new(kind)
        {
            Name = resource.Address,
            TimeoutMilliseconds = scope.Int("timeout_milliseconds"),

            // The provider sends 1.0 where nothing is set.
            PayloadFormat = kind is not EventSourceKind.HttpApi ? Setting<string>.Absent
                : format.IsAbsent ? Setting<string>.Of(PayloadFormat1, default)
                : format,
        };
    }

    private static Setting<string> Protocol(TerraformScope scope) =>
        scope.ResourceOf("api_id") is { Type: "aws_apigatewayv2_api" } api ? scope.Of(api).Text("protocol_type") : Setting<string>.Unknown(default);

    private static EventSource RestIntegration(TerraformScope scope)
    {
        var type = scope.Text("type");
        return new(IsAsynchronous(scope) ? EventSourceKind.Other : EventSourceKind.RestApi)
        {
            Endpoint = scope.ResourceOf("rest_api_id") is { Type: "aws_api_gateway_rest_api" } api
                ? scope.Of(api).Block("endpoint_configuration").FirstText("types")
                : Setting<string>.Unknown(default),
            TimeoutMilliseconds = scope.Int("timeout_milliseconds"),
            PayloadFormat = type.Value is "AWS_PROXY" ? Setting<string>.Of(PayloadFormat1, default) : Setting<string>.Unknown(default),
        };
    }

    /// <summary>Tells whether an integration sets how Lambda is called, which is done to wait for nothing.</summary>
    private static bool IsAsynchronous(TerraformScope integration) =>
        integration.Value("request_parameters")?.Expression.Entries.Any(static e => EventSource.SaysInvocationType(e.Name)) == true;

    private static EventSource BucketNotification(TerraformScope notification, TerraformScope function)
    {
        var events = function.List("events");
        return new(EventSourceKind.Bucket)
        {
            Resource = Declared(notification, "bucket", "aws_s3_bucket"),
            IsFiltered = !function.IsMissing("filter_prefix") || !function.IsMissing("filter_suffix")
                || !(events.HasValue && events.Value!.Any(static e => e.Expression is { Kind: HclKind.Text, Text: "s3:ObjectCreated:*" })),
        };
    }

    private static EventSource Rule(TerraformScope target)
    {
        var rule = target.ResourceOf("rule") is { Type: "aws_cloudwatch_event_rule" } declared ? target.Of(declared) : null;
        return new(rule is not null && !rule.IsMissing("schedule_expression") ? EventSourceKind.Schedule : EventSourceKind.EventBridge)
        {
            Resource = rule is null ? null : Declared(rule, "event_bus_name", "aws_cloudwatch_event_bus"),
            IsFiltered = rule is null || !rule.IsMissing("event_pattern"),
            KeepsFailed = target.Block("dead_letter_config").Exists,
        };
    }

    private static Setting<bool> IsSet(TerraformScope scope, string name) =>
        scope.IsMissing(name) ? Setting<bool>.Absent
        : scope.Value(name) is { } value && value.Expression.Kind is not HclKind.Unknown ? value.Expression.Kind is HclKind.Null ? Setting<bool>.Absent : Setting<bool>.Of(true, scope.Span)
        : Setting<bool>.Unknown(scope.Span);

    /// <summary>Gets the resource that an attribute names, where it is of one of these types.</summary>
    private static string? Declared(TerraformScope scope, string name, params string[] types) =>
        scope.ResourceOf(name) is { } resource && Array.IndexOf(types, resource.Type) >= 0 ? resource.Address : null;
}
