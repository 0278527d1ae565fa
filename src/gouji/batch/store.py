"""断点: what a batch has done already, by the content that it was done on; killed at any moment, nothing half done stands there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

_FOLDER = "进度"

#: The rows of one dossier, by table.
Rows = Mapping[str, Sequence[Sequence[Any]]]


@cache
def program() -> str:
    """Names the program by its content: what another version did is done again."""
    found = hashlib.sha256()
    for part in _parts(files("gouji")):
        found.update(part.read_bytes())
    return found.hexdigest()[:16]


def _parts(folder: Traversable) -> Iterable[Traversable]:
    for part in sorted(folder.iterdir(), key=lambda one: one.name):
        if part.is_dir() and part.name != "__pycache__":
            yield from _parts(part)
        elif part.name.endswith((".py", ".toml", ".csv", ".txt", ".json")):
            yield part


def digest(*content: object) -> str:
    """Names what ``content`` is made into."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """存放处: a folder with a file for each document read and each dossier checked."""

    folder: Path

    @classmethod
    def within(cls, output: Path) -> Store:
        """That of this version of the program in ``output``, made where there is none; what others left is removed."""
        whole = output / _FOLDER
        folder = whole / program()
        folder.mkdir(parents=True, exist_ok=True)
        for other in whole.iterdir():
            if other != folder:
                shutil.rmtree(other)
        return cls(folder)

    def place(self, name: str, ending: str) -> Path:
        """Where the file of ``name`` lies or will lie; no folder holds more than a few hundred."""
        folder = self.folder / name[:3]
        folder.mkdir(exist_ok=True)
        return folder / f"{name}.{ending}"


def put(place: Path, content: object) -> None:
    """Writes ``content`` as compressed JSON, whole or not at all."""
    unfinished = place.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(zlib.compress(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1))
    unfinished.replace(place)


def got(place: Path) -> Any:
    """What ``put`` wrote; None where there is nothing."""
    try:
        return json.loads(zlib.decompress(place.read_bytes()).decode("utf-8", "surrogatepass"))
    except FileNotFoundError:
        return None
