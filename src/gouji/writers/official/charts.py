"""Charts as SVG: plain shapes and texts, no script, equal bytes for equal charts."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from gouji.domain.chart import Chart, ChartKind
from gouji.values.rounding import half_up, plain

_WIDTH = 640
_INK = "#333333"
COLOURS = ("#8c2f39", "#4a6fa5", "#c08a3e", "#5a7d5a")
_FONT = "'Noto Sans CJK SC','FandolHei','SimHei','Microsoft YaHei',sans-serif"
_TOP, _BOTTOM = 48, 40
_BAR, _GAP = 26, 18
_LABEL_CHARACTER = 15
_COLUMN_HEIGHT = 220


def chart_height(chart: Chart) -> int:
    """Millimetres that a chart 150 mm wide needs."""
    return 75 if chart.kind is ChartKind.COLUMNS else 25 + 10 * len(chart.labels)


def svg(chart: Chart) -> str:
    """The chart as an SVG document. Negative values do not occur: shares, amounts and points are not below zero."""
    return _bars(chart) if chart.kind is ChartKind.BARS else _columns(chart)


def _bars(chart: Chart) -> str:
    """One bar a label, longest full width."""
    left = min(260, max(len(label) for label in chart.labels) * _LABEL_CHARACTER + 20)
    room = _WIDTH - left - 110
    values = chart.series[0].values
    most = max((*values, Decimal(1)))
    height = _TOP + len(values) * (_BAR + _GAP) + 16
    parts = []
    for at, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        y = _TOP + at * (_BAR + _GAP)
        length = _units(value, most, room)
        parts.append(_text(left - 8, y + 18, label, anchor="end"))
        parts.append(f'<rect x="{left}" y="{y}" width="{length}" height="{_BAR}" fill="{COLOURS[0]}"/>')
        parts.append(_text(left + length + 8, y + 18, f"{plain(value)}{chart.unit}"))
    parts.append(f'<line x1="{left}" y1="{_TOP - 6}" x2="{left}" y2="{height - 16}" stroke="{_INK}"/>')
    return _document(chart, height, parts)


def _columns(chart: Chart) -> str:
    """Groups of columns by label, one colour a series."""
    height = _TOP + _COLUMN_HEIGHT + _BOTTOM + 24
    base = _TOP + _COLUMN_HEIGHT
    most = max((value for one in chart.series for value in one.values), default=Decimal(1)) or Decimal(1)
    group = (_WIDTH - 80) // max(1, len(chart.labels))
    width = min(64, (group - 40) // len(chart.series))
    parts = [f'<line x1="40" y1="{base}" x2="{_WIDTH - 40}" y2="{base}" stroke="{_INK}"/>']
    for at, label in enumerate(chart.labels):
        middle = 40 + group * at + group // 2
        parts.append(_text(middle, base + 22, label, anchor="middle"))
        for number, one in enumerate(chart.series):
            x = middle + (number * 2 - len(chart.series)) * (width + 6) // 2 + 3
            tall = _units(one.values[at], most, _COLUMN_HEIGHT - 24)
            colour = COLOURS[number % len(COLOURS)]
            parts.append(f'<rect x="{x}" y="{base - tall}" width="{width}" height="{tall}" fill="{colour}"/>')
            parts.append(_text(x + width // 2, base - tall - 6, plain(one.values[at]), anchor="middle", size=12))
    for number, one in enumerate(chart.series):
        x, y = 40 + number * 110, height - 12
        parts.append(f'<rect x="{x}" y="{y - 12}" width="14" height="14" fill="{COLOURS[number % len(COLOURS)]}"/>')
        parts.append(_text(x + 20, y, f"{one.name}（{chart.unit}）"))
    return _document(chart, height, parts)


def _units(value: Decimal, most: Decimal, room: int) -> Decimal:
    """A length in tenths, rounded half up, so that equal values give equal drawings."""
    return half_up(value * room / most, 1)


def _text(x: Decimal | int, y: Decimal | int, words: str, *, anchor: str = "start", size: int = 14) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{_INK}" '
        f'font-family="{_FONT}">{escape(words)}</text>'
    )


def _document(chart: Chart, height: int, parts: list[str]) -> str:
    title = _text(_WIDTH // 2, 26, f"{chart.title}（单位：{chart.unit}）", anchor="middle", size=17)
    described = "；".join(
        f"{label}{'、'.join(f'{one.name}{plain(one.values[at])}{chart.unit}' for one in chart.series)}"
        for at, label in enumerate(chart.labels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img"><title>{escape(chart.title)}</title><desc>{escape(described)}</desc>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>{title}{"".join(parts)}</svg>'
    )
