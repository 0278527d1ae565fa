"""写“持平”，两个数却不同

查什么：“上年预算执行数为B，本年预算安排A，与上年预算执行数持平”这类句子，前面写的两个数是不是相等；“基本持平”不查。
为什么：两个数改了一个，后面的“持平”没有跟着改，或者抄错了一个数。
依据：部门决算、部门预算公开模板：逐项写明比上年增减，持平即两数相等。

反例：
    青溪区司法局2026年部门预算
    一、财政拨款支出主要内容
    1.公共安全支出（类）司法（款）普法宣传（项）10.00万元，主要用于普法宣传。2025年当年预算执行数为14.00万元，2026年预算安排10.00万元，比2025年预算执行数持平。
    二、机关运行经费
    2026年机关运行经费18.00万元，比2025年预算增加1.00万元，增长5.88%。
正例：
    - 1.公共安全支出（类）司法（款）普法宣传（项）10.00万元，主要用于普法宣传。2025年当年预算执行数为14.00万元，2026年预算安排10.00万元，比2025年预算执行数持平。
    + 1.公共安全支出（类）司法（款）普法宣传（项）10.00万元，主要用于普法宣传。2025年当年预算执行数为10.00万元，2026年预算安排10.00万元，比2025年预算执行数持平。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.ties import Strength, Term, Tie

_CODE = "N034"
_TITLE = "持平的两个数相等"
_SAME = re.compile(
    r"(?:比|与|较|同)(?P<year>20\d\d)年(?:度)?(?:年初|当年)?(?P<measure>预算执行|执行|决算|预算)数?(?:相比)?(?:持平|一致|相同|相等)"
)
_STOPS = re.compile(r"[。；;]")
#: What a figure of another year is called, by the words that refer to it.
_MEASURES = {
    "预算执行": ("执行", "决算"),
    "执行": ("执行", "决算"),
    "决算": ("决算", "执行"),
    "预算": ("预算", "年初预算"),
}


@check(_CODE)
def unchanged_base(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        levels = (one for one in claims.mentions if one.role is Role.LEVEL and one.figure.unit.is_money)
        for passage, group in groupby(levels, key=lambda one: one.passage):
            told = list(group)
            for match in _SAME.finditer(passage.text):
                pair = _pair(told, match)
                if pair is not None:
                    yield _compared(*pair)


def _pair(told: list[Mention], match: re.Match[str]) -> tuple[Mention, Mention] | None:
    """The figure printed last before the words, and the one of the year and kind that they name beside it."""
    before = [one for one in told if one.end <= match.start()]
    if not before:
        return None
    *others, current = before
    base_year = int(match["year"])
    beside = [one for one in others if not _STOPS.search(one.passage.text, one.end, match.start())]
    named = [one for one in beside if one.year == base_year and one.measure in _MEASURES[match["measure"]]]
    if len(named) != 1 or current.year == base_year or _STOPS.search(current.passage.text, current.end, match.start()):
        return None
    return current, named[0]


def _compared(current: Mention, base: Mention) -> Outcome:
    tie = Tie(_CODE, _TITLE, (Term(1, current),), "=", (Term(1, base),), strength=Strength.STATED)
    return Passed(_TITLE, tie) if tie.holds else Failed(problem_of(tie, Severity.WARNING), tie)
