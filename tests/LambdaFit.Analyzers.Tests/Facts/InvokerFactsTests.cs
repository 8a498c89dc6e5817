using System.Text.Json;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Facts;

/// <summary>What is known of callers and queues is what all tools share, where that lies beside the repository.</summary>
public sealed class InvokerFactsTests
{
    [Theory]
    [InlineData("invoker_timeout_seconds.apigateway_rest_edge.default", LambdaLimits.RestApiTimeoutSeconds)]
    [InlineData("invoker_timeout_seconds.apigateway_rest_regional.default", LambdaLimits.RestApiTimeoutSeconds)]
    [InlineData("invoker_timeout_seconds.apigateway_websocket.max", LambdaLimits.RestApiTimeoutSeconds)]
    [InlineData("invoker_timeout_seconds.apigateway_http.max", LambdaLimits.HttpApiTimeoutSeconds)]
    [InlineData("invoker_timeout_seconds.apigateway_http_lambda_authorizer.max", LambdaLimits.HttpApiAuthorizerTimeoutSeconds)]
    [InlineData("invoker_timeout_seconds.appsync.max", LambdaLimits.AppSyncTimeoutSeconds)]
    [InlineData("invoker_timeout_seconds.cognito_user_pool_trigger.max", LambdaLimits.CognitoTimeoutSeconds)]
    [InlineData("event_sources.sqs.visibility_timeout_seconds.default", LambdaLimits.QueueVisibilityTimeoutSeconds)]
    [InlineData("event_sources.sqs.visibility_timeout_seconds.max", LambdaLimits.MaxQueueVisibilityTimeoutSeconds)]
    [InlineData("event_sources.sqs.visibility_recommended_multiple", LambdaLimits.QueueVisibilityTimeoutFactor)]
    [InlineData("event_sources.recursion.stop_after_invocations_approx", LambdaLimits.RecursiveInvocations)]
    [InlineData("async_invoke.max_retry_attempts.default", LambdaLimits.AsynchronousAttempts - 1)]
    public void Numbers_are_those_of_the_shared_facts(string path, int expected)
    {
        var file = Path.Combine(References.RepositoryRoot, "..", "shared", "limits.json");
        if (!File.Exists(file))
        {
            return;
        }

        using var facts = JsonDocument.Parse(File.ReadAllText(file));
        var value = path.Split('.').Aggregate(facts.RootElement, static (element, key) => element.GetProperty(key));

        Assert.Equal(expected, value.GetInt32());
    }
}
