namespace Amazon.DynamoDBv2
{
    using Amazon.Runtime;
    using Amazon.DynamoDBv2.Model;

    public interface IAmazonDynamoDB : IAmazonService, IDisposable
    {
        Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default);
        Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default);
        Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default);
        Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default);
        Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default);
        Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default);
        Task<BatchGetItemResponse> BatchGetItemAsync(BatchGetItemRequest request, CancellationToken cancellationToken = default);
        Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default);
        Task<DescribeTableResponse> DescribeTableAsync(DescribeTableRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonDynamoDBClient : AmazonServiceClient, IAmazonDynamoDB
    {
        public AmazonDynamoDBClient() => throw null!;
        public AmazonDynamoDBClient(RegionEndpoint region) => throw null!;
        public AmazonDynamoDBClient(AmazonDynamoDBConfig config) => throw null!;
        public AmazonDynamoDBClient(AWSCredentials credentials) => throw null!;
        public AmazonDynamoDBClient(AWSCredentials credentials, RegionEndpoint region) => throw null!;
        public AmazonDynamoDBClient(AWSCredentials credentials, AmazonDynamoDBConfig clientConfig) => throw null!;
        public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonDynamoDBConfig clientConfig) => throw null!;
        public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) => throw null!;
        public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) => throw null!;
        public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonDynamoDBConfig clientConfig) => throw null!;
        public virtual Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<BatchGetItemResponse> BatchGetItemAsync(BatchGetItemRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DescribeTableResponse> DescribeTableAsync(DescribeTableRequest request, CancellationToken cancellationToken = default) => throw null!;
    }

    public class AmazonDynamoDBConfig : ClientConfig
    {
        public AmazonDynamoDBConfig() => throw null!;
    }

    public class TableStatus : ConstantClass
    {
        public static readonly TableStatus ACTIVE;
        public static readonly TableStatus CREATING;
        public static readonly TableStatus DELETING;
        public static readonly TableStatus UPDATING;
        public TableStatus(string value)
            : base(value) => throw null!;
        public static implicit operator TableStatus(string value) => throw null!;
    }
}

namespace Amazon.DynamoDBv2.Model
{
    using Amazon.Runtime;

    public class AttributeValue
    {
        public AttributeValue() => throw null!;
        public AttributeValue(string s) => throw null!;
        public string S { get; set; }
        public string N { get; set; }
        public bool? BOOL { get; set; }
        public List<AttributeValue> L { get; set; }
        public Dictionary<string, AttributeValue> M { get; set; }
    }

    public class GetItemRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
        public Dictionary<string, AttributeValue> Key { get; set; }
    }

    public class UpdateItemRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
        public Dictionary<string, AttributeValue> Key { get; set; }
    }

    public class DeleteItemRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
        public Dictionary<string, AttributeValue> Key { get; set; }
    }

    public class PutItemRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
        public Dictionary<string, AttributeValue> Item { get; set; }
        public string ConditionExpression { get; set; }
        public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    }

    public class GetItemResponse : AmazonWebServiceResponse
    {
        public Dictionary<string, AttributeValue> Item { get; set; }
    }

    public class UpdateItemResponse : AmazonWebServiceResponse
    {
        public Dictionary<string, AttributeValue> Attributes { get; set; }
    }

    public class DeleteItemResponse : AmazonWebServiceResponse
    {
    }

    public class PutItemResponse : AmazonWebServiceResponse
    {
    }

    public class QueryRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
        public Dictionary<string, AttributeValue> ExclusiveStartKey { get; set; }
        public int? Limit { get; set; }
    }

    public class ScanRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
        public Dictionary<string, AttributeValue> ExclusiveStartKey { get; set; }
        public int? Limit { get; set; }
    }

    public class QueryResponse : AmazonWebServiceResponse
    {
        public List<Dictionary<string, AttributeValue>> Items { get; set; }
        public Dictionary<string, AttributeValue> LastEvaluatedKey { get; set; }
    }

    public class ScanResponse : AmazonWebServiceResponse
    {
        public List<Dictionary<string, AttributeValue>> Items { get; set; }
        public Dictionary<string, AttributeValue> LastEvaluatedKey { get; set; }
    }

    public class KeysAndAttributes
    {
        public List<Dictionary<string, AttributeValue>> Keys { get; set; }
    }

    public class WriteRequest : object
    {
    }

    public class BatchGetItemRequest : AmazonWebServiceRequest
    {
        public Dictionary<string, KeysAndAttributes> RequestItems { get; set; }
    }

    public class BatchGetItemResponse : AmazonWebServiceResponse
    {
        public Dictionary<string, List<Dictionary<string, AttributeValue>>> Responses { get; set; }
        public Dictionary<string, KeysAndAttributes> UnprocessedKeys { get; set; }
    }

    public class BatchWriteItemRequest : AmazonWebServiceRequest
    {
        public Dictionary<string, List<WriteRequest>> RequestItems { get; set; }
    }

    public class BatchWriteItemResponse : AmazonWebServiceResponse
    {
        public Dictionary<string, List<WriteRequest>> UnprocessedItems { get; set; }
    }

    public class DescribeTableRequest : AmazonWebServiceRequest
    {
        public string TableName { get; set; }
    }

    public class TableDescription
    {
        public string TableName { get; set; }
        public TableStatus TableStatus { get; set; }
    }

    public class DescribeTableResponse : AmazonWebServiceResponse
    {
        public TableDescription Table { get; set; }
    }
}

namespace Amazon.DynamoDBv2.DataModel
{
    public interface IDynamoDBContext : IDisposable
    {
        Task SaveAsync<T>(T value, CancellationToken cancellationToken = default);
        Task<T> LoadAsync<T>(object hashKey, CancellationToken cancellationToken = default);
        Task<T> LoadAsync<T>(object hashKey, object rangeKey, CancellationToken cancellationToken = default);
        Task DeleteAsync<T>(object hashKey, CancellationToken cancellationToken = default);
    }

    public class DynamoDBContext : IDynamoDBContext
    {
        [Obsolete("Use DynamoDBContextBuilder")]
        public DynamoDBContext(IAmazonDynamoDB client) => throw null!;
        [Obsolete("Use DynamoDBContextBuilder")]
        public DynamoDBContext(IAmazonDynamoDB client, DynamoDBContextConfig config) => throw null!;
        public Task SaveAsync<T>(T value, CancellationToken cancellationToken = default) => throw null!;
        public Task<T> LoadAsync<T>(object hashKey, CancellationToken cancellationToken = default) => throw null!;
        public Task<T> LoadAsync<T>(object hashKey, object rangeKey, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteAsync<T>(object hashKey, CancellationToken cancellationToken = default) => throw null!;
        public void Dispose() => throw null!;
        protected virtual void Dispose(bool disposing) => throw null!;
    }

    public interface IDynamoDBContextBuilder
    {
        IDynamoDBContextBuilder WithDynamoDBClient(Func<IAmazonDynamoDB> factory);
        DynamoDBContext Build();
    }

    public class DynamoDBContextBuilder : IDynamoDBContextBuilder
    {
        public DynamoDBContextBuilder() => throw null!;
        public IDynamoDBContextBuilder WithDynamoDBClient(Func<IAmazonDynamoDB> factory) => throw null!;
        public DynamoDBContext Build() => throw null!;
    }

    public class DynamoDBContextConfig
    {
        public DynamoDBContextConfig() => throw null!;
        public string TableNamePrefix { get; set; }
    }
}
