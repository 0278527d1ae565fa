"""项目数相同，金额只差一位

查什么：预算绩效一段里编报绩效目标、绩效跟踪、绩效自评的项目数相同，涉及的金额却只差一位、差小数点或差单位。
为什么：同一批项目各道程序的金额通常相同；只差一位的多半是抄错，表里没有这个数，别处看不出来。
依据：部门决算公开模板“预算绩效管理情况”：各道程序都写项目数和涉及的预算金额。

反例：
    青溪区司法局2024年度部门决算
    一、预算绩效管理情况
    编报绩效目标的2024年度项目4个，涉及预算金额598.42万元；绩效自评的2024年度项目4个，涉及预算金额598.24万元。
    二、机关运行经费支出情况
    2024年度机关运行经费20.00万元。
正例：
    - 编报绩效目标的2024年度项目4个，涉及预算金额598.42万元；绩效自评的2024年度项目4个，涉及预算金额598.24万元。
    + 编报绩效目标的2024年度项目4个，涉及预算金额598.42万元；绩效自评的2024年度项目4个，涉及预算金额598.42万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from gouji.checks.registry import check
from gouji.checks.stated import Stated, explained
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.typing_slips import is_slip_of

_TOPIC = "performance"
_MONEY = "performance.money"


@check("J258")
def nearly_equal(dossier: Dossier) -> Iterator[Outcome]:
    for _, said in explained(dossier):
        for passage in said.passages(_TOPIC):
            told = [one for one in said.claims.mentions if one.passage is passage and one.role is Role.LEVEL]
            yield from _compared(list(_pairs(told, said)))


def _pairs(told: Sequence[Mention], said: Stated) -> Iterator[tuple[Mention, Mention]]:
    """Each number of projects with the money that follows it directly."""
    money = said.of(_MONEY)
    for count, amount in pairwise(told):
        if amount in money and count.figure.unit.is_count:
            yield count, amount


def _compared(pairs: Sequence[tuple[Mention, Mention]]) -> Iterator[Outcome]:
    for (count, amount), (other, rival) in combinations(pairs, 2):
        if count.exact != other.exact or count.exact == 0:
            continue
        if amount.exact == rival.exact:
            yield Passed.over("同一批项目的金额", amount, rival, count, other)
        elif is_slip_of(amount.figure, rival.figure):
            yield Failed(_problem(count, amount, rival, pairs))


def _problem(count: Mention, amount: Mention, rival: Mention, pairs: Sequence[tuple[Mention, Mention]]) -> Problem:
    """The rarer of the two is told first: two that agree speak against a third."""
    alike = sum(one.exact == amount.exact for _, one in pairs)
    if alike > 1:
        amount, rival = rival, amount
    return Problem(
        Severity.WARNING,
        "绩效金额/只差一位",
        f"同是 {count.shown}项目，涉及金额一处写 {amount.shown}，一处写 {rival.shown}，只差一位、小数点或单位，疑为抄错。",
        "核对两处金额，抄错的改正；口径确实不同的，写明差在哪里。",
        (amount.place, rival.place),
        Side.of("涉及金额", amount.figure, amount.place),
        Side.of("另一处", rival.figure, rival.place),
        relation="同一批项目金额相同",
    )
