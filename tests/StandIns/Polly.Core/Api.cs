namespace Polly
{
    using Polly.Retry;

    public enum DelayBackoffType
    {
        Constant,
        Linear,
        Exponential,
    }

    public abstract class ResiliencePipelineBuilderBase
    {
        internal ResiliencePipelineBuilderBase() => throw null!;
    }

    public sealed class ResiliencePipelineBuilder : ResiliencePipelineBuilderBase
    {
        public ResiliencePipelineBuilder() => throw null!;
        public ResiliencePipeline Build() => throw null!;
    }

    public sealed class ResiliencePipelineBuilder<TResult> : ResiliencePipelineBuilderBase
    {
        public ResiliencePipelineBuilder() => throw null!;
        public ResiliencePipeline<TResult> Build() => throw null!;
    }

    public sealed class ResiliencePipeline
    {
        internal ResiliencePipeline() => throw null!;
    }

    public sealed class ResiliencePipeline<T>
    {
        internal ResiliencePipeline() => throw null!;
    }

    public abstract class ResilienceStrategyOptions
    {
        protected ResilienceStrategyOptions() => throw null!;
        public string? Name { get; set; }
    }

    public static class RetryResiliencePipelineBuilderExtensions
    {
        public static ResiliencePipelineBuilder AddRetry(this ResiliencePipelineBuilder builder, RetryStrategyOptions options) => throw null!;
        public static ResiliencePipelineBuilder<TResult> AddRetry<TResult>(this ResiliencePipelineBuilder<TResult> builder, RetryStrategyOptions<TResult> options) => throw null!;
    }

    public static class TimeoutResiliencePipelineBuilderExtensions
    {
        public static TBuilder AddTimeout<TBuilder>(this TBuilder builder, TimeSpan timeout)
            where TBuilder : ResiliencePipelineBuilderBase => throw null!;
    }
}

namespace Polly.Retry
{
    public class RetryStrategyOptions : RetryStrategyOptions<object>
    {
        public RetryStrategyOptions() => throw null!;
    }

    public class RetryStrategyOptions<TResult> : ResilienceStrategyOptions
    {
        public RetryStrategyOptions() => throw null!;
        public int MaxRetryAttempts { get; set; }
        public DelayBackoffType BackoffType { get; set; }
        public bool UseJitter { get; set; }
        public TimeSpan Delay { get; set; }
        public TimeSpan? MaxDelay { get; set; }
        public Func<RetryDelayGeneratorArguments<TResult>, ValueTask<TimeSpan?>>? DelayGenerator { get; set; }
    }

    public readonly struct RetryDelayGeneratorArguments<TResult>
    {
        public int AttemptNumber { get => throw null!; }
    }
}
