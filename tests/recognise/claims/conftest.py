"""Puts this folder on the path: what its subfolders share is ``claim_reading``."""
