"""Whose document, which year, which kind: every piece of evidence with its weight, and the choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import PurePath

from gouji.catalogue import load
from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.accounts import Accounts
from gouji.domain.bodies import Evidence, Identity
from gouji.domain.reports import Report, UnscoredForm
from gouji.domain.selfeval import SelfEvaluation
from gouji.recognise.bodies import COVER, FIELD, TEXT, TITLE, body_evidence, fullest, place_evidence
from gouji.recognise.forms import FormsFound
from gouji.recognise.kinds import kinds_of, may_be_of_a_place
from gouji.values import zh
from gouji.values.fiscal import YearMention, years
from gouji.values.traditional import TO_SIMPLIFIED

_SHORT, _LONG = 30, 60
_SENTENCE = re.compile(r"[。；;，,]")
# 2025年预算执行情况和2026年预算草案的报告, also where the line breaks beside 和, is a report of the year of the draft.
_UP_TO_A_DRAFT = re.compile(r"年度?(?:(?!20\d\d)[^。；;，,])*[和及与暨]\s*(?:20\d\d年[^。；;，,]*草案|$)")
_REPORTS = ("报告", "报告(书面)", "说明", "决议")
#: Characters before a year that tell whether it is the document's own.
_WORDS_BEFORE = 8
#: Paragraphs at the beginning of a document among which its own title stands.
_OPENING = 15
#: 2026年3月18日 and 2026-03-18 are days on which something was done or put up, no fiscal year.
# 2024年4月财政收支情况, 2020年1-5月财政收支执行情况: the months that have passed of the year.
_MONTHS = re.compile(r"\s*年\s*(?:1?\d月?\s*[-—–至到~～]+\s*)?1?\d\s*月份?(?=[\u4e00-\u9fff]{0,8}(?:财政|预算|收支))")
_SINCE = re.compile(r"\s*年(?:以来|起|开始|至今|之?[前后]|以[前后])")
_DAY = re.compile(r"\s*年?\s*(?:\d|[一二三四五六七八九十]+月)|[-./]")


def recognise_identity(
    document: Document,
    forms: FormsFound,
    reports: tuple[Report, ...],
    accounts: tuple[Accounts, ...],
    budgets: tuple[Accounts, ...] = (),
) -> Identity:
    """The identity of ``document`` under everything already recognised in it."""
    found_years = _ranked(_year_evidence(document, forms.evaluations)) or _ranked(_years_of(forms.others))
    by_form: dict[str, Sequence[object]] = {
        "evaluation": forms.evaluations,
        "report": [one for one in reports if one.is_own],
        "list": forms.lists,
        "accounts": accounts,
        "budgets": budgets,
    }
    for other in forms.others:
        by_form.setdefault(other.kind, (other,))
    kinds = kinds_of(document, by_form)
    bodies = _ranked(body_evidence(document, forms.evaluations, reports, _file_name(document), forms.others))
    if not bodies and may_be_of_a_place(kinds):
        bodies = _ranked(place_evidence(document))
    year = int(found_years[0].value) if found_years else None
    return Identity(fullest(bodies), year, kinds, bodies, found_years)


def _years_of(others: Iterable[UnscoredForm]) -> Iterator[Evidence]:
    """The year of targets or of monitoring, where nothing else tells one."""
    return (Evidence(str(one.year), TEXT, "表的年度", one.place) for one in others if one.year is not None)


def _words(setting: str) -> str:
    return "|".join(map(re.escape, load.toml("identity.toml")[setting]))


@cache
def _of_a_year() -> re.Pattern[str]:
    """2026年部门预算, 2023年度青溪区司法局部门决算: the year that a document says it is of; 2025年预算执行情况和2026年预算草案 is the
    draft's."""
    return re.compile(rf"年度?(?:(?!20\d\d)\S){{0,24}}?(?:{_words('document_words')})")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('own_words')})\s*$")


@cache
def _compared() -> re.Pattern[str]:
    """What stands before a year that only something is compared with."""
    return re.compile(rf"(?:{_words('compared_with')})(?:{_words('own_words')})?\s*$")


def _year_evidence(document: Document, evaluations: Iterable[SelfEvaluation]) -> Iterator[Evidence]:
    for evaluation in evaluations:
        if evaluation.year is not None:
            yield Evidence(str(evaluation.year), FIELD, "自评表年度", evaluation.place)
    counts: Counter[int] = Counter()
    own_counts: Counter[int] = Counter()
    first: dict[int, Place] = {}
    paragraphs = tuple(document.paragraphs)
    for number, paragraph in enumerate(paragraphs):
        text = zh.halfwidth(paragraph.text).translate(TO_SIMPLIFIED).rstrip()
        title = paragraph.level is not None or len(text) <= _SHORT or (number < _OPENING and _is_long_title(text))
        for mention in _fiscal(text):
            if title:
                behind = "".join(zh.halfwidth(one.text) for one in paragraphs[number + 1 : number + 2]).strip()
                if _UP_TO_A_DRAFT.match(text + behind, mention.end):
                    continue
                own = _of_a_year().match(text, mention.end) is not None
                weight = FIELD if own and number < _OPENING else COVER if own else TITLE
                yield Evidence(str(mention.year), weight, "标题", paragraph.place)
                continue
            before = text[max(0, mention.start - _WORDS_BEFORE) : mention.start]
            if not _compared().search(before) and not _SINCE.match(text, mention.end):
                counts[mention.year] += 1
                own_counts[mention.year] += _own().search(before) is not None
                first.setdefault(mention.year, paragraph.place)
    for told, weight, how in ((+own_counts, TITLE, "写明是本单位的年度"), (counts, TEXT, "正文的年度")):
        if told:
            year, count = told.most_common(1)[0]
            yield Evidence(str(year), weight, f"{how}，出现 {count} 次", first[year])
    for mention in years(_file_name(document))[:1]:
        yield Evidence(str(mention.year), TEXT, "文件名", Place())


def _is_long_title(text: str) -> bool:
    """关于青溪市2025年财政预算执行情况和2026年财政预算草案的报告."""
    return len(text) <= _LONG and not _SENTENCE.search(text) and text.rstrip().endswith(_REPORTS)


def _fiscal(text: str) -> Iterator[YearMention]:
    """The years named in ``text``, days left out; the months of a year's accounts are none."""
    return (mention for mention in years(text) if _MONTHS.match(text, mention.end) or not _DAY.match(text, mention.end))


def _file_name(document: Document) -> str:
    return PurePath(document.source.path).stem


def _ranked(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Candidates by the sum of what speaks for them, best first, one entry a value with its strongest evidence."""
    totals: Counter[str] = Counter()
    best: dict[str, Evidence] = {}
    for piece in evidence:
        totals[piece.value] += piece.weight
        if piece.value not in best or piece.weight > best[piece.value].weight:
            best[piece.value] = piece
    return tuple(
        Evidence(value, totals[value], best[value].reason, best[value].place)
        for value in sorted(best, key=lambda value: (-totals[value], value))
    )
