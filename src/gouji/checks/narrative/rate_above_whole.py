"""满意度、合格率一类的比率远超过100%

查什么：文字里的满意度、合格率、知晓率这类分子是分母一部分的比率，某项支出占总支出、某项收入占总收入的比例，是否写成了远超过100%的数（150%以上）；增长、提高多少的不算。
为什么：多写一位、漏了小数点，别处没有同一个数时就看不出来。
依据：这类比率的分子是分母的一部分，不会超过100%；略超过的可能另有算法，不查。

反例：
    青溪区司法局2031年度部门决算
    群众满意度为950%，公职人员参考率90%。
正例：
    青溪区司法局2031年度部门决算
    群众满意度为95.0%，公职人员参考率90%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.indicator_words import bounded_rates
from gouji.checks.registry import check
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.units import PERCENT

_CODE = "N045"
_ALL = Figure("100%", Decimal(100), PERCENT)
#: From here on no way of counting explains it.
_FAR = Fraction(3, 2)
_LEVELS = (Role.RATE, Role.OTHER, Role.LEVEL)
#: Kinds of money by how names of it end; a total of a kind, of the own year and of nothing narrower: 总支出, 本年支出合计.
_KINDS = (("收入",), ("支出", "经费", "费", "费用"))
_WHOSE = r"(?:本年度?|当年|全年|年度|本?单位|本?部门|三公)*"
_TOTAL = re.compile(
    rf"{_WHOSE}(?:总(?P<led>收入|支出|经费|费用)|(?P<ended>收入|支出|经费|费用)(?:合计|总额|总计|总数|总和))"
)
_BOUND = re.compile(r"(?:不[少低高]于|不超过|均?[达在]到?|为)$")


@check(_CODE)
def rate_above_whole(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        computed = {relation.claimed for relation in claims.relations}
        for one in claims.mentions:
            if not one.figure.unit.is_rate:
                continue
            if (one.role in _LEVELS and one.own and _is_of_a_whole(one)) or (
                one.role is Role.SHARE and one not in computed and _is_of_its_total(one)
            ):
                if one.exact <= _FAR:
                    yield Passed.over(one.subject)
                else:
                    yield _beyond(one)


def _is_of_a_whole(mention: Mention) -> bool:
    return _BOUND.sub("", zh.label(mention.subject)).endswith(bounded_rates())


def _named(one: Mention) -> str:
    return f"{one.subject}占{one.base}的比例" if one.role is Role.SHARE else one.called


def _is_of_its_total(share: Mention) -> bool:
    """Whether a share is of the total of its own kind, as 人员收入占总收入 is and 负债占总收入 is not."""
    total = _TOTAL.fullmatch(zh.label(share.base))
    kind = (total["led"] or total["ended"]) if total is not None else None
    return any(kind in kinds and zh.label(share.subject).endswith(kinds) for kinds in _KINDS)


def _beyond(one: Mention) -> Failed:
    whole = Fixed("上限", _ALL, one.place)
    tie = Tie(_CODE, "不超过100%", (Term(1, one),), "<=", (Term(1, whole),), strength=Strength.STATED)
    return Failed(
        Problem(
            Severity.WARNING,
            f"{one.called}/比率上限",
            f"{_named(one)}写 {one.text}：这类比率的分子是分母的一部分，不会超过100%，疑为多写一位或小数点写错。",
            "请核对这个比率；说的是增长、提高多少的，把这层意思写明。",
            (one.place,),
            Side.of(one.called, one.figure, one.place),
            Side("上限", "100%", None, "100", PERCENT.name),
            relation="比率 ≤ 100%",
        ),
        tie,
        known=True,
    )
