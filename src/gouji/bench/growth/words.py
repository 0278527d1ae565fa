"""Word files: paragraphs, changes, controls, lists, boxes and tables."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.packed import p, tbl, word
from gouji.bench.growth.shape import Shape


def _ins(number: int, text: str) -> str:
    return f'<w:ins w:id="{number}"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def _nested(opened: str, closed: str, depth: int, content: str) -> Callable[[int], str]:
    """Stacks of ``depth``, as deep as the parser of XML allows, so that there are so many in all."""
    return lambda n: (opened * depth + content + closed * depth) * max(n // depth, 1)


HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def rows(n: int) -> list[tuple[str, ...]]:
    return [(f"2{at:06}", f"项目{at}", f"{at + 1}.00", f"{at}.00", "1.00") for at in range(n)]


def _merged_down(n: int) -> str:
    rows = []
    for at in range(n):
        kind = ' w:val="restart"' if at % 2 == 0 else ""
        rows.append(
            f"<w:tr><w:tc><w:tcPr><w:vMerge{kind}/></w:tcPr>{p('类')}</w:tc><w:tc>{p(f'{at}.00')}</w:tc></w:tr>"
        )
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _merged_across(n: int) -> str:
    rows = (
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{at % 7 + 1}"/></w:tcPr>{p("类")}</w:tc><w:tc>{p(f"{at}.00")}</w:tc></w:tr>'
        for at in range(n)
    )
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _listed(n: int) -> bytes:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    )
    kinds = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/></w:num>' for at in range(1, n + 1)
    )
    body = "".join(
        p(f"支出{at}情况", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{at}"/></w:numPr>') for at in range(1, n + 1)
    )
    return word(body, numbering=kinds)


def _styled(n: int) -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at - 1}"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
        for at in range(n)
    )
    return word("".join(p(f"支出{at}", f'<w:pStyle w:val="s{at}"/>') for at in range(n)), styles=styles)


def _noted(n: int) -> bytes:
    body = "".join(
        f'<w:p><w:r><w:t>支出{at}.00万元</w:t><w:footnoteReference w:id="{at}"/></w:r></w:p>' for at in range(n)
    )
    return word(body, footnotes="".join(f'<w:footnote w:id="{at}">{p(f"注{at}")}</w:footnote>' for at in range(n)))


_BOX = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
_CHOICE = "<w:p><w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
_MARK = "<w:rPr><w:del w:id='1'/></w:rPr>"
_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "paragraphs": (1_000, lambda n: word("".join(p(f"第{at}项支出{at}.00万元。") for at in range(n)))),
    "runs of one paragraph": (1_000, lambda n: word(f"<w:p>{'<w:r><w:t>支</w:t></w:r>' * n}</w:p>")),
    "deleted marks": (500, lambda n: word("".join(p(f"支出{at}", _MARK) for at in range(n)))),
    "deleted runs": (
        500,
        lambda n: word(
            "<w:p>" + "<w:del><w:r><w:delText>支</w:delText></w:r></w:del><w:r><w:t>出</w:t></w:r>" * n + "</w:p>"
        ),
    ),
    "deleted rows": (
        500,
        lambda n: word("<w:tbl>" + "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>" * n + "</w:tbl>"),
    ),
    "inserted runs": (500, lambda n: word("<w:p>" + "".join(_ins(at, "支出") for at in range(n)) + "</w:p>")),
    "hidden runs": (500, lambda n: word("<w:p>" + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>支</w:t></w:r>" * n + "</w:p>")),
    "content controls": (1_000, lambda n: word(f"<w:sdt><w:sdtContent>{p('支出1.00万元')}</w:sdtContent></w:sdt>" * n)),
    "content controls in each other": (
        1_000,
        lambda n: word(_nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100, p("支出"))(n)),
    ),
    "controls in a paragraph": (
        1_000,
        lambda n: word(f"<w:p>{'<w:sdt><w:sdtContent><w:r><w:t>支</w:t></w:r></w:sdtContent></w:sdt>' * n}</w:p>"),
    ),
    "smart tags": (1_000, lambda n: word(f"<w:p>{'<w:smartTag><w:r><w:t>支</w:t></w:r></w:smartTag>' * n}</w:p>")),
    "lists": (500, _listed),
    "styles": (500, _styled),
    "footnotes": (500, _noted),
    "text boxes": (500, lambda n: word("".join(_BOX.format(p(f"支出{at}")) for at in range(n)))),
    "text boxes in one paragraph": (
        500,
        lambda n: word(
            "<w:p>"
            + "".join(f"<w:r><w:pict><w:txbxContent>{p(f'支出{at}')}</w:txbxContent></w:pict></w:r>" for at in range(n))
            + "</w:p>"
        ),
    ),
    "text boxes in each other": (
        500,
        lambda n: word(
            _nested("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60, p("支出"))(n)
        ),
    ),
    "two renderings": (500, lambda n: word(_CHOICE.format("<w:t>支出</w:t>") * n)),
    "pictures": (500, lambda n: word("".join(f'<w:p><w:r><a:blip r:link="l{at}"/></w:r></w:p>' for at in range(n)))),
    "rows of a table": (500, lambda n: word(p("支出决算表") + tbl(HEAD, *rows(n)))),
    "columns of a table": (
        50,
        lambda n: word(p("支出决算表") + tbl(*([f"{at}.00" for at in range(n)] for _ in range(9)))),
    ),
    "tables": (100, lambda n: word("".join(p(f"支出决算表{at}") + tbl(HEAD, *rows(3)) for at in range(n)))),
    "tables alike": (100, lambda n: word((p("支出决算表") + tbl(HEAD, *rows(3))) * n)),
    "cells merged down": (500, lambda n: word(_merged_down(n))),
    "cells merged across": (500, lambda n: word(_merged_across(n))),
    "tables in tables": (
        200,
        lambda n: word(f"<w:tbl><w:tr><w:tc>{tbl(HEAD, *rows(2))}<w:p/></w:tc></w:tr></w:tbl>" * n),
    ),
    "tables in one table": (
        200,
        lambda n: word(
            "<w:tbl>" + f"<w:tr><w:tc>{tbl(('甲', '1.00'))}<w:p/></w:tc><w:tc>{p('乙')}</w:tc></w:tr>" * n + "</w:tbl>"
        ),
    ),
    "tables in each other": (
        200,
        lambda n: word(_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60, p("支出"))(n)),
    ),
    "sentences of one cell": (
        250,
        lambda n: word(
            f"<w:tbl><w:tr><w:tc>{''.join(p(f'项目{at}支出{at}.00万元。') for at in range(n))}</w:tc><w:tc>{p('1.00')}</w:tc></w:tr></w:tbl>"
        ),
    ),
}

WORDS = tuple(Shape(f"docx: {name}", start, made) for name, (start, made) in _FILES.items())
