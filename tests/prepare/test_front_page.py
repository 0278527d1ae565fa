"""The first sheet shows what is missing; LibreOffice, where it is installed, comes to the same figures by its formulas."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from gouji.bench.prepare.sample import random_content
from gouji.workbook import template
from gouji.workbook.content import Content
from gouji.workbook.front_page import NAME

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
