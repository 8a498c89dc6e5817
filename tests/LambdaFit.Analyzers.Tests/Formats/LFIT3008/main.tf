variable "runtime" { default = "dotnet8" }

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = var.runtime
  timeout       = 30
}
