"""Audits made by hand: documents in notation and findings on them, so that every word of a report is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.document.tree import Document, Source
from gouji.domain.audit import Audit
from gouji.domain.bodies import Identity
from gouji.domain.claims import Claims, Formula, Kind, Mention, Passage, Relation, Role, Shape
from gouji.domain.dossier import Recognised
from gouji.domain.findings import Finding, Problem, Results, Severity, Side, Tally, Unchecked
from gouji.values.figure import parse_figure
from gouji.values.mismatch import Mismatch

FORM = """附件2
项目支出绩效自评表
| 年度资金总额 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |
|  | 20.00 | 24.00 | 26.85 | 100% |
正文写本年支出26.85万元，比上年24.00万元增加2.58万元。
"""


def document(text: str = FORM, path: str = "某局.txt", number: int = 0) -> Document:
    read = parse(text)
    return replace(read, source=Source(path, f"{number}" * 64, "txt"))


def cell_place(document: Document, row: int, column: int, table: int = 0) -> Place:
    found = list(document.tables)[table]
    return next(cell.place for cell in found.cells if (cell.row, cell.column) == (row, column))


def quoted(document: Document, words: str) -> Place:
    paragraph = next(paragraph for paragraph in document.paragraphs if words in paragraph.text)
    return paragraph.place.quoting(words)


def finding(
    *places: Place,
    severity: Severity = Severity.ERROR,
    message: str = "执行率印的是 100%，应为 111.88%。",
    left: Side | None = None,
    right: Side | None = None,
    group: str = "g1",
    code: str = "S002",
    mismatch: Mismatch | None = None,
    explained: tuple[Place, ...] = (),
    rivals: tuple[Place, ...] = (),
) -> Finding:
    problem = Problem(
        severity,
        "执行率",
        message,
        "重算执行率。",
        places,
        left,
        right,
        mismatch,
        "-11.88",
        "26.85 ÷ 24.00",
        explained=explained,
        rivals=rivals,
    )
    return Finding(
        code, "执行率", "selfeval.executed-rate", "财预〔2020〕10号", problem, group, f"{code}{group}".rjust(16, "0")
    )


def audit(*documents: Document, findings: tuple[Finding, ...] = (), refused: tuple[str, ...] = ()) -> Audit:
    parts = tuple(Recognised(one, Identity("某局", 2023, ("evaluation",))) for one in documents)
    undecided = (Unchecked("S004", "缺上半年支出。"),)
    return Audit(parts, Results(findings, Tally(3, len(findings), 2, 1, 0), undecided), refused)


def rate_finding(document: Document) -> Finding:
    """The rate of the form against its two amounts, as a check would report it."""
    rate, executed, budget = (cell_place(document, 1, column)._replace(row="年度资金总额") for column in (4, 3, 2))
    left = Side("执行率", "100%", rate, "100", "%")
    return finding(rate, executed, budget, left=left, right=Side("执行数 ÷ 预算数", "111.88%", executed))


def change_finding(document: Document) -> Finding:
    place = quoted(document, "比上年24.00万元增加2.58万元")
    return finding(
        place,
        severity=Severity.WARNING,
        message="增加额应为 2.85万元。",
        left=Side("增加额", "2.58万元", place, "2.58", "万元"),
        right=Side("按文中数计算", "2.85万元"),
        group="g2",
        code="N001",
        mismatch=Mismatch.SWAPPED,
    )


def claims(document: Document) -> Claims:
    """What its one sentence, 本年支出…比上年…增加…, states."""
    paragraph = next(document.paragraphs)
    passage = Passage(0, paragraph.text, paragraph.place)

    def mention(words: str, role: Role, **more: Any) -> Mention:
        start = paragraph.text.index(words)
        figure = parse_figure(words)
        assert figure is not None
        return Mention(figure, role, passage, start, start + len(words), (0, len(paragraph.text)), "支出", **more)

    level = mention("26.85万元", Role.LEVEL, measure="决算", year=2023)
    base = mention("24.00万元", Role.BASE, own=False, year=2022)
    change = mention("2.58万元", Role.CHANGE, own=False, base="上年", base_year=2022, direction=1)
    relation = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, (level, base), change, (1, -1))
    return Claims((passage,), (level, base, change), (relation,))
