"""Which figure a text's contradiction is told of: the k-th of parallel lists, the item's own budget, the value closest to the sum."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Severity
from gouji.pipeline.checking import check_documents

HEAD = "青岭县水务局2023年度部门决算公开说明\n"

#: A sentence with one wrong figure, the code that tells it, and what stands in its message.
TOLD = {
    "figures dealt out, shares of one base": (
        "堤防经费、泵站经费分别为716.08万元和210.81万元，占运行支出971.89万元的78.31%和21.69%。",
        "N004",
        "“堤防经费” 716.08万元 应为 761.08万元",
    ),
    "the middle of three": (
        "东乡、西乡、南镇分别完成2909.14万元、396.95万元、66.49万元，占全县3342.58万元的87.0%、11.0%、2.0%。",
        "N004",
        "“西乡” 396.95万元 应约为 366.95万元",
    ),
    "each over its own budget": (
        "收入、支出分别完成2930.81万元、2367.00万元，分别为预算3000.00万元、2500.00万元的97.96%和94.68%。",
        "N005",
        "2930.81万元 与 3000.00万元 之比应为 97.69%",
    ),
    "the budget of the same item": (
        "“清淤”项目全年预算数260.00万元，执行数260.00万元，执行率100.00%；"
        "“护坡”项目全年预算数80.00万元，执行数92.66万元，执行率92.66%。",
        "N005",
        "80.00万元 应为 100.00万元",
    ),
    "the growth of the part": (
        "收入2657.97万元，下降11.95%，减收360.84万元，其中水费收入2426.60万元，下降12.41%，减收369.53万元。",
        "N002",
        "12.41% 与 369.53÷(2426.60＋369.53)",
    ),
    "the average of last year": (
        "公用经费344.65万元、在职56人，人均6.15万元；上年352.44万元、68人，人均6.18万元。",
        "N041",
        "人均按 352.44万元、68人 计算应为 5.18万元",
    ),
    "a share behind one that names its base": (
        "人员经费512.30万元，公用经费98.46万元，基本支出合计650.00万元，人员经费占基本支出比重为78.82%，公用经费占比21.18%。",
        "N004",
        "“公用经费” 98.46万元 应为 137.70万元",
    ),
    "a point that moved, parts rounded": (
        "采购支出251.25万元，其中：货物采购47.9万元、服务采购246.47万元。",
        "N007",
        "“货物采购” 47.9万元 应为 4.79万元",
    ),
    "two digits swapped, parts rounded": (
        "采购支出251.25万元，其中：货物采购4.79万元、服务采购264.47万元。",
        "N007",
        "“服务采购” 264.47万元 应为 246.47万元",
    ),
    "a swap that misses by two last places is no better than others": (
        "年末债务余额401.92亿元，其中市本级129.00亿元、东县123.56亿元、西县157.44亿元，各县如上。",
        "N007",
        "其中有一个数有误",
    ),
    "a list of the figure right before": (
        "收到申请41件，已审结38件，其中维持21件、驳回6件、终止5件、撤销60件。",
        "N007",
        "“撤销” 60件 应为 6件",
    ),
    "all that one relation may mean": (
        "电费3.36万元、水费1.0万元，合计4.56万元。",
        "N008",
        "“水费” 1.0万元 应为 1.2万元",
    ),
    "a percentage without rounding": ("满意度95%，较上年的92%提高5个百分点。", "N001", "5个百分点 应为 3个百分点"),
    "实有 is one word": ("实有18人，其中在编12人、编外7人。", "N007", "“实有” 18人 应为 19人"),
    "the k-th rate is of the k-th name": (
        "男职工34人、女职工19人，分别占职工总数50人的62%和38%。",
        "N004",
        "“男职工” 62% 应为 68%",
    ),
}

RIGHT = (
    "堤防经费、泵站经费分别为761.08万元和210.81万元，占运行支出971.89万元的78.31%和21.69%。",
    "东乡、西乡、南镇分别完成2909.14万元、366.95万元、66.49万元，占全县3342.58万元的87.0%、11.0%、2.0%。",
    "收入、支出分别完成2930.81万元、2367.00万元，分别为预算3000.00万元、2500.00万元的97.69%和94.68%。",
    # not dealt out by words: whose rates they are the words do not say
    "收入2930.81万元、支出2367.00万元，为预算3000.00万元、2500.00万元的97.96%和94.68%。",
    "“清淤”项目全年预算数260.00万元，执行数260.00万元，执行率100.00%；"
    "“护坡”项目全年预算数100.00万元，执行数92.66万元，执行率92.66%。",
    # what stands behind ； and says no due of its own is still of the due before it
    "“清淤”项目全年预算数260.00万元；实际支出234.00万元，执行率90.00%。",
    "收入2657.97万元，下降11.95%，减收360.84万元，其中水费收入2608.15万元，下降12.41%，减收369.53万元。",
    "公用经费344.65万元、在职56人，人均6.15万元；上年352.44万元、57人，人均6.18万元。",
    "堤防经费761.08万元，泵站经费210.81万元，运行支出合计971.89万元，堤防经费占运行支出比重为78.31%，泵站经费占比21.69%。",
    # a share of something else behind one that names its base
    "堤防经费761.08万元，泵站经费210.81万元，运行支出合计971.89万元，堤防经费占运行支出比重为78.31%，人员占比40.00%。",
    "采购支出251.25万元，其中：货物采购4.79万元、服务采购246.47万元。",
    "收到申请41件，已审结38件，其中维持21件、驳回6件、终止5件、撤销6件。",
    "满意度95%，较上年的92%提高4个百分点。",
)


def _loud(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    return [(one.code, one.problem.message) for one in findings if one.problem.severity is not Severity.INFO]


@pytest.mark.parametrize("name", TOLD)
def test_whose_figure_is_accused(name: str) -> None:
    text, code, expected = TOLD[name]
    told = _loud(text)
    assert [one for one, _ in told] == [code]
    assert expected in told[0][1]


@pytest.mark.parametrize("text", RIGHT)
def test_right_figures_are_not_accused(text: str) -> None:
    assert _loud(text) == []
