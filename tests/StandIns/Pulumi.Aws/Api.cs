// The API of Pulumi's AWS provider, as far as the rules need it, held against its sources and documentation of version 7: no registry that every machine reaches has the package.
namespace Pulumi.Aws.Lambda
{
    public readonly struct Runtime
    {
        public static Runtime DotnetCore2d1 { get; }
        public static Runtime DotnetCore3d1 { get; }
        public static Runtime Dotnet5d0 { get; }
        public static Runtime Dotnet6 { get; }
        public static Runtime Dotnet7 { get; }
        public static Runtime Dotnet8 { get; }
        public static Runtime NodeJS20dX { get; }
        public static Runtime NodeJS22dX { get; }
        public static Runtime Python3d13 { get; }
        public static Runtime Custom { get; }
        public static Runtime CustomAL2 { get; }
        public static Runtime CustomAL2023 { get; }
    }

    public sealed class FunctionArgs : Pulumi.ResourceArgs
    {
        public Pulumi.InputList<string> Architectures { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionCapacityProviderConfigArgs>? CapacityProviderConfig { get; set; }
        public Pulumi.Input<Pulumi.Archive>? Code { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionDeadLetterConfigArgs>? DeadLetterConfig { get; set; }
        public Pulumi.Input<string>? Description { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionEnvironmentArgs>? Environment { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionEphemeralStorageArgs>? EphemeralStorage { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionFileSystemConfigArgs>? FileSystemConfig { get; set; }
        public Pulumi.Input<string>? Handler { get; set; }
        public Pulumi.Input<string>? ImageUri { get; set; }
        public Pulumi.InputList<string> Layers { get; set; }
        public Pulumi.Input<int>? MemorySize { get; set; }
        public Pulumi.Input<string>? Name { get; set; }
        public Pulumi.Input<string>? PackageType { get; set; }
        public Pulumi.Input<bool>? Publish { get; set; }
        public Pulumi.Input<string> Role { get; set; }
        public Pulumi.InputUnion<string, Pulumi.Aws.Lambda.Runtime>? Runtime { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionSnapStartArgs>? SnapStart { get; set; }
        public Pulumi.Input<int>? Timeout { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionTracingConfigArgs>? TracingConfig { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionVpcConfigArgs>? VpcConfig { get; set; }
    }

    public class Function : Pulumi.CustomResource
    {
        public Function(string name, FunctionArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
        public Pulumi.Output<string> Arn { get; }
        public Pulumi.Output<string> InvokeArn { get; }
        public Pulumi.Output<string> Name { get; }
    }

    public sealed class FunctionUrlArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> AuthorizationType { get; set; }
        public Pulumi.Input<string> FunctionName { get; set; }
    }

    public class FunctionUrl : Pulumi.CustomResource
    {
        public FunctionUrl(string name, FunctionUrlArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }

    public sealed class EventSourceMappingArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<int>? BatchSize { get; set; }
        public Pulumi.Input<bool>? BisectBatchOnFunctionError { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.EventSourceMappingDestinationConfigArgs>? DestinationConfig { get; set; }
        public Pulumi.Input<string>? EventSourceArn { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.EventSourceMappingFilterCriteriaArgs>? FilterCriteria { get; set; }
        public Pulumi.Input<string> FunctionName { get; set; }
        public Pulumi.InputList<string> FunctionResponseTypes { get; set; }
        public Pulumi.Input<int>? MaximumBatchingWindowInSeconds { get; set; }
        public Pulumi.Input<int>? MaximumRecordAgeInSeconds { get; set; }
        public Pulumi.Input<int>? MaximumRetryAttempts { get; set; }
        public Pulumi.Input<int>? ParallelizationFactor { get; set; }
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.EventSourceMappingScalingConfigArgs>? ScalingConfig { get; set; }
        public Pulumi.Input<string>? StartingPosition { get; set; }
        public Pulumi.Input<int>? TumblingWindowInSeconds { get; set; }
    }

    public class EventSourceMapping : Pulumi.CustomResource
    {
        public EventSourceMapping(string name, EventSourceMappingArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }

    public sealed class FunctionEventInvokeConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionEventInvokeConfigDestinationConfigArgs>? DestinationConfig { get; set; }
        public Pulumi.Input<string> FunctionName { get; set; }
        public Pulumi.Input<int>? MaximumEventAgeInSeconds { get; set; }
        public Pulumi.Input<int>? MaximumRetryAttempts { get; set; }
    }

    public class FunctionEventInvokeConfig : Pulumi.CustomResource
    {
        public FunctionEventInvokeConfig(string name, FunctionEventInvokeConfigArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }
}

namespace Pulumi.Aws.Lambda.Inputs
{
    public sealed class FunctionCapacityProviderConfigArgs : Pulumi.ResourceArgs
    {
    }

    public sealed class FunctionDeadLetterConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> TargetArn { get; set; }
    }

    public sealed class FunctionEnvironmentArgs : Pulumi.ResourceArgs
    {
        public Pulumi.InputMap<string> Variables { get; set; }
    }

    public sealed class FunctionEphemeralStorageArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<int>? Size { get; set; }
    }

    public sealed class FunctionFileSystemConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> Arn { get; set; }
        public Pulumi.Input<string> LocalMountPath { get; set; }
    }

    public sealed class FunctionSnapStartArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> ApplyOn { get; set; }
    }

    public sealed class FunctionTracingConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> Mode { get; set; }
    }

    public sealed class FunctionVpcConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.InputList<string> SecurityGroupIds { get; set; }
        public Pulumi.InputList<string> SubnetIds { get; set; }
    }

    public sealed class EventSourceMappingDestinationConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.EventSourceMappingDestinationConfigOnFailureArgs>? OnFailure { get; set; }
    }

    public sealed class EventSourceMappingDestinationConfigOnFailureArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> DestinationArn { get; set; }
    }

    public sealed class EventSourceMappingFilterCriteriaArgs : Pulumi.ResourceArgs
    {
    }

    public sealed class EventSourceMappingScalingConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<int>? MaximumConcurrency { get; set; }
    }

    public sealed class FunctionEventInvokeConfigDestinationConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<Pulumi.Aws.Lambda.Inputs.FunctionEventInvokeConfigDestinationConfigOnFailureArgs>? OnFailure { get; set; }
    }

    public sealed class FunctionEventInvokeConfigDestinationConfigOnFailureArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> Destination { get; set; }
    }
}

namespace Pulumi.Aws.Sqs
{
    public sealed class QueueArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<bool>? FifoQueue { get; set; }
        public Pulumi.Input<string>? Name { get; set; }
        public Pulumi.Input<string>? RedrivePolicy { get; set; }
        public Pulumi.Input<int>? VisibilityTimeoutSeconds { get; set; }
    }

    public class Queue : Pulumi.CustomResource
    {
        public Queue(string name, QueueArgs? args = null, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
        public Pulumi.Output<string> Arn { get; }
        public Pulumi.Output<string> Url { get; }
    }

    public sealed class RedrivePolicyArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> QueueUrl { get; set; }
        public Pulumi.Input<string> RedrivePolicyName { get; set; }
    }

    public class RedrivePolicy : Pulumi.CustomResource
    {
        public RedrivePolicy(string name, RedrivePolicyArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }
}

namespace Pulumi.Aws.Kinesis
{
    public sealed class StreamArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<int>? ShardCount { get; set; }
    }

    public class Stream : Pulumi.CustomResource
    {
        public Stream(string name, StreamArgs? args = null, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
        public Pulumi.Output<string> Arn { get; }
    }
}

namespace Pulumi.Aws.DynamoDB
{
    public sealed class TableArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string>? HashKey { get; set; }
    }

    public class Table : Pulumi.CustomResource
    {
        public Table(string name, TableArgs? args = null, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
        public Pulumi.Output<string> StreamArn { get; }
    }
}

namespace Pulumi.Aws.Sns
{
    public sealed class TopicSubscriptionArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> Endpoint { get; set; }
        public Pulumi.Input<string> Protocol { get; set; }
        public Pulumi.Input<string>? RedrivePolicy { get; set; }
        public Pulumi.Input<string> Topic { get; set; }
    }

    public class TopicSubscription : Pulumi.CustomResource
    {
        public TopicSubscription(string name, TopicSubscriptionArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }
}

namespace Pulumi.Aws.CloudWatch
{
    public sealed class EventRuleArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string>? EventPattern { get; set; }
        public Pulumi.Input<string>? ScheduleExpression { get; set; }
    }

    public class EventRule : Pulumi.CustomResource
    {
        public EventRule(string name, EventRuleArgs? args = null, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
        public Pulumi.Output<string> Name { get; }
    }

    public sealed class EventTargetArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> Arn { get; set; }
        public Pulumi.Input<Pulumi.Aws.CloudWatch.Inputs.EventTargetDeadLetterConfigArgs>? DeadLetterConfig { get; set; }
        public Pulumi.Input<string> Rule { get; set; }
    }

    public class EventTarget : Pulumi.CustomResource
    {
        public EventTarget(string name, EventTargetArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }
}

namespace Pulumi.Aws.S3.Inputs
{
    public sealed class BucketNotificationLambdaFunctionArgs : Pulumi.ResourceArgs
    {
        public Pulumi.InputList<string> Events { get; set; }
        public Pulumi.Input<string>? FilterPrefix { get; set; }
        public Pulumi.Input<string>? LambdaFunctionArn { get; set; }
    }
}

namespace Pulumi.Aws.CloudWatch.Inputs
{
    public sealed class EventTargetDeadLetterConfigArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string>? Arn { get; set; }
    }
}

namespace Pulumi.Aws.ApiGatewayV2
{
    public sealed class ApiArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string>? Name { get; set; }
        public Pulumi.Input<string> ProtocolType { get; set; }
    }

    public class Api : Pulumi.CustomResource
    {
        public Api(string name, ApiArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }

    public sealed class IntegrationArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> ApiId { get; set; }
        public Pulumi.Input<string> IntegrationType { get; set; }
        public Pulumi.Input<string>? IntegrationUri { get; set; }
        public Pulumi.Input<string>? PayloadFormatVersion { get; set; }
        public Pulumi.Input<int>? TimeoutMilliseconds { get; set; }
    }

    public class Integration : Pulumi.CustomResource
    {
        public Integration(string name, IntegrationArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }
}

namespace Pulumi.Aws.ApiGateway
{
    public sealed class RestApiArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<Pulumi.Aws.ApiGateway.Inputs.RestApiEndpointConfigurationArgs>? EndpointConfiguration { get; set; }
        public Pulumi.Input<string>? Name { get; set; }
    }

    public class RestApi : Pulumi.CustomResource
    {
        public RestApi(string name, RestApiArgs? args = null, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }

    public sealed class IntegrationArgs : Pulumi.ResourceArgs
    {
        public Pulumi.Input<string> HttpMethod { get; set; }
        public Pulumi.Input<string>? IntegrationHttpMethod { get; set; }
        public Pulumi.InputMap<string> RequestParameters { get; set; }
        public Pulumi.Input<string> ResourceId { get; set; }
        public Pulumi.Input<string> RestApi { get; set; }
        public Pulumi.Input<int>? TimeoutMilliseconds { get; set; }
        public Pulumi.Input<string> Type { get; set; }
        public Pulumi.Input<string>? Uri { get; set; }
    }

    public class Integration : Pulumi.CustomResource
    {
        public Integration(string name, IntegrationArgs args, Pulumi.CustomResourceOptions? options = null)
            : base(null!, null!, null) => throw null!;
    }
}

namespace Pulumi.Aws.ApiGateway.Inputs
{
    public sealed class RestApiEndpointConfigurationArgs : Pulumi.ResourceArgs
    {
    }
}
