variable "handler" {
  default = "Search::Search.Function::Query"
}
variable "runtime" {
  default = "dotnet10"
}
variable "timeout" {
  type    = number
  default = 30
}
variable "memory" {
  type    = number
  default = 512
}
variable "layers" {
  type    = list(object({ arn = string }))
  default = []
}
variable "vpc" {
  type = object({
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null
}
variable "environment_variables" {
  type    = map(string)
  default = { LOG_LEVEL = "info" }
}
