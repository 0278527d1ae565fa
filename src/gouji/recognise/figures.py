"""印出的数: which figures a document prints, for the count of what was tied. One definition for every report.

A figure is a number that states how much: an amount, a score, a percentage, a count. In sentences it is what the sentence
parser takes for one. In tables every number is one but those that name or count the table's own parts: codes, numbers of
rows and columns, years and dates, list numbers, telephone and account numbers; and those of a column that prints the rule
by which another is scored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.document.loose_rows import loose_rows
from gouji.document.place import Place
from gouji.document.tree import Cell, Document, Table
from gouji.domain.claims import Claims
from gouji.domain.coverage import PrintedFigure
from gouji.recognise.claims.sentences.tokens import prepared, tokens
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.figure import Figure, FigureRange

_DIGIT = re.compile(r"\d")
# What nearly every amount looks like: nothing else is printed so.
_AMOUNT = re.compile(r"[¥￥]?[-+(]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+|(?<=\d{3}))%?\)?")
_BARE = re.compile(r"\d+")
_STARS = re.compile(r"\*+")
_SIGNS = re.compile(r"\W+")
_WORDLESS = re.compile(r"[^\w]*\d(?:\W|\d)*")
_DATE = re.compile(
    r"(?:19|20)\d\d[-./年](?:0?[1-9]|1[0-2])(?:[-./月](?:0?[1-9]|[12]\d|3[01])日?|月)?|\d{1,2}月(?:\d{1,2}日)?|(?:19|20)\d\d年度?"
)
_TELEPHONE = re.compile(r"(?:0\d{2,3}[-—– ]?)?\d{7,8}|1[3-9]\d{9}")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What heads a column, or opens a row, of numbers that say how much of nothing.
_NAMES_NUMBERS = re.compile(
    r"编码|代码|序号|行次|栏次|编号|号码|电话|手机|联系方式|邮编|账号|学号|文号|日期|时间|^[类款项栏行]$|^科目$"
)
_NAMES_RULES = re.compile(
    r"(?:评分|计分|打分|得分|评价|扣分)(?:标准|规则|办法|方法|细则|依据)|(?:指标|公式)(?:说明|解释|释义|内容)|计算公式|计算方法"
)
_YEAR_NAME = "年"
_LONGEST_AMOUNT = 14
_LONGEST_HEAD = 12
_LEAST_RUN = 3
#: Digits of the code of a 类.
_CLASS = 3


def printed_figures(document: Document, claims: Claims) -> tuple[PrintedFigure, ...]:
    """Every figure that ``document`` prints, paragraphs first; ``claims`` are those of its paragraphs."""
    said = tuple(_in_sentences(claims))
    return (*said, *_in_loose_rows(document, said), *(one for table in document.tables for one in _in_table(table)))


def _in_sentences(claims: Claims) -> Iterator[PrintedFigure]:
    for mention in claims.mentions:
        place = mention.passage.place
        sentence = mention.clause[0] if mention.subject else None
        yield PrintedFigure(place.item, mention.span[0], part_of(place), sentence)


def _in_loose_rows(document: Document, said: Sequence[PrintedFigure]) -> Iterator[PrintedFigure]:
    """The figures of rows that no table was made of, but for those that a sentence was read to say."""
    known = {(figure.item, figure.start) for figure in said}
    for rows in loose_rows(document.blocks):
        for line, starts in rows.lines:
            for start in starts:
                if (line.place.item, start) not in known:
                    yield PrintedFigure(line.place.item, start, part_of(line.place))


def part_of(place: Place) -> str:
    """The table, else the section, that ``place`` stands in, as a reader names it; nothing before the first heading."""
    return f"《{place.table}》" if place.table else place.section or place.sheet


def _in_table(table: Table) -> Iterator[PrintedFigure]:
    rules = _rules(table)
    numbers = {text for text in table.texts if _DIGIT.search(text)}
    shown = [cell for cell in table.cells if cell.text in numbers and not cell.hidden]
    if rules:
        shown = [cell for cell in shown if cell.row <= rules.get(cell.column, cell.row)]
    whole = {text for text in numbers if _BARE.fullmatch(text.strip())}
    bare = [cell for cell in shown if cell.text in whole]
    names = _names(table) if bare else {}
    no_amounts = _counting(bare) | _rows_of_columns(table, bare) | _codes(bare) | _years(table, bare) if bare else set()
    plain = {text: zh.halfwidth(text).strip() for text in numbers}
    amounts = {text for text, one in plain.items() if _AMOUNT.fullmatch(one)}
    counted = {text for text, one in plain.items() if _BARE.fullmatch(one)}
    parts: dict[tuple[str, str, str], str] = {}
    for cell in shown:
        text, place = cell.text, cell.place
        at = (place.table, place.section, place.sheet)
        part = parts.get(at) or parts.setdefault(at, part_of(place))
        if text in counted:
            if not (place.item in no_amounts or _is_name(plain[text], names.get(cell.column, ""))):
                yield PrintedFigure(place.item, None, part)
        elif text in amounts:
            yield PrintedFigure(place.item, None, part)
        else:
            yield from _in_words(cell, plain[text], part)


def _in_words(cell: Cell, text: str, part: str) -> Iterator[PrintedFigure]:
    """The figures of a cell that holds more than a number: ≥90%, 25件, a sentence."""
    if _DATE.fullmatch(text) or _TELEPHONE.fullmatch(text):
        return
    if isinstance(read_cell(text), Figure | FigureRange):
        yield PrintedFigure(cell.place.item, None, part)
        return
    starts = [token.start for token in tokens(prepared(cell.text), cell.text) if token.kind == "figure"]
    for start in starts:
        yield PrintedFigure(cell.place.item, start if len(starts) > 1 else None, part)


def _rules(table: Table) -> dict[int, int]:
    """The columns that print rules, each with the row of its heading."""
    telling = {text for text in table.texts if len(text) <= _LONGEST_HEAD and _NAMES_RULES.search(text)}
    heads = (cell for cell in table.cells if cell.text in telling) if telling else ()
    named = (head for head in heads if _NAMES_RULES.fullmatch(zh.label(head.text)))
    return {column: head.row for head in named for column in range(head.column, head.column + head.colspan)}


def _names(table: Table) -> dict[int, str]:
    """The last words printed above the first number of each column, by column."""
    names: dict[int, str] = {}
    numbered: set[int] = set()
    wordless = {text for text in table.texts if _WORDLESS.fullmatch(text)}
    for cell in table.cells:
        if not cell.text:
            continue
        covered = range(cell.column, cell.column + cell.colspan)
        if cell.text in wordless:
            numbered.update(covered)
        elif cell.text.strip():
            for column in covered:
                if column not in numbered:
                    names[column] = cell.text
    return {column: zh.squeeze(text) for column, text in names.items()}


def _is_name(text: str, column: str) -> bool:
    if len(text) > _LONGEST_AMOUNT or (text.startswith("0") and len(text) > 1):
        return True
    return bool(_NAMES_NUMBERS.search(column)) or bool(_YEAR.fullmatch(text) and _YEAR_NAME in column)


def _counting(bare: Sequence[Cell]) -> set[int]:
    """Columns that count their rows: 1, 2, 3 down the table, whatever stands above them."""
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in bare:
        columns[cell.column].append(cell)
    return {cell.place.item for cells in columns.values() if _is_run(cells, _LEAST_RUN) for cell in cells}


def _is_run(cells: Sequence[Cell], least: int) -> bool:
    numbers = [int(cell.text) for cell in cells]
    return len(numbers) >= least and all(other == one + 1 for one, other in pairwise(numbers))


def _rows_of_columns(table: Table, bare: Sequence[Cell]) -> set[int]:
    """Rows that count the columns: nothing but 1, 2, 3 … and perhaps 栏次 or ** before them."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in bare:
        rows[cell.row].append(cell)
    words: dict[int, str] = defaultdict(str)
    stars = {text for text in table.texts if "*" in text and _STARS.fullmatch(text.strip())}
    starred = {cell.row for cell in table.cells if cell.text in stars} if stars else set()
    numbers = {text for text in table.texts if _BARE.fullmatch(text.strip())}
    for cell in table.cells:
        if cell.text and cell.row in rows and cell.text not in numbers:
            words[cell.row] += _SIGNS.sub("", cell.text)
    found: set[int] = set()
    for row, cells in rows.items():
        named = _NAMES_NUMBERS.search(words[row]) is not None and not _DIGIT.search(words[row])
        named |= row in starred and not words[row]
        if (named or not words[row]) and _is_run(cells, 1 if named else 2):
            found.update(cell.place.item for cell in cells)
    return found


def _codes(bare: Sequence[Cell]) -> set[int]:
    """Columns of codes without a heading: most numbers begin with another of the column, 208, 20805, 2080505; the first of
    a page may stand on the page before."""
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in bare:
        columns[cell.column].append(cell)
    found: set[int] = set()
    for cells in columns.values():
        texts = {cell.text.strip() for cell in cells}
        longer = [text for text in texts if len(text) > _CLASS]
        below = [text for text in longer if any(text[:size] in texts for size in (3, 5) if size < len(text))]
        if {len(text) for text in texts} <= {_CLASS, 5, 7} and 2 * len(below) > len(longer):
            found.update(cell.place.item for cell in cells)
    return found


def _years(table: Table, bare: Sequence[Cell]) -> set[int]:
    """Years beside their name in a row: 年度 | 2023; and rows of nothing but years."""
    named = {cell.row for cell in table.cells if _YEAR_NAME in cell.text and len(cell.text) < _LONGEST_AMOUNT}
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in bare:
        by_row[cell.row].append(cell)
    return {
        cell.place.item
        for row, cells in by_row.items()
        if row in named or len(cells) > 1
        if all(_YEAR.fullmatch(cell.text.strip()) for cell in cells)
        for cell in cells
    }
