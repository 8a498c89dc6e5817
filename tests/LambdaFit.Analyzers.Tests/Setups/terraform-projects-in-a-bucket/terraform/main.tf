resource "aws_lambda_function" "a" {
  function_name = "a"
  s3_bucket     = var.bucket
  s3_key        = "a/${var.build}.zip"
  handler       = "Function::ServiceA.Function::Handle"
  runtime       = "dotnet10"
  timeout       = 30
  memory_size   = 512
}
resource "aws_lambda_function" "b" {
  function_name = "b"
  s3_bucket     = var.bucket
  s3_key        = "b/${var.build}.zip"
  handler       = "Function::ServiceB.Function::Run"
  runtime       = "dotnet10"
  timeout       = 30
  memory_size   = 512
}
