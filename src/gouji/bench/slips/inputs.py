"""What slips are made in: packages of documents, each checked as a whole, from files or as ``prepare`` composes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.compose.package import compose
from gouji.document.tree import Document
from gouji.pipeline.reading import read_all
from gouji.readers import InputError, read
from gouji.workbook.loading import load
from gouji.workbook.schema import is_workbook

#: Where the measured documents lie, seen from the checkout; those beside it are not part of the project.
_BESIDE = (Path("../shared/seeds"), Path("../shared/data/shanghai-dev"))
_OWN = Path("examples")
_ENDINGS = (".txt", ".pdf", ".xlsx")
#: A form that nobody has filled in says nothing that could be wrong.
_BLANK = "template.pdf"


@dataclass(frozen=True)
class Package:
    """一套材料: documents that are checked together, under the name of the file they come from."""

    name: str
    documents: tuple[Document, ...]


def packages(files: Sequence[Path]) -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """The packages of ``files``, or of the usual documents where none are given; and a line for each that is missing.

    Raises ``InputError`` for a file that cannot be used.
    """
    absent = [] if files else [folder for folder in (*_BESIDE, _OWN) if not folder.is_dir()]
    chosen = list(files) or [
        path
        for folder in (*_BESIDE, _OWN)
        if folder not in absent
        for path in sorted(folder.iterdir())
        if path.suffix in _ENDINGS and path.name != _BLANK
    ]
    if not chosen:
        raise InputError("当前文件夹里没有 examples，旁边也没有 ../shared，请指明文件。")
    notes = tuple(f"没有 {folder}，其中的材料没有测。" for folder in absent)
    return tuple(_package(path) for path in chosen), notes


def _package(path: Path) -> Package:
    if path.suffix == ".xlsx" and is_workbook({block.place.sheet for block in read(path).blocks}):
        return Package(path.name, tuple(_composed(path)))
    documents, refused = read_all((path,), lambda _: None)
    if refused:
        raise InputError("\n".join(refused))
    return Package(path.name, documents)


def _composed(path: Path) -> Iterator[Document]:
    unit, problems = load(path)
    if unit is None or problems:
        raise InputError("\n".join((f"{path}：工作簿有要改的地方，不能编制：", *map(str, problems))))
    yield from (file.document for file in compose(unit).files)
