using LambdaFit.Analyzers.Rules.Duration;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

/// <summary>LFIT1007: retries that the function's timeout cuts off.</summary>
public sealed class RetriesOutliveFunctionTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";

    [Theory]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetry|](4, _ => TimeSpan.FromSeconds(10));")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](sleepDurationProvider: attempt => TimeSpan.FromSeconds(attempt * 5), retryCount: 4);")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, Backoff);")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, attempt => Backoff(attempt));")]
    [InlineData("static TimeSpan Local(int attempt) => TimeSpan.FromSeconds(10 * attempt); Policy.Handle<Exception>().[|WaitAndRetryAsync|](3, Local);")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, attempt => { var seconds = Math.Pow(2, attempt); return TimeSpan.FromSeconds(seconds); });")]
    [InlineData("const int Times = 5; var pause = TimeSpan.FromSeconds(8); Policy.Handle<Exception>().[|WaitAndRetryAsync|](Times, attempt => pause);")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, attempt => TimeSpan.FromSeconds(10), (error, wait, attempt, context) => { });")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, (attempt, error, context) => TimeSpan.FromSeconds(10), (error, wait, attempt, context) => Task.CompletedTask);")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1) });")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetry|](Pauses);")]
    [InlineData("Policy.Handle<Exception>().[|WaitAndRetryAsync|](Enumerable.Range(1, 5).Select(i => TimeSpan.FromSeconds(i * 3)));")]
    [InlineData("Policy.HandleResult<int>(r => r > 3).[|WaitAndRetryAsync|](5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));")]
    [InlineData("Policy.HandleResult<int>(r => r > 3).[|WaitAndRetry|](5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));")]
    public Task Policies_whose_waits_are_too_long_are_reported(string statements) => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(10));")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(order.Length, _ => TimeSpan.FromSeconds(10));")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(5, attempt => TimeSpan.FromSeconds(order.Length));")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)) + TimeSpan.FromMilliseconds(Random.Shared.Next(100)));")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5) });")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(order.Length), TimeSpan.FromMinutes(5) });")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryForeverAsync(_ => TimeSpan.FromMinutes(5));")]
    [InlineData("var times = 5; times += order.Length; Policy.Handle<Exception>().WaitAndRetryAsync(times, _ => TimeSpan.FromMinutes(5));")]
    [InlineData("Own.WaitAndRetryAsync(5, TimeSpan.FromMinutes(5));")]
    public Task What_fits_or_is_not_known_is_not_reported(string statements) => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("new [|RetryStrategyOptions|] { MaxRetryAttempts = 4, Delay = TimeSpan.FromSeconds(10) }")]
    [InlineData("new [|RetryStrategyOptions|] { Delay = TimeSpan.FromSeconds(11) }")]
    [InlineData("new [|RetryStrategyOptions|] { MaxRetryAttempts = 20 }")]
    [InlineData("new [|RetryStrategyOptions|] { MaxRetryAttempts = int.MaxValue, UseJitter = false }")]
    [InlineData("new [|RetryStrategyOptions|] { MaxRetryAttempts = 5, Delay = TimeSpan.FromSeconds(3), BackoffType = DelayBackoffType.Linear }")]
    [InlineData("new [|RetryStrategyOptions|] { MaxRetryAttempts = 4, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromSeconds(3) }")]
    [InlineData("new [|RetryStrategyOptions|] { MaxRetryAttempts = 10, BackoffType = DelayBackoffType.Exponential, MaxDelay = TimeSpan.FromSeconds(5) }")]
    public Task Options_of_Polly_8_are_reported(string options) => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(
        InHandler("var pipeline = new ResiliencePipelineBuilder().AddRetry(" + options + ").AddTimeout(TimeSpan.FromSeconds(3)).Build();"));

    [Theory]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.FromSeconds(10) }")]
    [InlineData("new RetryStrategyOptions()")]
    [InlineData("new RetryStrategyOptions { Name = \"x\" }")]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = order.Length, Delay = TimeSpan.FromMinutes(1) }")]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = 5, Delay = TimeSpan.FromMinutes(1), UseJitter = true }")]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = 5, Delay = TimeSpan.FromMinutes(1), DelayGenerator = _ => new ValueTask<TimeSpan?>(TimeSpan.Zero) }")]
    [InlineData("new RetryStrategyOptions { MaxRetryAttempts = 5, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromSeconds(3), MaxDelay = TimeSpan.FromSeconds(5) }")]
    [InlineData("new HttpOptions { MaxRetryAttempts = 5, Delay = TimeSpan.FromMinutes(1) }")]
    public Task Options_of_Polly_8_that_fit_or_are_not_known_are_not_reported(string options) => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(
        InHandler("var pipeline = new ResiliencePipelineBuilder().AddRetry(" + options + ").Build();"));

    [Fact]
    public Task A_timeout_around_the_retries_ends_them() => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(
        InHandler("var pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(20)).AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5, Delay = TimeSpan.FromMinutes(1) }).Build();"));

    [Theory]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { Timeout = TimeSpan.FromSeconds(10), [|MaxErrorRetry = 3|] });")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { [|MaxErrorRetry = 10|], Timeout = TimeSpan.FromSeconds(5) });")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { MaxErrorRetry = 2, Timeout = TimeSpan.FromSeconds(10) });")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { MaxErrorRetry = 10 });")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(20) });")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { MaxErrorRetry = 3, Timeout = TimeSpan.FromMinutes(1) });")]
    public Task Attempts_of_AWS_clients_that_are_too_long_together_are_reported(string statements) => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task The_messages_say_how_often_how_long_and_what_instead()
    {
        var test = InHandler(
            "Policy.Handle<Exception>().[|WaitAndRetryAsync|](5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt))); var s3 = new AmazonS3Config { Timeout = TimeSpan.FromSeconds(20), [|MaxErrorRetry = 1|] };");
        test.Messages.Add("These 5 retries wait 62 s, longer than the 30 s set in aws-lambda-tools-defaults.json; retry less here, and leave long back-off to the retries of the event source, an SQS delay or Step Functions");
        test.Messages.Add("A first attempt and one retry, each with a timeout of 20 s, take up to 40 s, longer than the 30 s set in aws-lambda-tools-defaults.json; retry less here, and leave long back-off to the retries of the event source, an SQS delay or Step Functions");
        return Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Policies_in_fields_and_start_up_are_reported_and_without_a_known_timeout_only_beyond_Lambda_s_limit() => Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(
        """
        using System;
        using Amazon.Lambda.Core;
        using Polly;
        using Polly.Retry;

        public class Function
        {
            private static readonly AsyncRetryPolicy Short = Policy.Handle<Exception>().WaitAndRetryAsync(5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));
            private readonly AsyncRetryPolicy longer = Policy.Handle<Exception>().[|WaitAndRetryAsync|](10, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));

            public string Handler(string order, ILambdaContext context) => order;
        }

        public static partial class Policies<T>
        {
            public static RetryStrategyOptions<T> Options => new [|RetryStrategyOptions<T>|] { MaxRetryAttempts = 100, Delay = TimeSpan.FromSeconds(10) };
        }
        """);

    [Fact]
    public Task A_shared_policy_names_the_function_and_the_way()
    {
        var test = new Test
        {
            Source =
                """
                using Amazon.Lambda.Annotations;

                public class Function
                {
                    [LambdaFunction(Timeout = 20)]
                    public void First(string order) => Policies.Make();

                    [LambdaFunction(Timeout = 10)]
                    public void Second(string order) => Policies.Make();

                    [LambdaFunction(Timeout = 600)]
                    public void Third(string order) => Policies.Make();
                }

                // file: Policies.cs
                using System;
                using Polly;
                using Polly.Retry;

                public static class Policies
                {
                    public static AsyncRetryPolicy Make() => Policy.Handle<Exception>().[|WaitAndRetryAsync|](3, _ => TimeSpan.FromSeconds(9));
                }
                """,
        };
        test.Messages.Add("These 3 retries wait 27 s, longer than the 10 s set in the [LambdaFunction] of 'Function.Second' (and for one more function) (reached from 'Function.Second' through 'Policies.Make'); retry less here, and leave long back-off to the retries of the event source, an SQS delay or Step Functions");
        return Verify<RetriesOutliveFunctionAnalyzer>.VerifyAnalyzerAsync(test);
    }

    private static Test InHandler(string statements) => new()
    {
        Source =
            $$"""
            using System;
            using System.Linq;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.S3;
            using Polly;
            using Polly.Retry;

            public class Function
            {
                private static readonly TimeSpan[] Pauses = { TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30) };

                public async Task Handler(string order, ILambdaContext lambda)
                {
                    await Task.Yield();
                    {{statements}}
                }

                private static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt));
            }

            public class HttpOptions : RetryStrategyOptions { }

            public static class Own { public static void WaitAndRetryAsync(int count, TimeSpan wait) { } }
            """,
        AdditionalFiles = { (Defaults, """{ "function-handler": "TestProject::Function::Handler", "function-timeout": 30 }""") },
    };
}
