"""写明控制在限额以内的数大于限额

查什么：“政府债务余额A，控制在年度限额B以内”“余额A，未超过限额B”“限额B，余额A，余额控制在限额以内”，以及“支出A，控制在预算B以内”，A是不是大于B。
为什么：余额和限额出自两张表，改了一个忘了另一个，或者两个数中有一个抄错，“以内”就成了反话。
依据：预算法第三十四条、第三十五条：债务余额不得突破批准的限额。余额同限额名目不同（一般与专项、全市与本级、新增与余额）、另有主语的不比较；预算、额度可能另有口径，只列为疑点。

反例：
    2031年末全县政府债务余额48.63亿元，控制在年度限额46.83亿元以内。
正例：
    2031年末全县政府债务余额46.83亿元，控制在年度限额48.63亿元以内。新增专项债务控制在限额3.20亿元以内。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gouji.catalogue.claims import government_named
from gouji.catalogue.meanings import nothing_but, words_of
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.comparable import comparable
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values.figure import Bound
from gouji.values.rounding import plain

_CODE = "N048"
_LIMIT, _LEFT = "限额", "余额"
#: The clause that says so, up to the limit: nothing before the verb but adverbs or the name of what is limited.
_WITHIN = re.compile(
    r"^[，,；;（(]?\s*(?P<who>[^，,。；;：:（(\d]{0,12}?)"
    r"(?:严格|均|都|始终|仍然?|总体|全部|一直|继续|切实)*(?:(?P<in>控制在)|(?:没有|未|不)(?:超过|超出|突破|高于))"
    r"(?P<name>[^，,。；;：:（(]{0,30}?(?:限额|预算数?|额度|控制数|上限))(?:数|为|的|总额)*\s*$"
)
_IN_WORDS = re.compile(
    r"[，,；;。]\s*(?P<who>[^，,。；;：:\d]{0,12}?)(?:严格|均|都|始终|仍然?|总体|全部|一直|继续|切实)*"
    r"(?:控制在[^，,。；;：:\d]{0,24}限额(?:以|之)?内|(?:没有|未|不)(?:超过|突破)[^，,。；;：:\d]{0,24}限额)"
)
_IN = re.compile(r"\s*(?:的?范围)?(?:以|之)?内")


@check(_CODE)
def over_limit(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for held, limit, certain in _limited(claims):
            yield _compared(held, limit, certain=certain)


def _limited(claims: Claims) -> Iterator[tuple[Mention, Mention, bool]]:
    """What is said to stay within a limit, with the limit, and whether both words are those of the law."""
    for _, group in groupby(claims.mentions, key=lambda one: (one.passage.number, one.clause[0])):
        told = list(group)
        held: Mention | None = None
        for before, limit in pairwise(told):
            held = before if held is None or not before.figure.unit.is_rate else held
            if _may_be(held, limit) and _says_so(held, before, limit):
                yield held, limit, _LEFT in _name(held) and _LIMIT in _name(limit)
        yield from _in_words(told)


def _in_words(told: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, bool]]:
    """限额B，余额A，余额控制在限额以内: the only two of a sentence."""
    amounts = [one for one in told if one.role is Role.LEVEL and one.figure.unit.is_money]
    said = _IN_WORDS.search(told[-1].passage.text, told[0].end, told[-1].clause[1])
    if len(amounts) != len((_LEFT, _LIMIT)) or said is None or nothing_but("limited").fullmatch(said["who"]) is None:
        return
    held = next((one for one in amounts if _LEFT in _name(one) and _LIMIT not in _name(one)), None)
    limit = next((one for one in amounts if _LIMIT in _name(one)), None)
    if held is not None and limit is not None and _may_be(held, limit):
        yield held, limit, True


def _may_be(held: Mention, limit: Mention) -> bool:
    levels = held.role is limit.role is Role.LEVEL and not held.divides and not limit.divides
    exact = held.figure.bound is Bound.EXACT and limit.figure.bound in (Bound.EXACT, Bound.AT_MOST, Bound.LESS)
    if not levels or not exact or not comparable(held, limit) or held.figure.unit.is_rate:
        return False
    names = _name(held), _name(limit)
    governments = {government_named(name) for name in names} - {""}
    return (
        set(words_of("limited_kind").findall(names[1])) <= set(words_of("limited_kind").findall(names[0]))
        and words_of("one_of_limited").search(names[0]) is None
        and len(governments) < len(names)
        and (None in (held.year, limit.year) or held.year == limit.year)
    )


def _says_so(held: Mention, before: Mention, limit: Mention) -> bool:
    """Whether the words between ``limit`` and the figure before it, a rate of ``held`` or itself, say that it bounds ``held``."""
    text = held.passage.text
    found = _WITHIN.match(text[before.end : limit.start])
    if found is None or (found["in"] and _IN.match(text, limit.end) is None):
        return False
    return nothing_but("limited").fullmatch(found["who"]) is not None or found["who"] in held.subject


def _name(mention: Mention) -> str:
    """The words right before a figure, and what it is called."""
    return mention.words_before() or mention.subject


def _compared(held: Mention, limit: Mention, *, certain: bool) -> Outcome:
    strength = Strength.STATED if certain else Strength.SUPPOSED
    tie = Tie(_CODE, "不大于限额", (Term(1, limit),), ">=", (Term(1, held),), strength=strength)
    if tie.holds:
        return Passed(held.subject, tie)
    return Failed(
        Problem(
            Severity.ERROR if certain else Severity.WARNING,
            f"{held.text}/{limit.text}",
            f"{held.spoken} {held.text} 写明控制在 {limit.text} 以内，却大于它。",
            "请核对这两个数和它们的单位；确实超过的，改正这句话。",
            (held.place, limit.place),
            Side.of(held.subject, held.figure, held.place),
            Side.of(limit.subject, limit.figure, limit.place),
            difference=plain((held.exact - limit.exact) / limit.figure.unit.factor, 6),
            relation=f"{held.text} ≤ {limit.text}",
        ),
        tie,
    )
