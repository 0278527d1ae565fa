"""Lays out packages in random looks, reads them back and compares: no labels are needed, for what was set is known.

A clean package must be accused of nothing in any look; one with a planted error must have the findings that it has where
nothing was laid out, and no others; cells and sentences must be those that were set.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gouji.bench.layouts.compare import Likeness, likeness
from gouji.bench.layouts.look import Look, random_look
from gouji.bench.layouts.planted import Documents, findings, package, planted
from gouji.bench.layouts.typeset import pdf
from gouji.document.tree import Document, Source
from gouji.readers import docx, html
from gouji.readers import pdf as pdf_reader

_LAYOUTS, _PACKAGES = 200, 10
_SHOWN = 5


def run(_: Path | None = None) -> dict[str, Any]:
    """The measures over 200 looks of 10 packages; no file is needed."""
    return measured(range(_LAYOUTS))


def measured(seeds: range) -> dict[str, Any]:
    """The measures over the looks of ``seeds``."""
    layouts = [_in_look(seed) for seed in seeds]
    return {
        "layouts": len(layouts),
        "clean_accused": sum(bool(one["false"]) for one in layouts),
        "planted_missed": sum(bool(one["missed"]) for one in layouts),
        "planted_accused_wrongly": sum(bool(one["further"]) for one in layouts),
        "cells": sum(one["cells"] for one in layouts),
        "cells_lost": sum(one["cells_lost"] for one in layouts),
        "sentences": sum(one["sentences"] for one in layouts),
        "sentences_lost": sum(one["sentences_lost"] for one in layouts),
        "faulty": [one for one in layouts if any(one[name] for name in _FAULTS)],
        "formats": [one for number in range(min(_PACKAGES, len(layouts))) for one in _in_formats(number)],
    }


_FAULTS = ("false", "missed", "further", "cells_lost", "sentences_lost")


def _in_look(seed: int) -> dict[str, Any]:
    look, clean = random_look(seed), package(seed % _PACKAGES)
    read = _read_back(clean, look)
    wrong = planted(clean, seed)
    asked, got = findings(wrong), findings(_read_back(wrong, look))
    return {
        "seed": seed,
        "look": look.told,
        "false": sorted(map(" ".join, findings(read) - findings(clean))),
        "missed": sorted(map(" ".join, asked - got)),
        "further": sorted(map(" ".join, got - asked)),
        **_compared([likeness(*pair) for pair in zip(clean, read, strict=True)]),
    }


def _read_back(documents: Documents, look: Look) -> Documents:
    return tuple(pdf_reader.read(pdf(one, look), Source(one.source.path, "", "pdf")) for one in documents)


def _in_formats(number: int) -> Iterator[dict[str, Any]]:
    """The same package through the formats whose look does not matter to their readers."""
    clean = package(number)
    for name, reader in (("docx", docx), ("html", html)):
        read = tuple(reader.read(_written(one, name), Source(f"{one.source.path}.{name}", "", name)) for one in clean)
        alike = _compared([likeness(*pair) for pair in zip(clean, read, strict=True)])
        yield {"package": number, "format": name, "false": sorted(map(" ".join, findings(read))), **alike}


def _written(document: Document, name: str) -> bytes:
    from gouji.writers import docx as docx_writer
    from gouji.writers import html as html_writer

    made = docx_writer.write(document) if name == "docx" else html_writer.write(document)
    return made if isinstance(made, bytes) else made.encode()


def _compared(found: list[Likeness]) -> dict[str, Any]:
    return {
        "cells": sum(one.cells for one in found),
        "cells_lost": sum(len(one.lost_cells) for one in found),
        "sentences": sum(one.sentences for one in found),
        "sentences_lost": sum(len(one.lost_sentences) for one in found),
        "lost": [text for one in found for text in (*one.lost_cells[:_SHOWN], *one.lost_sentences[:_SHOWN])],
    }


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader."""
    return "\n".join(
        [
            f"版式 {result['layouts']} 种：无错的资料被误报 {result['clean_accused']} 份，植入的错漏报 "
            f"{result['planted_missed']} 份，植入后另有误报 {result['planted_accused_wrongly']} 份",
            f"单元格 {result['cells']} 个，读得不同 {result['cells_lost']} 个；句子 {result['sentences']} 句，读得不同 "
            f"{result['sentences_lost']} 句",
            *(
                f"  {one['seed']}（{one['look']}）：误报 {len(one['false'])}、漏报 {len(one['missed'])}、"
                f"另报 {len(one['further'])}、单元格 {one['cells_lost']}、句子 {one['sentences_lost']}"
                for one in result["faulty"]
            ),
            *(
                f"  {one['format']}（资料 {one['package']}）：误报 {len(one['false'])}、单元格 {one['cells_lost']}、"
                f"句子 {one['sentences_lost']}"
                for one in result["formats"]
                if one["false"] or one["cells_lost"] or one["sentences_lost"]
            ),
        ]
    )
