using System.Collections.Immutable;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Which of the services that call a function stop waiting before its timeout.</summary>
/// <param name="First">The one that stops first.</param>
/// <param name="Limit">How long that waits.</param>
/// <param name="NeedsLonger">Whether something else calls the function that may need the longer timeout.</param>
/// <param name="Fix">The timeout that suits all of them, or null where they differ.</param>
internal sealed record OutlivedInvokers(EventSource First, InvokerLimit Limit, bool NeedsLonger, int? Fix)
{
    /// <summary>Every template of AWS writes 30 s, one more than an API waits: that is not worth a word.</summary>
    private const int CommonTimeoutSeconds = 30;

    public bool IsCertain => !NeedsLonger && !Limit.MayBeRaised;

    /// <summary>Gets the services that a timeout outlives, or null where there are none.</summary>
    public static OutlivedInvokers? Find(int timeout, ImmutableArray<EventSource> sources)
    {
        OutlivedInvokers? found = null;
        var needsLonger = false;
        var longest = 0;
        foreach (var source in sources)
        {
            if (InvokerLimit.Of(source) is not { Seconds: > 0 } limit || limit.Seconds >= timeout || IsCommon(timeout, limit))
            {
                needsLonger = true;
                continue;
            }

            longest = Math.Max(longest, limit.Seconds);
            if (found is null || limit.Seconds < found.Limit.Seconds || (limit.Seconds == found.Limit.Seconds && found.Limit.MayBeRaised))
            {
                found = new(source, limit, false, limit.Seconds);
            }
        }

        // A second makes no difference, as between two kinds of APIs; more would take from one service what the other allows.
        return found is null ? null : found with { NeedsLonger = needsLonger, Fix = needsLonger || longest - found.Limit.Seconds > 1 ? null : found.Fix };
    }

    /// <summary>Says who waits, for messages.</summary>
    public string Describe()
    {
        var name = First.GivenName is { } given ? " of '" + given + "'" : string.Empty;
        return First.Kind switch
        {
            EventSourceKind.RestApi => "the REST API" + name,
            EventSourceKind.HttpApi => "the HTTP API" + name,
            EventSourceKind.WebSocketApi => "the WebSocket API" + name,
            EventSourceKind.HttpApiAuthorizer => "the HTTP API that asks it to authorize requests",
            EventSourceKind.AppSync => "AWS AppSync",
            _ => "Amazon Cognito",
        };
    }

    private static bool IsCommon(int timeout, InvokerLimit limit) => timeout == CommonTimeoutSeconds && limit.Seconds == LambdaLimits.RestApiTimeoutSeconds;
}
