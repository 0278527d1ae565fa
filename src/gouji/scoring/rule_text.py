"""评分标准文字: the scoring text printed beside a row, parsed into the same rules as the data files hold.

Thresholds in such a text belong to the rule and are never data. The text is read as a chain of awards (…得9分, …不得分)
and deductions (每增加0.1个百分点扣0.1分); what stands before an award since the last one is its condition. A text that
does not read as exactly one of the known kinds of rule gives None: half a rule would be a wrong rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gouji.domain.standard import Band, Banded, Checklist, Choice, Graded, Phase, Phased, Rule, Stepwise
from gouji.scoring.conditions import band_of, label_of, one_or_number
from gouji.values import zh
from gouji.values.rounding import plain

_NUMBER = r"\d+(?:\.\d+)?"
_STEP = re.compile(
    rf"每(?P<verb>增加|提高|超过|超出|上升|高于|超|增|高|降低|下降|减少|低于|少于|不足|低|少|差|减)?"
    rf"(?P<step>{_NUMBER}|一)(?:个)?(?:百分点|%)[^。;]{{0,8}}?扣减?(?P<loss>{_NUMBER})分"
)
_ITEM = re.compile(
    rf"(?:每)?(?:有|发现|出现|发生|缺|少|存在)*(?P<count>\d+|一)(?:项|处|起|例|条|件|次|个|笔)(?!百分点)[^。;扣]{{0,12}}?扣减?(?P<loss>{_NUMBER})分"
)
_AWARD = re.compile(
    rf"[,:]?(?:可?得|计|记|为|给|评)?(?:(?P<points>{_NUMBER})分|(?P<full>满分|全分)|(?P<zero>零分))|(?P<none>不(?:得|计|给|予计)分)"
)
_EXHAUST = re.compile(r"[,;]?(?:直至|直到)?扣完(?:该项分值)?为止|[,;]?(?:直至|直到)?扣至0分(?:为止)?")
_POINTS_IN_BRACKETS = re.compile(rf"\({_NUMBER}分\)")
_HEADER = re.compile(r"(?:^|(?<=[。;分]))(?P<name>[^。;,:\d]{2,12}):")
# a longer cell is prose, and no pattern here needs to run over it
_LONGEST = 2000
_UPWARD = frozenset(("增加", "提高", "超过", "超出", "上升", "高于", "超", "增", "高"))


@dataclass(frozen=True, slots=True)
class _Clause:
    condition: str
    points: Fraction


def parse_rule(text: str, points: Fraction | None = None) -> Rule | None:
    """The rule that ``text`` states, or None. ``points`` is what 满分 stands for, where the text says so."""
    if len(text) > _LONGEST:
        return None
    bare = _POINTS_IN_BRACKETS.sub("", zh.label(text))
    phased = _phased(bare, points)
    if phased is not None:
        return phased
    bare = _EXHAUST.sub("", bare)
    step = _STEP.search(bare)
    if step is not None:
        return _stepwise(bare, step, points)
    item = _ITEM.search(bare)
    if item is not None:
        return _checklist(bare, item, points)
    return _banded(bare, points) or _graded(bare, points)


def lint(rule: Rule, points: Fraction) -> str:
    """What is wrong with a rule for a row worth ``points``, in words; empty when its maximum award equals them."""
    if rule.maximum == points:
        return ""
    return f"评分标准最高给{plain(rule.maximum)}分，与本行分值{plain(points)}分不一致"


def _phased(text: str, points: Fraction | None) -> Phased | None:
    """Two or more headed parts, each of them bands: 半年进度：… 前三季度进度：…"""
    headers = list(_HEADER.finditer(text))
    if len(headers) < 2:
        return None
    ends = [*(header.start() for header in headers[1:]), len(text)]
    phases = []
    for header, end in zip(headers, ends, strict=True):
        rule = _banded(text[header.end() : end], points)
        if rule is None:
            return None
        phases.append(Phase(header["name"], rule))
    return Phased(tuple(phases))


def _clauses(text: str, points: Fraction | None) -> Iterator[_Clause]:
    at = 0
    for award in _AWARD.finditer(text):
        condition = text[at : award.start()].strip(",;。:")
        at = award.end()
        if award["full"]:
            if points is not None:
                yield _Clause(condition, points)
        else:
            yield _Clause(condition, Fraction(award["points"] or 0))


def _banded(text: str, points: Fraction | None) -> Banded | None:
    """All conditions are bands of a rate; a last 其他 or 否则 takes what is left."""
    clauses = list(_clauses(text, points))
    bands = []
    for number, clause in enumerate(clauses):
        band = band_of(clause.condition, clause.points)
        if band is None and number and number == len(clauses) - 1 and label_of(clause.condition) in ("其他", "否则"):
            band = Band(clause.points)
        if band is None:
            return None
        bands.append(band)
    return Banded(tuple(bands)) if bands else None


def _graded(text: str, points: Fraction | None) -> Graded | None:
    """All conditions are words: at least two answers, none of them empty or with a number in it. Answers that all give points,
    and none of them all that the row is worth, are no choice but shares that add up: 有制度的8分，执行的7分."""
    choices = tuple(Choice(label_of(clause.condition), clause.points) for clause in _clauses(text, points))
    if len(choices) < 2 or any(not choice.label or re.search(r"\d", choice.label) for choice in choices):
        return None
    if points is not None and all(0 < choice.points < points for choice in choices):
        return None
    return Graded(choices)


def _stepwise(text: str, step: re.Match[str], points: Fraction | None) -> Stepwise | None:
    """One limit up to which the points are full, and one deduction per step beyond it."""
    rest = text[: step.start()] + text[step.end() :]
    if _STEP.search(rest) or _ITEM.search(rest):
        return None
    bands = [band_of(clause.condition, clause.points) for clause in _clauses(text[: step.start()], points)]
    if len(bands) != 1 or bands[0] is None:
        return None
    band = bands[0]
    upward = band.low is None or (band.low == band.high and step["verb"] in _UPWARD)
    limit = band.high if upward else band.low
    if limit is None or (step["verb"] and (step["verb"] in _UPWARD) is not upward):
        return None
    return Stepwise(
        limit=limit,
        full=band.points,
        step=one_or_number(step["step"]) / 100,
        loss=Fraction(step["loss"]),
        above=upward,
        absolute="绝对值" in text,
    )


def _checklist(text: str, item: re.Match[str], points: Fraction | None) -> Checklist | None:
    """Full points when everything holds, one deduction for each thing that does not."""
    rest = text[: item.start()] + text[item.end() :]
    if one_or_number(item["count"]) != 1 or _ITEM.search(rest):
        return None
    clauses = list(_clauses(rest, points))
    if len(clauses) > 1 or any(band_of(clause.condition, clause.points) for clause in clauses):
        return None
    full = clauses[0].points if clauses else points
    return None if full is None else Checklist(full, Fraction(item["loss"]))
