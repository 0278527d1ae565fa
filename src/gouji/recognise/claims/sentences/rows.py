"""Groups mentions into rows: all that is said about one subject before the next one begins, and where it stands.

A row is what a list counts: 教育支出A万元，比上年增加D万元，增长p is one row with a level, a change and a growth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.mentions import Mark, Piece
from gouji.recognise.claims.sentences.same import identity
from gouji.values.figure import Bound
from gouji.values.record import record

_STARTS_A_ROW = (Role.LEVEL, Role.CHANGE, Role.GROWTH, Role.RATE, Role.BASE)


@dataclass(slots=True, eq=False)
class Row:
    """行: the mentions about one subject.

    ``sentence``, ``group`` and ``clause`` count 。 ； and ， before it in the passage; ``brackets`` is the path of open
    brackets, ``items`` the path of list numbers, ``explains`` true where it stands behind 主要原因是, ``total`` where its label
    says 合计, 总计 or the like. ``unchanged`` are the bases that it is said to equal (与预算数A一致). ``resumes`` is the row of the
    whole that is spoken of again behind its parts.
    """

    index: int
    subject: str
    sentence: int
    group: int
    clause: int
    brackets: tuple[int, ...]
    items: tuple[tuple[str, int], ...]
    explains: bool
    total: bool
    resumes: Row | None = None
    unchanged: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    level: Mention | None = None
    _by_role: dict[Role, list[Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """One more mention. ``level`` stays the figure the row stands for: the outcome of budget and outcome, else the
        first."""
        if mention.role is Role.LEVEL and (self.level is None or _replaces(mention, self.level)):
            self.level = mention
        self.mentions.append(mention)
        self._by_role.setdefault(mention.role, []).append(mention)

    def of(self, role: Role) -> Sequence[Mention]:
        return self._by_role.get(role, ())

    @property
    def change(self) -> Mention | None:
        return next(iter(self.of(Role.CHANGE)), None)


def _replaces(later: Mention, level: Mention) -> bool:
    """Whether a later figure of a row is what the row stands for: an outcome behind its budget, in the same unit."""
    if level.divides is not later.divides:
        return level.divides
    outcome = later.measure not in BUDGET_MEASURES and (
        later.measure
        or level.measure in BUDGET_MEASURES
        or level.figure.bound is Bound.AT_LEAST  # 突破400亿元，达到408亿元
    )
    return bool(outcome) and comparable(later, level)


@record(frozen=True, slots=True)
class Spot:
    """位置: where one mention stands; the counters are those of ``Row``, at the mention and not at the row's first."""

    mention: Mention
    row: Row
    sentence: int
    group: int
    clause: int
    brackets: tuple[int, ...]
    items: tuple[tuple[str, int], ...]
    explains: bool
    total: bool


@dataclass(frozen=True, slots=True)
class Opener:
    """列表开端: a mark after which the parts of something follow; ``before`` and ``after`` are indices of rows."""

    mark: Mark
    before: int
    after: int
    brackets: tuple[int, ...]
    in_bracket: bool
    partial: bool
    items: tuple[tuple[str, int], ...] = ()
    numbered: str = ""  # the style of its list numbers
    by_colon: bool = False
    loose: bool = False  # its words name the whole only in part: nothing that fails to add up is certain
    runs_on: bool = False  # its numbers go on from a list before
    other_side: bool = False  # 收支A。收入包括：a。支出包括：b: it divides A again


@dataclass(frozen=True, slots=True)
class Layout:
    """段落结构: the rows of a passage, the openers of lists between them, the marks that sums hang on, and every mention with
    its place."""

    rows: tuple[Row, ...]
    openers: tuple[Opener, ...]
    marks: tuple[tuple[Mark, int], ...]  # each with the number of rows before it
    spots: tuple[Spot, ...] = ()


_CLOSE = 6  # characters between a base and 一致 or 持平 behind it
_FIRST = ("一", "1", "①")
_LIST = 100  # items of the k-th list at one depth are numbered from 100 k
_FAR = 24
_ENDS_A_LIST = ("stop", "halt", "enumerator")
_SIDES = ("收入", "支出")
_MAINLY = "主要"
_APPROPRIATED = "财政拨款"  # 三公经费财政拨款A … 三公经费中
_DISTINCT = 4  # 财政收入 names 全国财政收入; 收入 alone names only what is called so
SPLIT = ("按", "从", "分")  # how the words begin that divide a whole by kinds
BUDGET_MEASURES = ("年初预算", "调整预算", "预算", "目标")


class _Builder:
    """One pass over the pieces; the counters are the position that rows are given."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.openers: list[Opener] = []
        self.marks: list[tuple[Mark, int]] = []
        self.sentence = self.group = self.clause = 0
        self.brackets: list[int] = []
        self.opened = 0
        self.items: list[tuple[str, int]] = []
        self.explains = False
        self.partial = False
        self.total = False
        self.current: dict[int, Row] = {}
        self.spots: list[Spot] = []
        self.again: str | None = None  # the whole that the next figure goes back to

    def mark(self, mark: Mark) -> None:
        if mark.kind in ("stop", "halt"):
            self._end_of_list()
        if mark.kind == "stop":
            self.sentence += 1
            self.group += 1
        elif mark.kind == "halt":
            self.group += 1
        elif mark.kind == "open":
            self._open(mark)
        elif mark.kind == "close" and self.brackets:
            self.current.pop(len(self.brackets), None)
            self.brackets.pop()
        elif mark.kind == "enumerator":
            self._number(mark)
        elif (
            mark.kind == "among"
            or (mark.kind == "colon" and (not mark.names or self._named_row(mark) is not None))
            or (mark.kind == "within" and (self._named_row(mark) is not None or mark.text.startswith("在")))
        ):
            self._opener(mark, in_bracket=False)
        elif mark.kind == "reason":
            self.explains = True
        elif mark.kind == "partial":
            self.partial = True
        elif mark.kind in ("total", "add", "subtract"):
            self.total = mark.kind == "total"
        elif mark.kind == "same":
            self._same(mark)
        elif mark.kind == "resume":
            self.again = mark.names
        if mark.kind in ("stop", "halt", "comma", "colon"):
            self.clause += 1
            self.total = False
            if mark.text in "，,":
                self.explains = False
        if mark.kind in ("stop", "halt", "enumerator"):
            self.explains = self.partial = False
        self.marks.append((mark, len(self.rows)))

    def mention(self, mention: Mention) -> None:
        depth = len(self.brackets)
        row = self.current.get(depth)
        part = mention.role is Role.LEVEL or (mention.role is Role.BASE and mention.own)  # 其中固定资产上年B，增加D
        fresh = bool(self.marks) and self.marks[-1][0].kind == "among" and part
        totals = self.total and mention.role is Role.LEVEL and row is not None and row.level is not None
        listed = bool(self.openers) and self.openers[-1].after == len(self.rows) and not self.openers[-1].by_colon
        moves = mention.role is Role.CHANGE or (mention.role is Role.OTHER and mention.direction != 0)
        first = listed and moves and mention.own
        divides = mention.divides and row is not None and row.sentence == self.sentence
        resumes = self._resumed()
        if resumes is not None and mention.divides:  # 其中甲a、乙b，占B的p: the whole's share, told in its row
            row = self.current[depth] = resumes
        elif row is None or resumes or ((fresh or first or totals or _names_another(mention, row)) and not divides):
            row = Row(
                len(self.rows),
                mention.subject,
                self.sentence,
                self.group,
                self.clause,
                tuple(self.brackets),
                tuple(self.items),
                self.explains,
                self.total,
                resumes,
            )
            self.rows.append(row)
            self.current[depth] = row
        row.add(mention)
        place = (self.sentence, self.group, self.clause, tuple(self.brackets), tuple(self.items))
        self.spots.append(Spot(mention, row, *place, self.explains, self.total))

    def _resumed(self) -> Row | None:
        """The row of the whole that the mark just passed says is spoken of again."""
        named, self.again = self.again, None
        heads = (self.rows[opener.before] for opener in reversed(self.openers) if not opener.by_colon)
        return next((head for head in heads if head.subject == named), None) if named is not None else None

    def _same(self, mark: Mark) -> None:
        row = self.current.get(len(self.brackets))
        last = row.mentions[-1] if row is not None else None
        if row is not None and last is not None and last.role is Role.BASE and mark.start - last.end <= _CLOSE:
            row.unchanged.append(last)

    def _open(self, mark: Mark) -> None:
        self.opened += 1
        self.brackets.append(self.opened)
        self._opener(mark, in_bracket=True)

    def _opener(self, mark: Mark, *, in_bracket: bool) -> None:
        count = len(self.rows)
        last = self.openers[-1] if self.openers else None
        by_colon = mark.kind == "colon"
        if last is not None and last.after == count and not in_bracket:
            if last.in_bracket or by_colon:
                return  # （其中：…）: the bracket or the word has already opened the list
            if last.by_colon:
                self.openers.pop()
        if count:
            partial = by_colon or self.partial or "主要" in mark.text
            named = self._named_row(mark)
            both = self._of_both_sides(mark) if named is None else None
            before, loose = (
                self._divided(mark) if named is None and both is None else (named if both is None else both, False)
            )
            if before is None:
                return
            place = (mark, before, count, tuple(self.brackets), in_bracket, partial, tuple(self.items))
            if mark.names:
                loose = named is None or identity(self.rows[named].subject) != identity(mark.names)
            self.openers.append(Opener(*place, by_colon=by_colon, loose=loose, other_side=both is not None))

    def _of_both_sides(self, mark: Mark) -> int | None:
        """The row that a list of one side divides behind the list of the other: 收支A。收入包括：a。支出包括：b、c."""
        last = next((one for one in reversed(self.openers) if not one.in_bracket), None)
        sides = {mark.names, last.mark.names} if last is not None else set()
        whole = self.rows[last.before].subject if last is not None and sides == set(_SIDES) else ""
        return last.before if last is not None and all(side[0] in whole for side in _SIDES) else None

    def _divided(self, mark: Mark) -> tuple[int | None, bool]:
        """The row that a list divides, and whether that is in doubt: the last one before it. Another way to divide (按用途分，…)
        takes up the whole of the list that has ended before it, never its last part; None where no such whole is printed."""
        last = self._outside() if mark.kind == "among" else self.rows[-1]
        ended = bool(self.marks) and self.marks[-1][0].kind in _ENDS_A_LIST
        if mark.text[0] not in SPLIT or not (ended or _listed_beside(last)):
            return last.index, False
        brackets = tuple(self.brackets)
        around = (one for one in reversed(self.openers) if one.brackets == brackets and one.after <= last.index)
        listing = next(around, None)
        if listing is not None and self.rows[listing.after].sentence == last.sentence:
            return listing.before, listing.loose
        single = next((row.index for row in reversed(self.rows) if not _listed_beside(row)), None)
        return single, single != last.index

    def _outside(self) -> Row:
        """The last row that stands in no bracket that has closed: A（含b），其中c、d divides A."""
        depth = len(self.brackets)
        last = self.rows[-1]
        outer = (
            row for row in reversed(self.rows[-_FAR:]) if row.brackets == tuple(self.brackets)[: len(row.brackets)]
        )
        return last if len(last.brackets) <= depth else next((one for one in outer if one.level is not None), last)

    def _end_of_list(self) -> None:
        """购置费692万元，主要是车辆增加；运行费b: words that name no figure up to ； gave a reason, and open no list."""
        last = self.openers[-1] if self.openers else None
        if last is not None and last.after == len(self.rows) and last.mark.text.startswith(_MAINLY):
            self.openers.pop()

    def _named_row(self, mark: Mark) -> int | None:
        """The row that the words of a list's opening name, where one shortly before is called so."""
        if not mark.names:
            return None
        wanted = identity(mark.names)
        near = [(row, identity(row.subject)) for row in reversed(self.rows[-_FAR:]) if row.level is not None]
        exact = next((row.index for row, name in near if name == wanted), None)
        if exact is not None or len(wanted) < _DISTINCT:
            return exact
        ends = [row for row, name in near if name.endswith(wanted) or name.removesuffix(_APPROPRIATED) == wanted]
        return next(
            (row.index for row in sorted(ends, key=lambda row: row.level is not None and row.level.within != "")), None
        )

    def _number(self, mark: Mark) -> None:
        kind = _kind(mark.text)
        kinds = [known for known, _ in self.items]
        at = kinds.index(kind) if kind in kinds else len(kinds)
        number = self.items[at][1] + 1 if kind in kinds else 1
        self.items = self.items[:at]
        first = mark.text.strip("（）()、.．是") in _FIRST
        if first:
            number += -(number - 1) % _LIST  # a list that begins anew is another list
        if first or kind not in kinds:  # （二）A 4．a 5．b: numbers may run on below another heading
            self._numbered_list(mark, kind, runs_on=not first)
        self.items.append((kind, number))
        self.sentence += 1
        self.group += 1
        self.clause += 1

    def _numbered_list(self, mark: Mark, kind: str, *, runs_on: bool) -> None:
        """A first number opens a list, or tells how the list just opened is numbered."""
        count = len(self.rows)
        if self.openers and self.openers[-1].after == count:
            last = self.openers[-1]
            self.openers[-1] = replace(last, numbered=kind, items=tuple(self.items), by_colon=False)
        elif count and self.rows[-1].items == tuple(self.items):  # else it lists the parts of a heading without figure
            place = (mark, count - 1, count, tuple(self.brackets), False, False, tuple(self.items))
            self.openers.append(Opener(*place, numbered=kind, runs_on=runs_on))


def _listed_beside(row: Row) -> bool:
    """Whether a row is one of several told in one breath: 甲、乙分别为a、b."""
    return row.level is not None and row.level.rank[1] > 1


def _names_another(mention: Mention, row: Row) -> bool:
    """Whether the mention names a subject other than the row's. A comparison may repeat it in short (决算收入比上年…)."""
    if not mention.own or mention.role not in _STARTS_A_ROW:
        return False
    if mention.role is Role.LEVEL:
        return True
    named, known = core(mention.subject), core(row.subject)
    return not (known.endswith(named) or named.endswith(known))


def one_list(item: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether two items of one depth stand in one list, not in one and in the next that begins at 1 again."""
    return item[0] == other[0] and list_number(item[1]) == list_number(other[1])


def list_number(item: int) -> int:
    """Of the number of an item, which list of its depth it stands in."""
    return (item - 1) // _LIST


def _kind(text: str) -> str:
    """The style of a list number: （一） and 1. are two, ① and ② are one."""
    if text[0] in "（(":
        return "(一)" if not text[1].isdigit() else "(1)"
    if text.endswith("是"):
        return "一是"
    if "①" <= text[0] <= "⑳":  # for Python they are digits
        return "①"
    return "1" if text[0].isdigit() else "一"


def layout(pieces: Iterable[Piece]) -> Layout:
    """The rows, openers and marks of one passage."""
    builder = _Builder()
    for piece in pieces:
        if isinstance(piece, Mark):
            builder.mark(piece)
        else:
            builder.mention(piece)
    return Layout(tuple(builder.rows), tuple(builder.openers), tuple(builder.marks), tuple(builder.spots))


def levels(rows: Iterable[Row]) -> Iterator[Mention]:
    """The level of each row that has one."""
    return (row.level for row in rows if row.level is not None)
