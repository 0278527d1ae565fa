"""Sentences with their figures: what each was understood as, and the relations it takes part in, on hover and click."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from gouji.domain.arithmetic import expression
from gouji.domain.claims import Claims, Mention, Relation
from gouji.domain.findings import Severity
from gouji.reports.html.marks import ROLE_NAMES, Mark, role_of
from gouji.reports.html.markup import Markup, joined, tag
from gouji.solve.spans import holds

_HOLDS = {True: ("成立", "holds"), False: ("不成立", "fails"), None: ("基数为零，无从核算", "open")}
_MOST_RELATIONS = 8
# Marks that words show where more lie over each other; each has its number behind the words all the same.
_MOST_MARKS = 20


@dataclass(frozen=True)
class Readings:
    """句中数字的理解: the mentions of each paragraph by its number among paragraphs, and the relations of a mention."""

    mentions: Mapping[int, Sequence[Mention]]
    relations: Mapping[int, Sequence[Relation]]

    @classmethod
    def of(cls, claims: Claims) -> Readings:
        mentions: dict[int, list[Mention]] = defaultdict(list)
        relations: dict[int, list[Relation]] = defaultdict(list)
        for mention in claims.mentions:
            mentions[mention.passage.number].append(mention)
        for relation in claims.relations:
            for mention in dict.fromkeys(relation.mentions):
                relations[id(mention)].append(relation)
        return cls(mentions, relations)

    def meaning(self, mention: Mention) -> Markup:
        """What the figure was understood as, then its relations with their arithmetic."""
        found = self.relations.get(id(mention), ())
        lines = [
            tag("span", _relation(relation), class_=_HOLDS[holds(relation)][1]) for relation in found[:_MOST_RELATIONS]
        ]
        if len(found) > _MOST_RELATIONS:
            lines.append(tag("span", f"另有 {len(found) - _MOST_RELATIONS} 条关系"))
        return joined(tag("b", mention.text), tag("span", mention.meaning), *lines)


def sentence(text: str, marks: Sequence[Mark], mentions: Sequence[Mention], readings: Readings) -> Markup:
    """``text`` with the words and figures of findings marked and every understood figure explained."""
    spans = [(mark, mark.spot.start, min(mark.spot.end or len(text), len(text))) for mark in marks]
    inner = (mark.figure for mark in marks if mark.figure is not None)
    cuts = {
        0,
        len(text),
        *(cut for _, start, end in spans for cut in (start, end)),
        *(cut for pair in inner for cut in pair),
    }
    cuts.update(cut for mention in mentions for cut in mention.span)
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    numbers = {cut: number for number, cut in enumerate(ordered)}
    begun: dict[int, list[int]] = defaultdict(list)
    ended: dict[int, list[int]] = defaultdict(list)
    for at, (_, first, last) in enumerate(spans):
        begun[first].append(at)
        ended[last].append(at)
    understood: dict[int, Mention] = {}
    for mention in mentions:
        first, last = mention.span
        for number in range(numbers.get(first, 0), numbers.get(last, 0)):
            understood.setdefault(number, mention)
    pieces: list[Markup] = []
    lying: dict[int, None] = {}
    for number, (start, end) in enumerate(pairwise(ordered)):
        lying.update(dict.fromkeys(begun[start]))
        over = [marks[at] for at in islice(lying, _MOST_MARKS)]
        piece: str | Markup = text[start:end]
        if number in understood:
            reading = tag("span", readings.meaning(understood[number]), class_="reading", role="tooltip")
            piece = tag("span", piece, reading, class_="figure", tabindex=-1)
        pieces.append(
            tag("mark", piece, class_=_classes(over, start, end), data_causes=_causes(over)) if over else joined(piece)
        )
        for at in ended[end]:
            pieces.append(reference(marks[at]))
            lying.pop(at, None)
    return joined(*pieces)


def reference(mark: Mark) -> Markup:
    """The small number after marked words: the target of links to this place, and the link back to the finding."""
    return tag(
        "a",
        str(mark.cause),
        id=mark.anchor,
        class_=f"ref {mark.severity.value} {mark.role}".rstrip(),
        href=f"#c{mark.cause}",
        aria_label=f"问题 {mark.cause}" + (f"，{ROLE_NAMES[mark.role]}" if mark.role else ""),
        title=ROLE_NAMES.get(mark.role),
    )


def gravest(marks: Iterable[Mark]) -> str:
    """The severity shown where several findings meet."""
    found = {mark.severity for mark in marks}
    return next(severity.value for severity in Severity if severity in found)


def _classes(over: Sequence[Mark], start: int, end: int) -> str:
    strong = any(mark.figure is not None and mark.figure[0] <= start and end <= mark.figure[1] for mark in over)
    return " ".join(filter(None, (gravest(over), role_of(over), "strong" if strong else "")))


def _causes(over: Iterable[Mark]) -> str:
    return " ".join(dict.fromkeys(str(mark.cause) for mark in over))


def _relation(relation: Relation) -> str:
    unstated = "" if relation.stated else "（句中没有明说）"
    return f"{relation.shape.value}{unstated}：{relation.claimed.text} ← {expression(relation)}，{_HOLDS[holds(relation)][0]}"
