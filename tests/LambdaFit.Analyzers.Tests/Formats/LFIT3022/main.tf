resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  timeout       = 30
}
