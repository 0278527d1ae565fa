"""优良率、优秀率与各等级的个数不符

查什么：列出各等级个数（优a个、良b个、中c个……）又写优秀率、优良率的，是不是优、优与良的个数除以各等级个数之和。
为什么：比率另行计算，个数改了比率没有改，或者抄错一位。
依据：优秀率、优良率按个数计算；各等级相加不是写明的总数的，另由总数的关系说，这里不查。

反例：
    2024年度青溪区林业局部门决算
    组织对10个项目开展绩效自评，其中：优6个、良3个、中1个，优良率93.00%。
正例：
    组织对10个项目开展绩效自评，其中：优6个、良3个、中1个，优良率90.00%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.catalogue.meanings import nothing_but
from gouji.checks.registry import check
from gouji.domain.arithmetic import printed
from gouji.domain.claims import Claims, Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Form, Strength, Term, Tie
from gouji.values.mismatch import classify

_RATE = re.compile(r"(?P<name>优秀率|优良率)(?:为|是|达到?|：|:)?$")
_GRADE = re.compile(
    r"(?:^|[为是“\"、，,：:；;（(\d个])(?P<grade>优|良|中|差)(?:秀|好|等)?[”\"]?(?:等[级次])?的?(?:项目)?(?:有|为|共)?$"
)
_GOOD = {"优秀率": "优", "优良率": "优良"}
_LEAD = 12
_FEWEST = 2


@check("N052")
def good_rate(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for rate in claims.mentions:
            named = _RATE.search(rate.passage.text[max(0, rate.start - _LEAD) : rate.start].rstrip())
            # Words that name more weigh by money, or are of others than those counted.
            plain = nothing_but("good_rate").fullmatch(rate.words_before(over="：:、)）"))
            if named is None or not rate.figure.unit.is_rate or plain is None:
                continue
            grades = _grades(claims, rate)
            good = [count for grade, count in grades if grade in _GOOD[named["name"]]]
            if len(grades) >= _FEWEST and good and _are_all(claims, rate, [count for _, count in grades]):
                yield _compared(named["name"], rate, good, [count for _, count in grades])


def _grades(claims: Claims, rate: Mention) -> list[tuple[str, Mention]]:
    """The counts by grades before a rate in its sentence; [] where a grade is counted twice."""
    found = []
    for one in claims.mentions:
        before = one.passage is rate.passage and one.end <= rate.start and one.figure.unit.is_count
        if before and "。" not in one.passage.text[one.end : rate.start]:
            told = _GRADE.search(one.passage.text[max(0, one.start - _LEAD) : one.start])
            if told is not None:
                found.append((told["grade"], one))
    return found if len({grade for grade, _ in found}) == len(found) else []


def _are_all(claims: Claims, rate: Mention, grades: Sequence[Mention]) -> bool:
    """Whether a count before the grades in the sentence is what they make up."""
    text, total = rate.passage.text, sum(one.figure.value for one in grades)
    return any(
        one.figure.value == total and "。" not in text[one.end : grades[0].start]
        for one in claims.mentions
        if one.passage is rate.passage and one.end <= grades[0].start and one.figure.unit == grades[0].figure.unit
    )


def _compared(name: str, rate: Mention, good: Sequence[Mention], every: Sequence[Mention]) -> Outcome:
    top, bottom = (tuple(Term(1, one) for one in counts) for counts in (good, every))
    tie = Tie("N052", name, top, "=", bottom, Form.RATIO, rate, strength=Strength.STATED)
    if tie.holds:
        return Passed(name, tie)
    due = Fraction(sum(one.exact for one in good)) / sum(one.exact for one in every)
    should = printed(due, rate.figure)
    how = f"({'＋'.join(one.text for one in good)}) ÷ ({'＋'.join(one.text for one in every)})"
    return Failed(
        Problem(
            Severity.WARNING,
            f"{name}/{rate.text}",
            f"{name}应为 {should}（{how}），文中写 {rate.text}。",
            f"请核对各等级的个数和{name}。",
            (rate.place, *(one.place for one in every)),
            Side.of(name, rate.figure, rate.place),
            Side("按个数计算", should, every[0].place),
            classify(rate.figure, due),
            relation=how,
        ),
        tie,
    )
