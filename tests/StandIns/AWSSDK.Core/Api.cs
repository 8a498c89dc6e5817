namespace Amazon
{
    public static class AWSConfigs
    {
        public static bool InitializeCollections { get; set; }
        public static string AWSRegion { get; set; }
    }

    public class RegionEndpoint
    {
        public static readonly RegionEndpoint EUCentral1;
        public static readonly RegionEndpoint EUWest1;
        public static readonly RegionEndpoint USEast1;
        public static readonly RegionEndpoint USWest2;
        private RegionEndpoint() => throw null!;
        public string SystemName { get; }
        public string DisplayName { get; }
        public static RegionEndpoint GetBySystemName(string systemName) => throw null!;
    }
}

namespace Amazon.Runtime
{
    using System.Net;

    public interface IAmazonService
    {
        IClientConfig Config { get; }
    }

    public interface IClientConfig
    {
        RegionEndpoint RegionEndpoint { get; }
        string ServiceURL { get; }
        int MaxErrorRetry { get; }
        TimeSpan? Timeout { get; }
        TimeSpan? ConnectTimeout { get; }
        RequestRetryMode RetryMode { get; }
    }

    public abstract class ClientConfig : IClientConfig
    {
        public RegionEndpoint RegionEndpoint { get; set; }
        public string ServiceURL { get; set; }
        public bool UseHttp { get; set; }
        public string AuthenticationRegion { get; set; }
        public int MaxErrorRetry { get; set; }
        public TimeSpan? Timeout { get; set; }
        public TimeSpan? ConnectTimeout { get; set; }
        public RequestRetryMode RetryMode { get; set; }
    }

    public enum RequestRetryMode
    {
        Standard,
        Adaptive,
    }

    public abstract class AmazonServiceClient : IDisposable
    {
        public IClientConfig Config { get; }
        public void Dispose() => throw null!;
        protected virtual void Dispose(bool disposing) => throw null!;
    }

    public interface IPaginator<out TResponse>
    {
    }

    public interface IPaginatedEnumerable<out TResult> : IAsyncEnumerable<TResult>
    {
    }

    public abstract class AmazonWebServiceRequest
    {
    }

    public class AmazonWebServiceResponse
    {
        public long ContentLength { get; set; }
        public HttpStatusCode HttpStatusCode { get; set; }
    }

    public class AmazonServiceException : Exception
    {
        public AmazonServiceException() => throw null!;
        public AmazonServiceException(string message) => throw null!;
        public AmazonServiceException(string message, Exception innerException) => throw null!;
        public string ErrorCode { get; set; }
        public string RequestId { get; set; }
        public HttpStatusCode StatusCode { get; set; }
    }

    public abstract class AWSCredentials
    {
        public abstract ImmutableCredentials GetCredentials();
        public virtual Task<ImmutableCredentials> GetCredentialsAsync() => throw null!;
    }

    public class BasicAWSCredentials : AWSCredentials
    {
        public BasicAWSCredentials(string accessKey, string secretKey) => throw null!;
        public override ImmutableCredentials GetCredentials() => throw null!;
    }

    public class SessionAWSCredentials : AWSCredentials
    {
        public SessionAWSCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token) => throw null!;
        public override ImmutableCredentials GetCredentials() => throw null!;
    }

    public class ImmutableCredentials
    {
        public ImmutableCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token) => throw null!;
        public string AccessKey { get; }
        public string SecretKey { get; }
        public string Token { get; }
    }

    public class ConstantClass
    {
        protected ConstantClass(string value) => throw null!;
        public string Value { get; }
        public static implicit operator string(ConstantClass value) => throw null!;
    }
}
