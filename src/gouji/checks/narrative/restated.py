"""同一事项在文字中前后写了不同的数

查什么：同一科目、同一级次（全省、市本级、开发区……）、同一类资金、同一年度、同一种数（决算、预算、上年决算……），在几处文字里写得是否一样；
写明“持平”“一致”的两个数是否相等。年度、是预算还是决算等有一样没有写明的，不比较。另起一段又说一遍、名称相同、两数只差一位或者颠倒两位的，也提请核对。
为什么：说明各段由不同的人填写，改了一处忘了另一处，是最常见的前后矛盾。
依据：财预〔2016〕143号 地方预决算公开操作规程关于真实、准确的要求；同名而口径不同的（如机关运行经费里的公务用车运行维护费）不比较；没有写全、只凭名称相同和笔误认出的，只列为疑点。

反例：
    2023年度机关运行经费支出决算18.77万元，与2022年决算数15.91万元相比增加2.86万元。
    2023年度机关运行经费决算数为17.78万元。
正例：
    2023年度机关运行经费支出决算18.77万元，与2022年决算数15.91万元相比增加2.86万元。
    2023年度机关运行经费决算数为18.77万元。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.narrative.broken import SLIPS, judged
from gouji.checks.narrative.nearly_restated import Twice, nearly_restated
from gouji.checks.narrative.one_figure import one_figure
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.ties.text import TextTies, text_ties
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import plain


@check("N011")
def restated(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N011", dossier, frozenset((Shape.UNCHANGED, Shape.RESTATED)), _sentence)
    for claims in dossier.claims:
        ties = text_ties(claims)
        for (subject, measure, *_), (first, *others) in one_figure(claims).items():
            for other in others:
                if _are_beside(first, other):
                    continue
                yield _compared(f"{subject}{measure}", first, other, ties)
        for twice in nearly_restated(claims):
            yield _slipped(twice)


def _slipped(twice: Twice) -> Outcome:
    """A figure told again with a slip, by words that are nearly the same."""
    first, other = twice.first, twice.other
    mismatch = classify(other.figure, first.exact)
    tie = Tie("N011", f"{twice.name}两处", (Term(1, first),), "=", (Term(1, other),), strength=Strength.SUPPOSED)
    return Failed(
        Problem(
            Severity.WARNING,
            f"{twice.name}/前后不一/{other.text}",
            f"{twice.name}前面写 {first.text}，后面写 {other.text}，名称相同而只差一处笔误。",
            "请核对这两处；说的是同一个数的，改成一样；不是同一个数的，写明各自的口径。",
            (first.place, other.place),
            Side.of(twice.name, first.figure, first.place),
            Side.of(twice.name, other.figure, other.place),
            mismatch,
        ),
        tie,
        known=True,
    )


def _are_beside(one: Fact, other: Fact) -> bool:
    """Whether both stand in one paragraph: what it tells in one breath under one name is of several (甲a，乙b，合计c)."""
    return one.place._replace(quote="", start=None) == other.place._replace(quote="", start=None)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    one, other = relation.operands[0], relation.claimed
    if relation.shape is Shape.UNCHANGED:
        return f"{one.spoken} {one.text} 与 {other.text} 写明一致，但两数不等"
    return f"{one.spoken}前面写 {one.text}，后面写 {other.text}，说的是同一个数"


def _compared(name: str, first: Fact, other: Fact, ties: TextTies) -> Outcome:
    """Two statements of one figure."""
    tie = Tie("N011", f"{name}两处", (ties.term(first),), "=", (ties.term(other),), strength=Strength.STATED)
    if tie.holds:
        return Passed(name, tie)
    mismatch = classify(other.figure, first.figure.exact)
    tail = abs(other.figure.exact - first.figure.exact) <= max(other.figure.step, first.figure.step)
    difference = Fraction(first.figure.exact - other.figure.exact) / first.figure.unit.factor
    return Failed(
        Problem(
            Severity.INFO if tail else Severity.ERROR,
            f"{name}/前后不一",
            f"{name}前面写 {first.figure.text}，后面写 {other.figure.text}：{SLIPS[Mismatch.TAIL if tail else mismatch]}。",
            "请核对这两处，改成同一个数；口径不同的，写明各自的口径。",
            (first.place, other.place),
            Side.of(name, first.figure, first.place),
            Side.of(name, other.figure, other.place),
            Mismatch.TAIL if tail else mismatch,
            plain(difference, 6),
        ),
        tie,
    )
