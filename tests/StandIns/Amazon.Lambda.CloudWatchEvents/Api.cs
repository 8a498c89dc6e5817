namespace Amazon.Lambda.CloudWatchEvents
{
    public class CloudWatchEvent<T>
    {
        public string Version { get; set; }
        public string Account { get; set; }
        public string Region { get; set; }
        public T Detail { get; set; }
        public string DetailType { get; set; }
        public string Source { get; set; }
        public DateTime Time { get; set; }
        public string Id { get; set; }
        public List<string> Resources { get; set; }
    }

    public class NameValue
    {
        public string Name { get; set; }
        public string Value { get; set; }
    }
}

namespace Amazon.Lambda.CloudWatchEvents.BatchEvents
{
    public class ArrayPropertiesDetail
    {
        public int Index { get; set; }
        public int Size { get; set; }
        public Dictionary<string, int> StatusSummary { get; set; }
    }

    public class AttemptContainerDetail
    {
        public string ContainerInstanceArn { get; set; }
        public int ExitCode { get; set; }
        public string LogStreamName { get; set; }
        public List<NetworkInterfaceDetail> NetworkInterfaces { get; set; }
        public string Reason { get; set; }
        public string TaskArn { get; set; }
    }

    public class AttemptDetail
    {
        public AttemptContainerDetail Container { get; set; }
        public long StartedAt { get; set; }
        public string StatusReason { get; set; }
        public long StoppedAt { get; set; }
    }

    public class BatchJobStateChangeEvent : CloudWatchEvent<Job>
    {
    }

    public class ContainerDetail
    {
        public List<string> Command { get; set; }
        public string ContainerInstanceArn { get; set; }
        public List<NameValue> Environment { get; set; }
        public string ExecutionRoleArn { get; set; }
        public int ExitCode { get; set; }
        public FargatePlatformConfiguration FargatePlatformConfiguration { get; set; }
        public string Image { get; set; }
        public string InstanceType { get; set; }
        public string JobRoleArn { get; set; }
        public LinuxParameters LinuxParameters { get; set; }
        public LogConfiguration LogConfiguration { get; set; }
        public string LogStreamName { get; set; }
        public int Memory { get; set; }
        public List<MountPoint> MountPoints { get; set; }
        public NetworkConfiguration NetworkConfiguration { get; set; }
        public List<NetworkInterfaceDetail> NetworkInterfaces { get; set; }
        public bool Privileged { get; set; }
        public bool ReadonlyRootFilesystem { get; set; }
        public string Reason { get; set; }
        public List<ResourceRequirement> ResourceRequirements { get; set; }
        public List<Secret> Secrets { get; set; }
        public string TaskArn { get; set; }
        public List<Ulimit> Ulimits { get; set; }
        public string User { get; set; }
        public int Vcpus { get; set; }
        public List<Volume> Volumes { get; set; }
    }

    public class ContainerProperties
    {
        public List<string> Command { get; set; }
        public List<NameValue> Environment { get; set; }
        public string ExecutionRoleArn { get; set; }
        public FargatePlatformConfiguration FargatePlatformConfiguration { get; set; }
        public string Image { get; set; }
        public string InstanceType { get; set; }
        public string JobRoleArn { get; set; }
        public LinuxParameters LinuxParameters { get; set; }
        public LogConfiguration LogConfiguration { get; set; }
        public int Memory { get; set; }
        public List<MountPoint> MountPoints { get; set; }
        public NetworkConfiguration NetworkConfiguration { get; set; }
        public bool Privileged { get; set; }
        public bool ReadonlyRootFilesystem { get; set; }
        public List<ResourceRequirement> ResourceRequirements { get; set; }
        public List<Secret> Secrets { get; set; }
        public List<Ulimit> Ulimits { get; set; }
        public string User { get; set; }
        public int Vcpus { get; set; }
        public List<Volume> Volumes { get; set; }
    }

    public class Device
    {
        public string ContainerPath { get; set; }
        public string HostPath { get; set; }
        public List<string> Permissions { get; set; }
    }

    public class EFSAuthorizationConfig
    {
        public string AccessPointId { get; set; }
        public string Iam { get; set; }
    }

    public class EFSVolumeConfiguration
    {
        public EFSAuthorizationConfig AuthorizationConfig { get; set; }
        public string FileSystemId { get; set; }
        public string RootDirectory { get; set; }
        public string TransitEncryption { get; set; }
        public int TransitEncryptionPort { get; set; }
    }

    public class EvaluateOnExit
    {
        public string Action { get; set; }
        public string OnExitCode { get; set; }
        public string OnReason { get; set; }
        public string OnStatusReason { get; set; }
    }

    public class FargatePlatformConfiguration
    {
        public string PlatformVersion { get; set; }
    }

    public class Host
    {
        public string SourcePath { get; set; }
    }

    public class Job
    {
        public ArrayPropertiesDetail ArrayProperties { get; set; }
        public List<AttemptDetail> Attempts { get; set; }
        public ContainerDetail Container { get; set; }
        public long CreatedAt { get; set; }
        public List<JobDependency> DependsOn { get; set; }
        public string JobArn { get; set; }
        public string JobDefinition { get; set; }
        public string JobId { get; set; }
        public string JobName { get; set; }
        public string JobQueue { get; set; }
        public NodeDetails NodeDetails { get; set; }
        public NodeProperties NodeProperties { get; set; }
        public Dictionary<string, string> Parameters { get; set; }
        public List<string> PlatformCapabilities { get; set; }
        public bool PropagateTags { get; set; }
        public RetryStrategy RetryStrategy { get; set; }
        public long StartedAt { get; set; }
        public string Status { get; set; }
        public string StatusReason { get; set; }
        public long StoppedAt { get; set; }
        public Dictionary<string, string> Tags { get; set; }
        public JobTimeout Timeout { get; set; }
    }

    public class JobDependency
    {
        public string JobId { get; set; }
        public string Type { get; set; }
    }

    public class JobTimeout
    {
        public int AttemptDurationSeconds { get; set; }
    }

    public class LinuxParameters
    {
        public List<Device> Devices { get; set; }
        public bool InitProcessEnabled { get; set; }
        public int MaxSwap { get; set; }
        public int SharedMemorySize { get; set; }
        public int Swappiness { get; set; }
        public List<Tmpfs> Tmpfs { get; set; }
    }

    public class LogConfiguration
    {
        public string LogDriver { get; set; }
        public Dictionary<string, string> Options { get; set; }
        public List<Secret> SecretOptions { get; set; }
    }

    public class MountPoint
    {
        public string ContainerPath { get; set; }
        public bool ReadOnly { get; set; }
        public string SourceVolume { get; set; }
    }

    public class NetworkConfiguration
    {
        public string AssignPublicIp { get; set; }
    }

    public class NetworkInterfaceDetail
    {
        public string AttachmentId { get; set; }
        public string Ipv6Address { get; set; }
        public string PrivateIpv4Address { get; set; }
    }

    public class NodeDetails
    {
        public bool IsMainNode { get; set; }
        public int NodeIndex { get; set; }
    }

    public class NodeProperties
    {
        public int MainNode { get; set; }
        public List<NodeRangeProperty> NodeRangeProperties { get; set; }
        public int NumNodes { get; set; }
    }

    public class NodeRangeProperty
    {
        public ContainerProperties Container { get; set; }
        public string TargetNodes { get; set; }
    }

    public class ResourceRequirement
    {
        public string Type { get; set; }
        public string Value { get; set; }
    }

    public class RetryStrategy
    {
        public int Attempts { get; set; }
        public List<EvaluateOnExit> EvaluateOnExit { get; set; }
    }

    public class Secret
    {
        public string Name { get; set; }
        public string ValueFrom { get; set; }
    }

    public class Tmpfs
    {
        public string ContainerPath { get; set; }
        public List<string> MountOptions { get; set; }
        public int Size { get; set; }
    }

    public class Ulimit
    {
        public int HardLimit { get; set; }
        public string Name { get; set; }
        public int SoftLimit { get; set; }
    }

    public class Volume
    {
        public EFSVolumeConfiguration EfsVolumeConfiguration { get; set; }
        public Host Host { get; set; }
        public string Name { get; set; }
    }
}

namespace Amazon.Lambda.CloudWatchEvents.ECSEvents
{
    using Amazon.Lambda.CloudWatchEvents;

    public class Attachment
    {
        public List<NameValue> Details { get; set; }
        public string Id { get; set; }
        public string Status { get; set; }
        public string Type { get; set; }
    }

    public class Attribute
    {
        public string Name { get; set; }
        public string TargetId { get; set; }
        public string TargetType { get; set; }
        public string Value { get; set; }
    }

    public class Container
    {
        public string ContainerArn { get; set; }
        public string Cpu { get; set; }
        public int ExitCode { get; set; }
        public List<string> GpuIds { get; set; }
        public string HealthStatus { get; set; }
        public string Image { get; set; }
        public string ImageDigest { get; set; }
        public string LastStatus { get; set; }
        public List<ManagedAgent> ManagedAgents { get; set; }
        public string Memory { get; set; }
        public string MemoryReservation { get; set; }
        public string Name { get; set; }
        public List<NetworkBinding> NetworkBindings { get; set; }
        public List<NetworkInterface> NetworkInterfaces { get; set; }
        public string Reason { get; set; }
        public string RuntimeId { get; set; }
        public string TaskArn { get; set; }
    }

    public class ContainerInstance
    {
        public bool AgentConnected { get; set; }
        public string AgentUpdateStatus { get; set; }
        public List<Attachment> Attachments { get; set; }
        public List<Attribute> Attributes { get; set; }
        public string CapacityProviderName { get; set; }
        public string ContainerInstanceArn { get; set; }
        public string Ec2InstanceId { get; set; }
        public int PendingTasksCount { get; set; }
        public DateTime RegisteredAt { get; set; }
        public List<Resource> RegisteredResources { get; set; }
        public List<Resource> RemainingResources { get; set; }
        public int RunningTasksCount { get; set; }
        public string Status { get; set; }
        public string StatusReason { get; set; }
        public List<KeyValuePair<string, string>> Tags { get; set; }
        public long Version { get; set; }
        public VersionInfo VersionInfo { get; set; }
        public string ClusterArn { get; set; }
        public DateTime UpdatedAt { get; set; }
    }

    public class ContainerOverride
    {
        public List<string> Command { get; set; }
        public int Cpu { get; set; }
        public List<NameValue> Environment { get; set; }
        public int Memory { get; set; }
        public int MemoryReservation { get; set; }
        public string Name { get; set; }
    }

    public class ECSContainerInstanceStateChangeEvent : CloudWatchEvent<ContainerInstance>
    {
    }

    public class ECSTaskStateChangeEvent : CloudWatchEvent<Task>
    {
    }

    public class EphemeralStorage
    {
        public int SizeInGiB { get; set; }
    }

    public class InferenceAccelerator
    {
        public string DeviceName { get; set; }
        public string DeviceType { get; set; }
    }

    public class InferenceAcceleratorOverride : InferenceAccelerator
    {
    }

    public class ManagedAgent
    {
        public DateTime LastStartedAt { get; set; }
        public string LastStatus { get; set; }
        public string Name { get; set; }
        public string Reason { get; set; }
    }

    public class NetworkBinding
    {
        public string BindIP { get; set; }
        public int ContainerPort { get; set; }
        public int HostPort { get; set; }
        public string Protocol { get; set; }
    }

    public class NetworkInterface
    {
        public string AttachmentId { get; set; }
        public string Ipv6Address { get; set; }
        public string PrivateIpv4Address { get; set; }
    }

    public class Resource
    {
        public double DoubleValue { get; set; }
        public int IntegerValue { get; set; }
        public long LongValue { get; set; }
        public string Name { get; set; }
        public string Type { get; set; }
        public List<string> StringSetValue { get; set; }
    }

    public class Task
    {
        public List<Attachment> Attachments { get; set; }
        public List<Attribute> Attributes { get; set; }
        public string AvailabilityZone { get; set; }
        public string CapacityProviderName { get; set; }
        public string ClusterArn { get; set; }
        public string Connectivity { get; set; }
        public DateTime ConnectivityAt { get; set; }
        public string ContainerInstanceArn { get; set; }
        public List<Container> Containers { get; set; }
        public string Cpu { get; set; }
        public DateTime CreatedAt { get; set; }
        public string DesiredStatus { get; set; }
        public bool EnableExecuteCommand { get; set; }
        public EphemeralStorage EphemeralStorage { get; set; }
        public DateTime ExecutionStoppedAt { get; set; }
        public string Group { get; set; }
        public string HealthStatus { get; set; }
        public List<InferenceAccelerator> InferenceAccelerators { get; set; }
        public string LastStatus { get; set; }
        public string LaunchType { get; set; }
        public string Memory { get; set; }
        public TaskOverride Overrides { get; set; }
        public string PlatformVersion { get; set; }
        public DateTime PullStartedAt { get; set; }
        public DateTime PullStoppedAt { get; set; }
        public DateTime StartedAt { get; set; }
        public string StartedBy { get; set; }
        public string StopCode { get; set; }
        public DateTime StoppedAt { get; set; }
        public string StoppedReason { get; set; }
        public DateTime StoppingAt { get; set; }
        public List<KeyValuePair<string, string>> Tags { get; set; }
        public string TaskArn { get; set; }
        public string TaskDefinitionArn { get; set; }
        public long Version { get; set; }
        public DateTime UpdatedAt { get; set; }
    }

    public class TaskOverride
    {
        public List<ContainerOverride> ContainerOverrides { get; set; }
        public string Cpu { get; set; }
        public EphemeralStorage EphemeralStorage { get; set; }
        public string ExecutionRoleArn { get; set; }
        public List<InferenceAcceleratorOverride> InferenceAcceleratorOverrides { get; set; }
        public string Memory { get; set; }
        public string TaskRoleArn { get; set; }
    }

    public class VersionInfo
    {
        public string AgentHash { get; set; }
        public string AgentVersion { get; set; }
        public string DockerVersion { get; set; }
    }
}

namespace Amazon.Lambda.CloudWatchEvents.S3Events
{
    using Amazon.Lambda.CloudWatchEvents;

    public class Bucket
    {
        public string Name { get; set; }
    }

    public class S3Object
    {
        public string Key { get; set; }
        public long Size { get; set; }
        public string ETag { get; set; }
        public string VersionId { get; set; }
        public string Sequencer { get; set; }
    }

    public class S3ObjectCreate : S3ObjectEventDetails
    {
        public string SourceIpAddress { get; set; }
        public string Reason { get; set; }
    }

    public class S3ObjectCreateEvent : CloudWatchEvent<S3ObjectCreate>
    {
    }

    public class S3ObjectDelete : S3ObjectEventDetails
    {
        public string SourceIpAddress { get; set; }
        public string Reason { get; set; }
        public string DeletionType { get; set; }
    }

    public class S3ObjectDeleteEvent : CloudWatchEvent<S3ObjectDelete>
    {
    }

    public class S3ObjectEventDetails
    {
        public string Version { get; set; }
        public Bucket Bucket { get; set; }
        public S3Object Object { get; set; }
        public string RequestId { get; set; }
        public string Requester { get; set; }
    }

    public class S3ObjectRestore : S3ObjectEventDetails
    {
        public string RestoreExpiryTime { get; set; }
        public string SourceStorageClass { get; set; }
    }

    public class S3ObjectRestoreEvent : CloudWatchEvent<S3ObjectRestore>
    {
    }
}

namespace Amazon.Lambda.CloudWatchEvents.ScheduledEvents
{
    public class Detail
    {
    }

    public class ScheduledEvent : CloudWatchEvent<Detail>
    {
    }
}

namespace Amazon.Lambda.CloudWatchEvents.TranscribeEvents
{
    public class TranscribeJobStateChange
    {
        public string TranscriptionJobName { get; set; }
        public string TranscriptionJobStatus { get; set; }
        public string FailureReason { get; set; }
    }

    public class TranscribeJobStateChangeEvent : CloudWatchEvent<TranscribeJobStateChange>
    {
    }
}

namespace Amazon.Lambda.CloudWatchEvents.TranslateEvents
{
    public class TranslateParallelDataStateChange
    {
        public string Operation { get; set; }
        public string Name { get; set; }
        public string Status { get; set; }
        public string LatestUpdateAttemptStatus { get; set; }
        public DateTime LatestUpdateAttemptAt { get; set; }
    }

    public class TranslateParallelDataStateChangeEvent : CloudWatchEvent<TranslateParallelDataStateChange>
    {
    }

    public class TranslateTextTranslationJobStateChange
    {
        public string JobId { get; set; }
        public string JobStatus { get; set; }
    }

    public class TranslateTextTranslationJobStateChangeEvent : CloudWatchEvent<TranslateTextTranslationJobStateChange>
    {
    }
}
