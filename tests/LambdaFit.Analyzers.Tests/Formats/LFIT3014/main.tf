resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = "dotnet8"
  timeout       = 30
}

resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.orders.arn
}
