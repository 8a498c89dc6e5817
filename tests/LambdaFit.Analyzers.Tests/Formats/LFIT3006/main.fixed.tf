resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = "dotnet8"
  timeout       = 30
  memory_size   = var.memory
}

variable "memory" {
  type    = number
  default = 10240
}
