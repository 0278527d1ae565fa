"""Shares whose words tell the whole: 占总支出的p% names it, 占比p in a list means its head. Which reading is meant is chosen later.

A share whose words name no printed figure is left to ``ratios``, which goes by kinds and figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.claims import fund_named, government_named, partitions, wording
from gouji.catalogue.meanings import nothing_but
from gouji.catalogue.names import core, joins_more, without_budget, without_total
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.rates.of_what_was_added import is_of_both
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.mentions import AMOUNT_OF_SHARE
from gouji.recognise.claims.sentences.periods import period_told
from gouji.recognise.claims.sentences.rows import Layout, Row
from gouji.recognise.claims.sentences.same import identity, of_last_year

_OF_THIS = re.compile(r"[该此][项类][^，。；]{0,8}占[^，。；]{0,20}$")
_CLAUSE = 40
_QUALIFIES = re.compile(r"\s*的([^，,。；;：:、（(\d]{2,}?)(?:为|是|共|达|约)?\s*")
_FLOWS = ("收入", "支出", "收支")
_TOTALS = ("拨款收入", "拨款支出", "预算收入", "预算支出", "总收入", "总支出", "收支")
_WHOLE = ("整体支出", "全部支出")
_ALL_OF = re.compile(r"总(?=(?:收入|支出)$)")
_SO_FAR = re.compile(r"已经?(.{2,}?)(?:总?额|总?数|总?量)?")
#: What is by its words all of what was listed before it.
_TOTAL = re.compile(r"合计|(?<!公)共(?!同|产|青)|总(?![部队站台工务理公承])|之和|可用资金")
_FLOW = 2  # 支出 and 收入 are in too many names to tell one
_KIND_OF_MONEY = re.compile(r"(?:收入|支出|经费|资金)+$")

Place = tuple[Row, Mention]


@told_by({Role.SHARE})
def claims(layout: Layout) -> Iterator[Claim]:
    """Every share whose part and whole the words tell."""
    for row in layout.rows:
        for rate in row.of(Role.SHARE):
            found = () if is_of_both(rate) else parts(layout.rows, row, rate)
            if found:
                yield from _of_words(layout, row, found, rate)


def _of_words(layout: Layout, row: Row, found: Sequence[Place], rate: Mention) -> Iterator[Claim]:
    wanted = wanted_whole(rate)
    near = [level for one, level in before(layout.rows, row, rate) if not _is_beside(one, row, rate)]
    heads = list(_heads(layout, found[0][0]))
    named = sorted(
        (level for level in near if wanted and names_whole(core(level.subject), wanted)),
        key=lambda level: (core(level.subject) not in (wanted, without_total(wanted)), level not in heads),
    )
    funded = [level for level in named if fund_named(level.subject) == fund_named(wanted)]
    named = [level for level in funded or named if not _is_of_a_kind(wanted, level)]
    tops = [part for _, part in found]
    if any(part is not level and comparable(part, level) for part in tops for level in named):
        yield _named(tops, named, rate, wanted)
        return
    after = next((one for one in _after(layout.rows, row) if wanted and _is_named_behind(one, wanted)), None)
    if after is not None and comparable(after, tops[0]):
        yield Claim(_readings(tops, [after], rate))
        return
    if wanted:
        listing = [one for one in heads[:1] if _lists(layout, found[0][0], one)]
        if listing and not _so_far(rate):
            own = core(
                tops[0].subject
            )  # 教育支出a，占全县教育支出的p: of all that is called so, not of the head of the list
            named_itself = own != "" and without_total(wanted).endswith(own)
            kin = _kin(wanted, core(listing[0].subject)) and not named_itself and not _is_of_a_kind(wanted, listing[0])
            yield Claim(_readings(tops[:1], listing, rate), Evidence.OPEN if kin else Evidence.NAMED)
        return
    total = _total_behind(layout.rows, row, rate) or _of_the_share_before(layout, row, tops, rate)
    if total is not None:
        yield Claim(_readings(tops, [total], rate), Evidence.OPEN)
        return
    yield from _of_the_list(layout, found[0], heads, rate)


def _is_beside(other: Row, row: Row, rate: Mention) -> bool:
    """Whether a row prints its own share of the same base, so that it is no base itself: 甲a，占转移支付的p；乙转移支付b，占转移支付的q."""
    return other is not row and bool(rate.base) and any(one.base == rate.base for one in other.of(Role.SHARE))


def _is_of_a_kind(wanted: str, level: Mention) -> bool:
    """Whether the words of a base name one kind of what ``level`` is all of: 占项目支出的p is no share of 支出合计A."""
    flow = identity(level.subject)
    kind = without_total(wanted).removesuffix(flow)
    return (
        flow in _FLOWS
        and kind not in ("", without_total(wanted))
        and nothing_but("all_of_a_flow").fullmatch(kind) is None
    )


def _total_behind(rows: Sequence[Row], row: Row, rate: Mention) -> Mention | None:
    """T of 甲a，乙b，合计T，分别占p、q."""
    told = [(one, level) for one, level in before(rows, row, rate) if one.sentence == row.sentence]
    length = rate.rank[1]
    closes = length > 1 and bool(told) and told[0][1].rank[1] == 1 and _closes_a_list(told, length)
    return told[0][1] if closes else None


def _of_the_share_before(layout: Layout, row: Row, tops: Sequence[Mention], rate: Mention) -> Mention | None:
    """T of 甲a，乙b，合计T，甲占T的比重为p，乙占比q: what the share right before names, of which this one names another part."""
    earlier = [spot for spot in layout.spots if spot.mention.start < rate.start and spot.row.sentence == row.sentence]
    if not earlier or not (rate.own and tops) or rate.rank[1] > 1:
        return None
    share, wanted = earlier[-1].mention, wanted_whole(earlier[-1].mention)
    if share.role is not Role.SHARE or not (share.own and wanted) or core(share.subject) == core(rate.subject):
        return None
    near = [level for _, level in before(layout.rows, earlier[-1].row, share)]
    named = [level for level in near if names_whole(core(level.subject), wanted) and comparable(level, *tops)]
    return named[0] if len(named) == 1 and named[0] not in tops and tops[0].start < share.start else None


def _kin(wanted: str, subject: str) -> bool:
    """Whether the words of a base may speak of ``subject`` under another name: they share a word, or both are all that came in
    or went out (支出A，其中…占总收入的p)."""
    if {identity(wanted), identity(subject)} <= set(_FLOWS):
        return True
    return not subject or any(wanted[at : at + 2] in subject for at in range(len(wanted) - 1))


def _named(tops: Sequence[Mention], named: Sequence[Mention], rate: Mention, wanted: str) -> Claim:
    """Figures that the base words name; 占总支出 is said of whatever is called 支出, and fails only of what is all of it. Where
    they name a fund that no figure is said to be of, only the heading can tell whether it is meant."""
    readings = _readings(tops, named, rate)
    if fund_named(wanted) and not any(fund_named(level.subject) for level in named):
        return Claim(readings, Evidence.NAMED)
    if of_last_year(rate.base) and not any(of_last_year(level.subject) for level in named):
        return Claim(readings, Evidence.NAMED)  # 占上年支出预算的p beside this year's
    if all(joins_more(core(one.operands[1].subject), wanted) for one in readings):
        return Claim(readings, Evidence.NAMED)  # 税收返还和转移支付A（甲a，占转移支付的p）
    if len(without_total(wanted)) > _FLOW or _so_far(rate):
        return Claim(readings)
    totals = [level for level in named if is_total(level)]
    return Claim(_readings(tops, totals, rate), otherwise=Claim(readings, Evidence.NAMED))


def _of_the_list(layout: Layout, part: Place, heads: Sequence[Mention], rate: Mention) -> Iterator[Claim]:
    """占比p without a base: of the head of its list, else of the figure before."""
    row, top = part
    alike = [one for one in heads if one is not top and comparable(one, top)]
    if alike:
        told, *others = (_quotient(top, whole, rate) for whole in alike)
        others += [
            _quotient(top, one, rate) for one in _beside(layout, row) if one not in alike and comparable(one, top)
        ]
        certain = _certain(layout, row, alike[0])
        rest = Claim(tuple(others), Evidence.NAMED)
        listed = _lists(layout, row, alike[0]) and not _has_share(layout, alike[0])
        evidence = Evidence.STATED if certain else Evidence.OPEN if listed else Evidence.NAMED
        yield Claim((told,), evidence, otherwise=rest)
        return
    previous = layout.rows[row.index - 1].level if row.index else None
    if previous is not None and comparable(previous, top):
        evidence = Evidence.OPEN if _is_of_a_known_whole(layout, row, top, previous, rate) else Evidence.NAMED
        yield Claim((_quotient(top, previous, rate),), evidence)


def _is_of_a_known_whole(layout: Layout, row: Row, part: Mention, whole: Mention, rate: Mention) -> bool:
    """税收收入a，税收占比p right behind 一般公共预算收入A: the share of a part by its name in what it is a part of, of one body
    and time, and no other such whole in the sentence."""
    named, time = core(rate.subject), {part.year, whole.year} - {None}
    ends = tuple(
        end
        for one in partitions()
        if any(core(part.subject).endswith(names) and named.endswith(names) for names in one.parts)
        for end in one.whole
    )
    wholes = [one.level for one in layout.rows if one.sentence == row.sentence and one.level is not None]
    wholes = [one for one in wholes if one is not part and core(one.subject).endswith((*ends, "收入"))]
    alike = government_named(part.subject) in ("", government_named(whole.subject)) and part.measure == whole.measure
    return (
        bool(ends) and rate.own and wholes == [whole] and core(whole.subject).endswith(ends) and alike and len(time) < 2
    )


def _beside(layout: Layout, row: Row) -> Iterator[Mention]:
    """The levels before a row between one ； and the next: 工程支出A，授予中小企业B，占p may be of A."""
    near = (one for one in reversed(layout.rows[: row.index]) if one.group == row.group)
    return (one.level for one in near if one.level is not None)


def _readings(tops: Iterable[Mention], wholes: Iterable[Mention], rate: Mention) -> tuple[Relation, ...]:
    wholes = tuple(wholes)
    pairs = ((part, whole) for part in tops for whole in wholes if whole is not part and comparable(whole, part))
    return tuple(_quotient(*pair, rate) for pair in pairs)


def _after(rows: Sequence[Row], row: Row) -> Iterator[Mention]:
    """The levels behind a row in its sentence: a whole may be named after its parts."""
    return (one.level for one in rows[row.index + 1 :] if one.sentence == row.sentence and one.level is not None)


def _is_named_behind(level: Mention, wanted: str) -> bool:
    """Whether a figure behind a share is what its base words name: of 总支出 only what is all of it."""
    plain = without_total(wanted)
    return core(level.subject).endswith(plain) and (len(plain) > _FLOW or is_total(level))


def _certain(layout: Layout, row: Row, whole: Mention) -> bool:
    """Whether 占比p without a base can only mean the head of its list: in one sentence, and the head no share itself."""
    head = next(one for one in layout.rows if one.level is whole)
    named = (one for one in layout.openers if one.mark.kind == "within" and not one.loose and one.after <= row.index)
    part = row.level
    if part is not None and None not in (part.year, whole.year) and part.year != whole.year:
        return False
    if any(one.before == head.index and layout.rows[one.after].sentence == row.sentence for one in named):
        return True
    return head.sentence == row.sentence and not head.of(Role.SHARE)


def _has_share(layout: Layout, whole: Mention) -> bool:
    """Whether a head prints a share of its own, of which those of its list may be shares too."""
    return any(row.level is whole and row.of(Role.SHARE) for row in layout.rows)


def parts(rows: Sequence[Row], row: Row, rate: Mention) -> list[Place]:
    """The part of a share: the k-th of a parallel list, the level that 税收占比p names, or the level of its own row; several
    where a whole and its parts may be called alike."""
    named_behind = _qualified(rows, row, rate)
    if named_behind is not None:
        return [named_behind]
    near = list(before(rows, row, rate))
    if rate.rank[1] > 1:
        ranked = ((one, level) for one, level in near if level.rank == rate.rank)
        found = next(ranked, None)
        return _one(found) if found is not None else _in_its_place(near, row, rate)
    if _OF_THIS.search(rate.passage.text[max(0, rate.start - _CLAUSE) : rate.start]):
        return _one(_the_last(near, row))
    period = period_told(rate.words_before().split("占")[0])
    if period:  # 上半年a，下半年b，上半年占p
        return [pair for pair in near if period in pair[1].words_before(to_figure=True)][:1]
    if not rate.own:
        level = next((one for one in reversed(row.of(Role.LEVEL)) if one.start < rate.start and not one.divides), None)
        return _one(_in_bracket_behind(rows, row, rate)) if level is None else [(row, level)]
    named = core(rate.subject)
    wanted = wording().named_shares.get(named, named)
    exact = next((pair for pair in near if core(pair[1].subject) == wanted), None)
    if exact is not None:  # 项目支出a，其中专项项目支出b。项目支出占p
        return [exact]
    outer = [pair for pair in near if pair[0].brackets == row.brackets[: len(pair[0].brackets)]]
    for alike in (str.startswith, str.endswith):  # 税收 is 税收收入 rather than 其他税收
        found = next((pair for pair in (*outer, *near) if alike(core(pair[1].subject), wanted)), None)
        if found is not None:
            return [found]
    stem = _KIND_OF_MONEY.sub("", wanted)
    same = [(one, level) for one, level in near if stem and _KIND_OF_MONEY.sub("", core(level.subject)) == stem]
    ends = [(one, level) for one, level in near if stem and _KIND_OF_MONEY.sub("", core(level.subject)).endswith(stem)]
    return same[:1] or ends or _in_short(near, wanted)


def _in_short(near: Sequence[Place], said: str) -> list[Place]:
    """What was called by the first word only of what a share names: 办结190件，办结件占p; 电话120件，电话投诉占p. What was counted in
    another unit since then may be meant as well: 公办19所，民办28所，在园幼儿8214人，公办园占p."""
    alike = takewhile(lambda pair: comparable(pair[1], near[0][1]), near)
    return [pair for pair in alike if len(name := core(pair[1].subject)) > 1 and said.startswith(name)][:1]


def _qualified(rows: Sequence[Row], row: Row, rate: Mention) -> Place | None:
    """The figure of what a share with 的 behind it qualifies, or that is told behind its name: 占支出p的基本支出a; 基本支出占p，为a."""
    text = rate.passage.text
    for one in rows[row.index :]:
        for level in one.of(Role.LEVEL):
            if level.start > rate.end:
                if rate.own and AMOUNT_OF_SHARE.fullmatch(text, rate.end, level.start):
                    return (one, level) if core(level.subject) == core(rate.subject) else None
                named = _QUALIFIES.fullmatch(text, rate.end, level.start)
                return (one, level) if named and core(level.subject).endswith(named[1]) else None
    return None


def _in_bracket_behind(rows: Sequence[Row], row: Row, rate: Mention) -> Place | None:
    """甲a（占p）: the figure that a bracket with nothing but a share stands right behind."""
    told = rows[row.index - 1] if row.index and row.brackets else None
    if told is None or told.level is None or told.brackets != row.brackets[:-1] or row.mentions[0] is not rate:
        return None
    return (told, told.level) if told.level is told.mentions[-1] else None


def _one(found: Place | None) -> list[Place]:
    return [] if found is None else [found]


def _in_its_place(near: Sequence[Place], row: Row, rate: Mention) -> list[Place]:
    """甲a，乙b，丙c，占比分别为p、q、r: as many amounts right before as there are shares; 甲a，乙b，合计T，分别占p、q: a total
    between the parts and their shares is no part."""
    position, length = rate.rank
    told = [(one, level) for one, level in near if one.sentence == row.sentence]
    behind_total = bool(told) and _closes_a_list(told, length)
    listed = told[1 : length + 1] if behind_total else told[:length]
    alike = len(listed) == length and comparable(*(level for _, level in listed))
    return [listed[length - 1 - position]] if alike and all(level.own for _, level in listed) else []


def _closes_a_list(told: Sequence[Place], length: int) -> bool:
    """Whether the nearest of ``told`` is by its words the total of the ``length`` figures before it, which nothing else heads."""
    row, level = told[0]
    if len(told) <= length or not comparable(*(one for _, one in told[: length + 1])):
        return False
    return row.total or _TOTAL.search(level.words_before(over="、", to_figure=True)) is not None


def _the_last(near: Sequence[Place], row: Row) -> Place | None:
    """该项收入占p: what the sentence before begins with."""
    earlier = [pair for pair in near if pair[0].sentence < row.sentence and not pair[0].brackets]
    sentence = [pair for pair in earlier if pair[0].sentence == earlier[0][0].sentence]
    return sentence[-1] if sentence else None


def _heads(layout: Layout, row: Row) -> Iterator[Mention]:
    """The wholes of the lists that ``row`` stands in, innermost first."""
    for opener in reversed(layout.openers):
        inside = row.brackets[: len(opener.brackets)] == opener.brackets
        if opener.after <= row.index and inside and not opener.by_colon:
            head = layout.rows[opener.before]
            if head.brackets == row.brackets[: len(head.brackets)] and head.level is not None:
                yield head.level


def _lists(layout: Layout, row: Row, whole: Mention) -> bool:
    """Whether a plain 其中 makes ``row`` a part of ``whole``."""
    return any(
        opener.after <= row.index
        and not opener.numbered
        and layout.rows[opener.before].level is whole
        and layout.rows[opener.after].sentence == row.sentence
        for opener in layout.openers
    )


def is_total(level: Mention) -> bool:
    """Whether a figure is by its name all of something called 收入 or 支出."""
    name = identity(level.subject)
    return name in _FLOWS or name.endswith(_TOTALS) or core(level.subject).endswith(_WHOLE)


def wanted_whole(rate: Mention) -> str:
    """What the base words name: 政府采购预算 is 政府采购, of which a budget is printed."""
    wanted = core(rate.base)
    return _so_far(rate) or without_budget(wanted) or wanted


def _so_far(rate: Mention) -> str:
    """What a base says was done so far: 发行 of 已发行额. It never is a due that it is measured by."""
    found = _SO_FAR.fullmatch(core(rate.base))
    return "" if found is None else found[1]


def names_whole(subject: str, wanted: str) -> bool:
    """Whether the words of a base name ``subject``: one contains the other's end (总支出 names 年度支出总计)."""
    if not subject:
        return False
    plain = _ALL_OF.sub("", without_total(wanted))
    if subject.endswith("收支") and plain in ("收入", "支出"):
        return True
    return subject.endswith((plain, wanted)) or plain.endswith(subject) or (len(plain) > _FLOW and plain in subject)


def _quotient(part: Mention, whole: Mention, claimed: Mention) -> Relation:
    return Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), claimed)
