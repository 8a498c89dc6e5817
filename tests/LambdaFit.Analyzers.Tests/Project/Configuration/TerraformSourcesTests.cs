using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class TerraformSourcesTests
{
    [Fact]
    public void Mapping_of_a_queue_is_read()
    {
        var source = Source(
            """
            resource "aws_sqs_queue" "orders" {
              fifo_queue                 = true
              visibility_timeout_seconds = 180
              redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
            }
            resource "aws_lambda_event_source_mapping" "orders" {
              event_source_arn                   = aws_sqs_queue.orders.arn
              function_name                      = aws_lambda_function.orders.arn
              batch_size                         = 10
              maximum_batching_window_in_seconds = 5
              function_response_types            = ["ReportBatchItemFailures"]
              scaling_config { maximum_concurrency = 2 }
              filter_criteria {
                filter { pattern = "{}" }
              }
            }
            """);

        Assert.Equal((EventSourceKind.Queue, "aws_lambda_event_source_mapping.orders", "aws_sqs_queue.orders", true), (source.Kind, source.Name, source.Resource, source.IsMapping));
        Assert.Equal((10, 5, 2), (source.BatchSize.Value, source.BatchingWindowSeconds.Value, source.MaxConcurrency.Value));
        Assert.True(source.ReportsBatchItemFailures.Value);
        Assert.True(source.IsFiltered);
        Assert.Equal((180, true, true), (source.Queue!.VisibilityTimeoutSeconds.Value, source.Queue.IsFifo.Value, source.Queue.HasRedrivePolicy.Value));
    }

    [Theory]
    [InlineData("resource \"aws_sqs_queue\" \"a\" { redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.q.arn }) }", true)]
    [InlineData("resource \"aws_sqs_queue\" \"a\" {\n  redrive_policy = <<EOF\n{\"deadLetterTargetArn\": \"${aws_sqs_queue.q.arn}\"}\nEOF\n}", true)]
    [InlineData("resource \"aws_lambda_function\" \"a\" {\n  dead_letter_config { target_arn = aws_sqs_queue.q.arn }\n}", true)]
    [InlineData("resource \"aws_sns_topic\" \"a\" { name = aws_sqs_queue.q.name }", false)]
    public void Queue_of_dead_letters_is_known(string other, bool isDeadLetterQueue)
    {
        var source = Source("resource \"aws_sqs_queue\" \"q\" {}\nresource \"aws_lambda_event_source_mapping\" \"m\" {\n  function_name = aws_lambda_function.orders.arn\n  event_source_arn = aws_sqs_queue.q.arn\n}\n" + other.Replace("aws_lambda_function\" \"a\"", "aws_scheduler_schedule\" \"a\"", StringComparison.Ordinal));

        Assert.Equal(isDeadLetterQueue, source.Queue!.IsDeadLetterQueue);
    }

    [Fact]
    public void Mapping_of_a_stream_is_read()
    {
        var source = Source(
            """
            resource "aws_kinesis_stream" "orders" {}
            resource "aws_lambda_event_source_mapping" "orders" {
              event_source_arn               = aws_kinesis_stream.orders.arn
              function_name                  = aws_lambda_function.orders.function_name
              starting_position              = "LATEST"
              parallelization_factor         = 2
              maximum_retry_attempts         = -1
              maximum_record_age_in_seconds  = 3600
              tumbling_window_in_seconds     = 30
              bisect_batch_on_function_error = true
              destination_config {
                on_failure { destination_arn = aws_sqs_queue.dead.arn }
              }
            }
            """);

        Assert.Equal((EventSourceKind.Stream, "aws_kinesis_stream.orders"), (source.Kind, source.Resource));
        Assert.Equal((2, -1, 3600, 30), (source.ParallelizationFactor.Value, source.RetryAttempts.Value, source.RecordAgeSeconds.Value, source.TumblingWindowSeconds.Value));
        Assert.True(source.Bisects.Value);
        Assert.True(source.KeepsFailed.Value);
        Assert.True(source.ReportsBatchItemFailures is { HasValue: true, Value: false });
    }

    [Theory]
    [InlineData("data.aws_sqs_queue.q.arn", "Queue")]
    [InlineData("\"arn:aws:sqs:eu-west-1:1:q\"", "Queue")]
    [InlineData("\"arn:aws:sqs:${var.region}:1:q\"", "Queue")]
    [InlineData("local.queue", "Queue")]
    [InlineData("aws_dynamodb_table.t.stream_arn", "Stream")]
    [InlineData("aws_kinesis_stream_consumer.c.arn", "Stream")]
    [InlineData("aws_msk_cluster.k.arn", "Broker")]
    [InlineData("var.queue_arn", "Other")]
    [InlineData("module.queue.arn", "Other")]
    [InlineData("each.value", "Other")]
    public void Kind_of_a_mapping_is_what_it_reads_from(string arn, string kind)
    {
        var source = Source("locals { queue = aws_sqs_queue.elsewhere.arn }\nresource \"aws_lambda_event_source_mapping\" \"m\" {\n  function_name = aws_lambda_function.orders.arn\n  event_source_arn = " + arn + "\n}\n");

        Assert.Equal(kind, source.Kind.ToString());
        Assert.Null(source.Queue);
        Assert.Equal(kind is "Queue" or "Stream", !source.ReportsBatchItemFailures.IsAbsent);
    }

    [Theory]
    [InlineData("\"HTTP\"", "payload_format_version = \"2.0\"", "HttpApi", "2.0")]
    [InlineData("\"HTTP\"", "", "HttpApi", "1.0")]
    [InlineData("\"HTTP\"", "payload_format_version = var.format", "HttpApi", null)]
    [InlineData("\"WEBSOCKET\"", "", "WebSocketApi", null)]
    [InlineData("var.protocol", "", "Other", null)]
    public void Http_api_is_read(string protocol, string format, string kind, string? expected)
    {
        var source = Source($$"""
            resource "aws_apigatewayv2_api" "api" { protocol_type = {{protocol}} }
            resource "aws_apigatewayv2_integration" "orders" {
              api_id               = aws_apigatewayv2_api.api.id
              integration_type     = "AWS_PROXY"
              integration_uri      = aws_lambda_function.orders.invoke_arn
              timeout_milliseconds = 5000
              {{format}}
            }
            resource "aws_lambda_permission" "api" {
              function_name = aws_lambda_function.orders.function_name
              principal     = "apigateway.amazonaws.com"
            }
            """);

        Assert.Equal((kind, expected, 5000), (source.Kind.ToString(), source.PayloadFormat.Value, source.TimeoutMilliseconds.Value));
    }

    [Theory]
    [InlineData("\"aws_api_gateway_integration\" \"x\" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  type = \"AWS_PROXY\"\n  uri = aws_lambda_function.orders.invoke_arn\n}", "RestApi")]
    [InlineData("\"aws_api_gateway_integration\" \"x\" {\n  uri = \"arn:aws:apigateway:${var.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.orders.arn}/invocations\"\n}", "RestApi")]
    [InlineData("\"aws_api_gateway_authorizer\" \"x\" { authorizer_uri = aws_lambda_function.orders.invoke_arn }", "Authorizer")]
    [InlineData("\"aws_lambda_function_url\" \"x\" { function_name = aws_lambda_function.orders.function_name }", "FunctionUrl")]
    [InlineData("\"aws_lb_target_group_attachment\" \"x\" { target_id = aws_lambda_function.orders.arn }", "LoadBalancer")]
    [InlineData("\"aws_sns_topic_subscription\" \"x\" {\n  topic_arn = aws_sns_topic.t.arn\n  protocol = \"lambda\"\n  endpoint = aws_lambda_function.orders.arn\n}", "Topic")]
    [InlineData("\"aws_cloudwatch_event_target\" \"x\" {\n  rule = aws_cloudwatch_event_rule.r.name\n  arn = aws_lambda_function.orders.arn\n}", "Schedule")]
    [InlineData("\"aws_scheduler_schedule\" \"x\" {\n  target { arn = aws_lambda_function.orders.arn }\n}", "Schedule")]
    [InlineData("\"aws_cognito_user_pool\" \"x\" {\n  lambda_config { pre_sign_up = aws_lambda_function.orders.arn }\n}", "Cognito")]
    [InlineData("\"aws_lambda_permission\" \"x\" {\n  function_name = aws_lambda_function.orders.arn\n  principal = \"s3.amazonaws.com\"\n}", "Bucket")]
    [InlineData("\"aws_lambda_permission\" \"x\" {\n  function_name = aws_lambda_function.orders.arn\n  principal = \"apigateway.amazonaws.com\"\n}", "Other")]
    public void Callers_are_known(string resource, string kind) =>
        Assert.Equal(kind, Source("resource " + resource + "\nresource \"aws_cloudwatch_event_rule\" \"r\" { schedule_expression = \"rate(1 day)\" }\n").Kind.ToString());

    [Theory]
    [InlineData("", false)]
    [InlineData("    filter_suffix = \".json\"\n", true)]
    public void Bucket_is_read(string filter, bool isFiltered)
    {
        var source = Source(
            "resource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_s3_bucket_notification\" \"n\" {\n  bucket = aws_s3_bucket.b.id\n  lambda_function {\n"
            + "    lambda_function_arn = aws_lambda_function.orders.arn\n    events = [\"s3:ObjectCreated:*\"]\n" + filter + "  }\n}\n");

        Assert.Equal((EventSourceKind.Bucket, "aws_s3_bucket.b", isFiltered), (source.Kind, source.Resource, source.IsFiltered));
    }

    [Theory]
    [InlineData("resource \"aws_sfn_state_machine\" \"a\" {\n  definition = jsonencode({ States = { A = { Type = \"Task\", Resource = aws_lambda_function.orders.arn } } })\n}")]
    [InlineData("resource \"aws_sfn_state_machine\" \"a\" {\n  definition = <<EOF\n{ \"Resource\": \"${aws_lambda_function.orders.arn}\", \"Next\": \"${aws_lambda_function.orders.arn}\" }\nEOF\n}")]
    [InlineData("resource \"aws_pipes_pipe\" \"a\" {\n  target = aws_lambda_function.orders.arn\n}")]
    [InlineData("resource \"aws_api_gateway_integration\" \"a\" {\n  uri = aws_lambda_function.orders.invoke_arn\n  request_parameters = { \"integration.request.header.X-Amz-Invocation-Type\" = \"'Event'\" }\n}")]
    public void Processes_and_APIs_that_do_not_wait_are_known(string resource) => Assert.Equal(EventSourceKind.Other, Source(resource).Kind);

    [Fact]
    public void Other_functions_are_not_meant() =>
        Assert.Empty(TerraformReaderTests.Function(
            string.Empty,
            "resource \"aws_lambda_function_url\" \"x\" { function_name = aws_lambda_function.other.function_name }\nresource \"aws_lambda_function_url\" \"y\" { function_name = module.x.name }\n").EventSources);

    private static EventSource Source(string rest) => Assert.Single(TerraformReaderTests.Function(string.Empty, rest).EventSources);
}
