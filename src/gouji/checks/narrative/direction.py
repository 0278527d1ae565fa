"""文字的增减方向前后矛盾

查什么：同一句比较里，增减额说增加、幅度却说下降，或者反过来。
为什么：数字都对、方向写反，读者会得出相反的结论。
依据：增减额与增减幅度同号。

反例：
    2023年度机关运行经费18.77万元，比2022年增加2.86万元，下降17.98%。
正例：
    2023年度机关运行经费18.77万元，比2022年增加2.86万元，增长17.98%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.claims import wording
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.solve.spans import holds
from gouji.ties.text import text_ties
from gouji.ties.words import moving_word, pairs, turned_word

#: What begins to tell what a change is made of, or what it comes from.
_REASONS = re.compile("其中|主要|因|由于|原因|包括|[:：]|[(（]?[一1][是)）.．、]|①")


@check("N013")
def direction(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        ties = text_ties(claims)
        for change, rate in pairs(claims.mentions):
            if change.direction == rate.direction:
                yield Passed(change.subject)
            elif not _is_of_another(change, rate, claims):
                yield Failed(_problem(change, rate, claims), ties.one_way(change, rate, "N013"))


def _problem(change: Mention, rate: Mention, claims: Claims) -> Problem:
    wrong = _wrong(change, rate, claims)
    due = f"；按所列两年的数，“{_word(wrong)}”应为“{turned_word(wrong)}”" if wrong is not None else ""
    return Problem(
        Severity.ERROR,
        f"{change.text}/{rate.text}",
        f"{_named(change)}的增减额写{_word(change)} {change.text}，幅度却写{_word(rate)} {rate.text}，方向相反{due}。",
        "请核对增减方向，把两处改成一致。",
        (change.place, rate.place),
        Side.of("增减额", change.figure, change.place),
        Side.of("增减幅度", rate.figure, rate.place),
    )


def _is_of_another(change: Mention, rate: Mention, claims: Claims) -> bool:
    """Whether a rate that goes the other way than the change before it may be of an earlier change that goes its way and has
    no rate of its own: 增加D，主要是甲增加a、乙减少b，增长p; 比上年增加D，比预算减少E，增长p."""
    told = [one for one in claims.relations if one.claimed is rate and holds(one)]
    if told:
        return all(change not in one.operands for one in told)
    sentence = change.passage.text.rfind("。", 0, change.start)
    near = [one for one in claims.mentions if one.passage is change.passage and sentence < one.start < change.start]
    for whole in reversed(near):
        if whole.role is Role.GROWTH:
            return False
        if whole.role is Role.CHANGE and whole.direction == rate.direction and _may_lead(whole, change):
            return True
    return False


def _may_lead(whole: Mention, change: Mention) -> bool:
    """Whether ``change`` is told as a part or a reason of ``whole``, or is of the same against another base."""
    if not change.own:
        return change.subject == whole.subject and change.base != whole.base
    return _REASONS.search(change.passage.text, whole.end, change.start) is not None


def _wrong(change: Mention, rate: Mention, claims: Claims) -> Mention | None:
    """Which of both goes the wrong way by the amounts that it compares; None where they do not tell."""
    told = [
        one
        for one in claims.relations
        if one.claimed in (change, rate) and not any(other in one.operands for other in (change, rate))
    ]
    right = {one.claimed for one in told if holds(one)}
    return (rate if change in right else change) if len(right) == 1 else None


def _word(mention: Mention) -> str:
    """The word of change as it is printed, else the usual one."""
    lead = mention.lead
    known = {1: wording().up, -1: wording().down}.get(mention.direction, frozenset())
    printed = [(lead.rindex(word) + len(word), len(word), word) for word in known if word in lead]
    return max(printed)[2] if printed else moving_word(mention)


def _named(change: Mention) -> str:
    """Whose change it is; in a list of changes without names of their own, which of them."""
    position, length = change.rank
    return change.spoken if length == 1 or change.own else f"{length}项增减中第{position + 1}项"
