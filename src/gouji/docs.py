"""``python -m gouji.docs [--check]``: writes the generated docs, or fails when those on disk are stale."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from gouji.catalogue.budgets import budget_columns, budget_layouts
from gouji.catalogue.forms import Form, forms, left_out
from gouji.catalogue.load import rows as load_rows
from gouji.catalogue.relations import RelationRow, relations
from gouji.catalogue.standards import standards
from gouji.catalogue.tables import FixedRow, extra_layouts, layouts
from gouji.checks import page
from gouji.checks.registry import FAMILIES, Check, load
from gouji.readers.limits import FORMATS, LIMITS
from gouji.readers.sheet import column_name
from gouji.workbook.schema import HEADER_ROW, sheet

_ROOT = Path("docs")
#: The first fiscal year that the table layouts cover.
_FIRST_YEAR = 2019
_HEAD = "<!-- 由 make docs 生成，请勿手改 -->\n\n"


def pages() -> dict[Path, str]:
    """Every generated page by its path below the project."""
    checks = load()
    found = {_ROOT / "checks" / f"{check.code}.md": _HEAD + page.of(check) + "\n" for check in checks}
    found[_ROOT / "checks" / "README.md"] = _HEAD + "\n".join(_check_table(checks)) + "\n"
    found[_ROOT / "relations.md"] = _HEAD + "\n".join(_relation_page()) + "\n"
    found[_ROOT / "reading.md"] = _HEAD + "\n".join(_reading_page()) + "\n"
    found[_ROOT / "forms.md"] = _HEAD + "\n".join(_form_pages()) + "\n"
    found[_ROOT / "parts.md"] = _HEAD + "\n".join(_parts_page()) + "\n"
    return found


def _parts_page() -> Iterator[str]:
    yield from ("# 两套公开件的每一部分从工作簿哪一格来", "")
    yield "由 `catalogue/data/workbook/parts.csv` 生成；“程序”是由别的格算出来的，或照模板原文印出的，不用填。"
    titles = {"hubei-2021": "湖北区县 2021 年度部门决算公开", "hunan-2022": "湖南 2022 年度绩效自评"}
    for seed, rows in groupby(load_rows("workbook", "parts.csv"), key=lambda row: row["seed"]):
        yield from ("", f"## {titles[seed]}", "", "| 部分 | 内容 | 工作簿里的格 |", "|---|---|---|")
        for row in rows:
            cells = "；".join(map(_cell_of, row["cells"].split())) or "程序"
            yield f"| {row['part']} | {row['shown']} | {cells} |"


def _cell_of(reference: str) -> str:
    """lines.income.GENERAL as 收支 C 列“一般公共预算财政拨款收入”. Raises ``StopIteration`` where there is no such cell."""
    sheet_id, _, column_id = reference.partition(".")
    plan = sheet(sheet_id)
    number, column = next((at, one) for at, one in enumerate(plan.columns) if one.id == column_id)
    if plan.layout == "fields":
        return f"{plan.name} B{HEADER_ROW + number + 2}“{column.label}”"
    return f"{plan.name} {column_name(number + bool(plan.fixed))} 列“{column.label}”"


def _check_table(checks: Sequence[Check]) -> Iterator[str]:
    yield f"# 全部检查（{len(checks)} 项）"
    yield ""
    yield "代码永久不变；每项检查的页面里有反例和正例，它们同时是测试。`gouji explain 代码` 在终端显示同一页。"
    for family, members in groupby(checks, key=lambda check: check.code[0]):
        yield ""
        yield f"## {family} {FAMILIES[family]}"
        yield ""
        yield "| 代码 | 名称 | 查什么 |"
        yield "|---|---|---|"
        for check in members:
            yield f"| [{check.code}]({check.code}.md) | {check.title} | {check.what} |"


def _reading_page() -> Iterator[str]:
    yield from ("# 读得了哪些文件", "", "格式由字节判断，与文件名无关。", "")
    yield from ("| 格式 | 常见的后缀 | 怎么读 |", "|---|---|---|")
    yield from (f"| `{one.kind.value}` | {one.endings} | {one.how} |" for one in FORMATS)
    yield from ("", f"# 上限（{len(LIMITS)} 条）", "")
    yield "到了上限的，或者拒绝这一份文件（一行话，别的文件照常核对，退出码 2），或者读出其余并在“说明”里写明没有读到的是什么。"
    yield "没有一样是不出声略过的。PDF、OFD、网页和图片在单独的进程里读，崩溃、死循环和内存都只算这一份文件的；"
    yield "由程序调用时，`gouji.readers.isolated.left_out()` 里的读取不另开进程，用于可信的文件。"
    yield from ("", "| 什么 | 最多 | 报告怎么说 |", "|---|---|---|")
    yield from (f"| {one.what} | {one.value} | {one.says} |" for one in LIMITS)


def _relation_page() -> Iterator[str]:
    known = relations()
    yield f"# 勾稽关系表（{len(known)} 条）"
    yield ""
    yield "每条关系是 `src/gouji/catalogue/data/relations/` 中的一段，带代码、算式、依据、起始年度和一个反例；新增一条关系只需新增一段。"
    yield ""
    yield "算式的写法："
    yield ""
    yield "- `表[行]`、`表[行, 栏]` 是一格；`sum(...)` 里可以列几行、几栏，没有印出的不计；`exp_*` 是各类支出，"
    yield "  `children($row)` 是一行的下级科目，`roots` 是没有上级的科目。"
    yield "- `$row`、`$column` 依次代表“适用于”一栏所列的各行各栏；`表?` 指有这张表时才计入；`last.表` 是上年的表；`text` 是文字里的数。"
    yield "- 每个印出的数代表一个区间（12.34 代表 12.335 至 12.345），两边没有一组真值能使算式成立时才算不成立，没有容差。"
    yield "- `parts($column)` 是合成一栏的各栏；部门预算各表的行、栏按印出的编号、科目和表头分出上下级。"
    for prefix, title in (("I", "表内"), ("X", "表间与年度间"), ("N", "文字与表"), ("B", "部门预算、单位预算")):
        yield from (
            "",
            f"## {title}",
            "",
            "| 代码 | 编号 | 关系 | 算式 | 适用于 | 前提 | 程度 |",
            "|---|---|---|---|---|---|---|",
        )
        yield from (_relation_line(row) for row in known if row.id.startswith(prefix))
    yield from _table_keys()


def _relation_line(row: RelationRow) -> str:
    each = "；".join(f"${name}：{' + '.join(parts)}" for name, parts in row.each.items())
    when = "；或 ".join(f"`{one.text}`" for one in row.when)
    formula = " 或 ".join(f"`{one.text}`" for one in (row.equation, *row.otherwise))
    cells = (f"[{row.code}](checks/{row.code}.md)", row.id, row.title, formula, each, when, row.severity)
    return f"| {' | '.join(cells)} |"


def _table_keys() -> Iterator[str]:
    yield from ("", "## 表的代号", "", "| 代号 | 表 | 通常的表号 | 栏 | 固定行 | 来源 |", "|---|---|---|---|---|---|")
    for one in layouts().values():
        columns = "、".join(f"{key}（{paths[0].last}）" for key, paths in one.columns.items())
        rows = "、".join(_fixed_row(row) for row in one.rows if not row.key.startswith("exp_"))
        yield f"| `{one.key}` | {one.name} | {one.numbers} | {columns} | {rows} | {one.source} |"
    yield ""
    yield "此外认得名称而不核对的表：" + "、".join(one.name for one in extra_layouts()) + "。"
    yield from ("", "## 部门预算各表的代号", "", "| 代号 | 表 | 标题 | 固定行 |", "|---|---|---|---|")
    for budget in budget_layouts().values():
        fixed = "、".join(f"{row.key}（{row.labels[0]}）" for row in budget.rows if not row.key.startswith("exp_"))
        yield f"| `{budget.key}` | {budget.name} | {'、'.join(budget.titles)} | {fixed} |"
    yield ""
    yield "栏目：" + "、".join(f"`{key}`（{one.words[0]}）" for key, one in budget_columns().items())


def _fixed_row(row: FixedRow) -> str:
    """A fixed row with its label, its 行次 in the two layouts, and its first year where that is not the first of all."""
    numbers = "/".join(number for number in row.numbers if number)
    since = f"，{row.in_force_from} 年起" if row.in_force_from > _FIRST_YEAR else ""
    return f"{row.key}（{row.labels[0]}，行次 {numbers}{since}）"


def _form_pages() -> Iterator[str]:
    known = forms()
    drawn = [form for form in known if form.is_drawn]
    yield f"# 认得的表式（{len(known)} 种，其中 {len(drawn)} 种可以编制）"
    yield ""
    yield "每种表式是 `src/gouji/catalogue/data/forms/` 下的一个文件：同一份版式，既用来认表、读表，也用来印表。"
    yield from ("", "## 怎样加一个省", "")
    yield from _HOW_TO_ADD
    yield from ("", "## 认得而不印的", "")
    yield "下列表式只认、只读，不拿来编制：没有见到印本，印出来就是冒充正式表式。见到印本、核对栏目后，把 `certainty` 改为 `read` 即可。"
    yield from ("", "| 表式 | 地方 | 缺什么 |", "|---|---|---|")
    yield from (f"| {one.name} | {one.area} | {one.unsure} |" for one in known if one.certainty != "read")
    yield from ("", "## 没有收的", "", "| 表式 | 地方 | 为什么 |", "|---|---|---|")
    yield from (f"| {one['name']} | {one['area']} | {one['why']} |" for one in left_out())
    for form in known:
        yield from _form(form)
    yield ""
    yield "# 评分标准"
    yield ""
    yield "| 标准 | 名称 | 依据 |"
    yield "|---|---|---|"
    for one in standards().values():
        yield f"| `{one.id}` | {one.title} | {one.source} |"


_HOW_TO_ADD = (
    '1. 在 `catalogue/data/forms/` 下加一个文件，`extends = "self-evaluation-labels"`（与通用表只差几行的，接 `national-project`）。',
    "2. `[layout]` 照印本逐行写：格用 `|` 分开，`{c=3}` 跨三栏，`{r=2}` 跨两行，`{r=*}` 到本块末，`{r=same}` 与相同的行合并，"
    "`<project>` 是填写处；`indicators` 的最后一行代表每一条指标；`above`、`below` 是表前表后的文字，`unit` 是金额单位。",
    '3. 印本上没有的行、栏不写；凭记忆的写 `certainty = "memory"` 并在 `unsure` 里写明缺什么，这样的表只认不印。',
    "4. `standard` 写评分标准的代号；当地的分值、档次与现有标准不同的，在 `catalogue/data/standards/` 下另加一个文件。",
    '5. `places = ["某省"]`：`gouji new --template 某省` 就有了，工作簿、编制、评分、核对都用这一个文件，不改程序。',
    "",
    "例：山东加了 `forms/shandong-project.toml`（目标在资金之前，用 `order` 写明）和 `standards/shandong-project.toml`（表上所印的三档）两个文件。上海只加了 `shanghai-project.toml` 一个文件（资金块五行和 `unit`，其余接通用表），就有了 `gouji new --template 上海`，"
    "印出的表金额为元，编制、评分、核对都过。福建部门表见到了一份印本，但执行情况的计分办法没有见到，只写了版式，只认不印。",
)


def _form(form: Form) -> Iterator[str]:
    yield ""
    yield f"## {form.name}"
    yield ""
    yield f"- 代号 `{form.id}`，{form.area}，{form.in_force_from} 年起；评价对象：{form.scope.value}"
    if form.standard:
        yield f"- 评分标准：`{form.standard}`"
    yield f"- 来源：{form.source}"
    if form.is_drawn:
        yield "- 可以编制" + (f"，用于：{'、'.join(form.places)}" if form.places else "")
    elif form.unsure:
        yield f"- 只认不印：{form.unsure}"
    if form.general:
        yield "- 认表依据：与各种表式都不够相符的自评表，只按各栏读，报告里会说明"
    else:
        yield (
            f"- 认表依据：标题含“{'”“'.join(form.titles)}”；"
            + "；".join(f"印有“{'”或“'.join(group)}”" for group in form.requires).join(("", "；")).lstrip("；")
            + "各栏和各格的名称、次序"
        )
    columns = list(form.layout.columns("indicators").values()) or [labels[0] for labels in form.columns.values()]
    if columns:
        yield "- 栏目：" + "、".join(reversed(columns) if not form.columns else columns)
    if form.sections:
        yield "- 提纲：" + "、".join(form.sections)


def main(arguments: Sequence[str]) -> int:
    """Writes the pages; with ``--check`` only compares and returns 1 when any is missing, stale or left over."""
    wanted = pages()
    present = set((_ROOT / "checks").glob("*.md")) | {_ROOT / "forms.md", _ROOT / "relations.md"}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    left_over = sorted(path for path in present - wanted.keys() if path.exists())
    if "--check" in arguments:
        for path in (*stale, *left_over):
            print(f"{path} 已过时，请运行 make docs", file=sys.stderr)
        return 1 if stale or left_over else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8")
    for path in left_over:
        path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
