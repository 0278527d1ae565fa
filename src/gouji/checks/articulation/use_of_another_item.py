"""用途写的是别的科目

查什么：“主要用于……”所写的用途，是不是这一科目的：名称已经定死用途的（养老保险、职业年金、公积金、购房补贴、医疗、离退休），其他科目则看是不是写了另一个科目的名称。
为什么：逐项说明多是复制上一段改的，漏改用途，读者不知道钱用在哪里。
依据：《政府收支分类科目》各科目的说明。

反例：
    青溪区司法局2024年度部门决算
    （三）一般公共预算财政拨款支出决算具体情况
    1、社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。主要用于：在职人员的职业年金缴费支出。支出决算为8.00万元。
    2、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：在职人员的职业年金缴费支出。支出决算为18.00万元。
正例：
    - 2、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：在职人员的职业年金缴费支出。支出决算为18.00万元。
    + 2、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：缴纳在职人员住房公积金。支出决算为18.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.catalogue.item_uses import catch_all, item_uses
from gouji.checks.item_paths import NamedPath, explains, named_paths
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_ITEM = 2
_USE = re.compile(r"(?:主要(?:是)?用于|用于)\s*[:：]?\s*(?P<use>[^。；]{2,})")
#: A name so short stands in other words as well; so many letters in common are no accident.
_SHORTEST, _SHARED = 4, 3
# A salary or an office is not what these words alone are about.
_SEVERAL = 4
#: What pays for the work of an office, and for no insurance or housing of its people.
_OWN_WORK = re.compile(r"^(?:行政运行|一般行政管理事务|一般管理事务|机关服务|专项业务\S*)$")
_RUNNING = re.compile(r"运行|基本支出|工资|公用|办公|人员经费|日常")
_COMMON = re.compile(r"支出|事务|单位|经费|事业|行政|管理|工作|业务|建设|服务|人员|项目|其他|等")


@dataclass(frozen=True, slots=True)
class Use:
    """用途: an item with what the text says its money is for."""

    path: NamedPath
    item: str
    text: str
    place: Place


@check("J252")
def use_of_another_item(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        uses = [use for passage in claims.passages for path in named_paths(passage) if (use := _use(path)) is not None]
        for use in uses:
            wrong = _wrong(use, uses)
            yield Passed(use.item) if wrong is None else Failed(_problem(use, wrong))


def _use(path: NamedPath) -> Use | None:
    if path.level != _ITEM or explains(path):
        return None
    match = _USE.search(path.passage.text, path.end)
    if match is None:
        return None
    return Use(path, zh.label(path.names[_ITEM]), zh.label(match["use"]), path.passage.quote(*match.span()))


def _wrong(use: Use, uses: Sequence[Use]) -> str | None:
    """What the use is of instead: another item named in the text, or '' where it is just not this one's; None where it may be."""
    own = next((one for one in item_uses() if one.item.search(use.item)), None)
    others = [other for other in uses if other.item != use.item]
    if _say_their_names(uses) and not _says_name_of(use, use):
        named = next((other.item for other in others if _says_name_of(use, other)), None)
        if named is not None:
            return named
    if own is not None:
        if own.use.search(use.text) and not _only_of_another(use, own_alone=own.alone):
            return None
        rival = next((other.item for other in others if _is_use_of(use.text, other.item)), None)
        return rival if rival is not None else "" if not own.use.search(use.text) else None
    if catch_all().search(use.item):
        if (copied := next((other for other in others if _is_heading_of(use, other)), None)) is not None:
            return copied.item
        rival = next((other.item for other in others if _is_use_of(use.text, other.item)), None)
        return rival if rival is not None and not _RUNNING.search(use.text) and _OWN_WORK.search(use.item) else None
    if _shared(use.item, use.text) >= 2:
        return None
    return next(
        (other.item for other in others if _names(use.text, other.item) or _is_use_of(use.text, other.item)), None
    )


def _say_their_names(uses: Sequence[Use]) -> bool:
    """Whether the text describes most uses by nothing but the name of the item."""
    return len(uses) >= _SEVERAL and sum(_says_name_of(use, use) for use in uses) * 2 > len(uses)


def _says_name_of(use: Use, other: Use) -> bool:
    """Whether the use is the name of ``other`` and nothing else, its section before it or not."""
    section = zh.label(other.path.names[_ITEM - 1])
    return use.text in (other.item, section + other.item)


def _is_heading_of(use: Use, other: Use) -> bool:
    """Whether the use is the name of ``other`` with that of its section: whatever money of its own is for, it is not that."""
    section, item = (zh.label(name) for name in other.path.names[_ITEM - 1 :])
    return bool(section) and section != zh.label(use.path.names[_ITEM - 1]) and f"{section}{item}" in use.text


def _only_of_another(use: Use, own_alone: re.Pattern[str]) -> bool:
    """Whether words of another item stand there and none that are this one's alone: 社会保险 may be either."""
    return not own_alone.search(use.text) and any(
        one.alone.search(use.text) for one in item_uses() if not one.item.search(use.item)
    )


def _is_use_of(text: str, item: str) -> bool:
    return any(one.item.search(item) and one.alone.search(text) for one in item_uses())


def _names(text: str, item: str) -> bool:
    """Whether the use speaks of ``item``: by its name, or by so many letters of it that no other word explains."""
    if len(item) >= _SHORTEST and item in text:
        return True
    return not catch_all().search(item) and _shared(_COMMON.sub("", item), text) >= _SHARED


def _shared(name: str, text: str) -> int:
    """The length of the longest run of letters of ``name`` that stands in ``text``, common words left out."""
    core = _COMMON.sub("\n", name)
    return max(
        (
            end - start
            for part in core.split("\n")
            for start in range(len(part))
            for end in range(start + 1, len(part) + 1)
            if part[start:end] in text
        ),
        default=0,
    )


def _problem(use: Use, other: str) -> Problem:
    what = f"这是“{other}”的用途" if other else "看不出与这一科目有关"
    return Problem(
        Severity.WARNING,
        f"用途/{use.item}",
        f"“{use.path.text}”的用途写“{use.place.quote}”，{what}，疑为照抄了别的段落。",
        "按这一科目实际列支的内容改写用途。",
        (use.place,),
        Side("所写用途", use.text, use.place),
        Side("所属科目", use.item),
        relation="用途与科目相符",
    )
