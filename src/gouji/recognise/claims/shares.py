"""Shares: which part and which whole a printed percentage compares, and what shares of one whole imply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.before import before
from gouji.recognise.claims.corroborated import corroborated
from gouji.recognise.claims.rows import Layout, Row
from gouji.recognise.claims.same import identity
from gouji.solve.readings import first_holding
from gouji.solve.spans import divides, holds
from gouji.values.interval import total

_OVERALL = re.compile(r"^(?:总|全部)|(?:总额|总量|总计|合计|总数|总规模)$")
_BUDGETED = re.compile(r"(?<!公共)(?<!基金)(?<!经营)总?预算(?:总额|数)?$")
_OF_THIS = re.compile(r"[该此][项类][^，。；]{0,8}占[^，。；]{0,20}$")
_CLAUSE = 40
_FLOWS = ("收入", "支出", "收支")
_TOTALS = ("拨款收入", "拨款支出", "预算收入", "预算支出", "总收入", "总支出", "收支")
_FLOW = 2  # 支出 and 收入 are in too many names to tell one
_KIND_OF_MONEY = re.compile(r"(?:收入|支出|经费|资金)+$")


def relations(layout: Layout) -> Iterator[Relation]:
    """Every share whose part and whole are printed; then the shares that a full set of shares implies."""
    found: list[Relation] = []
    suspected: list[Relation] = []
    unexplained: list[tuple[Row, Mention, Mention]] = []
    for row in layout.rows:
        for mention in row.of(Role.SHARE):
            part_row, part = _part(layout.rows, row, mention)
            stated = _share(layout, row, part_row, part, mention) if part is not None else None
            if stated is not None and (stated.stated or holds(stated)):
                found.append(stated)
            elif part is not None:
                unexplained.append((part_row, part, mention))
                suspected += [stated] if stated is not None else []
    borne_out = tuple(corroborated(layout, [(part, rate) for _, part, rate in unexplained], found))
    explained = {relation.claimed for relation in borne_out}
    found += [*borne_out, *(one for one in suspected if one.claimed not in explained)]
    explained |= {relation.claimed for relation in suspected}
    unexplained = [one for one in unexplained if one[2] not in explained]
    yield from found
    yield from _implied(unexplained)


def _share(layout: Layout, row: Row, part_row: Row, part: Mention, rate: Mention) -> Relation | None:
    wanted = _wanted(rate)
    heads = [level for level in _heads(layout, part_row) if level is not part and comparable(level, part)]
    near = [level for _, level in before(layout.rows, row, rate) if level is not part and comparable(level, part)]
    named = sorted(
        (level for level in near if wanted and _names(core(level.subject), wanted)),
        key=lambda level: (
            level.exact < part.exact,
            core(level.subject) not in (wanted, _plain(wanted)),
            level not in heads,
        ),
    )
    named = [level for level in named if level.exact >= part.exact or core(level.subject) in (wanted, _plain(wanted))]
    if named:
        found = first_holding([_quotient(part, whole, rate) for whole in named], stated=True)
        if len(_plain(wanted)) > _FLOW or found is None or holds(found):
            return found
        totals = [level for level in named if _is_total(level)]  # 占总支出 is no share of 项目支出
        return first_holding([_quotient(part, whole, rate) for whole in totals], stated=True)
    after = [level for level in _after(layout.rows, row) if wanted and core(level.subject).endswith(_plain(wanted))]
    if after and comparable(after[0], part):
        return first_holding([_quotient(part, after[0], rate)], stated=True)
    if wanted:
        heads = [one for one in heads[:1] if _lists(layout, part_row, one) and one.exact >= part.exact]
        suspected = first_holding([_quotient(part, whole, rate) for whole in heads], stated=False)
        return suspected or _by_figures(part, near, rate)
    if heads:
        found = first_holding([_quotient(part, whole, rate) for whole in heads], stated=True)
        if found is None or holds(found) or not _certain(layout, part_row, heads[0]):
            return found if found is not None and holds(found) else None
        return _quotient(part, heads[0], rate)
    previous = layout.rows[part_row.index - 1].level if part_row.index else None
    if previous is None or not comparable(previous, part):
        return None
    reading = _quotient(part, previous, rate)
    return reading if reading.fits else None


def _after(rows: Sequence[Row], row: Row) -> Iterator[Mention]:
    """The levels behind a row in its sentence: a whole may be named after its parts."""
    return (one.level for one in rows[row.index + 1 :] if one.sentence == row.sentence and one.level is not None)


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


def _by_figures(part: Mention, near: Sequence[Mention], rate: Mention) -> Relation | None:
    """The one figure before that gives a share printed with two decimals, where its base goes by another name."""
    if rate.figure.places < 2:
        return None
    fitting = [whole for whole in near if divides(part, whole, rate) and whole.exact > part.exact]
    return replace(_quotient(part, fitting[0], rate), stated=False) if len(fitting) == 1 else None


def _part(rows: Sequence[Row], row: Row, rate: Mention) -> tuple[Row, Mention | None]:
    """The part of a share: the k-th of a parallel list, the level that 税收占比p names, or the level of its own row."""
    near = list(before(rows, row, rate))
    if rate.rank[1] > 1:
        ranked = ((one, level) for one, level in near if level.rank == rate.rank)
        return next(ranked, None) or _in_its_place(near, row, rate)
    if _OF_THIS.search(rate.passage.text[max(0, rate.start - _CLAUSE) : rate.start]):
        return _the_last(near, row)
    if not rate.own:
        level = next((one for one in reversed(row.of(Role.LEVEL)) if one.start < rate.start), None)
        return row, level
    wanted = core(rate.subject)
    for one, level in near:
        if core(level.subject).startswith(wanted) or core(level.subject).endswith(wanted):
            return one, level
    stem = _KIND_OF_MONEY.sub("", wanted)
    same = [(one, level) for one, level in near if stem and _KIND_OF_MONEY.sub("", core(level.subject)) == stem]
    ends = [(one, level) for one, level in near if stem and _KIND_OF_MONEY.sub("", core(level.subject)).endswith(stem)]
    if same or not ends:
        return same[0] if same else (row, None)
    return max(ends, key=lambda pair: pair[1].exact)  # a whole and its parts may be called alike


def _in_its_place(near: Sequence[tuple[Row, Mention]], row: Row, rate: Mention) -> tuple[Row, Mention | None]:
    """甲a，乙b，丙c，占比分别为p、q、r: as many amounts right before as there are shares."""
    position, length = rate.rank
    listed = [(one, level) for one, level in near if one.sentence == row.sentence][:length]
    alike = len(listed) == length and comparable(*(level for _, level in listed))
    return listed[length - 1 - position] if alike and all(level.own for _, level in listed) else (row, None)


def _the_last(near: Sequence[tuple[Row, Mention]], row: Row) -> tuple[Row, Mention | None]:
    """该项收入占p: what the sentence before begins with."""
    earlier = [pair for pair in near if pair[0].sentence < row.sentence and not pair[0].brackets]
    sentence = [pair for pair in earlier if pair[0].sentence == earlier[0][0].sentence]
    return sentence[-1] if sentence else (row, None)


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


def _is_total(level: Mention) -> bool:
    """Whether a figure is by its name all of something called 收入 or 支出."""
    name = identity(level.subject)
    return name in _FLOWS or name.endswith(_TOTALS)


def _wanted(rate: Mention) -> str:
    """What the base words name: 政府采购预算 is 政府采购, of which a budget is printed."""
    wanted = core(rate.base)
    return _BUDGETED.sub("", wanted).removesuffix("金额") or wanted


def _names(subject: str, wanted: str) -> bool:
    """Whether the words of a base name ``subject``: one contains the other's end (总支出 names 年度支出总计)."""
    if not subject:
        return False
    plain = _plain(wanted)
    if subject.endswith("收支") and plain in ("收入", "支出"):
        return True
    return subject.endswith(plain) or plain.endswith(subject) or (len(plain) > _FLOW and plain in subject)


def _plain(wanted: str) -> str:
    return _OVERALL.sub("", wanted)


def _implied(unexplained: Sequence[tuple[Row, Mention, Mention]]) -> Iterator[Relation]:
    """Shares of a whole that is not printed, in one sentence and adding up to 100%: the whole is the sum of the parts."""
    sentences: dict[int, list[tuple[Mention, Mention]]] = {}
    for row, part, rate in unexplained:
        if not rate.base:
            sentences.setdefault(row.sentence, []).append((part, rate))
    for pairs in sentences.values():
        parts = [part for part, _ in pairs]
        percents = total(rate.interval for _, rate in pairs)
        if len(set(parts)) < len(parts) or len(parts) < 2 or not percents.holds(1) or not comparable(*parts):
            continue
        for part, rate in pairs:
            operands = (part, *(one for one in parts if one is not part))
            yield Relation(Kind.SHARE, Shape.SHARE, Formula.PART_OF_SUM, operands, rate)


def _quotient(part: Mention, whole: Mention, claimed: Mention) -> Relation:
    return Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), claimed)
