"""写明的个数与所列各项不符，而各项的金额列全了

查什么：“实施项目n个：甲a万元、乙b万元、丙c万元，合计S万元”，所列各项加起来正是合计时，项数是不是n。
为什么：增减了一项，个数没有跟着改。
依据：金额加得到合计，说明没有少列；名称里有“等”“和”、自己带个数的，一项可能是几个，不查。

反例：
    2024年度青溪区林业局部门决算
    2024年度实施项目4个：造林补助12.00万元、森林防火6.00万元、病虫害防治7.50万元，合计25.50万元。
正例：
    2024年度实施项目3个：造林补助12.00万元、森林防火6.00万元、病虫害防治7.50万元，合计25.50万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.interval import total

_TITLE = "项数"
_OPENS = re.compile(r"[，,]?(?:分别是|分别为|即|其中)?[：:]$|[，,]?(?:分别是|分别为)$")
_NAME = re.compile(r"[、，,；;]?(?P<name>[^\d、，,；;。：:（()）]{2,20})")
_CLOSES = re.compile(r"[，,；;。]?(?:共计|合计|总计|共)(?:金额|资金|支出)?(?:为|是)?")
_SEVERAL = re.compile(r"等|[和与及]|各|其[他它余]|两|[二三四五六七八九十]")
_FEWEST = 2
_LEAD = 24


@check("N057")
def counted_items(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for at, count in enumerate(claims.mentions):
            lead = re.split(r"[，,。；;：:]", count.passage.text[: count.start])[-1]
            if count.figure.unit.is_count and not count.figure.places and "涉及" not in lead:
                yield from _of(claims, at, count)


def _of(claims: Claims, at: int, count: Mention) -> Iterator[Outcome]:
    text = count.passage.text
    items: list[Mention] = []
    end = count.end
    for one in claims.mentions[at + 1 :]:
        if one.passage is not count.passage or not one.figure.unit.is_money:
            return
        between = text[end : one.start]
        if len(items) >= _FEWEST and _CLOSES.fullmatch(between):
            yield from _counted(count, items, one)
            return
        if not items:
            opener, _, name = between.replace(":", "：").rpartition("：")
            if not _OPENS.search(opener + "：") or len(between) > _LEAD:
                return
        else:
            name = between
        found = _NAME.fullmatch(name)
        if found is None or _SEVERAL.search(found["name"]):
            return
        items.append(one)
        end = one.end


def _counted(count: Mention, items: Sequence[Mention], every: Mention) -> Iterator[Outcome]:
    if not total([one.interval for one in items]).meets(every.interval):
        return
    if count.figure.value == len(items):
        yield Passed.over(_TITLE, count)
        return
    yield Failed(
        Problem(
            Severity.WARNING,
            f"{_TITLE}/{count.text}",
            f"写明 {count.text}，列出的是 {len(items)} 项，而各项金额加起来正是合计 {every.text}。",
            "请核对个数和所列各项。",
            (count.place, every.place),
            Side.of("写明的个数", count.figure, count.place),
            Side("所列项数", str(len(items)), items[0].place, str(len(items))),
            relation="写明的个数与所列一致",
        )
    )
