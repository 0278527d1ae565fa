"""文字中的数字主张: what sentences state: figures with their meaning, and the relations that tie them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from gouji.document.place import Place
from gouji.domain.facts import Fact
from gouji.domain.printed import Numeral
from gouji.values import zh
from gouji.values.cached import cached_property
from gouji.values.figure import Figure
from gouji.values.folding import Folded, fold
from gouji.values.interval import Interval
from gouji.values.record import record
from gouji.values.units import PERCENT

if TYPE_CHECKING:
    from gouji.domain.proposals import Reach

_WHOSE = re.compile(r"^.*?(?:20\d\d年度?|本年度|本部门|我部门|本单位|我单位|我局|本局)(?:的)?")
_OPENING = re.compile(r"[^。，,；;：:]*")
_LONGEST_NAME = 30
_FEW = 3  # characters at the end of a name that tell it
#: What ends the words that are said of a figure.
_SIGNS = "，,。；;：:、（()）\n"
_STOP = re.compile("[。；;]")
_FIGURE = re.compile(r"\d[\d,.]*[%万亿元]")
# 占政府采购支出总额300万元的90%, 有车辆8辆: the verb is no part of the name.
_VERB = re.compile(r"^(?:占(?![地用比有])|其中|共有|有(?![关限线害色机偿息]))(?=[\u4e00-\u9fff]{2})")


def bare_name(subject: str) -> str:
    """A printed name in normal form without whose and which year's it is: 收入支出总计 for 某局2024年度收入支出总计."""
    return _WHOSE.sub("", zh.label(subject))


@cache
def _words(over: str, to_figure: bool) -> re.Pattern[str]:
    digits = r"\d" if to_figure else ""
    signs = "".join(one for one in _SIGNS if one not in over)
    return re.compile(rf"[^{signs}{digits}]*")


#: A total right behind another figure: 甲a，乙b，合计T.
_TOTAL_BEHIND = re.compile(
    r"\d[^，,。；;、：:\d]{0,4}[，,；;、。]\s*(?P<total>合计|共计|总计|小计|总共|一共|共)(?:为|是|达|约)?\s*$"
)
_TO = (":", "：", "∶")
#: Characters: the longest sentences of real disclosures have some 500.
_LONGEST_QUOTE = 1_000


class Role(Enum):
    """数字的角色: what a figure does in its sentence."""

    LEVEL = "数额"
    BASE = "比较基数"
    CHANGE = "增减额"
    GROWTH = "增减幅度"
    YEARLY_GROWTH = "年均增减幅度"
    SHARE = "占比"
    COMPLETION = "完成比例"
    RATE = "比率"
    TIMES = "倍数"
    OTHER = "其他"

    __hash__ = object.__hash__  # by what it is: that of the library is worked out anew each time


class Kind(Enum):
    """关系类别: the kinds that are labelled and measured."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    GROWTH = "growth"
    RATIO = "ratio"
    COMPLETION = "completion_rate"
    EQUALITY = "equality"
    OTHER = "other"


class Formula(Enum):
    """算式: how the claimed figure follows from the operands, in their order."""

    SUM = "sum"  # the signed sum of all operands
    QUOTIENT = "quotient"  # first / second
    RISE = "rise"  # current / base - 1
    FALL = "fall"  # 1 - current / base
    RISE_FROM_CHANGE = "rise from change"  # current, change: change / (current - change)
    FALL_FROM_CHANGE = "fall from change"  # current, change: change / (current + change)
    YEARLY_RISE = "yearly rise"  # current, base: (current / base) ** (1 / periods) - 1
    YEARLY_FALL = "yearly fall"  # current, base: 1 - (current / base) ** (1 / periods)
    PRODUCT = "product"  # first * second
    OF_THE_REST = "of the rest"  # first / (first - second): what was done over what it exceeds by second
    PART_OF_SUM = "part of sum"  # first / (first + all others)
    OVER_SUM = "over a sum"  # first / (the signed sum of all others)
    AT_LEAST = "at least"  # the claimed whole is no smaller than the one operand
    AT_MOST = "at most"  # the claimed figure is no larger than the one operand

    __hash__ = object.__hash__


class Shape(Enum):
    """句式: which wording a relation was read from; a check covers one or a few."""

    PARTS = "分项之和"
    TOTAL = "加总"
    CHANGE_PARTS = "增减额之和"
    DIFFERENCE = "增减额"
    GROWTH = "增减幅度"
    YEARLY_GROWTH = "年均增减幅度"
    SHARE = "占比"
    COMPLETION = "完成比例"
    TIMES = "倍数"
    PER_HEAD = "人均"
    BALANCE = "收支结余"
    TOTALS_EQUAL = "收支总计相等"
    RESTATED = "同一事项两处"
    UNCHANGED = "持平"
    PART_OF = "部分不大于总体"
    LIMIT = "不越过写明的界限"
    REMAINDER = "剩余"

    __hash__ = object.__hash__


@record(frozen=True)
class Passage:
    """文段: one paragraph as the sentences in it are read; ``number`` counts passages of the document from 0.

    ``printed`` is the paragraph as it stands; ``text`` the same without invisible characters and the blanks inside a
    number or a word. All offsets are those of ``text``.
    """

    number: int
    printed: str
    place: Place

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.printed)

    @cached_property
    def text(self) -> str:
        return self._folded.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in ``printed``."""
        first = self._folded.origin(start)
        return first, self._folded.origin(end - 1) + 1 if end > start else first

    def quote(self, start: int, end: int, figure: int | None = None) -> Place:
        """The place of ``text[start:end]``, quoting it as printed; ``figure`` is where the figure meant begins in ``text``.

        Of words longer than anybody quotes those around the figure are kept.
        """
        begins = None if figure is None else self._folded.origin(figure)
        if end - start > _LONGEST_QUOTE:
            start = max(start, (start if figure is None else figure) - _LONGEST_QUOTE // 2)
            end = min(end, start + _LONGEST_QUOTE)
        return self.place.quoting(self.printed[slice(*self.span(start, end))].strip(), begins)


@record(frozen=True, eq=False)
class Mention(Numeral):
    """一处数字: a printed figure with what its sentence says about it. Each is itself only: one place, one mention.

    ``start`` and ``end`` are offsets into the passage, ``clause`` those of the words around it. ``subject`` is the
    printed wording, carried from before where the clause names none (``own`` is false then). ``base`` is what a
    comparison, share or completion refers to, as printed; ``about`` the words that say what is compared (预算支出与…相比);
    ``direction`` is +1 for 增加, -1 for 减少, 0 for neither. ``within`` is the subject whose parts the sentence is listing;
    ``rank`` is (position, length) in a parallel list (a、b、c亿元). ``divides`` is true of a level that is printed only for a
    rate to be of it: B in 占B的p; what follows goes on about something else.
    """

    figure: Figure
    role: Role
    passage: Passage
    start: int
    end: int
    clause: tuple[int, int]
    subject: str
    own: bool = True
    measure: str = ""
    year: int | None = None
    base: str = ""
    base_year: int | None = None
    direction: int = 0
    about: str = ""
    within: str = ""
    rank: tuple[int, int] = (0, 1)
    divides: bool = False

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @cached_property
    def lead(self) -> str:
        """The words of its sentence before the figure."""
        return self.passage.text[self.clause[0] : self.start]

    def runs_on_to(self, later: Mention) -> bool:
        """Whether ``later`` stands behind the figure in its paragraph with no 。 or ； between."""
        apart = self.passage is not later.passage or self.start >= later.start
        return not apart and _STOP.search(self.passage.text, self.end, later.start) is None

    def words_before(self, *, over: str = "", to_figure: bool = False) -> str:
        """The words right before the figure, back to the last sign or bracket of its sentence that is none of ``over``; with
        ``to_figure`` to the last digit, too."""
        if not over and not to_figure:
            return self._words_before
        found = _words(over, to_figure).match(self.lead[::-1])
        return "" if found is None else found[0][::-1]

    @cached_property
    def _words_before(self) -> str:
        """Kept, for nearly every reading of a sentence asks for them."""
        found = _words("", to_figure=False).match(self.lead[::-1])
        return "" if found is None else found[0][::-1]

    @property
    def shown(self) -> str:
        return self.text.strip()

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the figure in the paragraph as printed."""
        return self.passage.span(self.start, self.end)

    @cached_property
    def place(self) -> Place:
        """Where it stands; the quote is the clause, so that a reader finds the figure among equal ones."""
        return self.passage.quote(*self.clause, figure=self.start)

    @cached_property
    def name(self) -> str:
        """The name before the figure, without whose and which year's it is: 收入支出 for 某局2024年度收入支出总计."""
        return bare_name(self.subject).replace("(境)", "")

    @property
    def called(self) -> str:
        """``name``; where the sentence names nothing, what is measured, else the item whose paragraph it stands in."""
        named = self._whole_word(_VERB.sub("", self.name)) or self._measured
        opening = _OPENING.match(self.passage.text)
        item = opening[0].strip() if opening is not None else ""
        # An opening with a figure is a statement: 2022年全年预算数为1000万元 names no item.
        return named or ("" if _FIGURE.search(item) else item[:_LONGEST_NAME])

    def _whole_word(self, name: str) -> str:
        """实有 for 实 of 实有18人, whose 有 is read as the verb."""
        return f"{name}有" if name.endswith("实") and self.lead.rstrip().endswith(f"{name[-_FEW:]}有") else name

    @property
    def spoken(self) -> str:
        """The subject as a message has it: without the verb before it; what is measured where the sentence names nothing."""
        return self._whole_word(_VERB.sub("", self.subject)) or self._measured

    @property
    def _measured(self) -> str:
        """执行数 for the measure 执行."""
        return f"{self.measure}数" if self.measure and not self.measure.endswith(("数", "额")) else self.measure

    @property
    def label(self) -> str:
        name = self.closes or self.called
        return f"文字说明“{name}”" if name else "文字说明"

    @property
    def closes(self) -> str:
        """What a total behind its parts calls itself, whose subject is that of the last part; '' for any other figure."""
        lead = self.passage.text[max(0, self.start - _LONGEST_NAME) : self.start]
        found = None if self.own else _TOTAL_BEHIND.search(lead)
        return "" if found is None else found["total"] if len(found["total"]) > 1 else "合计"

    @property
    def key(self) -> str:
        return f"text/{self.called}/{self.measure}"

    @property
    def meaning(self) -> str:
        """How it was understood, in words for a clerk: role, subject, measure, year, base, direction, list."""
        parts = [self.role.value]
        if self.subject:
            parts.append(f"事项“{self.subject}”" + ("" if self.own else "（承前）"))
        if self.measure:
            parts.append(f"口径“{self.measure}”")
        if self.year is not None:
            parts.append(f"{self.year}年")
        if self.base and self.role is not Role.LEVEL:
            parts.append(f"对比“{self.base}”" + (f"（{self.base_year}年）" if self.base_year else ""))
        if self.direction:
            parts.append("增加" if self.direction > 0 else "减少")
        if self.within:
            parts.append(f"列在“{self.within}”之下")
        return "，".join(parts)

    @cached_property
    def exact(self) -> Fraction:
        return self.figure.exact

    @cached_property
    def interval(self) -> Interval:
        return self.figure.interval


def lacks_percent_sign(mention: Mention) -> bool:
    """Whether a rate is printed as a bare number: 占76.23；. In a proportion (60:40) none has a sign."""
    if mention.figure.unit is not PERCENT or not mention.text[-1:].isdigit():
        return False
    text = mention.passage.text
    before, behind = text[max(0, mention.start - 2) : mention.start], text[mention.end : mention.end + 2]
    return not (before.rstrip().endswith(_TO) or behind.lstrip().startswith(_TO))


@record(frozen=True)
class Relation:
    """关系: ``claimed`` should follow from ``operands`` by ``formula``; ``signs`` gives each operand +1 or -1.

    ``stated`` is true when the wording says that the relation holds (增加, 占, 合计); false when only the figures
    suggest it or the base is not printed beside it, so that a failure proves nothing. ``rivals`` are other reasonable
    readings of the same words: the relation fails only when each of them fails. ``found`` is true of one that counts only
    because the figures bear it out: were one of them wrong, nothing would be told.
    """

    kind: Kind = field(hash=False)
    shape: Shape = field(hash=False)
    formula: Formula = field(hash=False)
    operands: tuple[Mention, ...]  # what it is of tells one from nearly all others: a hash needs no more
    claimed: Mention
    signs: tuple[int, ...] = field(default=(), hash=False)
    periods: int = field(default=1, hash=False)
    stated: bool = field(default=True, hash=False)
    rivals: tuple[Relation, ...] = field(default=(), hash=False)
    found: bool = field(default=False, hash=False)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return (*self.operands, self.claimed)

    @property
    def unspoken(self) -> Mention | None:
        """The figure that is printed as a base and read as a change, its word of change being lost; else None."""
        if self.formula not in (Formula.RISE_FROM_CHANGE, Formula.FALL_FROM_CHANGE):
            return None
        return self.operands[1] if self.operands[1].role is Role.BASE else None


@dataclass(frozen=True)
class Enumeration:
    """列举: a stated count beside the list it counts: 内设机构10个：甲、乙、丙.

    ``open`` is true for a list that ends in 等; ``joined`` counts the 和 in its last name, which may join two.
    """

    count: Mention
    names: tuple[str, ...]
    open: bool
    joined: int = 0


@dataclass(frozen=True)
class Listing:
    """名目清单: item names listed as the content of an amount: 公用经费主要包括：办公费、印刷费."""

    subject: str
    names: tuple[str, ...]
    passage: Passage
    start: int
    end: int

    @property
    def place(self) -> Place:
        return self.passage.quote(self.start, self.end)


@dataclass(frozen=True)
class Comparison:
    """大小比较: words that say how an outcome stands to its budget: 决算数大于预算数. ``direction`` is +1, 0 or -1; ``others``
    are budgets that may be meant as well."""

    outcome: Mention
    budget: Mention
    direction: int
    words: str
    place: Place
    others: tuple[Mention, ...] = ()


@dataclass(frozen=True, eq=False)
class Claims:
    """数字主张集: all that one document's sentences state, in reading order. ``proposed`` are the claims of figures in reach
    of each other, among which ``relations`` and then ``facts`` are chosen."""

    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: tuple[Fact, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    listings: tuple[Listing, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    proposed: tuple[Reach, ...] = ()

    @cached_property
    def amounts(self) -> tuple[Mention, ...]:
        """The levels of money among ``mentions``."""
        return tuple(one for one in self.mentions if one.role is Role.LEVEL and one.figure.unit.is_money)

    @cached_property
    def money_by_passage(self) -> Mapping[int, Sequence[Mention]]:
        """The amounts of money among ``mentions``, by the number of their passage."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.figure.unit.is_money:
                found.setdefault(mention.passage.number, []).append(mention)
        return found

    @cached_property
    def named(self) -> tuple[Mention, ...]:
        """The levels and rates among ``mentions`` whose own words say what they are of."""
        return tuple(one for one in self.mentions if one.own and one.role in (Role.LEVEL, Role.RATE))

    @cached_property
    def named_by_dimension(self) -> Mapping[str, tuple[tuple[int, Mention], ...]]:
        """``named``, numbered in their order, by the dimension of their unit."""
        found: dict[str, list[tuple[int, Mention]]] = {}
        for number, one in enumerate(self.named):
            found.setdefault(one.figure.unit.dimension, []).append((number, one))
        return {dimension: tuple(some) for dimension, some in found.items()}
