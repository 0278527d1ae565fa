"""One filled-in example of every kind of form, of our own making: units, places and figures are invented.

A specimen is written as its printed rows; the rows of indicators are drawn from one list, so that what ought to be read is
known for every one of them. A row's last cell reaches to the edge of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gouji.document.notation import parse
from gouji.document.tree import Document

BODY, PROJECT, DEPARTMENT, YEAR = "青溪县图书馆", "乡镇书屋更新", "青溪县文化和旅游局", 2023


@dataclass(frozen=True)
class Row:
    """指标行: what one row of indicators says."""

    level1: str
    level2: str
    name: str
    sign: str
    value: str
    unit: str
    actual: str
    weight: str
    claimed: str
    reason: str = ""

    @property
    def target(self) -> str:
        return f"{self.sign}{self.value}{self.unit}"


PROJECT_ROWS = (
    Row("产出指标", "数量指标", "更新书屋数", "≥", "24", "个", "24", "15", "15"),
    Row("产出指标", "数量指标", "配送图书册数", "≥", "4800", "册", "5100", "15", "15"),
    Row("产出指标", "质量指标", "图书验收合格率", "≥", "98", "%", "99", "10", "10"),
    Row("产出指标", "时效指标", "配送及时率", "≥", "90", "%", "81", "10", "9", "两个乡镇道路施工，推迟配送"),
    Row("效益指标", "社会效益指标", "年借阅人次", "≥", "6000", "人次", "6400", "30", "30"),
    Row("满意度指标", "服务对象满意度指标", "读者满意度", "≥", "90", "%", "93", "10", "10"),
)
HUNDREDS = (
    Row("产出指标", "数量指标", "更新书屋数", "≥", "24", "个", "24", "22.5", "22.5"),
    Row("产出指标", "数量指标", "配送图书册数", "≥", "4800", "册", "5100", "22.5", "22.5"),
    Row("产出指标", "时效指标", "配送及时率", "≥", "90", "%", "81", "22.5", "20.25", "两个乡镇道路施工"),
    Row("效益指标", "社会效益指标", "年借阅人次", "≥", "6000", "人次", "6400", "22.5", "22.5"),
)
COST_ROWS = (
    Row("成本指标", "经济成本指标", "项目总成本", "≤", "60", "万元", "58.5", "20", "20"),
    Row("产出指标", "数量指标", "更新书屋数", "≥", "24", "个", "24", "40", "40"),
    Row("效益指标", "社会效益指标", "年借阅人次", "≥", "6000", "人次", "6400", "20", "20"),
    Row("满意度指标", "服务对象满意度指标", "读者满意度", "≥", "90", "%", "93", "10", "10"),
)
RULED_ROWS = (
    Row("投入", "目标设定", "绩效目标合理性", "", "合理", "", "合理", "10", "10"),
    Row("过程", "预算执行", "资金拨付及时率", "≥", "95", "%", "97.5", "20", "20"),
    Row("过程", "预算管理", "公用经费控制率", "≤", "100", "%", "98", "20", "20"),
    Row("产出", "职责履行", "重点工作办结率", "≥", "100", "%", "100", "30", "30"),
    Row("效果", "履职效益", "服务对象满意度", "≥", "90", "%", "93", "20", "18", "问卷回收不足"),
)
FLAT_ROWS = (
    Row("", "", "预决算信息公开率", "≥", "100", "%", "100", "10", "10"),
    Row("", "", "图书流通量", "≥", "30", "万册", "33", "40", "40"),
    Row("", "", "读者满意度", "≥", "90", "%", "93", "40", "40"),
)
EVALUATED = (
    Row("决策", "项目立项", "立项依据充分性", "", "", "", "", "10", "10"),
    Row("决策", "绩效目标", "绩效指标明确性", "", "", "", "", "10", "8"),
    Row("过程", "资金管理", "预算执行率", "", "", "", "", "20", "19"),
    Row("产出", "产出数量", "实际完成率", "", "", "", "", "30", "30"),
    Row("效益", "项目效益", "实施效益", "", "", "", "", "30", "27"),
)

NATIONAL = (
    ("level1", "一级指标"), ("level2", "二级指标"), ("name", "三级指标"), ("target", "年度指标值"), ("actual", "实际完成值"),
    ("weight", "分值"), ("claimed", "得分"), ("reason", "偏差原因分析及改进措施"),
)  # fmt: skip
PROJECT_HEAD = (f"项目名称 | {PROJECT}", f"主管部门 | {{1x4}}{DEPARTMENT} | 实施单位 | {BODY}")
MONEY = (
    "{5x1}项目资金（万元） | {1x2} | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "{1x2}年度资金总额 | 60.00 | 65.00 | 58.50 | 10 | 90% | 9",
    "{1x2}其中：当年财政拨款 | 50.00 | 50.00 | 45.50 | — | 91% | —",
    "{1x2}上年结转资金 | 10.00 | 15.00 | 13.00 | — | 86.67% | —",
    "{1x2}其他资金 | 0.00 | 0.00 | 0.00 | — | — | —",
)
GOALS = ("{2x1}年度总体目标 | {1x4}预期目标 | 实际完成情况", "{1x4}更新二十四个书屋，配送图书 | 书屋已更新，图书已配送")
MONEY_READ = ("60.00", "65.00", "58.50", "9")


@dataclass(frozen=True)
class Specimen:
    """样表: a form filled in. ``form`` is the id it is known by; ``lead`` the cell beside the rows of indicators, empty for none;
    ``money_read`` is (initial, budget, executed, claimed) of its total row as printed, empty where there is none. ``first`` and ``more`` are rows
    of indicators that stand in the head and in the footer: name, target, outcome, weight and score."""

    name: str
    form: str
    titles: tuple[str, ...]
    head: tuple[str, ...]
    money: tuple[str, ...]
    goals: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    footer: tuple[str, ...] = ("{1x6}总分 | 100 | 98 |",)
    lead: str = "绩效指标"
    kind: str = "evaluation"
    order: tuple[str, ...] = ("head", "money", "goals", "indicators", "footer")
    second_head: tuple[tuple[str, ...], str] = ((), "")
    money_read: tuple[str, ...] = MONEY_READ
    body: str = BODY
    project: str = PROJECT
    year: int | None = YEAR
    after: tuple[str, ...] = ()
    group_points: bool = False
    first: tuple[tuple[str | None, ...], ...] = ()
    more: tuple[tuple[str | None, ...], ...] = ()

    def text(self) -> str:
        """The document in the notation."""
        made = {"indicators": list(self._indicators())}
        lines = [line for block in self.order for line in made.get(block, getattr(self, block, ()))]
        width = max(len(self.columns) + bool(self.lead), 7)
        table = "\n".join(_stretched(lines, width))
        return "\n".join((*self.titles, table, "", *self.after)) + "\n"

    def document(self) -> Document:
        return parse(self.text())

    def _indicators(self) -> Iterator[str]:
        below, over = self.second_head
        heads = 2 if below else 1
        lead = [f"{{{len(self.rows) + heads}x1}}{self.lead}"] if self.lead else []
        names = []
        for role, label in self.columns:
            if role in below:
                if role == below[0]:
                    names.append(f"{{1x{len(below)}}}{over}")
            else:
                names.append(f"{{2x1}}{label}" if below else label)
        yield " | ".join((*lead, *names))
        if below:
            yield " | ".join(label for role, label in self.columns if role in below)
        first = {}
        for level in ("level1", "level2"):
            at = 0
            levels = [(row.level1, str(getattr(row, level))) for row in self.rows]
            for _, members in groupby(levels):
                count = len(list(members))
                first[level, at] = count
                at += count
        for at, row in enumerate(self.rows):
            yield " | ".join(cell for role, _ in self.columns if (cell := self._cell(role, row, at, first)) is not None)

    def _cell(self, role: str, row: Row, at: int, first: dict[tuple[str, int], int]) -> str | None:
        if role in ("level1", "level2"):
            if (role, at) not in first:
                return None
            text = getattr(row, role)
            if role == "level1" and self.group_points:
                points = sum(float(one.weight) for one in self.rows if one.level1 == row.level1)
                text += f"（{points:g}分）"
            return f"{{{first[role, at]}x1}}{text}"
        scored = float(row.weight or row.claimed or 0) or 1.0
        made = {
            "with_unit": f"{row.actual}{row.unit}",
            "ratio": f"{float(row.claimed) / scored * 100:.4g}%",
            "coefficient": f"{float(row.claimed) / scored * 100:g}",
            "deducted": f"{scored - float(row.claimed):g}",
            "named": f"{row.name}（{row.weight}分）",
            "number": str(at + 1),
            "rule": "完成的得满分，未完成的按比例计分",
            "note": "反映工作完成情况",
            "checked": row.weight,
            "core": "是",
            "blank": "",
            "level2b": row.level2,
            "nameb": row.name,
            "targetb": row.target,
        }
        return made[role] if role in made else str(getattr(row, role))


def _stretched(lines: Sequence[str], width: int) -> Iterator[str]:
    """Table rows of one width: the last cell of a row reaches to the edge."""
    taken: dict[int, int] = {}
    for line in lines:
        taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}
        cells: list[tuple[int, int, str]] = []
        spans: list[tuple[int, int, int]] = []
        column = 0
        for raw in line.split(" | "):
            while column in taken:
                column += 1
            high, wide, text = _span(raw.strip())
            spans.append((column, high, wide))
            cells.append((high, wide, text))
            column += wide
        if column < width:
            last = spans[-1]
            free = 0
            while column + free < width and column + free not in taken:
                free += 1
            cells[-1] = (cells[-1][0], cells[-1][1] + free, cells[-1][2])
            spans[-1] = (last[0], last[1], last[2] + free)
        for start, high, wide in spans:
            taken.update(dict.fromkeys(range(start, start + wide), high) if high > 1 else {})
        yield "| " + " | ".join(f"{{{h}x{w}}}{t}" if (h, w) != (1, 1) else t for h, w, t in cells) + " |"


def _span(raw: str) -> tuple[int, int, str]:
    if not raw.startswith("{"):
        return 1, 1, raw
    head, _, text = raw[1:].partition("}")
    high, _, wide = head.partition("x")
    return int(high), int(wide), text
