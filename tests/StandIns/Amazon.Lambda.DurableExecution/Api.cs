namespace Amazon.Lambda.DurableExecution
{
    using System.Text.Json.Serialization;
    using System.Text.Json;
    using Amazon.Lambda.Core;
    using Amazon.Lambda;
    using Microsoft.Extensions.Logging;

    public enum BatchItemStatus
    {
        Succeeded,
        Failed,
        Started,
    }

    public class CallbackConfig
    {
        public TimeSpan Timeout { get; set; }
        public TimeSpan HeartbeatTimeout { get; set; }
    }

    public class CallbackException : DurableExecutionException
    {
        public string? CallbackId { get; init; }
        public string? ErrorType { get; init; }
        public string? ErrorData { get; init; }
        public IReadOnlyList<string>? OriginalStackTrace { get; init; }
        public CallbackException() => throw null!;
        public CallbackException(string message) => throw null!;
        public CallbackException(string message, Exception innerException) => throw null!;
    }

    public class CallbackFailedException : CallbackException
    {
        public CallbackFailedException() => throw null!;
        public CallbackFailedException(string message) => throw null!;
        public CallbackFailedException(string message, Exception innerException) => throw null!;
    }

    public class CallbackTimeoutException : CallbackException
    {
        public CallbackTimeoutException() => throw null!;
        public CallbackTimeoutException(string message) => throw null!;
        public CallbackTimeoutException(string message, Exception innerException) => throw null!;
    }

    public class CallbackSubmitterException : CallbackException
    {
        public CallbackSubmitterException() => throw null!;
        public CallbackSubmitterException(string message) => throw null!;
        public CallbackSubmitterException(string message, Exception innerException) => throw null!;
    }

    public sealed class ChildContextConfig
    {
        public string? SubType { get; set; }
        public Func<Exception, Exception>? ErrorMapping { get; set; }
        public NestingType NestingType { get; set; }
    }

    public sealed class CompletionConfig
    {
        public int? MinSuccessful { get; set; }
        public int? ToleratedFailureCount { get; set; }
        public double? ToleratedFailurePercentage { get; set; }
        public static CompletionConfig AllSuccessful() => throw null!;
        public static CompletionConfig AllCompleted() => throw null!;
        public static CompletionConfig FirstSuccessful() => throw null!;
    }

    public enum CompletionReason
    {
        AllCompleted,
        MinSuccessfulReached,
        FailureToleranceExceeded,
    }

    public sealed record DurableBranch<T>(string Name, Func<IDurableContext, System.Threading.CancellationToken, Task<T>> Func);

    public class DurableExecutionException : Exception
    {
        public DurableExecutionException() => throw null!;
        public DurableExecutionException(string message) => throw null!;
        public DurableExecutionException(string message, Exception innerException) => throw null!;
    }

    public class NonDeterministicExecutionException : DurableExecutionException
    {
        public NonDeterministicExecutionException() => throw null!;
        public NonDeterministicExecutionException(string message) => throw null!;
        public NonDeterministicExecutionException(string message, Exception innerException) => throw null!;
    }

    public class StepException : DurableExecutionException
    {
        public string? ErrorType { get; init; }
        public string? ErrorData { get; init; }
        public IReadOnlyList<string>? OriginalStackTrace { get; init; }
        public StepException() => throw null!;
        public StepException(string message) => throw null!;
        public StepException(string message, Exception innerException) => throw null!;
    }

    public class StepInterruptedException : StepException
    {
        public StepInterruptedException() => throw null!;
        public StepInterruptedException(string message) => throw null!;
        public StepInterruptedException(string message, Exception innerException) => throw null!;
    }

    public class ChildContextException : DurableExecutionException
    {
        public string? SubType { get; init; }
        public string? ErrorType { get; init; }
        public string? ErrorData { get; init; }
        public IReadOnlyList<string>? OriginalStackTrace { get; init; }
        public ChildContextException() => throw null!;
        public ChildContextException(string message) => throw null!;
        public ChildContextException(string message, Exception innerException) => throw null!;
    }

    public sealed class DurableExecutionInvocationInput
    {
        public required string DurableExecutionArn { get; set; }
        public string? CheckpointToken { get; set; }
        public InitialExecutionState? InitialExecutionState { get; set; }
    }

    public sealed class InitialExecutionState
    {
        public IReadOnlyList<Operation>? Operations { get; set; }
        public string? NextMarker { get; set; }
    }

    public sealed class DurableExecutionInvocationOutput
    {
        public required InvocationStatus Status { get; set; }
        public string? Result { get; set; }
        public ErrorObject? Error { get; set; }
    }

    public static class DurableFunction
    {
        public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(Func<TInput, IDurableContext, Task<TOutput>> workflow, DurableExecutionInvocationInput invocationInput, ILambdaContext lambdaContext) => throw null!;
        public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(Func<TInput, IDurableContext, Task<TOutput>> workflow, DurableExecutionInvocationInput invocationInput, ILambdaContext lambdaContext, IAmazonLambda lambdaClient) => throw null!;
        public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput>(Func<TInput, IDurableContext, Task> workflow, DurableExecutionInvocationInput invocationInput, ILambdaContext lambdaContext) => throw null!;
        public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput>(Func<TInput, IDurableContext, Task> workflow, DurableExecutionInvocationInput invocationInput, ILambdaContext lambdaContext, IAmazonLambda lambdaClient) => throw null!;
    }

    public enum InvocationStatus
    {
        Succeeded,
        Failed,
        Pending,
    }

    public sealed class ErrorObject
    {
        public string? ErrorType { get; set; }
        public string? ErrorMessage { get; set; }
        public IReadOnlyList<string>? StackTrace { get; set; }
        public string? ErrorData { get; set; }
        public static ErrorObject FromException(Exception exception) => throw null!;
    }

    public interface IBatchItem<T>
    {
        int Index { get; }
        string? Name { get; }
        BatchItemStatus Status { get; }
        T? Result { get; }
        DurableExecutionException? Error { get; }
    }

    public interface IBatchResult
    {
        CompletionReason CompletionReason { get; }
        bool HasFailure { get; }
        int SuccessCount { get; }
        int FailureCount { get; }
        int StartedCount { get; }
        int TotalCount { get; }
    }

    public interface IBatchResult<T> : IBatchResult
    {
        IReadOnlyList<IBatchItem<T>> All { get; }
        IReadOnlyList<IBatchItem<T>> Succeeded { get; }
        IReadOnlyList<IBatchItem<T>> Failed { get; }
        IReadOnlyList<IBatchItem<T>> Started { get; }
        IReadOnlyList<T> GetResults();
        IReadOnlyList<DurableExecutionException> GetErrors();
        void ThrowIfError();
    }

    public interface ICallback<T>
    {
        string CallbackId { get; }
        Task<T> GetResultAsync(CancellationToken cancellationToken = default);
    }

    public interface IConditionCheckContext
    {
        ILogger Logger { get; }
        int AttemptNumber { get; }
    }

    public interface IDurableContext
    {
        ILogger Logger { get; }
        void ConfigureLogger(LoggerConfig config);
        IExecutionContext ExecutionContext { get; }
        ILambdaContext LambdaContext { get; }
        Task<T> StepAsync<T>(Func<IStepContext, CancellationToken, Task<T>> func, string? name = null, StepConfig? config = null, CancellationToken cancellationToken = default);
        Task StepAsync(Func<IStepContext, CancellationToken, Task> func, string? name = null, StepConfig? config = null, CancellationToken cancellationToken = default);
        Task WaitAsync(TimeSpan duration, string? name = null, CancellationToken cancellationToken = default);
        Task<T> RunInChildContextAsync<T>(Func<IDurableContext, CancellationToken, Task<T>> func, string? name = null, ChildContextConfig? config = null, CancellationToken cancellationToken = default);
        Task RunInChildContextAsync(Func<IDurableContext, CancellationToken, Task> func, string? name = null, ChildContextConfig? config = null, CancellationToken cancellationToken = default);
        Task<ICallback<T>> CreateCallbackAsync<T>(string? name = null, CallbackConfig? config = null, CancellationToken cancellationToken = default);
        Task<T> WaitForCallbackAsync<T>(Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter, string? name = null, WaitForCallbackConfig? config = null, CancellationToken cancellationToken = default);
        Task<TResult> InvokeAsync<TPayload, TResult>(string functionName, TPayload payload, string? name = null, InvokeConfig? config = null, CancellationToken cancellationToken = default);
        Task<TState> WaitForConditionAsync<TState>(Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check, WaitForConditionConfig<TState> config, string? name = null, CancellationToken cancellationToken = default);
        Task<IBatchResult<T>> ParallelAsync<T>(IReadOnlyList<Func<IDurableContext, CancellationToken, Task<T>>> branches, string? name = null, ParallelConfig? config = null, CancellationToken cancellationToken = default);
        Task<IBatchResult<T>> ParallelAsync<T>(IReadOnlyList<DurableBranch<T>> branches, string? name = null, ParallelConfig? config = null, CancellationToken cancellationToken = default);
        Task<IBatchResult<TResult>> MapAsync<TItem, TResult>(IReadOnlyList<TItem> items, Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func, string? name = null, MapConfig<TItem>? config = null, CancellationToken cancellationToken = default);
    }

    public interface IStepContext
    {
        ILogger Logger { get; }
        int AttemptNumber { get; }
        string OperationId { get; }
    }

    public interface IExecutionContext
    {
        string DurableExecutionArn { get; }
    }

    public interface IRetryStrategy
    {
        RetryDecision ShouldRetry(Exception exception, int attemptNumber);
    }

    public readonly struct RetryDecision
    {
        public bool ShouldRetry { get; }
        public TimeSpan Delay { get; }
        public static RetryDecision DoNotRetry() => throw null!;
        public static RetryDecision RetryAfter(TimeSpan delay) => throw null!;
    }

    public interface IWaitForCallbackContext
    {
        ILogger Logger { get; }
    }

    public interface IWaitStrategy<TState>
    {
        WaitDecision Decide(TState state, int attemptNumber);
    }

    public sealed class InvokeConfig
    {
        public string? TenantId { get; set; }
    }

    public class InvokeException : DurableExecutionException
    {
        public string? FunctionName { get; init; }
        public string? ErrorType { get; init; }
        public string? ErrorData { get; init; }
        public IReadOnlyList<string>? OriginalStackTrace { get; init; }
        public InvokeException() => throw null!;
        public InvokeException(string message) => throw null!;
        public InvokeException(string message, Exception innerException) => throw null!;
    }

    public class InvokeFailedException : InvokeException
    {
        public InvokeFailedException() => throw null!;
        public InvokeFailedException(string message) => throw null!;
        public InvokeFailedException(string message, Exception innerException) => throw null!;
    }

    public class InvokeTimedOutException : InvokeException
    {
        public InvokeTimedOutException() => throw null!;
        public InvokeTimedOutException(string message) => throw null!;
        public InvokeTimedOutException(string message, Exception innerException) => throw null!;
    }

    public class InvokeStoppedException : InvokeException
    {
        public InvokeStoppedException() => throw null!;
        public InvokeStoppedException(string message) => throw null!;
        public InvokeStoppedException(string message, Exception innerException) => throw null!;
    }

    public sealed class LoggerConfig
    {
        public ILogger? CustomLogger { get; init; }
        public bool ModeAware { get; init; }
    }

    public sealed class MapConfig<TItem>
    {
        public int? MaxConcurrency { get; set; }
        public CompletionConfig CompletionConfig { get; set; }
        public NestingType NestingType { get; set; }
        public Func<TItem, int, string>? ItemNamer { get; set; }
    }

    public enum NestingType
    {
        Nested,
        Flat,
    }

    public sealed class Operation
    {
        public string? Id { get; set; }
        public string? Type { get; set; }
        public string? Status { get; set; }
        public string? Name { get; set; }
        public string? ParentId { get; set; }
        public string? SubType { get; set; }
        public long? StartTimestamp { get; set; }
        public long? EndTimestamp { get; set; }
        public StepDetails? StepDetails { get; set; }
        public WaitDetails? WaitDetails { get; set; }
        public ExecutionDetails? ExecutionDetails { get; set; }
        public CallbackDetails? CallbackDetails { get; set; }
        public ChainedInvokeDetails? ChainedInvokeDetails { get; set; }
        public ContextDetails? ContextDetails { get; set; }
    }

    public sealed class StepDetails
    {
        public string? Result { get; set; }
        public ErrorObject? Error { get; set; }
        public int? Attempt { get; set; }
        public long? NextAttemptTimestamp { get; set; }
    }

    public sealed class WaitDetails
    {
        public long? ScheduledEndTimestamp { get; set; }
    }

    public sealed class ExecutionDetails
    {
        public string? InputPayload { get; set; }
    }

    public sealed class CallbackDetails
    {
        public string? CallbackId { get; set; }
        public string? Result { get; set; }
        public ErrorObject? Error { get; set; }
    }

    public sealed class ChainedInvokeDetails
    {
        public string? Result { get; set; }
        public ErrorObject? Error { get; set; }
    }

    public sealed class ContextDetails
    {
        public string? Result { get; set; }
        public ErrorObject? Error { get; set; }
        public bool? ReplayChildren { get; set; }
    }

    public static class OperationTypes
    {
        public const string Step = "STEP";
        public const string Wait = "WAIT";
        public const string Callback = "CALLBACK";
        public const string ChainedInvoke = "CHAINED_INVOKE";
        public const string Context = "CONTEXT";
        public const string Execution = "EXECUTION";
    }

    public static class OperationSubTypes
    {
        public const string Step = "Step";
        public const string Wait = "Wait";
        public const string Callback = "Callback";
        public const string WaitForCallback = "WaitForCallback";
        public const string ChainedInvoke = "ChainedInvoke";
        public const string Context = "Context";
        public const string WaitForCondition = "WaitForCondition";
        public const string Parallel = "Parallel";
        public const string ParallelBranch = "ParallelBranch";
        public const string Map = "Map";
        public const string MapIteration = "MapIteration";
    }

    public static class OperationStatuses
    {
        public const string Started = "STARTED";
        public const string Succeeded = "SUCCEEDED";
        public const string Failed = "FAILED";
        public const string Pending = "PENDING";
        public const string Cancelled = "CANCELLED";
        public const string Ready = "READY";
        public const string Stopped = "STOPPED";
        public const string TimedOut = "TIMED_OUT";
    }

    public sealed class ParallelConfig
    {
        public int? MaxConcurrency { get; set; }
        public CompletionConfig CompletionConfig { get; set; }
        public NestingType NestingType { get; set; }
    }

    public enum JitterStrategy
    {
        None,
        Full,
        Half,
    }

    public enum StepSemantics
    {
        AtLeastOncePerRetry,
        AtMostOncePerRetry,
    }

    public static class RetryStrategy
    {
        public static IRetryStrategy Default { get; }
        public static IRetryStrategy Transient { get; }
        public static IRetryStrategy None { get; }
        public static IRetryStrategy Exponential(int maxAttempts = 3, TimeSpan? initialDelay = null, TimeSpan? maxDelay = null, double backoffRate = 2.0, JitterStrategy jitter = JitterStrategy.Full, Type[]? retryableExceptions = null, string[]? retryableMessagePatterns = null) => throw null!;
        public static IRetryStrategy FromDelegate(Func<Exception, int, RetryDecision> strategy) => throw null!;
    }

    public sealed class StepConfig
    {
        public IRetryStrategy? RetryStrategy { get; set; }
        public StepSemantics Semantics { get; set; }
    }

    public sealed class UpperSnakeCaseEnumConverter<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw null!;
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw null!;
    }

    public readonly record struct WaitDecision
    {
        public bool ShouldContinue { get; }
        public TimeSpan Delay { get; }
        public static WaitDecision Stop() => throw null!;
        public static WaitDecision ContinueAfter(TimeSpan delay) => throw null!;
    }

    public class WaitForCallbackConfig : CallbackConfig
    {
        public IRetryStrategy? RetryStrategy { get; set; }
    }

    public sealed class WaitForConditionConfig<TState>
    {
        public required TState InitialState { get; set; }
        public required IWaitStrategy<TState> WaitStrategy { get; set; }
    }

    public class WaitForConditionException : DurableExecutionException
    {
        public int AttemptsExhausted { get; init; }
        public object? LastState { get; init; }
        public WaitForConditionException() => throw null!;
        public WaitForConditionException(string message) => throw null!;
        public WaitForConditionException(string message, Exception innerException) => throw null!;
    }

    public static class WaitStrategy
    {
        public static IWaitStrategy<TState> Exponential<TState>(int maxAttempts = 60, TimeSpan? initialDelay = null, TimeSpan? maxDelay = null, double backoffRate = 1.5, JitterStrategy jitter = JitterStrategy.Full, Func<TState, bool>? isDone = null) => throw null!;
        public static IWaitStrategy<TState> Linear<TState>(int maxAttempts = 60, TimeSpan? initialDelay = null, TimeSpan? increment = null, TimeSpan? maxDelay = null, Func<TState, bool>? isDone = null) => throw null!;
        public static IWaitStrategy<TState> Fixed<TState>(TimeSpan delay, int maxAttempts = 60, Func<TState, bool>? isDone = null) => throw null!;
        public static IWaitStrategy<TState> FromDelegate<TState>(Func<TState, int, WaitDecision> strategy) => throw null!;
    }
}
