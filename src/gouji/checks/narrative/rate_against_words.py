"""完成预算的比例与“决算数大于（小于）预算数”相反

查什么：“完成年初预算的p%，决算数大于（小于、等于）预算数”，p大于、小于还是等于100%，是否与这句话一致；预算没有印出的也查。
为什么：这类句子由模板逐条填写，比例换了，大于、小于没有换，后面的原因也就成了无的之矢。
依据：完成比例＝决算数÷预算数。写的是两个不同的预算的不比较；100%可能是取整的，只列为疑点；两个数都印出的由“决算数与预算数”一项检查。

反例：
    教育支出决算1595.95万元，完成年初预算的95.00%，决算数大于年初预算数的主要原因是工资调标。
正例：
    教育支出决算1595.95万元，完成年初预算的95.00%，决算数小于年初预算数的主要原因是人员减少。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gouji.catalogue.claims import wording
from gouji.checks.compared_totals import comparing
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values.mismatch import Mismatch

_ALL = 100
_WORDS = {1: "大于", 0: "等于", -1: "小于"}
_BUDGET = re.compile(r"年初|全年|调整")
_BETWEEN = re.compile(r"[\s，,。；;：:）)]*(?:支出|收入)?")
_FIGURE = re.compile(r"[\s约为]*[\d-]")


@check("N042")
def rate_against_words(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        told = {one.place for one in claims.comparisons}
        for rate, words in _said(claims):
            place = rate.passage.quote(*words.span())
            budgets = _budget(rate.base), _budget(words[0])
            if place not in told and not (all(budgets) and budgets[0] != budgets[1]):
                yield _outcome(rate, words, certain=budgets[0] == budgets[1])


def _said(claims: Claims) -> Iterator[tuple[Mention, re.Match[str]]]:
    """Each rate of completion with the words behind it that speak of the same, no figure right behind. 0% may be of nothing."""
    for passage, group in groupby(claims.mentions, key=lambda one: one.passage):
        figures = [*group]
        ends = [*(one.start for one in figures[1:]), len(passage.text)]
        for rate, end in zip(figures, ends, strict=True):
            words = comparing().search(passage.text, rate.end, end) if rate.role is Role.COMPLETION else None
            own = words is not None and _BETWEEN.fullmatch(passage.text, rate.end, words.start())
            if words is not None and own and rate.figure.value and not _FIGURE.match(passage.text, words.end()):
                yield rate, words


def _budget(words: str) -> str:
    found = _BUDGET.search(words)
    return "" if found is None else found[0]


def _outcome(rate: Mention, words: re.Match[str], *, certain: bool) -> Outcome:
    due = (rate.figure.value > _ALL) - (rate.figure.value < _ALL)
    direction = wording().comparing[words["word"]]
    if due == direction:
        return Passed.over(rate.subject, rate)
    return Failed(
        Problem(
            Severity.ERROR if certain and due and direction else Severity.WARNING,
            f"{rate.spoken}/完成比例与大小",
            f"{rate.spoken}写完成预算的 {rate.text}，即决算数{_WORDS[due]}预算数，后面又写“{words[0]}”。",
            f"请核对决算数和预算数：比例无误的，把“{words[0]}”改为“决算数{_WORDS[due]}预算数”，并核对所写原因；否则重算比例。",
            (rate.passage.quote(*words.span()), rate.place),
            Side.of(f"{rate.spoken}完成比例", rate.figure, rate.place),
            None,
            Mismatch.SIGN,
        )
    )
