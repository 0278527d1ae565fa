"""年度前后不一

查什么：自评表标题中的年度与“评价年度”一栏是否一致；几张表（或另一张表和文字说明）同属一份文件、一个年度，只有一张写的差一年的，作为疑点。
为什么：套用上年表格时常忘记改年度，汇总时会归错年份。
依据：核对通则：评价年度、标题年度、填报日期应当一致。

反例：
    2021年青溪区部门整体支出绩效自评表
    | 填报单位（盖章）： | 青溪区司法局 | 填报日期： | 2021.04.13 |
    | 单位名称 | 青溪区司法局 | 评价年度 | 2020年 |
    | 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
    |  | 359.50 | 360.20 | 99.81% |
    | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
    | 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 100% | 100 |
    | 评价结论（优、良、中、差）： | 优 | 总分 | 100 |
正例：
    - | 填报单位（盖章）： | 青溪区司法局 | 填报日期： | 2021.04.13 |
    - | 单位名称 | 青溪区司法局 | 评价年度 | 2020年 |
    + | 填报单位（盖章）： | 青溪区司法局 | 填报日期： | 2022.04.13 |
    + | 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import SelfEvaluation
from gouji.values.fiscal import years

#: From how many forms of one year another is the odd one.
_SEVERAL = 2
#: So many figures of a text that name the year say that it tells of that year.
_TOLD = 2


@check("I002")
def year_conflict(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        stated = [(what, year, place) for what, text, place in _texts(evaluation) for year in _years(text)]
        stated += [("文件年度", dossier.year, evaluation.place)] if dossier.year and not stated else []
        if len({year for _, year, _ in stated}) > 1:
            yield Failed(_problem(evaluation, stated))
        elif stated:
            yield Passed(f"{evaluation.title}/年度")
    for part in dossier.parts:
        yield from _odd(part)


def _odd(part: Recognised) -> Iterator[Outcome]:
    """The one form of a document that is dated a year off: the others, or another and the text with them, have the year of
    the document."""
    year = part.identity.year
    dated = Counter(evaluation.year for evaluation in part.evaluations)
    told = sum(mention.year == year for mention in part.claims.mentions) >= _TOLD
    if year is None or not dated[year] or dated[year] + told < _SEVERAL:
        return
    for evaluation in part.evaluations:
        if evaluation.year in (year - 1, year + 1) and dated[evaluation.year] == 1:
            stated = [("所写年度", evaluation.year, evaluation.place), ("同一文件其他各表", year, evaluation.place)]
            yield Failed(replace(_problem(evaluation, stated), severity=Severity.WARNING))


def _texts(evaluation: SelfEvaluation) -> Iterator[tuple[str, str, Place]]:
    yield "标题年度", evaluation.title, evaluation.place
    field = evaluation.extra("year")
    if field is not None:
        yield "评价年度", field.text, field.place


def _years(text: str) -> set[int]:
    return {mention.year for mention in years(text)}


def _problem(evaluation: SelfEvaluation, stated: list[tuple[str, int, Place]]) -> Problem:
    (one, first, place), (other, second, elsewhere) = stated[0], next(s for s in stated if s[1] != stated[0][1])
    return Problem(
        Severity.ERROR,
        f"{evaluation.title}/年度",
        f"{evaluation.name}{one}是 {first}，{other}是 {second}，前后不一。",
        "确认评价的是哪一年，改正另一处；如套用了上年表格，请同时核对各项数字是否已更新。",
        (place, elsewhere),
        Side(one, str(first), place, str(first)),
        Side(other, str(second), elsewhere, str(second)),
        relation="年度一致",
    )
