"""阶段: what is prepared when: budget and targets, monitoring in the course of the year, self-evaluation, final accounts."""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """阶段, in the order of the year."""

    BUDGET = "预算"
    MONITORING = "监控"
    SELF_EVALUATION = "自评"
    ACCOUNTS = "决算"


#: What is prepared where nobody asks for one stage alone.
USUAL = (Stage.SELF_EVALUATION, Stage.ACCOUNTS)
