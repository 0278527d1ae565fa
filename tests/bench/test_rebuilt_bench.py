"""What was published is found again in what was prepared, by section."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.bench import rebuilt
from gouji.bench.rebuilt import render, run
from gouji.document.notation import parse

PUBLISHED = """第一部分 单位概况
一、机构设置
1、单位在职人员12人，退休人员5人。
第二部分 2023年度部门决算情况说明
一、收支总体情况说明
2023年度支出368.94万元，比上年371.26万元减少2.23万元。
二、其他情况
捐赠收入7.5万元。

法律援助项目自评表
| 项目名称 | 法律援助 |
| 案件 | 300 | 332 |
备注：
1.得分不得突破80分。
"""
PREPARED = """第一部分 单位概况
一、机构设置情况
年末在职人员12人，退休人员5人。
第二部分 2023年度部门决算情况说明
一、收支总体情况说明
2023年度支出368.94万元，比上年371.26万元减少2.32万元。捐赠收入7.50万元。

2023年度法律援助项目自评表
| 项目名称 | 法律援助 |
| 案件 | ≥300件 | 332件 |
备注：
1.得分不得突破80分。
"""


@pytest.fixture(autouse=True)
def _notation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilt, "read", lambda path: parse(path.read_text("utf-8")))


def _run(tmp_path: Path, corrections: str = "") -> dict[str, object]:
    published, prepared, mended = (tmp_path / name for name in ("old.txt", "new.txt", "mended.csv"))
    published.write_text(PUBLISHED, "utf-8")
    prepared.write_text(PREPARED, "utf-8")
    mended.write_text("节,原件,更正,理由\n" + corrections, "utf-8")
    return run(published, prepared, mended)


def test_each_section_tells_what_is_found_and_what_is_not(tmp_path: Path) -> None:
    result = _run(tmp_path)
    told = {row["title"]: (row["found"], row["elsewhere"], row["missing"]) for row in result["sections"]}  # type: ignore[attr-defined]
    assert told == {
        "第一部分 单位概况": (0, [], []),
        "一、机构设置": (2, [], []),
        "第二部分 2023年度部门决算情况说明": (0, [], []),
        "一、收支总体情况说明": (2, [], ["2.23"]),
        "二、其他情况": (0, ["7.5"], []),
        "法律援助项目自评表": (3, [], []),
    }
    assert (result["headings"], result["headings_found"]) == (6, 5)
    assert "二、其他情况：0/1，没有这个标题" in render(result)


def test_a_corrected_figure_is_looked_for_as_corrected(tmp_path: Path) -> None:
    result = _run(tmp_path, "收支总体情况说明,2.23,2.32,371.26−368.94\n")
    assert (result["figures"], result["found"], result["missing"], result["corrected"]) == (9, 8, 0, 1)
    assert "2.23→2.32" in render(result)
