"""What is certain by arithmetic alone, what chance gives, and which of it counts as read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gouji.bench import certain
from gouji.readers.faults import InputError

TEXT = (
    "2031年支出368.94万元，其中：基本支出273.89万元，项目支出95.05万元；比上年371.26万元减少2.32万元。"
    "人均支出5.27万元。"
)


def _run(tmp_path: Path, *texts: str) -> dict[str, Any]:
    path = tmp_path / "excerpts.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts), "utf-8")
    return certain.run(path)


def test_what_holds_by_no_chance_is_counted_and_compared_with_what_was_read(tmp_path: Path) -> None:
    result = _run(tmp_path, TEXT)
    assert result["by_family"] == {
        "分项之和": {"certain": 1, "claimed": 1},
        "增减额": {"certain": 1, "claimed": 1},
    }
    assert (result["certain"], result["claimed"], result["missed"]) == (2, 2, [])
    assert result["by_chance"] < 1


def test_what_no_word_ties_is_missed(tmp_path: Path) -> None:
    result = _run(tmp_path, "2021年甲项目273.89万元。2023年乙项目368.94万元。2019年丙项目95.05万元。")
    assert (result["certain"], result["claimed"]) == (1, 0)
    assert result["missed"][0]["shown"] == "273.89万元 ← 368.94万元、95.05万元"


def test_three_long_amounts_that_close_are_claimed(tmp_path: Path) -> None:
    result = _run(tmp_path, "甲项目273.89万元。乙项目368.94万元。丙项目95.05万元。")
    assert (result["certain"], result["claimed"]) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "支出5万元，其中：甲3万元，乙2万元。",  # so few digits hold by chance
        "支出368.94万元，其中：甲273.89万元，乙95.15万元。",  # does not hold
        "支出368.94万元，人数273.89，比例95.05%。",  # of three kinds
        "没有数。",
    ],
)
def test_what_chance_may_give_or_does_not_hold_is_not_certain(tmp_path: Path, text: str) -> None:
    assert _run(tmp_path, text)["certain"] == 0


def test_documents_are_taken_too_and_no_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TEXT + "\n", "utf-8")
    assert certain.run(path)["certain"] == 2
    assert "读出 2 条（100.0%）" in certain.render(certain.run(path))
    with pytest.raises(InputError):
        certain.run()
