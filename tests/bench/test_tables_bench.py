"""The measure of tables: how prints are read, what counts as found, and that it counts as AggreCol's authors do."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from gouji.bench import tables
from gouji.bench.tables.prints import sheet_of
from gouji.bench.tables.scoring import Item, items, score
from gouji.cli import main

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "tables"

_QUARTERS = [
    ["", "Q1", "Q2", "Total"],
    ["A", "1,273", "2,418", "3,691"],
    ["B", "3,386", "1,295", "4,681"],
    ["C", "707", "1,654", "2,361"],
    ["Total", "5,366", "5,367", "10,733"],
]


def _annotation(operator: str, aggregate: list[int], *parts: list[int]) -> dict[str, Any]:
    return {"operator": operator, "aggregator_index": aggregate, "aggregatee_indices": list(parts), "error_bound": 0.0}


def _written(folder: Path, **fields: Any) -> Path:
    table = {"file_name": "a.xls", "table_id": "S", "number_format": "Comma Point", "table_array": _QUARTERS, **fields}
    path = folder / "tables.jsonl"
    path.write_text(json.dumps(table) + "\n", "utf-8")
    return path


def test_what_is_found_is_scored_and_written(tmp_path: Path) -> None:
    rows = [_annotation("Sum", [row, 3], [row, 1], [row, 2]) for row in range(1, 5)]
    columns = [_annotation("Sum", [4, column], *([row, column] for row in range(1, 4))) for column in range(1, 4)]
    path = _written(
        tmp_path, aggregation_annotations=str([*rows, *columns, _annotation("Average", [1, 3], [1, 1], [1, 2])])
    )
    result = tables.run(path, predictions=tmp_path / "found.jsonl")
    assert result["scores"]["strict"]["All"] == {
        "annotated": 8,
        "found": 7,
        "right": 7,
        "false": 0,
        "missed": 1,
        "precision": 1.0,
        "recall": 0.875,
        "f1": 0.9333,
    }
    (line,) = (tmp_path / "found.jsonl").read_text("utf-8").splitlines()
    found = json.loads(line)
    assert (found["file_name"], found["table_id"], len(found["predictions"])) == ("a.xls", "S", 7)
    assert {"operator": "Sum", "aggregator_index": [1, 3], "aggregatee_indices": [[1, 1], [1, 2]]} in found[
        "predictions"
    ]
    assert "全部作答" in tables.render(result)


def test_a_table_without_annotations_is_answered_and_not_scored(tmp_path: Path) -> None:
    result = tables.run(_written(tmp_path))
    assert (result["tables"], result["annotated"], result["relations"]) == (1, 0, 7)
    assert "精确率" not in tables.render(result)


@pytest.mark.parametrize(
    ("text", "number_format", "value"),
    [
        ("1,234.50", "Comma Point", "2469"),
        ("1 234,50", "Space Comma", "2469"),
        ("1\u00a0234", "None Point", "2468"),
        ("(12)", "Comma Point", "-24"),
        ("$12", "None Point", "24"),
        ("12%", "None Point", "24"),
        ("12,34", "Comma Point", None),
        ("1999-2000", "None Point", None),
        ("$000", "None Point", None),
        ("A1", "None Point", None),
        ("", "None Point", None),
    ],
)
def test_numbers_of_many_countries(text: str, number_format: str, value: str | None) -> None:
    sheet = sheet_of([[text]], number_format)
    found = sheet.figures.get((0, 0))
    assert (None if found is None else str(2 * found.value // sheet.one)) == value


def test_padded_decimals_say_nothing_of_the_print() -> None:
    sheet = sheet_of([["40.00000", "0.75410"], ["93.00000", "0.90000"]], "None Point")
    assert {spot: one.half * 2 * 10**5 // sheet.one for spot, one in sheet.figures.items()} == {
        (0, 0): 10**5,
        (0, 1): 10,
        (1, 0): 10**5,
        (1, 1): 10**4,
    }


_GOLD = Item("Sum", (0, 0), ((0, 1), (0, 2)))


@pytest.mark.parametrize(
    ("found", "lenient", "strict"),
    [
        (Item("Sum", (0, 0), ((0, 2), (0, 1))), True, True),
        (Item("Sum", (0, 0), ((0, 1), (0, 2), (0, 3))), True, True),  # what is blank adds nothing
        (Item("Sum", (0, 0), ((0, 1),)), True, False),
        (Item("Sum", (0, 0), ((0, 1), (0, 4))), False, False),
        (Item("Average", (0, 0), ((0, 1), (0, 2))), False, False),
        (Item("Sum", (0, 1), ((0, 0), (0, 2))), False, False),
    ],
)
def test_what_counts_as_found(found: Item, lenient: bool, strict: bool) -> None:
    table = [["3", "1", "2", "", "4"]]
    for is_strict, right in ((False, lenient), (True, strict)):
        count = score([_GOLD], [found], table, strict=is_strict).as_dict()["All"]
        assert (count["right"], count["false"], count["missed"]) == ((1, 0, 0) if right else (0, 1, 1))


def test_differences_are_sums_and_ratios_read_both_ways() -> None:
    (difference,) = items([_annotation("Subtract", [0, 0], [0, 1], [0, 2])])
    assert difference == Item("Sum", (0, 1), ((0, 0), (0, 2)))
    gold, found = Item("Division", (0, 0), ((0, 1), (0, 2))), Item("Division", (0, 2), ((0, 1), (0, 0)))
    assert score([gold], [found], [["", "", ""]], strict=True).as_dict()["All"]["f1"] == 1.0


def test_it_counts_as_the_authors_do() -> None:
    gold_path, scorer_path = SHARED / "aggrecol-dev.jsonl.gz", SHARED / "score.py"
    if not scorer_path.exists():
        pytest.skip("没有 ../shared/data/tables：标注表格不随仓库分发，这项测试跳过")
    spec = importlib.util.spec_from_file_location("aggrecol_score", scorer_path)
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    with gzip.open(gold_path, "rt", encoding="utf-8") as lines:
        some = [json.loads(line) for line in lines][::12]
    for table in some:
        array = table["table_array"]
        found = tables.found_in(array, table["number_format"])
        gold = items(theirs.ast.literal_eval(str(table["aggregation_annotations"])))
        for strict in (False, True):
            ours = score(gold, found, array, strict=strict).counts
            given = theirs.dedupe([(one.operator, one.aggregate, one.parts) for one in found])
            expected = theirs.score_file([tuple(one) for one in gold], given, array, strict)
            assert {name: (one.found, one.false, one.missed) for name, one in ours.items()} == {
                name: (one["tp"], one["fp"], one["fn"]) for name, one in expected.items()
            }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "文件里没有表格"),
        ("{}", "第1行不是标注的表格"),
        ('{"table_array": [[1]]}', "第1行不是标注的表格"),
        (None, "读取失败"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_to_be(
    tmp_path: Path, content: str | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tables.jsonl"
    if content is not None:
        path.write_text(content, "utf-8")
    assert main(["bench", "tables", str(path)]) == 2
    assert says in capsys.readouterr().err
