"""绩效目标表的资金总额与各项之和不符

查什么：绩效目标（申报）表、转移支付绩效目标表等资金情况一栏里，年度资金总额（年度金额）是否等于下面各项资金（中央、省、市、区县财政资金和其他资金）之和。
为什么：批复时调整了一项资金，总额没有跟着改，目标就不是按批复的钱定的。
依据：财预〔2015〕88号：绩效目标与预算资金同步申报、同步批复；各项资金合起来就是资金总额。

反例：
    2026年度项目支出绩效目标申报表
    | 项目名称 | 普法宣传 |
    | 资金情况（万元） | 年度资金总额： | 30.00 |
    |  | 其中：财政拨款 | 20.00 |
    |  | 其他资金 | 1.00 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% |
正例：
    - |  | 其他资金 | 1.00 |
    + |  | 其他资金 | 10.00 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.reports import Funds, UnscoredForm
from gouji.domain.selfeval import Field
from gouji.domain.ties import Term, Tie
from gouji.values.units import WAN_YUAN

_CODE = "S026"


@check(_CODE)
def funds_of_targets(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        for funds in form.funds:
            tie = _tie(form, funds)
            yield Passed(tie.title, tie) if tie.holds else Failed(problem_of(tie, Severity.WARNING), tie)


def _tie(form: UnscoredForm, funds: Funds) -> Tie:
    title = f"{form.called}资金总额等于各项资金之和"
    parts = tuple(Term(1, _filled(form, "各项资金", part)) for part in funds.parts)
    return Tie(_CODE, title, (Term(1, _filled(form, "资金总额", funds.total)),), "=", parts)


def _filled(form: UnscoredForm, name: str, field: Field) -> Filled:
    figure = field.figure
    assert figure is not None, "only figures are read as funds"
    money = figure if figure.unit.is_money else figure.with_unit(WAN_YUAN)
    return Filled(f"{form.called}{name}", f"{form.title}/{field.place.row}", field.text, field.place, money)
