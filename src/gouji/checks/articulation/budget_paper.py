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
from gouji.checks.papers import amounts_in, is_among, level_of, stated
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.facts import Fact
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.printed import Printed
from gouji.values.mismatch import Mismatch, classify

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
    printed = amounts_in(budgets)
    for fact in part.claims.facts:
        if fact.measure not in measures or fact.year != year or fact.printed is None or fact.printed.bounds is None:
            continue
        published = [one for paper in budgets for one in stated(paper, fact.subject, _OF_BUDGETS, year, "budget")]
        if not published or words_of_papers("other_scope").search(fact.place.quote):
            continue
        bounds = fact.printed.bounds
        if is_among(bounds, printed):
            yield Passed.over(fact.subject, fact.printed)
        elif not _is_tail(fact, published):
            yield Failed(_problem(fact, published[0]))


def _is_tail(fact: Fact, published: Sequence[Printed]) -> bool:
    """Whether the last places alone differ, as where amounts in 元 were rounded one by one."""
    figures = [one.figure for one in published if one.figure is not None]
    return any(classify(fact.figure, one.exact) in (Mismatch.TAIL, Mismatch.TRUNCATED) for one in figures)


def _problem(fact: Fact, published: Printed) -> Problem:
    shown = published.shown if published.shown.endswith("元") else f"{published.shown}{published.unit.name}"
    return Problem(
        Severity.WARNING,
        f"{fact.subject}/{fact.measure}数",
        f"决算文字写的{fact.subject}{fact.measure}是 {fact.figure.text.strip()}，同年预算公开的{fact.subject}是 {shown}，那份文件里没有 {fact.figure.text.strip()} 这个数。",
        "年初预算以批复并公开的为准改正，连同完成比例；是调整后的预算的，写明调整。",
        (fact.place, published.place),
        Side.of(f"决算写的{fact.subject}{fact.measure}", fact.figure, fact.place),
        Side(f"预算公开的{fact.subject}", shown, published.place),
        relation="决算写的预算数 ＝ 预算公开的预算数",
    )
