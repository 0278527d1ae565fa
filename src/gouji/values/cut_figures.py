"""断开的数: a number that a line break cuts in two (1500 / .20万元), told from the end of one line and the head of the next.

Only what cannot be two numbers is taken as one: a line does not begin with a decimal point, a number not with a nought and
another digit, a sentence not with the decimals that the line before left out.
"""

from __future__ import annotations

import re

from gouji.values import zh

# Glued to a Chinese word, so that neither a list number nor a column of figures is meant.
_TAIL = re.compile(r"[\u4e00-\u9fff：:][-+]?(?P<number>\d[\d,]*(?:\.\d*)?)$")
_IN_A_NUMBER = (",", ".")
# A number set off by a blank, and a unit that ends its clause: nothing but the two together makes sense.
_APART = re.compile(r"[\u4e00-\u9fff] \d[\d,]*(?:\.\d+)?$")
_UNIT_ALONE = re.compile(r"(?:[百千万亿]{0,3}元|[%‰])\s*(?=[,，。；;、）)]|$)")
_UNIT = r"(?:[余多]?[百千万亿]{0,3}元|[%‰])(?!\s*(?:及|或)?(?:以[上下内]|起))"
_DECIMALS = re.compile(rf"\d{{1,6}}{_UNIT}")
_POINTED = re.compile(rf"\.\d{{1,6}}{_UNIT}")
_NOUGHT = re.compile(rf"0\d[\d,]*(?:\.\d+)?{_UNIT}")
_THOUSANDS = re.compile(rf"\d{{3}}(?:,\d{{3}})*(?:\.\d+)?{_UNIT}")
_REST = re.compile(rf"\d[\d,]*(?:\.\d+)?{_UNIT}")
_MEASURE = re.compile(r"[百千万亿]{0,3}元|[%‰]")
_NUMBERED = re.compile(r"(?:第|表|图|注|附件|目标|指标|项目|任务|方案|编号|序号|栏次|代码|页)\d+$")
_LEADING = re.compile(
    r"(?:为|是|了|达|至|到|共|计|约|占|增加|增长|减少|下降|支出|收入|预算|决算|完成|执行|拨款|经费|费|款|额)\d+$"
)


def is_cut(line: str, following: str) -> bool:
    """Whether ``line`` ends inside a number, or between a number and its unit, that ``following`` goes on with."""
    ended, begun = zh.halfwidth(line).rstrip(), zh.halfwidth(following).lstrip()
    if not (ended[-1:].isdecimal() or ended[-1:] in _IN_A_NUMBER):
        return False  # as nearly every line
    tail = _TAIL.search(ended)
    if tail is None:
        return _APART.search(ended) is not None and _UNIT_ALONE.match(begun) is not None
    number = tail["number"]
    if _NUMBERED.search(ended.rstrip(".,")):  # 见附件1. is a reference at the end of a sentence
        return not number.endswith((".", ",")) and _goes_on_by_itself(begun)
    if number.endswith(","):
        return _THOUSANDS.match(begun) is not None
    if "." in number:
        return _DECIMALS.match(begun) is not None or (number[-1] != "." and _MEASURE.match(begun) is not None)
    if _goes_on_by_itself(begun) or _MEASURE.match(begun):
        return True
    return _LEADING.search(ended) is not None and _REST.match(begun) is not None


def _goes_on_by_itself(begun: str) -> bool:
    """Whether no number begins so."""
    return _POINTED.match(begun) is not None or _NOUGHT.match(begun) is not None
