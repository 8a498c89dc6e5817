variable "environment" {
  description = "dev, test or prod"
  type        = string
  default     = "dev"

  validation {
    condition     = contains(["dev", "test", "prod"], var.environment)
    error_message = "Unknown environment."
  }
}

variable "prefix" { type = string }
