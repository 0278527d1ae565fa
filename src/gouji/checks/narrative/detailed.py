"""分项在同一节里先列后叙，两个数不同

查什么：一节里先写“其中：公务接待费预算A”，下面另起一段、另起一句又写“（二）公务接待费B”“全年公务接待费B”，A与B是否相等；先列的几项没有写“其中”、总体情况和具体情况分成两小节的也查。机关运行经费一个单位只有一个数，在两节里各写一遍的也查。后一处另有年度、口径或几个数的不比较。
为什么：总的一段和分项的一段由不同的人改，改了一处忘了另一处。
依据：部门预算、决算公开模板“三公”经费一节：总体情况之后逐项说明，所说是同一个数。

反例：
    青溪区司法局2020年部门“三公”经费预算
    一、“三公”经费支出预算情况说明
    2020年“三公”经费支出预算为40.20万元。其中：因公出国（境）费支出预算为0万元，公务接待费支出预算为22.20万元，公务用车购置及运行费支出预算为18.00万元。
    （二）公务接待费支出22.02万元，下降原因主要是严控招待支出。
正例：
    青溪区司法局2020年部门“三公”经费预算
    一、“三公”经费支出预算情况说明
    2020年“三公”经费支出预算为40.20万元。其中：因公出国（境）费支出预算为0万元，公务接待费支出预算为22.20万元，公务用车购置及运行费支出预算为18.00万元。
    （二）公务接待费支出22.20万元，下降原因主要是严控招待支出。
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.claims import compositions, subject_named
from gouji.catalogue.meanings import nothing_but, words_of
from gouji.catalogue.names import core
from gouji.checks.narrative.broken import SLIPS
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values.mismatch import classify
from gouji.values.rounding import plain

_CODE = "N036"
#: What may stand before the name of an item that a paragraph opens with.
_OPENING = re.compile(
    r"^[\s（(]*(?:[一二三四五六七八九十]+|\d{1,2}(?!\d))?[)）.．、]*\s*(?:其中[：:]?|经比较[，,])?\s*"
)
_ENDS = re.compile(r"(?:支出)?(?:预算|决算)?数?(?:[为是共]|合计|总额|安排)*\s*$")
_SCOPE = re.compile(r"口径|[（(，,]含|不含|包含|财政拨款|自有资金|自筹|其他资金|单位资金|非税|上级|结转")
#: Items that the accounts of a body have only one figure of, wherever it is told.
_ONE_FIGURE = ("机关运行经费",)
_UNDER = " / "
_GENERAL, _IN_DETAIL = "总体", "具体"
_FAR = 8  # paragraphs behind the list
_STOP = re.compile(r"[。；;]")
_FIRST = 4  # characters that begin the name of an item, however it is shortened


@check(_CODE)
def detailed(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        listed: list[Mention] = []
        for sentence in _sentences(claims):
            opened = _opened(sentence)
            for one in listed if opened is not None else ():
                if (
                    opened is not None
                    and _is_one(one, opened, dossier.year)
                    and not _says_the_scope(one, opened, claims)
                ):
                    yield _compared(one, opened)
            kinds = _kinds(sentence)
            listed += [one for one in sentence if one.own and _only(one, sentence) and (one.within or one in kinds)]
            listed += [opened] if opened is not None and _told_once(opened) else []


def _sentences(claims: Claims) -> Iterator[list[Mention]]:
    """The amounts of each paragraph that stand between one stop and the next."""
    levels = (one for one in claims.mentions if one.role is Role.LEVEL and one.figure.unit.is_money)
    for _, group in groupby(levels, key=lambda one: one.passage.number):
        paragraph = list(group)
        stops = [found.start() for found in _STOP.finditer(paragraph[0].passage.text)]
        for _, sentence in groupby(paragraph, key=lambda one: bisect(stops, one.start)):
            yield list(sentence)


def _kinds(sentence: Sequence[Mention]) -> Sequence[Mention]:
    """The figures of a sentence that names several parts of one known whole, whether or not it says of what: 购置及运行维护费a，接待费b."""
    named = [(one, subject_named(core(one.subject), "")) for one in sentence if one.own and one.rank[1] == 1]
    names = {name for _, name in named}
    known = any(len(names & set(parts)) > 1 for lists in compositions().values() for parts in lists)
    return [one for one, name in named if name is not None] if known else []


def _told_once(one: Mention) -> bool:
    """Whether an item is one that a body has only one figure of: 机关运行经费."""
    return subject_named(core(one.subject), "") in _ONE_FIGURE and one.measure in ("", "决算")


def _only(one: Mention, sentence: Sequence[Mention]) -> bool:
    return [other for other in sentence if core(other.subject) == core(one.subject)] == [one]


def _opened(sentence: Sequence[Mention]) -> Mention | None:
    """The figure that a sentence opens with, where it names its item and nothing else, and prints no other of it."""
    first = sentence[0]
    alone = first.own and not first.within and all(other.own for other in sentence[1:])
    return first if alone and _names_it_alone(first) and _only(first, sentence) else None


def _names_it_alone(one: Mention) -> bool:
    """Whether nothing before a figure in its sentence but its name, and no remark behind it, says whose or what part it is."""
    text = one.passage.text
    start = max(text.rfind(stop, 0, one.start) for stop in "。；;") + 1
    end = _STOP.search(text, one.end)
    behind = text[one.end : len(text) if end is None else end.start()]
    return _bare(text[start : one.start]) == _bare(one.subject) != "" and not words_of("scope_behind").search(behind)


def _bare(words: str) -> str:
    """A name without its number, what is said of the year and the body before it, and what ends it."""
    words = _ENDS.sub("", _OPENING.sub("", words))
    own = nothing_but("own_figure").match(words)
    return words if own is None else words[own.end() :]


def _is_one(listed: Mention, opened: Mention, year: int | None) -> bool:
    """Whether both speak of one item of one list, as far as words tell. 基本支出 and the like are said of many things; a part
    of a known whole is not."""
    name = subject_named(core(opened.subject), "")
    if listed.within == "" and _told_once(listed):
        return _is_told_again(listed, opened, year)
    return (
        name == subject_named(core(listed.subject), "")
        and _bare(opened.subject)[:_FIRST] == _bare(listed.subject)[:_FIRST]
        and any(name in parts for lists in compositions().values() for parts in lists)
        and 0 <= opened.passage.number - listed.passage.number <= _FAR
        and _in_one_section(listed.passage.place.section, opened.passage.place.section)
        and opened.measure in ("", listed.measure)
        and opened.year in (None, listed.year or year)
    )


def _is_told_again(first: Mention, again: Mention, year: int | None) -> bool:
    """Whether an item of which there is one figure is told again in another section, in the same words, of the same year."""
    years = {one.year or year for one in (first, again)}
    (above, _, one), (beside, _, other) = (each.passage.place.section.rpartition(_UNDER) for each in (first, again))
    apart = above == beside and one != other
    return apart and _told_once(again) and _bare(first.subject) == _bare(again.subject) and len(years) == 1


def _in_one_section(one: str, other: str) -> bool:
    """Whether both stand under one heading, or the first under 总体情况 and the other under the 具体情况 beside it."""
    above, _, last = one.rpartition(_UNDER)
    beside, _, behind = other.rpartition(_UNDER)
    return one == other or (above == beside != "" and _GENERAL in last and _IN_DETAIL in behind)


def _says_the_scope(listed: Mention, opened: Mention, claims: Claims) -> bool:
    """Whether a paragraph says that its figure counts more or less than the listed one and prints that one, or what they differ by:
    公务接待费A（含非财政拨款D），其中财政拨款B."""
    gap = abs(opened.exact - listed.exact)
    beside = (one for one in claims.mentions if one.passage is opened.passage and one.figure.unit.is_money)
    told = _SCOPE.search(opened.passage.text) is not None
    return told and any(one is not opened and one.exact in (listed.exact, gap) for one in beside)


def _where(listed: Mention) -> str:
    return f"在“{listed.within}”里列为" if listed.within else "在前面写"


def _compared(listed: Mention, opened: Mention) -> Outcome:
    name = core(opened.subject)
    tie = Tie(_CODE, f"{name}两处", (Term(1, listed),), "=", (Term(1, opened),), strength=Strength.SUPPOSED)
    if tie.holds:
        return Passed(name, tie)
    mismatch = classify(opened.figure, listed.exact)
    return Failed(
        Problem(
            Severity.WARNING,
            f"{name}/先列后叙",
            f"{name}{_where(listed)} {listed.text}，下面单独说明时写 {opened.text}：{SLIPS[mismatch]}。",
            "请核对这两处，改成同一个数；不是同一年度或同一口径的，写明各自的年度和口径。",
            (listed.place, opened.place),
            Side.of(name, listed.figure, listed.place),
            Side.of(name, opened.figure, opened.place),
            mismatch,
            plain((listed.exact - opened.exact) / listed.figure.unit.factor, 6),
        ),
        tie,
    )
