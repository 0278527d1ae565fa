"""A time by its periods: 全年A件，其中上半年b件，下半年c件; 一季度至四季度分别a、b、c、d件，全年累计A件; 2021年a、2022年b，两年共A."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_HALF, _QUARTER, _MONTH, _YEAR = "half", "quarter", "month", "year"
_PERIOD = re.compile(
    r"(?P<year>20\d\d)年(?!\d{1,2}月|第?[一二三四]季|[上下]半年|[末底初])度?|第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年"
    r"|(?<![\d至到—–\-~])(?P<month>1[0-2]|[1-9])月份?(?![\d至到—–\-~])"
)
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
#: The periods dealt out in one breath, and how many they are.
_IN_TURN = re.compile(
    r"(?:^|[，,：:])(?:[^，,：:\d]{0,8})(?:第?[一1](?:季度?)?[至到—–-]+第?[四4]季度?|第?[一1]、[二2]、[三3]、[四4]季度|各季度|四个季度)[^，,。；;\d]{0,8}(?:分别|依次)[^，,。；;\d]*$"
)
_HALVES_IN_TURN = re.compile(r"上(?:半年)?[、和]下半年[^，,。；;\d]{0,8}(?:分别|依次)[^，,。；;\d]*$")
#: What a figure says of all the periods together: the year, or a count of them, or a span.
_ALL = re.compile(r"全年|[本当]年|年度|20\d\d年|合计|累计|共|总")
_SPAN = re.compile(r"(?P<first>20\d\d)年?度?(?:[—–~－-]+|[至到])(?P<last>20\d\d)年")
_MANY = re.compile(r"(?P<count>[两二三四五六七八九十\d])(?P<unit>个?月|个?季度|年)(?!级|前|均)")
_SO_FAR = re.compile(
    r"前(?P<quarters>[二两三])个?季度|(?<!\d)1?[—–~－-]+(?P<to>1[0-2]|[2-9])月|1[至到](?P<until>1[0-2]|[2-9])月"
)
_TIME = re.compile(
    r"其中|全年度?|[本当今]年度?|(?:20\d\d年?度?(?:[—–~－-]+|[至到]))?20\d\d年度?|年度|前?近?[两二三四五六七八九十\d]个?(?:月|季度|年)(?:来|间|内)?"
    r"|实施期|前[二两三]季度|第?[一二三四]季度?|[上下]半年|合计|累计|共计|总计|总共|总(?=[^计共额])|实际|[已共为是计有了达来：:\s]"
)
_DUE = re.compile(r"计划|任务|目标|预算|投资|概算")
#: Words between such a total and the list of its periods that deal it out.
_DEALT = re.compile(r"分年度?|分期|逐年|按年|分别安排|分季")
#: Figures that stand for themselves at each time, means and comparisons: no parts of a sum.
_STANDS = re.compile(
    r"余额|结[转余]|[末底初]|存量|保有|在[职编岗册校]|平均|均|比|较|同期|增[长幅加速]|下降|减少|率|占|最|截[至止]|累计达|以来"
)
_PERSONS = ("人", "名", "户", "家", "位", "个", "辆")  # one may be counted in each of the periods
_REPEATED = ("人次", "户次", "人天")
_COUNTED_ONCE = re.compile(r"新增|新|发展|招|录|退休|死亡|出生|受理|接|办|查处|举办|召开|开展|组织")


@dataclass(frozen=True)
class _Part:
    """时段的数: a figure with the period that its words name, and what they say was done."""

    mention: Mention
    kind: str
    number: int
    doing: str


@told_by(("年", "月", "季"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """All the periods of a time right before or behind the figure of it, in one sentence. A doubt where it fails."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group]
        for first, last, parts in (*_named(told), *_in_turn(told)):
            for at in (first - 1, last + 1):
                whole = told[at] if 0 <= at < len(told) else None
                if whole is not None and _is_of_all(whole, parts):
                    yield _claim(whole, parts)
                    break


def _claim(whole: Mention, parts: Sequence[_Part]) -> Claim:
    """Persons may be counted in each period, so that their total may be less."""
    mentions = tuple(part.mention for part in parts)
    words = whole.lead + mentions[0].lead
    again = whole.figure.unit.name in _PERSONS and _COUNTED_ONCE.search(words) is None
    so_far = _SO_FAR.search(whole.words_before()) or _PERIOD.search(_SPAN.sub("", whole.words_before()))
    shape = Shape.TOTAL if so_far and whole.start > mentions[0].start else Shape.PARTS
    relation = Relation(Kind.SUM, shape, Formula.SUM, mentions, whole)
    return Claim((relation,), Evidence.OPEN, may_fall_short=again)


def _named(told: Sequence[Mention]) -> Iterator[tuple[int, int, Sequence[_Part]]]:
    """Runs of figures each of which its own words give to the next period."""
    run: list[_Part] = []
    for at, mention in enumerate(told):
        part = _part(mention)
        if run and not (part is not None and _follows(run[-1], part)):
            if len(run) > 1:
                yield at - len(run), at - 1, run
            run = []
        if part is not None:
            run = [*run, part]
    if len(run) > 1:
        yield len(told) - len(run), len(told) - 1, run


def _follows(before: _Part, part: _Part) -> bool:
    return part.kind == before.kind and part.number == before.number + 1 and comparable(part.mention, before.mention)


def _part(mention: Mention) -> _Part | None:
    if mention.role is not Role.LEVEL or mention.figure.unit.is_rate:
        return None
    words = mention.words_before()
    found = list(_PERIOD.finditer(words))
    if len(found) > 1 and found[0].lastgroup == _YEAR:  # 2023年上半年
        found = found[1:]
    if len(found) != 1:
        return None
    period = found[0]
    if _STANDS.search(words) or _SO_FAR.search(words):
        return None
    kind = period.lastgroup or ""
    number = _NUMBERS.get(period[kind]) or int(period[kind])
    return _Part(mention, kind, number, _doing(words))


def _doing(words: str) -> str:
    """What a figure is of, but for its time: 受理案件 of 上半年共受理案件."""
    return _TIME.sub("", _PERIOD.sub("", words))


def _in_turn(told: Sequence[Mention]) -> Iterator[tuple[int, int, Sequence[_Part]]]:
    """一季度至四季度分别a、b、c、d."""
    for at, one in enumerate(told):
        if one.rank[0] != 0 or one.rank[1] not in (2, 4) or one.role is not Role.LEVEL:
            continue
        many, kind, words = (4, _QUARTER, _IN_TURN) if one.rank[1] == 4 else (2, _HALF, _HALVES_IN_TURN)
        dealt = told[at : at + many]
        if (
            len(dealt) == many
            and words.search(one.lead)
            and comparable(*dealt)
            and not _STANDS.search(one.words_before())
        ):
            parts = [_Part(mention, kind, number, "") for number, mention in enumerate(dealt, 1)]
            yield at, at + many - 1, parts


def _is_of_all(whole: Mention, parts: Sequence[_Part]) -> bool:
    """Whether a figure is by its words of the time that the periods make up, and of what was done in them."""
    words = whole.words_before()
    first = parts[0].mention
    between = first.passage.text[whole.end : first.start] if whole.start < first.start else ""
    planned = set(_DUE.findall(words)) - set.intersection(*(set(_DUE.findall(one.doing)) for one in parts))
    due = bool(planned) and _DEALT.search(between) is None
    if whole.role is not Role.LEVEL or due or _STANDS.search(words) or not comparable(whole, first):
        return False
    doings = {one.doing for one in parts if one.doing}
    return (
        len(doings) < 2 and _is_one_doing(whole, _doing(words), next(iter(doings), ""), first) and _covers(whole, parts)
    )


def _is_one_doing(whole: Mention, own: str, other: str, first: Mention) -> bool:
    """Whether the total is of what its periods are of: 全年共受理 of 受理案件. One behind the list names nothing that the list lacks:
    …分别办理a、b、c、d件，全年投诉e件."""
    if whole.start > first.start and not other:
        return own in first.lead
    return not own or not other or own in other or other in own or own[:2] == other[:2]


def _covers(whole: Mention, parts: Sequence[_Part]) -> bool:
    words = whole.words_before()
    kind, numbers = parts[0].kind, [one.number for one in parts]
    named = [one for one in _PERIOD.finditer(words) if one.lastgroup != _YEAR]
    so_far = _SO_FAR.search(words)
    if kind == _YEAR:
        return _covers_years(whole, numbers)
    if so_far is not None:
        quarters, month = so_far["quarters"], so_far["to"] or so_far["until"]
        wanted = range(1, (_COUNTS[quarters] if quarters else int(month)) + 1)
        return kind == (_QUARTER if quarters else _MONTH) and numbers == list(wanted)
    if named:
        return len(named) == 1 and numbers == _within(named[0], kind)
    if kind == _MONTH:
        told = _MANY.search(words)
        full = numbers == list(range(1, 13))
        return full or (told is not None and "月" in told["unit"] and _count(told) == len(numbers))
    every = 2 if kind == _HALF else 4
    return numbers == list(range(1, every + 1)) and _ALL.search(words) is not None


def _within(period: re.Match[str], kind: str) -> list[int]:
    """The quarters or months of a half year, the months of a quarter."""
    outer = period.lastgroup or ""
    length = {(_HALF, _QUARTER): 2, (_HALF, _MONTH): 6, (_QUARTER, _MONTH): 3}.get((outer, kind), 0)
    number = _NUMBERS.get(period[outer]) or int(period[outer])
    return list(range((number - 1) * length + 1, number * length + 1))


def _covers_years(whole: Mention, years: Sequence[int]) -> bool:
    """Whether a figure is of just these years: 三年共A, 2021—2023年A; 实施期三年，总预算A."""
    words = whole.words_before()
    span = _SPAN.search(words)
    if span is not None:
        return (int(span["first"]), int(span["last"])) == (years[0], years[-1])
    told = _MANY.search(words) or _MANY.search(whole.lead)
    return told is not None and told["unit"] == "年" and _count(told) == len(years)


def _count(told: re.Match[str]) -> int:
    return _COUNTS.get(told["count"]) or int(told["count"])
