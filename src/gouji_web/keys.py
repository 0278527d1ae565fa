"""The key that signs sessions: made once, kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_urlsafe

_NAME = "secret-key"


def secret_key(data: Path) -> str:
    """The key of the data folder, made where there is none."""
    place = data / _NAME
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return place.read_text("ascii")
    made = token_urlsafe(64)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(made)
    return made
