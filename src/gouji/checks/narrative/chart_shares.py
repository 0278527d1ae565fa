"""图中标的占比与文字不一致

查什么：饼图等标出的各部分百分比（图题“图1：……”之前只有名称和百分比的各行），相加是否为100%；不是100%的，哪一个与文字写的占比不同。
为什么：图是另外画的，改了文字没有改图，或图上抄错一位，读者看图就看到另一个数。
依据：一个总数的全部分项占比之和为100%；图和文字说的是同一个数。四舍五入之内的不报；文字里找不到相应占比的图不下结论。

反例：
    青溪区司法局2026年部门预算
    三、支出预算情况说明
    基本支出预算20.90万元，占本年支出预算20.90%。
    项目支出预算79.10万元，占本年支出预算79.10%。
    基本支出
    29.90%
    项目支出
    79.10%
    图2：基本支出和项目支出情况
正例：
    - 29.90%
    + 20.90%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Passage, Role
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.ties import Strength, Term, Tie
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.mismatch import classify
from gouji.values.units import PERCENT

_CODE = "N043"
_CAPTION = re.compile(r"^图\s*[\d一二三四五六七八九十]+\s*[:：.、]?")
#: What stands in a drawing: names and percentages, no sentence.
_SENTENCE = re.compile(r"[。；，]|\d(?!\d*(?:\.\d+)?\s*[%％])(?![\d.])")
_LONGEST, _MOST_LINES, _FAR = 24, 16, 30
_FEWEST = 2
_ALL = Figure("100%", Decimal(100), PERCENT)


@check(_CODE)
def chart_shares(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for at, caption in enumerate(claims.passages):
            if _CAPTION.match(caption.text):
                labels = _labels(claims, claims.passages[max(0, at - _MOST_LINES) : at])
                if len(labels) >= _FEWEST:
                    yield from _compared(labels, caption, claims)


def _labels(claims: Claims, before: Sequence[Passage]) -> tuple[Mention, ...]:
    """The percentages of the lines right above a caption that hold nothing but names and percentages."""
    lines: set[int] = set()
    for passage in reversed(before):
        if len(passage.text) > _LONGEST or _SENTENCE.search(zh.halfwidth(passage.text).replace(",", "，")):
            break
        lines.add(passage.number)
    return tuple(one for one in claims.mentions if one.passage.number in lines and one.figure.unit is PERCENT)


def _compared(labels: Sequence[Mention], caption: Passage, claims: Claims) -> Iterator[Outcome]:
    name = zh.squeeze(_CAPTION.sub("", caption.text)) or zh.squeeze(caption.text)
    whole = Fixed("全部", _ALL, labels[0].place)
    stated = Tie(
        _CODE, "图中占比之和", tuple(Term(1, one) for one in labels), "=", (Term(1, whole),), strength=Strength.STATED
    )
    if stated.holds:
        yield Passed(name, stated)
        return
    said = [
        one
        for one in claims.mentions
        if one.role is Role.SHARE and 0 < labels[0].passage.number - one.passage.number <= _FAR
    ]
    odd = [one for one in labels if not any(one.figure.value == other.figure.value for other in said)]
    due = [one for one in said if not any(one.figure.value == other.figure.value for other in labels)]
    others = sum(one.exact for one in labels if one not in odd)
    fitting = [one for one in due if abs(others + one.exact - 1) <= one.figure.step * len(labels)]
    if len(odd) == 1 and len(fitting) == 1 and len(labels) == len(said):
        if odd[0].place.scanned:
            yield Undecided(
                f"图“{name}”标的 {odd[0].text} 由图片识别，文字写 {fitting[0].text}，请对照图片。", odd[0].place
            )
            return
        tie = Tie(_CODE, "图与文字", (Term(1, odd[0]),), "=", (Term(1, fitting[0]),), strength=Strength.STATED)
        yield Failed(_problem(odd[0], fitting[0], name), tie, known=True)


def _problem(label: Mention, said: Mention, name: str) -> Problem:
    return Problem(
        Severity.WARNING,
        f"图/{name}/{label.text}",
        f"图“{name}”标的 {label.text}，文字写 {said.text}；图中各部分按 {said.text} 相加才是100%。",
        f"请对照账簿核对；如文字无误，把图中的“{label.text}”改为“{said.text}”。",
        (label.place, said.place),
        Side.of("图中占比", label.figure, label.place),
        Side.of("文字占比", said.figure, said.place),
        classify(label.figure, said.exact),
        relation="图中占比＝文字占比",
    )
