"""列为支出内容的项目，另一处写明为零

查什么：“公用经费主要包括：办公费、……”所列的项目中，有没有在同一份说明里写明本年支出为0的。
为什么：这类清单常从上年或模板照抄，没有发生的费用也列在里面。
依据：部门决算公开模板要求所列内容与基本支出决算表中有发生额的款级科目一致。

反例：
    2023年度因公出国（境）费支出决算为0万元。
    公用经费主要包括：办公费、印刷费、差旅费、因公出国（境）费、会议费等。
正例：
    2023年度因公出国（境）费支出决算为0万元。
    公用经费主要包括：办公费、印刷费、差旅费、会议费等。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.claims import subject_named
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh


@check("N015")
def listed_but_zero(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        amounts: dict[str, list[Fact]] = {}
        for fact in claims.facts:
            if fact.measure == "决算" and fact.figure.unit.is_money:
                amounts.setdefault(fact.subject, []).append(fact)
        for listing in claims.listings:
            if not listing.subject.endswith("经费"):
                continue
            for name in listing.names:
                stated = amounts.get(subject_named(zh.label(name), "") or "", [])
                if stated and all(fact.figure.value == 0 for fact in stated):
                    yield Failed(_problem(listing.subject, name, listing.place, stated[0]))
                elif stated:
                    yield Passed(name)


def _problem(subject: str, name: str, place: Place, fact: Fact) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{subject}/{name}",
        f"{subject}所列内容中有“{name}”，但另一处写明{fact.subject}为 {fact.figure.text}。",
        f"没有发生的，从清单中删去“{name}”；发生了的，更正为零的那一处。",
        (place, fact.place),
        Side(f"{subject}所列内容", name, place),
        Side.of(fact.subject, fact.figure, fact.place),
    )
