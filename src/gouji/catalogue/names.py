"""名称的比较形式: what a label names, without quotes, years and the brackets that are no part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gouji.values import zh

#: Words that say when: they date a label and are no part of its name.
TIME = (
    r"(?:(?:截至|到)?(?:(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*(?:年度|年(?![初末底])|(?=年[初末底]))?的?"
    r"|\d{1,2}\s*[-—~至]\s*\d{1,2}月(?:份)?|\d{1,2}月(?:份|底|末)?|“?十[一二三四五六]五”?(?:期间|时期|末)?|全年|今年|[上下]半年|[一二三四1234前]{1,2}季度)"
)
# （境） and （护） belong to a name, a code or a remark in brackets does not.
_BRACKETED = re.compile(r"（[^（）]{2,40}）")
_PERIOD = re.compile(TIME)
_OVERALL = re.compile(r"^(?:总|全部)|(?:总额|总量|总计|合计|总数|总规模)$")
_LAST_JOINED = re.compile(r"[和及与、](?P<last>[^和及与、]{2,})$")
_BUDGETED = re.compile(r"(?<!公共)(?<!基金)(?<!经营)总?预算(?:总额|数)?$")


def without_remarks(label: str) -> str:
    """``label`` without brackets that hold more than a character."""
    return _BRACKETED.sub("", label)


@lru_cache(maxsize=8192)
def core(subject: str) -> str:
    """``subject`` as compared: normal form, without quotes, years and brackets other than those inside a name."""
    plain = zh.label(subject).replace("(", "（").replace(")", "）")
    return _PERIOD.sub("", without_remarks(plain))


def without_budget(name: str) -> str:
    """What a budget is for: 政府采购 of 政府采购预算总额; 一般公共预算 is a name of its own. '' where it says no more."""
    return _BUDGETED.sub("", name).removesuffix("金额")


def joins_more(name: str, last: str) -> bool:
    """Whether ``name`` names ``last`` and something before it: 税收返还和转移支付 is more than 转移支付."""
    return bool(last) and name.endswith(last) and name.removesuffix(last).endswith(("和", "及", "与", "、"))


def are_of_the_last(names: Sequence[str], whole: str) -> bool:
    """Whether ``whole`` joins several things and all ``names`` are kinds of the last of them: 一般性转移支付 and 专项转移支付."""
    found = _LAST_JOINED.search(whole)
    return found is not None and bool(names) and all(name.endswith(found["last"]) for name in names)


def without_total(name: str) -> str:
    """``name`` without the words that say all of it: 支出 of 总支出 and 支出总额."""
    return _OVERALL.sub("", name)
