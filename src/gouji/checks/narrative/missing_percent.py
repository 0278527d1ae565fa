"""比例漏写百分号

查什么：“占76.23；”“增长12.50，”“完成年初预算的98.20。”一类后面没有百分号、也没有任何单位的数；句中金额恰好算得这个百分比的，一并指出；“完成预算的0”，同段同样的话后面写了百分号的也查。
为什么：漏了百分号，读者会当作金额，或者看不出是多少。
依据：部门预算、决算公开模板各处比例均带“%”。

反例：
    2023年度支出368.94万元，其中：基本支出273.89万元，占总支出的74.24%，项目支出95.05万元，占总支出的25.76。
正例：
    2023年度支出368.94万元，其中：基本支出273.89万元，占总支出的74.24%，项目支出95.05万元，占总支出的25.76%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.checks.registry import check
from gouji.domain.arithmetic import expression
from gouji.domain.claims import Claims, Mention, Passage, Relation, lacks_percent_sign
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side
from gouji.solve.spans import holds

# A word that a rate follows, then a bare number at the end of its clause. 分别增长3.1、4.2、5.0% has one sign for all,
# 各减少20.00，50.00万元 one unit, 增幅第3 is a rank.
_BARE = re.compile(
    r"(?:占比|占|比重|比例|增长|增幅|下降|降低|降幅|上升|提高|增加|减少|递增|递减|(?<![汇频功速倍概效])率|完成(?:[^，,。；;、]{1,14}的|[^，,。；;、\d]{0,8}预算数?))"
    r"(?P<between>[^，,。；;：、\d%‰（()）\t]{0,22}?)(?P<number>(?<![\d.])\d(?:,?\d)*+(?:\.\d++)?)(?=\s*(?:[，,。；;）)]|$))(?!\s*[，,]\s*\d)"
)
# 发生率为0 needs no sign; 完成预算的0 does where the paragraph prints one behind the same words.
_NONZERO = re.compile(r"[1-9]")
_SIGNED = re.compile(
    r"(?P<lead>(?:占比?|比重|比例|完成[^，,。；;、\d]{1,14}的)[^，,。；;：、\d%‰（()）\t]{0,22})\d[\d,.]*\s?[%％]"
)
_UNIT = re.compile(r"单位[为是:：\s]{0,2}[（(]?[%％]|[（(]\s?[%％]\s?[)）]")
_CLAUSE = re.compile(r"[，,]|[。；;]")
_REACH = 60  # characters
#: A figure with its unit: what moves behind it is no bare number.
_WITH_UNIT = re.compile(r"\d\s*(?:[%％‰元万亿]|个百分点)")
_FROM_TO = re.compile(
    r"(?<![\d.:：])(?P<from>\d++(?:\.\d++)?)[^\d]{0,12}?[至到为](?:\d{4}年的?)?(?P<to>\d++(?:\.\d++)?)(?![\d年:：])"
)
_MOVED = re.compile(r"增|下降|降|上升|提高|减少")
_OTHER_NUMBER = re.compile(r"第$|分别|各|[一二三四五六七八九十]$|20\d\d|表$|图$|附件$")


@check("N020")
def missing_percent(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        proven: dict[Mention, Relation] = {}
        for relation in claims.relations:
            if lacks_percent_sign(relation.claimed) and holds(relation):
                proven.setdefault(relation.claimed, relation)
        for relation in proven.values():
            yield Failed(_proven(relation))
        yield from map(Failed, _bare(claims, proven))


def _bare(claims: Claims, proven: dict[Mention, Relation]) -> Iterator[Problem]:
    known = {(mention.passage.number, mention.start) for mention in proven}
    for passage in claims.passages:
        signed: frozenset[str] | None = None
        for match in _BARE.finditer(passage.text):
            if (passage.number, match.start("number")) in known or _OTHER_NUMBER.search(match["between"]):
                continue
            if _NONZERO.search(match["number"]):
                lacks = not _says_what(passage.text, match)
            else:
                signed = _leads_to_per_cents(passage.text) if signed is None else signed
                lacks = passage.text[match.start() : match.start("number")].strip() in signed
            if lacks:
                yield _unproven(passage, match)


def _leads_to_per_cents(text: str) -> frozenset[str]:
    """The words of rates behind which a paragraph prints per cents."""
    return frozenset(match["lead"].strip() for match in _SIGNED.finditer(text))


def _says_what(text: str, match: re.Match[str]) -> bool:
    """Whether the words before a number make it one of points (执行率权重10), or its sentence prints the unit, once for all of its
    numbers (单位：%) or where it gives this one again."""
    if match["between"].rstrip("为是共达约:： ").removesuffix("部分").endswith(wording().points):
        return True
    if _is_of_an_index(text, match):
        return True
    begin, end = text.rfind("。", 0, match.start()) + 1, text.find("。", match.end())
    sentence = text[begin : end if end >= 0 else len(text)]
    again = re.search(rf"(?<![\d.]){re.escape(match['number'])}\s?[%％]", sentence)
    return again is not None or _UNIT.search(sentence) is not None


def _is_of_an_index(text: str, match: re.Match[str]) -> bool:
    """Whether a number tells by how much an index or a coefficient moved, or what it is: it has no unit (综合指数由1.35降至1.28，
    下降0.07; 容积率1.8)."""
    names = words_of("unitless")
    clauses = _CLAUSE.split(text[max(0, match.start() - _REACH) : match.start("number")])
    if names.search(clauses[-1]) is not None:
        return True
    before = clauses[-2] if len(clauses) > 1 else ""
    moved = (
        names.search(before) is not None and _WITH_UNIT.search(before) is None and _MOVED.match(match[0]) is not None
    )
    ends = _FROM_TO.search(before)
    differs = ends is not None and abs(Decimal(ends["to"]) - Decimal(ends["from"])) != Decimal(
        match["number"].replace(",", "")
    )
    return moved and not differs  # what is not the difference may be a rate after all


def _unproven(passage: Passage, match: re.Match[str]) -> Problem:
    place = passage.quote(match.start(), match.end(), figure=match.start("number"))
    number = match["number"]
    return Problem(
        Severity.WARNING,
        f"漏写百分号/{place.quote}",
        f"“{place.quote}”后面没有百分号，也没有单位，看不出是百分之几还是多少。",
        f"是比例的，写作“{number}%”；是金额或数量的，补上单位。",
        (place,),
        Side("所写比例", number, place),
        relation="比例写明百分号",
    )


def _proven(relation: Relation) -> Problem:
    claimed = relation.claimed
    part = relation.operands[0]
    return Problem(
        Severity.WARNING,
        f"{part.subject}/漏写百分号/{claimed.text}",
        f"{part.spoken} {part.text} 后面的“{claimed.text}”没有百分号；按文中金额正是 {claimed.text}%（{expression(relation)}）。",
        f"补上百分号，写作“{claimed.text}%”。",
        (claimed.place,),
        Side.of(claimed.subject or part.subject, claimed.figure, claimed.place),
        relation=expression(relation),
    )
