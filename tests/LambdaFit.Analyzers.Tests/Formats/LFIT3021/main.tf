resource "aws_lambda_function" "orders" {
  function_name = "orders"
  handler       = "Orders::Shop.Function::Handler"
  runtime       = "dotnet10"
  timeout       = 30

  ephemeral_storage { size = 1024 }
  snap_start { apply_on = "PublishedVersions" }
}
