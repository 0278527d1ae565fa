"""A finding that rests on a picture says so and accuses nobody; others in the same document stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.assembly import dossiers
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.tree import Document, Paragraph
from gouji.domain.findings import Finding, Severity
from gouji.recognise import recognise

TEXT = """\
青溪区司法局2023年度部门决算情况说明
2023年公务接待费支出2.00万元，比上年1.50万元增加0.60万元。
支出决算表
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 30.00 | 20.00 | 10.00 |
| 204 | 公共安全支出 | 30.00 | 20.00 | 12.00 |
"""
ASKED = "这里的文字由图片识别，请先对照图片看是否认错；没有认错的，"


def pictured(document: Document, *, paragraphs: bool, tables: bool) -> Document:
    """``document`` as if its paragraphs or its tables had been read from a picture."""

    def marked(block: object) -> object:
        if isinstance(block, Paragraph):
            return replace(block, place=block.place._replace(scanned=paragraphs))
        cells = tuple(cell._replace(place=cell.place._replace(scanned=tables)) for cell in block.cells)  # type: ignore[attr-defined]
        return replace(block, cells=cells)  # type: ignore[type-var]

    return replace(document, blocks=tuple(map(marked, document.blocks)))  # type: ignore[arg-type]


def findings(*, paragraphs: bool = False, tables: bool = False) -> dict[str, Finding]:
    (dossier,) = dossiers([recognise(pictured(parse(TEXT), paragraphs=paragraphs, tables=tables))])
    return {finding.code: finding for finding in run(dossier, load()).findings}


def test_printed_figures_are_accused() -> None:
    assert {(code, one.problem.severity) for code, one in findings().items()} == {
        ("J111", Severity.ERROR),
        ("N001", Severity.ERROR),
    }


@pytest.mark.parametrize(("kind", "doubted"), [("paragraphs", "N001"), ("tables", "J111")])
def test_only_what_rests_on_the_picture_is_softened(kind: str, doubted: str) -> None:
    plain, found = findings(), findings(**{kind: True})
    assert found.keys() == plain.keys()
    for code, finding in found.items():
        before = plain[code].problem
        if code == doubted:
            assert finding.problem.severity is Severity.WARNING
            assert finding.problem.suggestion == ASKED + before.suggestion
            assert finding.problem.message == before.message
        else:
            assert (finding.problem.severity, finding.problem.suggestion) == (before.severity, before.suggestion)
