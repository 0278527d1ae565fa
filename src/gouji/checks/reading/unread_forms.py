"""像是绩效表，没有读成表，一项也没有核对

查什么：印着绩效表的表头（三级指标、年度指标值、实际完成值、得分……），而没有认出是哪种表，或者没有表线、没有读成表格的。
为什么：没有读到的表不会有问题，也没有核对；不说出来，会被当作通过。
依据：核对通则：没有核对的要说明。没有表线的 PDF 分不清哪个数是哪一栏的，不猜。

反例：
    绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
    产出指标 数量指标 开展普法宣传场次 ≥12场 13场 60 60
正例：
    - 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
    - 产出指标 数量指标 开展普法宣传场次 ≥12场 13场 60 60
    + 2023年度项目支出绩效自评表
    + | 项目名称 | 普法宣传 |
    + | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 100 | 100 |
    + | 总分 |  |  |  |  | 100 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gouji.catalogue.forms import TABULAR, forms
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Paragraph, Table
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.values import zh

#: So many names of columns in one line are the head of a form: 三级指标 年度指标值 实际完成值 分值.
_LEAST = 4
#: A table of indicators that has nothing to be scored has none of these.
_FILLED = frozenset(("target", "actual", "claimed"))
#: Why it was not read, and what to do.
_NO_TABLE = (
    "没有读成表格",
    "请另附 Word、Excel 里的这张表，或加上表线后重新导出；本地自定的表式，请把表名和各栏名写全。",
)
_NO_FORM = ("没有认出是哪种表", "请把表名和各栏名写全；本地自定的表式，可按文档写成数据后再核对。")

#: The words of a head, where it stands, and why it was not read.
_Head = tuple[str, Place, tuple[str, str]]


@check("R003")
def unread_forms(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        read = bool(part.evaluations or part.other_forms or part.lists)
        heads = [*_lines(part), *(() if read else _tables(part))]
        for words, place, why in heads:
            yield Failed(_problem(words, place, *why))
            yield Undecided(f"“{words}”像是绩效表的表头，没有认出是哪种表，一项也没有评分、核对。", place)
        if read and not heads:
            yield Passed("绩效表读成了表格")


def _lines(part: Recognised) -> Iterator[_Head]:
    """The lines that name the columns of a form of indicators, of which a table that was read has none."""
    for block in part.document.blocks:
        if isinstance(block, Paragraph) and _is_head(block.text.split()):
            yield " ".join(block.text.split()), block.place, _NO_TABLE


def _tables(part: Recognised) -> Iterator[_Head]:
    """The tables that have such a row."""
    for block in part.document.blocks:
        row = (
            next((row for row in block.rows if _is_head([cell.text for cell in row])), None)
            if isinstance(block, Table)
            else None
        )
        if row is not None:
            yield " ".join(zh.squeeze(cell.text) for cell in row if cell.text.strip()), block.place, _NO_FORM


def _is_head(texts: list[str]) -> bool:
    if len(texts) < _LEAST:
        return False
    named = {name for text in texts if (name := _columns().get(zh.label(text))) is not None}
    return len(named) >= _LEAST and "level3" in named and bool(named & _FILLED)


@cache
def _columns() -> dict[str, str]:
    """The name of a column by each label of it that any form with indicators prints."""
    return {
        label: name
        for form in forms()
        if form.kind in TABULAR and not form.columns
        for name, labels in form.indicators.items()
        for label in labels
    }


def _problem(words: str, place: Place, why: str, advice: str) -> Problem:
    return Problem(
        Severity.INFO,
        "没有读成表的绩效表",
        f"“{words}”像是绩效表的表头，{why}：一项也没有评分、核对，不能当作通过。",
        advice,
        (place,),
        Side("表头", words, place),
        relation="绩效表应可读取",
    )
