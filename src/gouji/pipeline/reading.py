"""From what a user names to the documents in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from gouji.document.tree import Document
from gouji.gathering import gathered
from gouji.readers import InputError, read_bytes
from gouji.readers.archive import Member, members
from gouji.workbook.schema import is_workbook

Progress = Callable[[str], None]


def read_all(
    paths: Sequence[Path], progress: Progress, but: Sequence[Path] = ()
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents that could be read, and one line for each file that could not.

    A path may be a file, a folder, an archive or a pattern; archives are opened as the folders they are.
    """
    documents: list[Document] = []
    refused: list[str] = []
    for member in meant(paths, but):
        if isinstance(member, InputError):
            refused.append(str(member))
            continue
        progress(f"正在读取 {PurePath(member.name).name}")
        try:
            documents.append(read_member(member))
        except InputError as fault:
            refused.append(str(fault))
    return tuple(documents), tuple(refused)


def meant(paths: Sequence[Path], but: Sequence[Path] = ()) -> Iterator[Member | InputError]:
    """The files that ``paths`` mean, those of archives included, one at a time; what means none comes as its error."""
    for path in gathered(paths, but):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            yield from members(path)
        except InputError as fault:
            yield fault


def read_member(member: Member) -> Document:
    """The document in one file; raises ``InputError`` where there is none that can be checked."""
    if member.refusal:
        raise InputError(member.refusal)
    document = read_bytes(member.name, member.data)
    if is_workbook({block.place.sheet for block in document.blocks}):
        raise InputError(f"{member.name}：是编制用的工作簿，请用 gouji prepare 编制，再核对编出的文件。")
    return document
