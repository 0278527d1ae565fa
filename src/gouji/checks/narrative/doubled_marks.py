"""标点或字重复

查什么：文字里有没有连用的“。。”“，，”“；。”，有没有重复的“的的”“主要是主要是”。
为什么：重复的标点和字，说明改过的地方没有读过一遍，旁边的数字和年度也值得再看一眼。
依据：GB/T 15834—2011 标点符号用法。

反例：
    青溪区司法局2024年度部门决算情况说明
    2024年度支出决算100.00万元，主要用于信息化建设及运行维护。。与上年持平，主要原因是是业务量没有变化。
正例：
    青溪区司法局2024年度部门决算情况说明
    2024年度支出决算100.00万元，主要用于信息化建设及运行维护。与上年持平，主要原因是业务量没有变化。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

# Three stops in a row stand for dots. 目的的 and 参与与 are words with the word behind them.
_DOUBLED = re.compile(
    r"(?=[，。；：、的了为是主原由其根按比较万增减下预决完])(?:"  # spares most characters the rest
    r"(?<![。，；：、])(?:([，。；：、])\1(?![。，；：、])|[，；：、]。|[，：、]；(?!\s*\d)|。[，；、：]|，[：、]|[；：、]，|、[；：])"
    r"|(?<!目)的的|(?<![明为])了了|(?<![成作认因行])为为|(?<![还但于只])是是"
    r"|(?P<word>主要是|主要原因|原因是|由于|其中|根据|按照|比上年|较上年|万元|增加|减少|增长|下降|预算数|决算数|完成)(?P=word))"
)
_AROUND = 14
_SHOWN = 3


@check("N030")
def doubled_marks(dossier: Dossier) -> Iterator[Outcome]:
    for document in dossier.documents:
        found = list(_found(document))
        yield Failed(_problem(found)) if found else Passed("标点和字没有重复")


def _found(document: Document) -> Iterator[tuple[str, Place]]:
    for paragraph in document.paragraphs:
        text = paragraph.text
        for match in _DOUBLED.finditer(text) if not paragraph.place.scanned else ():
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].strip()
            yield match[0], paragraph.place.quoting(around)


def _problem(found: list[tuple[str, Place]]) -> Problem:
    places = tuple(dict.fromkeys(place for _, place in found))
    words = list(dict.fromkeys(words for words, _ in found))
    shown = "；".join(f"“{place.quote}”" for place in places[:_SHOWN])
    more = f"，共 {len(places)} 处" if len(places) > _SHOWN else ""
    return Problem(
        Severity.INFO,
        f"重复/{'、'.join(words)}",
        f"标点或字重复：{shown}{more}。",
        "删去多出的，并再读一遍这一句。",
        places,
        Side("重复的标点或字", "、".join(words), places[0]),
        relation="标点和字不重复",
    )
