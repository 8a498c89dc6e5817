variable "timeout" {
  default = 300
}
variable "memory" {
  default = 64
}
variable "runtime" { default = "dotnetcore3.1" }
resource "aws_lambda_function" "a" {
  function_name = "a"
  handler       = "Mod::Mod.Function::A"
  runtime       = var.runtime
  timeout       = var.timeout
  memory_size   = var.memory
}
resource "aws_api_gateway_rest_api" "a" {}
resource "aws_api_gateway_integration" "a" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.a.invoke_arn
}
