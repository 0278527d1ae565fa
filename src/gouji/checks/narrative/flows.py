"""Income and spending as texts print them: of the year alone, or as 总计 together with balances."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.domain.facts import Fact

_TOTAL = re.compile(r"总计[^，,。；;]{0,6}$")


def with_balances(fact: Fact) -> bool:
    """Whether a flow is printed as 总计: with the balance carried in or out, unlike 本年收入 or 收入合计."""
    before, _, _ = fact.place.quote.partition(fact.figure.text.strip())
    return fact.subject.endswith(("收入", "支出")) and _TOTAL.search(before) is not None


def of_the_year(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those without balances; all, where every one is printed as 总计."""
    return tuple(fact for fact in facts if not with_balances(fact)) or tuple(facts)
