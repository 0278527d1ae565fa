"""The arithmetic of a tie in printed figures, for messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gouji.domain.printed import Printed
from gouji.domain.ties import Form, Term, Tie

_SIGNS = {True: "＋", False: "－"}


def shown(terms: Sequence[Term], *, units: bool = False) -> str:
    """The terms in printed figures, nil ones left out: 273.89＋95.05."""
    text = "".join(
        f"{_SIGNS[_factor(term) > 0]}{_number(term.figure, units=units)}"
        for term in terms
        if not term.figure.is_nil or len(terms) == 1
    )
    return text.removeprefix("＋") or "0"


def all_arithmetic(ties: Sequence[Tie], most: int, about: Printed | None = None) -> str:
    """The arithmetic of ``ties``, ``most`` of them at the utmost; what several places state alike is said once with their number."""
    counts = Counter(arithmetic(tie, about) for tie in ties)
    texts = [text if count == 1 else f"{text}（{count} 处）" for text, count in counts.items()]
    return "；".join(texts[:most]) + ("；等" if len(texts) > most else "")


def arithmetic(tie: Tie, about: Printed | None = None) -> str:
    """What is tied and both its sides: 占比：25.76% 与 95.05÷368.94; of several readings one that speaks of ``about``."""
    reading = next((one for one in tie.readings if about in one.figures), tie.reading)
    if reading.rule is not None:
        return f"{tie.title}：{reading.rule.shown()}"
    units = len({one.unit for one in reading.figures if one.unit.is_money}) > 1
    left, right = shown(reading.left, units=units), shown(reading.right, units=units)
    if reading.rate is None:
        return f"{tie.title}：{left} 与 {right}"
    rate = reading.rate.shown
    if reading.form is Form.PRODUCT:
        return f"{tie.title}：{left} 与 {rate}×{right}"
    over, under = _bracketed(reading.left, left), _bracketed(reading.right, right)
    if reading.form is Form.POWER:
        return f"{tie.title}：{rate} 与 ({over}÷{under})^(1/{reading.periods})－1"
    if reading.form is Form.DECAY:
        return f"{tie.title}：{rate} 与 1－({over}÷{under})^(1/{reading.periods})"
    return f"{tie.title}：{rate} 与 {over}÷{under}"


def _bracketed(terms: Sequence[Term], text: str) -> str:
    return f"({text})" if len(terms) > 1 else text


def _number(printed: Printed, *, units: bool) -> str:
    """As printed; the figure of a sentence without its unit, where all have one unit."""
    figure = printed.figure
    if units or figure is None or not printed.shown.endswith(figure.unit.name) or figure.unit.is_rate:
        return printed.shown
    return printed.shown.removesuffix(figure.unit.name).rstrip()


def _factor(term: Term) -> int:
    return term.factor if term.word is None else term.factor * term.word.direction
