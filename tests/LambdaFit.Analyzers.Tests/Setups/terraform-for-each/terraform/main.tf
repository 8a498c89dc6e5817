locals {
  functions = {
    invoices  = { handler = "Billing::Billing.Invoices::Create", timeout = 60, memory_size = 512, env = { TABLE = "invoices" } }
    reminders = { handler = "Billing::Billing.Reminders::Send", timeout = 30, memory_size = 256, env = {} }
  }
  lambda_zip = "${path.module}/../src/Billing/bin/Release/net10.0/linux-x64/Billing.zip"
}

data "aws_caller_identity" "current" {}

resource "aws_iam_role" "lambda" {
  for_each           = local.functions
  name               = each.key
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_lambda_function" "this" {
  for_each = local.functions

  function_name    = "${var.prefix}-${each.key}"
  role             = aws_iam_role.lambda[each.key].arn
  handler          = each.value.handler
  runtime          = "dotnet10"
  filename         = local.lambda_zip
  source_code_hash = filebase64sha256(local.lambda_zip)
  timeout          = each.value.timeout
  memory_size      = each.value.memory_size
  publish          = true

  environment {
    variables = merge(each.value.env, {
      ENVIRONMENT = var.environment
    })
  }

  tracing_config {
    mode = "Active"
  }

  depends_on = [aws_cloudwatch_log_group.lambda]
}

resource "aws_cloudwatch_log_group" "lambda" {
  for_each          = local.functions
  name              = "/aws/lambda/${var.prefix}-${each.key}"
  retention_in_days = 14
}

resource "aws_lambda_alias" "live" {
  for_each         = aws_lambda_function.this
  name             = "live"
  function_name    = each.value.function_name
  function_version = each.value.version
}

resource "aws_lambda_event_source_mapping" "invoices" {
  event_source_arn                   = aws_sqs_queue.invoices.arn
  function_name                      = aws_lambda_alias.live["invoices"].arn
  batch_size                         = 20
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = jsonencode({
        body = {
          type = ["invoice"]
        }
      })
    }
  }

  scaling_config {
    maximum_concurrency = 10
  }
}

resource "aws_sqs_queue" "invoices" {
  name                       = "${var.prefix}-invoices"
  visibility_timeout_seconds = 6 * local.functions.invoices.timeout + 5
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.invoices_dlq.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "invoices_dlq" {
  name = "${var.prefix}-invoices-dlq"
}

resource "aws_sns_topic" "due" {
  name = "due"
}

resource "aws_sns_topic_subscription" "reminders" {
  topic_arn = aws_sns_topic.due.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.this["reminders"].arn
}

resource "aws_lambda_function_event_invoke_config" "this" {
  for_each                     = aws_lambda_function.this
  function_name                = each.value.function_name
  maximum_event_age_in_seconds = 3600
  maximum_retry_attempts       = 1

  destination_config {
    on_failure {
      destination = aws_sqs_queue.invoices_dlq.arn
    }
  }
}
