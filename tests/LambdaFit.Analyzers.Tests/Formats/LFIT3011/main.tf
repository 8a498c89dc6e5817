resource "aws_lambda_function" "orders" {
  function_name = "orders"
  runtime       = "dotnet8"
  handler       = "Orders::Shop.Function::Handler"
  memory_size   = 512
  timeout       = 30
}

resource "aws_lambda_function_url" "orders" {
  function_name      = aws_lambda_function.orders.function_name
  authorization_type = "AWS_IAM"
}
