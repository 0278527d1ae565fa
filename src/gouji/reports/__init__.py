"""报告: results as something a person or a machine reads."""
