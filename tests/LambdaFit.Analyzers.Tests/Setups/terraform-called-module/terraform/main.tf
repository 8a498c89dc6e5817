module "mod" {
  source  = "../src/Mod/terraform"
  timeout = 29
  memory  = 512
  runtime = "dotnet10"
}
