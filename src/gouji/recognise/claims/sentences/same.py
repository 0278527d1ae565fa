"""Whether two labels name one thing: 三公经费总支出 and “三公”经费, 公务接待 and 公务接待费支出."""

from __future__ import annotations

import re
from functools import lru_cache

from gouji.catalogue.claims import subject_named, wording
from gouji.catalogue.names import core

_ENDS = re.compile(r"(?:合计|总计|总额|总)?(?:支出|费用)?(?:合计|总计|总额|总量|总数)?(?:的|各)?$")
# 收、支总计 and 收入总计、支出 name the same two totals, of which one figure or one change is printed.
_BOTH_FLOWS = re.compile(
    r"收入?(?:总计|总额|总|合计)?(?:决算)?[、和与及]支出?(?:总计|总额|总|合计)?(?:决算)?(?:均|各)?$|收支总(?:计|额|)$"
)
_OPENS = re.compile(r"^(?:[年期]初|[上去]年年?[末底])(?:的|数)?")
_CLOSES = re.compile(r"^本?[年期](?:末|底|终)(?:的|数)?")
_LAST_YEAR = re.compile(r"^(?:上年度?|去年)(?!结|年末)")
_BARE = ("收入", "支出", "收支")
_SAYS_WHEN = re.compile(
    r"(?:本年度?|今年|当年|全年|年度|年[初末]|累计|实际|全部|总|决算|预算|执行|完成|[本我该](?:部门|单位|局|县|市|区|镇|乡|街道|校|院|中心)"
    r"|部门|单位|全[国省市县区镇乡州旗校院]|拨款|财政(?:拨款)?)+"
)
# 为上年B的3倍, 相当于上年B的80%: the words before 上年 join what is compared and name nothing.
_ENDS_EARLIER = re.compile(
    r"(?:^(?:仅|约|只|已|又|为|是|占|达到?|相当于|超过|不足)+)?"
    r"(?P<words>(?:上一?年度?|去年)(?:同期)?数?|(?:年初|期初|上年末|上年年末|上年底)(?:余额|数)?)$"
)


@lru_cache(maxsize=8192)
def identity(subject: str) -> str:
    """The name under which ``subject`` is known, else its label without the words that only say total or spending."""
    plain = core(subject)
    both = _BOTH_FLOWS.search(plain)
    if both is not None:
        return f"{plain[: both.start()]}收支总计"
    known = subject_named(plain, "")
    if known is not None:
        return known
    short = _ENDS.sub("", plain)
    return (subject_named(short, "") if short else None) or short or plain


def names_another(named: str, known: str) -> bool:
    """Whether words name something else than a figure called ``known``: neither the same, nor the same in short (支出 of
    教育支出), nor with words before it that only say when or that it is all (本年支出 of 支出). 教育支出 is not 支出."""
    one, other = identity(named) if named else "", identity(known) if known else ""
    if not one or other.endswith(one) or (other and other.startswith(one)):
        return False
    if not other:
        return one not in _BARE
    return not (one.endswith(other) and _SAYS_WHEN.fullmatch(one.removesuffix(other)))


def of_last_year(subject: str) -> bool:
    """Whether a label says that its figure is last year's: 上年收入. What was carried over is this year's money."""
    return _LAST_YEAR.match(subject) is not None


def parted(subject: str) -> tuple[str, str]:
    """What a label names, and the words behind it for an earlier time: 收入 and 上年 of 收入上年, '' where there are none."""
    found = _ENDS_EARLIER.search(subject)
    return (subject[: found.start()], found["words"]) if found is not None else (subject, "")


def opens(subject: str) -> bool:
    """Whether a label, or the words of a comparison, speak of what the year began with: 年初债务余额."""
    return _OPENS.match(subject) is not None


def is_opening_of(opening: str, closing: str) -> bool:
    """Whether one label names what the year began with of what the other names: 年初债务余额 and 年末余额."""
    first, last = identity(_OPENS.sub("", opening)), identity(_CLOSES.sub("", closing))
    return opens(opening) and not opens(closing) and (first.endswith(last) or last.endswith(first))


def names_last_year(words: str) -> bool:
    """Whether the words of a comparison name the year before: 上年决算数, 去年同期."""
    return any(word in words for word in wording().earlier)


def this_years(subject: str) -> str:
    """``subject`` without the words that date it: 上年收入 and 本年收入 are both 收入."""
    return identity(re.sub(r"^(?:上年度?|去年|本年度?|今年)", "", subject))
