"""Cases in notation: what each must yield, and nothing else.

A case file holds cases that begin with ``## name``; the next lines ``期望：CODE severity`` say which findings it yields
(none where there is no such line), the rest is the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking

FOLDER = Path(__file__).resolve().parents[1] / "cases"


def _cases() -> Iterator[tuple[str, list[str], str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for block in re.split(r"^## ", path.read_text("utf-8"), flags=re.M)[1:]:
            name, _, rest = block.partition("\n")
            lines = rest.split("\n")
            expected = [line.removeprefix("期望：") for line in lines if line.startswith("期望：")]
            body = "\n".join(line for line in lines if not line.startswith("期望："))
            yield f"{path.stem}：{name.strip()}", sorted(expected), body


CASES = list(_cases())


@pytest.mark.parametrize(("expected", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_case_yields_exactly_what_it_says(expected: list[str], text: str) -> None:
    results = checking.check_documents([parse(text)], load()).results
    assert not results.crashed
    found = sorted(f"{finding.code} {finding.problem.severity.value}" for finding in results.findings)
    assert found == expected, [finding.problem.message for finding in results.findings]


def test_one_package_in_two_formats_is_no_copy_and_counts_once() -> None:
    text = next(case[2] for case in CASES if case[0].endswith("受理数与办结数不是一个数"))
    spending = "2023年度支出60.00万元，其中：基本支出50.00万元，项目支出10.00万元。\n"
    results = checking.check_documents([parse(spending + text), parse(spending + text)], load()).results
    assert [finding.problem.message for finding in results.findings] == []
