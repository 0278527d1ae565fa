"""目录列有的公开表正文没有

查什么：目录里列出的决算表，正文中是否都有；没有目录的，看整套表缺哪一张。
为什么：表没有贴进去，读者无从核对，也不符合公开要求；检查时“不完整”是最常见的问题之一。
依据：财预〔2016〕143号；财政部地方预决算公开专项检查以表格是否齐全为完整性指标。

反例：
    目录
    一、收入支出决算总表
    二、收入决算表
    三、支出决算表
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 100.00 | 100.00 |
    支出决算表见政府网站。
正例：
    目录
    一、收入支出决算总表
    二、收入决算表
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 100.00 | 100.00 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from gouji.catalogue.tables import Layout, layouts
from gouji.checks.nil_statement import says_empty
from gouji.checks.registry import check
from gouji.document.tree import Document, Paragraph, Picture
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.values import zh

_ENTRY = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d+[、.]|(?:公开)?\d{1,2}表)?(?P<title>.+?表)[.…·\d]*$"
)
#: The statement stands so close below its title.
_NEAR = 6
_AMOUNT = re.compile(r"\d\.\d\d(?!\d)")


@check("J022")
def missing_table(dossier: Dossier) -> Iterator[Outcome]:
    if not dossier.accounts:
        return
    printed = {table.key for accounts in dossier.accounts for table in accounts}
    for document in dossier.documents:
        pictured = any(isinstance(block, Picture) for block in document.blocks)
        for layout, entry in _contents(document):
            if layout.key in printed or _said_to_be_empty(document, layout, entry):
                yield Passed(layout.name)
            elif _heads_figures(document, entry):
                yield Undecided(f"《{layout.name}》只读出了标题，下面的数没有读成表格，没有核对", entry.place)
            elif pictured:
                yield Undecided(f"目录列有《{layout.name}》，正文中可能是图片，没有读到", entry.place)
            else:
                yield Failed(_problem(layout, entry))


def _contents(document: Document) -> Iterator[tuple[Layout, Paragraph]]:
    """The lines of the contents that name one of the nine tables: those above the first table, each table once."""
    seen: set[str] = set()
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            break
        entry = _ENTRY.match(zh.label(block.text))
        layout = _named(entry["title"]) if entry is not None else None
        if layout is not None and layout.key not in seen:
            seen.add(layout.key)
            yield layout, block


def _heads_figures(document: Document, entry: Paragraph) -> bool:
    """Whether lines of amounts stand below the line before any sentence and any other title: it is no line of the contents, but
    the title of a table that was read as lines."""
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    below = takewhile(_is_no_text, lines[lines.index(entry) + 1 :][:_NEAR])
    return any(_AMOUNT.search(line.text) for line in below)


def _is_no_text(line: Paragraph) -> bool:
    return "。" not in line.text and _is_note(line)


def _said_to_be_empty(document: Document, layout: Layout, entry: Paragraph) -> bool:
    """Whether the title stands again in the body, with the statement that the table is empty in place of its grid."""
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    after = lines.index(entry) + 1
    titles = [at for at, line in enumerate(lines) if at >= after and _is_entry_of(layout, line)]
    return any(says_empty(line.text) for at in titles for line in takewhile(_is_note, lines[at + 1 : at + _NEAR]))


def _is_entry_of(layout: Layout, line: Paragraph) -> bool:
    entry = _ENTRY.match(zh.label(line.text))
    return entry is not None and _named(entry["title"]) == layout


def _is_note(line: Paragraph) -> bool:
    """Whether the line is none that opens another table."""
    entry = _ENTRY.match(zh.label(line.text))
    return says_empty(line.text) or entry is None or _named(entry["title"]) is None


def _named(title: str) -> Layout | None:
    return next((one for one in layouts().values() if title in one.titles), None)


def _problem(layout: Layout, entry: Paragraph) -> Problem:
    return Problem(
        Severity.ERROR,
        f"{layout.key}/缺表",
        f"目录列有“{entry.text.strip()}”，正文中没有这张表。",
        "把这张表补进正文，再核对它与其他表的关系。",
        (entry.place,),
        Side("目录", entry.text.strip(), entry.place),
        Side("正文", "没有"),
        relation="目录所列各表正文都有",
    )
