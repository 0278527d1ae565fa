"""更正清单 (.xlsx): what the unit has to correct, one finding a row, to be ticked off; and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from gouji.document.place import Place
from gouji.document.tree import Note
from gouji.domain.audit import Audit
from gouji.domain.findings import SHOULD_BE, Finding, Problem, Severity, Side
from gouji.reports import duties, extent, sheets, units
from gouji.reports.apart import apart
from gouji.reports.causes import MISMATCH_NAMES, SEVERITY_NAMES, Cause, causes
from gouji.reports.rule import Rule
from gouji.reports.text import place_name, places
from gouji.reports.units import UnitOutcome
from gouji.reports.verdict import unlisted, verdict
from gouji.values.mismatch import Mismatch

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

#: Header and width of each column, in characters.
_COLUMNS = (
    *(("序号", 5), ("严重程度", 6), ("位置", 28), ("所印", 18), ("应为", 16), ("算式、原因", 60), ("怎么改", 26)),
    *(("随之一致", 26), ("代码", 7), ("指纹", 18), ("已改？", 8)),
)
#: Before the places of a run over several units.
_UNIT_COLUMNS = (("单位", 18), ("年度", 7), ("文件", 20))
_BEFORE_UNIT = 2
_CENTRED = ("序号", "代码", "指纹")
_UNCHECKED_COLUMNS = (("类别", 12), ("代码", 12), ("原因", 110))
_DUTY_COLUMNS = (("应说明的事项", 44), ("核对情况", 12), ("说明", 44), ("位置", 34))
_EXTENT_COLUMNS = (("部分", 90), ("印出的数", 12), ("参加了关系的", 14))
#: What a figure is written wrongly by: then the one that was meant is known.
_SLIPS = (Mismatch.SWAPPED, Mismatch.SCALE, Mismatch.SIGN, Mismatch.TRUNCATED)
_ANSWERS = ["已改", "不用改", "待核"]
_FILLS = {Severity.ERROR: "#FCE4E1", Severity.WARNING: "#FDEFC9", Severity.INFO: "#E2EEFA"}


def findings(audit: Audit, rules: Iterable[Rule] = ()) -> bytes:
    """``audit`` as a workbook."""
    buffer = BytesIO()
    book = sheets.workbook(buffer)
    titles = {rule.code: rule.title for rule in rules}
    _corrections(book, audit, titles)
    if len(audit.units) > 1:
        _units(book, audit)
    _unchecked(book, audit)
    if audit.duties:
        _duties(book, audit)
    _extent(book, audit)
    book.close()
    return buffer.getvalue()


def _corrections(book: Workbook, audit: Audit, titles: Mapping[str, str]) -> None:
    found = causes(audit.results.findings)
    outcomes = units.by_unit(audit, found) if len(audit.units) > 1 else ()
    unit_of = units.of_causes(outcomes)
    kept, added = _COLUMNS[:_BEFORE_UNIT], _UNIT_COLUMNS if outcomes else ()
    columns = (*kept, *added, *_COLUMNS[_BEFORE_UNIT:])
    codes = {at for at, (name, _) in enumerate(columns) if name in _CENTRED}
    sheet = sheets.sheet(book, "更正清单", verdict(audit), columns)
    looks = {severity: sheets.look(book, bg_color=fill, align="center") for severity, fill in _FILLS.items()}
    plain, centred = sheets.look(book), sheets.look(book, align="center")
    last = 0
    for last, (cause, finding) in enumerate(_pairs(found), 1):
        texts = [*_row(cause, finding, titles, many=len(audit.inputs) > 1)]
        if outcomes:
            texts[_BEFORE_UNIT:_BEFORE_UNIT] = _whose(audit, cause, unit_of[cause.number])
        for column, text in enumerate(texts):
            look = looks[finding.problem.severity] if column == 1 else centred if column in codes else plain
            sheets.write(sheet, last, column, text, look)
        sheet.write_blank(last, len(texts), None, centred)
        sheet.set_row(last, sheets.height(texts, columns))
    answer = len(columns) - 1
    sheet.autofilter(0, 0, last, answer)
    if last:
        sheet.data_validation(1, answer, last, answer, {"validate": "list", "source": _ANSWERS})


def _whose(audit: Audit, cause: Cause, one: UnitOutcome) -> tuple[str, ...]:
    """Of a run over several units: the body, the year and the file that a cause is counted under."""
    number = units.first_input(cause)
    file = PurePath(audit.inputs[number].document.source.path).name
    return one.unit.body or "未认出单位", str(one.unit.year or "不明"), f"文件{number + 1} {file}"


def _pairs(found: Iterable[Cause]) -> Iterator[tuple[Cause, Finding]]:
    return ((cause, finding) for cause in found for finding in cause.findings)


def _row(cause: Cause, finding: Finding, titles: Mapping[str, str], *, many: bool) -> Sequence[str]:
    """The texts of a row; findings of one cause bear the same number, for one correction may settle them."""
    problem = finding.problem
    lead = cause.led_by(finding)
    should = _to_write(problem) if lead is None else ""
    reasons = [problem.message]
    told = f"关系：{problem.relation}" if problem.relation and problem.relation not in problem.message else ""
    gap = f"相差 {apart(problem)}" if problem.difference else ""
    reasons += ["；".join(filter(None, (told, gap)))] if told or gap else []
    if problem.mismatch in MISMATCH_NAMES:
        reasons.append(f"类型：{MISMATCH_NAMES[problem.mismatch]}")
    if problem.right is not None and not should:
        reasons.append(f"对照：{_printed(problem.right)}".replace("\n", ""))
    if lead is not None:
        reasons.append(f"随上列“{SHOULD_BE}”改正后即一致，不必另改。")
    elif problem.left is not None and not should:
        reasons.append("应为多少不能确定，先核对所列各数。")
    title = titles.get(finding.code)
    culprit = problem.culprit
    shown = problem.places if culprit is None else (culprit,)
    following = () if culprit is None else problem.explained
    return (
        str(cause.number),
        SEVERITY_NAMES[problem.severity],
        _listed(shown, many=many) or "整份文件",
        _printed(problem.left),
        should,
        "\n".join([f"【{title}】{reasons[0]}" if title else reasons[0], *reasons[1:]]),
        problem.suggestion,
        _listed(following, many=many),
        finding.code,
        finding.fingerprint,
    )


def _printed(side: Side | None) -> str:
    if side is None:
        return ""
    return f"{side.text}\n（{side.label}）" if side.label else side.text


def _listed(found: Sequence[Place], *, many: bool) -> str:
    return places(found, many_inputs=many).replace("；", "\n")


def _to_write(problem: Problem) -> str:
    """What is to be printed in place of what is accused; nothing where that is not certain: another figure may be at fault
    as well, or the figure is only compared with one that has no everyday slip in common with it."""
    left, right = problem.left, problem.right
    if left is None or right is None or problem.rivals:
        return ""
    if problem.culprit is not None:
        return right.text
    is_printed = right.place is not None and right.text in right.place.quote
    computed = bool(right.value) and right.unit == left.unit and not is_printed
    return right.text if computed and problem.mismatch in _SLIPS else ""


def _units(book: Workbook, audit: Audit) -> None:
    """What came of each unit, a row each."""
    heads, *rows = units.table(units.by_unit(audit, causes(audit.results.findings)))
    columns = [(head, 30 if head == "单位" else 10) for head in heads]
    sheet = sheets.sheet(book, "各单位", verdict(audit), columns)
    look = sheets.look(book)
    for number, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            if text.isdigit():
                sheet.write_number(number, column, int(text), look)
            else:
                sheets.write(sheet, number, column, text, look)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _unchecked(book: Workbook, audit: Audit) -> None:
    results = audit.results
    sheet = sheets.sheet(book, "未能核对", "未能核对的项目", _UNCHECKED_COLUMNS)
    rows = [("无法核对", one.code, one.reason) for one in results.undecided]
    rows += [("程序出错", one.code, one.reason.strip().splitlines()[-1]) for one in results.crashed]
    rows += [("未能读取", "", line) for line in audit.refused]
    rows += [("没有列出", "", f"{said}。") for said in unlisted(audit)]
    rows += [("没有读到" if note.unread else "说明", "", _note(audit, number, note)) for number, note in audit.notes]
    look = sheets.look(book)
    for number, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            sheets.write(sheet, number, column, text, look)
        sheet.set_row(number, sheets.height(texts, _UNCHECKED_COLUMNS))
    if not rows:
        sheets.write(sheet, 1, 0, "没有", look)


def _note(audit: Audit, number: int, note: Note) -> str:
    file = f"文件{number + 1} " if len(audit.inputs) > 1 else ""
    return f"{file}{place_name(note.place)}：{note.text}" if note.place is not None else f"{file}{note.text}"


def _duties(book: Workbook, audit: Audit) -> None:
    """Every duty of the publications with what came of it, unit by unit, those first that need a hand."""
    sheet, look = sheets.sheet(book, "应说明的事项", "应说明的事项", _DUTY_COLUMNS), sheets.look(book)
    rows: list[tuple[str, ...]] = []
    for name, owed in duties.by_unit(audit):
        rows += [
            (name + one.title, duties.NAMES[state], one.remark, _listed(one.places[:1], many=len(audit.inputs) > 1))
            for state, same in duties.by_state(owed)
            for one in same
        ]
        rows.append((name + duties.summary(owed), "", "", ""))
    for number, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            sheets.write(sheet, number, column, text, look)
        sheet.set_row(number, sheets.height(texts, _DUTY_COLUMNS))


def _extent(book: Workbook, audit: Audit) -> None:
    """How much was covered, part by part, the whole last."""
    coverage, look, many = audit.coverage, sheets.look(book), len(audit.inputs) > 1
    sheet = sheets.sheet(book, "核对范围", extent.summary(coverage), _EXTENT_COLUMNS)
    rows = [
        (f"文件{part.input + 1} {name}" if many else name, str(part.figures), str(part.tied))
        for _, same in groupby(coverage.parts, key=lambda part: part.input)
        for parts in (list(same),)
        for name, part in zip(extent.names(parts), parts, strict=True)
    ]
    rows.append(("合计", str(coverage.figures), str(coverage.tied)))
    if extent.untied(coverage):
        rows.append((extent.untied(coverage), "", ""))
    for number, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            sheets.write(sheet, number, column, text, look)
        sheet.set_row(number, sheets.height(texts, _EXTENT_COLUMNS))
