"""The first sheet shows what is missing; LibreOffice, where it is installed, comes to the same figures by its formulas."""

from __future__ import annotations

import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gouji.bench.prepare.sample import random_content
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record
from gouji.workbook.front_page import NAME
from gouji.workbook.schema import sheets

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def _shown(data: bytes) -> dict[str, tuple[object, ...]]:
    page = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[NAME]
    rows = page.iter_rows(min_row=4, values_only=True)
    return {str(row[0]): row[2:4] for row in rows if isinstance(row[2], int | float)}


def test_it_is_the_first_and_counts_what_is_missing() -> None:
    data = template.write(Content({}), "湖南")
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames[0] == NAME
    shown = _shown(data)
    assert (shown["单位"], shown["项目"], shown["文字"]) == ((12, 0), (0, 0), (4, 0))
    full = _shown(template.write(random_content(4)))
    assert {name: missing for name, (missing, _) in full.items() if missing and "合计" not in name} == {}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_its_formulas_come_to_the_same(tmp_path: Path) -> None:
    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    data = template.write(random_content(4))
    (tmp_path / "book.xlsx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "book.xlsx")], capture_output=True, check=False
    )
    if b"No fonts" in done.stderr + done.stdout:
        pytest.skip("LibreOffice starts on no machine without fonts")
    assert done.returncode == 0, done.stderr
    recalculated = _shown((tmp_path / "out" / "book.xlsx").read_bytes())
    for name, (missing, filled) in _shown(data).items():
        assert recalculated[name] == (pytest.approx(missing), filled), name


def test_given_rows_count_as_filled_in_once_something_stands_in_them() -> None:
    def filled(content: Content) -> dict[str, object]:
        page = openpyxl.load_workbook(io.BytesIO(template.write(content)), data_only=True)["填写进度"]
        return {page.cell(row, 1).value: page.cell(row, 4).value for row in range(4, 4 + len(sheets()))}

    assert filled(Content({}))["三公"] == 0
    row = Record({"last": Entry(Decimal(0))}, "RUNNING")
    assert filled(Content({"three_public": (row,)}))["三公"] == 1


def test_every_sheet_prints_on_pages_as_wide_as_it_is_below_its_head() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.write(Content({}))))
    for page in book.worksheets:
        assert page.sheet_properties.pageSetUpPr.fitToPage, page.title
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0), page.title
        assert page.print_title_rows == "$1:$3", page.title
