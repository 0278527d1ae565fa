"""The one way a reader refuses its input."""

from __future__ import annotations


class InputError(Exception):
    """The input cannot be used. The message is one line in Chinese: what is wrong and what to do."""
