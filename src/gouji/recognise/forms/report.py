"""自评报告: the parts its outline asks for, found by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache

from gouji.catalogue.forms import Form, forms
from gouji.document.place import Place
from gouji.document.tree import Block, Document, Paragraph
from gouji.domain.reports import Report, ReportSection
from gouji.domain.selfeval import Field
from gouji.values import zh

_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?\s*")
# A heading with one word typed wrong (需要什么 for 需要说明) is still that heading.
_ALIKE = 0.75
#: Pairs of headings whose likeness is kept.
_KEPT = 16_384
_LEAST_SHARE = Fraction(1, 2)
_LEAST_HEADINGS = 2
# What only a report on an evaluation has a part on: budget reports share the names of the other parts.
_EVALUATED = re.compile(r"绩效|自评")


def read_reports(document: Document) -> tuple[Report, ...]:
    """The reports in ``document``: runs of headings at least half of which are the outline's, one of them or the title on
    the evaluation itself. One run is one report: the outline that more of its headings are of is the one."""
    found: list[tuple[Fraction, Report]] = []
    headings = list(_headings(document.blocks))
    for form in (form for form in forms() if form.kind == "report"):
        matches = _matched(form, headings)
        if len(matches) < _LEAST_HEADINGS or len(matches) < len(form.sections) * _LEAST_SHARE:
            continue
        report = _report(document.blocks, form, matches)
        told = zh.label(report.title)
        if form.certainty != "read" and not any(title in told for title in form.titles):
            continue  # an outline that is not known for sure is none without its title
        if any(map(_EVALUATED.search, (report.title, *matches))):
            found.append((Fraction(len(matches), len(form.sections)), report))
    best: list[Report] = []
    for _, report in sorted(found, key=lambda one: -one[0]):
        if not any(_headings_of(report) & _headings_of(other) for other in best):
            best.append(report)
    return tuple(sorted(best, key=lambda one: one.place.item))


def _headings_of(report: Report) -> set[Place]:
    return {section.heading.place for section in report.sections if section.heading is not None}


def _headings(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The position of each heading, and its words without its number."""
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.level is not None:
            yield position, zh.label(_NUMBERING.sub("", block.text.strip()))


def _matched(form: Form, headings: Sequence[tuple[int, str]]) -> dict[str, int]:
    """Outline name -> position of its heading, in order: a heading before the one already found is another document's."""
    matched: dict[str, int] = {}
    after = -1
    for name in form.sections:
        best, best_ratio = -1, _ALIKE
        label = zh.label(name)
        for position, heading in headings:
            if position > after and (ratio := _likeness(label, heading)) > best_ratio:
                best, best_ratio = position, ratio
        if best >= 0:
            matched[name] = after = best
    return matched


@lru_cache(maxsize=_KEPT)
def _likeness(name: str, heading: str) -> float:
    """How like two headings are; 0 where they are not alike. Outlines share their names, documents their headings."""
    alike = SequenceMatcher(None, heading, name)
    # the two bounds cost little and leave out nearly every heading
    is_alike = all(bound() > _ALIKE for bound in (alike.real_quick_ratio, alike.quick_ratio))
    return alike.ratio() if is_alike else 0.0


def _report(blocks: Sequence[Block], form: Form, matched: dict[str, int]) -> Report:
    first = min(matched.values())
    sections = []
    for name in form.sections:
        if name not in matched:
            sections.append(ReportSection(name, None))
            continue
        heading = blocks[matched[name]]
        assert isinstance(heading, Paragraph)
        body = tuple(_body(blocks, matched[name], heading.level or 1))
        sections.append(ReportSection(name, Field(heading.text.strip(), heading.place), body))
    return Report(
        form.id, _title(blocks, first), blocks[first].place, tuple(sections), is_prescribed=form.certainty == "read"
    )


def _body(blocks: Sequence[Block], start: int, level: int) -> Iterator[Field]:
    for block in blocks[start + 1 :]:
        if isinstance(block, Paragraph):
            if block.level is not None and block.level <= level:
                return
            yield Field(block.text.strip(), block.place)


def _title(blocks: Sequence[Block], first: int) -> str:
    """The words above the first heading that end in 报告, over at most two lines."""
    above = [block for block in blocks[max(0, first - 6) : first] if isinstance(block, Paragraph)]
    for position, block in enumerate(above):
        if zh.label(block.text).endswith("报告"):
            before = above[position - 1].text if position and above[position - 1].level is None else ""
            return zh.squeeze(before + block.text) if re.search(r"20\d\d", before) else zh.squeeze(block.text)
    return ""
