"""What a person reads on the terminal: the verdict first, then findings by cause, then what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from gouji.catalogue.kinds import kind_name
from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.findings import Severity
from gouji.reports.causes import SEVERITY_NAMES, Cause, causes

_COUNTED = {Severity.ERROR: "处差错", Severity.WARNING: "个疑点", Severity.INFO: "条提示"}
_MOST_PLACES = 6


def findings(audit: Audit) -> str:
    """``audit`` as text, verdict line first."""
    return "\n".join(_lines(audit)).rstrip() + "\n"


def _lines(audit: Audit) -> Iterator[str]:
    yield verdict(audit)
    for part in audit.inputs:
        kinds = "、".join(kind_name(kind) for kind in part.identity.kinds) or "未认出类型"
        yield f"文件：{part.document.source.path}（{kinds}）"
    for severity, same in groupby(causes(audit.results.findings), key=lambda cause: cause.severity):
        yield ""
        yield f"── {SEVERITY_NAMES[severity]} ──"
        for cause in same:
            yield ""
            yield from _cause(cause, many_inputs=len(audit.inputs) > 1)
    yield ""
    yield from _tally(audit)


def verdict(audit: Audit) -> str:
    """One line: whose documents, which year, and what came out."""
    bodies = list(dict.fromkeys(part.identity.body for part in audit.inputs if part.identity.body))
    years = sorted({part.identity.year for part in audit.inputs if part.identity.year})
    who = "、".join(bodies[:3]) + (f" 等 {len(bodies)} 家单位" if len(bodies) > 3 else "") or "未认出单位"
    when = "、".join(f"{year}年度" for year in years)
    counts = Counter(cause.severity for cause in causes(audit.results.findings))
    shown = [f"{counts[severity]} {_COUNTED[severity]}" for severity in Severity if counts[severity]]
    outcome = "发现 " + "、".join(shown) if shown else "没有发现问题"
    return f"{who} {when}：{outcome}。".replace(" ：", "：")


def _cause(cause: Cause, *, many_inputs: bool) -> Iterator[str]:
    for position, finding in enumerate(cause.findings):
        problem = finding.problem
        head = f"{cause.number}. " if position == 0 else "   同因："
        yield f"{head}[{finding.code}] {problem.message}"
        yield f"   位置：{places(problem.places, many_inputs=many_inputs)}"
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
    if audit.silenced:
        yield f"另有 {audit.silenced} 条在基线中，没有列出。"
    if audit.results.undecided:
        yield "无法核对的："
        for reason, same in groupby(audit.results.undecided, key=lambda one: one.reason):
            codes = "、".join(dict.fromkeys(one.code for one in same))
            yield f"  · [{codes}] {reason}"
    for crash in audit.results.crashed:
        yield f"程序出错 [{crash.code}]：{crash.reason.strip().splitlines()[-1]}（请连同文件报告给我们）"
    for line in audit.refused:
        yield f"未能读取：{line}"
