"""The flow of a comparison: two files, or two folders, every change between them."""

from __future__ import annotations

from pathlib import Path

from gouji.domain.difference import differences
from gouji.readers import InputError, read


def compare(old: Path, new: Path) -> list[str]:
    """Every change between two files, or between the files of the same name in two folders, one line each."""
    pairs = [(old, new)] if not old.is_dir() else _same_names(old, new)
    if not pairs:
        raise InputError(f"{old} 与 {new} 里没有同名的 Word 文件可以比较。")
    lines: list[str] = []
    for one, other in pairs:
        changes = [str(change) for change in differences(read(one), read(other))]
        lines.extend(
            [f"{other.name}：{len(changes)} 处改动", *(f"  {change}" for change in changes)] if changes else []
        )
    return lines


def _same_names(old: Path, new: Path) -> list[tuple[Path, Path]]:
    return [(path, new / path.name) for path in sorted(old.glob("*.docx")) if (new / path.name).is_file()]
