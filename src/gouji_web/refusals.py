"""What a person asked for and cannot have now, in one sentence that says why and what to do."""

from __future__ import annotations

#: Of a text that the database cannot hold.
UNFIT = "填的内容太长，或者有不能存的字符，没有保存。"


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """不能办理: the state of things does not allow the action; the sentence is shown as it stands."""
