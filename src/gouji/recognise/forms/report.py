"""自评报告, 评价报告: the parts its outline asks for, found by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gouji.catalogue.forms import REPORTS, Form, forms
from gouji.document.contents import contents_of
from gouji.document.place import Place
from gouji.document.tree import Block, Document, Paragraph
from gouji.domain.reports import Report, ReportSection
from gouji.domain.selfeval import Field
from gouji.values import zh

#: A number is one by the mark around or behind it: 一般公共预算支出情况 begins with none.
_NUMBERING = re.compile(
    r"^(?:[（(]\s*[一二三四五六七八九十\d]+\s*[)）]\s*[、.．]?|[一二三四五六七八九十\d]+(?:\s*[、.．]|\s))\s*"
)
_AND = str.maketrans("与和", "及及")
#: Whose part it is tells no part from another: 部门(单位)基本情况, 项目概况.
_WHOSE = re.compile(r"^(?:本|我|该)?(?:部门|单位|项目|\((?:部门|单位)\)|[、和及与])*(?=.{2})")
# A heading with one word typed wrong (需要什么 for 需要说明) is still that heading; of a short one another word makes another.
_ALIKE, _ALIKE_IF_SHORT, _SHORT = 0.75, 0.8, 6
#: Pairs of headings whose likeness is kept.
_KEPT = 16_384
_LEAST_SHARE = Fraction(1, 2)
_LEAST_HEADINGS = 2
_LINES_OF_TITLE = 6
# What only a report on an evaluation has a part on: budget reports share the names of the other parts.
_EVALUATED = re.compile(r"绩效|自评")
_TITLE = re.compile(r"(?:报告|自评结果)(?:\([^()]{1,8}\))?$")


class _Heading(NamedTuple):
    """标题: where it stands among the blocks, how deep it is and its words without number and owner."""

    at: int
    level: int
    words: str


def read_reports(document: Document) -> tuple[Report, ...]:
    """The reports in ``document``: runs of headings at least half of which are the outline's, one of them or the title on
    the evaluation itself. One run is one report: the outline that more of its headings are of is the one."""
    headings = list(_headings(document.blocks))
    if len(headings) < _LEAST_HEADINGS:
        return ()
    contents = contents_of(document)
    listed = {entry.place for entry in contents.entries}
    # the contents page is a line of its own to the title above it
    blocks = [one for one in document.blocks if not (isinstance(one, Paragraph) and one.place in listed)]
    headings = list(_headings(blocks))
    found: list[tuple[Fraction, Report]] = []
    for form in (form for form in forms() if form.kind in REPORTS):
        matches, misplaced, level = _matched(form, headings)
        if len(matches) < _LEAST_HEADINGS or len(matches) < len(form.sections) * _LEAST_SHARE:
            continue
        report = _report(blocks, form, _filled(form, headings, matches, misplaced, level), misplaced)
        told = zh.label(report.title)
        if any(title in told for title in form.never_titled):
            continue
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


def _headings(blocks: Sequence[Block]) -> Iterator[_Heading]:
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.level is not None:
            yield _Heading(position, block.level, _bare(_NUMBERING.sub("", block.text.strip())))


@lru_cache(maxsize=_KEPT)
def _bare(text: str) -> str:
    """The words of a heading as they are compared: 部门(单位)基本情况 and 基本情况 are one, 问题和建议 and 问题及建议."""
    return _WHOSE.sub("", zh.label(text)).replace("其它", "其他").translate(_AND)


def _matched(form: Form, headings: Sequence[_Heading]) -> tuple[dict[str, int], dict[str, str], int]:
    """Outline name -> position of its heading, and outline name -> the part behind which it stands though it should come
    before. The parts of a report are headings of one depth: the depth at which most of them are found, which is last."""
    best: tuple[dict[str, int], dict[str, str], int] = {}, {}, 0
    for level in sorted({heading.level for heading in headings}):
        matches = _in_order(form, [heading for heading in headings if heading.level == level])
        if len(matches[0]) > len(best[0]):
            best = (*matches, level)
    return best


def _filled(
    form: Form, headings: Sequence[_Heading], matched: Mapping[str, int], misplaced: Mapping[str, str], level: int
) -> dict[str, int]:
    """``matched`` with the parts whose headings are of another depth than the rest, each between its neighbours, and with
    those that stand under one heading with the part before (存在的问题和建议)."""
    words = {one.at: one.words for one in headings}
    filled: dict[str, int] = {}
    last = -1
    for number, name in enumerate(form.sections):
        if name in matched:
            filled[name] = matched[name]
            last = last if name in misplaced else matched[name]
            continue
        if words.get(last, "") in map(_bare, form.headings[name]):
            filled[name] = last
            continue
        next_ones = [matched[one] for one in form.sections[number:] if one in matched and one not in misplaced]
        others = [one for one in headings if one.level == level and one.at not in filled.values()]
        # the first and the last part stand no further off than the next heading of the depth that the parts have
        end = (
            next_ones[0]
            if next_ones
            else next((one.at for one in others if one.at > last), len(words) and max(words) + 1)
        )
        start = last if last >= 0 else max((one.at for one in others if one.at < end), default=-1)
        between = [one for one in headings if start < one.at < end and one.level != level]
        found = _likest(form.headings[name], between)
        if found is not None:
            filled[name] = last = found.at
    return filled


def _in_order(form: Form, headings: Sequence[_Heading]) -> tuple[dict[str, int], dict[str, str]]:
    """The headings in the order of the outline, a heading before the one already found being another document's; then those
    between them that stand elsewhere than the outline has them."""
    matched: dict[str, int] = {}
    after = -1
    for name in form.sections:
        found = _likest(form.headings[name], [one for one in headings if one.at > after])
        if found is not None:
            matched[name] = after = found.at
    if not matched:
        return {}, {}
    first, taken = min(matched.values()), set(matched.values())
    misplaced: dict[str, str] = {}
    for number, name in enumerate(form.sections):
        between = [one for one in headings if first < one.at < after and one.at not in taken]
        found = None if name in matched else _likest(form.headings[name], between)
        if found is not None:
            # the first part of the outline before it that is printed behind it, or the last one that it is printed behind
            earlier = [one for one in form.sections[:number] if matched.get(one, -1) > found.at]
            later = [one for one in form.sections[number:] if -1 < matched.get(one, -1) < found.at]
            taken.add(found.at)
            matched[name] = found.at
            misplaced[name] = f"“{earlier[0]}”之前" if earlier else f"“{later[-1]}”之后" if later else ""
    return matched, {name: where for name, where in misplaced.items() if where}


def _likest(names: Sequence[str], headings: Sequence[_Heading]) -> _Heading | None:
    """The heading most like one of ``names``; the first of several alike."""
    best: _Heading | None = None
    best_ratio = 0.0
    for name in names:
        words = _bare(name)
        for heading in headings:
            ratio = _likeness(words, heading.words)
            if ratio > best_ratio:
                best, best_ratio = heading, ratio
    return best


@lru_cache(maxsize=_KEPT)
def _likeness(name: str, heading: str) -> float:
    """How like two headings are; 0 where they are not alike. Outlines share their names, documents their headings."""
    if name == heading:
        return 1.0
    least = _ALIKE_IF_SHORT if min(len(name), len(heading)) < _SHORT else _ALIKE
    alike = SequenceMatcher(None, heading, name)
    # the two bounds cost little and leave out nearly every heading
    is_alike = all(bound() > least for bound in (alike.real_quick_ratio, alike.quick_ratio))
    ratio = alike.ratio() if is_alike else 0.0
    return ratio if ratio > least else 0.0


def _report(blocks: Sequence[Block], form: Form, matched: Mapping[str, int], misplaced: Mapping[str, str]) -> Report:
    first = min(matched.values())
    sections = []
    for name in form.sections:
        if name not in matched:
            sections.append(ReportSection(name, None))
            continue
        heading = blocks[matched[name]]
        assert isinstance(heading, Paragraph)
        ends = min((at for at in matched.values() if at > matched[name]), default=len(blocks))
        body = list(_body(blocks[:ends], matched[name], heading.level or 1))
        told = tuple(Field(one.text.strip(), one.place) for one in body if isinstance(one, Paragraph))
        field = Field(heading.text.strip(), heading.place)
        sections.append(ReportSection(name, field, told, len(told) < len(body), misplaced.get(name, "")))
    return Report(
        form.id,
        _title(blocks, first),
        blocks[first].place,
        tuple(sections),
        is_prescribed=form.certainty == "read",
        is_own=form.kind == "report",
        outline=form.name,
    )


def _body(blocks: Sequence[Block], start: int, level: int) -> Iterator[Block]:
    for block in blocks[start + 1 :]:
        if isinstance(block, Paragraph) and block.level is not None and block.level <= level:
            return
        yield block


def _title(blocks: Sequence[Block], first: int) -> str:
    """The words above the first heading that end in 报告, over at most two lines."""
    above = [block for block in blocks[max(0, first - _LINES_OF_TITLE) : first] if isinstance(block, Paragraph)]
    for position, block in enumerate(above):
        if _TITLE.search(zh.label(block.text)):
            before = above[position - 1].text if position and above[position - 1].level is None else ""
            return zh.squeeze(before + block.text) if re.search(r"20\d\d", before) else zh.squeeze(block.text)
    return ""
