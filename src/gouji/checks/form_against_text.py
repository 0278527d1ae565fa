"""自评表与正文: how an amount of a form is told that the text states otherwise."""

from __future__ import annotations

from gouji.domain.facts import Fact
from gouji.domain.findings import Problem, Severity, Side
from gouji.domain.selfeval import Field
from gouji.values.figure import Figure
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain


def otherwise_in_text(
    field: Field,
    figure: Figure,
    fact: Fact,
    *,
    label: str,
    here: str,
    there: str,
    sides: tuple[str, str],
    relation: str,
    advice: str,
) -> Problem:
    """The amount of ``field``, read as ``figure``, against ``fact``: an error, a remark where only the last place is off.
    ``here`` and ``there`` name the two in the message, ``sides`` beside it."""
    unit = fact.figure.unit
    difference = plain((figure.exact - fact.figure.exact) / unit.factor, 2)
    mismatch = classify(fact.figure, figure.exact)
    return Problem(
        Severity.INFO if mismatch in TAILS else Severity.ERROR,
        label,
        f"{here}是 {field.text}，{there}是 {fact.figure.text}，相差 {difference} {unit.name}。",
        advice,
        (field.place, fact.place),
        Side(sides[0], field.text, field.place, format(figure.value, "f"), figure.unit.name),
        Side.of(sides[1], fact.figure, fact.place),
        mismatch,
        difference=difference,
        relation=relation,
    )
