"""OpenDocument and OFD files, binary workbooks and old Word files."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.packed import zipped
from gouji.bench.growth.shape import SENTENCE, Shape
from gouji.bench.mutants import xlsbfile
from gouji.bench.mutants.docfile import Doc, row
from gouji.bench.mutants.ofdfile import Leaf, ofd_file

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)


def _open(kind: str, body: str) -> bytes:
    content = f"<office:document-content {_NAMES}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def _cells(*said: str) -> str:
    return "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in said)


def _table(n: int) -> str:
    rows = "".join(f"<table:table-row>{_cells(f'项目{at}', f'{at}.00', '1.00')}</table:table-row>" for at in range(n))
    return f'<table:table table:name="表">{rows}</table:table>'


def _merged(n: int) -> str:
    pair = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell>{0}</table:table-row>'
        "<table:table-row><table:covered-table-cell/>{0}</table:table-row>"
    )
    return f'<table:table table:name="表">{pair.format(_cells("1.00")) * n}</table:table>'


def _leaf(n: int) -> Leaf:
    """A page of so many lines."""
    leaf = Leaf()
    for at in range(n):
        leaf.text(20, 20 + 250 * at / n, f"第{at}项支出{at}.00万元", 200 / n)
    return leaf


def _ruled(n: int) -> Leaf:
    """A table of so many rows."""
    leaf, xs = Leaf(), [20.0, 80, 120]
    leaf.grid(xs, [20 + 250 * at / n for at in range(n + 1)])
    for at in range(n):
        leaf.text(22, 20 + 250 * (at + 0.8) / n, f"{at}", 150 / n).text(
            82, 20 + 250 * (at + 0.8) / n, f"{at}.00", 150 / n
        )
    return leaf


def _old(n: int) -> bytes:
    made = Doc()
    for at in range(n):
        made.p(f"第{at}项支出{at}.00万元。")
    return made.bytes()


def _old_rows(n: int) -> bytes:
    made = Doc()
    for at in range(n):
        made.cell(f"项目{at}").cell(f"{at}.00").row_end(row(0, 1_000, 2_000))
    return made.p(SENTENCE).bytes()


def _binary(n: int) -> bytes:
    rows = (xlsbfile.row(at, xlsbfile.text(0, f"项目{at}"), xlsbfile.real(1, at + 0.5)) for at in range(n))
    return xlsbfile.book(xlsbfile.sheet(*rows))


_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "odt: paragraphs": (500, lambda n: _open("text", "".join(f"<text:p>第{at}项支出{at}.00万元。</text:p>" for at in range(n)))),
    "odt: rows": (500, lambda n: _open("text", _table(n))),
    "odt: cells merged down": (500, lambda n: _open("text", _merged(n))),
    "odt: frames": (
        500,
        lambda n: _open("text", "<text:p><draw:frame><draw:text-box><text:p>支出</text:p></draw:text-box></draw:frame></text:p>" * n),
    ),
    "odt: blanks": (4_000, lambda n: _open("text", f"<text:p>支{'<text:s/>' * n}出</text:p>")),
    "ods: rows": (500, lambda n: _open("spreadsheet", _table(n))),
    "ods: cells merged down": (500, lambda n: _open("spreadsheet", _merged(n))),
    "ods: row repeated": (
        1_000,
        lambda n: _open(
            "spreadsheet",
            f'<table:table table:name="表"><table:table-row table:number-rows-repeated="{n}">{_cells("甲", "1.00")}</table:table-row></table:table>',
        ),
    ),
    "ofd: lines": (100, lambda n: ofd_file(_leaf(n))),
    "ofd: rows": (25, lambda n: ofd_file(_ruled(n))),
    "ofd: pages": (25, lambda n: ofd_file(*[_leaf(30)] * n)),
    "doc: paragraphs": (250, _old),
    "doc: rows": (250, _old_rows),
    "xlsb: rows": (1_000, _binary),
}  # fmt: skip

NEWER = tuple(Shape(name, start, made) for name, (start, made) in _FILES.items())
