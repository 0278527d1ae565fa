"""平均数与单价的名称: what falls to one of many, by its name: 人均B, 平均每辆B, 每亩b."""

from __future__ import annotations

import re

from gouji.catalogue.claims import wording
from gouji.domain.claims import Mention
from gouji.values.figure import Averaged, Bound, Figure

#: What the amount is for one of: 平均每辆, 每人次, 户均.
_OF_ONE = re.compile(r"^(?:平均)?(?:每一?(?P<each>[\u4e00-\u9fff])|(?P<one>[\u4e00-\u9fff])均)")
#: 每村每年补助4400元: for one of many things, each year; 每年投入A is of all of them.
_PRICE = re.compile(
    r"每一?个?(?![年月日天周季股届轮批次]|学期|季度)[\u4e00-\u9fff]{1,4}?(?:每[年月日天周季]|每?个?[学]期)?"
    r"(?:均|各|按|给予|补[助贴]|奖[励补]|安排|发放|标准|资助|救助|支付|约|为|是|达|再|最高|不超过|提高到?)*\s*$"
)
#: What there is one of, in a pattern: the longer name first.
MEASURES = "平方公里|平方米|立方米|公里|公顷|公斤|千米|人次|批次|[\u4e00-\u9fff]"
#: Measure words of persons, any of which counts the same ones.
PERSONS = ("人", "名", "位")
_EVERY = "每"
_SET = re.compile(r"按照?|标准|定额|核定|测算|计算|单价|补[助贴]")
_SET_BEHIND = re.compile(r"[）)]?的?(?:补[助贴])?(?:标准|定额|核定|测算|计算|计)")
_COUNTED_AS = {"人": "人名位", "次": "次批", "车": "辆台", "例": "例人", "日": "天", "生": "人"}


def is_of_one(mention: Mention) -> bool:
    """Whether a figure is by its words what falls to one of many."""
    return _is_named_so(mention.subject)


def is_average(mention: Mention) -> bool:
    """Whether a figure is by its name an average of many, so that nothing of less than all is a part of it."""
    return any(word in mention.subject for word in wording().averages)


def is_of_levels(mention: Mention) -> bool:
    """Whether it counts the indicators of one level, which those of the next hold again."""
    return mention.figure.is_counted and mention.subject.endswith(wording().levels_of_indicators)


def of_one_words() -> tuple[str, ...]:
    """Words one of which every such name has."""
    return ("每", "均", *wording().per_head)


def is_price(mention: Mention) -> bool:
    """Whether money is by the words right before it what there is for one of many: 每村每年补助4400元. No sum holds it."""
    if not mention.figure.unit.is_money or _EVERY not in mention.passage.text:
        return False
    return _PRICE.search(mention.words_before(to_figure=True)) is not None


def _is_named_so(subject: str) -> bool:
    return subject.startswith(wording().per_head) or _OF_ONE.match(subject) is not None


def one_of(mention: Mention) -> str:
    """The measure word of what a figure falls to one of, by its name: 期 of 平均每期, 户 of 户均; '' where it tells none."""
    found = _OF_ONE.match(mention.subject)
    return "" if found is None else found["each"] or found["one"]


def counts_such(level: Mention, one: str) -> bool:
    """Whether a figure counts things that ``one`` is the measure word of: 辆 counts 车."""
    return bool(one) and level.figure.unit.dimension[0] in _COUNTED_AS.get(one, one)


def is_set(each: Mention) -> bool:
    """Whether an amount for one is set, so that the total follows from it: 按每亩b的标准, 每人b核定."""
    return _SET.search(each.words_before()) is not None or _SET_BEHIND.match(each.passage.text, each.end) is not None


def averaged(figure: Figure, subject: str) -> Figure:
    """``figure`` as what is rounded to it, where its name says that it was worked out: 人均结案251件."""
    whole = figure.is_counted and figure.bound is Bound.EXACT and _is_named_so(subject)
    return Averaged(figure.text, figure.value, figure.unit) if whole else figure
