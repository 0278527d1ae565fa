"""The command line as a user meets it: exit codes, one clear line for what cannot be used, the machine interface."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gouji.cli import main
from gouji.readers.disk import LARGEST_FILE

Outputs = pytest.CaptureFixture[str]


def test_findings_give_exit_code_1(examples: Path, capsys: Outputs) -> None:
    assert main(["check", str(examples / "qingxi-2023-selfeval.txt")]) == 1
    assert capsys.readouterr().out.startswith("青溪区司法局 2023年度：发现")


def test_a_clean_document_gives_exit_code_0(examples: Path, capsys: Outputs) -> None:
    assert main(["check", str(examples / "yunze-2022-accounts.txt")]) == 0
    assert capsys.readouterr().out.startswith("云泽区司法局 2022年度：没有发现问题。")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.txt", b"", "空"),
        ("二进制.txt", bytes(range(256)) * 8, "不是文本文件"),
        ("截断.txt", "决算".encode()[:4] + b"\xff\xfe\xfd", "损坏"),
        ("缺失.txt", None, "找不到"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_exit_code_2(
    tmp_path: Path, capsys: Outputs, name: str, content: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert says in printed.err
    assert "Traceback" not in printed.err


def test_an_enormous_file_is_refused_before_it_is_read(tmp_path: Path, capsys: Outputs) -> None:
    path = tmp_path / "巨大.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert path.stat().st_size > LARGEST_FILE
    assert main(["check", str(path)]) == 2
    assert "上限" in capsys.readouterr().err


def test_one_bad_file_takes_no_other_with_it(examples: Path, tmp_path: Path, capsys: Outputs) -> None:
    bad = tmp_path / "空.txt"
    bad.write_bytes(b"")
    assert main(["check", str(bad), str(examples / "yunze-2022-accounts.txt")]) == 2
    printed = capsys.readouterr()
    assert "云泽区司法局" in printed.out
    assert "空的" in printed.err


def test_many_files_that_cannot_be_used_are_counted(tmp_path: Path, capsys: Outputs) -> None:
    for at in range(60):
        (tmp_path / f"{at:02}.txt").write_bytes(b"")
    assert main(["check", str(tmp_path)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 51
    assert lines[-1] == "另有 10 个文件也不能用，没有核对。"


@pytest.mark.skipif(os.name != "posix", reason="文件名里的换行")
def test_a_break_in_a_name_writes_no_line(examples: Path, tmp_path: Path, capsys: Outputs) -> None:
    path = tmp_path / "决算\n自查通过。.txt"
    path.write_bytes((examples / "yunze-2022-accounts.txt").read_bytes())
    assert main(["check", str(path)]) == 0
    assert "自查通过。" not in [line[:5] for line in capsys.readouterr().out.splitlines()]
    path.write_bytes(b"")
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_json_has_exactly_the_keys_of_the_design(examples: Path, capsys: Outputs) -> None:
    main(["check", str(examples / "qingxi-2023-selfeval.txt"), "--format", "json"])
    content = json.loads(capsys.readouterr().out)
    assert list(content) == ["schema", "inputs", "findings", "tally", "undecided", "notes", "coverage"]
    assert content["schema"] == "gouji.findings/1"
    assert list(content["inputs"][0]) == ["path", "sha256", "format", "kind", "body", "year"]
    place = ["input", "page", "line", "section", "table", "row", "column", "quote"]
    for finding in content["findings"]:
        assert list(finding) == [
            *("code", "slug", "severity", "class", "message", "suggestion", "group", "fingerprint"),
            *("left", "right", "difference", "relation", "places", "source"),
        ]
        assert all(list(one) == place for one in finding["places"])
    assert list(content["coverage"]) == ["figures", "tied", "by_part", "duties"]
    assert all(list(part) == ["input", "part", "figures", "tied"] for part in content["coverage"]["by_part"])
    assert list(content["tally"]) == ["passed", "failed", "not_applicable", "undecided", "crashed"]


def test_a_baseline_silences_what_was_judged_before(examples: Path, tmp_path: Path, capsys: Outputs) -> None:
    path, before = str(examples / "qingxi-2023-selfeval.txt"), tmp_path / "以前.json"
    assert main(["check", path, "--format", "json", "--output", str(before)]) == 1
    assert main(["check", path, "--baseline", str(before)]) == 0
    assert "在基线中" in capsys.readouterr().out


def test_selected_and_ignored_codes(examples: Path, capsys: Outputs) -> None:
    path = str(examples / "qingxi-2023-selfeval.txt")
    main(["check", path, "--select", "S002", "--format", "json"])
    assert {finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]} == {"S002"}
    main(["check", path, "--ignore", "S,N", "--format", "json"])
    assert not any(f["code"].startswith(("S", "N")) for f in json.loads(capsys.readouterr().out)["findings"])
    assert main(["check", path, "--select", "Z9"]) == 2


def test_scores_in_json_are_strings(examples: Path, capsys: Outputs) -> None:
    assert main(["score", str(examples / "yunze-2022-accounts.txt"), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    (card,) = content["cards"]
    assert content["schema"] == "gouji.scores/1"
    assert (card["form"], card["claimed_total"], card["total"]["low"], card["total"]["high"]) == (
        "hubei-project",
        "99.49",
        "99.49",
        "99.49",
    )
    assert [row["score"]["low"] for row in card["rows"]] == ["19.49", "30", "20", "10", "20"]


def test_a_file_without_forms_cannot_be_scored(tmp_path: Path, capsys: Outputs) -> None:
    path = tmp_path / "文.txt"
    path.write_text("2023年度工作总结\n", "utf-8")
    assert main(["score", str(path)]) == 2
    assert "没有认出" in capsys.readouterr().err


def test_explain_shows_a_page_and_refuses_unknown_codes(capsys: Outputs) -> None:
    assert main(["explain", "S002"]) == 0
    assert "执行率" in capsys.readouterr().out
    assert main(["explain", "S999"]) == 2
    assert "没有代码" in capsys.readouterr().err


def test_a_workbook_to_prepare_from_is_no_document_to_check(examples: Path, capsys: Outputs) -> None:
    path = examples / "qinglan-2023-hunan.xlsx"
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}：是编制用的工作簿，请用 gouji prepare 编制，再核对编出的文件。\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["narrative"], "gouji bench narrative 需要指明一个文件，如 gouji bench narrative 文件。\n"),
        (["accounts", "甲.txt", "乙.txt"], "gouji bench accounts 最多指明一个文件。\n"),
        (["accounts", "--limit", "3"], "gouji bench accounts 没有 --limit。\n"),
        (["narrative", "甲.jsonl", "--predictions", "乙"], "gouji bench narrative 没有 --predictions。\n"),
        (["slips", "--limit", "-1"], "--limit 不能小于 0。\n"),
    ],
)
def test_a_bench_that_cannot_run_so_says_why(given: list[str], says: str, capsys: Outputs) -> None:
    assert main(["bench", *given]) == 2
    assert capsys.readouterr().err == says
