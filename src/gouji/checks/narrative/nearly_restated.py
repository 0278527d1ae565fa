"""One figure told in two paragraphs in nearly the same words, and printed with a slip in one of them.

Names alone prove little: what is called alike may be of another time, stage or part. So the words before both must not differ
in any that tell such, no third figure is called so, and the two differ just by a digit, by two that changed places or by a point,
of so many digits that two other figures would hardly do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gouji.catalogue.claims import fund_named, government_named
from gouji.catalogue.meanings import words_of
from gouji.checks.narrative.one_figure import headed, of_governments
from gouji.domain.claims import Claims, Mention, Role
from gouji.solve.digits import is_moved, is_one_digit
from gouji.values import zh
from gouji.values.mismatch import Mismatch, classify

#: What names a figure no nearer: whose and of the year that the document is of, that it is a total, that it was done.
_LOOSE = re.compile(
    r"[本此]次|20\d\d年?度?|截[至止](?:到)?(?:目前)?|12月31日|年[末底]|全年|[本当]年度?|年度|年内|一年来?|期末|[我本该][市县区镇乡局院校单位部门中心项目]{1,2}|全[省市县区镇乡局院校]"
    r"|共计|合计|总计|累计|总额|总量|总数|总(?=[^是经体投资成])|实际|实有|实现|完成|达到?|安排|金额|数额|数量|个数|情况|情形|经(?=[^费营济])|绩效评价|评价|绩效|结果|最终|最后|其中"
    r"|项目(?!支出|资金|经费|预算|库|化|个|法人)|[为是有了共得的约数额：:、，（）()“”\"\s]|^[一二三四五六七八九十\d]+[.．、]?"
)
#: Words that tell a figure apart from one of the same name: another stage, time, part or body.
_APART = re.compile(
    r"自评|复核|复评|初评|预评|初审|审定|审减|[上去前明后下]一?年|20\d\d年|计划|目标|拟|预计|预期|应(?![急用])|调整|追加|变更|批复|年初|下属|本级|所属|机关|同期"
    r"|\d{1,2}月(?!31日)|季度|半年|平均|每|均|最[高低]|超过|不[少低高多]于|满分|新增|减少|增加|中央|省级|市级|县级|区级|乡镇|第[一二三四五六七八九十\d]|另|还|上述|以上|剩余|结[转余]|余额"
)
#: A name of nothing but which figure of a thing it is, the thing being named before.
_MEASURES = re.compile(
    r"(?:年初|期初|预算|决算|支出|收入|支付|执行|调整|后|财政|拨款|部门|资金|费用|经费|余额|结余|结转|原值|净值)*"
)
_SENTENCE, _BEHIND = re.compile("[。；;]"), 24
_ITEM = re.compile(r"[（(][类款项][)）]")  # told by item: each is checked against its own
_GOES_ON = ("）", ")", "、", "”")
_NEAR, _ITEMS = 80, 200  # characters
_SHORTEST, _NAMED = 2, 4  # characters of a name; of one that says much
_BOTH = 2  # values that one figure may be printed with
_ENOUGH = 4  # digits and what else speaks for one figure


class Twice(NamedTuple):
    """前后两处: one figure as both paragraphs print it."""

    name: str
    first: Mention
    other: Mention


class _Called(NamedTuple):
    name: str
    dimension: str
    place: str


def nearly_restated(claims: Claims) -> Iterator[Twice]:
    """Each figure that is told in two paragraphs, and in one of them with a slip."""
    if of_governments(claims):
        return  # it tells alike of several levels, of what was done and what is planned
    found: dict[_Called, list[Mention]] = {}
    for one in claims.mentions:
        called = _called(one)
        if called is not None:
            found.setdefault(called, []).append(one)
    for called, told in found.items():
        values = {one.exact for one in told}
        if len(values) == _BOTH and len({one.passage.number for one in told}) > 1:
            first = told[0]
            other = next(one for one in told if one.exact != first.exact)
            if first.passage is not other.passage and _is_slip(called.name, first, other) and _may_be_one(first, other):
                yield Twice(one_name(first), first, other)


def one_name(mention: Mention) -> str:
    return mention.spoken or mention.called


def _called(one: Mention) -> _Called | None:
    unit = one.figure.unit
    scored = unit.dimension == "score"
    if (
        not (one.role is Role.LEVEL or (scored and one.role is Role.OTHER))
        or unit.is_rate
        or one.divides
        or one.rank[1] > 1
    ):
        return None
    if not (unit.is_money or unit.is_count or scored):
        return None
    words = one.words_before()
    if one.passage.text[: one.start - len(words)].endswith(_GOES_ON) or _ITEM.search(
        one.passage.text, max(0, one.start - _ITEMS), one.start
    ):
        return None  # 教育支出（类）普通教育（款）支出a: its name stands before the bracket
    name = _LOOSE.sub("", zh.halfwidth(words))
    if not scored and _MEASURES.fullmatch(name):
        name += "/" + _LOOSE.sub("", zh.label(one.subject))
    if len(name) < _SHORTEST - scored or re.search(r"\d", name):
        return None
    name = "".join(sorted(name))
    near = _near(one)
    return _Called(name, unit.dimension, government_named(near) + fund_named(near))


def _near(one: Mention) -> str:
    """The words of its sentence right before a figure."""
    return one.passage.text[max(one.clause[0], one.start - _NEAR) : one.start]


def _is_slip(name: str, first: Mention, other: Mention) -> bool:
    one, two = first.figure, other.figure
    if one.unit is not two.unit or one.places != two.places or other.interval.meets(first.interval):
        return False
    swapped = classify(two, first.exact) is Mismatch.SWAPPED
    slipped = swapped or is_one_digit(two.value, one.value) or is_moved(two.value, one.value)
    digits = min(len(each.digits) - each.noughts for each in (one, two))
    says_much = len(name) >= _NAMED or one.unit.dimension == "score"
    return slipped and digits > 1 and digits + swapped + says_much >= _ENOUGH


def _may_be_one(first: Mention, other: Mention) -> bool:
    """Whether no words tell the two apart."""
    if len({first.year, other.year} - {None}) > 1 or first.within != other.within:
        return False
    return _told_apart(first) == _told_apart(other) and _scope(first) == _scope(other)


def _told_apart(one: Mention) -> set[str]:
    year = "" if one.year is None else f"{one.year}年"
    heading = one.passage.place.section.rsplit(" / ", 1)[-1]
    return set(_APART.findall(f"{heading}，{_near(one)}")) - {year}


def _scope(one: Mention) -> tuple[str, set[str]]:
    """Whose figure it is by the headings above it, and what words say that it takes in or leaves out."""
    text = one.passage.text
    behind = _SENTENCE.split(text[one.end : one.end + _BEHIND])[0]
    words = {*words_of("scope_before").findall(_near(one)), *words_of("scope_behind").findall(behind)}
    return headed(one.passage.place.section), words
