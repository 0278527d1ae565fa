"""决算文字写的预算数与预算公开的不一致

查什么：决算说明里写的预算数，同一单位同一年度的预算公开（一起核对时）里有没有；预算公开写明同一事项而没有这个数的，列为疑点。写明是调整后预算、全年预算的不比。
为什么：完成预算的比例以预算数为基数，预算数抄错，比例照样自洽，只看决算看不出来。
依据：部门决算公开模板：年初预算数；《预算法》：年初预算以批复并公开的为准。

反例：
    青溪区司法局2024年部门预算
    2024年支出预算430.00万元，其中：基本支出300.00万元，项目支出130.00万元。
    2024年“三公”经费预算数5.40万元，其中：公务接待费1.20万元、公务用车运行维护费4.20万元。
    ----
    青溪区司法局2024年度部门决算
    2024年度“三公”经费支出年初预算为4.50万元，支出决算为3.60万元，完成年初预算的80.00%。
正例：
    - 2024年度“三公”经费支出年初预算为4.50万元，支出决算为3.60万元，完成年初预算的80.00%。
    + 2024年度“三公”经费支出年初预算为5.40万元，支出决算为3.60万元，完成年初预算的66.67%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.papers import words_of_papers
from gouji.checks.disclosure import is_accounts
from gouji.checks.papers import TwoPapers, contradicted, level_of
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed

_FIRST, _PLAIN = "年初预算", "预算"
#: A budget's own sentences need not say 预算 of their amounts.
_OF_BUDGETS = (_FIRST, _PLAIN, "决算")


@check("J276")
def budget_paper(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is None:
        return
    budgets = [part for part in dossier.parts if not is_accounts(part) and _is_published_budget(part)]
    for part in dossier.parts:
        alike = [one for one in budgets if level_of(one) == level_of(part)]
        if is_accounts(part) and alike:
            yield from _compared(part, alike, dossier.year)


def _is_published_budget(part: Recognised) -> bool:
    """A self-evaluation that speaks of the department's budget is none: what it tells is what was spent."""
    kinds = part.identity.kinds
    return "budget" in kinds and (bool(part.budgets) or "self_evaluation" not in kinds)


def _compared(part: Recognised, budgets: Sequence[Recognised], year: int) -> Iterator[Outcome]:
    changed = any(words_of_papers("changed_budget").search(line.text) for line in part.document.paragraphs)
    measures = (_FIRST,) if changed else (_FIRST, _PLAIN)
    facts = (fact for fact in part.claims.facts if fact.measure in measures)
    for fact, published in contradicted(facts, budgets, _OF_BUDGETS, year, "budget"):
        if published is None:
            yield Passed.over(fact.subject, fact.printed)
        else:
            yield Failed(_told(fact.subject, fact.measure).problem(fact, published))


def _told(subject: str, measure: str) -> TwoPapers:
    return TwoPapers(
        f"{subject}/{measure}数",
        f"决算文字写的{subject}{measure}",
        f"同年预算公开的{subject}",
        (f"决算写的{subject}{measure}", f"预算公开的{subject}"),
        "决算写的预算数 ＝ 预算公开的预算数",
        "年初预算以批复并公开的为准改正，连同完成比例；是调整后的预算的，写明调整。",
    )
