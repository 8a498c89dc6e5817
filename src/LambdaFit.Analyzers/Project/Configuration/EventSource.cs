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
}

/// <summary>What a configuration file says of one service that calls a function. Immutable.</summary>
/// <param name="Kind">The service.</param>
internal sealed record EventSource(EventSourceKind Kind)
{
    /// <summary>Gets the key under <c>Events</c>, or the logical id of an event source mapping; an empty string where the source has neither.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether an <c>AWS::Lambda::EventSourceMapping</c> of its own declares the source.</summary>
    public bool IsMapping { get; init; }

    /// <summary>
    /// Gets whether Lambda takes the response for a list of the items that failed (<c>ReportBatchItemFailures</c>); absent where the source
    /// is none whose batches can fail in part.
    /// </summary>
    public Setting<bool> ReportsBatchItemFailures { get; init; }

    /// <summary>Gets the payload format of an HTTP request, <c>1.0</c> or <c>2.0</c>; with an empty span where it is the default. Absent for other events.</summary>
    public Setting<string> PayloadFormat { get; init; }
}
