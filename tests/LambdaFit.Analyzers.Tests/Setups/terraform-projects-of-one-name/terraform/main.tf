resource "aws_lambda_function" "a" {
  function_name = "a"
  filename      = "../services/a/src/bin/Release/net10.0/a.zip"
  handler       = "Function::ServiceA.Function::Handle"
  runtime       = "dotnet10"
  timeout       = 30
  memory_size   = 512
}
resource "aws_lambda_function" "b" {
  function_name = "b"
  filename      = "../services/b/src/bin/Release/net10.0/b.zip"
  handler       = "Function::ServiceB.Function::Run"
  runtime       = "dotnet10"
  timeout       = 30
  memory_size   = 512
}
