"""字体: the folder of the fonts that the project's set-up or pip puts into its environment, for PDFs and for LibreOffice."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from pathlib import Path

#: A package of PyPI that holds Noto Sans CJK (OFL), for whoever has pip alone.
PACKAGE = "cvttf-notosanscjk-regular"


def folder() -> Path | None:
    """The folder that GOUJI_FONTS names, the one the set-up puts fonts into, or that of the font package; None where there is
    none."""
    for candidate in (os.environ.get("GOUJI_FONTS", ""), str(Path(sys.prefix) / "share" / "gouji" / "fonts")):
        if candidate and Path(candidate).is_dir():
            return Path(candidate)
    return _of_package()


def _of_package() -> Path | None:
    try:
        listed = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return None
    font = next((one for one in listed if one.suffix in (".otf", ".ttf", ".ttc")), None)
    return None if font is None else Path(str(font.locate())).parent
