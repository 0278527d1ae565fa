"""Targets told in a paragraph before what was done of them: 计划改造户厕A户。 … 实际改造户厕B户，完成率p."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.meanings import nothing_but
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.sentences.told import Told

_DUE = re.compile(r"计划|目标|任务")
_DONE = re.compile(r"实际|完成|已|建成|累计")
_RATE = re.compile(r"[，,（(]?\s*(?:任务|目标|计划)?(?:完成率|完成比例)(?:为|是|达到?)?\s*")
#: A target of more or less than the year, or one of several, is another than the rate is over.
_OTHER = re.compile(r"[二三四五六两]年|规划|“十|期间|分期|总任务|调整|上年|去年|季度|半年|一期|二期|每年|其中")
_BREAK = re.compile(r"[。；;]")
_LEAD = 40
_NOUN = 2  # characters that two names must end in alike
_BACK = 30  # paragraphs


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """Every rate of completion right behind a count of which the paragraph has no target and the ones before have just one. A
    doubt where it fails."""
    for at, one in enumerate(told):
        for done, rate in zip(one.mentions, one.mentions[1:], strict=False):
            if not _is_done(done, rate) or _DUE.search(_sentence(done)):
                continue
            before = [target for other in told[max(0, at - _BACK) : at] for target in other.mentions]
            beside = [target for target in one.mentions if target.start < done.start]
            targets = [target for target in (*before, *beside) if _is_target(target, done)]
            others = [other for other in (*before, *beside) if _is_alike(other, done) and other not in targets]
            if len(targets) == 1 and not others:
                relation = Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (done, targets[0]), rate)
                yield Reach((Claim((relation,), Evidence.OPEN),))


def _is_done(done: Mention, rate: Mention) -> bool:
    between = done.passage.text[done.end : rate.start]
    counted = done.figure.unit.is_count and done.role is Role.LEVEL
    return counted and rate.role is Role.COMPLETION and _RATE.fullmatch(between) is not None


def _is_alike(one: Mention, done: Mention) -> bool:
    """Whether both count one thing by the last characters of their names."""
    name, other = (_bare(each) for each in (one, done))
    same = one.figure.unit is done.figure.unit and one.role is Role.LEVEL
    return same and len(name) >= _NOUN and len(other) >= _NOUN and name[-_NOUN:] == other[-_NOUN:]


def _is_target(one: Mention, done: Mention) -> bool:
    words = _sentence(one)
    due = list(_DUE.finditer(words))
    told = bool(due) and _DONE.search(words, due[-1].end()) is None and _OTHER.search(words) is None
    return told and _is_alike(one, done) and len({one.year, done.year} - {None}) < 2 and not _are_two(one, done)


def _are_two(one: Mention, done: Mention) -> bool:
    """Whether each name has words of its own before those that both end in: 东村改厕 is not 西村改厕, but 农村户厕 may be 户厕."""
    name, other = (nothing_but("no_item").sub("", core(each.subject)) for each in (one, done))
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(reversed(name), reversed(other), strict=False))))
    return len(name) > alike and len(other) > alike


def _bare(one: Mention) -> str:
    return re.sub(r"(?:共|约|为|是|达到?|数)+$", "", one.words_before().strip())


def _sentence(one: Mention) -> str:
    return _BREAK.split(one.lead[-_LEAD:])[-1]
