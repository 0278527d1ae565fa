"""What the narrative checks say, and where they keep silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.assembly import understood
from gouji.checks.registry import load, select
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.tree import Document, Source
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Finding, Severity
from gouji.readers import txt


def _findings(document: Document) -> tuple[Finding, ...]:
    dossier = Dossier(None, None, (Recognised(document, Identity(), claims=understood(document).claims),))
    results = run(dossier, select(load(), ["N"]))
    assert results.crashed == ()
    return results.findings


def _told(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.problem.severity.value) for one in _findings(parse(text))]


SILENT = {
    "一处小数一位": "2023年“三公”经费支出0.83万元，与2022年支出1.6万元相比减少0.76万元。",
    "相减差一分": "机关运行经费18.77万元，与2022年决算数15.91万元相比增加2.85万元。",
    "分项只列一部分": "项目资金支出95.05万元，其中：办案18.12万元，矫正2.53万元，调解15.81万元。",
    "零除以零": "投诉件数目标值0件，完成值0件，完成率100%。",
    "同名不同口径": "2023年公务用车运行维护费0.78万元。\n2023年机关运行经费18.77万元，主要用于办公费1.71万元，公务用车运行维护费0.23万元。",
    "超额完成按封顶": "受理案件目标值300件，完成332件，完成率100%。",
    "流量与存量": "接收新对象194名，解除301名，现在册对象278名。其中甲类272人，乙类0人，丙类6人。",
    "名单连同未结": "收到33件申请，已审结32件。其中：维持12件；驳回4件；终止5件；撤销5件；确认3件；不予受理3件；未审结1件。",
    "两次活动两个数": "共发放资料3.6万份。在活动中发放资料2万余份。提供咨询5500人次。其中活动中5000余人次。",
    "结转差一分": "2023年度总收入356.49万元。2023年度支出368.94万元。\n2023年年初结转结余12.44万元。2023年年末结转结余0万元。",
    "没有基数的幅度": "税收收入完成611.4亿元，增长4.2%。",
    "与另一年比": "2024年，收入预算1212.12万元，其中：财政拨款收入950.12万元，比2023年预算增加0.46万元；事业收入262.00万元。",
    "城市几级各有总数": "全市收入总计308.98亿元，支出总计308.98亿元。市本级收入总计87.77亿元，支出总计87.77亿元。",
    "占比另有基数": "基本支出48亿元，占比67.7%。其中，人员支出45.7亿元，占比64.5%；公用支出2.3亿元，占比3.2%。",
    "部分没有自己的预算": "收入年初预算为525800万元，实际完成566579万元，为预算的107.8%。其中：税收收入完成381600万元，为预算的98.6%。",
    "财政平衡另有科目": "收入130603万元，加上上年结余收入156601万元、债务收入10000万元，总收入297204万元；支出160000万元，加上年终结余137204万元，总支出297204万元。",
    "和字可作两项": "设有科室4个：办公室、法制科、财务科和执法队。",
    "开放名单": "走访单位12家：甲厂、乙厂、丙厂等。",
}


@pytest.mark.parametrize("name", SILENT)
def test_silence(name: str) -> None:
    assert [told for told in _told(SILENT[name]) if told[1] != "info"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("支出368.94万元，其中：基本支出273.89万元，项目支出95.05万元，占总支出的25.77%。", [("N004", "info")]),
        ("收入年初预算为728001万元，完成864662万元，为预算的118.7%。", [("N005", "info")]),
        (
            "支出1690.55万元，其中基本支出1247.62万元，项目支出442.93万元。项目经费占总收入的24.08%。",
            [("N004", "warning")],
        ),
        ("支出10.00万元，比上年8.00万元减少2.00万元。", [("N001", "error")]),
        ("接待费0.50万元，与2022年预算0.60万元一致。", [("N011", "error")]),
    ],
)
def test_severities(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


def test_one_cause_printed_twice_is_one_finding() -> None:
    sentence = "支出368.94万元，与上年决算数371.26万元相比，减少2.23万元。"
    (finding,) = _findings(parse(f"一、总体\n{sentence}\n二、财政拨款\n{sentence}"))
    problem = finding.problem
    assert {place.line for place in problem.places} == {2, 4}
    assert problem.mismatch is not None
    assert (problem.mismatch.value, problem.difference, problem.relation) == (
        "swapped_digits",
        "-0.09",
        "371.26 − 368.94",
    )
    assert problem.message == (
        "支出 368.94万元，比上年决算 371.26万元 应减少 2.32万元（371.26 − 368.94），文中写减少 2.23万元：疑为数字颠倒。"
    )


def test_a_wrong_direction_is_told_as_such() -> None:
    (finding,) = _findings(parse("支出10.00万元，比上年8.00万元减少2.00万元。"))
    assert "应增加 2.00万元" in finding.problem.message
    assert "增减方向写反" in finding.problem.message


SEEDS = {
    "lingling-2022.txt": [("N004", Severity.WARNING, 686)],
    "xialu-2021.txt": [
        ("N001", Severity.ERROR, 371),
        ("N010", Severity.ERROR, 389),
        ("N002", Severity.ERROR, 405),
        ("N014", Severity.ERROR, 424),
        ("N015", Severity.WARNING, 386),
        ("N014", Severity.WARNING, 424),
        ("N030", Severity.INFO, 25),
        ("N004", Severity.INFO, 366),
    ],
}


@pytest.mark.parametrize("name", SEEDS)
def test_published_documents(seeds: Path, name: str) -> None:
    document = txt.read((seeds / name).read_bytes(), Source(name, "", "txt"))
    told = [(one.code, one.problem.severity, one.problem.places[0].line) for one in _findings(document)]
    assert told == SEEDS[name]
