"""What is said of a relation that words state and one wrong digit breaks, kind by kind, and the lawful look-alikes."""

from __future__ import annotations

import pytest

from gouji.assembly import understood
from gouji.checks.registry import load, select
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Dossier, Recognised


def _told(text: str) -> list[tuple[str, str]]:
    document = parse(text)
    dossier = Dossier(None, None, (Recognised(document, Identity(), claims=understood(document).claims),))
    results = run(dossier, select(load(), ["N"]))
    assert results.crashed == ()
    return [(one.code, one.problem.severity.value) for one in results.findings]


BROKEN = {
    "a part of a list that may be incomplete": (
        "保障经费7426.35万元，其中：甲线维护4118.27万元，乙线改造2907.94万元，丙线检测900.14万元。",
        [("N007", "warning")],
    ),
    "a part printed in the wrong unit": (
        "各级投入29431万元。其中：水源保护10563万元，道路养护10114万元，河道清淤8754元。",
        [("N007", "warning")],
    ),
    "a whole whose parts add up in its stead": (
        "新增债务收入772亿元，一是一般债券333亿元，其中：省级留用17.9亿元，转贷市县321.1亿元；二是专项债券433亿元，其中：省级留用57.1亿元，转贷市县375.9亿元。",
        [("N007", "error")],
    ),
    "a list that ends with all the rest": (
        "基金收入安排113.7亿元，包括：保险费收入94.6亿元、财政补贴收入29.9亿元、存款利息等其他收入9.2亿元。",
        [("N007", "warning")],
    ),
    "a list whose shares make up all": (
        "收入预算404,415.23万元。其中：拨款收入366,195.79万元，占90.5%；基金收入7,600.00万元，占1.9%；事业收入18,536.88万元，占4.6%；其他收入8,059.10万元，占2.0%；上年结转4,028.45万元，占1.0%。",
        [("N007", "warning")],
    ),
    "numbered parts behind an explanation": (
        "2031年“三公”经费预算102.11万元，比上年增加3.21万元，主要原因为所属中心更新购置公务车1辆。其中：（一）因公出国（境）费用。2031年预算数48.24万元，主要用于业务培训。（二）公务接待费。2031年预算数2.81万元。（三）公务用车购置和运行维护费。2031年预算数56.01万元。",
        [("N007", "error")],
    ),
    "the second list of one total": (
        "2031年财政拨款收支总预算91,842.80万元。收入包括：一般公共预算收入91,495.48万元、上年结转结余收入347.32万元。支出包括：一般公共服务支出12,867.19万元、公共安全支出69,081.15万元、住房保障支出7,458.52万元、卫生健康支出2,434.95万元。",
        [("N007", "warning")],
    ),
    "changes of parts that make up their whole": (
        "2031年“三公”经费预算280.68万元，比上年减少29.18万元。其中：出国费60万元，比上年减少2.36万元；接待费29.5万元，比上年减少2.7万元；用车费191.18万元，比上年减少42.12万元。",
        [("N010", "error")],
    ),
    "one figure behind 加上 for several items": (
        "2031年政府性基金收入完成44.74亿元，加上上级补助、上年结转等收入88.45亿元，收入总计133.91亿元。",
        [("N008", "warning")],
    ),
    "what was done of what was due": (
        "留省部分资金下达4000万元，实际支出1707.78万元，支出率为46.29%。",
        [("N005", "warning")],
    ),
    "what was begun of what should have been": (
        "应开工子项目27个，实际开工子项目18个，按时开工率69.7%。",
        [("N005", "warning")],
    ),
    "one share of three": (
        "2031年收入预算99,230.46万元。其中：拨款收入91,495.48万元，占92.2%；经营收入7,387.66万元，占9.4%；上年结转347.32万元，占0.4%。",
        [("N004", "warning")],
    ),
}

LAWFUL = {
    "a list that leaves an arbitrary rest out": "保障经费7426.35万元，其中：甲线维护4118.27万元，乙线改造2107.94万元。",
    "a list that leaves something small and round out": "税收收入251322万元，其中：增值税118700万元，企业所得税34182万元，个人所得税4821万元，资源税91178万元，环境保护税2411万元。",
    "a list of the main items": "保障经费7426.35万元，主要是甲线维护4118.27万元，乙线改造2907.94万元，丙线检测900.14万元。",
    "round figures, which agree by chance": "修缮经费600万元，其中：甲处300万元，乙处200万元。",
    "a list of two sentences that names no whole of theirs": "累计退税25.8亿元。全市财力达1309亿元，其中争取补助1228亿元，增长20.4%。全市累计支出1352亿元，增加187亿元。",
    "a rest that is far from all": "项目支出95.05万元，其中：甲案18.12万元，乙案2.53万元，其他案10.40万元。",
    "shares of another total": "2031年支出预算81676.15万元。（一）基本支出50790.07万元，占本年支出预算66.54%。（二）项目支出25542.89万元，占本年支出预算33.46%。",
    "changes of some of the parts": "2031年收入合计900.15万元，比上年减少29.18万元。其中：拨款收入600.11万元，比上年减少42.12万元；经营收入210.02万元，比上年增加2.7万元。",
    "an item behind the figure of 加上": "2031年政府性基金收入完成44.74亿元，加上上级补助收入80.45亿元、上年结转，收入总计133.91亿元。",
    "a target that was passed": "应受理案件300件，实际受理332件，受理率100%。",
    "a rate of something else": "应开工项目27个，实际开工项目18个，其中验收合格率95.5%。",
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_stated_relation_that_one_slip_breaks_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert _told(text) == expected


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_what_may_lawfully_be_so_is_not_told(text: str) -> None:
    assert _told(text) == []
