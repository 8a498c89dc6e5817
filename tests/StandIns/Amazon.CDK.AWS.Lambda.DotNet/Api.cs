// From the package's TypeScript at version 0.0.6, from which its C# is generated: its own members, and those of every function's options as the CDK has them now.
namespace Amazon.CDK.AWS.Lambda.DotNet
{
    public interface IBundlingOptions
    {
    }

    public class BundlingOptions : Amazon.CDK.AWS.Lambda.DotNet.IBundlingOptions
    {
        public BundlingOptions() => throw null!;
        public bool? ForcedDockerBundling { get; set; }
        public string[]? MsbuildParameters { get; set; }
    }

    public interface IDotNetFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionOptions
    {
    }

    public class DotNetFunctionProps : Amazon.CDK.AWS.Lambda.DotNet.IDotNetFunctionProps
    {
        public DotNetFunctionProps() => throw null!;
        public string ProjectDir { get; set; }
        public Amazon.CDK.AWS.Lambda.DotNet.IBundlingOptions? Bundling { get; set; }
        public string? Handler { get; set; }
        public Amazon.CDK.AWS.Lambda.Runtime? Runtime { get; set; }
        public string? SolutionDir { get; set; }
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

    public class DotNetFunction : Amazon.CDK.AWS.Lambda.Function
    {
        public DotNetFunction(Constructs.Construct scope, string id, Amazon.CDK.AWS.Lambda.DotNet.IDotNetFunctionProps props) => throw null!;
    }
}
