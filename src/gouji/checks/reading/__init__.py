"""阅读 checks, one module each."""
