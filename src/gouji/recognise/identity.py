"""Whose document, which year, which kind: every piece of evidence with its weight, and the choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath

from gouji.catalogue import load
from gouji.document.place import Place
from gouji.document.tree import Document, Table
from gouji.domain.accounts import Accounts
from gouji.domain.bodies import Evidence, Identity
from gouji.domain.reports import AddressList, Report
from gouji.domain.selfeval import SelfEvaluation
from gouji.values import zh
from gouji.values.fiscal import years

_FIELD, _COVER, _TITLE, _TEXT = 5, 4, 3, 1
_SEALED = re.compile(r"^\s*(\S{3,30}?)\s*[（(]\s*(?:盖章|公章|章)\s*[)）]")
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_LONGEST_TITLE = 50
_LEADING = re.compile(r"^(?:20\d\d年度?|附件\d*[:：]?|关于|中共)")


def recognise_identity(
    document: Document,
    evaluations: tuple[SelfEvaluation, ...],
    reports: tuple[Report, ...],
    lists: tuple[AddressList, ...],
    accounts: tuple[Accounts, ...],
    budgets: tuple[Accounts, ...] = (),
) -> Identity:
    """The identity of ``document`` under everything already recognised in it."""
    bodies = _ranked(_body_evidence(document, evaluations, reports))
    found_years = _ranked(_year_evidence(document, evaluations))
    forms = {"evaluation": evaluations, "report": reports, "list": lists, "accounts": accounts, "budgets": budgets}
    kinds = tuple(_kinds(document, forms))
    body = _fullest(bodies)
    year = int(found_years[0].value) if found_years else None
    return Identity(body, year, kinds, bodies, found_years)


@cache
def _settings() -> dict[str, object]:
    return load.toml("identity.toml")


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{2,24}}(?:{_words('body_endings')})")


@cache
def _title_pattern() -> re.Pattern[str]:
    """A name at the head of a title: what follows it is no further word of it."""
    return re.compile(rf"{_name_pattern().pattern}(?=[^\u4e00-\u9fff]|二[〇零○]|{_words('after_body')}|$)")


@cache
def _field_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('body_fields')})\s*[:：]\s*(\S+)")


def _words(setting: str) -> str:
    """The words of a setting as alternatives, longest first."""
    words = _settings()[setting]
    assert isinstance(words, list)
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _body_evidence(
    document: Document, evaluations: Iterable[SelfEvaluation], reports: Iterable[Report]
) -> Iterator[Evidence]:
    for evaluation in evaluations:
        for field in (evaluation.body, evaluation.department):
            if field is not None and (name := _whole_name(field.text)):
                yield Evidence(name, _FIELD, "表内填报单位", field.place)
    for paragraph in document.paragraphs:
        sealed = _SEALED.match(paragraph.text)
        if sealed and (name := _whole_name(sealed[1])):
            yield Evidence(name, _COVER, "封面盖章处", paragraph.place)
        elif (stated := _field_pattern().match(paragraph.text.strip())) and (name := _whole_name(stated[1])):
            yield Evidence(name, _FIELD, "表头编制单位", paragraph.place)
        elif (name := _title_body(paragraph.text)) is not None:
            yield Evidence(name, _TITLE, "标题", paragraph.place)
    for report in reports:
        if name := _in_title(report.title):
            yield Evidence(name, _TITLE, "报告标题", report.place)
    if name := _title_body(_file_name(document)):
        yield Evidence(name, _TEXT, "文件名", Place())


def _whole_name(text: str) -> str | None:
    name = zh.label(text)
    return name if _name_pattern().fullmatch(name) else None


def _in_title(title: str) -> str | None:
    rest = _LEADING.sub("", zh.label(title))
    match = _title_pattern().match(rest)
    return match[0] if match and not match[0].startswith(("部门", "单位")) else None


def _title_body(line: str) -> str | None:
    """The body named in a title: a short line with a year that is no part heading (第二部分 names no 部)."""
    text = zh.label(line)
    if len(text) > _LONGEST_TITLE or _PART.match(text) or not years(text):
        return None
    return _in_title(text)


def _year_evidence(document: Document, evaluations: Iterable[SelfEvaluation]) -> Iterator[Evidence]:
    for evaluation in evaluations:
        if evaluation.year is not None:
            yield Evidence(str(evaluation.year), _FIELD, "自评表年度", evaluation.place)
    counts: Counter[int] = Counter()
    first: dict[int, Place] = {}
    for paragraph in document.paragraphs:
        for mention in years(paragraph.text):
            title = paragraph.level is not None or len(paragraph.text) <= 30
            if title:
                yield Evidence(str(mention.year), _TITLE, "标题", paragraph.place)
            else:
                counts[mention.year] += 1
                first.setdefault(mention.year, paragraph.place)
    if counts:
        year, _ = counts.most_common(1)[0]
        yield Evidence(str(year), _TEXT, f"正文出现 {counts[year]} 次", first[year])
    for mention in years(_file_name(document))[:1]:
        yield Evidence(str(mention.year), _TEXT, "文件名", Place())


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


def _fullest(bodies: tuple[Evidence, ...]) -> str | None:
    """The best candidate in its longest form: 黄石市下陆区司法局 and 下陆区司法局 are one body."""
    if not bodies:
        return None
    same = [piece.value for piece in bodies if piece.value.endswith(bodies[0].value)]
    return max(same, key=len)


def _kinds(document: Document, recognised: dict[str, tuple[object, ...]]) -> Iterator[str]:
    titles = [zh.label(block.text) for block in document.paragraphs if block.level is not None or len(block.text) <= 40]
    titles += [zh.label(block.caption) for block in document.blocks if isinstance(block, Table)]
    kinds = _settings()["kinds"]
    assert isinstance(kinds, list)
    for kind in kinds:
        by_form = recognised.get(kind.get("forms", ""), ())
        if by_form or any(phrase in title for phrase in kind.get("headings", ()) for title in titles):
            yield kind["id"]
