# The function that takes orders.
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  filename      = "publish/orders.zip"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = "dotnet8" # until November
  memory_size   = 512
  timeout       = 30

  environment {
    variables = {
      TABLE = "orders"
    }
  }

  tags = { team = "shop" }
}
