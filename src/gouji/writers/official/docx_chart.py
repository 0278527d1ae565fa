"""Charts of Word's own kind (DrawingML): drawn as vectors by Word, WPS and LibreOffice, with their values inside."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gouji.domain.chart import Chart, ChartKind
from gouji.values.rounding import plain
from gouji.writers.archive import xml_text
from gouji.writers.official.charts import COLOURS

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def chart_part(chart: Chart) -> str:
    """word/charts/chartN.xml: bars or columns with a label on each, values as printed."""
    across = chart.kind is ChartKind.BARS
    series = "".join(_series(chart, number) for number in range(len(chart.series)))
    direction = "bar" if across else "col"
    # bars are drawn from the bottom up; the order is turned so that they read from the top down
    order = "maxMin" if across else "minMax"
    sides = ("l", "t") if across else ("b", "l")
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:roundedCorners val="0"/><c:chart>'
        f'<c:title>{_text(f"{chart.title}（单位：{chart.unit}）", 1200)}<c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{sides[0]}"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{sides[1]}"/><c:crossAx val="1"/></c:valAx>'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def _series(chart: Chart, number: int) -> str:
    one = chart.series[number]
    colour = COLOURS[number % len(COLOURS)].lstrip("#")
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>图!$A$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{xml_text(one.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>图!$A$2</c:f><c:strCache>{_points(chart.labels)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>图!$B$2</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points([_number(value) for value in one.values])}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{xml_text(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{points}'


def _number(value: Decimal) -> str:
    return plain(value)


def _text(words: str, size: int) -> str:
    return (
        f'<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="{size}" b="0"/>'
        f"<a:t>{xml_text(words)}</a:t></a:r></a:p></c:rich></c:tx>"
    )
