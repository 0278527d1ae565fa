"""Finds every heading and figure of a published document again in what was prepared of it, section by section.

Files: the published document, the prepared one (or a folder of them), and where errors were corrected a CSV of section, the
figure as printed, the one that is right (empty where it should not have been printed), and why.

A figure is a distinct number of a section, whatever its unit: one that stands there twice counts once. It is found again in
the section of the same name, or elsewhere, which is told apart. Numbering, list numbers, dates and the image text of a text
export are no figures; numbers with two decimals of that image text are counted apart, as what a reader can still make out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from gouji.document.outline import heading_level
from gouji.document.tree import Document, Paragraph, Table
from gouji.readers import read
from gouji.readers.faults import InputError
from gouji.values import zh

_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.])\d+(?:\.\d+)?")
_DATE = re.compile(r"20\d\d\s*(?:年度?|[-.]\d\d?[-.]\d\d?)|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|“?12\.4”?(?=法)")
_ORDINAL = re.compile(r"^\s*(?:[（(]?\d{1,2}[）)]|\d{1,2}\s*[、．]|\d{1,2}\.(?!\d))")
#: What a heading or caption may have before its name or lack: its number, the year, whose it is.
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附件\d*)[:：、\s]*"
)
_YEAR = re.compile(r"20\d\d年?度?")
_ALIKE = 0.72
_DEEPEST = 2
_IMAGE = re.compile(r"\[image: ")
_PRINTED = re.compile(r"(?<![\d.])\d+\.\s?\d\d(?!\d)")


@dataclass
class _Section:
    """节: its heading or caption, the deeper headings in it, and its numbers as they are printed, by value."""

    title: str
    figures: dict[Decimal, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)


def run(published: Path, prepared: Path, corrections: Path | None = None) -> dict[str, Any]:
    """How many headings and figures of ``published`` are in ``prepared``, by section, and which are not."""
    document = read(published)
    theirs = _sections(document)
    files = sorted(prepared.glob("*.docx")) if prepared.is_dir() else [prepared]
    if not files:
        raise InputError(f"{prepared}：文件夹里没有 .docx。")
    ours = [section for path in files for section in _sections(read(path))]
    everywhere = {value for section in ours for value in section.figures}
    corrected = _corrections(corrections) if corrections is not None else {}
    rows = [_compared(section, ours, everywhere, corrected) for section in theirs]
    return {
        "headings": len([row for row in rows if row["title"]]),
        "headings_found": len([row for row in rows if row["title"] and row["as"]]),
        "figures": sum(row["figures"] for row in rows),
        "found": sum(row["found"] for row in rows),
        "elsewhere": sum(len(row["elsewhere"]) for row in rows),
        "corrected": sum(len(row["corrected"]) for row in rows),
        "missing": sum(len(row["missing"]) for row in rows),
        "sections": rows,
        "pictured": _pictured(published, everywhere),
    }


def _sections(document: Document) -> list[_Section]:
    """By headings down to the second level and by tables with the notes below them; what stands before the first heading is a
    section without title."""
    found = [_Section("")]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            level = block.level if block.level is not None else heading_level(block.text)
            if level is not None and level <= _DEEPEST:
                found.append(_Section(block.text.strip()))
            else:
                found[-1].figures.update(_figures(block.text))
                if level is not None:
                    found[-1].headings.append(block.text.strip())
        elif isinstance(block, Table):
            found.append(_Section(block.caption or ""))
            for cell in block.cells:
                found[-1].figures.update(_figures(cell.text))
    return [section for section in found if section.title or section.figures]


def _figures(text: str) -> Iterator[tuple[Decimal, str]]:
    for line in text.split("\n"):
        bare = _DATE.sub(" ", _ORDINAL.sub("", zh.halfwidth(line)))
        for match in _NUMBER.finditer(bare):
            yield Decimal(match[0].replace(",", "")).normalize(), match[0]


def _corrections(path: Path) -> Mapping[tuple[str, Decimal], Decimal | None]:
    """(section, figure) to what is right; a blank section stands for all."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            (_name(row["节"]), Decimal(row["原件"]).normalize()): Decimal(row["更正"]).normalize()
            if row["更正"]
            else None
            for row in csv.DictReader(file)
        }


def _compared(
    section: _Section,
    ours: Sequence[_Section],
    everywhere: set[Decimal],
    corrected: Mapping[tuple[str, Decimal], Decimal | None],
) -> dict[str, Any]:
    same = _same(section.title, ours)
    here = {value for one in same for value in one.figures}
    found, elsewhere, mended, missing = 0, [], [], []
    for value, shown in section.figures.items():
        key = next((key for key in ((_name(section.title), value), ("", value)) if key in corrected), None)
        right = value if key is None else corrected[key]
        if key is not None:
            mended.append(f"{shown}→{right if right is not None else '不印'}")
        if right is None or right in here:
            found += 1
        elif right in everywhere:
            elsewhere.append(shown)
        else:
            missing.append(shown)
    return {
        "title": section.title,
        "as": same[0].title if same and same[0].title else "",
        "figures": len(section.figures),
        "found": found,
        "elsewhere": elsewhere,
        "corrected": mended,
        "missing": missing,
    }


def _same(title: str, ours: Sequence[_Section]) -> list[_Section]:
    """The sections of that name; where none has it those with the name most like it."""
    name = _name(title)
    exact = [one for one in ours if _name(one.title) == name] or [
        one for one in ours if name in map(_name, one.headings)
    ]
    if exact or not name:
        return exact
    likeness = [(SequenceMatcher(None, name, _name(one.title)).ratio(), one) for one in ours if one.title]
    best = max(likeness, key=lambda pair: pair[0], default=None)
    return [best[1]] if best is not None and best[0] >= _ALIKE else []


def _name(title: str) -> str:
    return zh.label(_YEAR.sub("", _NUMBERED.sub("", title.strip())))


def _pictured(published: Path, everywhere: set[Decimal]) -> dict[str, Any]:
    """Of the numbers with two decimals that a text export has behind its images: how many are found again, which are not."""
    try:
        text = published.read_text("utf-8")
    except UnicodeDecodeError:
        return {"figures": 0, "found": 0, "missing": []}
    shown: dict[Decimal, str] = {}
    for part in _IMAGE.split(text)[1:]:
        behind = re.split(r"\n第[一二三四五六七八九十]+部分", part, maxsplit=1)[0]
        shown |= {Decimal(match[0].replace(" ", "")).normalize(): match[0] for match in _PRINTED.finditer(behind)}
    return {
        "figures": len(shown),
        "found": len([value for value in shown if value in everywhere]),
        "missing": [text for value, text in shown.items() if value not in everywhere],
    }


def render(result: dict[str, Any]) -> str:
    lines = [
        f"标题 {result['headings']} 个，找到 {result['headings_found']} 个；数 {result['figures']} 个，同一节里找到 {result['found']} 个，"
        f"在别处 {result['elsewhere']} 个，没有 {result['missing']} 个（按更正清单找的 {result['corrected']} 个）"
    ]
    for row in result["sections"]:
        name = row["title"] or "（没有标题）"
        renamed = f"，编成的是“{row['as']}”" if row["as"] and _name(row["as"]) != _name(name) else ""
        lost = "" if row["as"] or not row["title"] else "，没有这个标题"
        lines.append(f"· {name}：{row['found']}/{row['figures']}{renamed}{lost}")
        for label, key in (("更正", "corrected"), ("在别处", "elsewhere"), ("没有", "missing")):
            if row[key]:
                lines.append(f"    {label}：{'、'.join(row[key])}")
    pictured = result["pictured"]
    if pictured["figures"]:
        lines.append(f"· 图片后认得出的两位小数 {pictured['figures']} 个，找到 {pictured['found']} 个")
        if pictured["missing"]:
            lines.append(f"    没有：{'、'.join(pictured['missing'])}")
    return "\n".join(lines)
