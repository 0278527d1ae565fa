"""文字写的等级与所写的得分不符

查什么：“自评得分86分，自评等级为‘良’”“综合得分92.5分，评价等级为优”，所写等级是否就是这个得分所在的档。
为什么：等级决定结果应用，得分改过以后等级常常没有跟着改。
依据：财预〔2020〕10号：90（含）-100 分为优、80（含）-90 分为良、60（含）-80 分为中、60 分以下为差；列出的其他分档也算对。地方可能另有分档，故只作疑点；平均分、加了条件的分数（以上、以下）和分档的说明不比较。

反例：
    2023年度整体支出绩效自评得分84.50分，自评等级为“优”。
正例：
    2023年度整体支出绩效自评得分84.50分，自评等级为“良”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from gouji.catalogue.grades import grade_names, grade_schemes, lawful_schemes
from gouji.catalogue.meanings import nothing_but, words_of
from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.units import SCORE

_FULL = 100
_SCORE = re.compile(r"(?:得分|评分|总分|分数|分值)[^，,。；;、\d]{0,6}$")
_GRADES = "优良中差"  # from the best on
_BEFORE = 30
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_BAND = re.compile(
    r"(?P<least>\d+(?:\.\d+)?)分?(?:[（(]?含[）)]?)?(?:及?以上|[-—–~～至到]+\d+(?:\.\d+)?分?)(?:的)?[为是：:]?[“\"]?(?P<grade>[优良中差])"
)


@check("S029")
def told_grade(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for mention in claims.mentions:
            if mention.figure.unit is SCORE and 0 <= mention.figure.value <= _FULL:
                said, year = _grade_behind(mention), mention.year or dossier.year
                printed = None if said is None else _bands_behind(said)
                if said is not None and printed is not None:
                    yield _against_bands(mention, said, printed)
                elif said is not None and (year is None or grade_schemes()["national"].in_force(year)):
                    yield _compared(mention, said, year)


@cache
def _grade() -> re.Pattern[str]:
    names = "|".join(grade_names())
    # 等级为优的项目, 优良率: the word goes on
    return re.compile(
        rf"[，,（(]?(?:(?P<whose>[^，,。；;、\d“”]{{0,8}})(?:等级|等次|级别|评级|档次|结论|结果)(?:评定|确定|认定)?[为是属于：:]{{0,2}}[“\"]?(?P<told>{names})"
        rf"|(?:评定|评价|自评|综合)?(?:结果)?[为是属于]{{0,2}}[“\"](?P<quoted>{names})(?=[”\"]))"
        r"[”\"]?(?:等次|等级|级|档)?(?=[，,。；;、（(）)\s]|$)"
    )


def _grade_behind(mention: Mention) -> re.Match[str] | None:
    """The grade right behind a figure that its words call a score."""
    text = mention.passage.text
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    said = _grade().match(text, mention.end)
    clause = re.split(r"[，,。；;]", before)[-1]
    if said is None or _SCORE.search(before) is None or words_of("part_score").search(clause):
        return None
    # 财政复核等级: another may have given another score.
    if nothing_but("own_grade").fullmatch(said["whose"] or "") is None or words_of("part_score").search(said[0]):
        return None
    return said


def _bands_behind(said: re.Match[str]) -> dict[str, Fraction] | None:
    """The bands printed in a bracket right behind a grade, each grade with its lowest score; None where no bracket follows.
    （90分及以上为优，80-89分为良，…）; what it does not give in this way tells nothing."""
    bracket = _BRACKET.match(said.string, said.end())
    return None if bracket is None else {one["grade"]: Fraction(one["least"]) for one in _BAND.finditer(bracket[0])}


def _against_bands(mention: Mention, said: re.Match[str], bands: dict[str, Fraction]) -> Outcome:
    """A grade against the bands that the text prints beside it: below the lowest score of the band it cannot be, nor from that
    of a better grade on."""
    word, points = said["told"] or said["quoted"], Fraction(mention.figure.value)
    better = _GRADES[: _GRADES.index(word)] if word in _GRADES else ""
    reached = next((one for one in better if one in bands and points >= bands[one]), None)
    if reached is not None:
        return _contradicted(mention, said, f"文中写明的分档，{bands[reached]} 分以上为“{reached}”", "")
    if word not in bands or Fraction(mention.figure.value) >= bands[word]:
        return Passed.over(f"{mention.spoken}/等级", mention)
    return _contradicted(mention, said, f"文中写明的分档，“{word}”要 {bands[word]} 分以上", "")


def _compared(mention: Mention, said: re.Match[str], year: int | None) -> Outcome:
    word, points = said["told"] or said["quoted"], Fraction(mention.figure.value)
    right = grade_schemes()["national"].grade_of(points)
    if word == right or any(scheme.holds(word, points) for scheme in lawful_schemes(year)):
        return Passed.over(f"{mention.spoken}/等级", mention)
    return _contradicted(mention, said, f"按全国的分档应为“{right}”", f"{mention.shown} → {right}")


def _contradicted(mention: Mention, said: re.Match[str], why: str, relation: str) -> Failed:
    word, place = said["told"] or said["quoted"], mention.passage.quote(*said.span())
    return Failed(
        Problem(
            Severity.WARNING,
            f"{mention.spoken}/等级",
            f"文字写得分 {mention.shown}，等级写的是“{word}”；{why}。",
            "核对得分和等级，改正不符的一个；本地另有分档的，注明依据。",
            (place, mention.place),
            Side("文字写的等级", word, place),
            Side.of("文字写的得分", mention.figure, mention.place),
            relation=relation,
        )
    )
