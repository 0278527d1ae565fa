"""Consistent nine-table accounts of made-up bodies, for the benchmark: every amount is exact first and rounded on its own.

Amounts are whole 分 (1/100 元). Everything printed follows from a few random flows, so that whatever a check reports on an
unchanged sample is a false alarm.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from gouji.catalogue.classification import name_of, subjects
from gouji.values.rounding import half_up

Exact = dict[tuple[str, str], int]
_WAN = 10**6  # 分 in 万元
_FUND_ITEMS = ("2120801", "2120802", "2120899", "2296002", "2296003")
_PERSONNEL = (
    "30101",
    "30102",
    "30103",
    "30107",
    "30108",
    "30109",
    "30110",
    "30112",
    "30113",
    "30301",
    "30302",
    "30305",
    "30309",
)
_PUBLIC = (
    "30201",
    "30202",
    "30205",
    "30206",
    "30207",
    "30211",
    "30213",
    "30216",
    "30226",
    "30228",
    "30229",
    "30239",
    "31002",
)
_THREE = {"abroad": "30212", "car_purchase": "31013", "car_running": "30231", "reception": "30217"}
_PLACES = ("青溪区", "云泽县", "衡石市", "临江区", "白鹭县", "松原镇")
_OFFICES = ("司法局", "财政局", "教育局", "民政局", "水利局", "档案馆", "图书馆", "城市管理局", "应急管理局")


@dataclass(frozen=True)
class Sample:
    """样本: one body's accounts: exact amounts by table, and the same for the year before where the text compares."""

    body: str
    year: int
    tables: dict[str, Exact]
    before: dict[str, int]
    budgets: dict[str, int]
    style: str

    def amount(self, table: str, row: str, column: str = "amount") -> int:
        return self.tables[table].get((row, column), 0)

    def printed(self, table: str) -> dict[tuple[str, str], str]:
        """The amounts of one table in 万元 with two decimals; nil ones as this body's style has them."""
        return {key: in_wan(value) if value else self.style for key, value in self.tables[table].items()}


def in_wan(amount: int) -> str:
    return str(half_up(Fraction(amount, _WAN), 2))


def sample(seed: int, items: int = 0) -> Sample:
    """The sample of that seed; ``items`` asks for about so many functional items (0: as a small body has)."""
    random = Random(seed)
    year = random.randint(2021, 2024)
    flows = _flows(random, items, year)
    tables = {
        "income": _coded(flows, ("total", "fiscal", "operating", "other"), "income"),
        "spending": _coded(flows, ("total", "basic", "project"), "spending"),
        "general_spending": _coded(flows, ("total", "basic", "project"), "general"),
        "fund": _coded(flows, ("income", "total", "basic", "project"), "fund"),
    }
    tables["general_basic"] = _economic(random, tables["general_spending"]["total", "basic"])
    tables["three_public"] = _three_public(random, tables["general_basic"])
    opening, more = _some(random, 0.7), _some(random, 0.4)
    tables["total"] = _total(tables, opening + more)
    tables["fiscal_total"] = _fiscal_total(tables, opening)
    tables["capital"] = {("total", column): 0 for column in ("total", "basic", "project")}
    before = {key: value * random.randint(800, 1200) // 1000 for key, value in _compared(tables).items()}
    budgets = {code: flow.general * random.randint(900, 1100) // 1000 for code, flow in flows.items() if flow.general}
    body = random.choice(_PLACES) + random.choice(_OFFICES)
    return Sample(body, year, tables, before, budgets, random.choice(("", "0.00")))


@dataclass
class _Flow:
    """The flows of one item: what it got and what it spent, in 分."""

    fiscal: int = 0
    operating: int = 0
    other: int = 0
    basic: int = 0
    project: int = 0
    nonfiscal: int = 0
    fund_income: int = 0
    fund: int = 0

    @property
    def general(self) -> int:
        return self.basic + self.project

    def column(self, view: str, name: str) -> int:
        """What this item adds to a column of a table."""
        if view == "income":
            parts = {"fiscal": self.fiscal + self.fund_income, "operating": self.operating, "other": self.other}
        elif view == "spending":
            parts = {"basic": self.basic, "project": self.project + self.nonfiscal + self.fund}
        elif view == "general":
            parts = {"basic": self.basic, "project": self.project}
        elif name == "income":
            return self.fund_income
        else:
            parts = {"basic": 0, "project": self.fund}
        return sum(parts.values()) if name == "total" else parts[name]


def _holds(code: str, year: int) -> bool:
    """Whether an item, its section and its class are in force under their present names."""
    return all(subjects("functional")[code[:size]][-1].holds_in(year) for size in (3, 5, 7))


def _flows(random: Random, items: int, year: int) -> dict[str, _Flow]:
    known = sorted(code for code in subjects("functional") if len(code) == 7 and _holds(code, year))
    known = [code for code in known if code not in _FUND_ITEMS and code[:3] not in ("212", "229")]
    if items > len(known):  # more rows than the classification lists: further items under its sections
        sections = sorted({code[:5] for code in known if not code.startswith("204")})
        known += [f"{section}{number}" for number in range(60, 99) for section in sections]
        known = list(dict.fromkeys(known))
    chosen = sorted(random.sample(known, min(items or random.randint(4, 14), len(known))))
    extra_income = random.random() < 0.5
    flows = {}
    for code in chosen:
        flow = _Flow(basic=_some(random, 0.7), project=_some(random, 0.6))
        if not flow.general:
            flow.project = _money(random)
        flow.fiscal = flow.general
        if extra_income:
            flow.other, flow.operating = _some(random, 0.2), _some(random, 0.1)
            flow.nonfiscal = flow.other // 2 + flow.operating
        flows[code] = flow
    if random.random() < 0.4:
        for code in random.sample(_FUND_ITEMS, random.randint(1, 3)):
            spent = _money(random)
            flows[code] = _Flow(fund_income=spent, fund=spent)
    return dict(sorted(flows.items()))


def _money(random: Random) -> int:
    return random.randint(10_000, 10 ** random.randint(7, 9))


def _some(random: Random, chance: float) -> int:
    return _money(random) if random.random() < chance else 0


def _coded(flows: dict[str, _Flow], columns: tuple[str, ...], view: str) -> Exact:
    """The rows of a coded table: total, then classes, sections and items, only codes with something in them."""
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for code, flow in flows.items():
        for column in columns:
            value = flow.column(view, column)
            for row in ("total", code[:3], code[:5], code):
                sums[row, column] += value
    used = sorted({row for (row, _), value in sums.items() if value and row != "total"})
    return {(row, column): sums[row, column] for row in ("total", *used) for column in columns}


def _economic(random: Random, basic: int) -> Exact:
    """The basic spending by economic code, personnel and public, each class before its items."""
    public = basic * random.randint(5, 25) // 100
    amounts: Exact = {}
    for whole, codes, total in (("personnel_total", _PERSONNEL, basic - public), ("public_total", _PUBLIC, public)):
        used = random.sample(codes, random.randint(4, len(codes)))
        shares = [random.randint(1, 100) for _ in used]
        values = [total * share // sum(shares) for share in shares]
        values[0] += total - sum(values)
        items = dict(zip(used, values, strict=True)) | {code: 0 for code in codes if code not in used}
        for group in sorted({code[:3] for code in items}):
            amounts[group, "amount"] = sum(value for code, value in items.items() if code.startswith(group))
            amounts.update({(code, "amount"): items[code] for code in sorted(items) if code.startswith(group)})
        amounts[whole, "amount"] = total
    return amounts


def _three_public(random: Random, basic: Exact) -> Exact:
    final = {item: basic.get((code, "amount"), 0) + _some(random, 0.4) // 100 for item, code in _THREE.items()}
    budget = {item: value + _some(random, 0.5) // 100 for item, value in final.items()}
    found: Exact = {}
    for measure, values in (("budget", budget), ("final", final)):
        cars = values["car_purchase"] + values["car_running"]
        whole = {**values, "cars": cars, "total": cars + values["abroad"] + values["reception"]}
        found.update({("total", f"{measure}_{item}"): value for item, value in whole.items()})
    return found


def _total(tables: dict[str, Exact], opening: int) -> Exact:
    """The table of all income and spending; ``opening`` is the opening balance of all money."""
    income, spending = tables["income"], tables["spending"]
    fund = tables["fund"].get(("total", "total"), 0)
    earned, spent = income["total", "total"], spending["total", "total"]
    rows = {
        "income_1": income["total", "fiscal"] - fund,
        "income_2": fund,
        "income_3": 0,
        "income_4": 0,
        "income_5": income["total", "operating"],
        "income_6": 0,
        "income_7": 0,
        "income_8": income["total", "other"],
        "income_total": earned,
        "use_nonfiscal_balance": 0,
        "opening_balance": opening,
        "left_total": earned + opening,
        **{f"exp_{code}": value for (code, column), value in spending.items() if column == "total" and len(code) == 3},
        "expenditure_total": spent,
        "balance_distribution": 0,
        "closing_balance": earned + opening - spent,
        "right_total": earned + opening,
    }
    return {(row, "amount"): value for row, value in rows.items()}


def _fiscal_total(tables: dict[str, Exact], opening: int) -> Exact:
    """The table of fiscal money; ``opening`` is the opening balance of the general budget."""
    general, fund = tables["general_spending"], tables["fund"]
    fund_spent = fund.get(("total", "total"), 0)
    income, spent = tables["income"]["total", "fiscal"], general["total", "total"]
    own = income - fund_spent
    left = {
        "income_1": own,
        "income_2": fund_spent,
        "income_3": 0,
        "income_total": income,
        "opening_balance": opening,
        "opening_1": opening,
        "opening_2": 0,
        "opening_3": 0,
        "left_total": income + opening,
    }
    classes = sorted({code for code, _ in (*general, *fund) if len(code) == 3})
    right = {f"exp_{code}": (general.get((code, "total"), 0), fund.get((code, "total"), 0)) for code in classes}
    right["expenditure_total"] = (spent, fund_spent)
    right["closing_balance"] = (own + opening - spent, 0)
    right["right_total"] = (own + opening, fund_spent)
    found = {(row, "amount"): value for row, value in left.items()}
    for row, (one, other) in right.items():
        found |= {(row, "total"): one + other, (row, "general"): one, (row, "fund"): other, (row, "capital"): 0}
    return found


def _compared(tables: dict[str, Exact]) -> dict[str, int]:
    """What the text compares with the year before."""
    return {
        "total": tables["total"]["left_total", "amount"],
        "fiscal_total": tables["fiscal_total"]["left_total", "amount"],
        "general_spending": tables["general_spending"]["total", "total"],
        "public_total": tables["general_basic"]["public_total", "amount"],
    }


def subject_name(code: str) -> str:
    return name_of("functional", code) or "其他支出"
