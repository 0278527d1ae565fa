"""What of the files a batch does."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Choice:
    """范围: the files of shard ``part`` of ``parts`` (from 1), those of one folder always in one shard; and of the dossiers
    only those with a file changed since ``since``."""

    part: int = 1
    parts: int = 1
    since: date | None = None

    def takes(self, file: Path) -> bool:
        folder = str(file.parent).encode("utf-8", "surrogatepass")
        return zlib.crc32(folder) % self.parts == self.part - 1

    def is_due(self, changed: float) -> bool:
        return self.since is None or datetime.fromtimestamp(changed).date() >= self.since


ALL = Choice()
