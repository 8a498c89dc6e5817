namespace LambdaFit.Analyzers;

/// <summary>
/// The identifiers of all rules. The thousands digit is the category; a number, once released, is never reused.
/// </summary>
public static class RuleIds
{
    /// <summary>A loop in invocation code that nothing ends.</summary>
    public const string EndlessLoop = "LFIT1001";

    /// <summary>Declared waits add up to more than the longest timeout Lambda allows.</summary>
    public const string WaitExceedsLambdaLimit = "LFIT1002";

    /// <summary>Declared waits add up to more than the function's timeout.</summary>
    public const string WaitExceedsFunctionTimeout = "LFIT1003";

    /// <summary>A loop that asks for something until the answer changes, without a deadline.</summary>
    public const string PollingWithoutDeadline = "LFIT1004";

    /// <summary>A wait that is billed although nothing runs.</summary>
    public const string BilledIdleWait = "LFIT1005";

    /// <summary>A client's timeout that is not shorter than the function's.</summary>
    public const string ClientTimeoutOutlivesFunction = "LFIT1006";

    /// <summary>Retries that go on longer than the function may.</summary>
    public const string RetriesOutliveFunction = "LFIT1007";

    /// <summary>A wait that nothing bounds.</summary>
    public const string WaitsForever = "LFIT1008";

    /// <summary>Work that goes on after the handler has returned.</summary>
    public const string WorkOutlivesInvocation = "LFIT1009";

    /// <summary>A service that runs in the background of a function.</summary>
    public const string HostedServiceInFunction = "LFIT1010";

    /// <summary>A loop that takes messages from a queue.</summary>
    public const string PollsQueueItself = "LFIT1011";

    /// <summary>A loop that reads all pages there are, without a deadline.</summary>
    public const string UnboundedScan = "LFIT1012";

    /// <summary>A static field or property written during an invocation.</summary>
    public const string StaticStateWritten = "LFIT2001";

    /// <summary>A field of the handler, a singleton or another long-lived object written during an invocation.</summary>
    public const string InstanceStateWritten = "LFIT2002";

    /// <summary>A collection that outlives the invocation and only ever grows.</summary>
    public const string StaticCollectionGrows = "LFIT2003";

    /// <summary>The event, context, request or identity of an invocation kept beyond it.</summary>
    public const string InvocationDataKept = "LFIT2004";

    /// <summary>A file written where a function can only read.</summary>
    public const string WritesOutsideTmp = "LFIT2005";

    /// <summary>A file in <c>/tmp</c> with a new name in every invocation that nothing deletes.</summary>
    public const string TmpFileLeftBehind = "LFIT2006";

    /// <summary>A store that all requests are meant to share, kept in the memory of one execution environment.</summary>
    public const string InMemoryStore = "LFIT2007";

    /// <summary>A lock that is meant for all invocations and holds in one execution environment only.</summary>
    public const string LockAcrossInvocations = "LFIT2008";

    /// <summary>A setting of the whole process that an invocation changes.</summary>
    public const string ProcessWideSettingChanged = "LFIT2009";

    /// <summary>Cookies and tokens protected with keys that no other execution environment has.</summary>
    public const string EphemeralDataProtectionKeys = "LFIT2010";

    /// <summary>State that SnapStart would share between execution environments although it must be unique or fresh.</summary>
    public const string SnapshotCapturesUniqueState = "LFIT2011";

    /// <summary>State that invocations which run side by side use without a lock.</summary>
    public const string SharedStateNotThreadSafe = "LFIT2012";

    /// <summary>A function whose configuration sets no timeout.</summary>
    public const string TimeoutMissing = "LFIT3001";

    /// <summary>A timeout that Lambda does not accept.</summary>
    public const string TimeoutOutOfRange = "LFIT3002";

    /// <summary>A function that may run longer than what calls it waits.</summary>
    public const string TimeoutOutlivesInvoker = "LFIT3003";

    /// <summary>A queue that shows a message again while its function may still work on it.</summary>
    public const string VisibilityTimeoutTooShort = "LFIT3004";

    /// <summary>A function whose configuration sets no memory size.</summary>
    public const string MemoryMissing = "LFIT3005";

    /// <summary>A setting that Lambda does not accept.</summary>
    public const string SettingOutOfRange = "LFIT3006";

    /// <summary>A runtime that AWS supports no longer, or not for long.</summary>
    public const string RuntimeDeprecated = "LFIT3007";

    /// <summary>A framework, or a way of publishing, that the function's runtime cannot start.</summary>
    public const string RuntimeFrameworkMismatch = "LFIT3008";

    /// <summary>A handler string that names nothing in this assembly.</summary>
    public const string HandlerNotFound = "LFIT3009";

    /// <summary>A platform that is published for and is not the function's architecture.</summary>
    public const string ArchitectureMismatch = "LFIT3010";

    /// <summary>A function that something calls and that is not traced.</summary>
    public const string TracingOff = "LFIT3011";

    /// <summary>An environment variable that Lambda keeps for itself.</summary>
    public const string ReservedEnvironmentVariable = "LFIT3012";

    /// <summary>A secret in plain text in a configuration file.</summary>
    public const string SecretInConfiguration = "LFIT3013";

    /// <summary>Events that are lost when the function cannot process them.</summary>
    public const string FailedEventsDropped = "LFIT3014";

    /// <summary>A batch response that the event source does not read, or one that it waits for and does not get.</summary>
    public const string BatchResponseNotWired = "LFIT3015";

    /// <summary>An HTTP payload format that is not the one of the handler.</summary>
    public const string PayloadVersionMismatch = "LFIT3016";

    /// <summary>A function that writes to what starts it.</summary>
    public const string RecursiveTrigger = "LFIT3017";

    /// <summary>A setting that has two values in two places.</summary>
    public const string ConflictingSettings = "LFIT3018";

    /// <summary>A key of a defaults file that is one edit away from one that the tools read.</summary>
    public const string UnknownDefaultsKey = "LFIT3019";

    /// <summary>A function project for which no configuration file is seen.</summary>
    public const string NoConfigurationFound = "LFIT3020";

    /// <summary>SnapStart for a function that it is not available for.</summary>
    public const string SnapStartUnavailable = "LFIT3021";

    /// <summary>A connection to a database from a function that runs in no VPC.</summary>
    public const string UnreachableNetwork = "LFIT3022";

    /// <summary>A configuration file that could not be read to its end.</summary>
    public const string ConfigurationUnreadable = "LFIT3023";

    /// <summary>A zip package that Lambda refuses for its size.</summary>
    public const string PackageTooLarge = "LFIT4001";

    /// <summary>A zip package that is nearly too large.</summary>
    public const string PackageNearLimit = "LFIT4002";

    /// <summary>A zip file that must be uploaded through S3.</summary>
    public const string DirectUploadTooLarge = "LFIT4003";

    /// <summary>Files for other platforms than Lambda's in the package.</summary>
    public const string OtherPlatformAssets = "LFIT4004";

    /// <summary>Packages for development in what is deployed.</summary>
    public const string DevelopmentDependencyDeployed = "LFIT4005";

    /// <summary>Resources, symbols, compiled code and browsers that the package can do without.</summary>
    public const string AvoidableBulk = "LFIT4006";

    /// <summary>Many packages of the AWS SDK of which few are used.</summary>
    public const string WholeSdkReferenced = "LFIT4007";

    /// <summary>A container image that Lambda refuses for its size.</summary>
    public const string ImageTooLarge = "LFIT4008";

    /// <summary>A class-library handler without a serializer for its input or output.</summary>
    public const string SerializerMissing = "LFIT6001";

    /// <summary>An <c>async void</c> handler.</summary>
    public const string AsyncVoidHandler = "LFIT6002";

    /// <summary>A handler that the .NET runtime client refuses.</summary>
    public const string HandlerSignature = "LFIT6003";

    /// <summary>A handler's input or output that the serializer's context does not know.</summary>
    public const string SerializerTypeNotRegistered = "LFIT6004";

    /// <summary>A serializer that needs reflection in a trimmed or native executable.</summary>
    public const string ReflectionSerializerUnderAot = "LFIT6005";

    /// <summary>Invocation code that blocks a thread until a task has ended.</summary>
    public const string BlocksOnAsync = "LFIT6008";

    /// <summary>Invocation code that ends the process.</summary>
    public const string ProcessExit = "LFIT6009";

    /// <summary>A client that is created anew in every invocation.</summary>
    public const string ClientPerInvocation = "LFIT7001";
}
