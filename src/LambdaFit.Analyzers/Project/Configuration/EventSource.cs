using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>The services that call a function, as far as a template declares them.</summary>
internal enum EventSourceKind
{
    /// <summary>Something this version does not know.</summary>
    Other,
    RestApi,
    HttpApi,
    WebSocketApi,
    FunctionUrl,
    LoadBalancer,
    Queue,
    Stream,
    Topic,
    Bucket,
    Schedule,
    EventBridge,
    Cognito,
    AppSync,

    /// <summary>An API that asks the function whether a request is allowed; of HTTP APIs <see cref="HttpApiAuthorizer"/>.</summary>
    Authorizer,
    HttpApiAuthorizer,

    /// <summary>A Kafka, MQ or DocumentDB event source mapping.</summary>
    Broker,
    Logs,
    Iot,
    Alexa,
}

/// <summary>What a configuration file says of a queue that it declares. Immutable.</summary>
/// <param name="Name">The logical id, or the Terraform address.</param>
/// <param name="NameSpan">Where the name stands.</param>
internal sealed record QueueSettings(string Name, TextSpan NameSpan)
{
    /// <summary>Gets the visibility timeout in seconds; where it is absent, 30.</summary>
    public Setting<int> VisibilityTimeoutSeconds { get; init; }

    /// <summary>Gets whether messages keep their order.</summary>
    public Setting<bool> IsFifo { get; init; }

    /// <summary>Gets whether messages that fail for good go to another queue.</summary>
    public Setting<bool> HasRedrivePolicy { get; init; }

    /// <summary>Gets a value indicating whether the file sends what failed elsewhere to this queue.</summary>
    public bool IsDeadLetterQueue { get; init; }
}

/// <summary>Which events of a bus a rule picks.</summary>
/// <param name="Sources">The sources, one of which an event must have; none where any will do.</param>
/// <param name="DetailTypes">The detail types likewise.</param>
/// <param name="IsDefaultBus">Whether the rule names no bus.</param>
internal sealed record EventPattern(ImmutableArray<string> Sources, ImmutableArray<string> DetailTypes, bool IsDefaultBus);

/// <summary>What a configuration file says of one service that calls a function. Immutable.</summary>
/// <param name="Kind">The service.</param>
internal sealed record EventSource(EventSourceKind Kind)
{
    /// <summary>The header that says whether whoever calls a function waits for it (docs.aws.amazon.com/lambda/latest/api/API_Invoke).</summary>
    public const string InvocationTypeHeader = "X-Amz-Invocation-Type";

    /// <summary>Gets the key under <c>Events</c>, or the logical id of an event source mapping; an empty string where the source has neither.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether <see cref="Name"/> only says what kind of source this is, as in <c>serverless.yml</c>.</summary>
    public bool IsNamedByKind { get; init; }

    /// <summary>Gets the name that people gave the source, or what calls; null where there is neither.</summary>
    public string? GivenName => Name.Length > 0 && !IsNamedByKind ? Name : Resource;

    /// <summary>Gets where the source is declared: its name, or the beginning of the declaration.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Gets the resource of the same file that calls (logical id, Terraform address), or null where it stands elsewhere or is unknown.</summary>
    public string? Resource { get; init; }

    /// <summary>Gets a value indicating whether only some events arrive: those of a prefix, a suffix, a pattern.</summary>
    public bool IsFiltered { get; init; }

    /// <summary>Gets what an EventBridge rule asks of events, or null where it asks for more than sources and detail types, or that is not known.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary>Gets the queue that the same file declares, or null where it stands elsewhere.</summary>
    public QueueSettings? Queue { get; init; }

    /// <summary>Gets the kind of API endpoint as the file has it (<c>EDGE</c>, <c>REGIONAL</c>, <c>PRIVATE</c>).</summary>
    public Setting<string> Endpoint { get; init; }

    /// <summary>Gets how long an API is set to wait for the function, in milliseconds; where it is absent, as long as such an API waits at most.</summary>
    public Setting<int> TimeoutMilliseconds { get; init; }

    /// <summary>Gets how many records a batch has at most.</summary>
    public Setting<int> BatchSize { get; init; }

    /// <summary>Gets how long Lambda waits for a batch to fill, in seconds.</summary>
    public Setting<int> BatchingWindowSeconds { get; init; }

    /// <summary>Gets how many invocations a queue starts side by side at most.</summary>
    public Setting<int> MaxConcurrency { get; init; }

    /// <summary>Gets how many batches of one shard run side by side.</summary>
    public Setting<int> ParallelizationFactor { get; init; }

    /// <summary>Gets how often a batch of a stream is repeated; -1 for as long as its records live.</summary>
    public Setting<int> RetryAttempts { get; init; }

    /// <summary>Gets how old a record of a stream may get in seconds; -1 for as old as the stream keeps it.</summary>
    public Setting<int> RecordAgeSeconds { get; init; }

    /// <summary>Gets the tumbling window in seconds.</summary>
    public Setting<int> TumblingWindowSeconds { get; init; }

    /// <summary>Gets whether a batch that fails is halved.</summary>
    public Setting<bool> Bisects { get; init; }

    /// <summary>Gets whether what fails for good goes anywhere (on-failure destination of the mapping, dead-letter queue of the rule).</summary>
    public Setting<bool> KeepsFailed { get; init; }

    /// <summary>Gets a value indicating whether an <c>AWS::Lambda::EventSourceMapping</c> of its own declares the source.</summary>
    public bool IsMapping { get; init; }

    /// <summary>
    /// Gets whether Lambda takes the response for a list of the items that failed (<c>ReportBatchItemFailures</c>); absent where the source
    /// is none whose batches can fail in part.
    /// </summary>
    public Setting<bool> ReportsBatchItemFailures { get; init; }

    /// <summary>Gets the payload format of an HTTP request, <c>1.0</c> or <c>2.0</c>; with an empty span where it is the default. Absent for other events.</summary>
    public Setting<string> PayloadFormat { get; init; }

    /// <summary>Tells whether a parameter of an API's integration, such as <c>integration.request.header.X-Amz-Invocation-Type</c>, sets that header.</summary>
    public static bool SaysInvocationType(string? parameter) => parameter?.EndsWith("." + InvocationTypeHeader, StringComparison.OrdinalIgnoreCase) == true;
}
