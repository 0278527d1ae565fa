"""What a slip may change: the figures, years and words of direction that a document prints.

They are found here by the plainest means and without anything that the engine recognises, so that two engines are
measured on the same slips. A figure is a number with a unit behind it, or alone in a cell that no head makes a code, a
line number or a date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Cell, Document, Paragraph, Table
from gouji.values import zh

#: Kinds of place and of figures, in the order of reports, each with its name for a reader.
PLACES = {"table": "表格", "text": "文字", "form": "自评表"}
FIGURES = {"amount": "金额", "rate": "比率", "count": "数量", "score": "分数"}

#: Words of direction and what they are mistaken for.
OPPOSITE = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "上升": "下降",
    "提高": "降低",
    "降低": "提高",
    "大于": "小于",
    "小于": "大于",
    "高于": "低于",
    "低于": "高于",
}

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_FIGURE = re.compile(rf"(?<![\d.,A-Za-z〔第])-?{NUMBER}(?![\d]|[.,]\d)")
_UNITS = (
    ("amount", r"[万千百]?亿?万?元"),
    ("rate", r"[%％‰]|个百分点"),
    ("score", r"分(?![之别类期散布项行为部公钟支局析担管级批成工享])"),
    (
        "count",
        r"[万亿千]?(?:人次|平方米|立方米|公里|批次|[人名辆件批次场台套户所家篇起份间栋幢条项亩吨例宗卷册本张处只支头株座位吨]|个(?!月|百分点))",
    ),
)
# The unit of 41、43万元 stands behind the last of them.
_UNIT = re.compile(
    rf"(?P<others>\s*[、和及与]\s*-?{NUMBER})*\s*(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS)
    + ")"
)
_LIST_NUMBER = re.compile(r"(?:^|[。；;：:\n])\s*[（(]?$")
# A cell may print an amount behind its name: 其中：基本支出：3.00.
_LABELLED = re.compile(r"[：:]\s*$")
_ENDS = re.compile(r"\s*(?:\n|$)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年)")
_DIRECTION = re.compile(
    rf"(?:增加|减少|增长|下降|上升|提高|降低)(?=(?:了|额|幅度?|率|约|[：:为\s]){{0,3}}(?P<figure>{NUMBER})\s*[%％万亿元个人件])"
    r"|(?:大于|小于|高于|低于)(?=[^，。；]{0,6}(?:预算|决算|上年))"
)
_ALONE = re.compile(rf"-?{NUMBER}")
_SENTENCE_END = re.compile(r"[。；\n]")
_FORM = re.compile(r"自评|绩效(?:目标|指标|评价)|[一二三]级指标|指标值|得分")
# What heads the column of a form that prints the rule of a score.
_RULES = re.compile(
    r"(?:评分|计分|打分|得分|评价|扣分|赋分)(?:标准|规则|办法|方法|细则|依据)|(?:指标|公式)(?:说明|解释|释义|内容)|计算公式"
)
_LINE_NUMBERS = re.compile(r"[栏行]次")
_NUMBERS_PARTS = re.compile(r"编码|代码|序号|行次|栏次|编号|电话|日期|^[类款项]$")
_HEADS = (
    ("score", re.compile(r"分值|权重|得分|分数|评分$|自评分|扣分")),
    ("rate", re.compile(r"率|占比|比例|比重|幅度|[%％]")),
    ("count", re.compile(r"数量|人数|批次|人次|个数|辆|指标值|目标值|完成值|完成情况")),
    ("amount", re.compile(r"金额|[算行]数|支出|收入|资金|合计|小计|本年|上年|万元|拨款|经费|年初|年末")),
)
_COUNTED = re.compile(r"[（(](?:[人个辆台套批次]|人次|批次)[）)]|数量|人数")
_TOTAL_SCORE = re.compile(r"总分|得分")


class Target(NamedTuple):
    """改动对象: one thing printed that a slip may change.

    ``document`` and ``block`` count from 0, ``cell`` the cells of a table, None in a paragraph; ``start`` and ``end`` are
    in the text of that paragraph or cell. ``row`` and ``column`` place a cell, ``sentence`` counts the sentences of a
    text. ``about`` is what a word speaks of: the number behind a word of direction, the name of what a paragraph is on.
    ``blocks`` is how many blocks from ``block`` on are lost, 0 where words are changed.
    """

    document: int
    block: int
    cell: int | None
    start: int
    end: int
    text: str
    where: str
    kind: str
    section: str
    unit: str = ""
    row: int = -1
    column: int = -1
    sentence: int = -1
    about: str = ""
    blocks: int = 0


def targets(documents: Sequence[Document]) -> Iterator[Target]:
    """Everything in ``documents`` that a slip of this bench may change, in the order printed."""
    for number, document in enumerate(documents):
        sentence = 0
        for at, block in enumerate(document.blocks):
            if isinstance(block, Paragraph):
                for found in _in_words(block.text, stem_of(block, number, at)):
                    yield found._replace(sentence=sentence + found.sentence)
                sentence += 1 + len(_SENTENCE_END.findall(block.text))
            elif isinstance(block, Table):
                yield from _in_table(block, number, at)


def stem_of(block: Paragraph | Table, document: int, at: int) -> Target:
    """What targets of ``block`` have in common."""
    heading = block.place.section.rsplit(" / ", 1)[-1]
    if isinstance(block, Paragraph):
        return Target(document, at, None, 0, 0, "", "text", "", heading or "（标题之前）")
    texts = (block.caption, *(cell.text for cell in block.cells))
    where = "form" if any(map(_FORM.search, texts)) else "table"
    section = block.caption or block.place.sheet or heading or "（无标题的表）"
    return Target(document, at, None, 0, 0, "", where, "", section)


def _in_words(text: str, stem: Target) -> Iterator[Target]:
    for match in _FIGURE.finditer(text):
        unit = _UNIT.match(text, match.end())
        kind = unit.lastgroup if unit is not None else None
        if unit is not None and kind is not None:
            is_list_number = unit["others"] and _LIST_NUMBER.search(text[: match.start()])
            if not is_list_number:
                yield _found(stem, text, match, kind)._replace(unit=unit[kind])
        elif stem.cell is not None and _LABELLED.search(text[: match.start()]) and _ENDS.match(text, match.end()):
            yield _found(stem, text, match, "amount")
    for match in _YEAR.finditer(text):
        yield _found(stem, text, match, "year")
    for match in _DIRECTION.finditer(text):
        yield _found(stem, text, match, "direction")._replace(about=match["figure"] or "")


def _found(stem: Target, text: str, match: re.Match[str], kind: str) -> Target:
    sentence = len(_SENTENCE_END.findall(text, 0, match.start()))
    return stem._replace(start=match.start(), end=match.end(), text=match[0], kind=kind, sentence=sentence)


def _in_table(table: Table, document: int, block: int) -> Iterator[Target]:
    grid = grid_of(table)
    shown = [(at, cell) for at, cell in enumerate(table.cells) if not cell.hidden and cell.text.strip()]
    stem = stem_of(table, document, block)
    numbering = _numbering(shown)
    rules = {cell.column: cell.row for _, cell in shown if _RULES.fullmatch(zh.squeeze(cell.text))}
    for at, cell in shown:
        if cell.row > rules.get(cell.column, cell.row):
            continue
        here = stem._replace(cell=at, row=cell.row, column=cell.column)
        match = _ALONE.fullmatch(cell.text.strip())
        if match is None:
            yield from _in_words(cell.text, here)
        elif cell.row not in numbering or "." in cell.text:
            kind = _kind(cell, grid, stem.where)
            start = cell.text.index(match[0])
            if kind:
                yield here._replace(start=start, end=start + len(match[0]), text=match[0], kind=kind)


def _numbering(shown: Sequence[tuple[int, Cell]]) -> frozenset[int]:
    """The rows that number the columns: those that say so, and those of nothing but 1, 2, 3 …"""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for _, cell in shown:
        rows[cell.row].append(zh.squeeze(cell.text))
    return frozenset(
        row
        for row, texts in rows.items()
        if any(_LINE_NUMBERS.fullmatch(text) for text in texts)
        or (len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)])
    )


def _kind(cell: Cell, grid: Grid, where: str) -> str:
    """What a bare number in ``cell`` is by the nearest head above that says so, else by its label; nothing for what is no figure."""
    beside = (grid.at(cell.row, column) for column in range(cell.column - 1, -1, -1))
    label = next((one.text for one in beside if one is not None and not _ALONE.fullmatch(one.text.strip())), "")
    if _COUNTED.search(label):
        return "count"
    if _TOTAL_SCORE.search(label):
        return "score"
    above = (grid.at(row, cell.column) for row in range(cell.row - 1, -1, -1))
    heads = [zh.squeeze(head.text) for head in above if head is not None and head is not cell]
    if "." not in cell.text and any(map(_NUMBERS_PARTS.search, heads)):
        return ""
    for head in (*heads, zh.squeeze(label)):
        for kind, pattern in _HEADS:
            if pattern.search(head):
                return kind
    return "count" if where == "form" else "amount"
