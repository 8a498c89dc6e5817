data "archive_file" "search" {
  type        = "zip"
  source_dir  = "${path.module}/../src/Search/bin/Release/net10.0/publish"
  output_path = "${path.module}/search.zip"
}

resource "aws_lambda_function" "search" {
  function_name    = "search"
  filename         = data.archive_file.search.output_path
  source_code_hash = data.archive_file.search.output_base64sha256
  handler          = var.handler
  runtime          = var.runtime
  timeout          = var.timeout
  memory_size      = var.memory
  role             = aws_iam_role.search.arn
  architectures    = ["arm64"]
  layers           = [for l in var.layers : l.arn]

  dynamic "vpc_config" {
    for_each = var.vpc != null ? [var.vpc] : []
    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  environment {
    variables = {
      for k, v in var.environment_variables : k => v if v != null
    }
  }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [filename, source_code_hash]
  }
}

resource "aws_lambda_permission" "api" {
  statement_id  = "AllowApi"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.search.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.http.execution_arn}/*/*"
}
