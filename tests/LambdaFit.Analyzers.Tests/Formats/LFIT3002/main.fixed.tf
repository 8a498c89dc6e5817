locals {
  timeout = 900 # seconds
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = "dotnet8"
  timeout       = local.timeout
}
