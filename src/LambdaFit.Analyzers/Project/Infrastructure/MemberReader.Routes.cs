using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>What calls the functions: event sources, integrations, targets, triggers.</summary>
internal sealed partial class MemberReader
{
    /// <summary>The types that say by being made with a function what calls it.</summary>
    private static readonly ImmutableDictionary<string, EventSourceKind> Routes = ImmutableDictionary.CreateRange(new KeyValuePair<string, EventSourceKind>[]
    {
        new(TypeNames.CdkLambdaIntegration, EventSourceKind.RestApi),
        new(TypeNames.CdkLambdaRestApi, EventSourceKind.RestApi),
        new(TypeNames.CdkHttpLambdaIntegration, EventSourceKind.HttpApi),
        new(TypeNames.CdkWebSocketLambdaIntegration, EventSourceKind.WebSocketApi),
        new(TypeNames.CdkHttpLambdaAuthorizer, EventSourceKind.HttpApiAuthorizer),
        new(TypeNames.CdkWebSocketLambdaAuthorizer, EventSourceKind.Authorizer),
        new(TypeNames.CdkTokenAuthorizer, EventSourceKind.Authorizer),
        new(TypeNames.CdkRequestAuthorizer, EventSourceKind.Authorizer),
        new(TypeNames.CdkFunctionUrl, EventSourceKind.FunctionUrl),
        new(TypeNames.CdkLoadBalancerTarget, EventSourceKind.LoadBalancer),
        new(TypeNames.CdkScheduleTarget, EventSourceKind.Schedule),
        new(TypeNames.CdkTopicSubscription, EventSourceKind.Topic),
        new(TypeNames.CdkBucketDestination, EventSourceKind.Bucket),
        new(TypeNames.CdkLogsDestination, EventSourceKind.Logs),
        new(TypeNames.PulumiFunctionUrl, EventSourceKind.FunctionUrl),
        new(TypeNames.PulumiTopicSubscription, EventSourceKind.Topic),
        new(TypeNames.PulumiBucketNotificationFunction, EventSourceKind.Bucket),
    });

    private void AddRoute(IObjectCreationOperation creation)
    {
        if (creation.Type is not { } type)
        {
            return;
        }

        if (Is(type, TypeNames.CdkAlias))
        {
            AddAlias(creation);
        }
        else if (Is(type, TypeNames.CdkEventSourceMapping) || Is(type, TypeNames.PulumiEventSourceMapping))
        {
            var bag = Bag(PropsOf(creation.Arguments));
            if (FunctionIn(bag) is { } function)
            {
                function.Sources.Add(Mapping(creation, bag) with { IsMapping = true });
            }
        }
        else if (Is(type, TypeNames.PulumiEventInvokeConfig) || Is(type, TypeNames.CdkEventInvokeConfig) || Is(type, TypeNames.CdkCfnEventInvokeConfig))
        {
            var bag = Bag(PropsOf(creation.Arguments));
            AddAsyncInvoke(FunctionIn(bag), bag);
        }
        else if (Is(type, TypeNames.CdkUserPoolTriggers))
        {
            AddTriggers(creation);
        }
        else if (RouteTo(creation) is { } function && SourceOf(creation, type) is { } source)
        {
            function.Sources.Add(source);
        }
    }

    private FunctionDraft? RouteTo(IObjectCreationOperation creation) =>
        FunctionIn(creation.Arguments)
            ?? (Is(creation.Type, TypeNames.PulumiBucketNotificationFunction) ? FunctionIn(Bag(creation)) : null);

    private EventSource? SourceOf(IObjectCreationOperation creation, ITypeSymbol type) =>
        KindOf(type) is { } kind ? Route(creation, kind)
            : Is(type, TypeNames.CdkRuleTarget) ? RuleTarget(creation)
            : Is(type, TypeNames.PulumiEventTarget) ? PulumiRuleTarget(creation)
            : Is(type, TypeNames.PulumiApiIntegration) ? PulumiIntegration(creation)
            : Is(type, TypeNames.PulumiRestApiIntegration) ? PulumiRestIntegration(creation)
            : null;

    private EventSourceKind? KindOf(ITypeSymbol type)
    {
        foreach (var route in Routes)
        {
            if (Is(type, route.Key))
            {
                return route.Value;
            }
        }

        return null;
    }

    private EventSource Route(IObjectCreationOperation creation, EventSourceKind kind)
    {
        var bag = Bag(PropsOf(creation.Arguments));
        var isRestApi = Is(creation.Type, TypeNames.CdkLambdaRestApi);
        var integration = !isRestApi ? bag : bag.Find("IntegrationOptions") is { } options ? bag.Inner(options) : null;
        if (kind is EventSourceKind.RestApi && integration is not null && MayBeAsynchronous(integration))
        {
            return new(EventSourceKind.Other) { Span = NameSpan(creation.Syntax) };
        }

        return new(kind)
        {
            Name = kind is EventSourceKind.RestApi or EventSourceKind.HttpApi ? IdOf(creation) : string.Empty,
            Span = NameSpan(creation.Syntax),
            IsFiltered = true,
            Endpoint = kind is not EventSourceKind.RestApi ? Setting<string>.Absent : isRestApi ? Endpoint(bag) : Setting<string>.Unknown(default),
            TimeoutMilliseconds = isRestApi ? bag.Part("IntegrationOptions", WaitOf) : kind is EventSourceKind.RestApi or EventSourceKind.HttpApi ? WaitOf(bag) : Setting<int>.Absent,
            PayloadFormat = kind switch
            {
                EventSourceKind.HttpApi => bag.Get<string>("PayloadFormatVersion", value => cdk.MemberName(value) switch { "VERSION_1_0" => "1.0", "VERSION_2_0" => "2.0", _ => null }),
                _ => Setting<string>.Absent,
            },
            KeepsFailed = kind is EventSourceKind.Topic ? Presence(bag, Is(creation.Type, TypeNames.PulumiTopicSubscription) ? "RedrivePolicy" : "DeadLetterQueue") : Setting<bool>.Absent,
        };
    }

    /// <summary>Tells whether headers that an API adds may make the call asynchronous, so that nobody waits for it.</summary>
    private bool MayBeAsynchronous(PropertyBag integration)
    {
        if (integration.Find("RequestParameters") is not { } parameters)
        {
            return false;
        }

        var definition = values.Definition(parameters, cancellationToken);
        return definition is not (IObjectCreationOperation { Initializer: not null } or IMemberInitializerOperation)
            || definition.Syntax.ToString().IndexOf(EventSource.InvocationTypeHeader, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private Setting<int> WaitOf(PropertyBag bag) => cdk.Milliseconds(bag, "Timeout", cancellationToken);

    private Setting<string> Endpoint(PropertyBag bag)
    {
        var types = bag.Get<string>("EndpointTypes", value =>
            ConstructCollections.Elements(value, values, cancellationToken) is { Count: 1 } only ? cdk.MemberName(only[0]) : null);
        return types.IsAbsent && bag.Find("EndpointConfiguration") is { } configured ? Setting<string>.Unknown(configured.Syntax.Span) : types;
    }

    private void AddAlias(IObjectCreationOperation creation)
    {
        var bag = Bag(PropsOf(creation.Arguments));
        if (FunctionOf(bag.Find("Version")) is { } function)
        {
            AddProvisionedConcurrency(function, bag);
        }
    }

    private static void AddProvisionedConcurrency(FunctionDraft function, PropertyBag bag)
    {
        var count = bag.Number("ProvisionedConcurrentExecutions");
        if (!count.IsAbsent)
        {
            function.HasProvisionedConcurrency = count.HasValue ? Setting<bool>.Of(count.Value > 0, count.Span) : Setting<bool>.Unknown(count.Span);
        }
    }

    private void AddTriggers(IObjectCreationOperation creation)
    {
        foreach (var operation in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && FunctionOf(assignment.Value) is { } function)
            {
                // Lambda is told of messages to send; nobody waits.
                var isSender = target.Property.Name is "CustomEmailSender" or "CustomSmsSender";
                function.Sources.Add(new(isSender ? EventSourceKind.Other : EventSourceKind.Cognito) { Span = assignment.Value.Syntax.Span });
            }
        }
    }

    private void AddCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "AddEventSource" when FunctionOf(call.Instance) is { } function:
                AddSource(function, Argument(call.Arguments, 0));
                break;
            case "AddEventSourceMapping" when FunctionOf(call.Instance) is { } function:
                function.Sources.Add(Mapping(call, Bag(PropsOf(call.Arguments))) with { IsMapping = true });
                break;
            case "AddEnvironment" when FunctionOf(call.Instance) is { } function && call.Arguments.Length > 1:
                functions.AddVariable(function, call.Arguments[0].Value, call.Arguments[1].Value);
                break;
            case "AddFunctionUrl" when FunctionOf(call.Instance) is { } function:
                function.Sources.Add(new(EventSourceKind.FunctionUrl) { Span = call.Syntax.Span });
                break;
            case "AddLayers" when FunctionOf(call.Instance) is { } function:
                function.HasMoreLayers = true;
                break;
            case "ConfigureAsyncInvoke":
                AddAsyncInvoke(FunctionOf(call.Instance), Bag(PropsOf(call.Arguments)));
                break;
            case "AddAlias" when FunctionOf(call.Instance) is { } function:
                AddProvisionedConcurrency(function, Bag(PropsOf(call.Arguments)));
                break;
            case "AddTrigger" when code.Symbols.IsMemberOf(method, TypeNames.CdkUserPool) && FunctionIn(call.Arguments) is { } function:
                var isSender = cdk.MemberName(call.Arguments[0].Value) is "CUSTOM_EMAIL_SENDER" or "CUSTOM_SMS_SENDER";
                function.Sources.Add(new(isSender ? EventSourceKind.Other : EventSourceKind.Cognito) { Span = call.Syntax.Span });
                break;
            case "AddLambdaDataSource" when code.Symbols.IsOrInherits(method.ContainingType, TypeNames.CdkGraphqlApi) && FunctionIn(call.Arguments) is { } function:
                function.Sources.Add(new(EventSourceKind.AppSync) { Span = call.Syntax.Span });
                break;
            case "AddFunction" when code.Symbols.IsMemberOf(method, TypeNames.CdkCapacityProvider) && FunctionIn(call.Arguments) is { } function:
                function.IsManagedInstances = Setting<bool>.Of(true, call.Syntax.Span);
                break;
        }
    }

    private void AddAsyncInvoke(FunctionDraft? function, PropertyBag bag)
    {
        if (function is not null)
        {
            function.AsyncInvoke = bag;
        }
        else
        {
            mayConfigureAsync = true;
        }
    }

    private void AddSourcesOfProps(FunctionDraft draft)
    {
        if (draft.Bag.Find("Events") is { } events && ConstructCollections.Elements(events, values, cancellationToken) is { } elements)
        {
            foreach (var element in elements)
            {
                AddSource(draft, element);
            }
        }
    }

    private void AddSource(FunctionDraft function, IOperation? source)
    {
        if (scan.ConstructOf(source) is not { } construct || !creations.TryGetValue(construct, out var creation))
        {
            function.Sources.Add(new(EventSourceKind.Other) { Span = source?.Syntax.Span ?? default });
            return;
        }

        var bag = Bag(PropsOf(creation.Arguments));
        var type = creation.Type;
        function.Sources.Add(Is(type, TypeNames.CdkSqsEventSource) || Is(type, TypeNames.CdkKinesisEventSource) || Is(type, TypeNames.CdkDynamoEventSource) ? Mapping(creation, bag)
            : new(Is(type, TypeNames.CdkSnsEventSource) ? EventSourceKind.Topic
                : Is(type, TypeNames.CdkS3EventSource) || Is(type, TypeNames.CdkS3EventSourceV2) ? EventSourceKind.Bucket
                : Is(type, TypeNames.CdkApiEventSource) ? EventSourceKind.RestApi
                : EventSourceKind.Other)
            {
                Span = NameSpan(creation.Syntax),
                IsFiltered = true,
                KeepsFailed = Is(type, TypeNames.CdkSnsEventSource) ? Presence(bag, "DeadLetterQueue") : Setting<bool>.Absent,
            });
    }

    /// <summary>Reads an event source mapping, whatever makes it: the CDK and Pulumi have other names for the same settings.</summary>
    private EventSource Mapping(IOperation operation, PropertyBag bag)
    {
        var creation = operation as IObjectCreationOperation;
        var isPulumi = Is(creation?.Type, TypeNames.PulumiEventSourceMapping);
        var source = bag.Find("EventSourceArn") ?? (creation is null ? null : Argument(creation.Arguments, 0));
        var queue = QueueOf(source);
        var kind = queue is not null || Is(creation?.Type, TypeNames.CdkSqsEventSource) ? EventSourceKind.Queue
            : Is(creation?.Type, TypeNames.CdkKinesisEventSource) || Is(creation?.Type, TypeNames.CdkDynamoEventSource) || IsStream(source) ? EventSourceKind.Stream
            : EventSourceKind.Other;
        var isKnown = kind is not EventSourceKind.Other;
        return new(kind)
        {
            Span = creation is null ? operation.Syntax.Span : NameSpan(creation.Syntax),
            Resource = queue is { Name.Length: > 0 } ? queue.Name : null,
            Queue = queue,
            IsFiltered = bag.Find("Filters") is not null || bag.Find("FilterCriteria") is not null,
            BatchSize = bag.Number("BatchSize"),
            BatchingWindowSeconds = isPulumi ? bag.Number("MaximumBatchingWindowInSeconds") : cdk.Seconds(bag, "MaxBatchingWindow", cancellationToken),
            MaxConcurrency = isPulumi ? Scaling(bag) : bag.Number("MaxConcurrency"),
            ParallelizationFactor = bag.Number("ParallelizationFactor"),
            RetryAttempts = bag.Number(isPulumi ? "MaximumRetryAttempts" : "RetryAttempts"),
            RecordAgeSeconds = isPulumi ? bag.Number("MaximumRecordAgeInSeconds") : cdk.Seconds(bag, "MaxRecordAge", cancellationToken),
            TumblingWindowSeconds = isPulumi ? bag.Number("TumblingWindowInSeconds") : cdk.Seconds(bag, "TumblingWindow", cancellationToken),
            Bisects = bag.Flag(isPulumi ? "BisectBatchOnFunctionError" : "BisectBatchOnError"),
            KeepsFailed = Presence(bag, isPulumi ? "DestinationConfig" : "OnFailure"),
            ReportsBatchItemFailures = isKnown && !isPulumi ? bag.Flag("ReportBatchItemFailures") : Setting<bool>.Absent,
        };
    }

    private static Setting<int> Scaling(PropertyBag bag) => bag.Part("ScalingConfig", static scaling => scaling.Number("MaximumConcurrency"));

    private bool IsStream(IOperation? source) =>
        scan.ConstructOf(source) is { } construct && creations.TryGetValue(construct, out var creation)
        && (Is(creation.Type, TypeNames.CdkStream) || Is(creation.Type, TypeNames.CdkTable) || Is(creation.Type, TypeNames.PulumiStream) || Is(creation.Type, TypeNames.PulumiTable));

    private bool Is(ITypeSymbol? type, string metadataName) => type is not null && code.Symbols.Is(type, metadataName);
}
