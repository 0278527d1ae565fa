"""Where evidence is equal all figures are named in one finding; what stands elsewhere tells which of them is wrong."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Problem
from gouji.pipeline.checking import check_documents
from gouji.values.mismatch import Mismatch


def _problems(text: str) -> list[Problem]:
    return [one.problem for one in check_documents([parse(text)], load()).results.findings]


def test_equally_likely_figures_are_named_in_one_finding_and_none_is_accused_before_the_others() -> None:
    (problem,) = _problems(
        "2022年度政府采购支出31.45万元，其中：货物支出11.80万元，工程支出0万元，服务支出28.65万元。\n"
    )
    assert problem.message == (
        "分项之和：31.45 与 11.80＋28.65，对不上。其中有一个数有误，单凭这里还不能断定是哪一个："
        "文字说明“政府采购支出” 31.45万元 应为 40.45万元；或 文字说明“服务支出” 28.65万元 应为 19.65万元；"
        "或 文字说明“货物支出” 11.80万元 应为 2.80万元。"
    )
    assert problem.left is not None
    assert (problem.left.text, problem.right, problem.culprit) == ("31.45万元、28.65万元、11.80万元", None, None)


def test_a_figure_that_stands_elsewhere_is_hardly_wrong() -> None:
    (problem,) = _problems(
        "2022年度项目支出95.05万元，用于普法宣传。\n2022年度收入368.94万元，其中：项目支出95.05万元，基本支出276.89万元。\n"
    )
    assert problem.left is not None
    assert problem.right is not None
    assert (problem.left.text, problem.right.text) == ("276.89万元", "273.89万元")


_COPIED = "2022年度支出1673.77万元，其中：基本支出1277.62万元，项目支出149.86万元。\n"
_RIGHT = "2022年度项目支出396.15万元，主要用于普法宣传、法律援助。\n"


@pytest.mark.parametrize("beside", ["公用经费149.86万元，主要包括办公费、印刷费等。\n"])
def test_a_figure_copied_from_beside_is_told_where_the_right_one_stands_elsewhere(beside: str) -> None:
    (problem,) = _problems(_COPIED + beside + _RIGHT)
    assert problem.right is not None
    assert (problem.right.text, problem.mismatch) == ("396.15万元", Mismatch.STALE)
    assert "（疑为照抄旁边的数）" in problem.message


def test_two_mistakes_that_hang_together_are_each_told_with_the_other_put_right() -> None:
    problems = _problems(
        "2021年度支出102.85万元，其中：基本支出273.89万元，项目支出95.05万元；比上年371.26万元减少2.23万元。"
        "人员经费102.85万元，主要用于工资。\n2021年度支出368.94万元。\n"
    )
    sides = [(one.left.text, one.right.text) for one in problems if one.left is not None and one.right is not None]
    assert sides == [("102.85万元", "368.94万元"), ("2.23万元", "2.32万元")]
    assert "连同 文字说明“项目支出” 2.23万元 应为 2.32万元" in problems[0].message
    assert not any("应减少" in one.message for one in problems)
