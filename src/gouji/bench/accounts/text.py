"""The document of a sample: its tables and the text that goes with them, in document notation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.bench.accounts.sample import Sample, in_wan, subject_name
from gouji.catalogue.classification import name_of
from gouji.catalogue.specimen import written
from gouji.catalogue.tables import layouts
from gouji.values.rounding import half_up

_ORDER = (
    "total",
    "income",
    "spending",
    "fiscal_total",
    "general_spending",
    "general_basic",
    "three_public",
    "fund",
    "capital",
)
_EMPTY = {
    "fund": "政府性基金预算财政拨款收入和支出",
    "capital": "国有资本经营预算财政拨款收入和支出",
    "three_public": "“三公”经费财政拨款支出",
}


def notation(one: Sample) -> str:
    """The whole document of ``one``."""
    head = (f"{one.body}{one.year}年度部门决算", f"第二部分 {one.body}{one.year}年度部门决算表")
    part = f"第三部分 {one.body}{one.year}年度部门决算情况说明"
    return "\n\n".join((*head, *(_table(one, key) for key in _ORDER), part, *_sections(one))) + "\n"


def _table(one: Sample, key: str) -> str:
    amounts = one.tables[key]
    if any(amounts.values()):
        return written(layouts()[key], one.printed(key))
    return f"{written(layouts()[key], dict.fromkeys(amounts, ''))}\n\n注：{one.body}没有{_EMPTY.get(key, '这项收支')}，故本表无数据。"


def _sections(one: Sample) -> Iterator[str]:
    yield "一、收入支出决算总体情况说明"
    yield f"{one.body}{one.year}年度收入支出总计{in_wan(one.amount('total', 'left_total'))}万元。{_change(one, 'total', '收入支出总计')}"
    yield "二、收入决算情况说明"
    kinds = (("财政拨款收入", "fiscal"), ("事业收入", "operating"), ("其他收入", "other"))
    yield _parts(one, "income", "本年收入合计", kinds)
    yield "三、支出决算情况说明"
    yield _parts(one, "spending", "本年支出合计", (("基本支出", "basic"), ("项目支出", "project")))
    yield "四、财政拨款收入支出决算总体情况说明"
    fiscal = in_wan(one.amount("fiscal_total", "left_total"))
    yield f"{one.body}{one.year}年度财政拨款收入支出总计{fiscal}万元。{_change(one, 'fiscal_total', '财政拨款收入支出总计')}"
    yield from _general(one)
    yield from _basic(one)
    yield from _others(one)


def _general(one: Sample) -> Iterator[str]:
    whole = one.amount("general_spending", "total", "total")
    spent = one.amount("spending", "total", "total")
    yield "五、一般公共预算财政拨款支出决算情况说明"
    yield "（一）一般公共预算财政拨款支出决算总体情况"
    share = f"，占本年支出合计的{_percent(whole, spent)}"
    yield f"一般公共预算财政拨款支出{in_wan(whole)}万元{share}。{_change(one, 'general_spending', '一般公共预算财政拨款支出')}"
    yield "（二）一般公共预算财政拨款支出决算结构情况"
    classes = [
        (code, value)
        for (code, column), value in one.tables["general_spending"].items()
        if column == "total" and len(code) == 3
    ]
    listed = "；".join(
        f"{subject_name(code)}（类）{in_wan(value)}万元，占{_percent(value, whole)}" for code, value in classes
    )
    yield f"一般公共预算财政拨款支出{in_wan(whole)}万元，主要用于以下方面：{listed}。"
    yield "（三）一般公共预算财政拨款支出决算具体情况"
    for number, (code, budget) in enumerate(one.budgets.items(), 1):
        path = "".join(f"{subject_name(code[:size])}（{mark}）" for size, mark in ((3, "类"), (5, "款"), (7, "项")))
        final = one.amount("general_spending", code, "total")
        yield f"{number}、{path}。年初预算为{in_wan(budget)}万元，支出决算为{in_wan(final)}万元。{_against(final, budget)}"


def _against(final: int, budget: int) -> str:
    one, other = (half_up(Fraction(value, 10**6), 2) for value in (final, budget))
    if one == other:
        return "决算数与预算数持平。"
    return f"决算数{'大于' if one > other else '小于'}预算数的主要原因：据实列支。"


def _basic(one: Sample) -> Iterator[str]:
    yield "六、一般公共预算财政拨款基本支出决算情况说明"
    whole = in_wan(one.amount("general_spending", "total", "basic"))
    groups = []
    for label, row, personnel in (("人员经费", "personnel_total", True), ("公用经费", "public_total", False)):
        names = [
            name_of("economic_department", code)
            for (code, _), value in one.tables["general_basic"].items()
            if len(code) == 5
            and in_wan(value) != "0.00"
            and code.isdigit()
            and (code[:3] in ("301", "303")) == personnel
        ]
        listed = f"，主要包括：{'、'.join(names)}" if len(names) > 1 else ""
        groups.append(f"{label}{in_wan(one.amount('general_basic', row))}万元{listed}")
    yield f"一般公共预算财政拨款基本支出{whole}万元。其中：{'；'.join(groups)}。"


def _others(one: Sample) -> Iterator[str]:
    yield "七、财政拨款“三公”经费支出决算情况说明"
    three = {column: in_wan(value) for (_, column), value in one.tables["three_public"].items()}
    if any(one.tables["three_public"].values()):
        yield (
            f"“三公”经费财政拨款支出年初预算为{three['budget_total']}万元，支出决算为{three['final_total']}万元，其中："
            f"因公出国（境）费支出决算为{three['final_abroad']}万元；公务用车购置及运行维护费支出决算为{three['final_cars']}万元；"
            f"公务接待费支出决算为{three['final_reception']}万元。"
        )
    else:
        yield f"{one.body}{one.year}年度无“三公”经费财政拨款支出。"
    yield "八、政府性基金预算财政拨款收入支出决算情况说明"
    fund = one.tables["fund"]
    if any(fund.values()):
        yield f"政府性基金预算财政拨款收入{in_wan(fund['total', 'income'])}万元，支出{in_wan(fund['total', 'total'])}万元。"
    else:
        yield f"{one.body}{one.year}年度无政府性基金预算财政拨款收入和支出。"
    yield "九、国有资本经营预算财政拨款收入支出决算情况说明"
    yield f"{one.body}{one.year}年度无国有资本经营预算财政拨款收入和支出。"
    yield "十、其他重要事项的情况说明"
    yield "（一）机关运行经费支出情况"
    yield f"机关运行经费支出{in_wan(one.amount('general_basic', 'public_total'))}万元，{_moved(one, 'public_total')}。"
    yield "（二）国有资产占有使用情况"
    yield f"截至{one.year}年12月31日，{one.body}共有车辆3辆，其中：机要通信用车1辆、执法执勤用车2辆。"


def _parts(one: Sample, table: str, whole: str, kinds: tuple[tuple[str, str], ...]) -> str:
    total = one.amount(table, "total", "total")
    listed = [
        f"{label}{in_wan(value)}万元，占{_percent(value, total)}"
        for label, column in kinds
        if (value := one.amount(table, "total", column))
    ]
    return f"{whole}{in_wan(total)}万元，其中：{'；'.join(listed)}。"


def _change(one: Sample, key: str, what: str) -> str:
    return f"与{one.year - 1}年度相比，{what}{_moved_words(_now(one, key), one.before[key])}。"


def _moved(one: Sample, key: str) -> str:
    return f"比{one.year - 1}年度{_moved_words(_now(one, key), one.before[key])}"


def _now(one: Sample, key: str) -> int:
    cells = {"total": ("total", "left_total", "amount"), "fiscal_total": ("fiscal_total", "left_total", "amount")}
    cells |= {
        "general_spending": ("general_spending", "total", "total"),
        "public_total": ("general_basic", "public_total", "amount"),
    }
    return one.amount(*cells[key])


def _moved_words(now: int, before: int) -> str:
    up = now >= before
    change = in_wan(abs(now - before))
    return f"{'增加' if up else '减少'}{change}万元，{'增长' if up else '下降'}{_percent(abs(now - before), before)}"


def _percent(part: int, whole: int) -> str:
    return f"{half_up(Fraction(part, whole) * 100, 2) if whole else 0}%"
