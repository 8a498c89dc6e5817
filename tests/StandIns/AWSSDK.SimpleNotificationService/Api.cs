namespace Amazon.SimpleNotificationService
{
    using Amazon.Runtime;
    using Amazon.SimpleNotificationService.Model;

    public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
    {
        Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);
        Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default);
        Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default);
        Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
    {
        public AmazonSimpleNotificationServiceClient() => throw null!;
        public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Amazon.SimpleNotificationService.Model
{
    using Amazon.Runtime;

    public class PublishRequest : AmazonWebServiceRequest
    {
        public PublishRequest() => throw null!;
        public PublishRequest(string topicArn, string message) => throw null!;
        public PublishRequest(string topicArn, string message, string subject) => throw null!;
        public string Message { get; set; }
        public string Subject { get; set; }
        public string TopicArn { get; set; }
    }

    public class PublishResponse : AmazonWebServiceResponse
    {
        public string MessageId { get; set; }
    }

    public class PublishBatchRequestEntry
    {
        public string Id { get; set; }
        public string Message { get; set; }
    }

    public class PublishBatchRequest : AmazonWebServiceRequest
    {
        public List<PublishBatchRequestEntry> PublishBatchRequestEntries { get; set; }
        public string TopicArn { get; set; }
    }

    public class PublishBatchResponse : AmazonWebServiceResponse
    {
    }
}
