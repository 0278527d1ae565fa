"""评分工作簿 (.xlsx): a 复核表 for each form, to be filled in and signed, and every row with its readings and clauses."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.domain.scores import ScoreCard, Standing
from gouji.reports import review, sheets
from gouji.reports.text import place_name
from gouji.values.rounding import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: Header and width of each column, in characters.
_REVIEW = (
    *(
        ("序号", 5),
        ("指标", 18),
        ("年度指标值", 12),
        ("实际完成值", 12),
        ("分值", 6),
        ("自评得分", 9),
        ("复算得分", 13),
    ),
    *(("差额", 6), ("能否成立", 9), ("复算理由", 36), ("凭据", 20), ("复核得分", 9), ("复核说明", 15)),
)
_DETAIL = (
    *(("表", 26), ("一级、二级指标", 18), ("三级指标", 20), ("目标与完成", 22), ("分值", 7), ("自评", 7), ("复算", 12)),
    *(("能否成立", 10), ("读法", 22), ("读法得分", 8), ("算式、理由", 56), ("依据", 40), ("位置", 20)),
)
_CENTRED = {"序号", "分值", "自评得分", "复算得分", "差额", "能否成立", "复核得分"}
_FILLS = {
    Standing.CONTRADICTED: "#FCE4E1",
    Standing.CONDITIONAL: "#FDEFC9",
    Standing.UNDECIDED: "#E2EEFA",
    Standing.UNCLAIMED: "#EEF0F2",
}
_HEAD_ROWS = 3


def score_book(cards: Sequence[ScoreCard]) -> bytes:
    """The cards as a workbook."""
    buffer = BytesIO()
    book = sheets.workbook(buffer)
    for number, card in enumerate(cards, 1):
        _review(book, number, card, many=len(cards) > 1)
    _detail(book, cards)
    book.close()
    return buffer.getvalue()


def _review(book: Workbook, number: int, card: ScoreCard, *, many: bool) -> None:
    name = f"复核表{number if many else ''}"
    made = sheets.sheet(book, name, f"复核表 {review.heading(card)}", _REVIEW, head=_HEAD_ROWS)
    last = len(_REVIEW) - 1
    _above(book, made, card, last)
    looks = {
        standing: sheets.look(book, align="center", **({"bg_color": fill} if fill else {}))
        for standing in Standing
        for fill in (_FILLS.get(standing),)
    }
    plain_look, centred = sheets.look(book), sheets.look(book, align="center")
    at = _HEAD_ROWS
    for at, row in enumerate(review.rows(card), _HEAD_ROWS + 1):
        named = f"{row.name}\n（{row.heading}）" if row.heading else row.name
        texts = [row.number, named, row.target, row.actual, row.weight, row.claimed, row.due, row.difference]
        texts += [row.verdict.value, row.reason, review.shown_evidence(row.evidence), "", ""]
        for column, (text, (label, _)) in enumerate(zip(texts, _REVIEW, strict=True)):
            how = looks[row.verdict] if label == "能否成立" else centred if label in _CENTRED else plain_look
            sheets.write(made, at, column, text, how)
        made.set_row(at, sheets.height(texts, _REVIEW))
    _below(book, made, card, at + 1, last)


def _above(book: Workbook, made: Worksheet, card: ScoreCard, last: int) -> None:
    """The title, whose form it is and what it is judged by, over the whole width."""
    title = book.add_format(
        {"font_name": "宋体", "font_size": 16, "bold": True, "align": "center", "valign": "vcenter"}
    )
    line = book.add_format({"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"})
    _across(made, 0, 0, last, "绩效自评复核表", title)
    made.set_row(0, 28)
    _across(made, 1, 0, last, f"{review.heading(card)}    {review.counts(card)}", line)
    made.set_row(1, 18)
    told = " ".join((review.rules_named(card), *(f"注意：{text}" for text in review.cautions(card))))
    _across(made, 2, 0, last, told, line)
    made.set_row(2, sheets.height([told], [("", sum(width for _, width in _REVIEW))]) + 4)


def _below(book: Workbook, made: Worksheet, card: ScoreCard, at: int, last: int) -> None:
    """The totals, what the reviewer concludes, and the signatures."""
    bold, centred = sheets.look(book, bold=True), sheets.look(book, bold=True, align="center")
    total = review.totals(card)
    texts = ["", "总分", "", "", "", total.claimed, total.due, total.difference, "", "", "", "", ""]
    texts[9] = f"自评等级：{total.claimed_grade or '—'}；复算等级：{total.due_grade or '—'}"
    for column, text in enumerate(texts):
        sheets.write(made, at, column, text, bold if column in (1, 9) else centred)
    made.set_row(at, 20)
    box = sheets.look(book)
    for offset, (label, points) in enumerate((("复核意见", 54), ("被复核单位意见", 40)), 1):
        made.merge_range(at + offset, 0, at + offset, 1, "", box)
        sheets.write(made, at + offset, 0, label, centred)
        made.merge_range(at + offset, 2, at + offset, last, "", box)
        made.set_row(at + offset, points)
    free = book.add_format({"font_name": "宋体", "font_size": 10, "valign": "bottom"})
    signed = "复核人（签字）：                    复核负责人（签字）：                    被复核单位经办人（签字）：                    日期：      年    月    日"
    _across(made, at + 3, 0, last, signed, free)
    made.set_row(at + 3, 34)


def _across(made: Worksheet, row: int, first: int, last: int, text: str, how: Format) -> None:
    made.merge_range(row, first, row, last, "", how)
    sheets.write(made, row, first, text, how)


def _detail(book: Workbook, cards: Sequence[ScoreCard]) -> None:
    """Every reading of every row on a line of its own, to be filtered."""
    made = sheets.sheet(book, "评分明细", "评分明细", _DETAIL)
    look = sheets.look(book)
    at = 0
    for card in cards:
        named = review.heading(card)
        for row in card.rows:
            heads = " / ".join(filter(None, (row.level1, row.level2)))
            start = [named, heads, row.level3, f"目标：{row.target}\n完成：{row.actual}"]
            start += ["" if points is None else plain(points) for points in (row.weight, row.claimed)]
            start += [review.due(row.score.low, row.score.high), row.standing.value]
            readings = [(one.name, plain(one.score), one.reason, one.clause) for one in row.readings]
            for reading in readings or [("", "", review.reason(row), row.clause)]:
                at += 1
                texts = [*start, *reading, place_name(row.place)]
                for column, text in enumerate(texts):
                    sheets.write(made, at, column, text, look)
                made.set_row(at, sheets.height(texts, _DETAIL))
    made.autofilter(0, 0, max(at, 1), len(_DETAIL) - 1)
