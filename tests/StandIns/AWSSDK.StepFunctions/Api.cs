namespace Amazon.StepFunctions
{
    using Amazon.Runtime;
    using Amazon.StepFunctions.Model;

    public interface IAmazonStepFunctions : IAmazonService, IDisposable
    {
        Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default);
        Task<StartSyncExecutionResponse> StartSyncExecutionAsync(StartSyncExecutionRequest request, CancellationToken cancellationToken = default);
        Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default);
        Task<SendTaskSuccessResponse> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default);
    }

    public class AmazonStepFunctionsClient : AmazonServiceClient, IAmazonStepFunctions
    {
        public AmazonStepFunctionsClient() => throw null!;
        public AmazonStepFunctionsClient(RegionEndpoint region) => throw null!;
        public AmazonStepFunctionsClient(AmazonStepFunctionsConfig config) => throw null!;
        public AmazonStepFunctionsClient(AWSCredentials credentials) => throw null!;
        public AmazonStepFunctionsClient(AWSCredentials credentials, RegionEndpoint region) => throw null!;
        public AmazonStepFunctionsClient(AWSCredentials credentials, AmazonStepFunctionsConfig clientConfig) => throw null!;
        public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey) => throw null!;
        public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) => throw null!;
        public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonStepFunctionsConfig clientConfig) => throw null!;
        public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) => throw null!;
        public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) => throw null!;
        public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonStepFunctionsConfig clientConfig) => throw null!;
        public virtual Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<StartSyncExecutionResponse> StartSyncExecutionAsync(StartSyncExecutionRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<SendTaskSuccessResponse> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default) => throw null!;
    }

    public class AmazonStepFunctionsConfig : ClientConfig
    {
        public AmazonStepFunctionsConfig() => throw null!;
    }

    public class ExecutionStatus : ConstantClass
    {
        public static readonly ExecutionStatus ABORTED;
        public static readonly ExecutionStatus FAILED;
        public static readonly ExecutionStatus PENDING_REDRIVE;
        public static readonly ExecutionStatus RUNNING;
        public static readonly ExecutionStatus SUCCEEDED;
        public static readonly ExecutionStatus TIMED_OUT;
        public ExecutionStatus(string value)
            : base(value) => throw null!;
        public static implicit operator ExecutionStatus(string value) => throw null!;
    }
}

namespace Amazon.StepFunctions.Model
{
    using Amazon.Runtime;

    public class StartExecutionRequest : AmazonWebServiceRequest
    {
        public string StateMachineArn { get; set; }
        public string Name { get; set; }
        public string Input { get; set; }
    }

    public class StartExecutionResponse : AmazonWebServiceResponse
    {
        public string ExecutionArn { get; set; }
    }

    public class StartSyncExecutionRequest : AmazonWebServiceRequest
    {
        public string StateMachineArn { get; set; }
        public string Name { get; set; }
        public string Input { get; set; }
    }

    public class StartSyncExecutionResponse : AmazonWebServiceResponse
    {
        public string ExecutionArn { get; set; }
        public string Output { get; set; }
    }

    public class DescribeExecutionRequest : AmazonWebServiceRequest
    {
        public string ExecutionArn { get; set; }
    }

    public class DescribeExecutionResponse : AmazonWebServiceResponse
    {
        public string ExecutionArn { get; set; }
        public ExecutionStatus Status { get; set; }
        public string Output { get; set; }
    }

    public class SendTaskSuccessRequest : AmazonWebServiceRequest
    {
        public string TaskToken { get; set; }
        public string Output { get; set; }
    }

    public class SendTaskSuccessResponse : AmazonWebServiceResponse
    {
    }
}
