namespace Amazon.S3
{
    using Amazon.Runtime;
    using Amazon.S3.Model;

    public interface IAmazonS3 : IAmazonService, IDisposable
    {
        IS3PaginatorFactory Paginators { get; }
        Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default);
        Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default);
        Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default);
        Task<DeleteObjectResponse> DeleteObjectAsync(DeleteObjectRequest request, CancellationToken cancellationToken = default);
        Task<DeleteObjectResponse> DeleteObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default);
        Task<CopyObjectResponse> CopyObjectAsync(CopyObjectRequest request, CancellationToken cancellationToken = default);
        Task<GetObjectMetadataResponse> GetObjectMetadataAsync(GetObjectMetadataRequest request, CancellationToken cancellationToken = default);
        Task<GetObjectMetadataResponse> GetObjectMetadataAsync(string bucketName, string key, CancellationToken cancellationToken = default);
        Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default);
    }

    public class AmazonS3Client : AmazonServiceClient, IAmazonS3
    {
        public IS3PaginatorFactory Paginators { get; }
        public AmazonS3Client() => throw null!;
        public AmazonS3Client(RegionEndpoint region) => throw null!;
        public AmazonS3Client(AmazonS3Config config) => throw null!;
        public AmazonS3Client(AWSCredentials credentials) => throw null!;
        public AmazonS3Client(AWSCredentials credentials, RegionEndpoint region) => throw null!;
        public AmazonS3Client(AWSCredentials credentials, AmazonS3Config clientConfig) => throw null!;
        public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, AmazonS3Config clientConfig) => throw null!;
        public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) => throw null!;
        public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) => throw null!;
        public AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonS3Config clientConfig) => throw null!;
        public virtual Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteObjectResponse> DeleteObjectAsync(DeleteObjectRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DeleteObjectResponse> DeleteObjectAsync(string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<CopyObjectResponse> CopyObjectAsync(CopyObjectRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetObjectMetadataResponse> GetObjectMetadataAsync(GetObjectMetadataRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetObjectMetadataResponse> GetObjectMetadataAsync(string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ListObjectsV2Response> ListObjectsV2Async(ListObjectsV2Request request, CancellationToken cancellationToken = default) => throw null!;
    }

    public class AmazonS3Config : ClientConfig
    {
        public AmazonS3Config() => throw null!;
    }
}

namespace Amazon.S3.Model
{
    using Amazon.Runtime;

    public interface IS3PaginatorFactory
    {
        IListObjectsV2Paginator ListObjectsV2(ListObjectsV2Request request);
    }

    public interface IListObjectsV2Paginator
    {
        IPaginatedEnumerable<ListObjectsV2Response> Responses { get; }
        IPaginatedEnumerable<S3Object> S3Objects { get; }
    }

    public class GetObjectRequest : AmazonWebServiceRequest
    {
        public string BucketName { get; set; }
        public string Key { get; set; }
    }

    public class GetObjectResponse : StreamResponse
    {
        public Task WriteResponseStreamToFileAsync(string filePath, bool append, CancellationToken cancellationToken) => throw null!;
        public string BucketName { get; set; }
        public string Key { get; set; }
    }

    public abstract class StreamResponse : AmazonWebServiceResponse, IDisposable
    {
        public Stream ResponseStream { get; set; }
        public void Dispose() => throw null!;
    }

    public class PutObjectRequest : AmazonWebServiceRequest
    {
        public string BucketName { get; set; }
        public string Key { get; set; }
        public string ContentBody { get; set; }
        public string ContentType { get; set; }
        public string FilePath { get; set; }
        public Stream InputStream { get; set; }
    }

    public class PutObjectResponse : AmazonWebServiceResponse
    {
        public string ETag { get; set; }
    }

    public class DeleteObjectRequest : AmazonWebServiceRequest
    {
        public string BucketName { get; set; }
        public string Key { get; set; }
    }

    public class DeleteObjectResponse : AmazonWebServiceResponse
    {
    }

    public class CopyObjectRequest : AmazonWebServiceRequest
    {
        public string SourceBucket { get; set; }
        public string SourceKey { get; set; }
        public string DestinationBucket { get; set; }
        public string DestinationKey { get; set; }
    }

    public class CopyObjectResponse : AmazonWebServiceResponse
    {
    }

    public class GetObjectMetadataRequest : AmazonWebServiceRequest
    {
        public string BucketName { get; set; }
        public string Key { get; set; }
    }

    public class GetObjectMetadataResponse : AmazonWebServiceResponse
    {
        public string ETag { get; set; }
    }

    public class ListObjectsV2Request : AmazonWebServiceRequest
    {
        public string BucketName { get; set; }
        public string ContinuationToken { get; set; }
        public string Prefix { get; set; }
        public int? MaxKeys { get; set; }
    }

    public class ListObjectsV2Response : AmazonWebServiceResponse
    {
        public bool? IsTruncated { get; set; }
        public string NextContinuationToken { get; set; }
        public List<S3Object> S3Objects { get; set; }
    }

    public class S3Object
    {
        public string BucketName { get; set; }
        public string Key { get; set; }
        public long? Size { get; set; }
    }
}

namespace Amazon.S3.Transfer
{
    public interface ITransferUtility : IDisposable
    {
        Task UploadAsync(string filePath, string bucketName, CancellationToken cancellationToken = default);
        Task UploadAsync(string filePath, string bucketName, string key, CancellationToken cancellationToken = default);
        Task UploadAsync(Stream stream, string bucketName, string key, CancellationToken cancellationToken = default);
        Task DownloadAsync(string filePath, string bucketName, string key, CancellationToken cancellationToken = default);
        Task<Stream> OpenStreamAsync(string bucketName, string key, CancellationToken cancellationToken = default);
    }

    public class TransferUtility : ITransferUtility
    {
        public TransferUtility() => throw null!;
        public TransferUtility(RegionEndpoint region) => throw null!;
        public TransferUtility(TransferUtilityConfig config) => throw null!;
        public TransferUtility(IAmazonS3 s3Client) => throw null!;
        public TransferUtility(IAmazonS3 s3Client, TransferUtilityConfig config) => throw null!;
        public TransferUtility(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public TransferUtility(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public TransferUtility(string awsAccessKeyId, string awsSecretAccessKey, TransferUtilityConfig config) => throw null!;
        public Task UploadAsync(string filePath, string bucketName, CancellationToken cancellationToken = default) => throw null!;
        public Task UploadAsync(string filePath, string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public Task UploadAsync(Stream stream, string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public Task DownloadAsync(string filePath, string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public Task<Stream> OpenStreamAsync(string bucketName, string key, CancellationToken cancellationToken = default) => throw null!;
        public void Dispose() => throw null!;
        protected virtual void Dispose(bool disposing) => throw null!;
    }

    public class TransferUtilityConfig
    {
        public TransferUtilityConfig() => throw null!;
        public int ConcurrentServiceRequests { get; set; }
    }
}
