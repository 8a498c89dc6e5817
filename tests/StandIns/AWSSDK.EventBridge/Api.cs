namespace Amazon.EventBridge
{
    using Amazon.EventBridge.Model;
    using Amazon.Runtime;

    public interface IAmazonEventBridge : IAmazonService, IDisposable
    {
        Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
    {
        public AmazonEventBridgeClient() => throw null!;
        public virtual Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Amazon.EventBridge.Model
{
    using Amazon.Runtime;

    public class PutEventsRequestEntry
    {
        public string Detail { get; set; }
        public string DetailType { get; set; }
        public string EventBusName { get; set; }
        public string Source { get; set; }
    }

    public class PutEventsRequest : AmazonWebServiceRequest
    {
        public List<PutEventsRequestEntry> Entries { get; set; }
    }

    public class PutEventsResponse : AmazonWebServiceResponse
    {
        public int? FailedEntryCount { get; set; }
    }
}
