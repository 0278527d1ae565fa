"""求解: which printed figure is at fault, from all relations that tie it."""
