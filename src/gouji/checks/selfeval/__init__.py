"""自评 checks, one module each."""
