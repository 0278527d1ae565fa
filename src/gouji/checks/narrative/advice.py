"""What to do about a relation that cannot hold: which figure or which word is at fault, or what would decide it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gouji.catalogue.claims import wording
from gouji.checks.narrative.mending import Mends
from gouji.domain.arithmetic import expression, printed
from gouji.domain.claims import Mention, Relation
from gouji.domain.formulas import Formula
from gouji.values.mismatch import Mismatch

_OPPOSITES = {
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提高": "降低",
    "提升": "降低",
    "上涨": "下跌",
    "增幅": "降幅",
    "增收": "减收",
    "增支": "减支",
    "多": "少",
    "增": "减",
    "超收": "短收",
    "超支": "节约",
    "调增": "调减",
}
_OTHER_WAY = {down: up for up, down in reversed(_OPPOSITES.items())}
_TURNED = {Formula.RISE: Formula.FALL, Formula.FALL: Formula.RISE}
_BETWEEN = "了约近达到为 各"


def moving_word(mention: Mention) -> str:
    """The word of change before a figure as printed: 减少, 下降; 增加 or 减少 where none of the known stands there."""
    lead = mention.passage.text[: mention.start].rstrip(_BETWEEN)
    known = sorted((*wording().up, *wording().down, "多", "少", "增", "减"), key=len, reverse=True)
    usual = ("增长", "下降") if mention.figure.unit.is_rate else ("增加", "减少")
    word = next((word for word in known if lead.endswith(word)), "")
    return word if word and not word.endswith(("幅", "长")) else usual[mention.direction < 0]


def turned_word(mention: Mention) -> str:
    """The word for the other direction: 增加 for 减少."""
    word = moving_word(mention)
    usual = ("下降", "增长") if mention.figure.unit.is_rate else ("减少", "增加")
    return _OPPOSITES.get(word) or _OTHER_WAY.get(word) or usual[mention.direction < 0]


def is_turned(relation: Relation, target: Fraction) -> bool:
    """Whether the figures move the other way than the words say."""
    return relation.claimed.direction != 0 and target < 0 and relation.formula is not Formula.RISE_FROM_CHANGE


def exceeds_level(relation: Relation, target: Fraction) -> bool:
    """Whether something is said to have risen by more than it is."""
    return relation.formula is Formula.RISE_FROM_CHANGE and target < 0


def arithmetic_of(relation: Relation, target: Fraction) -> str:
    """The arithmetic, larger figure first where the words have the wrong direction."""
    if not is_turned(relation, target):
        return expression(relation)
    if relation.formula in _TURNED:
        return expression(replace(relation, formula=_TURNED[relation.formula]))
    if relation.formula is Formula.SUM and len(relation.operands) == len(("current", "base")):
        return expression(replace(relation, operands=relation.operands[::-1]))
    return expression(relation)


def advice(relation: Relation, target: Fraction, mismatch: Mismatch, mends: Mends, echo: Relation | None) -> str:
    """What to do about one relation that no single change mends together with others."""
    claimed = relation.claimed
    if exceeds_level(relation, target):
        level, change = relation.operands
        return f"请对照账簿核对“{level.text}”和“{moving_word(change)}{change.text}”：增加的数不会大于本期数，有一处的数、单位或增减写错。"
    if is_turned(relation, target):
        if mismatch is Mismatch.SIGN:
            also = "" if echo is None else f"，“{moving_word(echo.claimed)}”改为“{turned_word(echo.claimed)}”"
            return f"请核对所列各数；若都无误，把“{moving_word(claimed)}”改为“{turned_word(claimed)}”{also}。"
        due = f"{turned_word(claimed)}{printed(-target, claimed.figure)}"
        return f"请核对所列各数；若其余各数无误，“{moving_word(claimed)}{claimed.text}”应为“{due}”。"
    doubtful = [one for one in dict.fromkeys(relation.operands) if not mends.confirmed(one, relation)]
    if mends.confirmed(claimed, relation) and doubtful:
        names = "、".join(f"“{one.text}”" for one in doubtful)
        return f"“{claimed.text}”与文中别的数相符，请先对照账簿核对{names}，再看这一处要不要改。"
    should = printed(target, claimed.figure)
    return f"请核对所列各数；若其余各数无误，“{claimed.text}”应为“{should}”。"
