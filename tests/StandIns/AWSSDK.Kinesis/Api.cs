namespace Amazon.Kinesis
{
    using Amazon.Runtime;
    using Amazon.Kinesis.Model;

    public interface IAmazonKinesis : IAmazonService, IDisposable
    {
        Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default);
        Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default);
        Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonKinesisClient : AmazonServiceClient, IAmazonKinesis
    {
        public AmazonKinesisClient() => throw null!;
        public AmazonKinesisClient(RegionEndpoint region) => throw null!;
        public AmazonKinesisClient(AmazonKinesisConfig config) => throw null!;
        public AmazonKinesisClient(AWSCredentials credentials) => throw null!;
        public AmazonKinesisClient(AWSCredentials credentials, RegionEndpoint region) => throw null!;
        public AmazonKinesisClient(AWSCredentials credentials, AmazonKinesisConfig clientConfig) => throw null!;
        public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonKinesisConfig clientConfig) => throw null!;
        public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) => throw null!;
        public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) => throw null!;
        public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonKinesisConfig clientConfig) => throw null!;
        public virtual Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default) => throw null!;
    }

    public class AmazonKinesisConfig : ClientConfig
    {
        public AmazonKinesisConfig() => throw null!;
    }
}

namespace Amazon.Kinesis.Model
{
    using Amazon.Runtime;

    public class Record
    {
        public DateTime? ApproximateArrivalTimestamp { get; set; }
        public MemoryStream Data { get; set; }
        public string PartitionKey { get; set; }
        public string SequenceNumber { get; set; }
    }

    public class GetRecordsRequest : AmazonWebServiceRequest
    {
        public string ShardIterator { get; set; }
        public int? Limit { get; set; }
    }

    public class GetRecordsResponse : AmazonWebServiceResponse
    {
        public List<Record> Records { get; set; }
        public string NextShardIterator { get; set; }
        public long? MillisBehindLatest { get; set; }
    }

    public class GetShardIteratorRequest : AmazonWebServiceRequest
    {
        public string StreamName { get; set; }
        public string ShardId { get; set; }
    }

    public class GetShardIteratorResponse : AmazonWebServiceResponse
    {
        public string ShardIterator { get; set; }
    }

    public class PutRecordRequest : AmazonWebServiceRequest
    {
        public string StreamName { get; set; }
        public MemoryStream Data { get; set; }
        public string PartitionKey { get; set; }
    }

    public class PutRecordResponse : AmazonWebServiceResponse
    {
        public string SequenceNumber { get; set; }
    }
}
