resource "aws_lambda_function" "start" {
  function_name = "start"
  handler       = "Jobs::Jobs.Function::Start"
  runtime       = "dotnet10"
  timeout       = 900
  memory_size   = 512
}
resource "aws_api_gateway_rest_api" "a" { name = "a" }
resource "aws_api_gateway_integration" "start" {
  rest_api_id             = aws_api_gateway_rest_api.a.id
  resource_id             = aws_api_gateway_rest_api.a.root_resource_id
  http_method             = "POST"
  integration_http_method = "POST"
  type                    = "AWS"
  uri                     = aws_lambda_function.start.invoke_arn
  request_parameters = {
    "integration.request.header.X-Amz-Invocation-Type" = "'Event'"
  }
}
resource "aws_lambda_function" "third" {
  function_name = "third"
  handler       = "Jobs::Jobs.Function::Third"
  runtime       = "dotnet10"
  timeout       = 300
  memory_size   = 512
}
resource "aws_api_gateway_integration" "third" {
  rest_api_id             = aws_api_gateway_rest_api.a.id
  resource_id             = aws_api_gateway_rest_api.a.root_resource_id
  http_method             = "GET"
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  response_transfer_mode  = "STREAM"
  timeout_milliseconds    = 300000
  uri                     = aws_lambda_function.third.response_streaming_invoke_arn
}
