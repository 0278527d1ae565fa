"""Measures the search for relations within tables, against tables whose aggregations are annotated (AggreCol's, one a line).

A line has ``file_name``, ``table_id``, ``table_array`` (rows of texts), ``number_format`` (Comma Point: 1,234.5) and
``aggregation_annotations``: which cell is the Sum, Average, Division or RelativeChange of which, cells as [row, column] from
0. Without annotations nothing is scored. ``predictions`` names a file to write what was found to, in the same shape.
"""

from __future__ import annotations

import ast
import json
import time
from collections.abc import Iterator
from gzip import decompress
from pathlib import Path
from statistics import median
from typing import Any

from gouji.bench.tables.prints import sheet_of
from gouji.bench.tables.scoring import OPERATORS, Item, Score, items, score
from gouji.readers.faults import InputError
from gouji.saving import save
from gouji.solve.tables.relation import Operator
from gouji.solve.tables.search import relations

_NAMES = {
    Operator.SUM: "Sum",
    Operator.MEAN: "Average",
    Operator.RATIO: "Division",
    Operator.CHANGE: "RelativeChange",
}
_GZIP = b"\x1f\x8b"


def run(path: Path, *, predictions: Path | None = None) -> dict[str, Any]:
    """The scores over the tables of ``path``, as AggreCol's authors count them and strictly, and the time a table takes."""
    lenient, strict = Score(), Score()
    lines, seconds, cells, annotated = [], [], 0, 0
    for table in _tables(path):
        started = time.process_time()
        found = found_in(table["table_array"], table.get("number_format", ""))
        seconds.append(time.process_time() - started)
        cells += sum(map(len, table["table_array"]))
        lines.append(_line(table, found))
        if table.get("aggregation_annotations") is not None:
            annotated += 1
            gold = items(_list(table["aggregation_annotations"]))
            lenient += score(gold, found, table["table_array"], strict=False)
            strict += score(gold, found, table["table_array"], strict=True)
    if predictions is not None:
        save(predictions, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode())
    if not seconds:
        raise InputError(f"{path}：文件里没有表格。")
    return {
        "tables": len(seconds),
        "annotated": annotated,
        "cells": cells,
        "relations": sum(len(line["predictions"]) for line in lines),
        "scores": {"own": lenient.as_dict(), "strict": strict.as_dict()},
        "milliseconds_a_table": {
            "mean": round(1000 * sum(seconds) / len(seconds), 1),
            "median": round(1000 * median(seconds), 1),
            "longest": round(1000 * max(seconds), 1),
        },
    }


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader."""
    speed = result["milliseconds_a_table"]
    lines = [
        f"表格 {result['tables']} 张（有标注 {result['annotated']} 张），找到关系 {result['relations']} 处，全部作答"
    ]
    if result["annotated"]:
        for name, title in (("own", "按原作者的记分"), ("strict", "严格记分（加数一个也不能少）")):
            lines += [title, f"{'':<16}标注    找到    精确率  召回率  F1"]
            lines += [_row(operator, scores) for operator, scores in result["scores"][name].items()]
    lines.append(f"每张平均 {speed['mean']} 毫秒，中位数 {speed['median']}，最长 {speed['longest']}（单核）")
    return "\n".join(lines)


def _row(operator: str, scores: dict[str, Any]) -> str:
    return (
        f"{operator:<16}{scores['annotated']:>6}  {scores['found']:>6}  "
        f"{scores['precision']:.4f}  {scores['recall']:.4f}  {scores['f1']:.4f}"
    )


def found_in(table: list[list[str]], number_format: str) -> tuple[Item, ...]:
    """Every relation of cells that the search finds in ``table``."""
    sheet = sheet_of(table, number_format)
    found: dict[Item, None] = {}
    for relation in relations(sheet):
        field = sheet.across if relation.across else sheet.down
        for position in relation.holds:
            operands = tuple(field.spot(line, position) for line in relation.operands)
            found[Item(_NAMES[relation.operator], field.spot(relation.line, position), operands)] = None
    return tuple(found)


def _tables(path: Path) -> Iterator[dict[str, Any]]:
    try:
        content = path.read_bytes()
        text = (decompress(content) if content.startswith(_GZIP) else content).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as fault:
        raise InputError(f"{path}：读取失败（{fault}）。") from None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            table = json.loads(line)
            if not all(isinstance(cell, str) for row in table["table_array"] for cell in row):
                raise TypeError("table_array")
        except (KeyError, TypeError, ValueError) as fault:
            raise InputError(f"{path} 第{number}行不是标注的表格（{fault!r}）。") from None
        yield table


def _list(annotations: Any) -> list[dict[str, Any]]:
    """The annotations, which the published files hold as text that holds a list."""
    if isinstance(annotations, str):
        try:
            annotations = json.loads(annotations)
        except ValueError:
            annotations = ast.literal_eval(annotations)
    return list(annotations)


def _line(table: dict[str, Any], found: tuple[Item, ...]) -> dict[str, Any]:
    return {
        "file_name": table.get("file_name"),
        "table_id": table.get("table_id"),
        "predictions": [
            {
                "aggregator_index": list(item.aggregate),
                "aggregatee_indices": [list(cell) for cell in item.parts],
                "operator": item.operator,
            }
            for item in found
        ],
    }


__all__ = ["OPERATORS", "found_in", "render", "run"]
