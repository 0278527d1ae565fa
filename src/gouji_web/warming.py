"""Loads what the first score would otherwise wait for."""

from __future__ import annotations

from pathlib import Path

import gouji
from gouji_web.demo.packages import content


def warm() -> None:
    """Scores the content of the demonstration once, which loads the standards and all that reads them."""
    gouji.appraise(content("qinglan-2023-hunan"), Path())
