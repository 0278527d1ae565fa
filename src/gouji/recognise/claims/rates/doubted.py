"""Rates and changes that may well be of something else than the figure before them: of several told together, of a thing
that the clause names itself, of what a verb before its noun moves.

Such a claim counts where it holds; a failure proves nothing. Which levels a sentence has is told by the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import nothing_but, words_of
from gouji.domain.claims import Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.periods import period_of
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.sentences.same import names_another, of_last_year
from gouji.recognise.claims.sentences.sums import is_sum

_SHAPES = (Shape.DIFFERENCE, Shape.GROWTH, Shape.COMPLETION, Shape.SHARE)
_MOVES = (Shape.DIFFERENCE, Shape.GROWTH)
#: 两项合计占…, 共占…, 累计完成…, 总完成率: said of all that was told, not of the last.
_TOGETHER = re.compile(
    r"[两二三四五六七八九十\d][个项者类本笔家]|合计|(?<!公)共(?!同)|总计|累计|总(?=完成|执行|体|支出率)|[均都]"
)
_BREAK = re.compile(r"[，,。；;：:、（()）]")
#: What a rate names before the budget that it is of: 教育支出为预算的p.
_SPOKEN_OF = re.compile(r"^(?P<name>[^，,。；;：:、\d]{2,24}?)(?:占|为|是|完成|达到?|仅)")
#: 完成政府采购预算的p, not 完成年初预算的p
_BUDGET_OF = re.compile(
    r"(?:完成|占|为|达到?)了?(?:(?:20\d\d|本|当|全)年度?|年度|年初|部门|单位|批复|下达)*"
    r"(?P<name>(?!年|调整|变更|变动|追加|一般|公共|政府性|国有|社会保险|社保|财政|收入|支出|总|预算|目标|部门|单位|人大|原)[^，。的\d]{2,10}?)"
    r"(?:支出|收入|经费|资金|费)?(?:年初|调整|全年)?预算"
)
_NAME = 2  # characters of the shortest name
_EARLIER = re.compile(r"^(?:上年|去年|上一年)")
_FROM_MONTH = "环比"
#: 上半年A，占预算B的p，短收D: behind what was due by then, not behind the whole year's budget.
_OF_THE_TIME = re.compile(r"上半年|半年|季度|序时|进度|\d\s?月")
_DONE = ("决算",)
_ADJUSTED = re.compile(r"调整|追加|变动|全年")
_BEFORE_IT = ("年初预算", "预算")
#: 其中执行率100%的项目3个: the rate tells which, not how much of all.
_QUALIFIES = re.compile(r"(?:及?以[上下])?的[^，,。；;、\d]{0,8}\d")
#: 全年支出 is no 下半年支出.
_OF_ALL_YEAR = re.compile(r"全年|年度|本年|当年")
_PAIR = 2
#: By nature: whatever is called otherwise is none of them.
_KINDS_OF_SPENDING = ("基本支出", "项目支出", "人员经费", "公用经费")
_OVER_YEARS = re.compile(r"\s*(?:近|这|过去)?(?:[两二三四五六七八九十]{1,2}|\d{1,2})年(?!度|级)")
_OF_ALL = re.compile(r"总额|总计|合计|总数|总量|总收入|总支出|全年|本年|全部")


@cache
def _moving() -> tuple[str, ...]:
    return tuple(sorted(wording().up | wording().down, key=len, reverse=True))


def doubted(claims: Iterable[Claim], layout: Layout) -> Iterator[Claim]:
    """``claims`` with less evidence for those whose words may speak of something else than their figures."""
    places = {spot.mention: (number, spot.row) for number, spot in enumerate(layout.spots)}
    for claim in claims:
        told = claim.evidence.may_fail and claim.readings and claim.readings[0].shape in _SHAPES
        if told and _is_of_another(claim.readings[0], layout, places):
            yield replace(claim, evidence=Evidence.NAMED if claim.evidence.is_stated else Evidence.FIGURES)
        else:
            yield claim


def _is_of_another(relation: Relation, layout: Layout, places: dict[Mention, tuple[int, Row]]) -> bool:
    claimed = relation.claimed
    level = next((one for one in relation.operands if one.role is Role.LEVEL and one.start < claimed.start), None)
    if level is None or level not in places or claimed not in places:
        return False
    if _QUALIFIES.match(claimed.passage.text, claimed.end):
        return True
    if relation.shape is Shape.SHARE and (measures_another(level, claimed) or _is_of_another_whole(relation)):
        return True
    if claimed.rank[1] > 1 or claimed.role is Role.RATE:
        return False
    if relation.shape in _MOVES and _is_over_years(relation):
        return True
    if any(map(_only_moves, _levels(relation))) or _is_of_another_budget(relation, layout):
        return True
    if _is_of_a_total(relation, level, layout, places):
        return True
    between = [spot.mention for spot in layout.spots[places[level][0] + 1 : places[claimed][0]]]
    if _is_moved_apart(level, claimed, between) or _is_another_growth(level, claimed, relation):
        return True
    if relation.shape is not Shape.SHARE and any(names_another(name, level.subject) for name in _names(relation)):
        return True
    return not (claimed.own and relation.shape is Shape.SHARE) and _is_one_of_several(relation, level, layout, places)


def _is_over_years(relation: Relation) -> bool:
    """Whether what moved over several years is set beside last year's figure: A，比上年B增长p，五年增长q."""
    if _OVER_YEARS.match(relation.claimed.words_before()) is None:
        return False
    return any(of_last_year(one.base or one.subject) for one in relation.mentions)


def measures_another(level: Mention, share: Mention) -> bool:
    """采购45批，金额占p; 人员a，上年占p: a share of the money of what was counted, or of another year."""
    words = share.words_before(over="、").split("占")[0].strip()
    if _EARLIER.search(words) is not None:
        return True
    return not level.figure.unit.is_money and not _speak_of(words, level, share)


def _is_of_another_whole(relation: Relation) -> bool:
    """上半年A，下半年B，其中甲a，占全年支出的p; 人员支出A，公用支出B，其中甲a，占基本支出的p: by its words the share is of what is not printed."""
    base, whole = relation.claimed.base, relation.operands[-1]
    if not base or not whole.own or len(relation.operands) != _PAIR:
        return False
    for_part = _OF_ALL_YEAR.search(base) is not None and period_of(whole) != ""
    return for_part or any(name in base and name not in whole.subject for name in _KINDS_OF_SPENDING)


def _speak_of(words: str, level: Mention, share: Mention) -> bool:
    """Whether the words before 占 name nothing but what is counted: 男职工占p, 两者分别占p; 在校生分别占p is of something else."""
    if nothing_but("themselves").fullmatch(words):
        return True
    if words_of("worth").search(words):
        return False
    known = "，".join((level.subject, level.within, share.base))
    return level.subject in words or any(words[at : at + 2] in known for at in range(len(words) - 1))


def _levels(relation: Relation) -> Iterator[Mention]:
    return (one for one in relation.operands if one.role is Role.LEVEL)


def _only_moves(level: Mention) -> bool:
    """Whether the words right before a figure say that it was added to a budget or given back: 收回b，…，较年初增加D."""
    return level.words_before().rstrip().endswith((*wording().budget_moves, *wording().given_back))


def _is_of_another_budget(relation: Relation, layout: Layout) -> bool:
    """上半年A，占预算B的p，短收D; 年初预算a，调整预算b，完成A，超收D; 年初预算a，完成A，比调整后预算减少D."""
    claimed, base = relation.claimed, relation.claimed.base
    if "预算" in base and relation.operands[0].measure not in _DONE and _OF_THE_TIME.search(claimed.lead):
        return True
    if base == "预算" and len({one.measure for one in _budgets(claimed, layout)}) > 1:
        return True
    return _ADJUSTED.search(base) is not None and any(one.measure in _BEFORE_IT for one in relation.operands)


def _is_of_a_total(relation: Relation, level: Mention, layout: Layout, places: dict[Mention, tuple[int, Row]]) -> bool:
    """甲a，乙b，总额较上年B减少D: of all that was told, where the level is not called so itself."""
    row = places[level][1]
    if relation.shape not in _MOVES or row.total or _OF_ALL.search(level.subject) or row.index == 0:
        return False
    base = next((one for one in relation.operands if one.role is Role.BASE), relation.claimed)
    near = (one for one in layout.rows[: row.index] if one.sentence == row.sentence and one.brackets == row.brackets)
    told = any(one.level is not None and comparable(one.level, level) for one in near)
    return told and base.start > level.end and _OF_ALL.search(base.words_before()) is not None


def _budgets(claimed: Mention, layout: Layout) -> Iterator[Mention]:
    """The budgets told before a change in its sentence."""
    for spot in layout.spots:
        one = spot.mention
        if one.clause[0] == claimed.clause[0] and one.start < claimed.start and one.measure in BUDGET_MEASURES:
            yield one


def _is_moved_apart(level: Mention, claimed: Mention, between: Sequence[Mention]) -> bool:
    """支出A，其中增加教育支出b，增长p; 支出A，压减一般性支出，压减p: the rate is of what was moved; A，加上b后，比…增长p is of both."""
    last, text = between[-1] if between else level, level.passage.text
    if claimed.role is Role.GROWTH:
        if last.role is Role.OTHER and last.direction:
            return not last.figure.unit.is_rate
        if any(map(_moves_a_thing, _BREAK.split(text[last.end : claimed.start])[1:-1])):
            return True
    return text.startswith("后", level.end)


def _moves_a_thing(clause: str) -> bool:
    """Whether a clause without a figure begins with a word of change and goes on to name what is changed."""
    verb = next((word for word in _moving() if clause.strip().startswith(word)), "")
    return bool(verb) and len(clause.strip()) - len(verb) >= _NAME


def _is_another_growth(level: Mention, claimed: Mention, relation: Relation) -> bool:
    """增长p，预期目标为增长q; 比上年增长p，环比增长q."""
    if claimed.role is not Role.GROWTH:
        return False
    aimed = claimed.measure in BUDGET_MEASURES and level.measure not in BUDGET_MEASURES
    return aimed or (_FROM_MONTH in claimed.words_before() and any(one.role is Role.BASE for one in relation.operands))


def _names(relation: Relation) -> Iterator[str]:
    """What the words of a comparison or of a rate name themselves."""
    claimed = relation.claimed
    for mention in (*(one for one in relation.operands if one.role is Role.BASE), claimed):
        if mention.own:
            yield mention.subject
        elif mention.about:
            yield read_label(mention.about).subject
    if relation.shape is Shape.COMPLETION:
        clause = claimed.words_before().strip(" 为是达到约")
        found = _SPOKEN_OF.match(clause)
        rate = next((one for one in wording().completion_rates if clause.endswith(one)), "")
        yield read_label(found["name"] if found is not None else clause.removesuffix(rate) if rate else "").subject
        budget = _BUDGET_OF.search(claimed.base)
        yield budget["name"] if budget is not None else ""


def is_of_several(rate: Mention) -> bool:
    """Whether the clause of a rate says that it is of several figures together: 合计占p, 总完成率p."""
    return _TOGETHER.search(_before_base(rate, rate.words_before())) is not None


def _before_base(rate: Mention, words: str) -> str:
    """``words`` before a rate up to those of its base: 合计 in 占收入合计的p tells of what, not that several are told of."""
    return words.rpartition(rate.base)[0] if rate.base and rate.base in words else words


def _is_one_of_several(
    relation: Relation, level: Mention, layout: Layout, places: dict[Mention, tuple[int, Row]]
) -> bool:
    """Whether figures of one kind are told in one breath before a rate that is said of all of them, or may be: 甲a、乙b，占…"""
    row = places[level][1]
    text, claimed = level.passage.text, relation.claimed
    if level.rank[1] > 1:  # 三个县分别为a、b、c，占B的p
        return True
    if row.total or row.level is not level:
        return False
    earlier = [one for one in layout.rows[: row.index] if one.sentence == row.sentence and one.level is not None]
    if earlier and is_of_several(claimed):
        return True
    siblings = _siblings(row, level, layout)
    if not siblings or not level.own:
        return False
    if relation.shape in _MOVES and _goes_back_past_a_sum(level, claimed, layout, places):
        return False
    if _TOGETHER.search(_before_base(claimed, text[level.end : claimed.start])):
        return True
    joint = text[siblings[0].end : level.start]
    apart = relation.shape in _MOVES or level.within  # 其中甲a，乙b，占…: the last of a list has its own share
    return joint.startswith(("、", "和", "及", "与")) or (not apart and joint.startswith(("，", ",")))


def _goes_back_past_a_sum(
    level: Mention, claimed: Mention, layout: Layout, places: dict[Mention, tuple[int, Row]]
) -> bool:
    """甲a，乙b，合计T，乙比上年减少D: what all of them came to has been told, and the comparison names one of them."""
    between = [spot.mention for spot in layout.spots[places[level][0] + 1 : places[claimed][0]]]
    return any(one.role is Role.LEVEL and is_sum(one) and comparable(one, level) for one in between)


def _siblings(row: Row, level: Mention, layout: Layout) -> list[Mention]:
    """The figures of the same kind right before ``level`` that nothing but their names is told of, the nearest first."""
    found = []
    heads = {opener.before for opener in layout.openers if opener.after <= row.index and not opener.by_colon}
    for one in reversed(layout.rows[: row.index]):
        if one.sentence != row.sentence or one.brackets != row.brackets or one.level is None or one.index in heads:
            break
        if len(one.mentions) != 1 or not one.level.own or not comparable(one.level, level):
            break
        if one.level.measure in BUDGET_MEASURES and level.measure not in BUDGET_MEASURES:
            break
        found.append(one.level)
    return found
