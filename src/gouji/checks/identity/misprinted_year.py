"""年度写得不全或多了一位

查什么：“202年度”“20224年度”一类不是四位数的年度。
为什么：目录、标题里的年度多由模板替换，漏敲、多敲一位，读者不知道说的是哪一年。
依据：年度用四位数字书写（GB/T 15835—2011 出版物上数字用法）。

反例：
    第三部分 202年度部门决算情况说明
    2024年度支出100.00万元。
正例：
    第三部分 2024年度部门决算情况说明
    2024年度支出100.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.header import found_in
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

# 200年历史 is a span of time: three digits are a year only before words that follow a year.
_MISPRINTED = re.compile(
    r"(?<![\d.,－-])(?:20[012]|20[012]\d{2,3})\s?年(?:度|初|末|(?=(?:部门|单位|预算|决算|财政|支出|收入|一般公共)))"
)
_FOUR = 4


@check("I006")
def misprinted_year(dossier: Dossier) -> Iterator[Outcome]:
    for document in dossier.documents:
        found: dict[str, list[Place]] = {}
        for place, words in found_in(document, _MISPRINTED):
            digits = "".join(filter(str.isdigit, words))
            if len(digits) != _FOUR:
                found.setdefault(words, []).append(place.quoting(words))
        for words, places in found.items():
            yield Failed(_problem(words, tuple(dict.fromkeys(places))))
        if not found:
            yield Passed("年度")


def _problem(words: str, places: tuple[Place, ...]) -> Problem:
    return Problem(
        Severity.WARNING,
        f"年度/{words}",
        f"“{words}”不是四位数的年度。",
        "改成完整的年度，并检查同一处其他年度是否也由模板带来。",
        places,
        Side("所写年度", words, places[0]),
    )
