"""Scoring texts become rules: the twelve of the seed equal the data file, others are read or refused as a whole."""

from fractions import Fraction
from pathlib import Path

import pytest

from gouji.catalogue.standards import rule_of, standard
from gouji.document.tree import Source
from gouji.domain.standard import Graded
from gouji.readers.txt import read
from gouji.recognise.forms import recognise_forms
from gouji.scoring.rule_text import lint, parse_rule

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "xialu-2021.txt"

READ = {
    "控制率=0，计5分；0-10%（含），计4分；10-20%（含），计3分；大于20%不得分": {
        "kind": "banded",
        "bands": [
            {"equal": "0", "points": "5"},
            {"above": "0%", "upto": "10%", "points": "4"},
            {"above": "10%", "upto": "20%", "points": "3"},
            {"above": "20%", "points": "0"},
        ],
    },
    "完成率95%以上得5分，90%≤完成率<95%得4分，其他不得分": {
        "kind": "banded",
        "bands": [{"from": "95%", "points": "5"}, {"from": "90%", "below": "95%", "points": "4"}, {"points": "0"}],
    },
    "结余率在10%以内得5分；在10%和20%（含）之间得2分；超过20%的不得分": {
        "kind": "banded",
        "bands": [
            {"upto": "10%", "points": "5"},
            {"above": "10%", "upto": "20%", "points": "2"},
            {"above": "20%", "points": "0"},
        ],
    },
    "完成率达到100%得满分，每低于1个百分点扣0.5分，扣完为止": {
        "kind": "stepwise",
        "limit": "100%",
        "full": "5",
        "step": "1%",
        "loss": "0.5",
        "above": False,
    },
    "变动率≤0得5分，每增加一个百分点扣1分": {
        "kind": "stepwise",
        "limit": "0",
        "full": "5",
        "step": "1%",
        "loss": "1",
    },
    "制度健全得5分，每缺一项扣1分，扣完为止。": {"kind": "checklist", "full": "5", "loss": "1"},
    "每发现1起扣2分，扣完为止": {"kind": "checklist", "full": "5", "loss": "2"},
    "优秀：5分；良好：4分；一般：2分；差：0分": {
        "kind": "graded",
        "choices": [
            {"label": "优秀", "points": "5"},
            {"label": "良好", "points": "4"},
            {"label": "一般", "points": "2"},
            {"label": "差", "points": "0"},
        ],
    },
    "及时公开得3分，未及时公开不得分": {
        "kind": "graded",
        "choices": [{"label": "及时公开", "points": "3"}, {"label": "未及时公开", "points": "0"}],
    },
    "一季度进度：进度率≥20%，得2分；进度率＜20%，得0分。二季度进度：进度率≥45%，得3分；进度率＜45%，得0分": {
        "kind": "phased",
        "phases": [
            {"name": "一季度进度", "bands": [{"from": "20%", "points": "2"}, {"below": "20%", "points": "0"}]},
            {"name": "二季度进度", "bands": [{"from": "45%", "points": "3"}, {"below": "45%", "points": "0"}]},
        ],
    },
}

REFUSED = [
    "",
    "由评价小组酌情打分",
    "完成目标得满分，否则按比例扣分",
    "1.有制度得2分；2.制度执行有效得3分",
    "≥95%得5分，90%（含）至95%得3分，每低1个百分点扣0.5分",
    "有2项不符扣3分",
    "得5分",
    "完成率≥95%得5分，" * 300,
]


@pytest.mark.parametrize("text", READ)
def test_a_text_is_read_as_the_rule_it_states(text: str) -> None:
    assert parse_rule(text, Fraction(5)) == rule_of(READ[text])


@pytest.mark.parametrize("text", READ)
def test_line_breaks_and_spaces_inside_a_cell_change_nothing(text: str) -> None:
    broken = "\n".join(text[start : start + 7] for start in range(0, len(text), 7))
    assert parse_rule(broken, Fraction(5)) == parse_rule(text, Fraction(5))


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_is_no_whole_rule_is_refused(text: str) -> None:
    assert parse_rule(text, Fraction(5)) is None


def test_full_points_need_the_points_of_the_row() -> None:
    assert parse_rule("达标得满分，不达标不得分") is None
    assert isinstance(parse_rule("达标得满分，不达标不得分", Fraction(4)), Graded)


def test_lint_compares_the_most_a_rule_awards_with_the_points_of_the_row() -> None:
    rule = parse_rule("变动率≤0得8分，变动率＞0不得分")
    assert rule is not None
    assert lint(rule, Fraction(5)) == "评分标准最高给8分，与本行分值5分不一致"
    assert lint(rule, Fraction(8)) == ""


@pytest.mark.skipif(not SEED.exists(), reason=f"the published document is not there: {SEED.name}")
def test_the_texts_of_the_published_form_equal_the_rows_of_the_standard() -> None:
    document = read(SEED.read_bytes(), Source(SEED.name, "", "txt"))
    department = next(one for one in recognise_forms(document).evaluations if one.standard == "hubei-department")
    printed = [indicator.rule.text for indicator in department.indicators if indicator.rule is not None]
    rows = standard("hubei-department").rows
    assert [parse_rule(text, row.points) for text, row in zip(printed, rows, strict=True)] == [row.rule for row in rows]


def test_answers_worth_less_than_the_row_are_shares_of_it_and_no_list_to_choose_from() -> None:
    assert parse_rule("有内部管理制度8分；制度得到有效执行7分。", Fraction(15)) is None
    assert _points("有内部管理制度8分；制度得到有效执行7分。", Fraction(8)) == [8, 7]
    assert _points("最好5分，一般2分，不合理0分", Fraction(5)) == [5, 2, 0]


def _points(text: str, full: Fraction) -> list[Fraction]:
    rule = parse_rule(text, full)
    assert isinstance(rule, Graded)
    return [choice.points for choice in rule.choices]
