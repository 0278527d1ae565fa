"""写坏的数

查什么：文字和表里有没有“258..12万元”“2.58.12万元”“258.12万万元”“15.00%%”这样不成数的写法。
为什么：小数点、单位多写了，这个数读不出来，也就没有同别的数核对过。
依据：GB/T 15835—2011 出版物上数字用法。日期、版本、编号不带计量单位，不查；“亿万”是词。

反例：
    2024年度青溪区林业局部门决算
    本年支出860.40万元，其中：基本支出602.28万元，项目支出258..12万元。
正例：
    本年支出860.40万元，其中：基本支出602.28万元，项目支出258.12万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_MEASURED = r"(?:[万亿]?元(?![旦月件年户])|[%％])"
_BROKEN = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?!(?:19|20)\d\d[.．]\d{{1,2}}[.．])\d{{1,12}}"
    rf"(?:[.．]{{2}}\d{{1,4}}|[.．]\d{{1,4}}[.．]\d{{1,4}}){_MEASURED}"
    r"|\d\s?(?:万万元|亿亿元|[万亿]?元元(?![件旦月钱])|[%％]{2})"
)
_LEAD = 16
_SHOWN = 3


@check("N055")
def misprinted_figure(dossier: Dossier) -> Iterator[Outcome]:
    for document in dossier.documents:
        found = list(_found(document))
        yield Failed(_problem(found)) if found else Passed("数的写法")


def _found(document: Document) -> Iterator[tuple[str, Place]]:
    for paragraph in document.paragraphs:
        text = paragraph.text
        for match in _BROKEN.finditer(text) if not paragraph.place.scanned else ():
            start = next((at + 1 for at in range(match.start() - 1, -1, -1) if text[at] not in "0123456789.．,"), 0)
            quote = text[max(0, start - _LEAD) : match.end()].strip()
            yield zh.squeeze(text[start : match.end()]), paragraph.place.quoting(quote)


def _problem(found: list[tuple[str, Place]]) -> Problem:
    places = tuple(dict.fromkeys(place for _, place in found))
    words = list(dict.fromkeys(words for words, _ in found))
    shown = "、".join(f"“{one}”" for one in words[:_SHOWN])
    more = f" 等 {len(words)} 个" if len(words) > _SHOWN else ""
    return Problem(
        Severity.WARNING,
        f"写坏的数/{words[0]}",
        f"小数点或单位多写了，不成一个数：{shown}{more}。",
        "改成应有的数；改过以后再核对一遍，现在它没有同别的数核对。",
        places,
        Side("写坏的数", words[0], places[0]),
        relation="一个数一个小数点、一个单位",
    )
