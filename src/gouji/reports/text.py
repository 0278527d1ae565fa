"""What a person reads on the terminal: the verdict first, then findings by cause, then what was not checked or read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gouji.catalogue.kinds import kind_name
from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.coverage import Coverage
from gouji.domain.duties import DutyState
from gouji.reports import duties, extent, units
from gouji.reports.causes import SEVERITY_NAMES, Cause, causes
from gouji.reports.verdict import counted, unlisted, verdict
from gouji.values.visible import in_one_line

_MOST_PLACES = 6
_MOST_PARTS = 40


def findings(audit: Audit) -> str:
    """``audit`` as text, verdict line first."""
    return "\n".join(_lines(audit)).rstrip() + "\n"


def _lines(audit: Audit) -> Iterator[str]:
    yield verdict(audit)
    found = causes(audit.results.findings)
    if len(audit.units) > 1:
        yield from _by_unit(audit, found)
    else:
        yield from _files(audit, found, range(len(audit.inputs)))
        yield from _causes(audit, found)
    yield ""
    yield from _tally(audit)
    yield from _notes(audit)
    yield from _duties(audit)
    yield from _extent(audit)


def _by_unit(audit: Audit, found: Sequence[Cause]) -> Iterator[str]:
    """A table of all units, then unit by unit."""
    outcomes = units.by_unit(audit, found)
    yield ""
    yield from units.aligned(units.table(outcomes))
    if found:
        yield ""
        yield from units.aligned(units.by_code(outcomes))
    for one in outcomes:
        yield ""
        yield f"════ {one.number} {one.name} ════"
        yield from _files(audit, found, one.unit.inputs)
        yield from _causes(audit, one.causes)


def _causes(audit: Audit, found: Sequence[Cause]) -> Iterator[str]:
    for severity, same in groupby(found, key=lambda cause: cause.severity):
        yield ""
        yield f"── {SEVERITY_NAMES[severity]} ──"
        for cause in same:
            yield ""
            yield from _cause(cause, many_inputs=len(audit.inputs) > 1)


def _files(audit: Audit, found: Sequence[Cause], numbers: Iterable[int]) -> Iterator[str]:
    """A line for each file: what it is and, of several, what came of it."""
    for number in numbers:
        part = audit.inputs[number]
        kinds = "、".join(kind_name(kind) for kind in part.identity.kinds) or "未认出类型"
        path = in_one_line(part.document.source.path)
        if len(audit.inputs) == 1:
            yield f"文件：{path}（{kinds}）"
            continue
        here = counted(Counter(cause.severity for cause in found if units.first_input(cause) == number))
        covered = extent.of_input(audit, number)
        nothing = "没有发现" if covered.tied else "没有核对"
        yield f"文件{number + 1}：{path}（{kinds}）：{here or nothing}；{extent.summary(covered)}"


def _cause(cause: Cause, *, many_inputs: bool) -> Iterator[str]:
    for position, finding in enumerate(cause.findings):
        problem = finding.problem
        head = f"{cause.number}. " if position == 0 else "   同因："
        yield f"{head}[{finding.code}] {problem.message}"
        yield f"   位置：{places(problem.places, many_inputs=many_inputs) or '整份文件'}"
        if problem.suggestion:
            yield f"   建议：{problem.suggestion}"


def places(found: Iterable[Place], *, many_inputs: bool = False) -> str:
    """Places in words, those of one table together: 《…》第23行「年度资金总额·执行数」、第24行…."""
    ordered = list(dict.fromkeys(found))
    shown = []
    for where, same in groupby(ordered[:_MOST_PLACES], key=lambda place: (place.input, place.page, _where(place))):
        number, page, name = where
        file = f"文件{number + 1} " if many_inputs else ""
        shown.append(
            (file + (f"第{page}页 " if page else "") + name + "、".join(dict.fromkeys(map(_cell, same)))).rstrip()
        )
    more = len(ordered) - _MOST_PLACES
    return "；".join(shown) + (f" 等 {len(ordered)} 处" if more > 0 else "")


def _where(place: Place) -> str:
    sheet = f"工作表“{place.sheet}”" if place.sheet else ""
    if place.table and place.table not in place.sheet:  # sheets are often named after their table
        return f"{sheet}《{place.table}》"
    *above, heading = place.section.split(" / ")
    return f"{sheet}“{heading}” " if heading and not (sheet and not above) else sheet


def _cell(place: Place) -> str:
    cell = "·".join(part for part in (place.row, place.column) if part)
    return place.at + (f"「{cell}」" if cell else "")


def _tally(audit: Audit) -> Iterator[str]:
    tally = audit.results.tally
    yield (
        f"核对统计：通过 {tally.passed} 项，不通过 {tally.failed} 项，不适用 {tally.not_applicable} 项，"
        f"无法核对 {tally.undecided} 项" + (f"，程序出错 {tally.crashed} 项" if tally.crashed else "") + "。"
    )
    yield from (f"{said}。" for said in unlisted(audit))
    if audit.results.undecided:
        yield "无法核对的："
        for reason, same in groupby(audit.results.undecided, key=lambda one: one.reason):
            codes = "、".join(dict.fromkeys(one.code for one in same))
            yield f"  · [{codes}] {reason}"
    for crash in audit.results.crashed:
        yield f"程序出错 [{crash.code}]：{crash.reason.strip().splitlines()[-1]}（请连同文件报告给我们）"
    for line in audit.refused:
        yield f"未能读取：{line}"


def _notes(audit: Audit) -> Iterator[str]:
    if not audit.notes:
        return
    yield "说明："
    for number, note in audit.notes:
        file = f"文件{number + 1} " if len(audit.inputs) > 1 else ""
        where = f"{place_name(note.place)}：" if note.place is not None else ""
        yield f"  · {'【没有读到】' if note.unread else ''}{file}{where}{note.text}"


def place_name(place: Place) -> str:
    """One place in words, without its file."""
    return places((place,)) or "整份文件"


def _duties(audit: Audit) -> Iterator[str]:
    """How many duties each unit has and what came of them; those are named that are wrong or that nobody has checked."""
    for name, owed in duties.by_unit(audit):
        yield name + duties.summary(owed)
        for state, same in duties.by_state(owed):
            if state in (DutyState.UNREAD, DutyState.UNCHECKED, DutyState.FAILED):
                yield f"  · {duties.NAMES[state]}：{'；'.join(map(duties.shown, same))}"


def _extent(audit: Audit) -> Iterator[str]:
    """How much was covered: in all, then part by part, and what was understood without being tied."""
    coverage = audit.coverage
    yield f"核对范围：{extent.summary(coverage)}"
    for number, same in groupby(coverage.parts, key=lambda part: part.input):
        parts = list(same)
        file = f"文件{number + 1} " if len(audit.inputs) > 1 else ""
        for name, part in zip(extent.names(parts[:_MOST_PARTS]), parts, strict=False):
            yield f"  · {file}{name}：{part.figures} 个数，核对了 {part.tied} 个"
        rest = Coverage(tuple(parts[_MOST_PARTS:]))
        if rest.parts:
            yield f"  · {file}其余 {len(rest.parts)} 部分：{rest.figures} 个数，核对了 {rest.tied} 个"
    if extent.untied(coverage):
        yield extent.untied(coverage)
