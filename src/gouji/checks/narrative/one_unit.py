"""金额单位与全文不同

查什么：应当说明的各项金额都用万元的，有没有一两处漏写“万”写成了元；都用元的，有没有多写了“万”；政府预算、决算报告里有没有不到1万元的收入、支出总数。
为什么：差一万倍，而数字本身没有错，只看数字看不出来。
依据：部门决算、部门预算公开模板：文字说明的金额用同一个单位，模板是万元。

反例：
    青溪区司法局2024年度部门决算
    一、“三公”经费财政拨款支出决算情况说明
    “三公”经费支出决算为3.76万元，其中：因公出国（境）费支出决算为0万元；公务用车购置及运行维护费支出决算为2.98万元；公务接待费支出决算为0.78万元。
    二、机关运行经费支出情况
    机关运行经费支出184.65万元，比2023年度增加2.55万元，增长1.40%。
    三、政府采购支出情况
    政府采购支出总额251.25万元，其中：货物支出4.79万元、工程支出0万元、服务支出246.46万元。授予中小企业合同金额120.35元。
正例：
    - 政府采购支出总额251.25万元，其中：货物支出4.79万元、工程支出0万元、服务支出246.46万元。授予中小企业合同金额120.35元。
    + 政府采购支出总额251.25万元，其中：货物支出4.79万元、工程支出0万元、服务支出246.46万元。授予中小企业合同金额120.35万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gouji.checks.registry import check
from gouji.checks.stated import explained
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.solve.spans import fits, holds
from gouji.values.units import Unit

#: So many of another unit show that the text has one, and so many at most are slips.
_USUAL, _SLIPS = 8, 2
_LEAST = 10_000  # yuan, below which no government has income or spending of a kind
_FLOWS = ("收入", "支出", "总计", "合计", "余额", "税")
_OF_ONE = re.compile(r"[人户生孩亩次例件车台批床]均|每|标准|单价|基数|水平|定额|最[低高]")
_PER = re.compile(r"\s*[/／]|的?标准")
_NAMES = {"元": "万元", "万元": "元"}


@check("N033")
def one_unit(dossier: Dossier) -> Iterator[Outcome]:
    for _, said in explained(dossier):
        stated = {one for figures in said.figures.values() for one in figures if one.figure.unit.is_money}
        told = [one for one in said.claims.mentions if one in stated and one.role in (Role.LEVEL, Role.CHANGE)]
        units = {name: [one for one in told if one.figure.unit.name == name] for name in _NAMES}
        usual = max(units, key=lambda name: len(units[name]))
        strange = [one for one in units[_NAMES[usual]] if _is_strange(one, told, usual)]
        if len(units[usual]) < _USUAL or len(strange) > _SLIPS:
            continue
        unit = units[usual][0].figure.unit
        told_elsewhere = [one for one in strange if _is_told_of(one, unit, said.claims)]
        yield from (Failed(_problem(one, usual, len(units[usual]))) for one in strange if one not in told_elsewhere)
        if not strange:
            yield Passed("金额单位")
    for part in dossier.parts:
        if part.identity.is_governmental:
            yield from (Failed(_of_a_government(one)) for one in _too_small(part.claims))


def _too_small(claims: Claims) -> Iterator[Mention]:
    """The income and spending of a government that is printed in yuan and comes to less than ten thousand, where relations
    do not tell it already. 人均, 每人 and 标准 are of one person."""
    large = sum(one.figure.unit.is_money and one.figure.unit.name != "元" for one in claims.mentions)
    broken = {one for relation in claims.relations if holds(relation) is False for one in relation.mentions}
    for one in claims.mentions if large >= _USUAL else ():
        named = (
            one.role is Role.LEVEL
            and one.subject.endswith(_FLOWS)
            and not _OF_ONE.search(one.words_before(over="、()（）"))
        )
        small = one.figure.unit.name == "元" and 0 < abs(one.exact) < _LEAST
        if named and small and one not in broken and not _PER.match(one.passage.text, one.end):
            yield one


def _is_told_of(one: Mention, usual: Unit, claims: Claims) -> bool:
    """Whether a relation that the sentence states fails for the unit alone, and so is told of it."""
    meant = replace(one, figure=one.figure.with_unit(usual))

    def put(other: Mention) -> Mention:
        return meant if other is one else other

    return any(
        relation.stated
        and one in relation.mentions
        and holds(relation) is False
        and fits(replace(relation, operands=tuple(map(put, relation.operands)), claimed=put(relation.claimed)))
        for relation in claims.relations
    )


def _is_strange(mention: Mention, told: list[Mention], usual: str) -> bool:
    """Whether nobody would print it in that unit: cents of a yuan in a text of 万元, or the very number that stands there too."""
    if mention.is_nil:
        return False
    again = any(one.figure.unit.name == usual and one.figure.value == mention.figure.value for one in told)
    return again or (usual == "万元" and mention.figure.places > 0 and mention.exact < 10_000)


def _problem(mention: Mention, usual: str, times: int) -> Problem:
    should = mention.shown.removesuffix(mention.figure.unit.name) + usual
    return Problem(
        Severity.WARNING,
        f"单位/{mention.called}/{mention.text}",
        f"{mention.called} {mention.shown}：文字说明的其他金额有 {times} 处用{usual}，只有这里用{mention.figure.unit.name}，疑为单位写错。",
        f"核对单位；写错的改为“{should}”。",
        (mention.place,),
        Side.of(f"文字说明“{mention.called}”", mention.figure, mention.place),
        Side("同一单位", should),
        relation="全文金额单位相同",
    )


def _of_a_government(mention: Mention) -> Problem:
    return Problem(
        Severity.WARNING,
        f"单位/{mention.called}/{mention.text}",
        f"{mention.called} {mention.shown}：不到1万元，不像一级政府的收支，疑为漏写“万”或“亿”。",
        "对照附表核对单位，补上漏写的“万”或“亿”；确为这个数的，不用改。",
        (mention.place,),
        Side.of(f"文字说明“{mention.called}”", mention.figure, mention.place),
        relation="政府收支的金额单位",
    )
