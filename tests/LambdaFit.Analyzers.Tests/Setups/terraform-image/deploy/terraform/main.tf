resource "aws_lambda_function" "thumbs" {
  function_name = "thumbs"
  package_type  = "Image"
  image_uri     = "${aws_ecr_repository.thumbs.repository_url}:${var.image_tag}"
  role          = aws_iam_role.thumbs.arn
  timeout       = 120
  memory_size   = 3008

  image_config {
    command = ["Thumbs::Thumbs.Function::Handle"]
  }

  ephemeral_storage { size = 4096 }

  dead_letter_config {
    target_arn = aws_sns_topic.failed.arn
  }
}

resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.thumbs.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "in/"
  }

  depends_on = [aws_lambda_permission.s3]
}

resource "aws_s3_bucket" "uploads" {}
resource "aws_sns_topic" "failed" {}
resource "aws_ecr_repository" "thumbs" { name = "thumbs" }
variable "image_tag" {}
