"""收集: from what a user names to the files that are meant: a file, a folder with all it holds, a pattern."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from gouji.readers.archive import is_litter
from gouji.readers.faults import InputError
from gouji.saving import is_same_file, reason

_PATTERN = frozenset("*?[")


def gathered(paths: Iterable[Path], but: Iterable[Path] = ()) -> Iterator[Path | InputError]:
    """The files that ``paths`` mean, each once, those of a folder in order of their names.

    What systems and programs leave in folders (lock files, hidden files) is no document, nor is ``but``, where a command
    writes to. What means no file comes as the error that says so.
    """
    left_out, seen = tuple(but), set[str]()
    for path in paths:
        found = list(_meant(path, left_out))
        if not found:
            what = "文件夹里没有可以核对的文件" if path.is_dir() else "没有与它相符的文件"
            yield InputError(f"{path}：{what}，请检查路径。")
        for file in found:
            if isinstance(file, InputError):
                yield file
                continue
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def _meant(path: Path, left_out: tuple[Path, ...]) -> Iterator[Path | InputError]:
    if path.is_dir():
        yield from _inside(path, left_out)
    elif _PATTERN.isdisjoint(str(path)) or path.exists():
        yield path
    else:
        for found in sorted(glob.glob(str(path), recursive=True)):
            match = Path(found)
            if match.is_dir():
                if "**" not in path.parts:  # what lies deeper is matched by itself
                    yield from _inside(match, left_out)
            elif not _is_left_out(match, match.name, left_out):
                yield match


def _inside(folder: Path, left_out: tuple[Path, ...]) -> Iterator[Path | InputError]:
    faults: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_litter(name))
        for name in sorted(names):
            file = Path(at) / name
            if not _is_left_out(file, name, left_out):
                yield file
    for fault in faults:
        yield InputError(f"{fault.filename}：文件夹打不开（{reason(fault)}），其中的文件没有核对。")


def _is_left_out(file: Path, name: str, left_out: tuple[Path, ...]) -> bool:
    return name.startswith(".") or is_litter(name) or any(is_same_file(file, one) for one in left_out)
