"""领域: what the documents speak of: bodies, evaluations, claims, findings. It knows no file format and no report."""
