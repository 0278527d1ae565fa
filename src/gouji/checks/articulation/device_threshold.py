"""大型设备的起点不是规定的单价

查什么：国有资产一段“单价100万元（含）以上设备”的起点，是不是模板规定的100万元（以前的通用设备是50万元，个别地方的大型设备是200万元）。
为什么：起点是模板印好的，改动了它，后面的台（套）数就不是应当公开的数。
依据：部门决算公开模板“国有资产占有使用情况”：2021年度及以前单价50万元以上通用设备、100万元以上专用设备，2022年度起单价100万元以上设备。

反例：
    青溪区司法局2024年度部门决算
    一、国有资产占有使用情况
    截至2024年12月31日，青溪区司法局共有车辆0辆；单价10万元（含）以上设备（不含车辆）2台（套）。
    二、机关运行经费支出情况
    2024年度机关运行经费20.00万元，比2023年度增加1.00万元。
正例：
    - 截至2024年12月31日，青溪区司法局共有车辆0辆；单价10万元（含）以上设备（不含车辆）2台（套）。
    + 截至2024年12月31日，青溪区司法局共有车辆0辆；单价100万元（含）以上设备（不含车辆）2台（套）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.checks.stated import explained
from gouji.domain.claims import Passage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_TOPIC = "assets"
_THRESHOLD = re.compile(
    r"单(?:价|位价值|台价值|件价值)\s*(?P<value>(?P<number>[\d.]+)\s*(?P<unit>万?元))(?=[（(]?含?[）)]?以上)"
)
_ALLOWED = frozenset(("50万元", "100万元", "200万元"))


@check("J260")
def device_threshold(dossier: Dossier) -> Iterator[Outcome]:
    for _, said in explained(dossier):
        for passage in said.passages(_TOPIC):
            for match in _THRESHOLD.finditer(passage.text):
                if match["number"] + match["unit"] in _ALLOWED:
                    place = passage.quote(*match.span(), figure=match.start("value"))
                    yield Passed("设备起点", places=(place,))
                else:
                    yield Failed(_problem(passage, match))


def _problem(passage: Passage, match: re.Match[str]) -> Problem:
    place = passage.quote(*match.span(), figure=match.start("value"))
    return Problem(
        Severity.WARNING,
        f"设备起点/{match['value']}",
        f"“{match[0]}以上设备”：模板规定的起点是单价100万元（2021年度及以前的通用设备50万元），这里是 {match['value']}。",
        "核对起点；写错的改正，台（套）数也按规定的起点重新统计。",
        (place,),
        Side("设备起点", match["value"], place),
        Side("规定的起点", "100万元"),
        relation="设备起点是规定的单价",
    )
