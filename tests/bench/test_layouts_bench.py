"""Packages laid out in random looks read back as they were set: the bench of layouts, small."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.bench import layouts
from gouji.bench.layouts.compare import likeness
from gouji.bench.layouts.look import Ruling, random_look
from gouji.bench.layouts.planted import findings, package, planted
from gouji.document.tree import Document, Paragraph, Source, Table
from gouji.readers import pdf as pdf_reader

pytest.importorskip("typst")
from gouji.bench.layouts.typeset import pdf

#: Looks in which every table is ruled and text runs in one column; the others are measured, not promised.
RULED = [seed for seed in range(60) if (look := random_look(seed)).ruling is Ruling.FULL and look.columns == 1][:4]


def _read(document: Document, seed: int) -> Document:
    return pdf_reader.read(pdf(document, random_look(seed)), Source(document.source.path, "", "pdf"))


@pytest.mark.parametrize("seed", RULED)
def test_ruled_tables_read_as_they_were_set(seed: int) -> None:
    clean = package((seed + 3) % 10)
    read = tuple(_read(one, seed) for one in clean)
    assert not [lost for pair in zip(clean, read, strict=True) for lost in likeness(*pair).lost_cells]
    assert not findings(read)
    wrong = planted(clean, seed)
    assert findings(_read(one, seed) for one in wrong) == findings(wrong)


def test_equal_seeds_give_equal_looks_and_errors() -> None:
    assert random_look(7) == random_look(7)
    assert random_look(7) != random_look(8)
    assert planted(package(0), 3) == planted(package(0), 3)


def test_what_a_reading_lacks_is_told() -> None:
    (document, *_) = package(0)
    assert likeness(document, document).lost_cells == likeness(document, document).lost_sentences == ()
    at, block = next((at, block) for at, block in enumerate(document.blocks) if isinstance(block, Table))
    wrong = replace(block, cells=(block.cells[0]._replace(text="别的"), *block.cells[1:]))
    spoilt = replace(document, blocks=(*document.blocks[:at], wrong, *document.blocks[at + 1 :]))
    assert likeness(document, spoilt).lost_cells == (block.cells[0].text,)
    first = next(block for block in document.blocks if isinstance(block, Paragraph))
    without = replace(document, blocks=tuple(block for block in document.blocks if block is not first))
    assert likeness(document, without).lost_sentences == ("".join(first.text.split()),)


def test_the_measures_have_their_shape() -> None:
    result = layouts.measured(range(1))
    assert {"layouts", "clean_accused", "planted_missed", "cells", "cells_lost", "sentences", "formats"} <= set(result)
    assert layouts.render(result).startswith("版式 1 种")
