namespace Amazon.SQS
{
    using Amazon.Runtime;
    using Amazon.SQS.Model;

    public interface IAmazonSQS : IAmazonService, IDisposable
    {
        Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default);
        Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default);
        Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default);
        Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default);
        Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default);
        Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default);
        Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default);
        Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
    {
        public AmazonSQSClient() => throw null!;
        public AmazonSQSClient(RegionEndpoint region) => throw null!;
        public AmazonSQSClient(AmazonSQSConfig config) => throw null!;
        public AmazonSQSClient(AWSCredentials credentials) => throw null!;
        public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region) => throw null!;
        public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig) => throw null!;
        public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSQSConfig clientConfig) => throw null!;
        public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) => throw null!;
        public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) => throw null!;
        public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSQSConfig clientConfig) => throw null!;
        public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default) => throw null!;
    }

    public class AmazonSQSConfig : ClientConfig
    {
        public AmazonSQSConfig() => throw null!;
    }
}

namespace Amazon.SQS.Model
{
    using Amazon.Runtime;

    public class Message
    {
        public string Body { get; set; }
        public string MessageId { get; set; }
        public string ReceiptHandle { get; set; }
        public Dictionary<string, string> Attributes { get; set; }
    }

    public class ReceiveMessageRequest : AmazonWebServiceRequest
    {
        public ReceiveMessageRequest() => throw null!;
        public ReceiveMessageRequest(string queueUrl) => throw null!;
        public string QueueUrl { get; set; }
        public int? MaxNumberOfMessages { get; set; }
        public int? VisibilityTimeout { get; set; }
        public int? WaitTimeSeconds { get; set; }
    }

    public class ReceiveMessageResponse : AmazonWebServiceResponse
    {
        public List<Message> Messages { get; set; }
    }

    public class DeleteMessageRequest : AmazonWebServiceRequest
    {
        public DeleteMessageRequest() => throw null!;
        public DeleteMessageRequest(string queueUrl, string receiptHandle) => throw null!;
        public string QueueUrl { get; set; }
        public string ReceiptHandle { get; set; }
    }

    public class DeleteMessageResponse : AmazonWebServiceResponse
    {
    }

    public class SendMessageRequest : AmazonWebServiceRequest
    {
        public SendMessageRequest() => throw null!;
        public SendMessageRequest(string queueUrl, string messageBody) => throw null!;
        public string QueueUrl { get; set; }
        public string MessageBody { get; set; }
        public int? DelaySeconds { get; set; }
    }

    public class SendMessageResponse : AmazonWebServiceResponse
    {
        public string MessageId { get; set; }
    }

    public class SendMessageBatchRequestEntry
    {
        public SendMessageBatchRequestEntry() => throw null!;
        public SendMessageBatchRequestEntry(string id, string messageBody) => throw null!;
        public string Id { get; set; }
        public string MessageBody { get; set; }
    }

    public class SendMessageBatchRequest : AmazonWebServiceRequest
    {
        public string QueueUrl { get; set; }
        public List<SendMessageBatchRequestEntry> Entries { get; set; }
    }

    public class SendMessageBatchResponse : AmazonWebServiceResponse
    {
    }

    public class GetQueueAttributesRequest : AmazonWebServiceRequest
    {
        public string QueueUrl { get; set; }
        public List<string> AttributeNames { get; set; }
    }

    public class GetQueueAttributesResponse : AmazonWebServiceResponse
    {
        public Dictionary<string, string> Attributes { get; set; }
        public int ApproximateNumberOfMessages { get; }
    }
}
