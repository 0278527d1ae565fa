"""勾稽 checks, one module each."""
