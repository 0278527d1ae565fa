"""Parts that are by their words all of their whole: 问题28个，已整改14个，正在整改9个，未整改5个; 得分T分，决策a分、过程b分…; 由三部分构成：a、b、c."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.all_kinds import are_all_kinds
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_FEWEST, _MOST = 2, 9
_CLOSE = 4  # parts that miss their whole by more than a fourth of it may be of another, where no word opens their list
#: Words that say how many parts there are, or that they are all, between the whole and the first of them.
_COUNTED = re.compile(
    r"(?:由|分为?|共|含|包括)(?:以下)?(?P<count>[两二三四五六七八])(?:个?部分|大?类|项|块|方面)(?:内容|组成|构成)?"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_ARE = re.compile(r"^[，,：:]?(?:分别[为是]|由[^，。；\d]{0,24}(?:构成|组成)[：:]?)")
_OPENS = re.compile(r"其中|包括|分别|如下|[：:]|构成|组成|分为")
_ALL = re.compile(r"共|合计|总|全部")
_SOME = re.compile(r"等(?![级次])|主要|重点|左右|[几数]")
#: What makes a whole and its parts figures of different things: set and got, due and done, came and went.
_OTHERWISE = re.compile(
    r"满分|权重|分值|扣|加分|计划|目标|任务|拟|应(?![急用])|预算(?!执行)|上年|[上去]年|同期|平均|[人户车亩]均|每|超|比|较|余|新增|净"
)
_OF_OTHERS = re.compile(r"满分|权重|分值|平均|[人户车亩]均|每|比|较|新增|净|[上去]年")
_GOT = re.compile(r"得(?:分)?[为是：:]?$")
_LEADS = re.compile(r"^(?:其中|分别|具体|一是|二是|三是|[（(]?[一二三四五六七八九\d][)）.、])*[为是：:，]*")


@told_by(fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Each figure with those behind it that are by their names every kind of it, or as many as words say. A doubt where they do
    not add up."""
    spots = layout.spots
    for at, spot in enumerate(spots):
        whole = spot.mention
        if not _may_be_whole(whole):
            continue
        behind = spots[at + 1 : at + 1 + 2 * _MOST]
        parts = _parts(spot, behind, is_last=at + 1 == len(spots) or spots[at + 1].sentence != spot.sentence)
        for end in range(len(parts), _FEWEST - 1, -1):
            if _are_all(whole, parts[:end], parts[end : end + 1]):
                yield _claim(whole, parts[:end])
                break


def _may_be_whole(one: Mention) -> bool:
    unit = one.figure.unit
    scored = unit.dimension == "score"
    return (one.role is Role.LEVEL or scored) and not (unit.is_rate or unit.dimension in ("times", "points"))


def _parts(whole: Spot, behind: Sequence[Spot], *, is_last: bool) -> list[Mention]:
    """The figures behind ``whole`` that count what it counts, up to the end of its sentence, or those of the next sentence behind
    one that tells the whole alone; rates among them are passed over."""
    if not behind:
        return []
    sentence, brackets = behind[0].sentence, behind[0].brackets
    if sentence > whole.sentence + 1 or (is_last and whole.mention.figure.unit.dimension != "score"):
        return []
    near = takewhile(lambda one: one.sentence == sentence and one.brackets[: len(brackets)] == brackets, behind)
    beside = (
        one.mention
        for one in near
        if one.brackets == brackets and one.mention.figure.unit.dimension not in ("rate", "points", "times")
    )
    same = takewhile(lambda one: comparable(one, whole.mention) and _may_be_whole(one), beside)
    return list(same)[: _MOST + 1]


def _are_all(whole: Mention, parts: Sequence[Mention], following: Sequence[Mention]) -> bool:
    text = whole.passage.text
    between = text[whole.end : parts[0].start]
    told = text[whole.end : parts[-1].end + 2]
    if _SOME.search(told) or _OTHERWISE.search(told) or _OF_OTHERS.search(whole.words_before()):
        return False
    if following and not re.search("[；;。]", text[parts[-1].end : following[0].start]):
        return False
    years = {part.year for part in (whole, *parts)} - {None}
    scored = whole.figure.unit.dimension == "score"
    if len(years) > 1 or not (scored or all(part.measure == parts[0].measure for part in parts)):
        return False
    if scored and not any(part.figure.places or _GOT.search(part.words_before()) for part in parts):
        return False  # 得分95分，其中决策20分、过程20分: what could be got
    counted = _COUNTED.search(between)
    if counted is not None:
        return _COUNTS[counted["count"]] == len(parts)
    names = tuple(_name(part) for part in parts)
    if not all(names) or len(set(names)) < len(names):
        return False
    dealt = _ARE.search(between) is not None and _ALL.search(whole.lead) is not None
    return dealt or are_all_kinds(names)


def _name(part: Mention) -> str:
    words = part.words_before()
    return core(_LEADS.sub("", words)) or words


def _claim(whole: Mention, parts: Sequence[Mention]) -> Claim:
    text = whole.passage.text
    opened = _OPENS.search(text, whole.end, parts[0].start) or _ALL.search(whole.words_before())
    relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole)
    return Claim((relation,), Evidence.OPEN, within=0 if opened else _CLOSE)
