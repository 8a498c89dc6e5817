terraform {
  required_version = ">= 1.6"
  backend "s3" {
    bucket = "tf-state"
    key    = "orders.tfstate"
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = local.tags
  }
}

locals {
  name = "${var.project}-${terraform.workspace}"
  tags = {
    Project = var.project
  }
  functions = {
    handle = {
      handler = "Orders::Orders.Function::Handle"
      timeout = 60
      memory  = 512
    }
    nightly = {
      handler = "Orders::Orders.Function::Nightly"
      timeout = 900
      memory  = 1024
    }
  }
}

module "lambda" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "~> 7.0"

  for_each      = local.functions
  function_name = "${local.name}-${each.key}"
  handler       = each.value.handler
  runtime       = "dotnet10"
  timeout       = each.value.timeout
  memory_size   = each.value.memory
  create_package         = false
  local_existing_package = "../src/Orders/bin/Release/net10.0/Orders.zip"

  event_source_mapping = {
    sqs = {
      event_source_arn        = aws_sqs_queue.orders.arn
      function_response_types = ["ReportBatchItemFailures"]
    }
  }
}

resource "aws_sqs_queue" "orders" {
  name                       = "${local.name}-orders"
  visibility_timeout_seconds = 360
}
