"""分项增减额与合计增减额不符

查什么：“三公”经费和公务用车购置及运行费写明的增减额，是不是各项增减额之和（写“持平”的是零）；同一金额在两处都写了比上年增减多少的，两处的增减额是不是只差一位。
为什么：增减额表里没有，合计改了分项没有改，或者抄错一处，只能靠文字自己对。
依据：部门决算、部门预算公开模板：“三公”经费合计与各项都写比上年增减；合计等于各项之和的，增减额也是。

反例：
    青溪区司法局2026年部门预算
    一、“三公”经费预算情况说明
    2026年“三公”经费预算数为47.91万元，比2025年预算增加25.00万元。其中：因公出国（境）费0万元，与2025年预算持平；公务用车购置及运行费46.56万元，比2025年预算增加24.00万元；公务接待费1.35万元，与2025年预算持平。
    二、机关运行经费
    2026年机关运行经费18.00万元，比2025年预算增加1.00万元，增长5.88%。
正例：
    - 2026年“三公”经费预算数为47.91万元，比2025年预算增加25.00万元。其中：因公出国（境）费0万元，与2025年预算持平；公务用车购置及运行费46.56万元，比2025年预算增加24.00万元；公务接待费1.35万元，与2025年预算持平。
    + 2026年“三公”经费预算数为47.91万元，比2025年预算增加25.00万元。其中：因公出国（境）费0万元，与2025年预算持平；公务用车购置及运行费46.56万元，比2025年预算增加25.00万元；公务接待费1.35万元，与2025年预算持平。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from gouji.catalogue.duty_relations import duty_relations
from gouji.checks.duty_terms import right_side
from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.stated import Stated, disclosed
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.ties.text import text_ties
from gouji.values.typing_slips import is_slip_of

_CODE = "J259"
_TITLE = "合计的增减额等于各项增减额之和"
_SAME = re.compile(
    r"(?:比|与|较|同)[^，,。；;\d]{0,6}(?:20\d\d)?[^。；;\d]{0,12}(?<!基本)(?:持平|一致|相同|无变化|无增减)"
)
_WHOLES = ("three_public.amount", "three_public.cars")
_ALL = "total"
_Changed = tuple[Mention | None, int | None]


@check(_CODE)
def stated_changes(dossier: Dossier) -> Iterator[Outcome]:
    for kind, said in disclosed(dossier):
        after = _following(said)
        for row in duty_relations(kind):
            if row.left in _WHOLES and row.sign == "=":
                for left in said.of(row.left):
                    parts = [one for one in right_side(row, left, said) if isinstance(one, Mention)]
                    yield from _summed(left, parts, after, said)
        yield from _repeated(after, said)


def _following(said: Stated) -> dict[Mention, Mention | None]:
    """What is printed next in the same paragraph, by figure."""
    told = said.claims.mentions
    return {
        one: after if after is not None and after.passage is one.passage else None
        for one, after in zip(told, (*told[1:], None), strict=True)
    }


def _change_of(level: Mention, after: dict[Mention, Mention | None]) -> _Changed | None:
    """The change told directly behind ``level`` with the year it is from, or that there is none; None where nothing is told."""
    following = after.get(level)
    if following is not None and following.role is Role.CHANGE and following.figure.unit.is_money:
        return following, following.base_year
    end = following.start if following is not None else len(level.passage.text)
    return (None, None) if _SAME.search(level.passage.text, level.end, end) else None


def _summed(
    left: Mention, parts: Sequence[Mention], after: dict[Mention, Mention | None], said: Stated
) -> Iterator[Outcome]:
    whole, changes = _change_of(left, after), [_change_of(one, after) for one in parts]
    if whole is None or whole[0] is None or len(parts) < 2 or None in changes:
        return
    moved = [one[0] for one in changes if one is not None and one[0] is not None]
    if not moved or any(one.base_year != whole[1] for one in moved):
        return
    words = text_ties(said.claims).words
    terms = tuple(Term(1 if one in words else one.direction, one, words.get(one)) for one in (whole[0], *moved))
    tie = Tie(_CODE, _TITLE, terms[:1], "=", terms[1:], strength=Strength.STATED)
    yield Passed(_TITLE, tie) if tie.holds else Failed(problem_of(tie, Severity.WARNING), tie)


def _repeated(after: dict[Mention, Mention | None], said: Stated) -> Iterator[Outcome]:
    """Changes of equal amounts in the paragraphs on everything: income and spending of one budget move alike."""
    levels = dict.fromkeys(
        one
        for figures in said.figures.values()
        for one in figures
        if said.topics.get(one.passage.number) == _ALL and one.role is Role.LEVEL and not one.is_nil
    )
    told = [(level, one) for level in levels if (found := _change_of(level, after)) and (one := found[0]) is not None]
    for (level, change), (other, rival) in combinations(told, 2):
        if level.exact != other.exact or change.base_year != rival.base_year:
            continue
        if level.within or other.within:
            continue  # a part that is all of its whole this year need not have been last year
        if (change.exact, change.direction) == (rival.exact, rival.direction):
            yield Passed.over("同一金额的增减额", change, rival)
        elif change.exact != rival.exact and is_slip_of(change.figure, rival.figure, telling=1):
            yield Failed(_problem(level, change, other, rival, [one for _, one in told]))


def _problem(level: Mention, change: Mention, other: Mention, rival: Mention, told: Sequence[Mention]) -> Problem:
    """The rarer of the two is told first: two that agree speak against a third."""
    if sum(one.exact == change.exact for one in told) > 1:
        level, change, other, rival = other, rival, level, change
    return Problem(
        Severity.WARNING,
        f"{level.called}/增减额只差一位",
        f"{level.called}和{other.called}都是 {level.shown}，比上年的增减额一处写 {change.shown}，一处写 {rival.shown}，只差一位、小数点或单位，疑为抄错。",
        "核对两处增减额，抄错的改正；上年两个数本来不同的，不必改。",
        (change.place, rival.place),
        Side.of(f"{level.called}增减额", change.figure, change.place),
        Side.of(f"{other.called}增减额", rival.figure, rival.place),
        relation="同一金额的增减额相同",
    )
