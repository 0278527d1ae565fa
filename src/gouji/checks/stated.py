"""文字已说明的事项: which printed figures of a text answer which duty, told by part, name, role and unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from gouji.catalogue.duties import Duty, duties, topics
from gouji.checks.disclosure import is_accounts, is_disclosure, is_explanation
from gouji.checks.item_paths import explains, named_paths
from gouji.domain.claims import Claims, Mention, Passage, Role
from gouji.domain.dossier import Dossier, Recognised
from gouji.values import zh

_LAST_YEAR, _CARRIED = ("上年", "去年"), ("上年结", "上年度结", "上年末", "上年年末")
_ROLES = {
    Role.LEVEL: "level",
    Role.BASE: "base",
    Role.CHANGE: "change",
    Role.GROWTH: "growth",
    Role.SHARE: "share",
    Role.COMPLETION: "completion",
    Role.OTHER: "other",
}
_ITEM = 2
#: Parts that may stand under a heading of another part, and what a heading of theirs means there.
_WHOLE = ("three_public", "fund", "capital")
_FINE = ("items", "structure")
#: The lead of a paragraph that is a heading printed in line with its text: （一）因公出国（境）费用。2026年预算数…
_LEAD = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(?P<lead>[^\d。：:，,；;]{3,18})[。：:]")
_ALL, _ITEMISED, _ANYWHERE = "total", "(项)", "(任何)"
_UNITS = ("money", "rate", "count", "score")
_TOGETHER = ("income", "spending", "fiscal", "general", "fund", "capital")
_TOLD = frozenset(("fiscal", "general", "fund", "capital"))
_LINE = 32
#: A paragraph so long without a figure is about something else.
_LONG = 200
_STOPS = re.compile(r"[。；，]")
_HALTS = re.compile(r"[。；;]")
_TERMS = "名词解释"
_SEPARATOR = " / "


@dataclass(frozen=True, eq=False)
class Stated:
    """文字已说明的事项: the figures by the id of the duty they answer, and the part that each passage belongs to, by its number."""

    figures: Mapping[str, tuple[Mention, ...]]
    topics: Mapping[int, str]
    claims: Claims

    def of(self, id: str) -> tuple[Mention, ...]:
        return self.figures.get(id, ())

    def passages(self, topic: str) -> Iterator[Passage]:
        return (one for one in self.claims.passages if self.topics.get(one.number) == topic)


@lru_cache(maxsize=2)
def explained(dossier: Dossier) -> tuple[tuple[str, Stated], ...]:
    """What each document of ``dossier`` that explains accounts or a budget, or a part of one, says, with its kind."""
    return _said(dossier, is_explanation)


@lru_cache(maxsize=2)
def disclosed(dossier: Dossier) -> tuple[tuple[str, Stated], ...]:
    """The same of whole disclosures, which owe all that is to be stated."""
    return _said(dossier, is_disclosure)


def _said(dossier: Dossier, counts: Callable[[Recognised], bool]) -> tuple[tuple[str, Stated], ...]:
    if dossier.year is None:
        return ()
    kinds = [(part, "accounts" if is_accounts(part) else "budget") for part in dossier.parts if counts(part)]
    return tuple((kind, stated(part.claims, kind, dossier.year)) for part, kind in kinds)


@lru_cache(maxsize=16)
def stated(claims: Claims, kind: str, year: int) -> Stated:
    """What ``claims`` say of the duties of ``kind`` in fiscal ``year``."""
    parts = dict(_parts(claims))
    answering = _answering(kind, year)
    found: dict[str, list[Mention]] = {}
    number, on_item, topic = -1, False, ""
    for mention in claims.mentions:
        passage = mention.passage
        if passage.number != number:
            number = passage.number
            on_item = number in parts and _is_on_item(passage)
            topic = parts.get(number, "")
        if number not in parts:
            continue
        where = _ITEMISED if on_item else topic or _ANYWHERE
        owed = answering.get((where, mention.role.value, _unit(mention)), ())
        name = mention.called if owed and not on_item else ""
        for duty in owed:
            if _answers(mention, name, duty, topic, year):
                found.setdefault(duty.id, []).append(mention)
    return Stated({id: tuple(mentions) for id, mentions in found.items()}, parts, claims)


@cache
def _answering(kind: str, year: int) -> Mapping[tuple[str, str, str], tuple[Duty, ...]]:
    """The duties that a figure may answer, by the part it stands in, its role and its kind of unit. One paragraph on everything
    (预算编制说明) states what other places give parts of their own; names that tell by themselves count under any heading."""
    found: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in duties(kind):
        if duty.form != "figure" or duty.since > year:
            continue
        where = [duty.topic] if not duty.item else [_ITEMISED]
        where += [_ALL] if duty.topic in _TOGETHER and duty.names is not None and not duty.item else []
        where += [_ANYWHERE] if duty.loose else []
        units = _UNITS if duty.unit == "any" else (duty.unit,)
        for role in (role.value for role, name in _ROLES.items() if name in duty.roles):
            for unit in units:
                for topic in where:
                    found.setdefault((topic, role, unit), []).append(duty)
    return {key: tuple(group) for key, group in found.items()}


def _unit(mention: Mention) -> str:
    unit = mention.figure.unit
    return unit.dimension if unit.dimension in _UNITS else "count" if unit.is_count else ""


def _is_on_item(passage: Passage) -> bool:
    paths = named_paths(passage)
    return bool(paths) and paths[0].level == _ITEM and not explains(paths[0])


def _answers(mention: Mention, name: str, duty: Duty, topic: str, year: int) -> bool:
    if duty.words and mention.figure.unit.name not in duty.words:
        return False
    # What there is at the end of last year is told of a budget's assets.
    if mention.role is Role.LEVEL and mention.year not in (None, year) and duty.topic != "assets":
        return False
    if mention.role is Role.LEVEL and name.startswith(_LAST_YEAR) and not name.startswith(_CARRIED):
        return False  # 上年项目支出A，本年未安排
    if duty.measures is not None and mention.measure not in duty.measures:
        return False
    if duty.item:
        return not duty.topic or topic == duty.topic or (duty.topic == "items" and topic not in _WHOLE)
    if topic == _ALL and duty.topic in _TOLD and _of_heading(name) != duty.topic:
        return False
    if duty.never is not None and duty.never.search(name):
        return False
    if duty.after is not None and not duty.after.search(_before(mention)):
        return False
    return duty.names is None or duty.names.search(name) is not None


def _before(mention: Mention) -> str:
    """The words before the figure since the last stop of its sentence."""
    return _HALTS.split(mention.passage.text[: mention.start])[-1]


def _parts(claims: Claims) -> Iterator[tuple[int, str]]:
    """The part of each passage by its number, '' where nothing tells it; the list of terms has none at all."""
    running = ""
    figured = {mention.passage.number for mention in claims.mentions}
    for passage in claims.passages:
        section = passage.place.section
        if _TERMS in section:
            continue
        known = _of_headings(section)
        text = passage.text
        if len(text) > _LONG and passage.number not in figured:
            yield passage.number, known or running
            continue
        if len(text) <= _LINE and not _STOPS.search(text):
            line = _of_heading(zh.label(text))
            running = line if line else running
        lead = _LEAD.match(text)
        strong = _of_heading(zh.label(lead["lead"]), weak=False) if lead is not None else ""
        strong = "" if known in _owners(strong) else strong
        yield passage.number, strong or known or running


@cache
def _owners(topic: str) -> tuple[str, ...]:
    """The parts within which a paragraph that opens with the words of ``topic`` goes on."""
    return next((one.part_of for one in topics() if one.key == topic), ())


@lru_cache(maxsize=512)
def _of_headings(section: str) -> str:
    """The part that the deepest telling heading names, within the one above it."""
    above = [_of_heading(zh.label(heading)) for heading in section.split(_SEPARATOR)]
    named = [one for one in above if one]
    if not named:
        return ""
    last = named[-1]
    weak = {topic.key for topic in topics() if topic.weak}
    owner = next((one for one in reversed(named[:-1]) if one not in weak), "")
    if last in weak and owner:
        return last if last in _FINE and owner not in _WHOLE else owner
    return last


@lru_cache(maxsize=512)
def _of_heading(heading: str, *, weak: bool = True) -> str:
    return next((one.key for one in topics() if (weak or not one.weak) and one.heading.search(heading)), "")
