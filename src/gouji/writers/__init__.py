"""写出: the inverse of the readers; ``write(document) -> bytes`` in one module a format."""
