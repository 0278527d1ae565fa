"""科目路径: the functional rows of account and budget tables as paths of names, and the paths that a text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from gouji.domain.accounts import AccountRow, Accounts, AccountTable, Amount
from gouji.domain.claims import Claims, Mention, Passage
from gouji.values import zh
from gouji.values.interval import Exact
from gouji.values.record import record

#: 类, 款, 项: the levels of a path, and how many digits a code of each has.
LEVELS = ("类", "款", "项")
_SIZES = {3: 0, 5: 1, 7: 2}
#: Tables whose rows are functional classes, those first that a text explains item by item.
_TABLES = (
    "general_spending",
    "budget_general",
    "fund",
    "budget_fund",
    "capital",
    "budget_capital",
    "spending",
    "budget_spending",
    "income",
    "budget_income",
)
_AMOUNTS = ("total", "spending")
_CLASS = 3
Path = tuple[str, str, str]
_NOTHING: Path = ("", "", "")
_ENDS = tuple(level + bracket for level in LEVELS for bracket in "）)")
_FEWEST = 2
# The mark of a level: （类）, （06款）, （2040601项）.
_MARK = re.compile(r"[（(]\s?(?P<code>\d{2,7})?\s?(?P<level>[类款项])\s?[)）](?:级科目|科目)?")
_BEFORE = re.compile(r"[。；，：！,;:!、\n]")
_NUMBERING = re.compile(
    r"^(?:[\s\-—–“\"‘”]|第[一二三四五六七八九十]+[、.]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、](?!\d)|[①-⑳]|\d{3,7})+"
)
# 2040601-行政运行42.00万元: the item by its code, as some templates number what they go through.
_CODED = re.compile(
    r"(?<![\d.\-])(?P<code>\d{7})\s?[-—－–]{0,2}\s?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff（）()、]{1,30}?)"
    r"(?=(?:支出)?[（(]?[:：,，]?(?:支出|预算|决算|安排|为|数|是){0,3}\s?\d[\d,.]*\s?[万亿]?元)"
)
# Before a code that stands for the whole item: a stop and a numbering. 局本级2040601-行政运行 is a part, 甲、乙 a sum.
_CODE = re.compile(r"\d{7}")
_ALONE = re.compile(
    r"(?:^|[。；;，,：:\n]|元、)[\s\-—–“\"(（【]*(?:[一二三四五六七八九十\d]{1,3}[)）.．、]\s?|[①-⑳])?$"
)
_EXPLAINS = re.compile(r"\s?[”\"]?\s?(?:支出)?[：:，,]?\s?(?:是?指|(?:主要)?(?:用于)?反映)")
_LONGEST = 40
#: 国防支出 loses its ending, 总支出 does not.
_SHORTEST = 3
_JOINT = re.compile(r"[\s“”\"‘’、\-—–]*(?:支出)?[\s“”\"‘’、\-—–]*")
_ENDING = re.compile(r"(?:支出)$")
_SIGNS = re.compile(r"[()\[\],.、·\-—]")


@record(frozen=True, slots=True, eq=False)
class Row:
    """功能科目行: a functional row with the names of class, section and item down to it, '' for those not printed above it.
    Each row is itself only: two tables may print the same."""

    names: Path
    level: int
    key: str
    code: str
    table: AccountTable
    amount: Amount | None

    @property
    def path(self) -> str:
        return "".join(f"{name}（{level}）" for name, level in zip(self.names, LEVELS, strict=True) if name)


@record(frozen=True, slots=True)
class NamedPath:
    """文中的科目路径: what a text names by （类）（款）（项）: names by level, '' where it names none, and the digits printed there."""

    names: Path
    codes: Path
    passage: Passage
    start: int
    end: int

    @property
    def level(self) -> int:
        """The deepest level named."""
        return max(at for at, name in enumerate(self.names) if name)

    @property
    def text(self) -> str:
        return "".join(f"{name}（{level}）" for name, level in zip(self.names, LEVELS, strict=True) if name)


def same_name(one: str, other: str) -> bool:
    """Whether two printed names are one: brackets, points and a 支出 at the end are left out or added at will."""
    return _plain(one) == _plain(other)


def unlike(path: NamedPath, row: Row) -> tuple[int, ...]:
    """The levels at which both print a name and the names differ: one that either leaves out contradicts nothing. Words may
    lead up to the first name of a path."""
    found: list[int] = []
    alike: Callable[[str, str], bool] = _ends_in_name
    for at, (name, printed) in enumerate(zip(path.names, row.names, strict=True)):
        if name:
            if printed and not alike(name, printed):
                found.append(at)
            alike = same_name
    return tuple(found)


class RowsByName:
    """Rows looked up by the names of their level and of the one above, for a text may name as many items as a table prints,
    and 行政运行 stands in every class. Rows of one path, and paths of one wording, are compared once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._named: defaultdict[tuple[int, str], defaultdict[str, dict[Path, list[tuple[int, Row]]]]]
        self._named = defaultdict(lambda: defaultdict(dict))
        self._known: dict[Path, tuple[Row, ...]] = {}
        for number, row in enumerate(rows):
            above = _plain(row.names[row.level - 1]) if row.level else ""
            alike = self._named[row.level, _plain(row.names[row.level])][above]
            alike.setdefault(row.names, []).append((number, row))

    def named_by(self, path: NamedPath) -> tuple[Row, ...]:
        """The rows that ``path`` names, in the order in which they were given."""
        if path.names not in self._known:
            self._known[path.names] = self._found(path)
        return self._known[path.names]

    @property
    def named(self) -> set[Row]:
        """The rows that any path asked for so far names."""
        return {row for found in self._known.values() for row in found}

    def _found(self, path: NamedPath) -> tuple[Row, ...]:
        found: list[tuple[int, Row]] = []
        for name in _meant(path, path.level):
            by_above: Mapping[str, Mapping[Path, list[tuple[int, Row]]]] = self._named.get((path.level, name), {})
            above = _meant(path, path.level - 1) if path.level else ()
            for key in (*above, "") if above else by_above:
                for rows in by_above.get(key, {}).values():
                    found += () if unlike(path, rows[0][1]) else rows
        return tuple(row for _, row in sorted(found, key=itemgetter(0)))


def _meant(path: NamedPath, level: int) -> Sequence[str]:
    """The names that ``path`` may mean at ``level``: before its first mark each ending, for words may lead up to it."""
    name = _plain(path.names[level])
    if level != _first(path):
        return (name,) if name else ()
    return [name[at:] for at in range(len(name))]


def _first(path: NamedPath) -> int:
    return next(at for at, name in enumerate(path.names) if name)


def explains(path: NamedPath) -> bool:
    """Whether the sentence only says what the words of ``path`` mean, as a list of terms does: 行政运行（项）：反映……."""
    return _EXPLAINS.match(path.passage.text, path.end) is not None


def amounts_of(
    path: NamedPath, amounts: Mapping[int, Sequence[Mention]], following: NamedPath | None
) -> tuple[Mention, ...]:
    """The amounts behind ``path``, up to the next path of the same paragraph."""
    end = following.start if following is not None and following.passage is path.passage else len(path.passage.text)
    return tuple(one for one in amounts.get(path.passage.number, ()) if path.end <= one.start < end)


def prints(row: Row, mention: Mention) -> bool:
    """Whether the amount of ``row`` may be the one that the text states."""
    bounds = row.amount.bounds if row.amount is not None else None
    if bounds is None or row.amount is None or row.amount.is_nil:
        return False
    return bounds[0] <= mention.interval.high and mention.interval.low <= bounds[1]


def _ends_in_name(text: str, name: str) -> bool:
    """Whether ``text``, what stands before the first mark of a path, ends in ``name``: words may lead up to it."""
    return _plain(text).endswith(_plain(name))


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    bare = _SIGNS.sub("", _NUMBERING.sub("", zh.label(name)))
    return _ENDING.sub("", bare) if len(bare) > _SHORTEST else bare


@lru_cache(maxsize=16)
def rows_of(accounts: Accounts) -> tuple[Row, ...]:
    """The functional rows of every table of the set that was read, one a table and code."""
    found: list[Row] = []
    for key in _TABLES:
        for table in accounts:
            if table.key == key and not table.is_blank and not table.is_unread:
                found += _rows(table)
    return tuple(found)


def _rows(table: AccountTable) -> Iterator[Row]:
    names = {row.code: row.name for row in table.coded}
    paths = _below_classes(table) if table.by_name else {}
    for row in table.rows:
        path = paths.get(row.key) or _by_code(row, names)
        if path is not None and row.key != "total":
            yield Row(path, _depth(path), row.key, row.code, table, _amount(table, row))


def _depth(names: Path) -> int:
    return max(at for at, name in enumerate(names) if name)


def _amount(table: AccountTable, row: AccountRow) -> Amount | None:
    return next((one for column in _AMOUNTS if (one := table.amount(row.key, column)) is not None), None)


def _by_code(row: AccountRow, names: Mapping[str, str]) -> Path | None:
    level = _SIZES.get(len(row.code))
    if level is None or not row.name:
        return None
    above = [names.get(row.code[:size], "") for size, at in _SIZES.items() if at < level]
    return _path(*above, row.name)


def _path(*names: str) -> Path:
    first, second, third = (*names, "", "")[: len(LEVELS)]
    return first, second, third


def _below_classes(table: AccountTable) -> dict[str, Path]:
    """The paths of rows that print no code, by key. Which are sections and which items of them, their amounts tell: the items of a
    section add up to it. A class in which they do not is left out."""
    classes: list[tuple[AccountRow, list[AccountRow]]] = []
    for row in table.rows:
        if len(row.code) == _CLASS:
            classes.append((row, []))
        elif classes and not row.code and row.key != "total":
            classes[-1][1].append(row)
    found: dict[str, Path] = {}
    for above, rows in classes:
        found.update(_sections(table, above.name, rows))
    return found


def _sections(table: AccountTable, name: str, rows: Sequence[AccountRow]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    section = ""
    rest: tuple[Exact, Exact] = (0, 0)
    for row in rows:
        amount = _amount(table, row)
        bounds = amount.bounds if amount is not None else None
        if bounds is None:
            return {}
        low, high = bounds
        if rest[0] <= 0 <= rest[1]:  # what the section holds is used up: the next one begins
            section, rest = row.name, (low, high)
            found[row.key] = _path(name, section)
        else:
            rest = (rest[0] - high, rest[1] - low)
            found[row.key] = _path(name, section, row.name)
    return found if rest[0] <= 0 <= rest[1] else {}


def named_paths(passage: Passage) -> tuple[NamedPath, ...]:
    """The paths that ``passage`` names, levels that follow each other directly joined."""
    return tuple(NamedPath(names, codes, passage, start, end) for names, codes, start, end in _named_in(passage.text))


@lru_cache(maxsize=1024)
def _named_in(text: str) -> tuple[tuple[Path, Path, int, int], ...]:
    """Names, printed digits, start and end of each path; kept, for several checks ask for the same texts."""
    if not any(mark in text for mark in _ENDS):
        return tuple(_coded_in(text))
    found: list[tuple[Path, Path, int, int]] = []
    end = 0
    for mark in _MARK.finditer(text):
        level = LEVELS.index(mark["level"])
        begin = _name_start(text, end, mark.start())
        name, code = text[begin : mark.start()].strip(), mark["code"] or ""
        names, codes, start, last = found[-1] if found else (_NOTHING, _NOTHING, 0, -1)
        joins = last == end and _depth(names) < level and _JOINT.fullmatch(text, last, begin)
        if len(name) >= (_FEWEST if not joins else 1):  # between two levels what stands there is a name, however short
            if joins:
                found[-1] = (_put(names, level, name), _put(codes, level, code), start, mark.end())
            else:
                found.append((_put(_NOTHING, level, name), _put(_NOTHING, level, code), begin, mark.end()))
        end = mark.end()
    return tuple(found)


def _coded_in(text: str) -> Iterator[tuple[Path, Path, int, int]]:
    for match in _CODED.finditer(text):
        yield (
            _put(_NOTHING, len(LEVELS) - 1, match["name"]),
            _put(_NOTHING, len(LEVELS) - 1, match["code"]),
            match.start("name"),
            match.end("name"),
        )


def coded_items(claims: Claims, amounts: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[NamedPath, Mention]]:
    """Items told by code and name with the amount right behind: 2040601-行政运行42.00万元."""
    for number, told in amounts.items():
        for path in named_paths(claims.passages[number]):
            if not _CODE.fullmatch(path.codes[-1]) or any(path.names[:-1]):
                continue
            before = path.passage.text[: path.start]
            begin = before.rfind(path.codes[-1])
            mention = next((one for one in told if one.start >= path.end), None)
            if mention is not None and begin >= 0 and _ALONE.search(before[:begin]):
                yield path, mention


def _put(names: Path, level: int, name: str) -> Path:
    changed = list(names)
    changed[level] = name
    return changed[0], changed[1], changed[2]


def _name_start(text: str, after: int, until: int) -> int:
    """Where the name before a mark begins: behind punctuation, numbering and words that lead up to it."""
    begin = max(after, until - _LONGEST)
    for stop in _BEFORE.finditer(text, begin, until):
        begin = stop.end()
    if after and begin == after:
        begin = _after_joint(text, begin, until)
    lead = _NUMBERING.match(text[begin:until])
    return begin + lead.end() if lead is not None else begin


def _after_joint(text: str, begin: int, until: int) -> int:
    """Behind what may stand between two levels: 公共安全（类）支出-司法（款）."""
    joint = _JOINT.match(text, begin, until)
    return joint.end() if joint is not None else begin
