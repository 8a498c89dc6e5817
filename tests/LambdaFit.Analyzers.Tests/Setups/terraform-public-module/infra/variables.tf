variable "project" {
  type    = string
  default = "orders"
}
variable "region" {
  type = string
}
