"""Random workbooks, made from whole cents that add up, with every reason that the rules ask for.

Nothing in them comes from a real unit.
"""

from __future__ import annotations

import random
from decimal import Decimal

from gouji.catalogue.wording import wordings
from gouji.domain.package import Income, Nature, Source
from gouji.domain.selfeval import Scope
from gouji.workbook.content import Content, Entry, Record, Value

_ITEMS = (
    ("2040601", "行政运行"),
    ("2040602", "一般行政管理事务"),
    ("2040604", "基层司法业务"),
    ("2040605", "普法宣传"),
    ("2040607", "公共法律服务"),
    ("2040610", "社区矫正"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
    ("2101101", "行政单位医疗"),
    ("2210201", "住房公积金"),
)
_TITLES = (
    *(("204", "公共安全支出"), ("20406", "司法"), ("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出")),
    *(("210", "卫生健康支出"), ("21011", "行政事业单位医疗"), ("212", "城乡社区支出")),
    *(("21208", "国有土地使用权出让收入安排的支出"), ("221", "住房保障支出"), ("22102", "住房改革支出")),
)
_ECONOMIC = (
    *(("30101", "基本工资"), ("30102", "津贴补贴"), ("30103", "奖金"), ("30113", "住房公积金"), ("30302", "退休费")),
    *(("30201", "办公费"), ("30202", "印刷费"), ("30207", "邮电费"), ("30211", "差旅费"), ("30228", "工会经费")),
    *(("30229", "福利费"), ("30239", "其他交通费用")),
)
_NAMES = (
    "普法宣传",
    "法律援助",
    "人民调解",
    "社区矫正",
    "行政复议",
    "公证服务",
    "安置帮教",
    "法治督察",
    "依法治理",
    "律师管理",
)
_COUNTED = ("办理事项件数", "开展活动场次", "服务群众人数")
_UNITS = ("件", "场", "人")


def random_content(seed: int, projects: int | None = None, body: tuple[str, str] | None = None) -> Content:
    """A valid workbook; equal seeds give equal ones. ``projects`` is how many it has, one to six where not given, ``body``
    the place and the rest of the name of whose it is."""
    return _Maker(random.Random(seed), body).content(projects)


_MANY = 10
Row = dict[str, Value]


class _Maker:
    """One workbook in the making; every choice comes from ``dice``."""

    def __init__(self, dice: random.Random, named: tuple[str, str] | None) -> None:
        self.dice, self.named = dice, named

    def content(self, projects: int | None) -> Content:
        dice = self.dice
        style = dice.choice(list(wordings()))
        year = dice.randint(max(one.in_force_from for one in wordings()[style].forms.values()), 2024)
        count = projects or dice.randint(1, 6)
        # no county unit spends 200 亿元, however many projects it has
        shares = [self.cents(4, 7 if count <= _MANY else 5) * 100 for _ in range(count)]
        lines = self.lines(sum(shares, Decimal(0)))
        spent = sum((self.of(row, "spending.") for row in lines), Decimal(0))
        basic = sum((self.of(row, "spending.GENERAL.BASIC") for row in lines), Decimal(0))
        projected = self.projects(shares)
        approved = self.approved(lines, sum((self.of(row, "fiscal.initial") for row in projected), Decimal(0)) * 10_000)
        approved_basic = sum(
            (self.of(row, "GENERAL.BASIC") + self.of(row, "CARRIED.BASIC") for row in approved), Decimal(0)
        )
        return Content(
            {
                "body": (_record(self.body(style, year)),),
                "budget_lines": tuple(_record({"code": code, "name": name}) for code, name in _TITLES)
                + tuple(map(_record, approved)),
                "budget_economic": tuple(map(_record, self.economic(approved_basic))),
                "budget_last": (_record(self.before()),),
                "lines": tuple(_record({"code": code, "name": name}) for code, name in _TITLES)
                + tuple(map(_record, lines)),
                "economic": tuple(map(_record, self.economic(basic))),
                "money": (_record(self.money(spent)),),
                "three_public": tuple(self.three_public()),
                "visits": (_record(self.visits),),
                "procurement": tuple(self.procurement()),
                "awards": (_record({"small_medium": Decimal("0.00"), "small_micro": Decimal("0.00")}),),
                "projects": tuple(map(_record, projected)),
                "goals": (_record({"expected": "依法履行各项职责。", "achieved": "各项职责依法履行。"}),),
                "indicators": tuple(_record(row) for row in self.indicators(style, len(shares))),
                "reasons": (_record(dict.fromkeys(_REASONS, "据实安排")),),
                "texts": (_record(dict.fromkeys(_TEXTS, "按要求落实到位。")),),
            }
        )

    def cents(self, least: int, most: int) -> Decimal:
        """An amount of ``least`` to ``most`` digits before the point, to the cent."""
        return Decimal(self.dice.randint(10 ** (least - 1) * 100, 10**most * 100)) / 100

    def of(self, row: Row, stem: str) -> Decimal:
        return sum(
            (value for name, value in row.items() if name.startswith(stem) and isinstance(value, Decimal)), Decimal(0)
        )

    def lines(self, project_spending: Decimal) -> list[Row]:
        """Items with basic spending on some, project spending split over the rest, income that covers both."""
        chosen = [item for item in _ITEMS if self.dice.random() < 0.8 or item[0] in ("2040601", "2040602")]
        rows: list[Row] = []
        left = project_spending
        uses = [item for item in chosen if item[0] > "2040601" and item[0] < "205"]
        for code, name in chosen:
            row: Row = {"code": code, "name": name, "reason": "据实安排"}
            if code in [use[0] for use in uses]:
                part = (
                    left if code == uses[-1][0] else (left * self.dice.randint(5, 60) / 100).quantize(Decimal("0.01"))
                )
                row[f"spending.{Source.GENERAL.name}.{Nature.PROJECT.name}"] = part
                left -= part
            else:
                row[f"spending.{Source.GENERAL.name}.{Nature.BASIC.name}"] = self.cents(5, 7)
            row[f"income.{Income.GENERAL.name}"] = self.of(row, "spending.") + self.cents(1, 4)
            rows.append(row)
        if self.dice.random() < 0.3:
            rows[0][f"income.{Income.OTHER.name}"] = self.cents(3, 5)
        return rows

    def approved(self, lines: list[Row], project_budget: Decimal) -> list[Row]:
        """The budget of the same items: what pays for projects adds up to the projects' own initial budgets."""
        rows: list[Row] = []
        left = project_budget
        uses = [row for row in lines if "spending.GENERAL.PROJECT" in row]
        for row in lines:
            made: Row = {"code": row["code"], "name": row["name"]}
            if row in uses:
                share = left if row is uses[-1] else (left * self.dice.randint(5, 60) / 100).quantize(Decimal("0.01"))
                made["GENERAL.PROJECT"] = share
                left -= share
            else:
                made["GENERAL.BASIC"] = self.cents(5, 7)
                if self.dice.random() < 0.2:
                    made["CARRIED.BASIC"] = self.cents(3, 5)
            rows.append(made)
        return rows

    def before(self) -> Row:
        """Last year's budget, with a reason for each difference."""
        return {
            "last.total": self.cents(7, 7),
            "last.general": self.cents(7, 7),
            "last.operating": self.cents(5, 6),
            "last.cars": self.dice.randint(0, 5),
            "last.devices": self.dice.randint(0, 2),
            "reason.total": "据实安排",
            "reason.general": "据实安排",
            "reason.operating": "据实安排",
        }

    def economic(self, basic: Decimal) -> list[Row]:
        rows: list[Row] = []
        left = basic
        for code, name in _ECONOMIC:
            part = (
                left if code == _ECONOMIC[-1][0] else (left * self.dice.randint(5, 30) / 100).quantize(Decimal("0.01"))
            )
            rows.append({"code": code, "name": name, "amount": part})
            left -= part
        return rows

    def money(self, spent: Decimal) -> Row:
        last = self.cents(7, 7)
        names = ("income", "spending", "fiscal_income", "fiscal_spending", "general_spending")
        course: Row = {}
        if self.dice.random() < 0.5:
            half = self.cents(6, 7)
            course = {
                "budget.half_year_spent": half,
                "budget.half_year_changes": self.dice.choice((Decimal(0), self.cents(4, 6), -self.cents(4, 5))),
                "budget.three_quarters_spent": half + self.cents(6, 7),
                "budget.three_quarters_changes": self.cents(4, 6),
            }
        return {
            **course,
            "opening.GENERAL": self.dice.choice((Decimal(0), self.cents(4, 5))),
            "budget.full_year": spent + self.cents(1, 5),
            **{f"last.{name}": self.dice.choice((last, self.cents(7, 7))) for name in names},
            "last.general_basic": self.cents(6, 7),
            "last.operating": self.cents(5, 6),
            "last.procurement": self.dice.choice((Decimal(0), self.cents(5, 6))),
        }

    def body(self, style: str, year: int) -> Row:
        drawn = self.dice.choice(("青岚区司法局", "横石县司法局", "云溪区司法局", "白鹭县司法局"))
        city, name = self.named or ("江安市", drawn)
        return {
            "name": f"{city}{name}",
            "short": name,
            "year": year,
            "template": style,
            "tier": name[2],
            "department": f"{city}{name}",
            "code": str(self.dice.randint(100_000, 999_999)),
            "filled_on": f"{year + 1}-0{self.dice.randint(1, 9)}-15",
            "offices": "办公室\n法治科\n社区矫正管理局",
            "duties": "承担全面依法治理的具体工作\n指导管理公共法律服务",
            "posts": self.dice.randint(10, 90),
            "in_service": self.dice.randint(10, 90),
            "retired": self.dice.randint(0, 30),
            "address": "人民政府门户网站",
            "contact": "办公室",
            "phone": "0700-6220108",
        }

    def three_public(self) -> list[Record]:
        rows = []
        self.visits: Row = {"devices": 0, "cars.执法执勤用车": self.dice.randint(0, 5)}
        counts = {
            "ABROAD": ("missions", "persons"),
            "PURCHASE": ("cars_bought",),
            "RUNNING": (),
            "RECEPTION": ("receptions", "guests"),
        }
        for name, columns in counts.items():
            nothing = name in ("ABROAD", "PURCHASE") and self.dice.random() < 0.7
            last, budget, final = (Decimal(0) if nothing else self.cents(4, 5) for _ in range(3))
            if self.dice.random() < 0.2:
                last = final
            entries: Row = {"last": last, "budget": budget, "final": final, "initial": budget, "initial_last": last}
            rows.append(
                _record(
                    {**entries, **dict.fromkeys(("reason_last", "reason_budget", "reason_initial"), "据实安排")}, name
                )
            )
            # At least one person comes with each group.
            drawn = sorted(self.dice.randint(1, 40) for _ in columns) if final else [0] * len(columns)
            self.visits.update(zip(columns, drawn, strict=True))
        return rows

    def procurement(self) -> list[Record]:
        return [
            _record({"budget": self.cents(5, 6), "final": self.dice.choice((Decimal(0), self.cents(4, 6)))}, name)
            for name in ("goods", "works", "services")
        ]

    def projects(self, shares: list[Decimal]) -> list[Row]:
        rows: list[Row] = []
        for at, share in enumerate(shares):
            executed = share / 10_000
            budget = executed + self.dice.choice((Decimal(0), Decimal(self.dice.randint(1, 500)) / 100))
            rows.append(
                {
                    "name": _name(at),
                    "category": "部门预算项目",
                    "attribute": "持续性项目",
                    "kind": "常年性项目",
                    "fiscal.initial": budget,
                    "fiscal.budget": budget,
                    "fiscal.executed": executed,
                    "spent_by_july": (executed * self.dice.randint(20, 70) / 100).quantize(Decimal("0.000001")),
                    "expected_spending": executed,
                    "expected": "按计划完成项目任务。",
                    "achieved": "项目任务按计划完成。",
                    "deviation": "部分款项跨年结算。",
                    "measures": "结果作为下年预算安排依据。",
                }
            )
        return rows

    def indicators(self, style: str, projects: int) -> list[Row]:
        rows: list[Row] = []
        rules = wordings()[style].standards
        if rules[Scope.DEPARTMENT].rows:
            rows.extend(
                {"owner": "整体", "level1": "效果", "level3": name, "own_score": score} for name, score in _JUDGED
            )
        else:
            rows.extend(self.goal("整体", "履职", (20, 30, 30, 10)))
        for at in range(projects):
            execution = rules[Scope.PROJECT].execution
            is_even = execution is not None and execution.points == 20
            rows.extend(self.goal(_name(at), _name(at), (20, 20, 20, 20) if is_even else (20, 30, 30, 10)))
        return rows

    def course(self, done: str, *, met: bool) -> Row:
        """How the indicator stood in July; what will be missed is not said to be sure."""
        likelihood = "确定能" if met else self.dice.choice(("有可能", "完全不可能"))
        reason = "" if likelihood == "确定能" else "工作安排有调整。"
        return {"midyear": done, "forecast": done, "likelihood": likelihood, "midyear_reason": reason or None}

    def goal(self, owner: str, stem: str, weights: tuple[int, int, int, int]) -> list[Row]:
        """A count, a rate, a thing that must not happen and a satisfaction, some of them missed."""
        which = self.dice.randrange(3)
        target = self.dice.randint(10, 400)
        missed = self.dice.random() < 0.4
        done = (
            target - self.dice.randint(target // 50 + 1, target // 4)
            if missed
            else target + self.dice.randint(0, target // 5)
        )
        rate = f"{self.dice.choice((self.dice.randint(880, 930), self.dice.randint(950, 1000)))}"
        satisfied = self.dice.randint(85, 100)
        cells = (
            ("产出指标", "数量指标", f"{stem}{_COUNTED[which]}", f"≥{target}{_UNITS[which]}", f"{done}{_UNITS[which]}"),
            ("产出指标", "质量指标", f"{stem}工作合格率", "≥95%", f"{rate[:-1]}.{rate[-1]}%"),
            ("效益指标", "社会效益指标", f"{stem}有效投诉件数", "≤0件", "0件"),
            ("满意度指标", "服务对象满意度指标", f"{stem}服务对象满意度", "≥90%", f"{satisfied}%"),
        )
        reached = (done >= target, int(rate) >= 950, True, satisfied >= 90)
        names = ("level1", "level2", "level3", "target", "actual")
        return [
            {
                "owner": owner,
                **dict(zip(names, row, strict=True)),
                "weight": Decimal(weight),
                "reason": "工作安排有调整。",
                **self.course(row[4], met=met),
            }
            for row, weight, met in zip(cells, weights, reached, strict=True)
        ]


_REASONS = (
    *("income_last", "income_budget", "spending_last", "spending_budget"),
    *("basic_last", "operating_last", "operating_budget", "procurement_last"),
)
_TEXTS = ("performance", "problems", "measures", "use")
_JUDGED = (
    *(("资产管理规范性", Decimal(3)), ("资金使用合规性", Decimal(10)), ("行政运行经济性", Decimal(3))),
    *(("行政运行有效性", Decimal(5)), ("专项运行经济效益", Decimal(5)), ("专项运行社会效益", Decimal(10))),
    ("专项运行可持续影响", Decimal(15)),
)


def _name(at: int) -> str:
    return _NAMES[at % len(_NAMES)] + ("" if at < len(_NAMES) else f"（{at // len(_NAMES) + 1}期）")


def _record(values: Row, row: str = "") -> Record:
    return Record({name: Entry(value) for name, value in values.items()}, row)
