using System.Text;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Configuration;

public sealed class EventSourceEditorTests
{
    [Theory]
    [InlineData("Events: {Q: {Type: SQS, Properties: {Queue: q}}}", "Events: {Q: {Type: SQS, Properties: {Queue: q, FunctionResponseTypes: [ReportBatchItemFailures]}}}")]
    [InlineData("Events:\n        Q:\n          Type: SQS\n          Properties:\n            Queue: q # the one\n            BatchSize: 5\n", "Events:\n        Q:\n          Type: SQS\n          Properties:\n            Queue: q # the one\n            BatchSize: 5\n            FunctionResponseTypes:\n              - ReportBatchItemFailures\n")]
    [InlineData("Events:\r\n        Q:\r\n          Type: SQS\r\n          Properties:\r\n            Queue: q\r\n\r\n", "Events:\r\n        Q:\r\n          Type: SQS\r\n          Properties:\r\n            Queue: q\r\n            FunctionResponseTypes:\r\n              - ReportBatchItemFailures\r\n\r\n")]
    public void Response_types_are_inserted(string before, string after) =>
        Assert.Equal(Function(after), Edit(Function(before), static file => ConfigurationEditor.ReportBatchItemFailures(file, "F", CancellationToken.None)));

    [Theory]
    [InlineData("Events: {Q: {Type: SQS, Properties: {Queue: q, FunctionResponseTypes: [ReportBatchItemFailures]}}}")]
    [InlineData("Events: {Q: {Type: SQS, Properties: {Queue: q, FunctionResponseTypes: []}}}")]
    [InlineData("Events: {Q: {Type: SQS, Properties: &shared {Queue: q}}}")]
    [InlineData("Events: {Q: &shared {Type: SQS, Properties: {Queue: q}}}")]
    [InlineData("Events: {Q: {Type: S3}}")]
    public void Response_types_are_left_alone_where_they_cannot_be_inserted_alone(string properties) =>
        Assert.Null(Edit(Function(properties), static file => ConfigurationEditor.ReportBatchItemFailures(file, "F", CancellationToken.None)));

    [Theory]
    [InlineData("Events: {H: {Type: HttpApi}}", "Events: {H: {Type: HttpApi, Properties: {PayloadFormatVersion: '1.0'}}}")]
    [InlineData("Events: {H: {Type: HttpApi, Properties: {Path: /, Method: get}}, G: {Type: HttpApi}}", "Events: {H: {Type: HttpApi, Properties: {Path: /, Method: get, PayloadFormatVersion: '1.0'}}, G: {Type: HttpApi, Properties: {PayloadFormatVersion: '1.0'}}}")]
    [InlineData("Events:\r\n        H:\r\n          Type: HttpApi # all\r\n", "Events:\r\n        H:\r\n          Type: HttpApi # all\r\n          Properties:\r\n            PayloadFormatVersion: '1.0'\r\n")]
    [InlineData("Events: {H: {Type: HttpApi, Properties: {PayloadFormatVersion: \"2.0\"}}}", "Events: {H: {Type: HttpApi, Properties: {PayloadFormatVersion: \"1.0\"}}}")]
    public void Payload_format_is_set(string before, string after) =>
        Assert.Equal(Function(after), Edit(Function(before), static file => ConfigurationEditor.SetPayloadFormat(file, "F", "1.0", CancellationToken.None)));

    private static string Function(string properties) => "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      " + properties + "\n";

    private static string? Edit(string template, Func<ConfigurationFile, TextChange?> edit)
    {
        var text = SourceText.From(template, Encoding.UTF8);
        return edit(ConfigurationReader.Read("/repo/template.yaml", "template", text, CancellationToken.None)) is { } change ? text.WithChanges(change).ToString() : null;
    }
}
