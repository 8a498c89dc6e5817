using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Facts;

/// <summary>Environment variables that Lambda sets itself and does not let functions set (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars), as of 2026-11-21.</summary>
internal static class ReservedVariables
{
    public static ImmutableArray<string> All { get; } = ImmutableArray.Create(
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
        "AWS_LAMBDA_MAX_CONCURRENCY",
        "AWS_LAMBDA_METADATA_API",
        "AWS_LAMBDA_METADATA_TOKEN");

    /// <summary>Tells whether Lambda keeps a name for itself; it compares with regard to case.</summary>
    public static bool Contains(string name) => All.Contains(name);
}
