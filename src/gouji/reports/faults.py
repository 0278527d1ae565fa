"""The one way a report refuses to be written."""

from __future__ import annotations


class ReportError(Exception):
    """The report cannot be written for this input. The message is one line in Chinese: why, and what to do."""
