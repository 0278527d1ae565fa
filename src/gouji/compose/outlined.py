"""提纲成文: the outline of a unit-year with its headings numbered and the unit's own words in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gouji.catalogue.outlines import OutlineSection, outline, section_names
from gouji.domain.package import UnitYear
from gouji.values import zh

#: Where a unit's own words on a section stand among its texts.
NOTE = "note."


def outline_of(unit: UnitYear) -> list[Mapping[str, Any]]:
    """Every part with its numbered title and sections, as texts go through them. A section that nobody writes a word on is left
    out, headings and all."""
    parts: list[Mapping[str, Any]] = []
    asked = outline(unit.body.template, unit.year)
    own = own_words(unit)
    known = {section.name for section in asked.sections}
    # words on a section that the outline does not have stand under the heading that is called so
    elsewhere = {name: words for name, words in own.items() if name not in known}
    for part in asked.parts:
        sections = list(_sections(unit, part.sections, "{}、", own, elsewhere))
        if sections:
            number = sum(bool(one["标题"]) for one in parts) + 1
            title = f"第{zh.to_numeral(number)}部分 {_filled(unit, part.title)}" if part.title else ""
            parts.append({"标题": title, "节": sections})
    return parts


def own_words(unit: UnitYear) -> Mapping[str, list[str]]:
    """What the unit added to each section that can have words of its own, by its name."""
    return {name: unit.texts.get(f"{NOTE}{name}", "").splitlines() for name in section_names()}


def _sections(
    unit: UnitYear,
    sections: Sequence[OutlineSection],
    numbering: str,
    own: Mapping[str, list[str]],
    elsewhere: Mapping[str, list[str]],
) -> Iterator[Mapping[str, Any]]:
    number = 0
    for section in sections:
        title = _filled(unit, section.title)
        words = [*own.get(section.name, ()), *elsewhere.get(title, ())]
        below = list(_sections(unit, section.parts, "（{}）", own, elsewhere))
        if not (section.text or words or below):
            continue
        number += bool(title)
        numbered = numbering.format(zh.to_numeral(number)) + title if title else ""
        yield {"标题": numbered, "文本": section.text, "补充": words, "小节": below}


def _filled(unit: UnitYear, title: str) -> str:
    return title.format(年度=unit.year, 单位=unit.body.name, 简称=unit.body.short)
