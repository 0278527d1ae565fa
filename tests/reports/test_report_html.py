"""The page: whole, offline, safe against what documents hold, every link leading somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from audit_samples import audit, cell_place, change_finding, claims, document, finding, rate_finding
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from gouji.assembly import understood
from gouji.checks import registry
from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.findings import Side
from gouji.pipeline import checking
from gouji.reports import html
from gouji.reports.html.markup import Markup, tag
from gouji.reports.html.pages import MOST_ROWS


def page(made: Audit) -> HTMLParser:
    return HTMLParser(html.findings(made, registry.load()))


def the(parsed: HTMLParser | LexborNode, selector: str) -> LexborNode:
    """The one node ``selector`` finds."""
    (node,) = parsed.css(selector)
    return node


def text_of(parsed: HTMLParser, selector: str) -> list[str]:
    return [node.text(deep=True) for node in parsed.css(selector)]


def test_a_finding_shows_its_title_its_arithmetic_and_what_to_do() -> None:
    read = document()
    (article,) = page(audit(read, findings=(rate_finding(read),))).css("article")
    assert article.attributes["id"] == "c1"
    assert article.attributes["class"] == "cause error"
    assert [node.text() for node in article.css("h3 > *")] == [
        "1",
        registry.select(registry.load(), ["S002"])[0].title,
        "S002",
    ]
    rows = [[cell.text(separator="|") for cell in row.css("th, td")] for row in article.css(".arithmetic tr")]
    assert rows == [
        ["执行率", "100%|《项目支出绩效自评表》第4行「年度资金总额」"],
        ["执行数 ÷ 预算数", "111.88%|《项目支出绩效自评表》第4行「年度资金总额」"],
        ["关系", "26.85 ÷ 24.00"],
        ["相差", "11.88"],
    ]
    assert the(article, ".suggestion").text() == "怎么改重算执行率。"


def test_marked_cells_carry_the_numbers_of_all_their_findings() -> None:
    read = document()
    other = finding(cell_place(read, 1, 4), group="g3", code="S003")
    parsed = page(audit(read, findings=(rate_finding(read), other)))
    cells = {node.text(): node.attributes for node in parsed.css("td[data-causes]")}
    assert {shown: (its["class"], its["data-causes"]) for shown, its in cells.items()} == {
        "100%12": ("number short marked error accused", "1 2"),
        "26.851": ("number short marked error witness", "1"),
        "24.001": ("number short marked error witness", "1"),
    }


def test_words_are_marked_and_the_figure_in_them_stands_out() -> None:
    read = document()
    parsed = page(audit(read, findings=(change_finding(read),)))
    marks = [(node.attributes["class"], node.text()) for node in parsed.css("mark")]
    assert marks == [("warning accused", "比上年24.00万元增加"), ("warning accused strong", "2.58万元")]


def test_figures_say_how_they_were_understood() -> None:
    read = document("本年支出26.85万元，比上年24.00万元增加2.58万元。\n")
    parsed = page(Audit((replace(understood(read), claims=claims(read)),), audit().results))
    assert [node.text(separator="|") for node in parsed.css(".figure")] == [
        "26.85万元|26.85万元|数额，事项“支出”，口径“决算”，2023年|增减额：2.58万元 ← 26.85 − 24.00，不成立",
        "24.00万元|24.00万元|比较基数，事项“支出”（承前），2022年|增减额：2.58万元 ← 26.85 − 24.00，不成立",
        "2.58万元|2.58万元|增减额，事项“支出”（承前），对比“上年”（2022年），增加|增减额：2.58万元 ← 26.85 − 24.00，不成立",
    ]
    assert parsed.css(".reading .fails")[0].text() == "增减额：2.58万元 ← 26.85 − 24.00，不成立"


@pytest.mark.parametrize("several", [False, True])
def test_every_link_leads_somewhere_and_no_name_is_given_twice(several: bool) -> None:
    reads = (document(), document(path="另一份.txt", number=1)) if several else (document(),)
    found = (rate_finding(reads[0]), change_finding(reads[0]), finding(group="g9", code="C001"))
    parsed = page(audit(*reads, findings=found, refused=("坏.doc：读不出来。",)))
    names = [node.attributes["id"] for node in parsed.css("[id]")]
    assert len(names) == len(set(names))
    links = [node.attributes["href"] for node in parsed.css("a")]
    assert all(link and link[0] == "#" and link[1:] in names for link in links)
    assert (len(parsed.css("nav a")), len(parsed.css("main > section"))) == ((2, 2) if several else (0, 1))
    assert "坏.doc：读不出来。" in the(parsed, ".tally").text()
    assert "S004 缺上半年支出。" in the(parsed, ".tally").text()


def test_only_its_own_script_may_run_and_nothing_is_loaded() -> None:
    text = html.findings(audit(document()))
    parsed = HTMLParser(text)
    (script,) = parsed.css("script")
    policy = the(parsed, "meta[http-equiv]").attributes["content"] or ""
    digest = base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not parsed.css("link, img, iframe, [src], [onclick]")
    assert not re.search(r"https?:|url\(|@import", text)


_HOSTILE = st.text(st.sampled_from("<>&\"'`=/\\ ab甲\x00\x1b\u202e\ud800|{}"), min_size=1, max_size=30)


@given(_HOSTILE, _HOSTILE)
def test_no_text_becomes_markup(inside: str, about: str) -> None:
    made = tag("p", inside, tag("b", about), title=inside)
    assert made.count("<") == 4
    assert made.count('"') == 2
    made.encode()


def test_a_hostile_document_stays_text() -> None:
    read = document(
        '<script>alert(1)</script>\n| </td><img src=x onerror=alert(1)> | 5 |\n!["><svg onload=alert(1)>]\n',
        '"><b>.txt',
    )
    attack = "</article><script>alert(2)</script>"
    found = finding(cell_place(read, 0, 0), message=attack, left=Side(attack, attack, Place(quote=attack)))
    parsed = page(audit(read, findings=(found,)))
    assert not parsed.css("img, svg, .document script, [onerror], [onload]")
    assert len(parsed.css("script")) == 1
    assert text_of(parsed, ".message") == [attack]


def test_of_a_table_too_long_to_read_the_rows_around_marks_are_shown() -> None:
    rows = "".join(f"| 第{row}项 | {row}.00 |\n" for row in range(1, MOST_ROWS + 100))
    read = document("决算表\n| 项目 | 金额 |\n" + rows)
    parsed = page(audit(read, findings=(finding(cell_place(read, 300, 1)),)))
    shown = [node.text(separator=" ") for node in parsed.css("main tr")]
    assert shown == [
        "项目 金额",
        "略去没有问题的 296 行",
        *(f"第{row}项 {row}.00" if row != 300 else "第300项 300.00 1" for row in range(297, 304)),
        "略去没有问题的 196 行",
    ]


def test_merged_cells_keep_their_size() -> None:
    read = document("| {2x1}甲 | {1x2}乙 |\n| 丙 | 丁 |\n")
    (table,) = page(audit(read)).css("main table")
    spans = {
        cell.text(): (cell.attributes.get("rowspan"), cell.attributes.get("colspan")) for cell in table.css("th, td")
    }
    assert spans == {"甲": ("2", None), "乙": (None, "2"), "丙": (None, None), "丁": (None, None)}


@pytest.mark.parametrize("name", ["lingling-2022.txt", "xialu-2021.txt"])
def test_every_place_in_a_real_document_is_a_click_away(seeds: Path, name: str) -> None:
    made = checking.check([seeds / name], registry.load())
    parsed = page(made)
    anchors = {node.attributes["id"] for node in parsed.css("a.ref")}
    links = [(node.attributes["href"] or "")[1:] for node in parsed.css("a.place")]
    assert links
    assert set(links) <= anchors
    places = {place for finding in made.results.findings for place in finding.problem.places}
    assert len(anchors) >= len(places)


def test_markup_is_not_escaped_twice() -> None:
    assert tag("p", Markup("<b>1 &lt; 2</b>"), "3 < 4") == "<p><b>1 &lt; 2</b>3 &lt; 4</p>"


def test_the_figure_accused_looks_and_reads_unlike_its_witnesses() -> None:
    read = document()
    parsed = page(audit(read, findings=(rate_finding(read),)))
    assert [(node.attributes["class"], node.attributes["aria-label"]) for node in parsed.css("a.ref")] == [
        ("ref error witness", "问题 1，对照的数"),
        ("ref error witness", "问题 1，对照的数"),
        ("ref error accused", "问题 1，疑为有误的数"),
    ]
    assert the(parsed, ".legend").text() == "1疑为有误的数1对照的数"
    assert page(audit(read, findings=(finding(cell_place(read, 1, 4)),))).css(".legend") == []
