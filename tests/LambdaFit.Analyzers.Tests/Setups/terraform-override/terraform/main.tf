locals {
  config   = yamldecode(file("${path.module}/functions.yaml"))
  defaults = { timeout = 30, memory = 512 }
  settings = merge(local.defaults, var.settings)
}
resource "aws_lambda_function" "a" {
  function_name = "a"
  handler       = "Ovr::Ovr.Function::A"
  runtime       = "dotnet10"
}
resource "aws_lambda_function" "b" {
  function_name = "b"
  handler       = "Ovr::Ovr.Function::B"
  runtime       = local.config.runtime
  timeout       = local.config["timeout"]
  memory_size   = local.settings.memory
}
resource "aws_lambda_function" "c" {
  function_name = "c"
  handler       = "Ovr::Ovr.Function::C"
  runtime       = "dotnet10"
  timeout       = coalesce(var.timeout, 30)
  memory_size   = max(512, var.memory)
  environment {
    variables = {
      API_TOKEN = jsondecode(data.aws_secretsmanager_secret_version.a.secret_string)["token"]
      PASSWORD  = "${var.password}"
    }
  }
}
resource "aws_lambda_event_source_mapping" "a" {
  event_source_arn        = aws_sqs_queue.a.arn
  function_name           = aws_lambda_function.a.arn
  function_response_types = ["ReportBatchItemFailures"]
}
resource "aws_sqs_queue" "a" {
  name                       = "a"
  visibility_timeout_seconds = 180
}
resource "aws_sqs_queue" "dlq" { name = "dlq" }
resource "aws_sqs_queue_redrive_policy" "a" {
  queue_url      = aws_sqs_queue.a.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq.arn, maxReceiveCount = 4 })
}
variable "settings" { default = {} }
variable "timeout" { default = null }
variable "memory" { default = 0 }
variable "password" {}
