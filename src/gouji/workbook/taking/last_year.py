"""上年公开件: what a new year can take over from the package published last year, and nothing that it must not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gouji.catalogue import load
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.accounts import AccountTable
from gouji.domain.dossier import Dossier
from gouji.domain.selfeval import Scope, SelfEvaluation
from gouji.values import zh
from gouji.workbook.taking.accounts import THREE_PUBLIC
from gouji.workbook.taking.taken import Known, Taking
from gouji.workbook.taking.ticks import take_ticks

_FACTS = {
    "last.income": ("收入", "决算"),
    "last.spending": ("支出", "决算"),
    "last.fiscal_income": ("财政拨款收入", "决算"),
    "last.fiscal_spending": ("财政拨款支出", "决算"),
    "last.general_spending": ("一般公共预算财政拨款支出", "决算"),
    "last.general_basic": ("一般公共预算财政拨款基本支出", "决算"),
    "last.operating": ("机关运行经费", "决算"),
    "last.procurement": ("政府采购", "决算"),
}
#: Where a table states what a text may not: (table, row, column) by field of the workbook, tried first.
_CELLS = {
    "last.income": ("total", "income_total", "amount"),
    "last.spending": ("total", "expenditure_total", "amount"),
    "last.fiscal_income": ("fiscal_total", "income_total", "amount"),
    "last.fiscal_spending": ("fiscal_total", "expenditure_total", "total"),
    "last.general_spending": ("general_spending", "total", "total"),
    "last.general_basic": ("general_spending", "total", "basic"),
    "opening.GENERAL": ("fiscal_total", "closing_balance", "general"),
    "opening.CAPITAL": ("fiscal_total", "closing_balance", "capital"),
}
_LIST_MARK = re.compile(r"^\s*(?:[(（]?\d{1,2}[)）]?\s*[.．、)）]|[(（][一二三四五六七八九十]+[)）])\s*")
_OFFICES = re.compile(
    r"(?:内设机构|设有?|机构设置)[^。；;：:，,]{0,10}?[:：为]?(?P<listed>[^。；;：:]*?[、，,][^。；;]*)"
)
#: 某某局设办公室: whose office it is.
_WHOSE = re.compile(r"^.*(?:局|厅|委|院|办|中心|单位|部门|本级)(?:下设|内设|共设|设有|设)(?=.)")
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）()]{1,30}?(?:办公室|科|股|室|局|中心|大队|队|所|处|部|办|站|委)(?:[（(][^）)]*[）)])?"
)
_LEVELS = re.compile(
    r"(?P<province>[\u4e00-\u9fff]{2,7}?省)?(?P<city>[\u4e00-\u9fff]{2,6}?[市州盟])?(?P<county>(?!社区)[\u4e00-\u9fff]{1,6}?(?<!社)[区县])?"
)
_TIERS = ("区", "县", "市", "省")
#: From this depth on a heading is an item of a list: 1、, （1）.
_ITEM_LEVEL = 4
#: So many characters may stand before the words of a heading in a line that is nothing but one.
_BEFORE = 4
_POINTS = re.compile(r"\(\d+(?:\.\d+)?分\)$")
_STAFF = {
    "posts": re.compile(r"编制(?:人数|数)?(?:为|共)?(\d+)[人名个]"),
    "in_service": re.compile(r"在职(?:人员|人数|职工|在编人员)?(?:为|共)?(\d+)[人名]"),
    "retired": re.compile(r"(?:离?退休)(?:人员|干部|人数|职工)?(?:为|共)?(\d+)[人名]"),
}


def take_last_year(dossier: Dossier, taking: Taking, *, with_lines: bool) -> None:
    """Last year's outcomes as comparison, texts that stay, projects and indicators with their targets. Codes are only taken
    where nothing of this year lists them (``with_lines``)."""
    tables = {table.key: table for part in dossier.parts for accounts in part.accounts for table in accounts.tables}
    for column in dict.fromkeys((*_CELLS, *_FACTS)):
        taking.amount("money", "", column, _known(dossier, tables, column, taking), nil=True)
    for item, name in THREE_PUBLIC.items():
        table = tables.get("three_public")
        last = None if table is None else taking.known(table.amount("total", f"final_{name}"))
        taking.amount("three_public", item.name, "last", last, nil=True)
    if with_lines:
        _take_codes("lines", tables.get("spending"), taking)
        _take_codes("economic", tables.get("general_basic"), taking)
    _take_body(dossier, taking)
    _take_projects(dossier.evaluations, taking)
    _take_indicators(dossier.evaluations, taking)
    for part in dossier.parts:
        for sheet, column, places, text in _texts(part.document):
            taking.text(sheet, "", column, text, *places)


def _known(dossier: Dossier, tables: dict[str, AccountTable], column: str, taking: Taking) -> Known | None:
    """In 元, from the table where it is printed, else from the text."""
    cell = _CELLS.get(column)
    if cell is not None and cell[0] in tables:
        known = taking.known(tables[cell[0]].amount(cell[1], cell[2]))
        if known is not None and known.places:
            return known
    subject = _FACTS.get(column)
    fact = None if subject is None else dossier.facts.first(*subject, dossier.year)
    return None if fact is None else taking.figure(fact.figure, fact.place)


def _take_codes(sheet: str, table: AccountTable | None, taking: Taking) -> None:
    if table is not None and not table.coded and not table.is_blank:
        taking.remarks.append(f"{taking.origin([table.place])}：“{table.title}”没有印科目编码，科目没有取，请填。")
    for row in table.coded if table is not None else ():
        amount = None if table is None else table.amount(row.key, "amount")
        if sheet == "lines" or (len(row.code) == 5 and amount is not None and not amount.is_nil):
            taking.text(sheet, row.code, "code", row.code, row.place)
            taking.text(sheet, row.code, "name", zh.squeeze(row.name), row.place)


def _take_body(dossier: Dossier, taking: Taking) -> None:
    identity = next((part.identity for part in dossier.parts if part.identity.body == dossier.body), None)
    place = next((one.place for one in identity.bodies if one.value == dossier.body), None) if identity else None
    if dossier.body:
        place = place or dossier.parts[0].document.blocks[0].place
        taking.text("body", "", "name", dossier.body, place)
        _take_named(dossier, place, taking)
    for one in dossier.evaluations:
        if one.department is not None and one.scope is Scope.PROJECT:
            taking.text("body", "", "department", zh.squeeze(one.department.text), one.department.place)
            break
    for row in (row for found in dossier.lists for row in found.rows):
        named = {zh.label(name): field for name, field in row.fields}
        for column, label in (
            ("code", "单位代码"),
            ("address", "公开网址"),
            ("contact", "联系人"),
            ("phone", "联系电话"),
        ):
            if label in named and len(dossier.lists[0].rows) == 1:
                taking.text("body", "", column, zh.squeeze(named[label].text), named[label].place)


def _take_named(dossier: Dossier, place: Place, taking: Taking) -> None:
    """What the unit calls itself and whose level it is of: its name without the city, where the texts say so too."""
    parts = _LEVELS.match(dossier.body or "")
    if parts is None:
        return
    tier = next((parts[name][-1] for name in ("county", "city", "province") if parts[name]), "")
    if tier in _TIERS:
        taking.text("body", "", "tier", tier, place)
    above, short = parts["city"] or "", (dossier.body or "")[parts.end("city") if parts["city"] else 0 :]
    for paragraph in (one for part in dossier.parts for one in part.document.paragraphs):
        text = zh.squeeze(paragraph.text)
        if above and parts["county"] and short in text.replace(above + short, ""):
            taking.text("body", "", "short", short, paragraph.place)
            return


def _take_projects(evaluations: Iterable[SelfEvaluation], taking: Taking) -> None:
    for one in evaluations:
        if one.scope is Scope.PROJECT and one.project is not None and zh.squeeze(one.project.text):
            name = zh.squeeze(one.project.text)
            taking.text("projects", name, "name", name, one.project.place)
            if one.department is not None:
                taking.text("projects", name, "department", zh.squeeze(one.department.text), one.department.place)
            take_ticks(name, one, taking)
            _take_goal("projects", name, one, taking)
        elif one.scope is Scope.DEPARTMENT:
            _take_goal("goals", "", one, taking)


def _take_goal(sheet: str, row: str, one: SelfEvaluation, taking: Taking) -> None:
    expected = [goal.expected for goal in one.goals if goal.expected.text.strip()]
    if expected:
        text = "\n".join(goal.text.strip() for goal in expected)
        taking.text(sheet, row, "expected", text, *(goal.place for goal in expected))


def _take_indicators(evaluations: Iterable[SelfEvaluation], taking: Taking) -> None:
    """Names, targets and weights; what was achieved is next year's to fill in."""
    taken: set[str] = set()
    for one in evaluations:
        owner = "整体" if one.project is None else zh.squeeze(one.project.text)
        if owner in taken:  # the same package is often given in two formats
            continue
        taken.add(owner)
        met: Counter[str] = Counter()
        goals = list(dict.fromkeys(row.goal.text for row in one.indicators if row.goal is not None))
        for row in one.indicators:
            name = _POINTS.sub("", zh.label(row.level3.text))
            met[name] += 1
            at = f"{owner}\t{name}" if met[name] == 1 else f"{owner}\t{name}\t{met[name]}"
            weight = None if row.weight is None or row.weight.figure is None else row.weight.figure.value
            named = {
                "owner": owner,
                "level1": zh.label(row.level1.text).split("(")[0],
                "level2": _unpointed(row.level2.text),
            }
            for column, value in {
                **named,
                "level3": _unpointed(row.level3.text),
                "target": row.target.text.strip(),
            }.items():
                taking.text("indicators", at, column, value, row.place)
            taking.text("indicators", at, "weight", weight, row.place)
            if row.goal is not None and len(goals) > 1:
                taking.text("indicators", at, "goal", str(goals.index(row.goal.text) + 1), row.place)


def _unpointed(text: str) -> str:
    """预算完成率（10分） is 预算完成率; a name without points as it is printed."""
    return re.sub(r"\s*[（(]\d+(?:\.\d+)?分[）)]$", "", zh.squeeze(text))


def _texts(document: Document) -> Iterator[tuple[str, str, tuple[Place, ...], str | int]]:
    """(sheet, column, places, what stands there) of the parts of a text that a unit writes itself, by their headings."""
    for (sheet, column), paragraphs in _by_column(document).items():
        places = tuple(one.place for one in paragraphs)
        if column == "offices":
            listed = list(_offices(paragraphs))
        elif column == "duties":
            listed = [_LIST_MARK.sub("", one.text) for one in paragraphs]
        else:
            listed = [one.text for one in paragraphs]
        lines = [line for text in listed if (line := zh.squeeze(text)) and line.rstrip("。") != "无"]
        if lines:
            yield sheet, column, places, "\n".join(lines)
    for column, pattern in _STAFF.items():
        stated = next(
            ((one.place, match) for one in document.paragraphs if (match := pattern.search(zh.label(one.text)))), None
        )
        if stated is not None:
            yield "body", column, (stated[0],), int(stated[1][1])


def _by_column(document: Document) -> dict[tuple[str, str], list[Paragraph]]:
    """The paragraphs under each known heading, up to the first table or its caption: what stands behind is another text."""
    captions = {zh.label(table.caption) for table in document.tables if table.caption}
    found: dict[tuple[str, str], list[Paragraph]] = {}
    closed = ""
    opened: tuple[str, str] | None = None
    for block in document.blocks:
        section = block.place.section
        if isinstance(block, Paragraph) and not _is_text(block):
            opened = None
        if isinstance(block, Paragraph) and (plain := _plain_heading(block)) is not None:
            opened = plain
        elif isinstance(block, Table) or (isinstance(block, Paragraph) and zh.label(block.text) in captions):
            closed = section
        elif isinstance(block, Paragraph) and section != closed and block.text.strip() and _is_text(block):
            for column in [opened] if opened is not None else _columns_of(section):
                found.setdefault(column, []).append(block)
    return found


def _plain_heading(paragraph: Paragraph) -> tuple[str, str] | None:
    """The field that a line stands for which is nothing but a known heading, without a number before it."""
    name = zh.label(paragraph.text)
    if paragraph.level is not None:
        return None
    named = (
        (sheet, column)
        for sheet, column, words, own in _headings()
        if not own and any(name.endswith(word) and len(name) <= len(word) + _BEFORE for word in words)
    )
    return next(named, None)


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.level is None or paragraph.level >= _ITEM_LEVEL


def _columns_of(section: str) -> Iterator[tuple[str, str]]:
    """The field of the workbook that the nearest known heading of a section stands for."""
    for at, heading in enumerate(reversed(section.split(" / "))):  # the nearest first
        for sheet, column, words, own in _headings():
            if not (own and at) and any(word in zh.label(heading) for word in words):
                yield sheet, column
                return


@cache
def _headings() -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """Sheet, column and words of each known heading, and whether only what stands directly below it is meant."""
    rows = load.toml("workbook", "carried.toml")["headings"]
    return tuple(
        (one["sheet"], one["column"], tuple(map(zh.label, one["words"])), one.get("own", False)) for one in rows
    )


def _offices(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    seen: set[str] = set()
    for paragraph in paragraphs:
        match = _OFFICES.search(zh.squeeze(paragraph.text))
        for part in re.split(r"[、，,](?![^（(]*[）)])", match["listed"]) if match else ():
            office = _OFFICE.fullmatch(_WHOSE.sub("", part.strip()))
            if office and office[0] not in seen:
                seen.add(office[0])
                yield office[0]
