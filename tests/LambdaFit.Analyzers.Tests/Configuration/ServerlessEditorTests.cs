using System.Text;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Configuration;

/// <summary>Edits of a serverless.yml. Each is tried with the line ends of Unix and of Windows; nothing but what is meant changes.</summary>
public sealed class ServerlessEditorTests
{
    private const string Provider = "provider:\n  name: aws\n  runtime: dotnet8\nfunctions:\n";

    [Theory]
    [InlineData("  f:\n    handler: A::B::C\n", "  f:\n    handler: A::B::C\n    timeout: 30\n")]
    [InlineData("  f:\n    handler: A::B::C", "  f:\n    handler: A::B::C\n    timeout: 30")]
    [InlineData("  f:\n    handler: A::B::C # h\n    memorySize: 1 # m\n\n    # end\n    role: r\n", "  f:\n    handler: A::B::C # h\n    memorySize: 1 # m\n    timeout: 30\n\n    # end\n    role: r\n")]
    [InlineData("    f:\n        handler: A::B::C\n        events:\n            - sqs: a\n", "    f:\n        handler: A::B::C\n        timeout: 30\n        events:\n            - sqs: a\n")]
    [InlineData("  f: {handler: 'A::B::C', role: r}\n  g: {handler: b}\n", "  f: {handler: 'A::B::C', timeout: 30, role: r}\n  g: {handler: b}\n")]
    [InlineData("  f:\n    image:\n      name: x\n      command: [a]\n", "  f:\n    image:\n      name: x\n      command: [a]\n    timeout: 30\n")]
    [InlineData("  - ${file(./g.yml)}\n  - f:\n      handler: A::B::C\n    g:\n      handler: d\n", "  - ${file(./g.yml)}\n  - f:\n      handler: A::B::C\n      timeout: 30\n    g:\n      handler: d\n")]
    [InlineData("  f:\n    <<: *shared\n    name: x\n", "  f:\n    <<: *shared\n    name: x\n    timeout: 30\n")]
    public void Timeout_is_inserted_into_the_function(string before, string after) => AssertTimeout(before, after);

    [Theory]
    [InlineData("  f: {handler: 'A::B::C', timeout: 1000}\n", "  f: {handler: 'A::B::C', timeout: 30}\n")]
    [InlineData("  f:\n    handler: A::B::C\n    timeout: '1000' # s\n", "  f:\n    handler: A::B::C\n    timeout: '30' # s\n")]
    [InlineData("  f: {handler: 'A::B::C', timeout: '${self:custom.t}'}\ncustom:\n  t: 1000\n", "  f: {handler: 'A::B::C', timeout: '${self:custom.t}'}\ncustom:\n  t: 30\n")]
    public void Timeout_is_replaced_where_it_stands(string before, string after) => AssertTimeout(before, after);

    [Fact]
    public void Timeout_of_the_provider_is_replaced()
    {
        const string Text = "\uFEFFprovider: {name: aws, timeout: 1000}\nfunctions:\n  f: {handler: 'A::B::C'}\n---\n# more\n";
        Assert.Equal(Text.Replace("1000", "30", StringComparison.Ordinal), Edit(Text, static file => ConfigurationEditor.SetTimeout(file, "f", 30, CancellationToken.None)));
    }

    [Fact]
    public void Json_is_edited_as_json() => Assert.Equal(
        "{\"provider\": {\"name\": \"aws\"}, \"functions\": {\"f\": {\"handler\": \"A::B::C\", \"timeout\": 30}}}",
        Edit("{\"provider\": {\"name\": \"aws\"}, \"functions\": {\"f\": {\"handler\": \"A::B::C\"}}}", static file => ConfigurationEditor.SetTimeout(file, "f", 30, CancellationToken.None), "/repo/serverless.json"));

    [Theory]
    [InlineData("  f: &a\n    handler: A::B::C\n  g: *a\n")]
    [InlineData("  f: *shared\n")]
    [InlineData("  f:\n    handler: A::B::C\n    timeout:\n")]
    [InlineData("  f:\n    handler: A::B::C\n    timeout: ${opt:timeout, 1000}\n")]
    [InlineData("  f: ${self:custom.f}\ncustom:\n  f: {handler: 'A::B::C'}\n")]
    [InlineData("  f:\n    handler: A::B::C\n    timeout: *seconds\n")]
    [InlineData("  f:\n    handler: A::B::C\n  g: [\n")]
    public void Nothing_is_edited_that_is_shared_or_cannot_be_read(string functions) =>
        Assert.Null(Edit("x: &seconds 1000\ny: &shared {handler: 'A::B::C'}\n" + Provider + functions, static file => ConfigurationEditor.SetTimeout(file, "f", 30, CancellationToken.None)));

    [Fact]
    public void Other_settings_are_set()
    {
        const string Text = Provider + "  f:\n    handler: \"A::B::c\"\n    role: r\n";
        Assert.Equal(Text.Replace("B::c\"\n", "B::c\"\n    memorySize: 512\n", StringComparison.Ordinal), Edit(Text, static file => ConfigurationEditor.SetMemory(file, "f", 512, CancellationToken.None)));
        Assert.Equal(Text.Replace("A::B::c", "A::B::C", StringComparison.Ordinal), Edit(Text, static file => ConfigurationEditor.SetHandler(file, "f", "A::B::C", CancellationToken.None)));
        Assert.Equal(Text.Replace("dotnet8", "dotnet10", StringComparison.Ordinal), Edit(Text, static file => ConfigurationEditor.SetRuntime(file, "f", "dotnet10", CancellationToken.None)));
    }

    [Fact]
    public void A_handler_of_variables_is_left_alone() =>
        Assert.Null(Edit(Provider + "  f: {handler: 'A::${self:custom.t}::c'}\ncustom: {t: B}\n", static file => ConfigurationEditor.SetHandler(file, "f", "A::B::C", CancellationToken.None)));

    [Theory]
    [InlineData("  f: {handler: 'A::B::C', timeout: 20}\n  g: {handler: b}\n", "  f: {handler: 'A::B::C', timeout: 72}\n  g: {handler: b}\n")]
    [InlineData("  f:\n    handler: A::B::C\n    timeout: ${self:custom.t} # s\ncustom: {t: 20}\n", "  f:\n    handler: A::B::C\n    timeout: 72 # s\ncustom: {t: 20}\n")]
    [InlineData("  f:\n    handler: A::B::C\n", "  f:\n    handler: A::B::C\n    timeout: 72\n")]
    public void Raising_a_timeout_changes_the_function_alone(string before, string after) =>
        Assert.Equal(Provider + after, Edit(Provider + before, static file => ConfigurationEditor.RaiseTimeout(file, "f", 72, CancellationToken.None)));

    [Theory]
    [InlineData("functions:\n  f:\n    handler: A::B::C\n", "timeout: 72", "functions:\n  f:\n    handler: A::B::C\n")]
    [InlineData("functions:\n  f:\n    handler: A::B::C\n  g:\n    handler: d\n", "timeout: 20", "functions:\n  f:\n    handler: A::B::C\n    timeout: 72\n  g:\n    handler: d\n")]
    [InlineData("functions:\n  f:\n    handler: A::B::C\n  g: ${file(./g.yml)}\n", "timeout: 20", "functions:\n  f:\n    handler: A::B::C\n    timeout: 72\n  g: ${file(./g.yml)}\n")]
    public void A_timeout_that_others_inherit_is_overridden(string before, string provider, string after) =>
        Assert.Equal(
            "provider:\n  name: aws\n  " + provider + "\n" + after,
            Edit("provider:\n  name: aws\n  timeout: 20\n" + before, static file => ConfigurationEditor.RaiseTimeout(file, "f", 72, CancellationToken.None)));

    [Theory]
    [InlineData("- sqs: arn:aws:sqs:a:1:q", "- sqs:\n          arn: arn:aws:sqs:a:1:q\n          functionResponseType: ReportBatchItemFailures")]
    [InlineData("- sqs:  ${ssm:/q} # the one\n      - sns: t", "- sqs:\n          arn: ${ssm:/q} # the one\n          functionResponseType: ReportBatchItemFailures\n      - sns: t")]
    [InlineData("- {sqs: a}", "- {sqs: {arn: a, functionResponseType: ReportBatchItemFailures}}")]
    [InlineData("- sqs: {arn: a, batchSize: 1}", "- sqs: {arn: a, batchSize: 1, functionResponseType: ReportBatchItemFailures}")]
    [InlineData("- sqs:\n          arn: !GetAtt Q.Arn\n          batchSize: 5 # few\n          enabled: true", "- sqs:\n          arn: !GetAtt Q.Arn\n          batchSize: 5 # few\n          functionResponseType: ReportBatchItemFailures\n          enabled: true")]
    [InlineData("- stream:\n          type: kinesis\n          arn:\n            Fn::GetAtt:\n              - S\n              - Arn", "- stream:\n          type: kinesis\n          arn:\n            Fn::GetAtt:\n              - S\n              - Arn\n          functionResponseType: ReportBatchItemFailures")]
    [InlineData("- sqs: a\n      - sqs: b", "- sqs:\n          arn: a\n          functionResponseType: ReportBatchItemFailures\n      - sqs:\n          arn: b\n          functionResponseType: ReportBatchItemFailures")]
    [InlineData("-\n        sqs: a", "-\n        sqs:\n          arn: a\n          functionResponseType: ReportBatchItemFailures")]
    public void Queues_and_streams_report_failed_items(string before, string after)
    {
        const string Head = Provider + "  f:\n    handler: A::B::C\n    events:\n      ";
        AssertEdit(Head + before + "\n", Head + after + "\n", static file => ConfigurationEditor.ReportBatchItemFailures(file, "f", CancellationToken.None));
    }

    [Theory]
    [InlineData("- sqs: {arn: a, functionResponseType: ReportBatchItemFailures}")]
    [InlineData("- sqs: ${param:q}")]
    [InlineData("- sqs: &q a")]
    [InlineData("- sns: t")]
    public void Events_are_left_alone_where_nothing_is_wrong_or_known(string events) =>
        Assert.Null(Edit(Provider + "  f:\n    handler: A::B::C\n    events:\n      " + events + "\n", static file => ConfigurationEditor.ReportBatchItemFailures(file, "f", CancellationToken.None)));

    [Theory]
    [InlineData("", "  f:\n    handler: A::B::C\n    events:\n      - httpApi: '*'\n", "  f:\n    handler: A::B::C\n    httpApi:\n      payload: '1.0'\n    events:\n      - httpApi: '*'\n")]
    [InlineData("", "  f: {handler: 'A::B::C', events: [{httpApi: '*'}]}\n", "  f: {handler: 'A::B::C', httpApi: {payload: '1.0'}, events: [{httpApi: '*'}]}\n")]
    [InlineData("", "  f: {handler: 'A::B::C', httpApi: {payload: '2.0'}, events: [{httpApi: '*'}]}\n", "  f: {handler: 'A::B::C', httpApi: {payload: '1.0'}, events: [{httpApi: '*'}]}\n")]
    [InlineData("  httpApi:\n    payload: \"2.0\"\n", "  f: {handler: 'A::B::C', events: [{httpApi: '*'}]}\n  g: {handler: b, events: [{httpApi: 'GET /g'}]}\n", "  f: {handler: 'A::B::C', httpApi: {payload: '1.0'}, events: [{httpApi: '*'}]}\n  g: {handler: b, events: [{httpApi: 'GET /g'}]}\n")]
    public void Payload_format_is_set_for_the_function(string provider, string before, string after) => AssertEdit(
        "provider:\n  name: aws\n" + provider + "functions:\n" + before,
        "provider:\n  name: aws\n" + provider + "functions:\n" + after,
        static file => ConfigurationEditor.SetPayloadFormat(file, "f", "1.0", CancellationToken.None));

    [Theory]
    [InlineData("resources:\n  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n", "resources:\n  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n      Properties:\n        VisibilityTimeout: 360\n")]
    [InlineData("resources:\n  - ${file(./more.yml)}\n  - Resources:\n      Q:\n        Type: AWS::SQS::Queue\n        Properties:\n          QueueName: q # the one\n", "resources:\n  - ${file(./more.yml)}\n  - Resources:\n      Q:\n        Type: AWS::SQS::Queue\n        Properties:\n          QueueName: q # the one\n          VisibilityTimeout: 360\n")]
    [InlineData("custom: {v: 30}\nresources: {Resources: {Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: '${self:custom.v}'}}}}\n", "custom: {v: 360}\nresources: {Resources: {Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: '${self:custom.v}'}}}}\n")]
    public void Visibility_timeout_is_set(string before, string after)
    {
        const string Head = Provider + "  f: {handler: 'A::B::C', events: [{sqs: {arn: !GetAtt Q.Arn}}]}\n";
        AssertEdit(Head + before, Head + after, static file => ConfigurationEditor.SetVisibilityTimeout(file, "f", "Q", 360, CancellationToken.None));
    }

    [Fact]
    public void A_constant_that_other_variables_name_is_left_alone()
    {
        const string Text = Provider + "  f: {handler: 'A::B::C', timeout: '${self:custom.t}', events: [{sqs: {arn: !GetAtt Q.Arn}}]}\ncustom: {t: 60}\n"
            + "resources: {Resources: {Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: '${self:custom.t}'}}}}\n";
        Assert.Null(Edit(Text, static file => ConfigurationEditor.SetVisibilityTimeout(file, "f", "Q", 360, CancellationToken.None)));
        Assert.Null(Edit(Text, static file => ConfigurationEditor.LowerTimeout(file, "f", 29, CancellationToken.None)));
    }

    private static void AssertTimeout(string before, string after)
    {
        const string Head = "x: &shared {handler: 'A::B::C'}\n" + Provider;
        AssertEdit(Head + before, Head + after, static file => ConfigurationEditor.SetTimeout(file, "f", 30, CancellationToken.None));
    }

    private static void AssertEdit(string before, string after, Func<ConfigurationFile, TextChange?> edit)
    {
        Assert.Equal(after, Edit(before, edit));
        Assert.Equal(after.Replace("\n", "\r\n", StringComparison.Ordinal), Edit(before.Replace("\n", "\r\n", StringComparison.Ordinal), edit));
        Assert.Null(Edit(after, edit));
    }

    private static string? Edit(string service, Func<ConfigurationFile, TextChange?> edit, string path = "/repo/serverless.yml")
    {
        var text = SourceText.From(service, Encoding.UTF8);
        return edit(ConfigurationReader.Read(path, "serverless", text, CancellationToken.None)) is { } change ? text.WithChanges(change).ToString() : null;
    }
}
