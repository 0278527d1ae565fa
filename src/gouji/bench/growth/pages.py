"""Web pages: elements well and ill nested, attributes, tables."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.shape import SENTENCE, TITLE, Shape, each


def _html(body: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: (
        f"<html><head><title>部门决算</title></head><body><p>{TITLE}</p>{body(n)}<p>{SENTENCE}</p></body></html>".encode()
    )


_BODIES: dict[str, tuple[int, Callable[[int], str]]] = {
    "paragraphs": (1_000, each("<p>第{0}项支出{1}.00万元。</p>")),
    "line breaks": (1_000, each("支出{0}.00万元<br>")),
    "elements": (4_000, lambda n: "<span>支出</span>" * n),
    "divisions in each other": (2_000, lambda n: "<div>" * n + "支出" + "</div>" * n),
    "divisions left open": (2_000, lambda n: "<div>支出" * n),
    "fonts left open": (2_000, lambda n: "<font size=1><p>支出" * n),
    "links left open": (2_000, lambda n: "<a href='#x'><p>支出" * n),
    "lists in each other": (1_000, lambda n: "<ul><li>支出" * n),
    "attributes of one tag": (2_000, lambda n: "<p " + " ".join(f"a{at}=1" for at in range(n)) + ">支出</p>"),
    "attributes": (1_000, each("<p id='a{0}' class='b{1}' style='color:red'>支出</p>")),
    "comments": (2_000, lambda n: "<!-- 支出 -->" * n),
    "open comments": (2_000, lambda n: "<!-- " * n),
    "tags that never end": (4_000, lambda n: "<p" * n),
    "less than": (4_000, lambda n: "<" * n),
    "entities": (4_000, lambda n: "&nbsp;&#25903;&amp;" * n),
    "blanks": (16_000, lambda n: "支" + " \n" * n + "出"),
    "links": (1_000, each("<a href='/a{0}.html'>支出{0}</a>")),
    "attachments": (1_000, each("<p><a href='/a{0}.pdf'>附件{0}</a></p>")),
    "pictures": (1_000, each("<img src='a{0}.png'>")),
    "rows": (
        500,
        lambda n: "<table>" + each("<tr><td>项目{0}</td><td>{0}.00</td><td>{1}.00</td></tr>")(n) + "</table>",
    ),
    "columns": (250, lambda n: "<table>" + ("<tr>" + each("<td>{0}.00</td>")(n) + "</tr>") * 5 + "</table>"),
    "rows of paragraphs": (
        500,
        lambda n: (
            "<table>"
            + each("<tr><td style='a:b'><p><span>项目{0}</span></p></td><td><p>{1}.00</p></td></tr>")(n)
            + "</table>"
        ),
    ),
    "tables": (
        200,
        each(
            "<p>支出决算表{0}</p><table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>{0}.00</td></tr></table>"
        ),
    ),
    "tables in each other": (500, lambda n: "<table><tr><td>" * n + "支出"),
    "tables in cells": (
        200,
        lambda n: (
            "<table>"
            + each("<tr><td><table><tr><td>项目{0}</td><td>{1}.00</td></tr></table></td></tr>")(n)
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
        lambda n: "<table>" + each("<tr><td>项目{0}</td><td><input value='{1}.00'></td></tr>")(n) + "</table>",
    ),
    "rows without a table": (1_000, lambda n: "<tr><td>甲<td>1.00" * n),
    "text between cells": (500, lambda n: "<table>" + "<tr>支出<td>甲</td>支出</tr>" * n + "</table>"),
}

PAGES = tuple(Shape(f"html: {name}", start, _html(made)) for name, (start, made) in _BODIES.items())
