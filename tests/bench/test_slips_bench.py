"""What slips are made in a document, and that their counts say what the check says, on small documents made here."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from gouji.bench import slips
from gouji.bench.slips.edits import edited
from gouji.bench.slips.inputs import Package, packages
from gouji.bench.slips.kinds import SLIPS, says_otherwise
from gouji.bench.slips.measure import Made, Outcome, Unchanged, measured
from gouji.bench.slips.plan import planned
from gouji.bench.slips.targets import Target, targets
from gouji.bench.slips.words import word_targets
from gouji.checks import registry
from gouji.document.notation import parse
from gouji.document.tree import Document, Paragraph, Table
from gouji.readers import InputError

TEXT = """青溪县水利局2024年度部门决算公开
第三部分 2024年度部门决算情况说明
一、支出决算情况说明
1、本年支出368.94万元，比上年决算371.26万元减少2.32万元，下降0.62%。
"""
TABLE = """支出决算表
| 科目编码 | 科目名称 | 本年支出 | 基本支出 | 人数（人） |
| 栏次 | | 1 | 2 | 3 |
| 1 | 2 | 3 | 4 | 5 |
| 合计 | | 30.00 | 20.00 | 7 |
| 201 | 甲 | 1,010.00 | 0.00 | 8 |
"""
FORM = """2024年度法律援助项目自评表
| 项目名称 | 法律援助 | 执行数 | 6.00 | 得分 |
| 指标 | 年度指标值 | 实际完成值 | 评分标准 | 得分 |
| 受理案件 | ≥210件 | 249件 | 少1件扣5分 | 30 |
| 总分 | | | | 100 |
"""


def _printed(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.where, one.kind, one.text, one.unit) for one in targets([parse(text)])]


def test_targets_of_a_text() -> None:
    assert _printed(TEXT) == [
        ("text", "year", "2024", ""),
        ("text", "year", "2024", ""),
        ("text", "amount", "368.94", "万元"),
        ("text", "amount", "371.26", "万元"),
        ("text", "amount", "2.32", "万元"),
        ("text", "rate", "0.62", "%"),
        ("text", "direction", "减少", ""),
        ("text", "direction", "下降", ""),
    ]


def test_codes_and_numbers_of_rows_and_columns_are_no_targets() -> None:
    assert _printed(TABLE) == [
        ("table", "amount", "30.00", ""),
        ("table", "amount", "20.00", ""),
        ("table", "count", "7", ""),
        ("table", "amount", "1,010.00", ""),
        ("table", "amount", "0.00", ""),
        ("table", "count", "8", ""),
    ]


def test_rules_of_scores_are_no_targets() -> None:
    assert _printed(FORM) == [
        ("text", "year", "2024", ""),
        ("form", "amount", "6.00", ""),
        ("form", "count", "210", "件"),
        ("form", "count", "249", "件"),
        ("form", "score", "30", ""),
        ("form", "score", "100", ""),
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("收支总计各是4125.49、4143.91万元", ["4125.49", "4143.91"]),
        ("1、20万元用于维修", ["20"]),
        ("第3次会议12个月后于3月5日召开，共5分钟", []),
        ("〔2023〕5号文件，电话010-62201088", []),
        ("增加0.5个百分点，得10分", ["0.5", "10"]),
    ],
)
def test_figures_of_a_sentence(sentence: str, wanted: list[str]) -> None:
    assert [one[2] for one in _printed(sentence) if one[1] not in ("year", "direction")] == wanted


def _target(document: Document, text: str) -> Target:
    return next(one for one in targets([document]) if one.text == text)


def _made(slip: str, text: str) -> set[str | None]:
    document = parse(TEXT + TABLE)
    everything = tuple(targets([document]))
    target = _target(document, text)
    return {SLIPS[slip][2](target, everything, Random(seed)) for seed in range(40)}


@pytest.mark.parametrize(
    ("slip", "text", "wanted"),
    [
        ("swapped", "2.32", {"2.23"}),
        ("swapped", "20.00", {None}),  # 02.00 is nothing that anybody prints
        ("dropped", "2.32", {"2.2"}),  # 2.3 may stand for 2.32
        ("doubled", "20.00", {"220.00", "200.00"}),  # 20.000 is the same amount
        ("tenfold", "2.32", {"23.2", "0.232"}),
        ("tenfold", "1,010.00", {"10,100.00", "101.00"}),
        ("line", "30.00", {"1,010.00"}),
        ("line", "7", {"8"}),
        ("column", "30.00", {"20.00"}),
        ("column", "368.94", {"371.26"}),
        ("line", "368.94", {None}),
        ("direction", "减少", {"增加"}),
        ("year", "2024", {"2023", "2025"}),
    ],
)
def test_slips(slip: str, text: str, wanted: set[str | None]) -> None:
    assert _made(slip, text) == wanted


def test_a_coarser_print_of_the_same_value_says_nothing_else() -> None:
    assert not says_otherwise("0.52", "0.5")
    assert not says_otherwise("1,000", "1000.0")
    assert says_otherwise("0.56", "0.5")
    assert says_otherwise("2.32", "2.33")


def test_a_changed_title_is_the_caption_too() -> None:
    document = parse(FORM)
    (changed,) = edited([document], _target(document, "2024"), "2023")
    title, table = changed.blocks
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert {title.text, title.place.quote, table.caption, table.place.table} == {"2023年度法律援助项目自评表"}
    assert document == parse(FORM)


def _outcome(text: str, slip: str, old: str, new: str) -> Outcome:
    package = Package("one", (parse(text),))
    checks = registry.load()
    target = _target(package.documents[0], old)
    return measured(Unchanged.of(package, checks), Made(target, slip, new), checks)


def test_the_changed_figure_is_accused_with_its_true_value() -> None:
    outcome = _outcome(TEXT, "swapped", "2.32", "2.23")
    assert [(one.code, one.accuses, one.names_true) for one in outcome.said] == [("N001", "changed", True)]
    assert (outcome.is_exactly_one, outcome.is_culprit_first, outcome.is_true_named) == (True, True, True)
    assert outcome.others == ()
    assert outcome.tied


def test_what_is_printed_once_is_missed() -> None:
    outcome = _outcome(TEXT + "本单位编制21人。\n", "swapped", "21", "12")
    assert (outcome.said, outcome.is_found, outcome.tied) == ((), False, False)


WORDS = """青溪县水利局2024年度部门决算公开
一、一般公共预算财政拨款支出决算具体情况
1.农林水支出（类）水利（款）行政运行（项）。支出决算为8.00万元，主要用于在职人员的工资。
2.农林水支出（类）水利（款）防汛（项）。支出决算为2.00万元，主要用于汛期值守；占20.00%。
二、其他情况
单位：万元
| 科目编码 | 科目名称 | 本年支出 |
| 2130301 | 行政运行 | 8.00 |
"""


def test_words_that_may_be_wrong() -> None:
    found = [(one.where, one.kind, one.text, one.about) for one in word_targets([parse(WORDS)])]
    lines = WORDS.splitlines()
    assert found == [
        ("text", "body", "青溪县水利局", ""),
        *(("text", "item", name, "") for name in ("农林水支出", "水利", "行政运行")),
        ("text", "use", "在职人员的工资", ""),
        ("text", "paragraph", lines[2], "行政运行"),
        *(("text", "item", name, "") for name in ("农林水支出", "水利", "防汛")),
        ("text", "use", "汛期值守", ""),
        ("text", "paragraph", lines[3], "防汛"),
        ("text", "unit", "万元", ""),
        ("table", "item", "行政运行", ""),
        ("text", "section", lines[1], "一般公共预算财政拨款支出决算具体情况"),
        ("text", "unit", "8.00万元", ""),
        ("text", "unit", "2.00万元", ""),
        ("text", "percent", "20.00%", ""),
    ]


@pytest.mark.parametrize(
    ("slip", "old", "wanted"),
    [
        ("other_item", "防汛", {"农林水支出", "水利", "行政运行"}),
        ("item", "防汛", {"汛"}),
        ("use", "汛期值守", {"在职人员的工资"}),
        ("unit", "2.00万元", {"2.00元"}),
        ("unit", "万元", {"元"}),
        ("percent", "20.00%", {"20.00"}),
        ("section", "一、一般公共预算财政拨款支出决算具体情况", {""}),
    ],
)
def test_slips_of_words(slip: str, old: str, wanted: set[str | None]) -> None:
    everything = tuple(word_targets([parse(WORDS)]))
    target = next(one for one in everything if one.text == old)
    assert {SLIPS[slip][2](target, everything, Random(seed)) for seed in range(20)} == wanted


def test_lost_paragraphs_are_gone_and_nothing_else() -> None:
    document = parse(WORDS)
    lines = WORDS.splitlines()
    for kind, lost in (("paragraph", [lines[2]]), ("section", lines[2:4])):
        target = next(one for one in word_targets([document]) if one.kind == kind)
        (changed,) = edited([document], target, "")
        left = [one.text for one in changed.paragraphs]
        assert left == [one.text for one in document.paragraphs if one.text not in lost]
        assert list(changed.tables) == list(document.tables)


def test_planned_slips_are_bounded_and_repeatable() -> None:
    package = Package("one", (parse(TEXT),))
    one = planned(package, 1)
    assert [made.slip for made in one] == [
        *("swapped", "wrong", "dropped", "doubled", "tenfold", "column", "direction", "year"),
        *("body", "unit", "percent", "section"),
    ]
    assert planned(package, 1) == one
    assert set(one) <= set(planned(package, 0))


def test_run_counts_every_slip(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(TEXT, "utf-8")
    result: dict[str, Any] = slips.run(file, limit=0, processes=1)
    assert result["notes"] == []
    assert result["documents"][0]["printed"] == {
        "text/amount": 3,
        "text/body": 1,
        "text/direction": 2,
        "text/percent": 1,
        "text/rate": 1,
        "text/section": 1,
        "text/unit": 3,
        "text/year": 2,
    }
    assert sum(one["slips"] for one in result["by_slip"].values()) == len(result["slips"])
    assert result["by_slip"]["text/year"]["slips"] == 2
    assert sum(one["found"] for one in result["slips"]) == sum(one["found"] for one in result["by_slip"].values())
    lines = slips.render(result).splitlines()
    assert lines[0].startswith(f"材料 1 份，改动 {len(result['slips'])} 处（每份每处每类不限）")


def test_missing_documents_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here" / "examples").mkdir(parents=True)
    (tmp_path / "here" / "examples" / "one.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path / "here")
    found, notes = packages(())
    assert [one.name for one in found] == ["one.txt"]
    assert notes == (
        "没有 ../shared/seeds，其中的材料没有测。",
        "没有 ../shared/data/shanghai-dev，其中的材料没有测。",
    )
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="请指明文件"):
        packages(())
