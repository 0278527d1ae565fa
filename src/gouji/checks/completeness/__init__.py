"""完整性 checks, one module each."""
