"""表内算术 checks, one module each."""
