"""The shapes whose growth is measured: what documents are made of, each repeated as often as one likes, and what people
and programs get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gouji.bench.growth.packed import book, p, pdf, ruled, said, tbl, word

_TITLE = "青溪县水利局2022年度部门决算公开\n"
_SENTENCE = "2022年度本年支出368.94万元，比上年决算371.26万元减少2.32万元。"
_WRONG = "2022年度本年支出368.94万元，比上年决算371.26万元减少2.23万元。"
_PERCENT = "公共安全支出{0}.00万元，占本年支出的{1}.00%；"


class Shape(NamedTuple):
    """样式: ``file`` gives the bytes of a file with so many of what ``name`` says; ``start`` is the size to begin with."""

    name: str
    start: int
    file: Callable[[int], bytes]


def _txt(line: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: f"{_TITLE}{line(n)}\n{_SENTENCE}\n".encode()


def _each(piece: str, join: str = "") -> Callable[[int], str]:
    """``piece`` so many times, {0} its number and {1} a small one."""
    return lambda n: join.join([piece.format(at + 1, at % 9 + 1) for at in range(n)])


_TEXTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "blanks": (4_000, lambda n: "支出" + " " * n + "1.00万元"),
    "wide blanks": (4_000, lambda n: "支出" + "　" * n + "1.00万元"),
    "tabs in a line": (4_000, lambda n: "支出" + "\t" * n + "1.00万元"),
    "lines of a tab": (4_000, lambda n: "\t\n" * n),
    "blank lines": (8_000, lambda n: "\n" * n),
    "picture with blanks": (4_000, lambda n: "[image:" + " " * n),
    "open pictures": (2_000, lambda n: "[image:" * n),
    "open bookmarks": (2_000, lambda n: "[bookmark:" * n),
    "bookmarks": (2_000, lambda n: "[bookmark:a]" * n + "支出1.00万元。"),
    "pictures with residue": (1_000, _each("[image: a{0}.png]\nab cd\n")),
    "amounts in one sentence": (250, _each("支出{0}.00万元，")),
    "amounts in one paragraph": (250, _each("支出{0}.00万元。")),
    "amounts alike": (250, lambda n: "支出1.00万元，" * n),
    "shares in one sentence": (250, lambda n: "本年支出100.00万元，其中：" + _each(_PERCENT)(n)),
    "shares in many sentences": (250, _each("公共安全支出{0}.00万元，占本年支出的{1}.00%。")),
    "parts in one sentence": (250, lambda n: "本年支出100.00万元，其中：" + _each("项目{0}支出{1}.00万元，")(n)),
    "parts of parts": (250, _each("其中：支出{0}.00万元，")),
    "enumerated amounts": (250, lambda n: "用于" + _each("第{0}科{1}.00万元", "、")(n) + "。"),
    "respective amounts": (125, lambda n: _each("甲{0}", "、")(n) + "分别为" + _each("{0}.00万元", "、")(n) + "。"),
    "changes in one sentence": (250, _each("比上年增加{0}.00万元，增长{1}.00%，")),
    "changes in many sentences": (250, _each("项目{0}支出{1}.00万元，比上年增加{0}.00万元，增长{1}.00%。\n")),
    "opening brackets": (2_000, lambda n: "支出（" * n + "1.00万元" + "）" * n),
    "amounts in brackets": (250, _each("支出{0}.00万元（其中项目{1}.00万元），")),
    "quotation marks": (2_000, lambda n: "“" * n + "支出1.00万元" + "”" * n),
    "book titles": (1_000, lambda n: "《关于支出1.00万元的通知》" * n),
    "digits": (4_000, lambda n: "支出" + "1" * n + "万元"),
    "digits with commas": (2_000, lambda n: "支出" + "1," * n + "万元"),
    "digits with points": (2_000, lambda n: "支出" + "1." * n + "万元"),
    "percent signs": (2_000, lambda n: "支出1" + "%" * n),
    "units": (2_000, lambda n: "支出1" + "万元" * n),
    "years": (1_000, lambda n: "2021年比2022年" * n),
    "dashes": (4_000, lambda n: "支出" + "—" * n),
    "leaders": (4_000, lambda n: "一、支出" + "…" * n + "12"),
    "words without an end": (16_000, lambda n: "甲乙丙丁" * n),
    "letters without an end": (16_000, lambda n: "abcd" * n),
    "sentences in paragraphs": (1_000, _each("第{0}项支出{1}.00万元。\n")),
    "one sentence over and over": (250, lambda n: f"{_SENTENCE}\n" * n),
    "one error over and over": (125, lambda n: f"{_WRONG}\n" * n),
    "errors": (125, _each("项目{0}支出{0}.00万元，比上年决算371.26万元减少{1}.23万元。\n")),
    "two totals that differ": (250, _each("2022年度本年支出{0}.00万元。\n")),
    "headings": (1_000, _each("一、支出{0}情况\n")),
    "deeper headings": (1_000, _each("（一）支出{0}情况\n1.支出{0}情况说明\n")),
    "lines cut at one width": (
        500,
        lambda n: "\n".join(["本单位二〇二二年度全年各项财政资金收入支出总体情况良好各项工作按期完成"] * n),
    ),
    "cut figures": (1_000, lambda n: "支出12\n34.00\n" * n),
    "tables of tabs": (500, _each("\t项目{0}\n\t{0}.00\n\t{1}.00\n\n")),
    "words written downwards": (250, _each("\t年\n\n度\n\n绩\n\t{0}\n\t1.00\n\n")),
    "zero width": (4_000, lambda n: "支出1" + "\u200b" * n + ".00万元"),
    "overrides of direction": (2_000, lambda n: "支出" + "\u202e1" * n),
    "overrides closed": (1_000, lambda n: "支出" + "\u202e12\u202c" * n),
}


def _csv(rows: int, columns: int) -> bytes:
    head = ",".join(["项目", *(f"金额{at}" for at in range(columns))])
    return "\n".join(
        [head, *(f"项目{row}," + ",".join([f"{row}.0{at % 9}" for at in range(columns)]) for row in range(rows))]
    ).encode()


_DELIMITED: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "rows": (1_000, lambda n: _csv(n, 3)),
    "columns": (100, lambda n: _csv(5, n)),
    "quoted": (1_000, lambda n: _csv(20, 3) + b'\n"' + b'""' * n + b'",1,2,3'),
    "stray quotes": (1_000, lambda n: _csv(n, 3).replace(b",", b',"')),
}


def _ins(number: int, text: str) -> str:
    return f'<w:ins w:id="{number}"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def _nested(opened: str, closed: str, depth: int, content: str) -> Callable[[int], str]:
    """Stacks of ``depth``, as deep as the parser of XML allows, so that there are so many in all."""
    return lambda n: (opened * depth + content + closed * depth) * max(n // depth, 1)


_HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def _rows(n: int) -> list[tuple[str, ...]]:
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
_WORDS: dict[str, tuple[int, Callable[[int], bytes]]] = {
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
    "rows of a table": (500, lambda n: word(p("支出决算表") + tbl(_HEAD, *_rows(n)))),
    "columns of a table": (
        50,
        lambda n: word(p("支出决算表") + tbl(*([f"{at}.00" for at in range(n)] for _ in range(9)))),
    ),
    "tables": (100, lambda n: word("".join(p(f"支出决算表{at}") + tbl(_HEAD, *_rows(3)) for at in range(n)))),
    "tables alike": (100, lambda n: word((p("支出决算表") + tbl(_HEAD, *_rows(3))) * n)),
    "cells merged down": (500, lambda n: word(_merged_down(n))),
    "cells merged across": (500, lambda n: word(_merged_across(n))),
    "tables in tables": (
        200,
        lambda n: word(f"<w:tbl><w:tr><w:tc>{tbl(_HEAD, *_rows(2))}<w:p/></w:tc></w:tr></w:tbl>" * n),
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


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def _c(row: int, column: int, value: str = "1.5", more: str = "") -> str:
    return f'<c r="{_letters(column)}{row}"{more}><v>{value}</v></c>'


def _row(row: int, *cells: str) -> str:
    return f'<row r="{row}">{"".join(cells)}</row>'


def _data(rows: Iterator[str], after: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def _grid(n: int, width: int = 5, more: Callable[[int], str] = lambda _: "") -> Iterator[str]:
    return (
        _row(row, *(_c(row, column, f"{row}.{column}", more(row * width + column)) for column in range(width)))
        for row in range(1, n + 1)
    )


def _merges(n: int) -> str:
    return (
        "<mergeCells>" + "".join(f'<mergeCell ref="A{2 * at + 1}:B{2 * at + 2}"/>' for at in range(n)) + "</mergeCells>"
    )


def _formats(n: int, code: str) -> str:
    forms = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}{at % 7}"/>' for at in range(n))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(n))
    return f"<numFmts>{forms}</numFmts><cellXfs>{styles}</cellXfs>"


def _styled_cells(n: int) -> Iterator[str]:
    return _grid(n, 1, lambda at: f' s="{at % n}" ph="{at}"')


_BOOKS: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "rows": (1_000, lambda n: book(_data(_grid(n)))),
    "columns": (500, lambda n: book(_data(_grid(5, n)))),
    "sheets": (25, lambda n: book(*[_data(_grid(5))] * n)),
    "merges": (500, lambda n: book(_data(_grid(2 * n, 2), _merges(n)))),
    "merges beyond content": (500, lambda n: book(_data(_grid(5), _merges(n)))),
    "merges in each other": (
        100,
        lambda n: book(
            _data(
                _grid(200),
                "<mergeCells>" + "".join(f'<mergeCell ref="A1:E{at + 2}"/>' for at in range(n)) + "</mergeCells>",
            )
        ),
    ),
    "shared texts": (
        1_000,
        lambda n: book(
            _data(_row(at, _c(at, 0, str(at - 1), ' t="s"'), _c(at, 1)) for at in range(1, n + 1)),
            texts="".join(f"<si><t>项目{at}</t></si>" for at in range(n)),
        ),
    ),
    "rich texts": (
        1_000,
        lambda n: book(
            _data(_grid(5)), texts="<si>" + "<r><t>支</t></r><rPh sb='0' eb='1'><t>zhi</t></rPh>" * n + "</si>"
        ),
    ),
    "inline texts": (
        1_000,
        lambda n: book(
            _data(
                _row(at, f'<c r="A{at}" t="inlineStr"><is><t>项目{at}</t></is></c>', _c(at, 1))
                for at in range(1, n + 1)
            )
        ),
    ),
    "formats": (500, lambda n: book(_data(_styled_cells(n)), styles=_formats(n, "0.00_)"))),
    "one long format": (
        500,
        lambda n: book(_data(_grid(5, 3, lambda _: ' s="0"')), styles=_formats(1, "[$-x]0.0_);" * n)),
    ),
    "attributes of cells": (500, lambda n: book(_data(_styled_cells(n)))),
    "shared formulas": (
        500,
        lambda n: book(
            _data(
                _row(
                    at,
                    f'<c r="A{at}"><f t="shared" si="0"{" ref=" + chr(34) + "A1:A9" + chr(34) if at == 1 else ""}>{"B1+1" if at == 1 else ""}</f><v>1</v></c>',
                    _c(at, 1),
                )
                for at in range(1, n + 1)
            )
        ),
    ),
    "formulas": (
        500,
        lambda n: book(
            _data(
                _row(at, f'<c r="A{at}"><f>SUM(B{at}:D{at})</f><v>1</v></c>', _c(at, 1), _c(at, 2))
                for at in range(1, n + 1)
            )
        ),
    ),
    "formulas without results": (
        500,
        lambda n: book(
            _data(_row(at, f'<c r="A{at}"><f>SUM(B{at}:D{at})</f></c>', _c(at, 1)) for at in range(1, n + 1))
        ),
    ),
    "hidden rows": (
        500,
        lambda n: book(_data(f'<row r="{at}" hidden="1">{_c(at, 0)}{_c(at, 1)}</row>' for at in range(1, n + 1))),
    ),
    "hidden columns": (
        500,
        lambda n: book(_data(_grid(5), before="<cols>" + '<col min="1" max="9" hidden="1"/>' * n + "</cols>")),
    ),
    "cells far apart": (
        250,
        lambda n: book(_data(_row(7 * at + 1, _c(7 * at + 1, 3 * at % 4_000)) for at in range(n))),
    ),
    "nameless cells": (1_000, lambda n: book(_data("<row><c><v>1</v></c><c><v>2</v></c></row>" for _ in range(n)))),
    "odd numbers": (
        500,
        lambda n: book(_data(_row(at, _c(at, 0, f"1e{at + 400}"), _c(at, 1)) for at in range(1, n + 1))),
    ),
    "blank cells": (4_000, lambda n: book(_data(_row(at, f'<c r="A{at}" s="0"/>') for at in range(1, n + 1)) + "")),
}


def _html(body: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: (
        f"<html><head><title>部门决算</title></head><body><p>{_TITLE}</p>{body(n)}<p>{_SENTENCE}</p></body></html>".encode()
    )


_PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "paragraphs": (1_000, _each("<p>第{0}项支出{1}.00万元。</p>")),
    "line breaks": (1_000, _each("支出{0}.00万元<br>")),
    "elements": (4_000, lambda n: "<span>支出</span>" * n),
    "divisions in each other": (2_000, lambda n: "<div>" * n + "支出" + "</div>" * n),
    "divisions left open": (2_000, lambda n: "<div>支出" * n),
    "fonts left open": (2_000, lambda n: "<font size=1><p>支出" * n),
    "links left open": (2_000, lambda n: "<a href='#x'><p>支出" * n),
    "lists in each other": (1_000, lambda n: "<ul><li>支出" * n),
    "attributes of one tag": (2_000, lambda n: "<p " + " ".join(f"a{at}=1" for at in range(n)) + ">支出</p>"),
    "attributes": (1_000, _each("<p id='a{0}' class='b{1}' style='color:red'>支出</p>")),
    "comments": (2_000, lambda n: "<!-- 支出 -->" * n),
    "open comments": (2_000, lambda n: "<!-- " * n),
    "tags that never end": (4_000, lambda n: "<p" * n),
    "less than": (4_000, lambda n: "<" * n),
    "entities": (4_000, lambda n: "&nbsp;&#25903;&amp;" * n),
    "blanks": (16_000, lambda n: "支" + " \n" * n + "出"),
    "links": (1_000, _each("<a href='/a{0}.html'>支出{0}</a>")),
    "attachments": (1_000, _each("<p><a href='/a{0}.pdf'>附件{0}</a></p>")),
    "pictures": (1_000, _each("<img src='a{0}.png'>")),
    "rows": (
        500,
        lambda n: "<table>" + _each("<tr><td>项目{0}</td><td>{0}.00</td><td>{1}.00</td></tr>")(n) + "</table>",
    ),
    "columns": (250, lambda n: "<table>" + ("<tr>" + _each("<td>{0}.00</td>")(n) + "</tr>") * 5 + "</table>"),
    "rows of paragraphs": (
        500,
        lambda n: (
            "<table>"
            + _each("<tr><td style='a:b'><p><span>项目{0}</span></p></td><td><p>{1}.00</p></td></tr>")(n)
            + "</table>"
        ),
    ),
    "tables": (
        200,
        _each(
            "<p>支出决算表{0}</p><table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>{0}.00</td></tr></table>"
        ),
    ),
    "tables in each other": (500, lambda n: "<table><tr><td>" * n + "支出"),
    "tables in cells": (
        200,
        lambda n: (
            "<table>"
            + _each("<tr><td><table><tr><td>项目{0}</td><td>{1}.00</td></tr></table></td></tr>")(n)
            + "</table>"
        ),
    ),
    "cells merged down": (
        500,
        lambda n: "<table>" + "<tr><td rowspan=3>甲<td>1.00</tr><tr><td>2.00</tr><tr><td>3.00</tr>" * n + "</table>",
    ),
    "cells merged to the end": (250, lambda n: "<table>" + "<tr><td rowspan=0>甲<td>1.00</tr>" * n + "</table>"),
    "fields": (
        500,
        lambda n: "<table>" + _each("<tr><td>项目{0}</td><td><input value='{1}.00'></td></tr>")(n) + "</table>",
    ),
    "rows without a table": (1_000, lambda n: "<tr><td>甲<td>1.00" * n),
    "text between cells": (500, lambda n: "<table>" + "<tr>支出<td>甲</td>支出</tr>" * n + "</table>"),
}


def _lines(n: int, size: float = 0.4) -> str:
    """So many characters on one page, in lines as close as they fit."""
    a_line = 250
    return "".join(
        said(20, 20 + 800 * at / max(n // a_line, 1), "本年支出一千二百三十四万元比" * (a_line // 14), size)
        for at in range(max(n // a_line, 1))
    )


def _ruled_grid(n: int) -> str:
    """A table of so many rows in 4 columns."""
    step = 780 / n
    across = "".join(ruled(50, 30 + step * at, 550, 30 + step * at) for at in range(n + 1))
    down = "".join(ruled(x, 30, x, 30 + step * n) for x in (50, 200, 300, 400, 550))
    texts = "".join(
        said(x + 5, 30 + step * (at + 0.8), f"{at}.00", step * 0.7) for at in range(n) for x in (50, 200, 300, 400)
    )
    return across + down + texts


def _plain_table(n: int) -> str:
    """Lines of text and three figures without any rule."""
    step = 780 / n
    return "".join(
        said(x, 30 + step * at, text, step * 0.8)
        for at in range(n)
        for x, text in ((50, f"项目{at}"), (250, f"{at}.00"), (350, f"{at}.50"), (450, "1.00"))
    )


def _page_of(number: int) -> str:
    return "".join(said(60, 60 + 20 * at, f"第{number}页第{at}项支出{number}.0{at % 9}万元。") for at in range(30))


def _field(at: int, text: str) -> str:
    low = 20 + 15 * (at % 50)
    return f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{at}) /V ({text}) /Rect [50 {low} 200 {low + 12}] /F 4 >>"


def _written_over(at: int) -> str:
    low = 20 + 15 * (at % 50)
    return f"<< /Type /Annot /Subtype /FreeText /Contents (12{at}.00) /Rect [250 {low} 400 {low + 12}] /F 4 >>"


_PRINTED: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "characters": (5_000, lambda n: pdf(_lines(n))),
    "characters in one place": (2_000, lambda n: pdf(said(60, 60, "支出") * n)),
    "characters one by one": (
        2_000,
        lambda n: pdf("".join(said(20 + at % 60 * 9, 20 + at // 60 % 80 * 10, "支", 8) for at in range(n))),
    ),
    "characters aslant": (
        1_000,
        lambda n: pdf(f"BT /F1 9 Tf 0.7 0.7 -0.7 0.7 100 100 Tm <{'支出'.encode('utf-16-be').hex()}> Tj ET\n" * n),
    ),
    "lines": (
        100,
        lambda n: pdf("".join(said(20, 20 + 800 * at / n, f"第{at}项支出{at}.00万元", 600 / n) for at in range(n))),
    ),
    "pages": (100, lambda n: pdf(*map(_page_of, range(n)))),
    "pages alike": (100, lambda n: pdf(*[_page_of(1)] * n)),
    "pages of one table": (25, lambda n: pdf(*[_ruled_grid(30)] * n)),
    "rows": (25, lambda n: pdf(_ruled_grid(n))),
    "rows without rules": (25, lambda n: pdf(_plain_table(n))),
    "rules across": (
        250,
        lambda n: pdf(_page_of(1) + "".join(ruled(50, 20 + 800 * at / n, 550, 20 + 800 * at / n) for at in range(n))),
    ),
    "rules down": (
        250,
        lambda n: pdf(_page_of(1) + "".join(ruled(20 + 550 * at / n, 50, 20 + 550 * at / n, 800) for at in range(n))),
    ),
    "rules of any length": (
        250,
        lambda n: pdf(
            _page_of(1)
            + "".join(ruled(50, 20 + 800 * at / n, 100 + 7 * at % 450, 20 + 800 * at / n) for at in range(n))
        ),
    ),
    "rules in one place": (1_000, lambda n: pdf(_page_of(1) + ruled(50, 100, 550, 100) * n)),
    "small boxes": (
        500,
        lambda n: pdf(_page_of(1) + "".join(f"{20 + at * 7 % 500} {20 + at * 13 % 780} 9 9 re S\n" for at in range(n))),
    ),
    "boxes side by side": (
        250,
        lambda n: pdf(
            "".join(
                f"{50 + 120 * (at % 4)} {800 - 780 * (at // 4) / max(n / 4, 1):.3f} 110 {500 / n:.3f} re S\n"
                + said(60 + 120 * (at % 4), 42 + 780 * (at // 4) / max(n / 4, 1), "1.00", 300 / n)
                for at in range(n)
            )
        ),
    ),
    "corners of one path": (
        1_000,
        lambda n: pdf(
            _page_of(1) + "50 50 m " + "".join(f"{50 + at % 500} {60 + at // 500 % 700} l\n" for at in range(n)) + "S"
        ),
    ),
    "forms": (250, lambda n: pdf("/X0 Do\n" * n, forms=[(said(60, 60, "支出1.00万元"), "")])),
    "forms apart": (
        100,
        lambda n: pdf(
            "".join(f"/X{at} Do\n" for at in range(n)),
            forms=[(said(60, 60 + at % 700, "支出1.00万元"), "") for at in range(n)],
        ),
    ),
    "pictures": (250, lambda n: pdf(_page_of(1) + "q 9 0 0 9 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n" * n)),
    "fields": (
        250,
        lambda n: pdf(
            _page_of(1), notes=[_field(at, f"{at}.00") for at in range(n)], catalogue="/AcroForm << /Fields [@NOTES] >>"
        ),
    ),
    "boxes written over": (250, lambda n: pdf(_page_of(1), notes=[_written_over(at) for at in range(n)])),
    "characters of a field": (
        1_000,
        lambda n: pdf(_page_of(1), notes=[_field(1, "1" * n)], catalogue="/AcroForm << /Fields [@NOTES] >>"),
    ),
    "states saved": (2_000, lambda n: pdf("q " * n + _page_of(1) + "Q " * n)),
}


def _mail(n: int) -> bytes:
    parts = "".join(
        f"--b\nContent-Type: text/html; charset=utf-8\n\n<p>第{at}项支出{at}.00万元。</p>\n" for at in range(n)
    )
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{parts}--b--\n".encode()


def _headers(n: int) -> bytes:
    return f"MIME-Version: 1.0\n{'X-A: b' * 1}\n{''.join(f'X-{at}: b{chr(10)}' for at in range(n))}Content-Type: text/html\n\n<p>{_SENTENCE}</p>\n".encode()


_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_WORDML = "http://schemas.microsoft.com/office/word/2003/wordml"


def _excel_xml(rows: str) -> bytes:
    return f'<?xml version="1.0"?><Workbook xmlns="{_SHEET}" xmlns:ss="{_SHEET}"><Worksheet ss:Name="表"><Table>{rows}</Table></Worksheet></Workbook>'.encode()


def _word_xml(body: str) -> bytes:
    return f'<?xml version="1.0"?><w:wordDocument xmlns:w="{_WORDML}"><w:body>{body}</w:body></w:wordDocument>'.encode()


_OTHERS: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "mail: parts": (100, _mail),
    "mail: headers": (1_000, _headers),
    "excel xml: rows": (
        500,
        lambda n: _excel_xml(
            _each(
                "<Row><Cell><Data ss:Type='String'>项目{0}</Data></Cell><Cell><Data ss:Type='Number'>{1}.5</Data></Cell></Row>"
            )(n)
        ),
    ),
    "excel xml: merges": (
        500,
        lambda n: _excel_xml(
            _each("<Row><Cell ss:MergeDown='1' ss:MergeAcross='1'><Data ss:Type='Number'>{1}</Data></Cell></Row>")(n)
        ),
    ),
    "word xml: rows": (500, lambda n: _word_xml(tbl(_HEAD, *_rows(n)))),
    "word xml: paragraphs": (500, lambda n: _word_xml("".join(p(f"第{at}项支出{at}.00万元。") for at in range(n)))),
}

SHAPES: tuple[Shape, ...] = (
    *(Shape(f"txt: {name}", start, _txt(made)) for name, (start, made) in _TEXTS.items()),
    *(Shape(f"csv: {name}", start, made) for name, (start, made) in _DELIMITED.items()),
    *(Shape(f"docx: {name}", start, made) for name, (start, made) in _WORDS.items()),
    *(Shape(f"xlsx: {name}", start, made) for name, (start, made) in _BOOKS.items()),
    *(Shape(f"html: {name}", start, _html(made)) for name, (start, made) in _PAGES.items()),
    *(Shape(f"pdf: {name}", start, made) for name, (start, made) in _PRINTED.items()),
    *(Shape(name, start, made) for name, (start, made) in _OTHERS.items()),
)
