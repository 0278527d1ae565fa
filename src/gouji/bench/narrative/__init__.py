"""Measures how well sentences are understood, against a file of labelled excerpts (one JSON object a line).

A line has ``text`` and ``relations``; a relation has ``kind``, ``operands``, ``claimed`` (each with ``start`` and ``end``
in ``text``) and ``verdict``. What counts:

* A predicted relation matches a label when both tie the same printed figures, told by their offsets, and are of one
  family: additive (sum, difference, equality: A = B + C and A - B = C are one relation), or of the same kind.
  A printed zero adds nothing to a sum, so zeros are left aside there, unless nothing else is added up.
* Growth over a printed base can be computed from any two of current figure, base and difference (A/B - 1 = D/B); a
  growth label matches whichever two it uses, when the sentence ties the three. A share may be labelled of the whole or of
  its parts, when the sentence ties these.
* Each label matches at most one prediction and the other way round. What is left after matching by offsets is matched
  once more by what is printed: an operand that stands twice in an excerpt may be labelled at either place.
* Precision counts every relation read from an excerpt, whether its figures agree or not. Ties across documents or
  sections are made by checks, not here, and labels do not cover them.
* A verdict is ``inconsistent`` when no reading of a stated relation can hold. ``false`` counts inconsistent verdicts
  on relations labelled otherwise or not labelled. ``printed`` is what ``check`` says of the labels that are
  inconsistent, equalities among them: see ``narrative.printed``.
* A sentence is perfect when all its labels are found, with nothing more and with the labelled verdicts; it is judged
  where it has a label or a prediction, and a relation belongs to the sentence of its claimed figure.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from gouji.assembly import read_text
from gouji.bench.narrative.printed import Printed, printed_errors, render_printed
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage, Relation, Shape
from gouji.domain.findings import Severity
from gouji.recognise.claims.sentences.mentions import pieces
from gouji.solve.spans import holds

_ADDITIVE = frozenset(("sum", "difference", "equality"))
_ROUNDS = 5

_UNIT = re.compile(r"[^\d.,%％]")  # a label may leave the unit out of its span

Span = tuple[int, int]
Naming = Callable[[Iterable[Span]], frozenset[object]]


@dataclass(frozen=True, slots=True)
class Tie:
    """一条关系: a relation as offsets only, so that labels and predictions compare."""

    kind: str
    operands: frozenset[Span]
    claimed: Span
    verdict: str
    support: frozenset[Span]

    @property
    def family(self) -> str:
        return "additive" if self.kind in _ADDITIVE else self.kind

    @property
    def figures(self) -> frozenset[Span]:
        return self.operands | {self.claimed}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """标注文段: one excerpt with its labels and what was read from it; ``pairs`` are the matches."""

    id: str
    text: str
    labels: tuple[Tie, ...]
    predicted: tuple[Tie, ...]
    pairs: tuple[tuple[Tie, Tie], ...]
    printed: Printed


def excerpts(path: Path) -> Iterator[Excerpt]:
    """Every excerpt of the file, read and matched. Raises ``ValueError`` for a line that is not of the format."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                raw = json.loads(line)
                text, relations = raw["text"], raw["relations"]
                labels = tuple(_label(text, one) for one in relations)
            except (KeyError, TypeError, json.JSONDecodeError) as fault:
                raise ValueError(f"{path} 第{number}行不是标注文段：{fault!r}") from fault
            predicted = tuple(_predictions(text))
            wrong = [(one.claimed, *one.operands) for one in labels if one.verdict == "inconsistent"]
            pairs = _matches(text, labels, predicted)
            yield Excerpt(str(raw.get("id", number)), text, labels, predicted, pairs, printed_errors(text, wrong))


def run(path: Path) -> dict[str, Any]:
    """The measures over a file, in the shape of the machine interface."""
    measured = tuple(excerpts(path))
    kinds = sorted({tie.kind for one in measured for tie in (*one.labels, *one.predicted)})
    told = Counter(severity for one in measured for severity in one.printed.found)
    return {
        "relations": {**_scores(measured, None), "by_kind": {kind: _scores(measured, kind) for kind in kinds}},
        "sentences_perfect": _sentences_perfect(measured),
        "inconsistent": _inconsistent(measured),
        "printed": {
            "found": {one.value: told[one.value] for one in Severity},
            "missed": told[""],
            "false": [{"id": one.id, "message": said} for one in measured for said in one.printed.false],
        },
        "excerpts": len(measured),
        "megabytes_per_second": {
            "figures": round(_speed([one.text for one in measured], pieces), 2),
            "relations": round(_speed([one.text for one in measured], read_text), 2),
        },
    }


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader."""
    relations, verdicts, speed = result["relations"], result["inconsistent"], result["megabytes_per_second"]
    lines = [
        f"文段 {result['excerpts']} 个，标注关系 {relations['labelled']} 条，识别 {relations['predicted']} 条",
        f"{'类别':<17}精确率   召回率   F1",
        _line("全部", relations),
        *(_line(kind, scores) for kind, scores in relations["by_kind"].items()),
        f"整句全对：{result['sentences_perfect']:.4f}",
        f"不一致：找到 {verdicts['found']}，漏报 {verdicts['missed']}，误报 {verdicts['false']}",
        render_printed(result["printed"]),
        f"速度：提取数字及其含义每秒 {speed['figures']} MB，连同关系每秒 {speed['relations']} MB（单核）",
    ]
    return "\n".join(lines)


def _line(name: str, scores: dict[str, Any]) -> str:
    return f"{name:<17} {scores['precision']:.4f}  {scores['recall']:.4f}  {scores['f1']:.4f}"


def _label(text: str, raw: dict[str, Any]) -> Tie:
    claimed = (raw["claimed"]["start"], raw["claimed"]["end"])
    printed = [(one["start"], one["end"]) for one in raw["operands"]]
    additive = raw["kind"] in _ADDITIVE and len(printed) > 1
    counted = [span for span in printed if not (additive and _is_zero(text[slice(*span)]))]
    operands = frozenset(counted or printed)
    return Tie(raw["kind"], operands, claimed, raw["verdict"], operands)


def _predictions(text: str) -> Iterator[Tie]:
    relations = read_text(Passage(0, text, Place())).relations
    for relation in relations:
        additive = relation.kind.value in _ADDITIVE and len(relation.operands) > 1
        counted = [one for one in relation.operands if not (additive and one.figure.value == 0)]
        operands = frozenset(one.span for one in counted or relation.operands)
        claimed = relation.claimed.span
        yield Tie(relation.kind.value, operands, claimed, _verdict(relation), operands | _tied(relation, relations))


def _is_zero(text: str) -> bool:
    digits = [character for character in text if character.isdigit()]
    return bool(digits) and set(digits) <= {"0", "０"}


def _verdict(relation: Relation) -> str:
    answer = holds(relation)
    if answer:
        return "consistent"
    return "inconsistent" if answer is False and relation.stated else "ambiguous"


def _tied(relation: Relation, relations: Sequence[Relation]) -> frozenset[Span]:
    """The figures that a relation of the same sentence ties to what a rate rests on: a difference to the operands of a growth, a
    sum to the whole or the parts of a share."""
    own = set(relation.operands)
    if relation.shape is Shape.GROWTH:
        tying = [one for one in relations if one.shape is Shape.DIFFERENCE and own <= set(one.mentions)]
    elif relation.shape is Shape.SHARE:
        tying = [one for one in relations if one.kind is Kind.SUM and own <= set(one.mentions)]
    else:
        return frozenset()
    return frozenset(one.span for other in tying for one in other.mentions)


def _matches(text: str, labels: Sequence[Tie], predicted: Sequence[Tie]) -> tuple[tuple[Tie, Tie], ...]:
    """Pairs by offsets first, then by the printed text of the operands; the claimed figure must be the same either way."""
    left, pairs = list(predicted), []
    waiting = list(labels)
    for name in (_by_offset, partial(_by_print, text)):
        for label in tuple(waiting):
            found = next((tie for tie in left if _same(label, tie, name)), None)
            if found is not None:
                left.remove(found)
                waiting.remove(label)
                pairs.append((label, found))
    return tuple(pairs)


def _same(label: Tie, tie: Tie, name: Naming) -> bool:
    if label.family != tie.family:
        return False
    if label.family == "additive" and name is _by_offset:
        return name(label.figures) == name(tie.figures)
    if _by_offset({label.claimed}) != _by_offset({tie.claimed}):
        return False
    wanted = name(label.operands)
    return wanted == name(tie.operands) or (label.kind in ("growth", "share") and wanted <= name(tie.support))


def _by_offset(spans: Iterable[Span]) -> frozenset[object]:
    return frozenset(start for start, _ in spans)


def _by_print(text: str, spans: Iterable[Span]) -> frozenset[object]:
    return frozenset(_UNIT.sub("", text[start:end]) for start, end in spans)


def _scores(measured: Sequence[Excerpt], kind: str | None) -> dict[str, Any]:
    def count(ties: Iterable[Tie]) -> int:
        return sum(1 for tie in ties if kind is None or tie.kind == kind)

    labelled = sum(count(one.labels) for one in measured)
    predicted = sum(count(one.predicted) for one in measured)
    recalled = sum(count(label for label, _ in one.pairs) for one in measured)
    right = sum(count(tie for _, tie in one.pairs) for one in measured)
    precision = right / predicted if predicted else 1.0
    recall = recalled / labelled if labelled else 1.0
    harmonic = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(harmonic, 4),
        "labelled": labelled,
        "predicted": predicted,
    }


def _inconsistent(measured: Sequence[Excerpt]) -> dict[str, int]:
    counts = Counter(found=0, missed=0, false=0)
    for one in measured:
        told = {id(tie): label for label, tie in one.pairs}
        for label in one.labels:
            if label.verdict == "inconsistent":
                pair = next((tie for known, tie in one.pairs if known is label), None)
                counts["found" if pair is not None and pair.verdict == "inconsistent" else "missed"] += 1
        for tie in one.predicted:
            label_of = told.get(id(tie))
            if tie.verdict == "inconsistent" and (label_of is None or label_of.verdict != "inconsistent"):
                counts["false"] += 1
    return dict(counts)


def _sentences_perfect(measured: Sequence[Excerpt]) -> float:
    judged = perfect = 0
    for one in measured:
        paired = {id(tie) for pair in one.pairs for tie in pair}
        ends = [at for at, character in enumerate(one.text) if character == "。"]
        wrong = {id(label) for label, tie in one.pairs if label.verdict != tie.verdict}
        ties = sorted((sum(end < tie.claimed[0] for end in ends), id(tie)) for tie in (*one.labels, *one.predicted))
        for _, group in groupby(ties, key=lambda item: item[0]):
            judged += 1
            perfect += all(key in paired and key not in wrong for _, key in group)
    return round(perfect / judged, 4) if judged else 1.0


def _speed(texts: Sequence[str], reader: Callable[[Passage], object]) -> float:
    """Megabytes of UTF-8 text that ``reader`` takes in a second of one core, best of a few rounds."""
    size = sum(len(text.encode()) for text in texts)
    best = 0.0
    for _ in range(_ROUNDS):
        start = time.process_time()
        for number, text in enumerate(texts):
            reader(Passage(number, text, Place()))
        best = max(best, size / (time.process_time() - start) / 1e6)
    return best
