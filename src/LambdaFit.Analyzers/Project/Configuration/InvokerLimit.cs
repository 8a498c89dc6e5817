using LambdaFit.Analyzers.Facts;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>How long a service waits at most for a function that it calls.</summary>
/// <param name="Seconds">The limit in seconds.</param>
/// <param name="MayBeRaised">Whether the service may have been set, or could be set, to wait longer.</param>
internal readonly record struct InvokerLimit(int Seconds, bool MayBeRaised)
{
    private const int MillisecondsPerSecond = 1_000;

    /// <summary>Gets the limit of what calls a function; null where it does not wait, waits as long as the function runs, or that is not known.</summary>
    public static InvokerLimit? Of(EventSource source) => source.Kind switch
    {
        EventSourceKind.RestApi => OfRestApi(source),
        EventSourceKind.HttpApi => OfApi(source, LambdaLimits.HttpApiTimeoutSeconds),
        EventSourceKind.WebSocketApi => OfApi(source, LambdaLimits.RestApiTimeoutSeconds),
        EventSourceKind.AppSync => new(LambdaLimits.AppSyncTimeoutSeconds, MayBeRaised: false),
        EventSourceKind.Cognito => new(LambdaLimits.CognitoTimeoutSeconds, MayBeRaised: false),
        EventSourceKind.HttpApiAuthorizer => new(LambdaLimits.HttpApiAuthorizerTimeoutSeconds, MayBeRaised: false),
        _ => null,
    };

    /// <summary>Regional and private APIs wait longer where an account's quota was raised; those of which nothing is said are edge-optimized.</summary>
    private static InvokerLimit? OfRestApi(EventSource source) =>
        source.TimeoutMilliseconds is { HasValue: true } set ? new(set.Value / MillisecondsPerSecond, MayBeRaised: false)
        : source.TimeoutMilliseconds.IsAbsent ? new(LambdaLimits.RestApiTimeoutSeconds, !source.Endpoint.IsAbsent && !string.Equals(source.Endpoint.Value, "EDGE", StringComparison.OrdinalIgnoreCase))
        : null;

    private static InvokerLimit? OfApi(EventSource source, int longest) =>
        source.TimeoutMilliseconds is { HasValue: true } set ? new(Math.Min(set.Value / MillisecondsPerSecond, longest), MayBeRaised: false)
        : source.TimeoutMilliseconds.IsAbsent ? new(longest, MayBeRaised: false)
        : null;
}
