"""比较基数的年度: where a sentence compares with a year that it names, what it compares, and of which year that is.

Only words and years are read here. What a sentence speaks of is of the year named last before the comparison; where the sentence
names none, of the year of its paragraph, of the heading above it and of the document, if they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.domain.claims import Passage
from gouji.values import zh
from gouji.values.fiscal import YearMention, years
from gouji.values.traditional import TO_SIMPLIFIED

BUDGET, OUTCOME, EITHER, PLAIN = "预算", "决算", "预算或决算", ""

_JOINT = re.compile(r"(?P<with>(?:(?<![相对])[与同和跟]|相[较比]于?(?=20))|(?<![占可])[比较]|对比)\s*$")
_MOVES = r"增|减|下降|上升|上涨|上浮|降低|提高|提升|压[缩减]|节[约省支]|调[增减]|[多少高低](?:[支收于出了]|\d)"
_SAME = "持平|一致|相同|相等|一样|无(?:增减)?(?:变化|变动|增减)|没有(?:增减)?(?:变化|变动|增减)|变化不大"
# What may stand between the year of a base and the change: 年度一般公共预算收入决算数, 年预算数962.22万元, 年的2190万元.
_WHAT = (
    r"(?P<what>年?(?:年?度)?[^,，。；;:：、\d()（）年月日]{0,24}?)(?P<level>\d[\d,.]*\s?[百千万亿]*[元辆人个台次]\s?)?"
)
_MOVED = re.compile(
    rf"{_WHAT}(?:相?比较?|相较)?[,，]?\s?(?:[^,，。；;:：\d()（）年]{{0,24}}?(?:总体|基本|略有|有所|分别|均|各))?\s?(?P<move>{_MOVES}|{_SAME})"
)
_BESIDE = re.compile(rf"{_WHAT}(?:相?比较?|相较)(?!例)")
_EQUAL = re.compile(rf"{_WHAT}(?:基本|总体|大体|大致)?(?:保持)?(?:{_SAME})")
# The parts of a year, and the states of a budget, are other figures of the same year.
_OTHER_FIGURE = re.compile(
    r"年初|年末|年底|期初|期末|[初末底]|月|季度?|半年|同期|以[前后来]|之?前|前|调整|调增|变[动更]|追[加减]|计划|目标|任务|指标|标准|上限|限额|下达|批[复准]|预计|代编|汇总|中期|规划|水平年"
)
_FUNDS = re.compile(
    r"一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|公共财政预算|预算(?:单位|内|外|稳定|法|绩效|管理|拨款|资金|收入(?=支出))"
)
_CAME_OF_IT = re.compile("决算|执行|完成|实际")
_PLAIN = re.compile(
    r"年度|[年度数的总全额本]|[预决]算|执行|完成|实际|部门|单位|当年|情况|安排|编制|公开|同口径|财政拨款|合计|[“”\"]"
)
_LATER = re.compile(r"明年|次年|下一?年|来年|今后")
_ADJUSTED = re.compile(r"调整|调增|调减|变更|变动后|追加|追减|年中|中期")
_PLANNED = re.compile(r"安排|拟|计划|预计|预期|力争|规划")
_DAY = re.compile(r"\s*年?\s*(?:\d|[一二三四五六七八九十]+月)|[-./—~～至到]")
_PART_OF_YEAR = re.compile(r"年(?:度)?(?:\d|上半年|下半年|前|第?[一二三四]季|[初末底])")
_SENTENCE = re.compile(r"[。；;\n]")
_LEAD = re.compile(r"[\s(（]*(?:[一二三四五六七八九十\d]+[)）、.．]\s*)?[\u4e00-\u9fff]{0,12}$")
_OF_MONEY = re.compile(r"[^,，。；;\d]{0,10}(?:结转|结余|提前|下达|拨付|项目|专项)")
_HEADING = 45


@dataclass(frozen=True, slots=True)
class Compared:
    """与某年相比: ``base`` is the year compared with and ``what`` it is of it (budget, outcome or not said); ``year`` the year of
    what is compared, where the sentence itself names one (``leads`` where it opens with it), and ``kind`` what that is.

    ``years`` are those that the paragraph before it and the headings above name; ``ahead`` where words around speak of a later
    year or of what is planned.
    """

    base: int
    what: str
    year: int | None
    leads: bool
    kind: str
    years: frozenset[int]
    ahead: bool
    sentence: str
    words: str
    passage: Passage
    start: int
    end: int


def compared_years(passages: Sequence[Passage]) -> Iterator[Compared]:
    """Every comparison with a named year, in reading order."""
    above: frozenset[int] = frozenset()
    for passage in passages:
        text = zh.halfwidth(passage.text).translate(TO_SIMPLIFIED)
        named = years(text)
        if named and len(text.strip()) <= _HEADING and not _SENTENCE.search(text):
            above = frozenset(one.year for one in named)
            if _JOINT.search(text[: named[-1].start]) is None:
                continue
        for at, one in enumerate(named):
            found = _compared(passage, text, named[:at], one, above)
            if found is not None:
                yield found


def latest_year(passages: Sequence[Passage]) -> int:
    """The latest year that anything but a day or a base of a comparison is of; 0 where none is named."""
    named = ((text, one) for text in (zh.halfwidth(passage.text) for passage in passages) for one in years(text))
    return max((one.year for text, one in named if not (_is_day(text, one) or _is_compared(text, one))), default=0)


def kind_named(words: str) -> str:
    """Whether ``words`` name a budget, an outcome, both or neither; the names of funds say neither."""
    plain = _FUNDS.sub("", words)
    budget, outcome = "预算" in plain, _CAME_OF_IT.search(plain) is not None
    return EITHER if budget and outcome else BUDGET if budget else OUTCOME if outcome else PLAIN


def _compared(
    passage: Passage, text: str, before: Sequence[YearMention], base: YearMention, above: frozenset[int]
) -> Compared | None:
    joint = _JOINT.search(text, 0, base.start)
    if joint is None or joint.end() != base.start:
        return None
    like = _EQUAL if joint["with"] in ("与", "同", "和", "跟") else _MOVED
    found = like.match(text, base.end) or _BESIDE.match(text, base.end)
    if found is None or _OTHER_FIGURE.search(found["what"]):
        return None
    begin = max((stop.end() for stop in _SENTENCE.finditer(text, 0, joint.start())), default=0)
    stop = _SENTENCE.search(text, found.end())
    end = stop.end() if stop is not None else len(text)
    sentence = text[begin:end]
    own = [one for one in before if one.start >= begin and not _is_compared(text, one)]
    earlier = [
        one.year for one in before if one.start < begin and not _is_compared(text, one) and not _is_day(text, one)
    ]
    nearest = own[-1] if own else None
    if nearest is not None and _PART_OF_YEAR.match(text, nearest.end):
        return None
    speaking = text[nearest.end if nearest is not None else begin : joint.start()]
    later = [one.year for one in years(text) if one.start > base.start]
    if nearest is None:
        ahead = _LATER.search(text) is not None or any(year > base.year for year in (*earlier, *later))
        ahead = ahead or "去年" in speaking or _PLANNED.search(speaking) is not None
    else:
        ahead = _LATER.search(speaking) is not None
    what = kind_named(found["what"])
    if (what == BUDGET and _ADJUSTED.search(speaking)) or _names_another(found["what"], text[begin : joint.start()]):
        return None
    if "执行" in found["what"] and "执行" not in speaking and kind_named(speaking) != BUDGET:
        return None  # accounts beside what was reported as executed before they were closed
    return Compared(
        base.year,
        what,
        nearest.year if nearest is not None else None,
        nearest is not None and len(own) == 1 and _leads(text, begin, nearest),
        kind_named(speaking),
        frozenset((*earlier, *above)) if nearest is None else frozenset(above),
        ahead,
        sentence.strip(),
        text[joint.start() : base.end] + "年",
        passage,
        begin,
        end,
    )


def _names_another(what: str, before: str) -> bool:
    """Whether a base is of another thing than the sentence speaks of: 支出A，比2023年收入减少D; 比2023年全省平均水平高."""
    named = _PLAIN.sub("", _FUNDS.sub("", what))
    return bool(named) and named not in before


def _leads(text: str, begin: int, one: YearMention) -> bool:
    """Whether a sentence opens with a year, and that not of money carried over or handed down in it."""
    return _LEAD.match(text, begin, one.start) is not None and _OF_MONEY.match(text, one.end) is None


def _is_compared(text: str, one: YearMention) -> bool:
    found = _JOINT.search(text, 0, one.start)
    return found is not None and found.end() == one.start


def _is_day(text: str, one: YearMention) -> bool:
    return _DAY.match(text, one.end) is not None
