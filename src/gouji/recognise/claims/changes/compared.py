"""What a comparison compares: the level that changed and the level it changed from, each as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from gouji.catalogue.claims import fund_named, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import alike, comparable
from gouji.recognise.claims.changes.behind_a_sum import is_of_years, name_carried, of_the_named_period
from gouji.recognise.claims.changes.own_year import is_of_another_year, of_the_named_year
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.of_one import is_of_one
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Row
from gouji.recognise.claims.sentences.same import (
    identity,
    is_opening_of,
    names_another,
    names_last_year,
    of_last_year,
    opens,
    this_years,
)
from gouji.recognise.claims.sentences.sums import is_bare

_LOOK_BACK = 6
_FAR = 24
#: What several years came to is no figure of one year.
_PERIOD = re.compile(r"期间|时期|五年|三年|“十.五”")
_STOP = "。"
#: 截至2022年末, 2022年12月31日为
_END_ALONE = re.compile(r"\s*(?:截[至止]到?)?20\d\d年(?:年?[末底]|12月31日)(?:止|余额|数)?[为是]?\s*")
_EARLIER_NAME = re.compile(r"(?:上年度?|去年)(?:同期)?的?(?P<name>[^上去同，,。；;\d]{4,}?)(?:预算数|决算数|执行数)?")
_LAST = ("上年", "去年")
_CARRIED_OVER = ("上年结转", "上年结余", "上年度结转", "上年度结余")
_AMONG = "其中"
_FLOWS = ("收入", "支出")
_TOTALS = ("收支", "总", "合计")


@dataclass(frozen=True, slots=True)
class Currents:
    """What may have changed, the likeliest first; not ``certain`` where the comparison names something else, so that
    only a reading that holds is one. Where they are ``ranked``, a failure is one of the first. Where they are ``unmatched``,
    the base has a name of its own that none of them bears."""

    levels: tuple[Mention, ...]
    certain: bool = True
    ranked: bool = False
    unmatched: bool = False


def currents(row: Row, rows: Sequence[Row], mention: Mention, base: Mention | None) -> Currents:
    """The row's own level; then what the comparison names; then, where the sentence has several figures, the others
    before the comparison (财政拨款收入总计A，年初结转B，决算收入与上年相比增加D speaks of A)."""
    own = _own(row, mention, base)
    if own is not None and is_of_another_year(mention, own):
        earlier = (one for other in rows[: row.index + 1] if other.sentence == row.sentence for one in other.mentions)
        return Currents(tuple(of_the_named_year(mention, own, (one for one in earlier if one is not base))))
    headed = _named_by_base(mention, own, row, rows)
    if headed is not None:
        return Currents((headed, *([own] if own is not None else [])), ranked=own is not None)
    moved = next(
        (one for one in row.of(Role.CHANGE) if one.base == mention.base and one.start < mention.start), mention
    )
    if own is not None and not alike(own, moved) and not mention.own:
        own = _counted_for(own, row, rows, moved)
    if own is not None and not mention.own:
        found = of_the_named_period(own, _told_with(mention, row), row, rows)
        if found is not None:
            return Currents((found,))
        if is_of_years(own, row, rows):
            return Currents((own,), certain=False)
    words = _words(mention, row)
    if own is not None and is_bare(own) and not words:
        words = name_carried(own, mention, row)
    named = identity(words) if words else ""
    if own is not None and not _beyond_target(mention) and _is_meant(own, named, mention):
        later = _later(own, row, rows, mention)
        wholes = (
            dict.fromkeys((*_whole_of(row, rows, own, mention), *_head_of(rows, own, mention)))
            if not mention.own and later is None
            else ()
        )
        told = () if mention.own or later is not None else tuple(_told_of(own, row, rows, moved))
        if told:
            # a sentence of its own speaks of the whole that was listed, before any of its parts
            listed = wholes if own.clause[0] != mention.clause[0] else ()
            likeliest = dict.fromkeys((*listed, *told, own))
            return Currents(tuple(sorted(likeliest, key=lambda one: _unlike(one, moved))), ranked=True)
        sure = mention.own or later is not None or wholes or not _is_of_a_list_before(own, mention)
        return Currents((later or own, *wholes), certain=bool(sure))
    found = _by_name(named, row, rows, mention) if named else None
    if found is not None and named not in _FLOWS:
        return Currents((found,), certain=mention.own or not _is_of_a_list_before(found, mention))
    short = _in_short(named, row, rows, base) if base is not None and found is None else None
    if short is not None:
        return Currents((short,), certain=False)
    near = tuple(level for level in _near(own, words, row, rows, mention, base) if level is not found)
    if found is not None:
        return Currents((found, *near))
    specific = named not in ("", *_FLOWS) and not any(word in words + named for word in _TOTALS)
    unmatched = specific and base is not None and _of_another(base, near)
    return Currents(near, not specific or (base is not None and not unmatched), unmatched=unmatched)


def _named_by_base(mention: Mention, own: Mention | None, row: Row, rows: Sequence[Row]) -> Mention | None:
    """A of 总收入A，由a和b组成，较上年总收入B减少D: the base names again what the sentence began with, and not its last part."""
    found = _EARLIER_NAME.fullmatch(mention.base)
    if own is None or mention.own or found is None or core(own.subject).endswith(found["name"]):
        return None
    near = (level for one, level in before(rows, row, mention) if one.sentence == row.sentence)
    return next((one for one in near if core(one.subject).endswith(found["name"]) and alike(one, mention)), None)


def _of_another(base: Mention, levels: Sequence[Mention]) -> bool:
    """Whether a base has a name of its own that none of the levels bears: 资产A，其中固定资产上年B，增加D prints no level of D."""
    named = base.role is Role.BASE and base.own and bool(levels)
    return named and all(names_another(base.subject, level.subject) for level in levels)


def _is_meant(own: Mention, named: str, mention: Mention) -> bool:
    """Whether a comparison speaks of the level beside it: it names nothing else and no other year."""
    if named == "":
        return True
    if is_bare(own):
        return False
    return named == identity(own.subject) and (None in (own.year, mention.year) or own.year == mention.year)


def _own(row: Row, mention: Mention, base: Mention | None) -> Mention | None:
    levels = [one for one in row.of(Role.LEVEL) if one.start < mention.start and one is not base and not one.divides]
    same = [one for one in levels if base is not None and comparable(one, base)]
    if row.level is not None and same and not any(one is row.level for one in same):
        return same[-1]  # 12期6万元，比上年10期4万元
    if row.level is not None and same[-1:] != [row.level] and same and _is_aside(row.level) and not same[-1].own:
        return same[-1]  # 人均4万元，共12万元，比上年8万元
    if row.level is not None and row.level in levels:
        return _told_since(row.level, levels, mention) or row.level
    if levels:
        return levels[-1]
    return _stated_after(row, base) if base is not None and base.role is Role.BASE else None


def _told_since(head: Mention, levels: Sequence[Mention], mention: Mention) -> Mention | None:
    """2月收入A，下降p。1-2月累计B，增加D: a later sentence that prints a figure of its own without a name compares that."""
    if _STOP not in head.passage.text[head.end : mention.start]:
        return None
    here = (one for one in levels if one.clause[0] == mention.clause[0] and one.measure not in BUDGET_MEASURES)
    return next((one for one in here if alike(one, head) and one.year == head.year), None)


def _counted_for(own: Mention, row: Row, rows: Sequence[Row], mention: Mention) -> Mention:
    """车辆购置费A，用于购置5辆，比上年增加D: what was bought only tells what A is for, so the comparison speaks of A."""
    for one in reversed(rows[: row.index]):
        if one.group != row.group or one.sentence != row.sentence or one.brackets != row.brackets:
            break
        if one.level is not None and alike(one.level, mention):
            return one.level
    return own


def _stated_after(row: Row, base: Mention) -> Mention | None:
    """由B增长到A: the level stands behind its base."""
    return next((one for one in row.of(Role.LEVEL) if one.start > base.start), None)


def _words(mention: Mention, row: Row) -> str:
    """What the words of the comparison say has changed; '' where they name nothing."""
    begun = row.level is None and bool(row.mentions) and row.mentions[0].own
    return mention.subject if mention.own or begun else read_label(mention.about).subject or _flow(mention.about)


def _flow(words: str) -> str:
    """收入 of 决算收入, which names no subject but the flow."""
    return next((flow for flow in _FLOWS if words.endswith(flow)), "")


def _by_name(named: str, row: Row, rows: Sequence[Row], mention: Mention) -> Mention | None:
    """The nearest level before of that name, of the year that the comparison speaks of."""
    near = [level for _, level in islice(before(rows, row, mention), _FAR)]
    for level in near:
        same = identity(level.subject) == named and not is_bare(level) and level.measure not in ("年初预算", "调整预算")
        if same and alike(level, mention) and (None in (level.year, mention.year) or level.year == mention.year):
            return level
    # 一般公共预算财政拨款支出A。一般公共预算财政拨款比上年增加D: the only flow of that fund.
    sides = {flow for level in near for flow in _FLOWS if core(level.subject).endswith(flow)}
    full = (level for level in near for flow in sides if core(level.subject) == named + flow and alike(level, mention))
    return next(full, None) if len(sides) == 1 and fund_named(named) else None


def _in_short(named: str, row: Row, rows: Sequence[Row], base: Mention) -> Mention | None:
    """新收A件，…。新收案件比上年的B件增长p: what was counted before by the first words of the name."""
    near = (level for _, level in islice(before(rows, row, base), _FAR))
    told = (level for level in near if level.figure.is_counted and comparable(level, base))
    return next((one for one in told if len(core(one.subject)) > 1 and named.startswith(core(one.subject))), None)


def _later(own: Mention, row: Row, rows: Sequence[Row], mention: Mention) -> Mention | None:
    """2016年A，2015年B，与上年相比减少D: the level nearest to the comparison is the year it compares with."""
    if not (of_last_year(own.subject) or _against_last_year(mention)):
        return None
    for one, level in before(rows, row, mention):
        if one.sentence != row.sentence or level is own:
            continue
        follows = (
            own.year is not None and level.year == own.year + 1 and identity(level.subject) == identity(own.subject)
        )
        # 2023年A；2022年B，较2021年C增加D: behind ； the year of B has its own year before
        follows = follows and not (one.group != row.group and mention.base_year == (own.year or 0) - 1)
        relative = of_last_year(own.subject) and not of_last_year(level.subject)
        relative = relative and this_years(level.subject) == this_years(own.subject)
        # 2023年A，2022年B，2021年C，2023年比2021年增长p: what is compared is of the year that the comparison names
        named = mention.base_year is not None and own.year not in (None, mention.year)
        if named and level.year is not None and level.year != mention.year:
            continue
        same = named and level.year is not None and identity(level.subject) == identity(own.subject)
        plain = one.group == row.group and one.change is None and _is_the_end_before(own, level, mention)
        if (follows or relative or same or plain) and comparable(level, own):
            return level
    return None


def _told_with(mention: Mention, row: Row) -> Mention:
    """The change that a rate stands behind, whose words name what both are of; a change itself."""
    before_it = [one for one in row.of(Role.CHANGE) if one.start < mention.start]
    return before_it[-1] if before_it and mention.role is not Role.CHANGE else mention


def _is_the_end_before(own: Mention, level: Mention, mention: Mention) -> bool:
    """债务余额2023年末A，2022年末B，增加D: B is called by nothing but the end of the year before that of A."""
    alone = own.year is not None and _END_ALONE.fullmatch(own.words_before()) is not None
    return alone and level.year == (own.year or 0) + 1 and mention.base_year in (None, own.year)


def _near(
    own: Mention | None, words: str, row: Row, rows: Sequence[Row], mention: Mention, base: Mention | None
) -> Iterator[Mention]:
    others = [
        level
        for one in reversed(rows[max(0, row.index - _LOOK_BACK) : row.index])
        for level in (one.level,)
        if level is not None and one.brackets == row.brackets and alike(level, mention)
        if _speaks_of(mention.about, level) or (one.sentence == row.sentence and base is not None)
    ]
    candidates = [own, *others] if own is not None else others
    totals = any(word in words + identity(words) + mention.about for word in _TOTALS)
    if totals and not any(_speaks_of(mention.about, level) for level in candidates):
        candidates += _earlier(row, rows, mention)
    yield from sorted(candidates, key=lambda level: not _speaks_of(mention.about, level))


def _earlier(row: Row, rows: Sequence[Row], mention: Mention) -> list[Mention]:
    """Every level before: 收支总计与上年相比 names what no figure near it is called, so it may be any of them."""
    levels = (one.level for one in rows[: row.index])
    return [level for level in levels if level is not None and alike(level, mention)]


def _whole_of(row: Row, rows: Sequence[Row], part: Mention, mention: Mention) -> Iterator[Mention]:
    """What the list that ``part`` closes was about: 支出A，其中：基本支出B，项目支出C。与上年相比增加D may speak of A."""
    for one in reversed(rows[: row.index]):
        level = one.level
        if part.within and level is not None and level.subject == part.within and alike(level, mention):
            yield level
            return


def _is_of_a_list_before(part: Mention, mention: Mention) -> bool:
    """Whether ``part`` closes a list of a sentence before that of ``mention``, which names nothing: A，其中甲a、乙b。…比上年减少D may
    well be of A, though A be of another kind of budget."""
    text = part.passage.text
    listed = bool(part.within) or _AMONG in text[text.rfind("。", 0, part.start) + 1 : part.start]
    return listed and "。" in text[part.end : mention.start]


def _head_of(rows: Sequence[Row], own: Mention, mention: Mention) -> Iterator[Mention]:
    """支出A。构成如下：甲a；乙b。与上年B相比，增长p: a comparison that opens a sentence and names nothing may go back to what the
    paragraph begins with."""
    head = rows[0].level
    if head is not None and head is not own and own.clause[0] != mention.clause[0] and alike(head, mention):
        yield head


def _told_of(aside: Mention, row: Row, rows: Sequence[Row], change: Mention) -> Iterator[Mention]:
    """支出A，人均B，比上年增加D; 支出A，上年结转资金支付B，比上年增加D: what B only tells more about, D may well be a change of.
    What stands before ；, or has printed its own change, is done with: 本年收入A，增加D；上年结转B，减少E."""
    if not _is_aside(aside):
        return
    for one, level in before(rows, row, aside):
        if one.sentence != row.sentence or one.brackets != row.brackets or one.group != row.group or one.change:
            return
        if alike(level, change) and not _is_aside(level) and not level.divides:
            yield level
            return


def _is_aside(level: Mention) -> bool:
    """Whether a figure is by its name an average or money carried over from last year."""
    return is_of_one(level) or level.subject.startswith(_CARRIED_OVER)


def _unlike(level: Mention, change: Mention) -> bool:
    """200元 beside 增加5万元: of two that may have changed, the one in the unit of the change is the likelier."""
    return not change.figure.unit.is_rate and level.figure.unit is not change.figure.unit


def _speaks_of(about: str, level: Mention) -> bool:
    """预算支出 speaks of 财政拨款支出: the last two characters name the flow."""
    flow = core(about)[-2:]
    return flow in _FLOWS and core(level.subject).endswith(flow)


def stated_base(mention: Mention, row: Row, rows: Sequence[Row]) -> Mention | None:
    """The level that the base words name by measure: 比预算数 names 预算数为B in the same row or the one before."""
    wanted = next((measures for text, measures in wording().bases if text in mention.base), ())
    if _beyond_target(mention):
        wanted = ("目标",)
    near = rows[max(0, row.index - _LOOK_BACK) : row.index + _LOOK_BACK]
    preceding = [one for one in reversed(near) if one.sentence == row.sentence and one is not row]
    if opens(mention.base) and "预算" not in mention.base and any(opens(one.subject) for one in preceding):
        return None  # 年初结转A，…，年末结转B，较年初减少D: from what the year began with, not from a budget
    alone = sum(level.start < mention.start for level in row.of(Role.LEVEL)) == 1
    for measure in wanted:
        # The only level beside the change is what changed: 批准的预算A，调整为预算B，较年初预算增加D.
        for candidate in (*preceding, row) if alone else (row, *preceding):
            for level in reversed(candidate.of(Role.LEVEL)):
                same = level.measure == measure and level.start < mention.start and alike(level, mention)
                if same and _of_the_year(level, mention):
                    return level
    return None


def same_of_base(current: Mention, mention: Mention, rows: Sequence[Row], row: Row) -> Mention | None:
    """The figure of the same name that stands for the base, further off: of the year or of the budget that the base
    words name."""
    if opens(mention.base):
        return _opening_of(current, mention, rows, row)
    if is_of_several_years(mention.base):
        return None
    dated = current.year is not None or mention.base_year is not None or "预算" in mention.base
    if not dated and not any(word in mention.passage.text for word in _LAST):
        return None
    due = mention.base_year or (current.year - 1 if current.year is not None else None)
    for _, level in before(rows, row, mention):
        if level.year != due and level.measure not in BUDGET_MEASURES and not level.subject.startswith(_LAST):
            continue
        if level is current or not comparable(level, current, mention if mention.role is Role.CHANGE else current):
            continue
        if _is_base_of(current, level, mention):
            return level
    return None


def told_of_base(current: Mention, mention: Mention, rows: Sequence[Row], row: Row) -> Iterator[Mention]:
    """The figures of the passage, before the comparison or behind it, that may stand for the base by the year that its words
    name, or by the name that they give it: 较总投资节约D and, in another sentence, 总投资B."""
    words = read_label(mention.base)
    named = identity(words.subject) if words.subject and mention.base_year is None else ""
    for one in rows[max(0, row.index - _FAR) : row.index + _FAR]:
        for level in one.of(Role.LEVEL):
            dated = mention.base_year is not None and level.year == mention.base_year != current.year
            called = named not in ("", *_FLOWS) and identity(level.subject) == named
            if level is not current and (dated or called) and comparable(level, current):
                yield level


def is_of_several_years(base: str) -> bool:
    """Whether the words of a comparison speak of what several years came to: “十二五”期间."""
    return _PERIOD.search(base) is not None


def _opening_of(current: Mention, mention: Mention, rows: Sequence[Row], row: Row) -> Mention | None:
    """年初A，年末B，比年初增加D: the nearest figure before that the year began with, of the same name."""
    for _, level in before(rows, row, mention):
        if level is not current and comparable(level, current) and is_opening_of(level.subject, current.subject):
            return level if level.year == current.year else None
    return None


def _is_base_of(current: Mention, level: Mention, mention: Mention) -> bool:
    if of_last_year(level.subject) and not of_last_year(current.subject):
        return _against_last_year(mention) and this_years(level.subject) == this_years(current.subject)
    if identity(level.subject) != identity(current.subject):
        return False
    if "预算" in mention.base and not names_last_year(mention.base):
        due = current.year if mention.base_year is None else mention.base_year
        return level.measure in BUDGET_MEASURES and current.measure not in BUDGET_MEASURES and level.year == due
    due = mention.base_year or (current.year - 1 if current.year is not None else None)
    return _against_last_year(mention) and due is not None and level.year == due != current.year


def _against_last_year(mention: Mention) -> bool:
    return not mention.base or mention.base_year is not None or names_last_year(mention.base)


def _beyond_target(mention: Mention) -> bool:
    """超出39件 without a base is measured from the target named before it."""
    return not mention.base and mention.passage.text[: mention.start].endswith(wording().beyond)


def _of_the_year(level: Mention, mention: Mention) -> bool:
    """Whether ``level`` is of the year that the base words name: 上年 is the year before, no year is the same year."""
    earlier = names_last_year(mention.base)
    if earlier or (mention.base_year is not None and mention.base_year != mention.year):
        due = mention.base_year or (mention.year - 1 if mention.year is not None else None)
        return due is not None and level.year == due and level.year != mention.year
    return level.year is None or mention.year is None or level.year == mention.year
