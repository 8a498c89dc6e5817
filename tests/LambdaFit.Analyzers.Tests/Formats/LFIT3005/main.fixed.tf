resource "aws_lambda_function" "orders" {
    function_name = "orders"
    package_type  = "Image"
    image_uri     = "${aws_ecr_repository.orders.repository_url}:latest"
    memory_size   = 512
    timeout       = 30
    image_config {
        command = ["Orders::Shop.Function::Handler"]
    }
}
