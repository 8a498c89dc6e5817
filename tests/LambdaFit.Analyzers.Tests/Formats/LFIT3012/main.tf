resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  timeout       = 30

  environment {
    variables = merge(local.shared, {
      AWS_REGION = "eu-west-1"
    })
  }
}
