"""Measures, without any label, how many relations that are certain by arithmetic alone were read from a text.

Over the figures of a paragraph a few plain relations are tried: sums of neighbours, differences, quotients and changes. One is
certain when it holds and so narrow a relation, tried so often for its figure, would hold by chance at most once in a
hundred. The same paragraphs with scrambled digits tell how many such relations chance gives all the same. Claimed are those
of which the reading of the text ties the same figures; a growth may rest on either two of level, base and change.

Files are excerpts (one JSON object with ``text`` a line) or documents, of which every paragraph counts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from gouji.assembly import read_text
from gouji.bench.certain.hypotheses import DIFFERENCE, SUM, Hypothesis, Span, certain
from gouji.document.place import Place
from gouji.domain.claims import Kind, Mention, Passage, Relation
from gouji.pipeline.reading import read_all
from gouji.readers.faults import InputError
from gouji.values.figure import Figure
from gouji.values.rounding import half_up

__all__ = ["render", "run", "texts"]

_ROUNDS = 3
_LISTED = 12
_BEFORE, _LONGEST = 20, 80
Value = tuple[Fraction, str]

_ADDITIVE = (Kind.SUM, Kind.DIFFERENCE, Kind.EQUALITY)


def run(*files: Path) -> dict[str, Any]:
    """The measures over ``files``, in the shape of the machine interface. Raises ``InputError`` for a file that cannot be used."""
    if not files:
        raise InputError("请指明文件，如 gouji bench certain 文件。")
    found: Counter[str] = Counter()
    claimed: Counter[str] = Counter()
    chance = 0
    missed: list[dict[str, str]] = []
    for number, printed in enumerate(text for path in files for text in texts(path)):
        passage = Passage(number, printed, Place())
        claims, text = read_text(passage), passage.text
        figures = {(one.start, one.end): one for one in claims.mentions}
        tied = _tied(claims.relations)
        for one in certain([(span, mention.figure) for span, mention in figures.items()]):
            found[one.family] += 1
            if _is_claimed(one, figures, tied):
                claimed[one.family] += 1
            else:
                missed.append({"family": one.family, "shown": _shown(one, text), "text": _around(one, text)})
        chance += sum(
            len(certain([(span, _scrambled(mention.figure, random)) for span, mention in figures.items()]))
            for random in (Random(f"{number}/{turn}") for turn in range(_ROUNDS))
        )
    return {
        "certain": found.total(),
        "claimed": claimed.total(),
        "by_chance": round(chance / _ROUNDS, 2),
        "by_family": {family: {"certain": found[family], "claimed": claimed[family]} for family in sorted(found)},
        "missed": missed,
    }


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader."""
    lines = [
        f"凭算术就能肯定的关系 {result['certain']} 条，其中读出 {result['claimed']} 条"
        f"（{_share(result['claimed'], result['certain'])}）；数字打乱以后还有 {result['by_chance']} 条"
    ]
    lines += [
        f"  {family}：{one['certain']} 条，读出 {one['claimed']} 条（{_share(one['claimed'], one['certain'])}）"
        for family, one in result["by_family"].items()
    ]
    missed = result["missed"]
    shown = missed[:: max(1, -(-len(missed) // _LISTED))]
    lines.append(f"没有读出的 {len(missed)} 条" + (f"，列出 {len(shown)} 条" if len(shown) < len(missed) else ""))
    lines += [f"  {one['family']} {one['shown']}：{one['text']}" for one in shown]
    return "\n".join(lines)


def texts(path: Path) -> Iterator[str]:
    """The texts of excerpts or the paragraphs of a document."""
    if path.suffix == ".jsonl":
        try:
            for line in path.read_text("utf-8").splitlines():
                if line.strip():
                    yield json.loads(line)["text"]
        except (OSError, UnicodeDecodeError, KeyError, TypeError, json.JSONDecodeError) as fault:
            raise InputError(f"{path}：不是标注文段（{fault!r}）。") from fault
        return
    documents, refused = read_all((path,), lambda _: None)
    if refused:
        raise InputError("\n".join(refused))
    yield from (paragraph.text for document in documents for paragraph in document.paragraphs)


def _scrambled(figure: Figure, random: Random) -> Figure:
    """``figure`` with other digits, as many of them; what is round stays round."""
    digits = str(abs(int(figure.value.scaleb(figure.places))))
    kept = len(digits) - len(digits.rstrip("0"))
    count = len(digits) - kept
    if not count:
        return figure
    drawn = [random.choice("123456789"), *(random.choice("0123456789") for _ in range(count - 2))]
    last = [random.choice("123456789")] if count > 1 else []
    text = "".join((*drawn, *last)) + "0" * kept
    return replace(figure, value=Decimal(text).scaleb(-figure.places))


def _tied(relations: Sequence[Relation]) -> tuple[list[frozenset[Value]], list[tuple[Value, frozenset[Value]]]]:
    """The values of each sum or difference that was read, and each rate with the values that it rests on or that a relation
    of the same text ties to them: a total that is printed twice is one value."""
    sums = [
        frozenset(_value(one.figure) for one in relation.mentions if one.figure.value != 0)
        for relation in relations
        if relation.kind in _ADDITIVE
    ]
    rates = []
    for relation in relations:
        if relation.kind not in _ADDITIVE:
            own = frozenset(_value(one.figure) for one in relation.operands)
            rates.append((_value(relation.claimed.figure), own.union(*(one for one in sums if own & one))))
    return sums, rates


def _is_claimed(
    one: Hypothesis,
    figures: Mapping[Span, Mention],
    tied: tuple[list[frozenset[Value]], list[tuple[Value, frozenset[Value]]]],
) -> bool:
    sums, rates = tied
    claimed = _value(figures[one.claimed].figure)
    operands = {_value(figures[span].figure) for span in one.operands}
    if one.family in (SUM, DIFFERENCE):
        return frozenset((*operands, claimed)) in sums
    return any(rate == claimed and operands <= known for rate, known in rates)


def _value(figure: Figure) -> Value:
    return figure.exact, figure.unit.dimension


def _shown(one: Hypothesis, text: str) -> str:
    return f"{text[slice(*one.claimed)]} ← {'、'.join(text[slice(*span)] for span in one.operands)}"


def _around(one: Hypothesis, text: str) -> str:
    spans = (*one.operands, one.claimed)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    return text[max(0, start - _BEFORE) : min(end, start + _LONGEST)]


def _share(count: int, whole: int) -> str:
    return f"{half_up(Fraction(100 * count, whole), 1)}%" if whole else "—"
