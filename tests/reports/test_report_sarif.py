"""SARIF 2.1.0: what the standard requires, regions only where a file has lines, stable fingerprints."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from audit_samples import audit, change_finding, document, finding, rate_finding

from gouji.checks import registry
from gouji.document.tree import Source
from gouji.domain.audit import Audit
from gouji.reports import sarif


def run(made: Audit) -> dict[str, Any]:
    content = json.loads(sarif.findings(made, registry.load()))
    assert content["version"] == "2.1.0"
    (only,) = content["runs"]
    assert isinstance(only, dict)
    return only


def test_results_point_to_rules_artifacts_and_lines() -> None:
    read = document()
    made = run(audit(read, findings=(rate_finding(read), change_finding(read))))
    rules = made["tool"]["driver"]["rules"]
    rate, change = made["results"]
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert (rate["level"], change["level"]) == ("error", "warning")
    assert change["locations"] == [
        {
            "id": 0,
            "physicalLocation": {
                "artifactLocation": {"uri": "%E6%9F%90%E5%B1%80.txt", "index": 0},
                "region": {"startLine": 5, "snippet": {"text": "比上年24.00万元增加2.58万元"}},
            },
            "logicalLocations": [{"fullyQualifiedName": "第5行 附件2"}],
            "message": {"text": "第5行 附件2“比上年24.00万元增加2.58万元”"},
        }
    ]
    assert [location["id"] for location in rate["relatedLocations"]] == [1, 2]
    assert change["partialFingerprints"] == {"gouji/v2": "0000000000N001g2"}
    assert change["properties"]["class"] == "swapped_digits"
    assert made["artifacts"] == [{"location": {"uri": "%E6%9F%90%E5%B1%80.txt"}, "hashes": {"sha-256": "0" * 64}}]


@pytest.mark.parametrize(("path", "uri"), [("/某 局/表.docx", "file:///%E6%9F%90%20%E5%B1%80/%E8%A1%A8.docx")])
def test_formats_without_lines_have_no_region(path: str, uri: str) -> None:
    read = replace(document(), source=Source(path, "0" * 64, "docx"))
    (result,) = run(audit(read, findings=(change_finding(read),)))["results"]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": uri, "index": 0}}


def test_what_could_not_be_checked_is_told() -> None:
    made = run(audit(document(), refused=("坏.doc：读不出来。",)))
    (invocation,) = made["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("note", "缺上半年支出。"),
        ("error", "坏.doc：读不出来。"),
        (
            "warning",
            "某局 2023年度：没有找到可以相互核对的数，一个数也没有核对，不能当作通过；另有 1 个文件未能读取。没有认出印出的数。",
        ),
    ]
    assert notes[0]["associatedRule"]["id"] == "S004"


def test_a_finding_about_the_file_stands_at_the_file() -> None:
    (result,) = run(audit(document(), findings=(finding(),)))["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E6%9F%90%E5%B1%80.txt", "index": 0}
    }
