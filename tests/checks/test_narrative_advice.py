"""What a clerk is told to do about a sentence: the word, the unit or the figure at fault, never a right one to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.assembly import dossiers, understood
from gouji.checks import registry
from gouji.document.notation import parse
from gouji.domain.findings import Failed
from gouji.pipeline import checking

ADVICE = {
    "2024年度培训费10.00万元，比上年8.00万元减少2.00万元。": "请核对所列各数；若都无误，把“减少”改为“增加”。",
    "2024年度项目支出100.00万元，比全年预算80.00万元减少20.00万元，下降25%。": (
        "请核对所列各数；若都无误，把“减少”改为“增加”，“下降”改为“增长”。"
    ),
    "2024年度会议费支出8.00万元，比上年10.00万元增加2.50万元。": (
        "请对照账簿或别处所印的同一个数，改正有误的那一个，其余不必改。"
    ),
    "2024年度支出2400万元，比上年增加9600万元，增长75.3%。": (
        "请对照账簿核对“2400万元”和“增加9600万元”：增加的数大于本期数，只有上年是负数才会这样，而这时的幅度也不是所写的，有一处的数、单位或增减写错。"
    ),
    "2024年度支出300万元，比上年-200万元增加500万元，增长150%。": "请核对所列各数；若其余各数无误，“150%”应为“250%”。",
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
    "一般公共预算收入113975万元，加上上级补助收入173613万元、上年结转收入27691亿元，收入总计315279万元。": (
        "请对照账簿核对这个数；如确有误，改为“27691万元”，其余各数不必改。"
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


def test_a_sum_is_worked_out_with_the_places_that_its_parts_print() -> None:
    text = "青溪县水利局2024年度决算\n公务用车购置及运行费0万元。其中：公务用车购置费0万元；公务用车运行费1.57万元。\n"
    dossier = dossiers([understood(parse(text))])[0]
    check = next(one for one in registry.load() if one.code == "N007")
    told = [outcome.problem.message for outcome in check.run(dossier) if isinstance(outcome, Failed)]
    assert told == [
        "公务用车购置及运行费写 0万元，所列公务用车购置费、公务用车运行费相加为 1.57万元（0 + 1.57）：对不上。"
    ]
