"""One change at a time to a consistent sample, and whether it breaks a relation, by arithmetic of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from gouji.assembly import dossiers, understood
from gouji.checks import registry
from gouji.document.tree import Block, Cell, Document, Paragraph, Table
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Passed
from gouji.domain.printed import Printed
from gouji.domain.ties import Tie

_FIGURE = re.compile(r"-?\d+\.\d{2}")
_SHARE = re.compile(r"占(\d+\.\d{2})(?=%)")
_WORDS = {"增长": "下降", "下降": "增长", "大于": "小于", "小于": "大于"}
_WORD = re.compile(r"增长(?=\d)|下降(?=\d)|(?<=决算数)大于|(?<=决算数)小于")
_TITLE_YEAR = re.compile(
    r"(?<=部分 )(?P<whose>\D+)(?P<year>20\d\d)(?=年度部门决算情况说明)|(?<=截至)20\d\d(?=年12月31日)"
)
#: Half of the last printed place, in 元: 0.01 万元 is 100 元.
_HALF = 50


@dataclass(frozen=True)
class Change:
    """改动: the changed document, where (``line`` of the notation), and the key of the changed figure or row ('' for words)."""

    document: Document
    line: int
    key: str
    breaks: bool


def digit(text: str, random: Random) -> str:
    """One digit replaced by another."""
    at = random.choice([index for index, character in enumerate(text) if character.isdigit()])
    other = random.choice([mark for mark in "0123456789" if mark != text[at]])
    return text[:at] + other + text[at + 1 :]


def swap(text: str, random: Random) -> str:
    """Two neighbouring digits changed places."""
    pairs = [at for at in range(len(text) - 1) if text[at : at + 2].isdigit() and text[at] != text[at + 1]]
    if not pairs:
        return text
    at = random.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def sign(text: str, random: Random) -> str:
    """A minus sign too many."""
    return f"-{text}"


def unit(text: str, random: Random) -> str:
    """An amount in 元 or 亿元 under 万元, or a decimal point moved by one."""
    return f"{Decimal(text) * random.choice((Decimal(10000), Decimal(10), Decimal('0.1'))):.2f}"


def stale(text: str, random: Random) -> str:
    """A figure of another year: some percent more or less."""
    return f"{Decimal(text) * random.randint(70, 130) / 100:.2f}"


FIGURES: dict[str, Callable[[str, Random], str]] = {
    "digit": digit,
    "swap": swap,
    "sign": sign,
    "unit": unit,
    "stale": stale,
}
KINDS = (*FIGURES, "text_digit", "row_dropped", "share", "direction", "year")


def dossier_of(document: Document) -> Dossier:
    """What is recognised in one document."""
    (found,) = dossiers([understood(document)])
    return found


def change(document: Document, dossier: Dossier, kind: str, random: Random) -> Change | None:
    """``document`` with one change of that kind; None where it offers no place for one, or the print stays the same.

    ``dossier`` is what was recognised in the unchanged document: it tells which relations a figure takes part in.
    """
    if kind in FIGURES:
        return _cell_changed(document, dossier, FIGURES[kind], random)
    if kind == "row_dropped":
        return _row_dropped(document, dossier, random)
    if kind == "text_digit":
        return _text_digit(document, dossier, random)
    return _words_changed(document, kind, random)


def _cell_changed(
    document: Document, dossier: Dossier, slip: Callable[[str, Random], str], random: Random
) -> Change | None:
    amounts = [one for one in _amounts(dossier) if not one.is_nil and _FIGURE.fullmatch(one.text)]
    amount = random.choice(amounts)
    text = slip(amount.text, random)
    cell = _cell_of(document, dossier, amount)
    if text == amount.text or cell is None:
        return None
    changed = _with_blocks(document, lambda block: _retyped(block, cell, text))
    key = f"{amount.table}/{amount.row}/{amount.column}"
    return Change(changed, amount.place.line or 0, key, breaks(dossier, amount, text))


def _amounts(dossier: Dossier) -> list[Amount]:
    return [amount for accounts in dossier.accounts for table in accounts for amount in table.amounts.values()]


def _cell_of(document: Document, dossier: Dossier, amount: Amount) -> Cell | None:
    """The cell of an amount: on its line, the same in order among cells of equal text as among amounts of equal text."""
    cells = [cell for table in document.tables for cell in table.cells if cell.place.line == amount.place.line]
    same = [cell for cell in cells if cell.text == amount.text]
    rivals = [one for one in _amounts(dossier) if one.place.line == amount.place.line and one.text == amount.text]
    return same[rivals.index(amount)] if len(same) == len(rivals) else None


def _with_blocks(document: Document, edit: Callable[[Block], Block]) -> Document:
    return replace(document, blocks=tuple(edit(block) for block in document.blocks))


def _retyped(block: Block, cell: Cell, text: str) -> Block:
    if not isinstance(block, Table) or cell not in block.cells:
        return block
    return replace(block, cells=tuple(one._replace(text=text) if one is cell else one for one in block.cells))


def _row_dropped(document: Document, dossier: Dossier, random: Random) -> Change | None:
    """A row of an item left out of a table; the rows below move up."""
    rows = [
        (table, row)
        for accounts in dossier.accounts
        for table in accounts
        if table.key in ("income", "spending", "general_spending", "general_basic")
        for row in table.coded
        if len(row.code) in (5, 7) and row.code not in table.children and not _nil(table, row.key)
    ]
    if not rows:
        return None
    table, row = random.choice(rows)
    line = row.place.line or 0

    def edit(block: Block) -> Block:
        if not isinstance(block, Table) or not any(cell.place.line == line for cell in block.cells):
            return block
        gone = next(cell.row for cell in block.cells if cell.place.line == line)
        kept = (cell for cell in block.cells if cell.row != gone)
        return replace(block, cells=tuple(cell._replace(row=cell.row - (cell.row > gone)) for cell in kept))

    return Change(_with_blocks(document, edit), line, f"{table.key}/{row.code}/", True)


def _nil(table: AccountTable, row: str) -> bool:
    return all(amount.is_nil for (key, _), amount in table.amounts.items() if key == row)


def _text_digit(document: Document, dossier: Dossier, random: Random) -> Change | None:
    """One digit of an amount in the text that repeats a cell."""
    tied = [one for tie in ties(dossier) for one in tie.figures if isinstance(one, Mention) and not one.is_nil]
    if not tied:
        return None
    amount = random.choice(tied)
    number = amount.text.removesuffix("万元")
    text = digit(number, random)
    paragraph = next(one for one in document.paragraphs if one.place.line == amount.place.line)
    if paragraph.text.count(amount.text) != 1:
        return None
    edited = paragraph.text.replace(amount.text, text + "万元")
    return Change(_said(document, paragraph, edited), amount.place.line or 0, amount.key, breaks(dossier, amount, text))


def _words_changed(document: Document, kind: str, random: Random) -> Change | None:
    pattern = {"share": _SHARE, "direction": _WORD, "year": _TITLE_YEAR}[kind]
    places = [(one, match) for one in document.paragraphs for match in pattern.finditer(one.text)]
    if kind == "share":
        places = [(one, match) for one, match in places if 1 < Decimal(match[1]) < 99]
    if not places:
        return None
    paragraph, match = random.choice(places)
    if kind == "share":
        new = f"占{Decimal(match[1]) + random.choice((-1, 1)) * random.randint(10, 90) / Decimal(100):.2f}"
    elif kind == "direction":
        new = _WORDS[match[0]]
    else:
        new = re.sub(r"20\d\d", lambda found: str(int(found[0]) - 1), match[0])
    edited = paragraph.text[: match.start()] + new + paragraph.text[match.end() :]
    return Change(_said(document, paragraph, edited), paragraph.place.line or 0, "", True)


def _said(document: Document, paragraph: Paragraph, text: str) -> Document:
    edited = replace(paragraph, text=text, place=paragraph.place._replace(quote=text.strip()))
    return _with_blocks(document, lambda block: edited if block is paragraph else block)


def ties(dossier: Dossier) -> Iterator[Tie]:
    """The relations that hold over the unchanged document."""
    for check in registry.load():
        if check.code.startswith(("J1", "J2")):
            for outcome in check.run(dossier):
                if isinstance(outcome, Passed) and outcome.tie is not None:
                    yield outcome.tie


def breaks(dossier: Dossier, amount: Printed, text: str) -> bool:
    """Whether a relation that held over ``amount`` cannot hold once ``text`` stands there, all in 元 and by plain sums."""
    middle = Fraction(text) * 10000
    for tie in ties(dossier):
        if amount in tie.figures:
            low = high = Fraction(0)
            for factor, other, _ in tie.terms:
                centre, half = (middle, _HALF) if other is amount else (_centre(other), _half(other))
                low += factor * centre - half * abs(factor)
                high += factor * centre + half * abs(factor)
            if (
                (tie.sign == "=" and not low <= 0 <= high)
                or (tie.sign == ">=" and high < 0)
                or (tie.sign == "<=" and low > 0)
            ):
                return True
    return False


def _centre(amount: Printed) -> Fraction:
    digits = _FIGURE.search(amount.text)
    return Fraction(digits[0]) * 10000 if digits else Fraction(0)


def _half(amount: Printed) -> int:
    return _HALF if _FIGURE.search(amount.text) else 0
