"""Charts drawn on the server as SVG: nothing is loaded, and a screen reader is told the figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from gouji.reports.html.markup import Markup, joined, tag

_ROW, _WIDTH = 26, 440
#: Room for a character of a label, for a bar and for a character of the figure after it: a phone shows a chart whole.
_CHARACTER, _LONGEST, _BAR, _FIGURE = 12, 14, 200, 8


def bars(title: str, rows: Sequence[tuple[str, Decimal, str]]) -> SafeString:
    """One bar for each (label, value, printed value), the longest as wide as there is room."""
    most = max((value for _, value, _ in rows), default=Decimal(0))
    shown = [label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…" for label, _, _ in rows]
    longest = max(map(len, shown), default=0)
    room, bar = longest * _CHARACTER + 10, _BAR
    figure = max((sum(_FIGURE * (1 + (char > "\xff")) for char in printed) for _, _, printed in rows), default=0)
    parts = [tag("title", title + "：" + "；".join(f"{label} {printed}" for label, _, printed in rows))]
    for at, ((_, value, printed), label) in enumerate(zip(rows, shown, strict=True)):
        top = at * _ROW
        width = int(value * bar / most) if most > 0 and value > 0 else 0
        parts += [
            tag("text", label, x=room - 8, y=top + 17, text_anchor="end"),
            tag("rect", x=room, y=top + 4, width=max(width, 1), height=_ROW - 9, class_="bar-fill"),
            tag("text", printed, x=room + width + 6, y=top + 17),
        ]
    return _drawn(joined(*parts), room + bar + figure + 12, max(len(rows), 1) * _ROW)


def columns(title: str, rows: Sequence[tuple[str, int]], height: int = 170) -> SafeString:
    """One column for each (label, count), as a distribution is shown."""
    most = max((count for _, count in rows), default=0)
    step = _WIDTH // max(len(rows), 1)
    parts: list[Markup] = [tag("title", title + "：" + "；".join(f"{label} {count}" for label, count in rows))]
    base = height - 24
    for at, (label, count) in enumerate(rows):
        tall = (base - 20) * count // most if most else 0
        middle = at * step + step // 2
        parts.append(tag("rect", x=at * step + 4, y=base - tall, width=step - 8, height=tall, class_="bar-fill"))
        parts.append(tag("text", label, x=middle, y=height - 7, text_anchor="middle"))
        if count:
            parts.append(tag("text", str(count), x=middle, y=base - tall - 5, text_anchor="middle"))
    line = tag("line", x1=0, y1=base, x2=_WIDTH, y2=base, class_="axis")
    return _drawn(joined(*parts, line), _WIDTH, height)


def _drawn(inside: Markup, width: int, height: int) -> SafeString:
    """The drawing, as wide as there is room."""
    # attributes of SVG keep their capitals, which the builder of HTML writes as given
    return mark_safe(
        tag("svg", inside, class_="chart", role="img", viewBox=f"0 0 {width} {height}", width=width, height=height)
    )
