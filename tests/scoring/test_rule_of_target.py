"""按目标计分的文字: texts beside a row that rest on its own target, and texts that say more than is known."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gouji.catalogue.standards import standard
from gouji.document.place import Place
from gouji.domain.selfeval import Field, Indicator
from gouji.scoring.rule_of_target import Kind, TargetRule, parse_target_rule, score_by_target_rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每少1场扣0.5分", TargetRule(Kind.STEPS, Fraction(1), "场", Fraction(1, 2))),
        ("每少一人扣1分，扣完为止", TargetRule(Kind.STEPS, Fraction(1), "人", Fraction(1))),
        ("达标满分，每低1个百分点扣1分", TargetRule(Kind.STEPS, Fraction(1), "%", Fraction(1))),
        ("达到目标值得满分；每低于目标值0.5%扣2分", TargetRule(Kind.STEPS, Fraction(1, 2), "%", Fraction(2))),
        ("每超1万元扣1分，扣完为止", TargetRule(Kind.STEPS, Fraction(1), "万元", Fraction(1), above=True)),
        ("未完成的每少1次扣减分值的10%", TargetRule(Kind.STEPS, Fraction(1), "次", share=Fraction(1, 10))),
        ("按比例得分", TargetRule(Kind.PROPORTION)),
        ("完成比例×分值", TargetRule(Kind.PROPORTION)),
        ("得分=预算执行率×10分", TargetRule(Kind.OF_RATE, loss=Fraction(10))),
        ("完成率×分值", TargetRule(Kind.PROPORTION)),
        ("完成得满分，未完成的按完成比例计分", TargetRule(Kind.PROPORTION)),
        ("完不成不得分", TargetRule(Kind.ALL_OR_NOTHING)),
        ("未达到目标值不得分", TargetRule(Kind.ALL_OR_NOTHING)),
        # near misses: a condition of another kind, a limit of its own, a second step, no points
        ("每少1场扣0.5分，无故取消的每场扣2分", None),
        ("≥90%得满分，每低1个百分点扣1分", None),
        ("完成80%以上的按比例得分", None),
        ("每完成1场得0.5分", None),
        ("按考核办法得分", None),
        ("未按时完成，经批准的不扣分", None),
        ("", None),
    ],
)
def test_a_text_is_read_whole_or_not_at_all(text: str, rule: TargetRule | None) -> None:
    assert parse_target_rule(text) == rule


@pytest.mark.parametrize(
    ("target", "actual", "text", "scores"),
    [
        ("≥40场", "38场", "每少1场扣0.5分", ["19.00"]),
        ("≥40场", "41场", "每少1场扣0.5分", ["20.00"]),
        ("≥95%", "93%", "每低1个百分点扣1分", ["18.00"]),
        ("≥95%", "93.5%", "每低1个百分点扣1分", ["19.00", "18.50", "18.00"]),
        ("≥95%", "60%", "每低1个百分点扣1分", ["0.00"]),
        ("≥10万人次", "9万人次", "每少5000人次扣2分", ["16.00"]),
        ("≥12场", "10场", "每少1次扣2分", ["16.00"]),
        ("100%", "99.04%", "得分=预算执行率×20分", ["19.81"]),
        ("100%", "99.04%", "得分=预算执行率×10分", None),
        ("≥12场", "10场", "每少1次扣减分值的10%", ["16.00"]),
        ("≤5次", "7次", "每多1次扣2分，扣完为止", ["16.00"]),
        ("≤5次", "4次", "每多1次扣2分，扣完为止", ["20.00"]),
        ("≤100万元", "103万元", "每超1万元扣1分", ["17.00"]),
        ("≤2小时", "150分钟", "每超10分钟扣1分", ["17.00"]),
        ("≥300天", "285天", "按比例得分", ["19.00"]),
        ("≥90%", "89%", "完不成不得分", ["0.00"]),
        ("≥90%", "90%", "完不成不得分", ["20.00"]),
        # another unit, a target not to be exceeded, words, no exact outcome: the text speaks of none of them
        ("≥40场", "38场", "每少1人扣0.5分", None),
        ("≤3%", "4%", "每低1个百分点扣1分", None),
        ("≥40场", "45场", "每超1场扣0.5分", None),
        ("≤3%", "4%", "按比例得分", None),
        ("群众素质提高", "有所提高", "完不成不得分", None),
        ("≥40场", "38场以上", "每少1场扣0.5分", None),
    ],
)
def test_points_follow_the_text(target: str, actual: str, text: str, scores: list[str] | None) -> None:
    def field(words: str) -> Field:
        return Field(words, Place())

    row = Indicator(field("产出指标"), field("数量指标"), field("活动"), field(target), field(actual), field(""))
    rule = parse_target_rule(text)
    assert rule is not None
    outcome = score_by_target_rule(row, rule, Fraction(20), standard("national-2020"), 2023, "表中")
    if scores is None:
        assert outcome is None
        return
    assert outcome is not None
    found = [str(reading.score) for reading in outcome.readings] or [str(outcome.score.low)]
    assert found == scores
