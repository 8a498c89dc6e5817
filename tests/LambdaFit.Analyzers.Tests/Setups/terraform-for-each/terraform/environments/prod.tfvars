environment = "prod"
prefix      = "billing-prod"
