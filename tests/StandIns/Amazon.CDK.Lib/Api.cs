namespace Amazon.CDK
{
    public class Duration : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Duration() => throw null!;
        public static Amazon.CDK.Duration Days(double amount) => throw null!;
        public static Amazon.CDK.Duration Hours(double amount) => throw null!;
        public static Amazon.CDK.Duration Millis(double amount) => throw null!;
        public static Amazon.CDK.Duration Minutes(double amount) => throw null!;
        public static Amazon.CDK.Duration Parse(string duration) => throw null!;
        public static Amazon.CDK.Duration Seconds(double amount) => throw null!;
        public Amazon.CDK.Duration Plus(Amazon.CDK.Duration rhs) => throw null!;
    }

    public class Size : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Size() => throw null!;
        public static Amazon.CDK.Size Gibibytes(double amount) => throw null!;
        public static Amazon.CDK.Size Kibibytes(double amount) => throw null!;
        public static Amazon.CDK.Size Mebibytes(double amount) => throw null!;
        public static Amazon.CDK.Size Tebibytes(double amount) => throw null!;
    }

    public interface IStackProps
    {
    }

    public class StackProps : Amazon.CDK.IStackProps
    {
        public StackProps() => throw null!;
        public string? Description { get; set; }
        public string? StackName { get; set; }
    }

    public class Stack : Constructs.Construct
    {
        public Stack(Constructs.Construct? scope = null, string? id = null, Amazon.CDK.IStackProps? props = null) => throw null!;
        protected Stack() => throw null!;
        public string Account { get; }
        public string Region { get; }
    }

    public interface IAppProps
    {
    }

    public class Stage : Constructs.Construct
    {
        public Stage(Constructs.Construct scope, string id, Amazon.CDK.IStageProps? props = null) => throw null!;
        protected Stage() => throw null!;
    }

    public class App : Amazon.CDK.Stage
    {
        public App(Amazon.CDK.IAppProps? props = null) => throw null!;
        protected App() => throw null!;
    }

    public interface IAspect
    {
        void Visit(Constructs.IConstruct node);
    }

    public class Aspects : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Aspects() => throw null!;
        public static Amazon.CDK.Aspects Of(Constructs.IConstruct scope) => throw null!;
    }

    public class CfnResource : Constructs.Construct
    {
        public CfnResource(Constructs.Construct scope, string id, Amazon.CDK.ICfnResourceProps props) => throw null!;
        protected CfnResource() => throw null!;
        public void AddOverride(string path, object value) => throw null!;
        public void AddPropertyOverride(string propertyPath, object value) => throw null!;
    }

    public class CfnParameter : Constructs.Construct
    {
        public CfnParameter(Constructs.Construct scope, string id, Amazon.CDK.ICfnParameterProps? props = null) => throw null!;
        protected CfnParameter() => throw null!;
        public double ValueAsNumber { get; }
        public string ValueAsString { get; }
    }

    public interface ICfnParameterProps
    {
    }

    public class CfnParameterProps : Amazon.CDK.ICfnParameterProps
    {
        public CfnParameterProps() => throw null!;
        public string? Type { get; set; }
    }

    public interface ICfnResourceProps
    {
    }

    public class NestedStack : Amazon.CDK.Stack
    {
        public NestedStack(Constructs.Construct scope, string id, Amazon.CDK.INestedStackProps? props = null) => throw null!;
        protected NestedStack() => throw null!;
    }

    public interface INestedStackProps
    {
    }

    public interface IStageProps
    {
    }

    public class CfnOutput : Constructs.Construct
    {
        public CfnOutput(Constructs.Construct scope, string id, Amazon.CDK.ICfnOutputProps props) => throw null!;
        protected CfnOutput() => throw null!;
    }

    public interface ICfnOutputProps
    {
    }

    public class CfnOutputProps : Amazon.CDK.ICfnOutputProps
    {
        public CfnOutputProps() => throw null!;
        public string Value { get; set; }
    }

    public interface IPropertyInjector
    {
        string ConstructUniqueId { get; }
    }
}

namespace Amazon.CDK.AWS.Lambda
{
    public interface IFunction : Amazon.CDK.AWS.IAM.IGrantable, Amazon.CDK.Interfaces.Lambda.IFunctionRef, Constructs.IConstruct, Constructs.IDependable
    {
        void AddEventSource(Amazon.CDK.AWS.Lambda.IEventSource source);
        Amazon.CDK.AWS.Lambda.EventSourceMapping AddEventSourceMapping(string id, Amazon.CDK.AWS.Lambda.IEventSourceMappingOptions options);
        Amazon.CDK.AWS.Lambda.FunctionUrl AddFunctionUrl(Amazon.CDK.AWS.Lambda.IFunctionUrlOptions? options = null);
        void ConfigureAsyncInvoke(Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions options);
        string FunctionArn { get; }
        string FunctionName { get; }
    }

    public abstract class FunctionBase : Constructs.Construct, Amazon.CDK.AWS.Lambda.IFunction, Amazon.CDK.AWS.IAM.IGrantable, Amazon.CDK.Interfaces.Lambda.IFunctionRef
    {
        protected FunctionBase() => throw null!;
        public void AddEventSource(Amazon.CDK.AWS.Lambda.IEventSource source) => throw null!;
        public Amazon.CDK.AWS.Lambda.EventSourceMapping AddEventSourceMapping(string id, Amazon.CDK.AWS.Lambda.IEventSourceMappingOptions options) => throw null!;
        public Amazon.CDK.AWS.Lambda.FunctionUrl AddFunctionUrl(Amazon.CDK.AWS.Lambda.IFunctionUrlOptions? options = null) => throw null!;
        public void ConfigureAsyncInvoke(Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions options) => throw null!;
        public string FunctionArn { get; }
        public string FunctionName { get; }
    }

    public class Function : Amazon.CDK.AWS.Lambda.FunctionBase
    {
        public Function(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.IFunctionProps props) => throw null!;
        protected Function() => throw null!;
        public static Amazon.CDK.AWS.Lambda.IFunction FromFunctionArn(Constructs.Construct scope, string id, string functionArn) => throw null!;
        public static Amazon.CDK.AWS.Lambda.IFunction FromFunctionName(Constructs.Construct scope, string id, string functionName) => throw null!;
        public Amazon.CDK.AWS.Lambda.Alias AddAlias(string aliasName, Amazon.CDK.AWS.Lambda.IAliasOptions? options = null) => throw null!;
        public Amazon.CDK.AWS.Lambda.Function AddEnvironment(string key, string value, Amazon.CDK.AWS.Lambda.IEnvironmentOptions? options = null) => throw null!;
        public Amazon.CDK.AWS.Lambda.Version_ CurrentVersion { get; }
        public Amazon.CDK.Duration? Timeout { get; }
    }

    public interface IAliasOptions : Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class AliasOptions : Amazon.CDK.AWS.Lambda.IAliasOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public AliasOptions() => throw null!;
        public double? ProvisionedConcurrentExecutions { get; set; }
    }

    public class Alias : Amazon.CDK.AWS.Lambda.FunctionBase
    {
        public Alias(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.IAliasProps props) => throw null!;
        protected Alias() => throw null!;
    }

    public interface IAliasProps : Amazon.CDK.AWS.Lambda.IAliasOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class AliasProps : Amazon.CDK.AWS.Lambda.IAliasProps, Amazon.CDK.AWS.Lambda.IAliasOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public AliasProps() => throw null!;
        public string AliasName { get; set; }
        public Amazon.CDK.AWS.Lambda.IVersion Version { get; set; }
        public double? ProvisionedConcurrentExecutions { get; set; }
    }

    public interface IVersion : Amazon.CDK.AWS.Lambda.IFunction, Amazon.CDK.AWS.IAM.IGrantable, Amazon.CDK.Interfaces.Lambda.IFunctionRef, Constructs.IConstruct, Constructs.IDependable
    {
    }

    public class Version_ : Amazon.CDK.AWS.Lambda.FunctionBase, Amazon.CDK.AWS.Lambda.IVersion
    {
        protected Version_() => throw null!;
    }

    public interface IEnvironmentOptions
    {
    }

    public interface IFunctionOptions : Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public interface IFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class FunctionOptions : Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public FunctionOptions() => throw null!;
        public bool? AllowAllIpv6Outbound { get; set; }
        public bool? AllowAllOutbound { get; set; }
        public bool? AllowPublicSubnet { get; set; }
        public string? ApplicationLogLevel { get; set; }
        public Amazon.CDK.AWS.Lambda.Architecture? Architecture { get; set; }
        public Amazon.CDK.AWS.Lambda.IVersionOptions? CurrentVersionOptions { get; set; }
        public Amazon.CDK.AWS.SQS.IQueue? DeadLetterQueue { get; set; }
        public bool? DeadLetterQueueEnabled { get; set; }
        public Amazon.CDK.AWS.SNS.ITopic? DeadLetterTopic { get; set; }
        public string? Description { get; set; }
        public System.Collections.Generic.IDictionary<string, string>? Environment { get; set; }
        public Amazon.CDK.Size? EphemeralStorageSize { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSource[]? Events { get; set; }
        public Amazon.CDK.AWS.Lambda.FileSystem? Filesystem { get; set; }
        public string? FunctionName { get; set; }
        public Amazon.CDK.AWS.IAM.PolicyStatement[]? InitialPolicy { get; set; }
        public Amazon.CDK.AWS.Lambda.LambdaInsightsVersion? InsightsVersion { get; set; }
        public bool? Ipv6AllowedForDualStack { get; set; }
        public Amazon.CDK.AWS.Lambda.ILayerVersion[]? Layers { get; set; }
        public string? LogFormat { get; set; }
        public Amazon.CDK.AWS.Logs.RetentionDays? LogRetention { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? LogRetentionRole { get; set; }
        public double? MemorySize { get; set; }
        public bool? Profiling { get; set; }
        public Amazon.CDK.AWS.Lambda.RecursiveLoop? RecursiveLoop { get; set; }
        public double? ReservedConcurrentExecutions { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? Role { get; set; }
        public Amazon.CDK.AWS.EC2.ISecurityGroup[]? SecurityGroups { get; set; }
        public Amazon.CDK.AWS.Lambda.SnapStartConf? SnapStart { get; set; }
        public string? SystemLogLevel { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
        public Amazon.CDK.AWS.Lambda.Tracing? Tracing { get; set; }
        public Amazon.CDK.AWS.EC2.IVpc? Vpc { get; set; }
        public Amazon.CDK.AWS.EC2.ISubnetSelection? VpcSubnets { get; set; }
        public Amazon.CDK.Duration? MaxEventAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnFailure { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnSuccess { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public class FunctionProps : Amazon.CDK.AWS.Lambda.IFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public FunctionProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.Code Code { get; set; }
        public string Handler { get; set; }
        public Amazon.CDK.AWS.Lambda.Runtime Runtime { get; set; }
        public bool? AllowAllIpv6Outbound { get; set; }
        public bool? AllowAllOutbound { get; set; }
        public bool? AllowPublicSubnet { get; set; }
        public string? ApplicationLogLevel { get; set; }
        public Amazon.CDK.AWS.Lambda.Architecture? Architecture { get; set; }
        public Amazon.CDK.AWS.Lambda.IVersionOptions? CurrentVersionOptions { get; set; }
        public Amazon.CDK.AWS.SQS.IQueue? DeadLetterQueue { get; set; }
        public bool? DeadLetterQueueEnabled { get; set; }
        public Amazon.CDK.AWS.SNS.ITopic? DeadLetterTopic { get; set; }
        public string? Description { get; set; }
        public System.Collections.Generic.IDictionary<string, string>? Environment { get; set; }
        public Amazon.CDK.Size? EphemeralStorageSize { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSource[]? Events { get; set; }
        public Amazon.CDK.AWS.Lambda.FileSystem? Filesystem { get; set; }
        public string? FunctionName { get; set; }
        public Amazon.CDK.AWS.IAM.PolicyStatement[]? InitialPolicy { get; set; }
        public Amazon.CDK.AWS.Lambda.LambdaInsightsVersion? InsightsVersion { get; set; }
        public bool? Ipv6AllowedForDualStack { get; set; }
        public Amazon.CDK.AWS.Lambda.ILayerVersion[]? Layers { get; set; }
        public string? LogFormat { get; set; }
        public Amazon.CDK.AWS.Logs.RetentionDays? LogRetention { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? LogRetentionRole { get; set; }
        public double? MemorySize { get; set; }
        public bool? Profiling { get; set; }
        public Amazon.CDK.AWS.Lambda.RecursiveLoop? RecursiveLoop { get; set; }
        public double? ReservedConcurrentExecutions { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? Role { get; set; }
        public Amazon.CDK.AWS.EC2.ISecurityGroup[]? SecurityGroups { get; set; }
        public Amazon.CDK.AWS.Lambda.SnapStartConf? SnapStart { get; set; }
        public string? SystemLogLevel { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
        public Amazon.CDK.AWS.Lambda.Tracing? Tracing { get; set; }
        public Amazon.CDK.AWS.EC2.IVpc? Vpc { get; set; }
        public Amazon.CDK.AWS.EC2.ISubnetSelection? VpcSubnets { get; set; }
        public Amazon.CDK.Duration? MaxEventAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnFailure { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnSuccess { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public interface IDockerImageFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class DockerImageFunctionProps : Amazon.CDK.AWS.Lambda.IDockerImageFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public DockerImageFunctionProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.DockerImageCode Code { get; set; }
        public bool? AllowAllIpv6Outbound { get; set; }
        public bool? AllowAllOutbound { get; set; }
        public bool? AllowPublicSubnet { get; set; }
        public string? ApplicationLogLevel { get; set; }
        public Amazon.CDK.AWS.Lambda.Architecture? Architecture { get; set; }
        public Amazon.CDK.AWS.Lambda.IVersionOptions? CurrentVersionOptions { get; set; }
        public Amazon.CDK.AWS.SQS.IQueue? DeadLetterQueue { get; set; }
        public bool? DeadLetterQueueEnabled { get; set; }
        public Amazon.CDK.AWS.SNS.ITopic? DeadLetterTopic { get; set; }
        public string? Description { get; set; }
        public System.Collections.Generic.IDictionary<string, string>? Environment { get; set; }
        public Amazon.CDK.Size? EphemeralStorageSize { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSource[]? Events { get; set; }
        public Amazon.CDK.AWS.Lambda.FileSystem? Filesystem { get; set; }
        public string? FunctionName { get; set; }
        public Amazon.CDK.AWS.IAM.PolicyStatement[]? InitialPolicy { get; set; }
        public Amazon.CDK.AWS.Lambda.LambdaInsightsVersion? InsightsVersion { get; set; }
        public bool? Ipv6AllowedForDualStack { get; set; }
        public Amazon.CDK.AWS.Lambda.ILayerVersion[]? Layers { get; set; }
        public string? LogFormat { get; set; }
        public Amazon.CDK.AWS.Logs.RetentionDays? LogRetention { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? LogRetentionRole { get; set; }
        public double? MemorySize { get; set; }
        public bool? Profiling { get; set; }
        public Amazon.CDK.AWS.Lambda.RecursiveLoop? RecursiveLoop { get; set; }
        public double? ReservedConcurrentExecutions { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? Role { get; set; }
        public Amazon.CDK.AWS.EC2.ISecurityGroup[]? SecurityGroups { get; set; }
        public Amazon.CDK.AWS.Lambda.SnapStartConf? SnapStart { get; set; }
        public string? SystemLogLevel { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
        public Amazon.CDK.AWS.Lambda.Tracing? Tracing { get; set; }
        public Amazon.CDK.AWS.EC2.IVpc? Vpc { get; set; }
        public Amazon.CDK.AWS.EC2.ISubnetSelection? VpcSubnets { get; set; }
        public Amazon.CDK.Duration? MaxEventAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnFailure { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnSuccess { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public class DockerImageFunction : Amazon.CDK.AWS.Lambda.Function
    {
        public DockerImageFunction(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.IDockerImageFunctionProps props) => throw null!;
        protected DockerImageFunction() => throw null!;
    }

    public interface IAssetImageCodeProps
    {
    }

    public class AssetImageCodeProps : Amazon.CDK.AWS.Lambda.IAssetImageCodeProps
    {
        public AssetImageCodeProps() => throw null!;
        public string[]? Cmd { get; set; }
    }

    public abstract class DockerImageCode : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected DockerImageCode() => throw null!;
        public static Amazon.CDK.AWS.Lambda.DockerImageCode FromImageAsset(string directory, Amazon.CDK.AWS.Lambda.IAssetImageCodeProps? props = null) => throw null!;
    }

    public interface ISingletonFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class SingletonFunctionProps : Amazon.CDK.AWS.Lambda.ISingletonFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public SingletonFunctionProps() => throw null!;
        public string Uuid { get; set; }
        public string? LambdaPurpose { get; set; }
        public Amazon.CDK.AWS.Lambda.Code Code { get; set; }
        public string Handler { get; set; }
        public Amazon.CDK.AWS.Lambda.Runtime Runtime { get; set; }
        public bool? AllowAllIpv6Outbound { get; set; }
        public bool? AllowAllOutbound { get; set; }
        public bool? AllowPublicSubnet { get; set; }
        public string? ApplicationLogLevel { get; set; }
        public Amazon.CDK.AWS.Lambda.Architecture? Architecture { get; set; }
        public Amazon.CDK.AWS.Lambda.IVersionOptions? CurrentVersionOptions { get; set; }
        public Amazon.CDK.AWS.SQS.IQueue? DeadLetterQueue { get; set; }
        public bool? DeadLetterQueueEnabled { get; set; }
        public Amazon.CDK.AWS.SNS.ITopic? DeadLetterTopic { get; set; }
        public string? Description { get; set; }
        public System.Collections.Generic.IDictionary<string, string>? Environment { get; set; }
        public Amazon.CDK.Size? EphemeralStorageSize { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSource[]? Events { get; set; }
        public Amazon.CDK.AWS.Lambda.FileSystem? Filesystem { get; set; }
        public string? FunctionName { get; set; }
        public Amazon.CDK.AWS.IAM.PolicyStatement[]? InitialPolicy { get; set; }
        public Amazon.CDK.AWS.Lambda.LambdaInsightsVersion? InsightsVersion { get; set; }
        public bool? Ipv6AllowedForDualStack { get; set; }
        public Amazon.CDK.AWS.Lambda.ILayerVersion[]? Layers { get; set; }
        public string? LogFormat { get; set; }
        public Amazon.CDK.AWS.Logs.RetentionDays? LogRetention { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? LogRetentionRole { get; set; }
        public double? MemorySize { get; set; }
        public bool? Profiling { get; set; }
        public Amazon.CDK.AWS.Lambda.RecursiveLoop? RecursiveLoop { get; set; }
        public double? ReservedConcurrentExecutions { get; set; }
        public Amazon.CDK.AWS.IAM.IRole? Role { get; set; }
        public Amazon.CDK.AWS.EC2.ISecurityGroup[]? SecurityGroups { get; set; }
        public Amazon.CDK.AWS.Lambda.SnapStartConf? SnapStart { get; set; }
        public string? SystemLogLevel { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
        public Amazon.CDK.AWS.Lambda.Tracing? Tracing { get; set; }
        public Amazon.CDK.AWS.EC2.IVpc? Vpc { get; set; }
        public Amazon.CDK.AWS.EC2.ISubnetSelection? VpcSubnets { get; set; }
        public Amazon.CDK.Duration? MaxEventAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnFailure { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnSuccess { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public class SingletonFunction : Amazon.CDK.AWS.Lambda.FunctionBase
    {
        public SingletonFunction(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.ISingletonFunctionProps props) => throw null!;
        protected SingletonFunction() => throw null!;
        public Amazon.CDK.AWS.Lambda.Function AddEnvironment(string key, string value, Amazon.CDK.AWS.Lambda.IEnvironmentOptions? options = null) => throw null!;
    }

    public interface ICfnFunctionProps
    {
    }

    public class CfnFunctionProps : Amazon.CDK.AWS.Lambda.ICfnFunctionProps
    {
        public CfnFunctionProps() => throw null!;
        public object Code { get; set; }
        public object Role { get; set; }
        public string[]? Architectures { get; set; }
        public object? CapacityProviderConfig { get; set; }
        public object? CodeSigningConfigArn { get; set; }
        public object? DeadLetterConfig { get; set; }
        public string? Description { get; set; }
        public object? DurableConfig { get; set; }
        public object? Environment { get; set; }
        public object? EphemeralStorage { get; set; }
        public object? FileSystemConfigs { get; set; }
        public string? FunctionName { get; set; }
        public object? FunctionScalingConfig { get; set; }
        public string? Handler { get; set; }
        public object? ImageConfig { get; set; }
        public object? KmsKeyArn { get; set; }
        public object[]? Layers { get; set; }
        public object? LoggingConfig { get; set; }
        public double? MemorySize { get; set; }
        public string? PackageType { get; set; }
        public object? PublishToLatestPublished { get; set; }
        public string? RecursiveLoop { get; set; }
        public double? ReservedConcurrentExecutions { get; set; }
        public string? Runtime { get; set; }
        public object? RuntimeManagementConfig { get; set; }
        public object? SnapStart { get; set; }
        public object? TenancyConfig { get; set; }
        public double? Timeout { get; set; }
        public object? TracingConfig { get; set; }
        public object? VpcConfig { get; set; }
    }

    public class CfnFunction : Amazon.CDK.CfnResource, Amazon.CDK.Interfaces.Lambda.IFunctionRef
    {
        public CfnFunction(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.ICfnFunctionProps props) => throw null!;
        protected CfnFunction() => throw null!;
        public string AttrArn { get; }
        public string? Handler { get; set; }
        public double? MemorySize { get; set; }
        public string? Runtime { get; set; }
        public object? SnapStart { get; set; }
        public double? Timeout { get; set; }

        public class CodeProperty
        {
            public CodeProperty() => throw null!;
            public string? ImageUri { get; set; }
            public string? S3Bucket { get; set; }
            public string? S3Key { get; set; }
            public string? S3ObjectStorageMode { get; set; }
            public string? S3ObjectVersion { get; set; }
            public string? SourceKmsKeyArn { get; set; }
            public string? ZipFile { get; set; }
        }

        public class EnvironmentProperty
        {
            public EnvironmentProperty() => throw null!;
            public object? Variables { get; set; }
        }

        public class TracingConfigProperty
        {
            public TracingConfigProperty() => throw null!;
            public string? Mode { get; set; }
        }

        public class EphemeralStorageProperty
        {
            public EphemeralStorageProperty() => throw null!;
            public double Size { get; set; }
        }

        public class SnapStartProperty
        {
            public SnapStartProperty() => throw null!;
            public string ApplyOn { get; set; }
        }

        public class VpcConfigProperty
        {
            public VpcConfigProperty() => throw null!;
            public object? Ipv6AllowedForDualStack { get; set; }
            public string[]? SecurityGroupIds { get; set; }
            public string[]? SubnetIds { get; set; }
        }

        public class DeadLetterConfigProperty
        {
            public DeadLetterConfigProperty() => throw null!;
            public string? TargetArn { get; set; }
        }
    }

    public enum RuntimeFamily
    {
        NODEJS = 0,
        JAVA = 1,
        PYTHON = 2,
        DOTNET_CORE = 3,
        GO = 4,
        RUBY = 5,
        OTHER = 6,
    }

    public interface ILambdaRuntimeProps
    {
    }

    public class Runtime : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        public Runtime(string name, Amazon.CDK.AWS.Lambda.RuntimeFamily? family = null, Amazon.CDK.AWS.Lambda.ILambdaRuntimeProps? props = null) => throw null!;
        protected Runtime() => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime DOTNET_10 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime DOTNET_6 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime DOTNET_8 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime DOTNET_9 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime DOTNET_CORE_2_1 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime DOTNET_CORE_3_1 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime FROM_IMAGE => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime JAVA_21 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime NODEJS_20_X => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime NODEJS_LATEST => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime PROVIDED => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime PROVIDED_AL2 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime PROVIDED_AL2023 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Runtime PYTHON_3_13 => throw null!;
    }

    public class Architecture : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Architecture() => throw null!;
        public static Amazon.CDK.AWS.Lambda.Architecture ARM_64 => throw null!;
        public static Amazon.CDK.AWS.Lambda.Architecture X86_64 => throw null!;
    }

    public enum Tracing
    {
        ACTIVE = 0,
        PASS_THROUGH = 1,
        DISABLED = 2,
    }

    public enum RecursiveLoop
    {
        ALLOW = 0,
        TERMINATE = 1,
    }

    public abstract class SnapStartConf : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected SnapStartConf() => throw null!;
        public static Amazon.CDK.AWS.Lambda.SnapStartConf ON_PUBLISHED_VERSIONS => throw null!;
    }

    public class FileSystem : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected FileSystem() => throw null!;
        public static Amazon.CDK.AWS.Lambda.FileSystem FromEfsAccessPoint(Amazon.CDK.AWS.EFS.IAccessPoint ap, string mountPath) => throw null!;
    }

    public abstract class Code : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Code() => throw null!;
        public static Amazon.CDK.AWS.Lambda.AssetCode FromAsset(string path, Amazon.CDK.AWS.S3.Assets.IAssetOptions? options = null) => throw null!;
        public static Amazon.CDK.AWS.Lambda.InlineCode FromInline(string code) => throw null!;
    }

    public class AssetCode : Amazon.CDK.AWS.Lambda.Code
    {
        public AssetCode(string path, Amazon.CDK.AWS.S3.Assets.IAssetOptions? options = null) => throw null!;
        protected AssetCode() => throw null!;
    }

    public class InlineCode : Amazon.CDK.AWS.Lambda.Code
    {
        public InlineCode(string code) => throw null!;
        protected InlineCode() => throw null!;
    }

    public interface ILayerVersion : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public class LayerVersion : Constructs.Construct, Amazon.CDK.AWS.Lambda.ILayerVersion
    {
        protected LayerVersion() => throw null!;
        public static Amazon.CDK.AWS.Lambda.ILayerVersion FromLayerVersionArn(Constructs.Construct scope, string id, string layerVersionArn) => throw null!;
    }

    public interface IVersionOptions : Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class VersionOptions : Amazon.CDK.AWS.Lambda.IVersionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public VersionOptions() => throw null!;
        public double? ProvisionedConcurrentExecutions { get; set; }
    }

    public interface IEventInvokeConfigOptions
    {
    }

    public class EventInvokeConfigOptions : Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public EventInvokeConfigOptions() => throw null!;
        public Amazon.CDK.Duration? MaxEventAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnFailure { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnSuccess { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public interface IDestination
    {
    }

    public interface IFunctionUrl : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public class FunctionUrl : Constructs.Construct, Amazon.CDK.AWS.Lambda.IFunctionUrl
    {
        public FunctionUrl(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.IFunctionUrlProps props) => throw null!;
        protected FunctionUrl() => throw null!;
    }

    public interface IFunctionUrlOptions
    {
    }

    public class FunctionUrlOptions : Amazon.CDK.AWS.Lambda.IFunctionUrlOptions
    {
        public FunctionUrlOptions() => throw null!;
    }

    public interface IFunctionUrlProps : Amazon.CDK.AWS.Lambda.IFunctionUrlOptions
    {
    }

    public class FunctionUrlProps : Amazon.CDK.AWS.Lambda.IFunctionUrlProps, Amazon.CDK.AWS.Lambda.IFunctionUrlOptions
    {
        public FunctionUrlProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction Function { get; set; }
    }

    public interface IEventSourceMappingOptions
    {
    }

    public class EventSourceMappingOptions : Amazon.CDK.AWS.Lambda.IEventSourceMappingOptions
    {
        public EventSourceMappingOptions() => throw null!;
        public double? BatchSize { get; set; }
        public bool? BisectBatchOnError { get; set; }
        public bool? Enabled { get; set; }
        public string? EventSourceArn { get; set; }
        public Amazon.CDK.AWS.KMS.IKey? FilterEncryption { get; set; }
        public System.Collections.Generic.IDictionary<string, object>[]? Filters { get; set; }
        public string[]? KafkaBootstrapServers { get; set; }
        public string? KafkaConsumerGroupId { get; set; }
        public string? KafkaTopic { get; set; }
        public Amazon.CDK.Duration? MaxBatchingWindow { get; set; }
        public double? MaxConcurrency { get; set; }
        public Amazon.CDK.Duration? MaxRecordAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSourceDlq? OnFailure { get; set; }
        public double? ParallelizationFactor { get; set; }
        public bool? ReportBatchItemFailures { get; set; }
        public double? RetryAttempts { get; set; }
        public Amazon.CDK.AWS.Lambda.StartingPosition? StartingPosition { get; set; }
        public double? StartingPositionTimestamp { get; set; }
        public bool? SupportS3OnFailureDestination { get; set; }
        public Amazon.CDK.Duration? TumblingWindow { get; set; }
    }

    public interface IEventSourceMappingProps : Amazon.CDK.AWS.Lambda.IEventSourceMappingOptions
    {
    }

    public class EventSourceMappingProps : Amazon.CDK.AWS.Lambda.IEventSourceMappingProps, Amazon.CDK.AWS.Lambda.IEventSourceMappingOptions
    {
        public EventSourceMappingProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction Target { get; set; }
        public double? BatchSize { get; set; }
        public bool? BisectBatchOnError { get; set; }
        public bool? Enabled { get; set; }
        public string? EventSourceArn { get; set; }
        public Amazon.CDK.AWS.KMS.IKey? FilterEncryption { get; set; }
        public System.Collections.Generic.IDictionary<string, object>[]? Filters { get; set; }
        public string[]? KafkaBootstrapServers { get; set; }
        public string? KafkaConsumerGroupId { get; set; }
        public string? KafkaTopic { get; set; }
        public Amazon.CDK.Duration? MaxBatchingWindow { get; set; }
        public double? MaxConcurrency { get; set; }
        public Amazon.CDK.Duration? MaxRecordAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSourceDlq? OnFailure { get; set; }
        public double? ParallelizationFactor { get; set; }
        public bool? ReportBatchItemFailures { get; set; }
        public double? RetryAttempts { get; set; }
        public Amazon.CDK.AWS.Lambda.StartingPosition? StartingPosition { get; set; }
        public double? StartingPositionTimestamp { get; set; }
        public bool? SupportS3OnFailureDestination { get; set; }
        public Amazon.CDK.Duration? TumblingWindow { get; set; }
    }

    public class EventSourceMapping : Constructs.Construct
    {
        public EventSourceMapping(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.IEventSourceMappingProps props) => throw null!;
        protected EventSourceMapping() => throw null!;
    }

    public interface IEventSource
    {
    }

    public interface IEventSourceDlq
    {
    }

    public enum StartingPosition
    {
        TRIM_HORIZON = 0,
        LATEST = 1,
        AT_TIMESTAMP = 2,
    }

    public class CapacityProvider : Constructs.Construct
    {
        protected CapacityProvider() => throw null!;
        public void AddFunction(Amazon.CDK.AWS.Lambda.IFunction func, Amazon.CDK.AWS.Lambda.ICapacityProviderFunctionOptions? options = null) => throw null!;
    }

    public interface ICapacityProviderFunctionOptions
    {
    }

    public interface IEventInvokeConfigProps : Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class EventInvokeConfigProps : Amazon.CDK.AWS.Lambda.IEventInvokeConfigProps, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public EventInvokeConfigProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction Function { get; set; }
        public Amazon.CDK.AWS.Lambda.IDestination? OnFailure { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public class EventInvokeConfig : Constructs.Construct
    {
        public EventInvokeConfig(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.IEventInvokeConfigProps props) => throw null!;
        protected EventInvokeConfig() => throw null!;
    }

    public interface ICfnEventInvokeConfigProps
    {
    }

    public class CfnEventInvokeConfigProps : Amazon.CDK.AWS.Lambda.ICfnEventInvokeConfigProps
    {
        public CfnEventInvokeConfigProps() => throw null!;
        public object FunctionName { get; set; }
        public string Qualifier { get; set; }
        public object? DestinationConfig { get; set; }
    }

    public class CfnEventInvokeConfig : Amazon.CDK.CfnResource
    {
        public CfnEventInvokeConfig(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.ICfnEventInvokeConfigProps props) => throw null!;
        protected CfnEventInvokeConfig() => throw null!;
    }

    public abstract class LambdaInsightsVersion : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected LambdaInsightsVersion() => throw null!;
    }
}

namespace Amazon.CDK.AWS.S3.Assets
{
    public interface IAssetOptions
    {
    }
}

namespace Amazon.CDK.AWS.Lambda.Destinations
{
    public class SqsDestination : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IDestination
    {
        public SqsDestination(Amazon.CDK.AWS.SQS.IQueue queue) => throw null!;
        protected SqsDestination() => throw null!;
    }
}

namespace Amazon.CDK.AWS.Lambda.EventSources
{
    public interface ISqsEventSourceProps
    {
    }

    public class SqsEventSourceProps : Amazon.CDK.AWS.Lambda.EventSources.ISqsEventSourceProps
    {
        public SqsEventSourceProps() => throw null!;
        public double? BatchSize { get; set; }
        public bool? Enabled { get; set; }
        public Amazon.CDK.AWS.KMS.IKey? FilterEncryption { get; set; }
        public System.Collections.Generic.IDictionary<string, object>[]? Filters { get; set; }
        public Amazon.CDK.Duration? MaxBatchingWindow { get; set; }
        public double? MaxConcurrency { get; set; }
        public bool? ReportBatchItemFailures { get; set; }
    }

    public class SqsEventSource : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSource
    {
        public SqsEventSource(Amazon.CDK.AWS.SQS.IQueue queue, Amazon.CDK.AWS.Lambda.EventSources.ISqsEventSourceProps? props = null) => throw null!;
        protected SqsEventSource() => throw null!;
    }

    public interface IKinesisEventSourceProps
    {
    }

    public class KinesisEventSourceProps : Amazon.CDK.AWS.Lambda.EventSources.IKinesisEventSourceProps
    {
        public KinesisEventSourceProps() => throw null!;
        public double? StartingPositionTimestamp { get; set; }
        public bool? BisectBatchOnError { get; set; }
        public Amazon.CDK.AWS.KMS.IKey? FilterEncryption { get; set; }
        public System.Collections.Generic.IDictionary<string, object>[]? Filters { get; set; }
        public Amazon.CDK.Duration? MaxRecordAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSourceDlq? OnFailure { get; set; }
        public double? ParallelizationFactor { get; set; }
        public bool? ReportBatchItemFailures { get; set; }
        public double? RetryAttempts { get; set; }
        public Amazon.CDK.Duration? TumblingWindow { get; set; }
        public Amazon.CDK.AWS.Lambda.StartingPosition StartingPosition { get; set; }
        public double? BatchSize { get; set; }
        public bool? Enabled { get; set; }
        public Amazon.CDK.Duration? MaxBatchingWindow { get; set; }
    }

    public abstract class StreamEventSource : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSource
    {
        protected StreamEventSource() => throw null!;
    }

    public class KinesisEventSource : Amazon.CDK.AWS.Lambda.EventSources.StreamEventSource
    {
        public KinesisEventSource(Amazon.CDK.AWS.Kinesis.IStream stream, Amazon.CDK.AWS.Lambda.EventSources.IKinesisEventSourceProps props) => throw null!;
        protected KinesisEventSource() => throw null!;
    }

    public interface IDynamoEventSourceProps
    {
    }

    public class DynamoEventSourceProps : Amazon.CDK.AWS.Lambda.EventSources.IDynamoEventSourceProps
    {
        public DynamoEventSourceProps() => throw null!;
        public bool? BisectBatchOnError { get; set; }
        public Amazon.CDK.AWS.KMS.IKey? FilterEncryption { get; set; }
        public System.Collections.Generic.IDictionary<string, object>[]? Filters { get; set; }
        public Amazon.CDK.Duration? MaxRecordAge { get; set; }
        public Amazon.CDK.AWS.Lambda.IEventSourceDlq? OnFailure { get; set; }
        public double? ParallelizationFactor { get; set; }
        public bool? ReportBatchItemFailures { get; set; }
        public double? RetryAttempts { get; set; }
        public Amazon.CDK.Duration? TumblingWindow { get; set; }
        public Amazon.CDK.AWS.Lambda.StartingPosition StartingPosition { get; set; }
        public double? BatchSize { get; set; }
        public bool? Enabled { get; set; }
        public Amazon.CDK.Duration? MaxBatchingWindow { get; set; }
    }

    public class DynamoEventSource : Amazon.CDK.AWS.Lambda.EventSources.StreamEventSource
    {
        public DynamoEventSource(Amazon.CDK.AWS.DynamoDB.ITable table, Amazon.CDK.AWS.Lambda.EventSources.IDynamoEventSourceProps props) => throw null!;
        protected DynamoEventSource() => throw null!;
    }

    public interface ISnsEventSourceProps : Amazon.CDK.AWS.SNS.Subscriptions.ILambdaSubscriptionProps
    {
    }

    public class SnsEventSource : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSource
    {
        public SnsEventSource(Amazon.CDK.AWS.SNS.ITopic topic, Amazon.CDK.AWS.Lambda.EventSources.ISnsEventSourceProps? props = null) => throw null!;
        protected SnsEventSource() => throw null!;
    }

    public class SqsDlq : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSourceDlq
    {
        public SqsDlq(Amazon.CDK.AWS.SQS.IQueue queue) => throw null!;
        protected SqsDlq() => throw null!;
    }

    public interface IS3EventSourceProps
    {
    }

    public class S3EventSourceProps : Amazon.CDK.AWS.Lambda.EventSources.IS3EventSourceProps
    {
        public S3EventSourceProps() => throw null!;
        public Amazon.CDK.AWS.S3.EventType[] Events { get; set; }
        public Amazon.CDK.AWS.S3.INotificationKeyFilter[]? Filters { get; set; }
    }

    public class S3EventSource : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSource
    {
        public S3EventSource(Amazon.CDK.AWS.S3.Bucket bucket, Amazon.CDK.AWS.Lambda.EventSources.IS3EventSourceProps props) => throw null!;
        protected S3EventSource() => throw null!;
    }

    public class S3EventSourceV2 : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSource
    {
        public S3EventSourceV2(Amazon.CDK.AWS.S3.IBucket bucket, Amazon.CDK.AWS.Lambda.EventSources.IS3EventSourceProps props) => throw null!;
        protected S3EventSourceV2() => throw null!;
    }

    public class ApiEventSource : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Lambda.IEventSource
    {
        public ApiEventSource(string method, string path, Amazon.CDK.AWS.APIGateway.IMethodOptions? options = null) => throw null!;
        protected ApiEventSource() => throw null!;
    }
}

namespace Amazon.CDK.AWS.S3
{
    public enum EventType
    {
        OBJECT_CREATED = 0,
        OBJECT_CREATED_PUT = 1,
        OBJECT_CREATED_POST = 2,
        OBJECT_CREATED_COPY = 3,
        OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD = 4,
        OBJECT_REMOVED = 5,
        OBJECT_REMOVED_DELETE = 6,
        OBJECT_REMOVED_DELETE_MARKER_CREATED = 7,
        OBJECT_RESTORE_POST = 8,
        OBJECT_RESTORE_COMPLETED = 9,
        OBJECT_RESTORE_DELETE = 10,
        REDUCED_REDUNDANCY_LOST_OBJECT = 11,
        REPLICATION_OPERATION_FAILED_REPLICATION = 12,
        REPLICATION_OPERATION_MISSED_THRESHOLD = 13,
        REPLICATION_OPERATION_REPLICATED_AFTER_THRESHOLD = 14,
        REPLICATION_OPERATION_NOT_TRACKED = 15,
        LIFECYCLE_EXPIRATION = 16,
        LIFECYCLE_EXPIRATION_DELETE = 17,
        LIFECYCLE_EXPIRATION_DELETE_MARKER_CREATED = 18,
        LIFECYCLE_TRANSITION = 19,
        INTELLIGENT_TIERING = 20,
        OBJECT_TAGGING = 21,
        OBJECT_TAGGING_PUT = 22,
        OBJECT_TAGGING_DELETE = 23,
        OBJECT_ACL_PUT = 24,
        OBJECT_RESTORE = 25,
        REPLICATION = 26,
    }

    public interface INotificationKeyFilter
    {
    }

    public class NotificationKeyFilter : Amazon.CDK.AWS.S3.INotificationKeyFilter
    {
        public NotificationKeyFilter() => throw null!;
        public string? Prefix { get; set; }
        public string? Suffix { get; set; }
    }

    public interface IBucket : Amazon.CDK.Interfaces.S3.IBucketRef, Constructs.IConstruct, Constructs.IDependable
    {
    }

    public interface IBucketProps
    {
    }

    public abstract class BucketBase : Constructs.Construct, Amazon.CDK.AWS.S3.IBucket, Amazon.CDK.Interfaces.S3.IBucketRef
    {
        protected BucketBase() => throw null!;
        public void AddEventNotification(Amazon.CDK.AWS.S3.EventType @event, Amazon.CDK.AWS.S3.IBucketNotificationDestination dest, params Amazon.CDK.AWS.S3.INotificationKeyFilter[] filters) => throw null!;
    }

    public class Bucket : Amazon.CDK.AWS.S3.BucketBase
    {
        public Bucket(Constructs.Construct scope, string id, Amazon.CDK.AWS.S3.IBucketProps? props = null) => throw null!;
        protected Bucket() => throw null!;
        public string BucketName { get; }
    }

    public interface IBucketNotificationDestination
    {
    }

    public interface ICfnBucketProps
    {
    }

    public class CfnBucket : Amazon.CDK.CfnResource, Amazon.CDK.Interfaces.S3.IBucketRef
    {
        public CfnBucket(Constructs.Construct scope, string id, Amazon.CDK.AWS.S3.ICfnBucketProps? props = null) => throw null!;
        protected CfnBucket() => throw null!;
        public string? BucketName { get; set; }
    }
}

namespace Amazon.CDK.AWS.S3.Notifications
{
    public class LambdaDestination : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.S3.IBucketNotificationDestination
    {
        public LambdaDestination(Amazon.CDK.AWS.Lambda.IFunction fn) => throw null!;
        protected LambdaDestination() => throw null!;
    }
}

namespace Amazon.CDK.AWS.SNS
{
    public interface ITopic : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public abstract class TopicBase : Constructs.Construct, Amazon.CDK.AWS.SNS.ITopic
    {
        protected TopicBase() => throw null!;
        public Amazon.CDK.AWS.SNS.Subscription AddSubscription(Amazon.CDK.AWS.SNS.ITopicSubscription topicSubscription) => throw null!;
    }

    public interface ITopicProps
    {
    }

    public class Topic : Amazon.CDK.AWS.SNS.TopicBase
    {
        public Topic(Constructs.Construct scope, string id, Amazon.CDK.AWS.SNS.ITopicProps? props = null) => throw null!;
        protected Topic() => throw null!;
        public string TopicArn { get; }
    }

    public interface ITopicSubscription
    {
    }

    public class Subscription : Constructs.Construct
    {
        protected Subscription() => throw null!;
    }
}

namespace Amazon.CDK.AWS.SNS.Subscriptions
{
    public interface ILambdaSubscriptionProps
    {
    }

    public class LambdaSubscription : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.SNS.ITopicSubscription
    {
        public LambdaSubscription(Amazon.CDK.AWS.Lambda.IFunction fn, Amazon.CDK.AWS.SNS.Subscriptions.ILambdaSubscriptionProps? props = null) => throw null!;
        protected LambdaSubscription() => throw null!;
    }
}

namespace Amazon.CDK.AWS.SQS
{
    public interface IQueue : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public abstract class QueueBase : Constructs.Construct, Amazon.CDK.AWS.SQS.IQueue
    {
        protected QueueBase() => throw null!;
        public Amazon.CDK.AWS.IAM.Grant GrantSendMessages(Amazon.CDK.AWS.IAM.IGrantable grantee) => throw null!;
        public string QueueArn { get; }
        public string QueueName { get; }
        public string QueueUrl { get; }
    }

    public interface IDeadLetterQueue
    {
    }

    public class DeadLetterQueue : Amazon.CDK.AWS.SQS.IDeadLetterQueue
    {
        public DeadLetterQueue() => throw null!;
        public double MaxReceiveCount { get; set; }
        public Amazon.CDK.AWS.SQS.IQueue Queue { get; set; }
    }

    public interface IQueueProps
    {
    }

    public class QueueProps : Amazon.CDK.AWS.SQS.IQueueProps
    {
        public QueueProps() => throw null!;
        public bool? ContentBasedDeduplication { get; set; }
        public Amazon.CDK.Duration? DataKeyReuse { get; set; }
        public Amazon.CDK.AWS.SQS.IDeadLetterQueue? DeadLetterQueue { get; set; }
        public Amazon.CDK.Duration? DeliveryDelay { get; set; }
        public Amazon.CDK.AWS.KMS.IKey? EncryptionMasterKey { get; set; }
        public bool? EnforceSSL { get; set; }
        public bool? Fifo { get; set; }
        public double? MaxMessageSizeBytes { get; set; }
        public string? QueueName { get; set; }
        public Amazon.CDK.Duration? ReceiveMessageWaitTime { get; set; }
        public Amazon.CDK.Duration? RetentionPeriod { get; set; }
        public Amazon.CDK.Duration? VisibilityTimeout { get; set; }
    }

    public class Queue : Amazon.CDK.AWS.SQS.QueueBase
    {
        public Queue(Constructs.Construct scope, string id, Amazon.CDK.AWS.SQS.IQueueProps? props = null) => throw null!;
        protected Queue() => throw null!;
    }

    public interface ICfnQueueProps
    {
    }

    public class CfnQueue : Amazon.CDK.CfnResource
    {
        public CfnQueue(Constructs.Construct scope, string id, Amazon.CDK.AWS.SQS.ICfnQueueProps? props = null) => throw null!;
        protected CfnQueue() => throw null!;
        public object RedrivePolicy { get; set; }
        public double? VisibilityTimeout { get; set; }
    }
}

namespace Amazon.CDK.AWS.Kinesis
{
    public interface IStream : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public interface IStreamProps
    {
    }

    public class Stream : Constructs.Construct, Amazon.CDK.AWS.Kinesis.IStream
    {
        public Stream(Constructs.Construct scope, string id, Amazon.CDK.AWS.Kinesis.IStreamProps? props = null) => throw null!;
        protected Stream() => throw null!;
    }
}

namespace Amazon.CDK.AWS.DynamoDB
{
    public interface ITable : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public interface ITableProps
    {
    }

    public class TableProps : Amazon.CDK.AWS.DynamoDB.ITableProps
    {
        public TableProps() => throw null!;
    }

    public abstract class TableBase : Constructs.Construct, Amazon.CDK.AWS.DynamoDB.ITable
    {
        protected TableBase() => throw null!;
    }

    public class Table : Amazon.CDK.AWS.DynamoDB.TableBase
    {
        public Table(Constructs.Construct scope, string id, Amazon.CDK.AWS.DynamoDB.ITableProps props) => throw null!;
        protected Table() => throw null!;
        public string TableName { get; }
    }
}

namespace Amazon.CDK.AWS.EC2
{
    public interface IVpc : Constructs.IConstruct, Constructs.IDependable
    {
    }

    public interface IVpcProps
    {
    }

    public class Vpc : Constructs.Construct, Amazon.CDK.AWS.EC2.IVpc
    {
        public Vpc(Constructs.Construct scope, string id, Amazon.CDK.AWS.EC2.IVpcProps? props = null) => throw null!;
        protected Vpc() => throw null!;
    }

    public interface ISubnetSelection
    {
    }

    public interface ISecurityGroup : Constructs.IConstruct, Constructs.IDependable
    {
    }
}

namespace Amazon.CDK.AWS.EFS
{
    public interface IAccessPoint : Constructs.IConstruct, Constructs.IDependable
    {
    }
}

namespace Amazon.CDK.AWS.Apigatewayv2
{
    public abstract class HttpRouteIntegration : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected HttpRouteIntegration() => throw null!;
    }

    public abstract class WebSocketRouteIntegration : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected WebSocketRouteIntegration() => throw null!;
    }

    public class PayloadFormatVersion : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected PayloadFormatVersion() => throw null!;
        public static Amazon.CDK.AWS.Apigatewayv2.PayloadFormatVersion VERSION_1_0 => throw null!;
        public static Amazon.CDK.AWS.Apigatewayv2.PayloadFormatVersion VERSION_2_0 => throw null!;
    }
}

namespace Amazon.CDK.AwsApigatewayv2Integrations
{
    public interface IHttpLambdaIntegrationProps
    {
    }

    public class HttpLambdaIntegrationProps : Amazon.CDK.AwsApigatewayv2Integrations.IHttpLambdaIntegrationProps
    {
        public HttpLambdaIntegrationProps() => throw null!;
        public Amazon.CDK.AWS.Apigatewayv2.PayloadFormatVersion? PayloadFormatVersion { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
    }

    public class HttpLambdaIntegration : Amazon.CDK.AWS.Apigatewayv2.HttpRouteIntegration
    {
        public HttpLambdaIntegration(string id, Amazon.CDK.AWS.Lambda.IFunction handler, Amazon.CDK.AwsApigatewayv2Integrations.IHttpLambdaIntegrationProps? props = null) => throw null!;
        protected HttpLambdaIntegration() => throw null!;
    }

    public interface IWebSocketLambdaIntegrationProps
    {
    }

    public class WebSocketLambdaIntegration : Amazon.CDK.AWS.Apigatewayv2.WebSocketRouteIntegration
    {
        public WebSocketLambdaIntegration(string id, Amazon.CDK.AWS.Lambda.IFunction handler, Amazon.CDK.AwsApigatewayv2Integrations.IWebSocketLambdaIntegrationProps? props = null) => throw null!;
        protected WebSocketLambdaIntegration() => throw null!;
    }
}

namespace Amazon.CDK.AwsApigatewayv2Authorizers
{
    public interface IHttpLambdaAuthorizerProps
    {
    }

    public class HttpLambdaAuthorizer : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        public HttpLambdaAuthorizer(string id, Amazon.CDK.AWS.Lambda.IFunction handler, Amazon.CDK.AwsApigatewayv2Authorizers.IHttpLambdaAuthorizerProps? props = null) => throw null!;
        protected HttpLambdaAuthorizer() => throw null!;
    }

    public interface IWebSocketLambdaAuthorizerProps
    {
    }

    public class WebSocketLambdaAuthorizer : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        public WebSocketLambdaAuthorizer(string id, Amazon.CDK.AWS.Lambda.IFunction handler, Amazon.CDK.AwsApigatewayv2Authorizers.IWebSocketLambdaAuthorizerProps? props = null) => throw null!;
        protected WebSocketLambdaAuthorizer() => throw null!;
    }
}

namespace Amazon.CDK.AWS.APIGateway
{
    public class Integration : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Integration() => throw null!;
    }

    public class AwsIntegration : Amazon.CDK.AWS.APIGateway.Integration
    {
        protected AwsIntegration() => throw null!;
    }

    public interface ILambdaIntegrationOptions
    {
    }

    public class LambdaIntegration : Amazon.CDK.AWS.APIGateway.AwsIntegration
    {
        public LambdaIntegration(Amazon.CDK.AWS.Lambda.IFunction handler, Amazon.CDK.AWS.APIGateway.ILambdaIntegrationOptions? options = null) => throw null!;
        protected LambdaIntegration() => throw null!;
    }

    public enum EndpointType
    {
        EDGE = 0,
        REGIONAL = 1,
        PRIVATE = 2,
    }

    public interface ILambdaRestApiProps
    {
    }

    public class LambdaIntegrationOptions : Amazon.CDK.AWS.APIGateway.ILambdaIntegrationOptions
    {
        public LambdaIntegrationOptions() => throw null!;
        public bool? Proxy { get; set; }
        public System.Collections.Generic.IDictionary<string, string>? RequestParameters { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
    }

    public class LambdaRestApiProps : Amazon.CDK.AWS.APIGateway.ILambdaRestApiProps
    {
        public LambdaRestApiProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction Handler { get; set; }
        public Amazon.CDK.AWS.APIGateway.ILambdaIntegrationOptions? IntegrationOptions { get; set; }
        public bool? Proxy { get; set; }
        public Amazon.CDK.AWS.APIGateway.EndpointType[]? EndpointTypes { get; set; }
    }

    public class RestApi : Constructs.Construct
    {
        protected RestApi() => throw null!;
    }

    public class LambdaRestApi : Amazon.CDK.AWS.APIGateway.RestApi
    {
        public LambdaRestApi(Constructs.Construct scope, string id, Amazon.CDK.AWS.APIGateway.ILambdaRestApiProps props) => throw null!;
        protected LambdaRestApi() => throw null!;
    }

    public interface ITokenAuthorizerProps
    {
    }

    public class TokenAuthorizerProps : Amazon.CDK.AWS.APIGateway.ITokenAuthorizerProps
    {
        public TokenAuthorizerProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction Handler { get; set; }
    }

    public class TokenAuthorizer : Constructs.Construct
    {
        public TokenAuthorizer(Constructs.Construct scope, string id, Amazon.CDK.AWS.APIGateway.ITokenAuthorizerProps props) => throw null!;
        protected TokenAuthorizer() => throw null!;
    }

    public interface IRequestAuthorizerProps
    {
    }

    public class RequestAuthorizerProps : Amazon.CDK.AWS.APIGateway.IRequestAuthorizerProps
    {
        public RequestAuthorizerProps() => throw null!;
        public string[] IdentitySources { get; set; }
        public Amazon.CDK.AWS.Lambda.IFunction Handler { get; set; }
    }

    public class RequestAuthorizer : Constructs.Construct
    {
        public RequestAuthorizer(Constructs.Construct scope, string id, Amazon.CDK.AWS.APIGateway.IRequestAuthorizerProps props) => throw null!;
        protected RequestAuthorizer() => throw null!;
    }

    public interface IMethodOptions
    {
    }
}

namespace Amazon.CDK.AWS.Events
{
    public interface IRuleTarget
    {
    }

    public abstract class Schedule : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected Schedule() => throw null!;
        public static Amazon.CDK.AWS.Events.Schedule Rate(Amazon.CDK.Duration duration) => throw null!;
    }

    public interface IEventPattern
    {
    }

    public class EventPattern : Amazon.CDK.AWS.Events.IEventPattern
    {
        public EventPattern() => throw null!;
        public string[]? DetailType { get; set; }
        public string[]? Source { get; set; }
    }

    public interface IRuleProps
    {
    }

    public class RuleProps : Amazon.CDK.AWS.Events.IRuleProps
    {
        public RuleProps() => throw null!;
        public Amazon.CDK.AWS.Events.Schedule? Schedule { get; set; }
        public Amazon.CDK.AWS.Events.IRuleTarget[]? Targets { get; set; }
        public Amazon.CDK.AWS.Events.IEventPattern? EventPattern { get; set; }
    }

    public class Rule : Constructs.Construct
    {
        public Rule(Constructs.Construct scope, string id, Amazon.CDK.AWS.Events.IRuleProps? props = null) => throw null!;
        protected Rule() => throw null!;
        public void AddEventPattern(Amazon.CDK.AWS.Events.IEventPattern? eventPattern = null) => throw null!;
        public void AddTarget(Amazon.CDK.AWS.Events.IRuleTarget? target = null) => throw null!;
    }
}

namespace Amazon.CDK.AWS.Events.Targets
{
    public interface ILambdaFunctionProps
    {
    }

    public class LambdaFunctionProps : Amazon.CDK.AWS.Events.Targets.ILambdaFunctionProps
    {
        public LambdaFunctionProps() => throw null!;
        public Amazon.CDK.AWS.SQS.IQueue? DeadLetterQueue { get; set; }
        public Amazon.CDK.Duration? MaxEventAge { get; set; }
        public double? RetryAttempts { get; set; }
    }

    public class LambdaFunction : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Events.IRuleTarget
    {
        public LambdaFunction(Amazon.CDK.AWS.Lambda.IFunction handler, Amazon.CDK.AWS.Events.Targets.ILambdaFunctionProps? props = null) => throw null!;
        protected LambdaFunction() => throw null!;
    }
}

namespace Amazon.CDK.AWS.Logs
{
    public interface ILogSubscriptionDestination
    {
    }

    public enum RetentionDays
    {
        ONE_DAY = 0,
        THREE_DAYS = 1,
        FIVE_DAYS = 2,
        ONE_WEEK = 3,
        TWO_WEEKS = 4,
        ONE_MONTH = 5,
        TWO_MONTHS = 6,
        THREE_MONTHS = 7,
        FOUR_MONTHS = 8,
        FIVE_MONTHS = 9,
        SIX_MONTHS = 10,
        ONE_YEAR = 11,
        THIRTEEN_MONTHS = 12,
        EIGHTEEN_MONTHS = 13,
        TWO_YEARS = 14,
        THREE_YEARS = 15,
        FIVE_YEARS = 16,
        SIX_YEARS = 17,
        SEVEN_YEARS = 18,
        EIGHT_YEARS = 19,
        NINE_YEARS = 20,
        TEN_YEARS = 21,
        INFINITE = 22,
    }

    public interface ILogGroup : Constructs.IConstruct, Constructs.IDependable
    {
    }
}

namespace Amazon.CDK.AWS.Logs.Destinations
{
    public interface ILambdaDestinationOptions
    {
    }

    public class LambdaDestination : Amazon.JSII.Runtime.Deputy.DeputyBase, Amazon.CDK.AWS.Logs.ILogSubscriptionDestination
    {
        public LambdaDestination(Amazon.CDK.AWS.Lambda.IFunction fn, Amazon.CDK.AWS.Logs.Destinations.ILambdaDestinationOptions? options = null) => throw null!;
        protected LambdaDestination() => throw null!;
    }
}

namespace Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets
{
    public class LambdaTarget : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        public LambdaTarget(Amazon.CDK.AWS.Lambda.IFunction fn) => throw null!;
        protected LambdaTarget() => throw null!;
    }
}

namespace Amazon.CDK.AWS.Scheduler.Targets
{
    public interface IScheduleTargetBaseProps
    {
    }

    public class LambdaInvoke : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        public LambdaInvoke(Amazon.CDK.AWS.Lambda.IFunction func, Amazon.CDK.AWS.Scheduler.Targets.IScheduleTargetBaseProps? props = null) => throw null!;
        protected LambdaInvoke() => throw null!;
    }
}

namespace Amazon.CDK.AWS.Cognito
{
    public class UserPoolOperation : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected UserPoolOperation() => throw null!;
        public static Amazon.CDK.AWS.Cognito.UserPoolOperation POST_CONFIRMATION => throw null!;
        public static Amazon.CDK.AWS.Cognito.UserPoolOperation PRE_SIGN_UP => throw null!;
    }

    public interface IUserPoolTriggers
    {
    }

    public class UserPoolTriggers : Amazon.CDK.AWS.Cognito.IUserPoolTriggers
    {
        public UserPoolTriggers() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction? PostConfirmation { get; set; }
        public Amazon.CDK.AWS.Lambda.IFunction? PreSignUp { get; set; }
    }

    public interface IUserPoolProps
    {
    }

    public class UserPoolProps : Amazon.CDK.AWS.Cognito.IUserPoolProps
    {
        public UserPoolProps() => throw null!;
        public Amazon.CDK.AWS.Cognito.IUserPoolTriggers? LambdaTriggers { get; set; }
    }

    public class UserPool : Constructs.Construct
    {
        public UserPool(Constructs.Construct scope, string id, Amazon.CDK.AWS.Cognito.IUserPoolProps? props = null) => throw null!;
        protected UserPool() => throw null!;
        public void AddTrigger(Amazon.CDK.AWS.Cognito.UserPoolOperation operation, Amazon.CDK.AWS.Lambda.IFunction fn, Amazon.CDK.AWS.Cognito.LambdaVersion? lambdaVersion = null) => throw null!;
    }

    public enum LambdaVersion
    {
        V1_0 = 0,
        V2_0 = 1,
        V3_0 = 2,
    }
}

namespace Amazon.CDK.Interfaces.Lambda
{
    public interface IFunctionRef : Constructs.IConstruct, Constructs.IDependable
    {
    }
}

namespace Amazon.CDK.Interfaces.S3
{
    public interface IBucketRef : Constructs.IConstruct, Constructs.IDependable
    {
    }
}

namespace Amazon.CDK.AWS.IAM
{
    public interface IRole : Amazon.CDK.AWS.IAM.IGrantable, Constructs.IConstruct, Constructs.IDependable
    {
    }

    public interface IGrantable
    {
    }

    public class Grant : Amazon.JSII.Runtime.Deputy.DeputyBase, Constructs.IDependable
    {
        protected Grant() => throw null!;
    }

    public class PolicyStatement : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        protected PolicyStatement() => throw null!;
    }
}

namespace Amazon.CDK.AWS.AppSync
{
    public class LambdaDataSource : Constructs.Construct
    {
        protected LambdaDataSource() => throw null!;
    }

    public interface IDataSourceOptions
    {
    }

    public abstract class GraphqlApiBase : Constructs.Construct
    {
        protected GraphqlApiBase() => throw null!;
        public Amazon.CDK.AWS.AppSync.LambdaDataSource AddLambdaDataSource(string id, Amazon.CDK.AWS.Lambda.IFunction lambdaFunction, Amazon.CDK.AWS.AppSync.IDataSourceOptions? options = null) => throw null!;
    }

    public interface IGraphqlApiProps
    {
    }

    public class GraphqlApi : Amazon.CDK.AWS.AppSync.GraphqlApiBase
    {
        public GraphqlApi(Constructs.Construct scope, string id, Amazon.CDK.AWS.AppSync.IGraphqlApiProps props) => throw null!;
        protected GraphqlApi() => throw null!;
    }
}

namespace Amazon.CDK.AWS.Lambda.Nodejs
{
    public interface INodejsFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class NodejsFunctionProps : Amazon.CDK.AWS.Lambda.Nodejs.INodejsFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public NodejsFunctionProps() => throw null!;
        public string? Entry { get; set; }
        public string? Handler { get; set; }
        public Amazon.CDK.AWS.Lambda.Runtime? Runtime { get; set; }
    }

    public class NodejsFunction : Amazon.CDK.AWS.Lambda.Function
    {
        public NodejsFunction(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.Nodejs.INodejsFunctionProps? props = null) => throw null!;
        protected NodejsFunction() => throw null!;
    }
}

namespace Amazon.CDK.AWS.CloudFront.Experimental
{
    public interface IEdgeFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
    }

    public class EdgeFunctionProps : Amazon.CDK.AWS.CloudFront.Experimental.IEdgeFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionProps, Amazon.CDK.AWS.Lambda.IFunctionOptions, Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions
    {
        public EdgeFunctionProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.Code Code { get; set; }
        public string Handler { get; set; }
        public Amazon.CDK.AWS.Lambda.Runtime Runtime { get; set; }
    }

    public class EdgeFunction : Constructs.Construct, Amazon.CDK.AWS.Lambda.IVersion, Amazon.CDK.AWS.Lambda.IFunction, Amazon.CDK.AWS.IAM.IGrantable, Amazon.CDK.Interfaces.Lambda.IFunctionRef
    {
        public EdgeFunction(Constructs.Construct scope, string id, Amazon.CDK.AWS.CloudFront.Experimental.IEdgeFunctionProps props) => throw null!;
        protected EdgeFunction() => throw null!;
        public void AddEventSource(Amazon.CDK.AWS.Lambda.IEventSource source) => throw null!;
        public Amazon.CDK.AWS.Lambda.EventSourceMapping AddEventSourceMapping(string id, Amazon.CDK.AWS.Lambda.IEventSourceMappingOptions options) => throw null!;
        public Amazon.CDK.AWS.Lambda.FunctionUrl AddFunctionUrl(Amazon.CDK.AWS.Lambda.IFunctionUrlOptions? options = null) => throw null!;
        public void ConfigureAsyncInvoke(Amazon.CDK.AWS.Lambda.IEventInvokeConfigOptions options) => throw null!;
        public string FunctionArn { get; }
        public string FunctionName { get; }
    }
}

namespace Amazon.CDK.CustomResources
{
    public interface IProviderProps
    {
    }

    public class ProviderProps : Amazon.CDK.CustomResources.IProviderProps
    {
        public ProviderProps() => throw null!;
        public Amazon.CDK.AWS.Lambda.IFunction OnEventHandler { get; set; }
    }

    public class Provider : Constructs.Construct
    {
        public Provider(Constructs.Construct scope, string id, Amazon.CDK.CustomResources.IProviderProps props) => throw null!;
        protected Provider() => throw null!;
        public string ServiceToken { get; }
    }
}

namespace Amazon.CDK.AWS.KMS
{
    public interface IKey : Constructs.IConstruct, Constructs.IDependable
    {
    }
}
