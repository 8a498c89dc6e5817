namespace Polly
{
    using Polly.Retry;

    public abstract class PolicyBase
    {
    }

    public abstract class Policy : PolicyBase
    {
        public static PolicyBuilder Handle<TException>()
            where TException : Exception => throw null!;
        public static PolicyBuilder<TResult> HandleResult<TResult>(Func<TResult, bool> resultPredicate) => throw null!;
    }

    public abstract class AsyncPolicy : PolicyBase
    {
        public Task ExecuteAsync(Func<Task> action) => throw null!;
        public Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> action) => throw null!;
    }

    public sealed class PolicyBuilder
    {
        internal PolicyBuilder() => throw null!;
    }

    public sealed class PolicyBuilder<TResult>
    {
        internal PolicyBuilder() => throw null!;
    }

    public class Context
    {
        public Context() => throw null!;
    }

    public class DelegateResult<TResult>
    {
        public DelegateResult(TResult result) => throw null!;
        public TResult Result { get => throw null!; }
        public Exception Exception { get => throw null!; }
    }

    public static class RetrySyntax
    {
        public static RetryPolicy WaitAndRetry(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null!;
        public static RetryPolicy WaitAndRetry(this PolicyBuilder policyBuilder, IEnumerable<TimeSpan> sleepDurations) => throw null!;
    }

    public static class AsyncRetrySyntax
    {
        public static AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null!;
        public static AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider, Action<Exception, TimeSpan, int, Context> onRetry) => throw null!;
        public static AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, int retryCount, Func<int, Exception, Context, TimeSpan> sleepDurationProvider, Func<Exception, TimeSpan, int, Context, Task> onRetryAsync) => throw null!;
        public static AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder policyBuilder, IEnumerable<TimeSpan> sleepDurations) => throw null!;
        public static AsyncRetryPolicy WaitAndRetryForeverAsync(this PolicyBuilder policyBuilder, Func<int, TimeSpan> sleepDurationProvider) => throw null!;
    }

    public static class RetryTResultSyntax
    {
        public static RetryPolicy<TResult> WaitAndRetry<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null!;
    }

    public static class AsyncRetryTResultSyntax
    {
        public static AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => throw null!;
        public static AsyncRetryPolicy<TResult> WaitAndRetryAsync<TResult>(this PolicyBuilder<TResult> policyBuilder, IEnumerable<TimeSpan> sleepDurations) => throw null!;
    }
}

namespace Polly.Retry
{
    public class RetryPolicy : Policy
    {
        internal RetryPolicy() => throw null!;
    }

    public class RetryPolicy<TResult> : PolicyBase
    {
        internal RetryPolicy() => throw null!;
    }

    public class AsyncRetryPolicy : AsyncPolicy
    {
        internal AsyncRetryPolicy() => throw null!;
    }

    public class AsyncRetryPolicy<TResult> : PolicyBase
    {
        internal AsyncRetryPolicy() => throw null!;
    }
}
