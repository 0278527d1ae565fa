"""勾稽: checks, scores and prepares performance self-evaluations and final-accounts disclosures."""

__version__ = "0.1.0"
