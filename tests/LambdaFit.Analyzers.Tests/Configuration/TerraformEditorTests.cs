using System.Text;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Configuration;

public sealed class TerraformEditorTests
{
    private const string Address = "aws_lambda_function.a";

    [Theory]
    [InlineData("  timeout = 1000 # s\n", "  timeout = 30 # s\n")]
    [InlineData("  timeout=1000\n", "  timeout=30\n")]
    [InlineData("  timeout = \"1000\"\n", "  timeout = \"30\"\n")]
    [InlineData("  timeout = 60 * 60 // an hour\n", "  timeout = 30 // an hour\n")]
    [InlineData("  timeout = null\n", "  timeout = 30\n")]
    [InlineData("  function_name = \"a\"\n", "  function_name = \"a\"\n  timeout       = 30\n")]
    [InlineData("  function_name = \"a\"\n  memory_size   = 512 # MB\n  role          = var.role\n", "  function_name = \"a\"\n  memory_size   = 512 # MB\n  timeout       = 30\n  role          = var.role\n")]
    [InlineData("  role = \"a\"\n", "  role = \"a\"\n  timeout = 30\n")]
    [InlineData("\trole=\"a\"\n", "\trole=\"a\"\n\ttimeout=30\n")]
    [InlineData("    runtime = \"dotnet8\" /* until\n May */\n    handler = \"x\"\n", null)]
    [InlineData("    runtime = \"dotnet8\" /* May */\n    tags = {}\n", "    runtime = \"dotnet8\" /* May */\n    timeout = 30\n    tags = {}\n")]
    [InlineData("  tags = {\n    a = 1\n  }\n", "  tags = {\n    a = 1\n  }\n  timeout = 30\n")]
    [InlineData("  description = <<EOF\nx\nEOF\n", "  description = <<EOF\nx\nEOF\n  timeout = 30\n")]
    [InlineData("  environment {\n    variables = { A = 1 }\n  }\n", "  timeout = 30\n  environment {\n    variables = { A = 1 }\n  }\n")]
    [InlineData("  handler = \"x\"\n\n  # a comment\n  layers = []\n", "  handler = \"x\"\n  timeout = 30\n\n  # a comment\n  layers = []\n")]
    [InlineData("", "  timeout = 30\n")]
    public void Timeout_is_set_in_the_style_of_the_file(string before, string? after)
    {
        const string Head = "# top\nresource \"aws_lambda_function\" \"a\" {\n";
        const string Tail = "}\n\n# end";

        Assert.Equal(after is null ? null : Head + after + Tail, SetTimeout(Head + before + Tail));
        Assert.Equal(after is null ? null : (Head + after + Tail).Replace("\n", "\r\n", StringComparison.Ordinal), SetTimeout((Head + before + Tail).Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("resource \"aws_lambda_function\" \"a\" {}\n", "resource \"aws_lambda_function\" \"a\" {\n  timeout = 30\n}\n")]
    [InlineData("resource aws_lambda_function a { handler = \"x\" }\n", null)]
    [InlineData("locals { t = 1000 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n", "locals { t = 30 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n")]
    [InlineData("variable \"t\" {\n  default = 1000\n}\nresource \"aws_lambda_function\" \"a\" { timeout = var.t }\n", "variable \"t\" {\n  default = 30\n}\nresource \"aws_lambda_function\" \"a\" { timeout = var.t }\n")]
    [InlineData("resource \"aws_lambda_function\" \"a\" { timeout = var.elsewhere }\n", null)]
    [InlineData("resource \"aws_lambda_function\" \"a\" {\n  dynamic \"x\" {}\n  lifecycle { ignore_changes = [timeout] }\n}\n", null)]
    [InlineData("resource \"aws_lambda_function\" \"a\" {\n  timeout = 1000\n", null)]
    public void Timeout_is_set_where_it_stands(string before, string? after) => Assert.Equal(after, SetTimeout(before));

    [Theory]
    [InlineData("locals { t = 60 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n", "locals { t = 120 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n")]
    [InlineData("locals { t = 60 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\nresource \"aws_lambda_function\" \"b\" { timeout = local.t }\n", "locals { t = 60 }\nresource \"aws_lambda_function\" \"a\" { timeout = 120 }\nresource \"aws_lambda_function\" \"b\" { timeout = local.t }\n")]
    [InlineData("locals { t = 60 }\nresource \"aws_sqs_queue\" \"q\" { visibility_timeout_seconds = local.t }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n", "locals { t = 60 }\nresource \"aws_sqs_queue\" \"q\" { visibility_timeout_seconds = local.t }\nresource \"aws_lambda_function\" \"a\" { timeout = 120 }\n")]
    [InlineData("resource \"aws_lambda_function\" \"a\" {\n  timeout = 60\n}\n", "resource \"aws_lambda_function\" \"a\" {\n  timeout = 120\n}\n")]
    [InlineData("resource \"aws_lambda_function\" \"a\" {\n  handler = \"x\"\n}\n", "resource \"aws_lambda_function\" \"a\" {\n  handler = \"x\"\n  timeout = 120\n}\n")]
    [InlineData("resource \"aws_lambda_function\" \"a\" { timeout = var.elsewhere }\n", null)]
    public void Timeout_is_raised_for_one_function(string before, string? after) =>
        Assert.Equal(after, Edit(before, file => ConfigurationEditor.RaiseTimeout(file, Address, 120, CancellationToken.None)));

    [Theory]
    [InlineData("locals { t = 60 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n", "locals { t = 30 }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n")]
    [InlineData("locals { t = 60 }\nresource \"aws_sqs_queue\" \"q\" { visibility_timeout_seconds = local.t }\nresource \"aws_lambda_function\" \"a\" { timeout = local.t }\n", null)]
    public void Timeout_is_lowered_where_nothing_else_uses_it(string before, string? after) =>
        Assert.Equal(after, Edit(before, file => ConfigurationEditor.LowerTimeout(file, Address, 30, CancellationToken.None)));

    [Fact]
    public void Handler_and_runtime_are_replaced_with_their_quotes()
    {
        const string Before = "resource \"aws_lambda_function\" \"a\" {\n  handler = \"A::B::C\"\n  runtime = local.r\n}\nlocals {\n  r = \"dotnet8\" # old\n}\n";

        Assert.Equal(
            Before.Replace("A::B::C", "A::\\\"$${x}", StringComparison.Ordinal),
            Edit(Before, static file => ConfigurationEditor.SetHandler(file, Address, "A::\"${x}", CancellationToken.None)));
        Assert.Equal(
            Before.Replace("dotnet8", "dotnet10", StringComparison.Ordinal),
            Edit(Before, static file => ConfigurationEditor.SetRuntime(file, Address, "dotnet10", CancellationToken.None)));
        Assert.Null(Edit(
            "resource \"aws_lambda_function\" \"a\" {\n  handler = \"A::${local.x}::C\"\n}\nlocals { x = \"B\" }\n",
            static file => ConfigurationEditor.SetHandler(file, Address, "D", CancellationToken.None)));
    }

    [Theory]
    [InlineData("  function_name = aws_lambda_function.a.arn\n  batch_size    = 5 # b\n", "  function_name = aws_lambda_function.a.arn\n  batch_size    = 5 # b\n  function_response_types = [\"ReportBatchItemFailures\"]\n")]
    [InlineData("  function_name           = aws_lambda_function.a.arn\n  function_response_types = []\n", "  function_name           = aws_lambda_function.a.arn\n  function_response_types = [\"ReportBatchItemFailures\"]\n")]
    [InlineData("  function_name           = aws_lambda_function.a.arn\n  function_response_types = local.types\n", null)]
    public void Batch_responses_are_read(string before, string? after)
    {
        const string Head = "resource \"aws_lambda_function\" \"a\" {}\nresource \"aws_sqs_queue\" \"q\" {}\nresource \"aws_lambda_event_source_mapping\" \"m\" {\n  event_source_arn = aws_sqs_queue.q.arn\n";

        Assert.Equal(
            after is null ? null : Head + after + "}\n",
            Edit(Head + before + "}\n", static file => ConfigurationEditor.ReportBatchItemFailures(file, Address, CancellationToken.None)));
    }

    [Theory]
    [InlineData("  payload_format_version = \"2.0\"\n", "1.0", "  payload_format_version = \"1.0\"\n")]
    [InlineData("", "2.0", "  payload_format_version = \"2.0\"\n")]
    public void Payload_format_is_set(string before, string version, string after)
    {
        const string Head = "resource \"aws_lambda_function\" \"a\" {}\nresource \"aws_apigatewayv2_api\" \"q\" { protocol_type = \"HTTP\" }\nresource \"aws_apigatewayv2_integration\" \"m\" {\n"
            + "  api_id = aws_apigatewayv2_api.q.id\n  integration_uri = aws_lambda_function.a.arn\n";

        Assert.Equal(Head + after + "}\n", Edit(Head + before + "}\n", file => ConfigurationEditor.SetPayloadFormat(file, Address, version, CancellationToken.None)));
    }

    [Theory]
    [InlineData("{ visibility_timeout_seconds = 30 }", "{ visibility_timeout_seconds = 180 }")]
    [InlineData("{}", "{\n  visibility_timeout_seconds = 180\n}")]
    [InlineData("{\n  name                      = \"q\"\n  message_retention_seconds = 60\n}", "{\n  name                      = \"q\"\n  visibility_timeout_seconds = 180\n  message_retention_seconds = 60\n}")]
    public void Visibility_timeout_is_set(string before, string after)
    {
        const string Head = "resource \"aws_lambda_function\" \"a\" {}\nresource \"aws_lambda_event_source_mapping\" \"m\" {\n  function_name = aws_lambda_function.a.arn\n  event_source_arn = aws_sqs_queue.q.arn\n}\nresource \"aws_sqs_queue\" \"q\" ";

        Assert.Equal(Head + after, Edit(Head + before, static file => ConfigurationEditor.SetVisibilityTimeout(file, Address, "aws_sqs_queue.q", 180, CancellationToken.None)));
    }

    [Fact]
    public void Byte_order_mark_stays()
    {
        var text = SourceText.From("\uFEFFresource \"aws_lambda_function\" \"a\" {\r\n  timeout = 1000\r\n}\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var file = ConfigurationReader.Read("/repo/main.tf", "terraform", text, CancellationToken.None);

        var edited = text.WithChanges(ConfigurationEditor.SetTimeout(file, Address, 30, CancellationToken.None)!.Value);
        Assert.Equal(text.ToString().Replace("1000", "30", StringComparison.Ordinal), edited.ToString());
        Assert.Equal(text.Encoding, edited.Encoding);
    }

    private static string? SetTimeout(string before) => Edit(before, static file => ConfigurationEditor.SetTimeout(file, Address, 30, CancellationToken.None));

    private static string? Edit(string before, Func<ConfigurationFile, TextChange?> edit)
    {
        var file = ConfigurationReader.Read("/repo/main.tf", "terraform", SourceText.From(before), CancellationToken.None);
        return edit(file) is { } change ? file.Text.WithChanges(change).ToString() : null;
    }
}
