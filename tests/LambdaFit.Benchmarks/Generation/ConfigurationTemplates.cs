using System.Globalization;

namespace LambdaFit.Benchmarks.Generation;

/// <summary>The parts of a generated project's SAM template.</summary>
internal static class ConfigurationTemplates
{
    public static string Function(string name, string handler, int? timeout) => $$"""
            "{{name}}": {
              "Type": "AWS::Serverless::Function",
              "Properties": {
                "Handler": "{{handler}}",
                "Runtime": "dotnet10",
                "CodeUri": ".",
                "MemorySize": 512,{{(timeout is { } seconds ? " \"Timeout\": " + seconds.ToString(CultureInfo.InvariantCulture) + "," : "")}}
                "Policies": [ "AWSLambdaBasicExecutionRole" ],
                "Environment": { "Variables": { "TABLE": { "Ref": "Table" } } }
              }
            },

        """;

    public static string Template(string functions) => $$"""
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Transform": "AWS::Serverless-2016-10-31",
          "Resources": {
        {{functions}}
            "Table": { "Type": "AWS::Serverless::SimpleTable" }
          }
        }
        """;
}
