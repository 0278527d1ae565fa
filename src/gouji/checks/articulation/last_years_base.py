"""文字写的上年数与上年公开的不一致

查什么：文字拿来比较的上年决算数，同一单位上年度的决算公开（一起核对时）里有没有；上年写明同一事项而没有这个数的，列为疑点。写明口径调整、机构划转的不比。
为什么：增减额、增减幅度都从上年数算出，上年数抄错，后面的数可以全都自洽，只看一年的文件看不出来。
依据：部门决算公开模板：与上年决算数相比；上年决算数以批复并公开的为准。

反例：
    青溪区司法局2023年度部门决算
    2023年度本年支出512.00万元，其中：基本支出400.00万元，项目支出112.00万元。
    ----
    青溪区司法局2024年度部门决算
    2024年度本年支出537.60万元，与2023年度决算数521.00万元相比，增加16.60万元。
正例：
    - 2024年度本年支出537.60万元，与2023年度决算数521.00万元相比，增加16.60万元。
    + 2024年度本年支出537.60万元，与2023年度决算数512.00万元相比，增加25.60万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.disclosure import is_accounts
from gouji.checks.papers import TwoPapers, contradicted, level_of
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed

_LAST = "上年决算"


@check("J275")
def last_years_base(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is None:
        return
    papers = [part for part in dossier.before if is_accounts(part)]
    for part in dossier.parts:
        alike = [one for one in papers if level_of(one) == level_of(part)]
        if is_accounts(part) and alike:
            yield from _compared(part, alike, dossier.year - 1)


def _compared(part: Recognised, papers: Sequence[Recognised], year: int) -> Iterator[Outcome]:
    facts = (fact for fact in part.claims.facts if fact.measure == _LAST)
    for fact, published in contradicted(facts, papers, ("决算",), year, "accounts"):
        if published is None:
            yield Passed.over(fact.subject, fact.printed)
        else:
            yield Failed(_told(fact.subject, year).problem(fact, published))


def _told(subject: str, year: int) -> TwoPapers:
    return TwoPapers(
        f"{subject}/上年决算数",
        f"文字写的{year}年度{subject}",
        f"{year}年度决算公开的{subject}",
        (f"文字写的{year}年度{subject}", f"{year}年度公开的{subject}"),
        "文字写的上年数 ＝ 上年公开的决算数",
        "以上年批复并公开的决算为准改正，连同由它算出的增减额和幅度；口径有调整的，写明调整了什么。",
    )
