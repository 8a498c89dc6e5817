resource "aws_lambda_function" "a" {
  timeout     = 30
  memory_size = 512
}
