"""What a clerk is told to do about a sentence: the word, the unit or the figure at fault, never a right one to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checks import registry
from gouji.pipeline import checking

ADVICE = {
    "2024年度培训费10.00万元，比上年8.00万元减少2.00万元。": "请核对所列各数；若都无误，把“减少”改为“增加”。",
    "2024年度项目支出100.00万元，比全年预算80.00万元减少20.00万元，下降25%。": (
        "请核对所列各数；若都无误，把“减少”改为“增加”，“下降”改为“增长”。"
    ),
    "2024年度会议费支出8.00万元，比上年10.00万元增加2.50万元。": (
        "请对照账簿或别处所印的同一个数，改正有误的那一个，其余不必改。"
    ),
    "2024年度支出3378万元，比上年增加13970万元，增长31.9%。": (
        "请对照账簿核对“3378万元”和“增加13970万元”：增加的数不会大于本期数，有一处的数、单位或增减写错。"
    ),
    "年初预算为200.00万元，全年预算为320.00万元，支出决算为300.00万元，完成年初预算的93.75%。": (
        "“93.75%”是 300.00万元 对另一个预算 320.00万元 的比例；说的是这个预算的，改正比例前面预算的名称；"
        "说的是 200.00万元 的，重算这个比例。"
    ),
    "建筑面积13459平方米，其中地上面积8013平方米（其中计容面积7998平方米，不计容面积105平方米），地下面积5356平方米。": (
        "请对照账簿核对这个数；如确有误，改为“8103平方米”，其余各数不必改。"
    ),
    "2024年度收、支总计分别为880.00万元、881.00万元。": (
        "请对照收入支出决算（预算）总表核对“880.00万元”、“881.00万元”：收入总计应当等于支出总计；"
        "说的是本年收入、本年支出的，不要写成总计。"
    ),
    "支出1.65亿元，加上调出资金0.71亿元，支出总计2.36元。": (
        "请核对所列各数；若其余各数无误，“2.36元”应为“2.36亿元”。"
    ),
}


@pytest.mark.parametrize("sentence", ADVICE)
def test_advice(sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(f"青溪县水利局2024年工作总结\n{sentence}\n", "utf-8")
    findings = checking.check([path], registry.load()).results.findings
    assert [finding.problem.suggestion for finding in findings] == [ADVICE[sentence]]
