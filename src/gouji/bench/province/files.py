"""The files of a dossier as offices send them: one format each, or a mixture; prints in a look of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

from gouji.bench.layouts.look import random_look
from gouji.bench.layouts.typeset import pdf
from gouji.bench.province.dossier import Made
from gouji.document.grid import grid_of
from gouji.document.tree import Document, Paragraph, Table
from gouji.writers import docx, html, xlsx

_WRITE: Mapping[str, Callable[[Document], bytes]] = {"docx": docx.write, "html": html.write, "xlsx": xlsx.write}
FORMATS = ("docx", "html", "pdf", "txt", "xlsx")
MIXED = "混合"


def form_of(number: int, seed: int) -> str:
    """In which format dossier ``number`` is sent, or ``MIXED``."""
    return Random(f"{seed}/{number}/format").choice((*FORMATS, MIXED))


def written(made: Made, seed: int, folder: Path) -> Iterator[Path]:
    """Writes the files of ``made`` into ``folder``, which is made; gives each path."""
    dice = Random(f"{seed}/{made.number}/files")
    form = form_of(made.number, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for document in made.documents:
        ending = dice.choice(FORMATS) if form == MIXED else form
        path = folder / f"{document.source.path}.{ending}"
        path.write_bytes(_bytes(document, ending, dice))
        yield path


def _bytes(document: Document, ending: str, dice: Random) -> bytes:
    if ending == "pdf":
        return pdf(document, random_look(dice.randrange(2**32)))
    if ending == "txt":
        return plain(document).encode("gb18030" if dice.random() < 0.3 else "utf-8")
    return _WRITE[ending](document)


def plain(document: Document) -> str:
    """``document`` as text, its tables with tabs between the cells; a merged cell stands where it begins."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            grid = grid_of(block)
            for row in range(grid.height):
                cells = ((grid.at(row, column), column) for column in range(grid.width))
                yield "\t".join(
                    " ".join(cell.text.split()) if cell and (cell.row, cell.column) == (row, column) else ""
                    for cell, column in cells
                )
            yield ""
