"""The scope that words give a figure: with or without what was carried over, of the head office alone, net of something.

Two figures of one name are one only where nothing is said of the scope of either, or the same of both.
"""

from __future__ import annotations

import re

from gouji.domain.claims import Mention

_NEAR = 60  # characters around a figure that belong to its sentence
_BREAK = re.compile(r"[。；;！？!?\n]")
_BEFORE = re.compile(
    r"不?含|剔除|扣除|以?外的|除[^，。；]{2,12}外|口径|当年(?!度)|上年结[转余]|局机关|所属|下属|汇总|合并|涉密|纳入"
    r"|(?:机关|单位|[局厅委院校市县区省])本级|自有资金|其他资金|专户|净值|原值|快报|审计"
)
_REMARK = re.compile(
    r"不?含|不?包[括含]|剔除|扣除|口径|净值|原值|(?:其中|全部为|均为)?财政拨款|自有资金|其他资金|所属|下属|本级"
)
_NEXT = re.compile(r"[。；;\d]")


def scope(mention: Mention) -> frozenset[str]:
    """The words before a figure in its sentence, and of the remark right behind it, that say what it takes in and leaves
    out; empty where nothing is said. A list of its parts is no such remark."""
    text = mention.passage.text
    before = _BREAK.split(text[max(0, mention.start - _NEAR) : mention.start])[-1]
    behind = _NEXT.split(text[mention.end : mention.end + _NEAR])[0]
    return frozenset((*_BEFORE.findall(before), *_REMARK.findall(behind)))
