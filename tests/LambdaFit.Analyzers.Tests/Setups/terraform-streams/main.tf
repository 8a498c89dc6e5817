resource "aws_lambda_function" "feed" {
  function_name                  = "feed"
  handler                        = "Feed::Feed.Function::Handle"
  runtime                        = "dotnet10"
  filename                       = "feed.zip"
  role                           = aws_iam_role.feed.arn
  timeout                        = terraform.workspace == "default" ? 60 : 120
  memory_size                    = 1024
  reserved_concurrent_executions = var.concurrency
  snap_start {
    apply_on = "PublishedVersions"
  }
  environment {
    variables = {
      AWS_LAMBDA_HANDLER_LOG_FORMAT = "JSON"
      DOTNET_gcServer               = "0"
    }
  }
}

resource "aws_lambda_event_source_mapping" "feed" {
  event_source_arn               = aws_dynamodb_table.feed.stream_arn
  function_name                  = aws_lambda_function.feed.arn
  starting_position              = "LATEST"
  batch_size                     = 100
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 5
  maximum_record_age_in_seconds  = 3600
  parallelization_factor         = 2
  function_response_types        = toset(["ReportBatchItemFailures"])

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }

  dynamic "filter_criteria" {
    for_each = length(var.filters) > 0 ? [1] : []
    content {
      dynamic "filter" {
        for_each = var.filters
        content { pattern = filter.value }
      }
    }
  }
}

resource "aws_dynamodb_table" "feed" {
  name             = "feed"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
}
resource "aws_sqs_queue" "failed" { name = "failed" }
variable "filters" { type = list(string) }
variable "concurrency" { default = -1 }
