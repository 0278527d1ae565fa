"""How sentences were understood, in words: for a clerk who wants to see why something was or was not reported."""

from __future__ import annotations

from gouji.domain.arithmetic import expression
from gouji.domain.claims import Claims, Relation
from gouji.solve.spans import holds

_HOLDS = {True: "成立", False: "不成立", None: "基数为零，无从核算"}


def explained(claims: Claims) -> str:
    """Every figure with its subject, measure, year and base, and every relation with its arithmetic."""
    if not claims.mentions:
        return "这段文字里没有读出带单位的数字。"
    lines = ["数字："]
    lines += [f"  {mention.text}：{mention.meaning}" for mention in claims.mentions]
    lines.append("关系：")
    lines += [f"  {_relation(relation)}" for relation in claims.relations] or ["  没有读出可以核算的关系"]
    return "\n".join(lines)


def _relation(relation: Relation) -> str:
    others = len(relation.rivals)
    also = f"；另有 {others} 种读法一并试过" if others else ""
    unstated = "" if relation.stated else "（句中没有明说，由数字推知）"
    return f"{relation.shape.value}{unstated}：{relation.claimed.text} ← {expression(relation)}，{_HOLDS[holds(relation)]}{also}"
