"""Measures, without any label, what a relation that a text is said to keep has to say once it is broken.

Every relation that the reading of a text claims as holding counts the figures that it ties as checked. Each of them is given
another digit, one at a time and so that the relation holds no more, and the narrative checks read the text again. What they
say anew of it, an error, a doubt, a remark or a line of what could not be checked, is counted by the gravest; where they say
nothing, the relation is one-way: it praised the figure and would have praised any other.

Files are excerpts (one JSON object with ``text`` a line) or documents, of which every paragraph counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from gouji.assembly import read_text
from gouji.bench.accounts.changes import digit
from gouji.bench.certain import texts
from gouji.checks.registry import Check, load, select
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Source
from gouji.domain.claims import Mention, Passage, Relation
from gouji.domain.findings import Problem
from gouji.pipeline.checking import check_documents
from gouji.readers.faults import InputError
from gouji.solve.spans import holds
from gouji.values import zh
from gouji.values.rounding import half_up

__all__ = ["render", "run"]

_FAMILY = "N"
_TRIES = 30
_LISTED = 12
_LONGEST = 160
_SILENT = "silent"
#: What may be said, the gravest first, with its name for a reader.
_SAID = {"error": "差错", "warning": "疑点", "info": "提示", "undecided": "无法核对", _SILENT: "不说"}


@dataclass(frozen=True, slots=True)
class Broken:
    """改坏的一处: one figure of a relation that held, printed with another digit, and the gravest that is said of it."""

    relation: Relation
    figure: Mention
    text: str
    new: str
    said: str

    @property
    def kind(self) -> str:
        return f"{self.relation.shape.value}（{'写明' if self.relation.stated else '推知'}）"


def run(*files: Path, seed: int = 0) -> dict[str, Any]:
    """The measures over ``files``, in the shape of the machine interface; another ``seed`` takes other digits. Raises
    ``InputError`` for a file that cannot be used."""
    if not files:
        raise InputError("请指明文件，如 gouji bench silence 文件。")
    found = [
        one for path in files for number, text in enumerate(texts(path)) for one in broken(text, f"{seed}/{number}")
    ]
    kinds: dict[str, list[Broken]] = defaultdict(list)
    for one in found:
        kinds[one.kind].append(one)
    return {
        "all": _counted(found),
        "by_kind": {kind: _counted(ones) for kind, ones in sorted(kinds.items(), key=lambda pair: -len(pair[1]))},
        "silent": [
            {"kind": one.kind, "figure": one.figure.text, "new": one.new, "shown": _shown(one), "text": _around(one)}
            for one in found
            if one.said == _SILENT
        ],
    }


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader."""
    lines = [f"{'关系':<16}  改坏  " + "  ".join(_SAID.values())]
    lines += [_line(kind, counts) for kind, counts in (("全部", result["all"]), *result["by_kind"].items())]
    silent = result["silent"]
    listed = silent[:: max(1, -(-len(silent) // _LISTED))]
    lines.append(
        f"改坏以后什么也不说的 {len(silent)} 处" + (f"，列出 {len(listed)} 处" if len(listed) < len(silent) else "")
    )
    lines += [f"  {one['kind']} {one['figure']} 改成 {one['new']}：{one['text']}" for one in listed]
    return "\n".join(lines)


def broken(text: str, dice: str) -> Iterator[Broken]:
    """Each figure of each relation that ``text`` is said to keep, broken."""
    passage = Passage(0, text, Place(line=1))
    before: Counter[tuple[str, str]] | None = None
    said: dict[tuple[int, str], str] = {}
    for relation in read_text(passage).relations:
        if holds(relation):
            for figure in dict.fromkeys(relation.mentions):
                new = _breaking(relation, figure, Random(f"{dice}/{figure.start}"))
                if new is None:
                    continue
                before = _told(text) if before is None else before
                if (figure.start, new) not in said:
                    start, end = figure.span
                    said[figure.start, new] = _gravest(_told(text[:start] + new + text[end:]) - before)
                yield Broken(relation, figure, text, new, said[figure.start, new])


def _breaking(relation: Relation, figure: Mention, random: Random) -> str | None:
    """The print of ``figure`` with another digit with which ``relation`` cannot hold; None where none was found."""
    old = figure.passage.printed[slice(*figure.span)]
    if figure.figure.value == 0:
        return None
    for _ in range(_TRIES):
        new = digit(old, random)
        value = _value(new)
        if value is not None and value != 0 and holds(_with(relation, figure, value)) is False:
            return new
    return None


def _value(text: str) -> Decimal | None:
    """The number that a print begins with; None where a person would not write it so."""
    number = "".join(mark for mark in zh.halfwidth(text) if mark.isascii() and (mark.isdigit() or mark == "."))
    whole = number.partition(".")[0]
    return None if not whole or (len(whole) > 1 and whole[0] == "0") else Decimal(number.rstrip("."))


def _with(relation: Relation, figure: Mention, value: Decimal) -> Relation:
    """``relation`` with ``value`` printed for ``figure``."""
    other = replace(figure, figure=replace(figure.figure, value=value))

    def put(one: Mention) -> Mention:
        return other if one is figure else one

    return replace(
        relation,
        operands=tuple(map(put, relation.operands)),
        claimed=put(relation.claimed),
        rivals=tuple(_with(rival, figure, value) for rival in relation.rivals),
    )


def _told(text: str) -> Counter[tuple[str, str]]:
    """What the narrative checks say of ``text``: how grave, and in which words."""
    document = Document(Source("", "", "txt"), (Paragraph(text, Place(line=1)),))
    results = check_documents([document], _checks()).results
    found = Counter((one.problem.severity.value, _signature(one.problem)) for one in results.findings)
    found.update(("undecided", one.reason) for one in results.undecided)
    return found


def _signature(problem: Problem) -> str:
    return f"{problem.key} {problem.message}"


def _gravest(told: Iterable[tuple[str, str]]) -> str:
    said = {severity for severity, _ in told}
    return next((one for one in _SAID if one in said), _SILENT)


@cache
def _checks() -> tuple[Check, ...]:
    return select(load(), (_FAMILY,))


def _counted(found: Iterable[Broken]) -> dict[str, int]:
    counts = Counter(one.said for one in found)
    return {"broken": counts.total(), **{name: counts[name] for name in _SAID}}


def _line(kind: str, counts: dict[str, int]) -> str:
    shares = (f"{half_up(Fraction(100 * counts[name], counts['broken'] or 1), 1)}%" for name in _SAID)
    return f"{kind:<16}  {counts['broken']}  " + "  ".join(shares)


def _shown(one: Broken) -> str:
    relation = one.relation
    return f"{relation.claimed.text} ← {'、'.join(operand.text for operand in relation.operands)}"


def _around(one: Broken) -> str:
    mentions = one.relation.mentions
    start, end = min(mention.clause[0] for mention in mentions), max(mention.end for mention in mentions)
    text = one.figure.passage.text
    return text[start:end] if end - start <= _LONGEST else f"{text[start : start + _LONGEST]}…"
