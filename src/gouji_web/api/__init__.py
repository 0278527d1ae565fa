"""接口: the same actions for programs, described as OpenAPI, with tokens."""
