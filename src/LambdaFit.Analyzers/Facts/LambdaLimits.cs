namespace LambdaFit.Analyzers.Facts;

/// <summary>Limits of AWS Lambda, each with its source, as of 2026-11-21.</summary>
internal static class LambdaLimits
{
    /// <summary>Shortest timeout in seconds (docs.aws.amazon.com/lambda/latest/api/API_CreateFunction).</summary>
    public const int MinTimeoutSeconds = 1;

    /// <summary>Timeout in seconds of a function for which none is set (docs.aws.amazon.com/lambda/latest/dg/configuration-timeout).</summary>
    public const int DefaultTimeoutSeconds = 3;

    /// <summary>Timeout in seconds that the Serverless Framework sets where its file has none (serverless/serverless, packages/serverless/lib/plugins/aws/package/compile/functions.js).</summary>
    public const int ServerlessFrameworkTimeoutSeconds = 6;

    /// <summary>Longest timeout in seconds (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits).</summary>
    public const int MaxTimeoutSeconds = 900;

    /// <summary>
    /// Longest timeout in seconds on Lambda Managed Instances, for asynchronous invocations and event source mappings
    /// (docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-best-practices).
    /// </summary>
    public const int MaxManagedInstancesTimeoutSeconds = 5400;

    /// <summary>Timeout in seconds that Annotations writes into a new resource (Amazon.Lambda.Annotations.SourceGenerator, CloudFormationWriter).</summary>
    public const int AnnotationsTimeoutSeconds = 30;

    /// <summary>Memory in MB that Annotations writes into a new resource, and what AWS's templates of .NET functions have (Amazon.Lambda.Annotations.SourceGenerator, CloudFormationWriter).</summary>
    public const int AnnotationsMemoryMB = 512;

    /// <summary>What a REST or WebSocket API waits for a function, in seconds (API Gateway quotas for REST and WebSocket APIs).</summary>
    public const int RestApiTimeoutSeconds = 29;

    /// <summary>What an HTTP API waits for a function, in seconds (API Gateway quotas for HTTP APIs).</summary>
    public const int HttpApiTimeoutSeconds = 30;

    /// <summary>What an HTTP API waits for a function that authorizes requests, in seconds (API Gateway quotas for HTTP APIs).</summary>
    public const int HttpApiAuthorizerTimeoutSeconds = 10;

    /// <summary>What AWS AppSync waits for a request, in seconds (docs.aws.amazon.com/general/latest/gr/appsync).</summary>
    public const int AppSyncTimeoutSeconds = 30;

    /// <summary>What Amazon Cognito waits for a trigger, in seconds (docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers).</summary>
    public const int CognitoTimeoutSeconds = 5;

    /// <summary>
    /// Visibility timeout in seconds of a queue for which none is set; Lambda refuses a function whose timeout is longer than that of its queue
    /// (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure).
    /// </summary>
    public const int QueueVisibilityTimeoutSeconds = 30;

    /// <summary>
    /// Largest zip package in bytes, unzipped and with its layers: 250 MB (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits).
    /// </summary>
    public const long MaxUnzippedBytes = 250 * 1024 * 1024;

    /// <summary>Largest zip package in bytes that can be uploaded without S3: 50 MB (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits).</summary>
    public const long MaxDirectUploadBytes = 50 * 1024 * 1024;

    /// <summary>Largest container image in bytes, uncompressed: 10 GB (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits).</summary>
    public const long MaxImageBytes = 10L * 1024 * 1024 * 1024;

    /// <summary>Longest visibility timeout of a queue in seconds (docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue).</summary>
    public const int MaxQueueVisibilityTimeoutSeconds = 43_200;

    /// <summary>How many timeouts of the function the visibility timeout of its queue should last, the batching window added (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure).</summary>
    public const int QueueVisibilityTimeoutFactor = 6;

    /// <summary>After how many invocations in one chain, about, Lambda stops a function that starts itself through SQS, SNS, S3 or directly (docs.aws.amazon.com/lambda/latest/dg/invocation-recursion).</summary>
    public const int RecursiveInvocations = 16;

    /// <summary>How often Lambda runs a function in vain before it drops an asynchronous event: once, and two retries (docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling).</summary>
    public const int AsynchronousAttempts = 3;
}
