"""The same reading on every machine: which font PDFium finds for one that a PDF does not carry changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pdffile import Sheet, pdf_file

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared" / "data"
FONT = Path(sys.prefix) / "share/gouji/fonts/FandolSong-Regular.otf"
# Reads files and prints every character with its place and every block; with a font given, PDFium finds that one.
SCRIPT = """
import json, sys
from pathlib import Path
from gouji.document.tree import Source
from gouji.readers import pdf
from gouji.readers.pdf import fonts, pdfium
from gouji.readers.pdf.pdfium import pages_of
pdfium.engine_found = lambda: None
if sys.argv[1]:
    content = Path(sys.argv[1]).read_bytes()
    fonts.blank_font = lambda: content
for name in sys.argv[2:]:
    data = Path(name).read_bytes()
    print(json.dumps([[page.glyphs, page.across, page.down, page.aside] for page in pages_of(data, name)]))
    print(repr(pdf.read(data, Source(name, "", "pdf")).blocks))
"""


def made() -> list[bytes]:
    xs = [60.0, 200.0, 300.0, 400.0]
    table = (
        Sheet().grid(xs, [100, 130, 160]).row(xs, 120, "项目", "预算数", "决算数").row(xs, 150, "合计", "1,234.50", "—")
    )
    single = Sheet()
    for x, character in enumerate("，单个一字。（8）"):
        single.text(60 + 12 * x, 100, character)
    turned = Sheet(width=842, height=595).raw("q 0 1 -1 0 842 0 cm")
    turned.content.extend([*Sheet(595, 842).text(60, 80, "决算总表").content, "Q"])
    aslant = Sheet().text(60, 100, "正文 12.5").raw("q .7 .7 -.7 .7 300 100 cm")
    aslant.content.extend([*Sheet().text(0, 842, "内部资料").content, "Q"])
    return [pdf_file(table, single), pdf_file(turned), pdf_file(aslant)]


def outcome(font: str, files: list[str]) -> list[str]:
    done = subprocess.run([sys.executable, "-c", SCRIPT, font, *files], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.skipif(not FONT.is_file(), reason="the Chinese fonts of the environment are not here")
def test_every_character_and_cell_is_the_same_with_and_without_a_font(tmp_path: Path) -> None:
    files = [tmp_path / f"{at}.pdf" for at in range(3)]
    for path, data in zip(files, made(), strict=True):
        path.write_bytes(data)
    names = [str(path) for path in files]
    without = outcome("", names)
    assert outcome(str(FONT), names) == without
    assert len(without) == 2 * len(names)


@pytest.mark.skipif(not FONT.is_file(), reason="the Chinese fonts of the environment are not here")
@pytest.mark.parametrize("name", ["shanghai-dev/finance-b.pdf", "real/wuhan-2025-expenditure.pdf"])
def test_every_cell_of_a_real_file_is_the_same_with_and_without_a_font(name: str) -> None:
    if not (SHARED / name).is_file():
        pytest.skip(f"../shared/data/{name} is not here")
    # A letter whose file gives no advance is as wide as the font at hand has it; cells do not depend on it.
    assert outcome(str(FONT), [str(SHARED / name)])[1] == outcome("", [str(SHARED / name)])[1]


def test_no_character_is_lost_and_each_stands_where_the_pen_was(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made()[0])
    glyphs = json.loads(outcome("", [str(path)])[0])[1][0]
    assert "".join(glyph[0] for glyph in glyphs) == "，单个一字。（8）"
    assert [round(glyph[1]) for glyph in glyphs] == [60 + 12 * at for at in range(9)]
    assert all(left[3] <= right[1] + 0.01 for left, right in pairwise(glyphs))
