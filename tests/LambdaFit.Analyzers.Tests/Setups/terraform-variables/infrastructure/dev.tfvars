# memory for tests
memory = 256
timeout = 20
