using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>What formats call the settings that messages name.</summary>
internal static class SettingNames
{
    public static string ResponseTypes(ConfigurationFormat format) => format switch
    {
        ConfigurationFormat.Serverless => "functionResponseType",
        ConfigurationFormat.Terraform => "function_response_types",
        ConfigurationFormat.Cdk => "ReportBatchItemFailures",
        _ => "FunctionResponseTypes",
    };

    public static string PayloadFormat(ConfigurationFormat format) => format switch
    {
        ConfigurationFormat.Serverless => "httpApi.payload",
        ConfigurationFormat.Terraform => "payload_format_version",
        _ => "PayloadFormatVersion",
    };
}
