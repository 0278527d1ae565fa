"""What a broken relation says is counted by kind, and the silent ones are listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gouji.bench import silence
from gouji.readers.faults import InputError

STATED = "2031年支出368.94万元，其中：基本支出273.89万元，项目支出95.05万元。"
SUPPOSED = "保障经费273.89万元，用于修缮；另有项目95.05万元。两项投入368.94万元。"


def _run(tmp_path: Path, *texts: str) -> dict[str, Any]:
    path = tmp_path / "excerpts.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts), "utf-8")
    return silence.run(path)


def test_each_figure_of_a_relation_is_broken_and_what_is_said_counted(tmp_path: Path) -> None:
    result = _run(tmp_path, STATED)
    assert result["by_kind"] == {
        "分项之和（写明）": {"broken": 3, "error": 3, "warning": 0, "info": 0, "undecided": 0, "silent": 0}
    }
    assert (result["all"], result["silent"]) == (result["by_kind"]["分项之和（写明）"], [])


def test_what_only_figures_suggest_stays_silent_and_is_listed(tmp_path: Path) -> None:
    result = _run(tmp_path, SUPPOSED)
    assert result["by_kind"] == {
        "加总（推知）": {"broken": 3, "error": 0, "warning": 0, "info": 0, "undecided": 0, "silent": 3}
    }
    assert [one["figure"] for one in result["silent"]] == ["273.89万元", "95.05万元", "368.94万元"]
    assert "改坏以后什么也不说的 3 处" in silence.render(result)


def test_a_text_without_relations_breaks_nothing_and_no_file_is_refused(tmp_path: Path) -> None:
    assert _run(tmp_path, "没有数。")["all"]["broken"] == 0
    with pytest.raises(InputError):
        silence.run()
