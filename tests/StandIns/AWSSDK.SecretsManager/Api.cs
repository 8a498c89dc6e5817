using Amazon.Runtime;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager
{
    public interface IAmazonSecretsManager : IAmazonService, IDisposable
    {
        Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonSecretsManagerClient : AmazonServiceClient, IAmazonSecretsManager
    {
        public AmazonSecretsManagerClient() => throw null!;
        public virtual Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Amazon.SecretsManager.Model
{
    public class GetSecretValueRequest : AmazonWebServiceRequest
    {
        public string SecretId { get; set; }
        public string VersionStage { get; set; }
    }

    public class GetSecretValueResponse : AmazonWebServiceResponse
    {
        public string ARN { get; set; }
        public string SecretString { get; set; }
    }
}
