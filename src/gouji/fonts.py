"""字体: the folder of the fonts that the project's set-up puts into its environment, for PDFs and for LibreOffice."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path | None:
    """The folder the set-up puts fonts into, or the one that GOUJI_FONTS names; None where neither exists."""
    for candidate in (os.environ.get("GOUJI_FONTS", ""), str(Path(sys.prefix) / "share" / "gouji" / "fonts")):
        if candidate and Path(candidate).is_dir():
            return Path(candidate)
    return None
