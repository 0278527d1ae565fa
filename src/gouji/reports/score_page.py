"""评分网页: a 复核表 for each form, one offline file; printed, each begins a page of A4 across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.domain.scores import ScoreCard, Standing
from gouji.reports import review
from gouji.reports.html.markup import Markup, joined, tag
from gouji.reports.review import ReviewRow

_HEADS = (
    *("序号", "指标", "年度指标值", "实际完成值", "分值", "自评得分", "复算得分", "差额", "能否成立"),
    *("复算理由与依据", "凭据", "复核得分", "复核说明"),
)
_CLASSES = {
    Standing.SUPPORTED: "yes",
    Standing.CONDITIONAL: "maybe",
    Standing.CONTRADICTED: "no",
    Standing.UNDECIDED: "open",
    Standing.UNCLAIMED: "blank",
}
_STYLE = """
:root{--line:#b9c0c8;--soft:#f3f5f7}
*{box-sizing:border-box}
body{font:14px/1.5 "Noto Sans CJK SC","Microsoft YaHei","SimSun",sans-serif;margin:0 auto;padding:16px 20px;max-width:1500px;color:#1c2530}
nav a{margin-right:1em}
h1{font-size:20px;text-align:center;margin:8px 0}
section{margin:0 0 40px}
p{margin:4px 0}
.caution{background:#fdefc9;padding:4px 8px;border-left:4px solid #c98a00}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:1100px;margin-top:8px}
th,td{border:1px solid var(--line);padding:4px 6px;vertical-align:top;text-align:left}
th{background:#e7ebef;text-align:center;white-space:nowrap}
td.n{text-align:center;white-space:nowrap}
tbody td:nth-child(2){min-width:8em}tbody td:nth-child(3),tbody td:nth-child(4){min-width:5em}tbody td:nth-child(11){min-width:9em}
td.why{white-space:pre-line;min-width:20em}
td.fill{min-width:4.5em}td.fill:last-child{min-width:8em}
th{min-width:2.6em}
small{color:#56616d;display:block}
ul{margin:0;padding-left:1.1em}
.lack{color:#a32014}
.no td.v{background:#fce4e1}.maybe td.v{background:#fdefc9}.open td.v{background:#e2eefa}.blank td.v{background:var(--soft)}
tfoot td{font-weight:600}
td.box{height:64px;font-weight:400}
.sign{display:flex;flex-wrap:wrap;gap:8px 48px;margin-top:20px}
.sign span{white-space:nowrap}
@page{size:A4 landscape;margin:10mm}
@media print{
 body{padding:0;max-width:none;font-size:9px}
 nav{display:none}
 section{break-after:page;margin:0}
 section:last-of-type{break-after:auto}
 table{min-width:0}
 td.why{min-width:0}
 th{white-space:normal}
 thead{display:table-header-group}
 tr{break-inside:avoid}
 td.box{height:40px}
 tfoot tr,.sign{break-before:avoid}
 .sign{margin-top:8px;break-inside:avoid}
 tfoot{display:table-row-group}
 .scroll{overflow:visible}
 *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
"""


def score_page(cards: Sequence[ScoreCard]) -> str:
    """The cards as one HTML file that needs no network and no script."""
    links = [tag("a", review.heading(card), href=f"#c{number}") for number, card in enumerate(cards, 1)]
    nav = tag("nav", *links, aria_label="各表") if len(cards) > 1 else ""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"绩效自评复核表（{len(cards)}张）"),
        tag("style", Markup(_STYLE)),
    )
    body = tag("body", nav, *(_card(number, card) for number, card in enumerate(cards, 1)))
    return f"<!doctype html>\n{tag('html', head, body, lang='zh-CN')}\n"


def _card(number: int, card: ScoreCard) -> Markup:
    total = review.totals(card)
    grades = f"自评等级：{total.claimed_grade or '—'}；复算等级：{total.due_grade or '—'}"
    foot = tag(
        "tfoot",
        tag(
            "tr",
            tag("td", "总分", colspan=5),
            *(tag("td", text, class_="n") for text in (total.claimed, total.due, total.difference, "")),
            tag("td", grades, colspan=2),
            tag("td", class_="fill"),
            tag("td", class_="fill"),
        ),
        *(
            tag("tr", tag("td", label, colspan=2), tag("td", class_="box", colspan=len(_HEADS) - 2))
            for label in ("复核意见", "被复核单位意见")
        ),
    )
    table = tag(
        "table",
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in _HEADS))),
        tag("tbody", *(_row(row) for row in review.rows(card))),
        foot,
    )
    signs = ("复核人（签字）：", "复核负责人（签字）：", "被复核单位经办人（签字）：", "日期：　　　年　　月　　日")
    return tag(
        "section",
        tag("h1", "绩效自评复核表"),
        tag("p", tag("b", review.heading(card)), "　", review.counts(card)),
        tag("p", review.rules_named(card)),
        *(tag("p", text, class_="caution") for text in review.cautions(card)),
        tag("div", table, class_="scroll"),
        tag("div", *(tag("span", sign) for sign in signs), class_="sign"),
        id=f"c{number}",
    )


def _row(row: ReviewRow) -> Markup:
    numbers = (row.weight, row.claimed, row.due, row.difference)
    return tag(
        "tr",
        tag("td", row.number, class_="n"),
        tag("td", row.name, tag("small", row.heading) if row.heading else ""),
        tag("td", row.target),
        tag("td", row.actual),
        *(tag("td", text, class_="n") for text in numbers),
        tag("td", row.verdict.value, class_="n v"),
        tag("td", row.reason, tag("small", f"依据：{row.clause}") if row.clause else "", class_="why"),
        tag("td", tag("ul", *_evidence(row))),
        tag("td", class_="fill"),
        tag("td", class_="fill"),
        class_=_CLASSES[row.verdict],
    )


def _evidence(row: ReviewRow) -> Iterator[Markup]:
    for text in row.evidence.lacking:
        yield tag("li", joined("缺：", text), class_="lack")
    for text in row.evidence.kept:
        yield tag("li", text)
