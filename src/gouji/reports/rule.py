"""What a report may want to know of the check behind a finding; the registry's checks have this shape."""

from __future__ import annotations

from typing import Protocol


class Rule(Protocol):
    """检查说明: the texts of one check, keyed in findings by its code."""

    @property
    def code(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def source(self) -> str: ...
