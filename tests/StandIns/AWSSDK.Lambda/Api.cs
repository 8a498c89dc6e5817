namespace Amazon.Lambda
{
    using Amazon.Runtime;
    using Amazon.Lambda.Model;

    public interface IAmazonLambda : IAmazonService, IDisposable
    {
        Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default);
        Task<InvokeWithResponseStreamResponse> InvokeWithResponseStreamAsync(InvokeWithResponseStreamRequest request, CancellationToken cancellationToken = default);
        Task<GetFunctionResponse> GetFunctionAsync(GetFunctionRequest request, CancellationToken cancellationToken = default);
        Task<GetFunctionResponse> GetFunctionAsync(string functionName, CancellationToken cancellationToken = default);
        Task<GetFunctionConfigurationResponse> GetFunctionConfigurationAsync(GetFunctionConfigurationRequest request, CancellationToken cancellationToken = default);
        Task<UpdateFunctionConfigurationResponse> UpdateFunctionConfigurationAsync(UpdateFunctionConfigurationRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonLambdaClient : AmazonServiceClient, IAmazonLambda
    {
        public AmazonLambdaClient() => throw null!;
        public AmazonLambdaClient(RegionEndpoint region) => throw null!;
        public AmazonLambdaClient(AmazonLambdaConfig config) => throw null!;
        public AmazonLambdaClient(AWSCredentials credentials) => throw null!;
        public AmazonLambdaClient(AWSCredentials credentials, RegionEndpoint region) => throw null!;
        public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig clientConfig) => throw null!;
        public AmazonLambdaClient(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public AmazonLambdaClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public AmazonLambdaClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonLambdaConfig clientConfig) => throw null!;
        public AmazonLambdaClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) => throw null!;
        public AmazonLambdaClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) => throw null!;
        public AmazonLambdaClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonLambdaConfig clientConfig) => throw null!;
        public virtual Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<InvokeWithResponseStreamResponse> InvokeWithResponseStreamAsync(InvokeWithResponseStreamRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetFunctionResponse> GetFunctionAsync(GetFunctionRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetFunctionResponse> GetFunctionAsync(string functionName, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<GetFunctionConfigurationResponse> GetFunctionConfigurationAsync(GetFunctionConfigurationRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<UpdateFunctionConfigurationResponse> UpdateFunctionConfigurationAsync(UpdateFunctionConfigurationRequest request, CancellationToken cancellationToken = default) => throw null!;
    }

    public class AmazonLambdaConfig : ClientConfig
    {
        public AmazonLambdaConfig() => throw null!;
    }

    public class InvocationType : ConstantClass
    {
        public static readonly InvocationType DryRun;
        public static readonly InvocationType Event;
        public static readonly InvocationType RequestResponse;
        public InvocationType(string value)
            : base(value) => throw null!;
        public static implicit operator InvocationType(string value) => throw null!;
    }

    public class State : ConstantClass
    {
        public static readonly State Active;
        public static readonly State Failed;
        public static readonly State Inactive;
        public static readonly State Pending;
        public State(string value)
            : base(value) => throw null!;
        public static implicit operator State(string value) => throw null!;
    }
}

namespace Amazon.Lambda.Model
{
    using Amazon.Runtime;

    public class InvokeRequest : AmazonWebServiceRequest
    {
        public string FunctionName { get; set; }
        public InvocationType InvocationType { get; set; }
        public string Payload { get; set; }
        public MemoryStream PayloadStream { get; set; }
        public string Qualifier { get; set; }
    }

    public class InvokeResponse : AmazonWebServiceResponse
    {
        public string FunctionError { get; set; }
        public MemoryStream Payload { get; set; }
        public int? StatusCode { get; set; }
    }

    public class InvokeWithResponseStreamRequest : AmazonWebServiceRequest
    {
        public string FunctionName { get; set; }
        public string Qualifier { get; set; }
    }

    public class InvokeWithResponseStreamResponse : AmazonWebServiceResponse
    {
        public int? StatusCode { get; set; }
    }

    public class GetFunctionRequest : AmazonWebServiceRequest
    {
        public string FunctionName { get; set; }
    }

    public class GetFunctionResponse : AmazonWebServiceResponse
    {
        public FunctionConfiguration Configuration { get; set; }
    }

    public class GetFunctionConfigurationRequest : AmazonWebServiceRequest
    {
        public string FunctionName { get; set; }
    }

    public class GetFunctionConfigurationResponse : AmazonWebServiceResponse
    {
        public int? Timeout { get; set; }
        public State State { get; set; }
    }

    public class FunctionConfiguration
    {
        public string FunctionName { get; set; }
        public int? Timeout { get; set; }
        public State State { get; set; }
    }

    public class UpdateFunctionConfigurationRequest : AmazonWebServiceRequest
    {
        public string FunctionName { get; set; }
        public int? Timeout { get; set; }
    }

    public class UpdateFunctionConfigurationResponse : AmazonWebServiceResponse
    {
        public int? Timeout { get; set; }
    }
}
