variable "runtime" { default = "dotnet10" }

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = var.runtime
  timeout       = 30
}
