"""What is counted as true, false and missed, on a small folder made here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji.bench import accusations
from gouji.readers import InputError

TEXT = (
    "青溪县水利局2024年度部门决算公开\n"
    "2024年度本年支出368.94万元，比上年决算371.26万元减少2.23万元。\n"
    "2024年度项目支出100.00万元，比上年决算80.00万元增加30.00万元。\n"
    "2024年度基本支出10.00万元，比上年决算8.00万元增加3.00万元。\n"
)


def _folder(path: Path) -> Path:
    (path / "files").mkdir()
    (path / "files" / "one.txt").write_text(TEXT, "utf-8")
    judged = [
        {
            "n": 1,
            "file": "one.txt",
            "code": "N001",
            "message": "支出 368.94万元，比上年决算 371.26万元 应减少 2.32万元（371.26 − 368.94），文中写减少 2.23万元",
            "places": [],
            "verdict": "true",
        }
    ]
    contradictions = [
        {"id": "c1", "file": "one.txt", "page": None, "severity": "error", "figures": ["371.26万元", "2.23万元"]},
        {"id": "c2", "file": "one.txt", "page": None, "severity": "error", "figures": ["7.77万元", "8.88万元"]},
    ]
    traps = [
        {
            "id": "t1",
            "file": "one.txt",
            "places": [{"quote": "2024年度项目支出100.00万元，比上年决算80.00万元增加30.00万元"}],
        }
    ]
    for name, rows in (("judged", judged), ("contradictions", contradictions), ("traps", traps)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (path / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return path


def test_counts(tmp_path: Path) -> None:
    result = accusations.run(_folder(tmp_path))
    assert result["total"]["error"] == {
        "true": 1,
        "true-trivial": 0,
        "false": 1,
        "unclear": 0,
        "unjudged": 1,
        "precision": 0.5,
    }
    assert result["total"]["contradictions"] == {"error": {"found": 1, "missed": 1}}
    assert result["files"]["one.txt"]["missed"] == ["c2"]


def test_the_text_names_what_is_not_true(tmp_path: Path) -> None:
    lines = accusations.render(accusations.run(_folder(tmp_path))).splitlines()
    assert lines[1] == "差错：属实 1，属实而轻微 0，误报 1，难断 0，未判 1，属实率 50.0%"
    assert [line.split(" ", 2)[:2] for line in lines[4:]] == [["false", "one.txt"], ["unjudged", "one.txt"]]


def test_a_folder_without_lists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"judged\.jsonl"):
        accusations.run(tmp_path)
