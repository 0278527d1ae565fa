"""Rates printed with their arithmetic: （605.00/612.30）×100%=98.81%: the figures are named by the sum itself, with or without a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Reach
from gouji.recognise.claims.sentences.told import Told
from gouji.values.figure import NUMBER, figure_of
from gouji.values.units import NO_UNIT

_UNIT = r"(?:亿元|万元|元|[人户件个次份家处项台辆])?"
#: A÷B×100%=p%, in brackets or bare; nothing that goes on before it (1-A/B, A+B/C) is this quotient alone.
_SUM = re.compile(
    rf"(?<![\d.+\-－—−×*/÷%）)])[（(]?(?P<top>{NUMBER}){_UNIT}\s*[/÷／]\s*(?P<bottom>{NUMBER}){_UNIT}[)）]?"
    rf"\s*[×*xX]\s*100\s*%\s*[=＝≈]\s*(?P<rate>{NUMBER})\s*%"
)
_ALL = "100"


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """Each rate with the two figures that it is printed to be worked out from."""
    for one in told:
        if _ALL not in one.passage.text or "%" not in one.passage.text:
            continue
        known = {mention.start: mention for mention in one.mentions}
        for found in _SUM.finditer(one.passage.text):
            top, bottom, rate = (_mention(one, known, found, name) for name in ("top", "bottom", "rate"))
            if top is None or bottom is None or rate is None or not bottom.figure.value:
                continue
            if top.figure.unit is not bottom.figure.unit:
                continue
            relation = Relation(Kind.RATIO, Shape.COMPLETION, Formula.QUOTIENT, (top, bottom), rate)
            yield Reach((Claim((relation,)),))


def _mention(told: Told, known: Mapping[int, Mention], found: re.Match[str], name: str) -> Mention | None:
    """The figure as the sentence was read; one without a unit, that no reading of sentences takes up, by itself."""
    start, end = found.span(name)
    if start in known:
        return known[start]
    figure = figure_of(found[name], "%" if name == "rate" else "")
    if figure is None or (name != "rate" and figure.unit is not NO_UNIT):
        return None
    return Mention(figure, Role.OTHER, told.passage, start, end, (found.start(), found.end()), "", own=False)
