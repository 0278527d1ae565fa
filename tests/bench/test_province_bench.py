"""The made-up province: equal seeds make equal dossiers; bodies differ; what a batch says is held against the truth."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from gouji import batch
from gouji.bench.province.bodies import body
from gouji.bench.province.dossier import made
from gouji.bench.province.files import form_of, plain, written
from gouji.bench.province.generate import MATERIAL, Truth
from gouji.bench.province.measure import measured
from gouji.checks.registry import load
from gouji.document.notation import parse


def test_ten_thousand_bodies_have_names_of_their_own() -> None:
    assert len({body(number) for number in range(10_000)}) == 10_000


def test_equal_seeds_make_equal_dossiers_and_slips_change_one_document() -> None:
    one, again = made(3, 7, Decimal(1)), made(3, 7, Decimal(1))
    assert one == again
    clean = made(3, 7, Decimal(0))
    assert clean.planted is None
    assert one.planted is not None
    assert sum(new != old for new, old in zip(one.documents, clean.documents, strict=True)) == 1


def test_a_table_in_plain_text_has_tabs_between_its_cells() -> None:
    assert plain(parse("甲\n| {2x1}科目 | {1x2}金额 |\n| 年初 | 决算 |\n")) == "甲\n科目\t金额\t\n\t年初\t决算\n\n"


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Truth]]:
    """Two dossiers, of which the second has a slip, in formats that need nothing installed."""
    root = tmp_path_factory.mktemp("省")
    truths = []
    for number, seed, rate in ((0, 5, Decimal(0)), (1, 5, Decimal(1))):
        dossier = made(number, seed, rate)
        folder = "/".join(body(number))
        paths = list(written(dossier, _sent_as_word(number), root / MATERIAL / folder))
        truths.append(Truth(folder, dossier.name, dossier.year, "", len(paths), 0, dossier.planted))
    batch.run([root / MATERIAL], root / "结果", [check.code for check in load()])
    return root, truths


def _sent_as_word(number: int) -> int:
    return next(seed for seed in range(100) if form_of(number, seed) == "docx")


def test_what_a_batch_says_is_held_against_the_truth(province: tuple[Path, list[Truth]]) -> None:
    root, truths = province
    result = measured(truths, root / MATERIAL, root / "结果" / "tables")
    findings = parquet.read_table(root / "结果" / "tables" / "findings.parquet").num_rows
    planted = truths[1].planted
    assert planted is not None
    assert (result["split"], result["clean"], result["clean_accused"]) == (0, 1, [])
    assert result["kinds"][planted.slip]["planted"] == 1
    assert result["kinds"][planted.slip]["found"] == int(findings > 0)
