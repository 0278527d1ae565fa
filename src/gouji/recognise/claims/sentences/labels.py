"""What the words before a figure name: the subject and which of its figures is printed."""

from __future__ import annotations

import re
from collections import deque
from functools import cache, lru_cache

from gouji.catalogue.claims import as_word, wording
from gouji.catalogue.names import TIME, core, without_remarks
from gouji.domain.claims import Mention
from gouji.values.record import record

_LONGEST = 60
_RATE_LEAD = 16  # characters before a rate that end with its name
# 204万元（下达某中心）、占比p: a remark behind the figure before; 下同）收入: the end of a remark that a comma has cut; 三、支出情况说明2026年支出: a heading before the sentence.
_REMARK = re.compile(r"^(?:[（(]?[^（()）]*[)）][、，,]?|.*(?:情况的?(?:总体)?说明)(?:[（(][^（()）]*[)）])?)")
# 预算 inside the name of one of the four budgets is no measure.
_FUND = r"(?<!一般)(?<!公共)(?<!公共财政)(?<!基金)(?<!经营)"
_RESERVE = r"(?!稳定调节)"  # 预算稳定调节基金 is no budget
_BIRTHS = r"(?!生育)"  # 计划生育 plans nothing


@record(frozen=True, slots=True)
class Label:
    """标签: ``subject`` as printed without its wrapping words, '' where none is named; ``measure`` its normal name."""

    subject: str
    measure: str


#: How long something took names nothing: 五年共增加D.
_SPAN = re.compile(r"(?:[两二三四五六七八九十]{1,2}|\d{1,2})年(?:来|间|内|期间)?(?:共|累计|合计|总共)?")


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    words = wording()
    openers = "|".join(as_word(word) for word in sorted(words.openers, key=len, reverse=True))
    copulas = "|".join(re.escape(word) for word in sorted(words.copulas, key=len, reverse=True))
    measures = "|".join(
        (_FUND if text.startswith("预算") else "")
        + re.escape(text)
        + (_RESERVE if text.endswith("预算") else _BIRTHS if text.endswith("计划") else "")
        for text, _ in words.measures
    )
    return (
        re.compile(rf"(?:{openers}|{TIME})+"),
        re.compile(rf"(?:{copulas})$"),
        re.compile(measures),
        dict(words.measures),
    )


@lru_cache(maxsize=4096)
def read_label(lead: str) -> Label:
    """The label in ``lead``, the words between the last break or figure and this figure."""
    start, end, measure_pattern, names = _edges()
    text = _REMARK.sub("", lead[-_LONGEST:].strip())
    found = next(iter(deque(measure_pattern.finditer(text), maxlen=1)), None)
    measure = names[found[0]] if found else ""
    if found and _AND_DONE.match(text, found.end()):
        measure = ""  # 计划和实际承保面积: of both
    if found:
        text = text[: found.start()] + text[found.end() :]
    opening = start.match(text)
    if opening:
        text = text[opening.end() :]
    while True:
        closing = end.search(text[-6:])
        if closing is None:
            break
        text = text[: len(text) - len(closing[0])]
    text = _quoted(text.strip(" 　,，、:：;；。的(（"))
    if not any(character.isalnum() for character in text) or _SPAN.fullmatch(text):
        text = ""
    return Label("" if without_remarks(text) in wording().neutral and not _names(text, lead) else text, measure)


def _quoted(text: str) -> str:
    """``text`` with its quotation marks in pairs: cutting the wrapping words may have cut one off."""
    if text.count("”") > text.count("“"):
        return "“" + text
    return text.replace("“", "") if text.count("“") > text.count("”") else text


def _names(text: str, lead: str) -> bool:
    """收入 and 支出 name a subject when nothing but time stands before them; 支出决算数 only repeats the measure."""
    return text in ("收入", "支出") and "决算" not in lead


_AND_DONE = re.compile(r"[和与及、](?:实际|完成)")
_DATED = re.compile(r"(?:(?:19|20)\d\d\s*年?|本年)[^，,。；;：:！？（(、]{0,30}$")


def dated(text: str, end: int) -> bool:
    """Whether the words right before ``end`` say of which year the figure is: 2023年度支出, 本年收入."""
    return _DATED.search(text[max(0, end - 40) : end]) is not None


def is_gap(subject: str) -> bool:
    """Whether words name a gap between two figures."""
    return "差" in subject and core(subject).endswith(wording().difference)


def is_saved_rate(mention: Mention) -> bool:
    """Whether a rate is by its name one of what was saved or cut: 节约率."""
    lead = mention.passage.text[max(0, mention.start - _RATE_LEAD) : mention.start]
    return mention.figure.unit.is_rate and lead.rstrip("为是达到约 ：:").endswith(wording().saved_rates)
