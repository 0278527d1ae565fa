"""没有写国内公务接待的批次和人次

查什么：决算说明里有公务接待费支出、也写了外宾接待批次的，是否写了国内公务接待的批次、人次。
为什么：决算公开要求说明公务接待的批次和人次，有支出而不写，读者不知道钱花在哪里。
依据：国办发〔2016〕13号转发的公开要求和财政部部门决算公开格式：“三公”经费增减变化、购置车辆数、国内公务接待的批次、人数均须说明。

反例：
    青溪区司法局2024年度部门决算情况说明
    3.公务接待费支出决算为8.30万元。其中：外宾接待支出0万元，全年接待外宾0批次、0人次。
正例：
    青溪区司法局2024年度部门决算情况说明
    3.公务接待费支出决算为8.30万元。其中：外宾接待支出0万元，全年接待外宾0批次、0人次；国内公务接待支出8.30万元，全年国内公务接待52批次、416人次。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_SPENT = re.compile(r"公务接待费(?:支出)?(?:决算|支出|实际支出)?(?:数)?(?:为)?(\d[\d,]*(?:\.\d+)?)(?:亿元|万元|元)")
_COUNTED = re.compile(r"\d+(?:个)?批|批次[^。;]{0,6}\d+|批\(?次\)?[^。;]{0,4}\d+|\d+(?:余)?(?:人次|人)|\d+次")
_RECEIVED = re.compile(r"接待|来访|来客")
_FOREIGN = re.compile(r"外宾|外事|国\(境\)外|境外")
_CLAUSE = re.compile(r"[。;；]|,(?=国内|其中|其他|另)")


@check("C010")
def domestic_receptions(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if "final_accounts" not in part.identity.kinds:
            continue
        spent = _spent(part.document)
        if spent is not None and _speaks_of_guests(part.document):
            amount, place = spent
            yield Passed("国内公务接待") if _counted(part.document) else Failed(_problem(amount, place))


def _spent(document: Document) -> tuple[str, Place] | None:
    """The first spending on receptions that is not zero."""
    for paragraph in document.paragraphs:
        match = _SPENT.search(zh.label(paragraph.text))
        if match and any(digit in "123456789" for digit in match[1]):
            return match[1], paragraph.place
    return None


def _speaks_of_guests(document: Document) -> bool:
    """Whether the text goes into receptions at all: an excerpt that does not is silent on more than this."""
    texts = (zh.label(paragraph.text) for paragraph in document.paragraphs)
    return any(_FOREIGN.search(text) and "批" in text and _RECEIVED.search(text) for text in texts)


def _counted(document: Document) -> bool:
    """Whether any clause or cell counts receptions other than those of foreign guests."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [" ".join(cell.text for cell in row) for table in document.tables for row in table.rows]
    clauses = (clause for text in texts for clause in _CLAUSE.split(zh.label(text)))
    counted = [clause for clause in clauses if _COUNTED.search(clause) and not _FOREIGN.search(clause)]
    return any(_RECEIVED.search(clause) or "批" in clause for clause in counted) or any(
        "国内公务接待" in text and "批次" in text for text in texts
    )


def _problem(amount: str, place: Place) -> Problem:
    return Problem(
        Severity.WARNING,
        "公务接待费/国内批次人次",
        f"公务接待费有支出 {amount}，说明里没有写国内公务接待的批次和人次。",
        "补写国内公务接待的批次、人次；由接待台账汇总。",
        (place,),
        Side("公务接待费", amount, place),
        relation="有公务接待支出，须说明国内接待批次、人次",
    )
