resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = "dotnet10"
  timeout       = 30
}

resource "aws_s3_bucket" "pictures" {}

resource "aws_s3_bucket_notification" "created" {
  bucket = aws_s3_bucket.pictures.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.orders.arn
    events              = ["s3:ObjectCreated:*"]
  }
}
