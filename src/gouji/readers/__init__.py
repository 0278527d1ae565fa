"""读取: one module a format; ``read`` picks it from the bytes and returns a ``Document`` or raises ``InputError``."""
