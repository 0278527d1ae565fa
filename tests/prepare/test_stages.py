"""Each stage is prepared alone from one workbook; later ones agree with earlier ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from gouji.bench.prepare.ripple import changes, misplaced
from gouji.bench.prepare.sample import random_content
from gouji.checks import registry
from gouji.cli import main
from gouji.compose.package import compose
from gouji.domain import package_totals as totals
from gouji.domain.package import Income, Nature, Source, UnitYear
from gouji.domain.stages import USUAL, Stage
from gouji.pipeline import checking
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record, Value
from gouji.workbook.loading import load

_ACCOUNTS = ("lines", "economic", "visits", "awards", "reasons")


def _load(content: Content, folder: Path, *stages: Stage) -> tuple[UnitYear, list[str]]:
    path = folder / "book.xlsx"
    path.write_bytes(template.write(content))
    unit, problems = load(path, stages or USUAL)
    assert unit is not None
    return unit, list(map(str, problems))


def _changed(content: Content, sheet: str, row: int, **values: Value) -> Content:
    rows = list(content.rows(sheet))
    entries = {column.replace("__", "."): Entry(value) for column, value in values.items()}
    rows[row] = Record({**rows[row].entries, **entries}, rows[row].row)
    return replace(content, sheets={**content.sheets, sheet: tuple(rows)})


def _without(content: Content, *sheets: str) -> Content:
    return Content({name: rows for name, rows in content.sheets.items() if name not in sheets})


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_is_prepared_alone_without_findings(tmp_path: Path, seed: int, stage: Stage) -> None:
    unit, problems = _load(random_content(seed), tmp_path, stage)
    assert problems == []
    files = compose(unit, None, (stage,)).files
    assert len(files) == 1
    results = checking.check_documents([file.document for file in files], registry.load()).results
    assert [finding.problem.message for finding in results.findings] == []


def test_a_budget_needs_no_accounts(tmp_path: Path) -> None:
    content = _without(random_content(2), *_ACCOUNTS, "money", "texts")
    assert _load(content, tmp_path, Stage.BUDGET)[1] == []
    assert _load(content, tmp_path, Stage.ACCOUNTS)[1] != []


def test_what_a_budget_does_not_add_up_to_is_told(tmp_path: Path) -> None:
    content = random_content(2)
    rows = content.rows("budget_lines")
    at = next(number for number, row in enumerate(rows) if row.amount("GENERAL.PROJECT"))
    more = (rows[at].amount("GENERAL.PROJECT") or Decimal(0)) + 10_000
    told = _load(_changed(content, "budget_lines", at, GENERAL__PROJECT=more), tmp_path, Stage.BUDGET)[1]
    assert [said.partition("年初预算合计")[0] for said in told] == ["工作表“项目”：各项目财政拨款"]
    assert told[0].endswith("相差 -1 万元。")


def test_a_heading_of_the_budget_says_what_its_items_add_up_to(tmp_path: Path) -> None:
    content = random_content(2)
    due = sum((row.amount("GENERAL.BASIC") or Decimal(0) for row in content.rows("budget_lines")), Decimal(0))
    of_204 = sum(
        (
            row.amount("GENERAL.BASIC") or Decimal(0)
            for row in content.rows("budget_lines")
            if row.text("code").startswith("204")
        ),
        Decimal(0),
    )
    assert 0 < of_204 < due
    at = next(number for number, row in enumerate(content.rows("budget_lines")) if row.text("code") == "204")
    right = _changed(content, "budget_lines", at, GENERAL__BASIC=of_204)
    assert _load(right, tmp_path, Stage.BUDGET)[1] == []
    wrong = _changed(content, "budget_lines", at, GENERAL__BASIC=of_204 + 1)
    (said,) = _load(wrong, tmp_path, Stage.BUDGET)[1]
    assert said.startswith("工作表“预算” C4：科目 204 的“一般公共预算基本支出”填 ")
    assert said.endswith("相差 1。")


def _evaluated(unit: UnitYear) -> dict[str, Entry]:
    accounts = unit.accounts
    return {
        "income.GENERAL": Entry(totals.income(accounts, Income.GENERAL)),
        "income.OTHER": Entry(totals.income(accounts, Income.OTHER)),
        "spending.GENERAL.BASIC": Entry(totals.spending(accounts, (Source.GENERAL,), (Nature.BASIC,))),
        "spending.GENERAL.PROJECT": Entry(totals.spending(accounts, (Source.GENERAL,), (Nature.PROJECT,))),
        "personnel": Entry(totals.personnel(accounts)),
        "operating": Entry(totals.operating(accounts)),
    }


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_self_evaluation_before_the_accounts_scores_as_after_them(tmp_path: Path, seed: int) -> None:
    content = random_content(seed)
    unit, _ = _load(content, tmp_path)
    early = replace(
        _without(content, *_ACCOUNTS),
        sheets={**_without(content, *_ACCOUNTS).sheets, "evaluated": (Record(_evaluated(unit)),)},
    )
    spring, problems = _load(early, tmp_path, Stage.SELF_EVALUATION)
    assert problems == []
    texts = [
        [getattr(block, "text", "") for block in compose(one, None, (Stage.SELF_EVALUATION,)).files[0].document.blocks]
        for one in (spring, unit)
    ]
    assert texts[0] == texts[1]


def _spring_of(content: Content, folder: Path, **money: Value) -> Content:
    """As a unit has it in March: what was spent in all, and of the money only that which is given."""
    unit, _ = _load(content, folder)
    bare = _without(content, *_ACCOUNTS, "three_public", "procurement", "budget_lines", "budget_economic")
    fields = Record({name.replace("__", "."): Entry(value) for name, value in money.items()})
    return Content({**bare.sheets, "evaluated": (Record(_evaluated(unit)),), "money": (fields,)})


def test_a_self_evaluation_asks_for_nothing_that_its_form_does_not_score(tmp_path: Path) -> None:
    content = random_content(5)
    assert content.fields("body").text("template") == "上海"
    unit, _ = _load(content, tmp_path)
    given = {"budget__spending": unit.budget.spending, "budget__full_year": unit.budget.full_year}
    spring = _spring_of(content, tmp_path, **given)
    assert _load(spring, tmp_path, Stage.SELF_EVALUATION)[1] == []
    named = _changed(spring, "indicators", 0, level3="三公经费控制率")
    told = _load(named, tmp_path, Stage.SELF_EVALUATION)[1]
    assert [said.partition("：")[0] for said in told] == [f"工作表“三公” B{row}" for row in (4, 5, 6, 7)]


def test_the_form_of_hubei_scores_what_others_do_not(tmp_path: Path) -> None:
    content = random_content(2)
    assert content.fields("body").text("template") == "湖北"
    unit, _ = _load(content, tmp_path)
    given = {"budget__spending": unit.budget.spending, "budget__full_year": unit.budget.full_year}
    told = _load(_spring_of(content, tmp_path, **given), tmp_path, Stage.SELF_EVALUATION)[1]
    assert [said.partition("“")[2].partition("”")[0] for said in told] == ["三公"] * 4 + ["结转与预算"] * 2


def test_without_any_outcome_there_is_nothing_to_evaluate(tmp_path: Path) -> None:
    content = _without(random_content(2), *_ACCOUNTS)
    told = _load(content, tmp_path, Stage.SELF_EVALUATION)[1]
    assert "工作表“自评执行数”：没有决算数（“收支”），也没有填自评执行数，无法自评。" in told


def test_accounts_that_differ_from_what_was_evaluated_are_told_until_explained(tmp_path: Path) -> None:
    content = random_content(2)
    unit, _ = _load(content, tmp_path)
    basic = totals.spending(unit.accounts, (Source.GENERAL,), (Nature.BASIC,))
    entries = {**_evaluated(unit), "spending.GENERAL.BASIC": Entry(basic + 5)}
    told = _load(replace(content, sheets={**content.sheets, "evaluated": (Record(entries),)}), tmp_path)[1]
    assert [said.partition("“一般")[0] for said in told] == ["工作表“自评执行数” B8："]
    assert "相差 5 元；请核对，确实有调整的填“与决算不同的原因”。" in told[0]
    entries["reason"] = Entry("决算批复调整")
    assert _load(replace(content, sheets={**content.sheets, "evaluated": (Record(entries),)}), tmp_path)[1] == []


def test_a_project_that_is_not_evaluated_is_told_with_its_reason(tmp_path: Path) -> None:
    content = random_content(5)
    name = content.rows("projects")[0].text("name")
    rows = tuple(row for row in content.rows("indicators") if row.text("owner") != name)
    bare = replace(content, sheets={**content.sheets, "indicators": rows})
    assert (
        f"工作表“项目” U4：“{name}”不自评，须填不自评原因。"
        in _load(_changed(bare, "projects", 0, evaluated="否"), tmp_path)[1]
    )
    unit, problems = _load(_changed(bare, "projects", 0, evaluated="否", why_not="涉密项目"), tmp_path)
    assert problems == []
    paragraphs = [getattr(block, "text", "") for file in compose(unit).files for block in file.document.blocks]
    assert f"{name}项目没有开展绩效自评，原因是涉密项目。" in paragraphs


def test_the_initial_budget_of_the_accounts_is_the_published_one(tmp_path: Path) -> None:
    content = random_content(2)
    unit, _ = _load(content, tmp_path)
    wrong = _changed(content, "money", 0, budget__income=unit.budget.income + 100)
    (said,) = _load(wrong, tmp_path, Stage.ACCOUNTS)[1]
    assert said.startswith("工作表“结转与预算” B9：“收入年初预算”填 ")
    assert said.endswith("相差 100 元。")


def test_more_spent_by_july_than_in_the_year_is_told(tmp_path: Path) -> None:
    content = _changed(random_content(2), "projects", 0, spent_by_july=Decimal(99_999))
    name = content.rows("projects")[0].text("name")
    assert _load(content, tmp_path, Stage.MONITORING)[1][0].startswith(
        f"工作表“项目” V4：“{name}”1—7月执行数 99999 万元大于"
    )
    assert any("1—7月执行数" in said for said in _load(content, tmp_path)[1])


def test_what_will_be_missed_is_not_sure(tmp_path: Path) -> None:
    content = random_content(2)
    at = next(number for number, row in enumerate(content.rows("indicators")) if row.text("owner") != "整体")
    wrong = _changed(content, "indicators", at, target="≥100件", forecast="90件", likelihood="确定能")
    (said,) = _load(wrong, tmp_path, Stage.MONITORING)[1]
    assert said.endswith("全年预计完成 90件，达不到年度指标值 ≥100件，不能填“确定能”。")


@pytest.mark.parametrize("seed", [3, 8])
def test_one_changed_figure_changes_its_places_and_no_others(tmp_path: Path, seed: int) -> None:
    content = random_content(seed)
    before, _ = _load(content, tmp_path)
    for change in changes(content):
        after, _ = _load(change.content, tmp_path)
        assert misplaced(change, before, after) == []


def test_what_follows_a_changed_figure_and_should_not_is_told(tmp_path: Path) -> None:
    content = random_content(3)
    before, _ = _load(content, tmp_path)
    income, other = list(changes(content))[:2]
    after, _ = _load(other.content, tmp_path)
    wrong = misplaced(income, before, after)
    assert "three_public total budget_reception" in wrong
    assert "income total total" in wrong
    assert misplaced(income, before, before)[-1] == "文字没有跟着变"


def test_the_command_prepares_one_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("typst")
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(random_content(2)))
    assert main(["prepare", str(path), "--stage", "监控", "--output", str(tmp_path / "out")]) == 0
    assert "自查通过" in capsys.readouterr().out
    assert sorted(one.suffix for one in (tmp_path / "out").iterdir()) == ["", ".docx", ".html", ".pdf", ".xlsx"]


def test_a_folder_of_workbooks_is_prepared_in_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("typst")
    books = tmp_path / "books"
    (books / "二科").mkdir(parents=True)
    (books / "一.xlsx").write_bytes(template.write(random_content(2)))
    (books / "二科" / "二.xlsx").write_bytes(template.write(_changed(random_content(2), "body", 0, name=None)))
    out = tmp_path / "out"
    command = ["prepare", str(books), "--stage", "监控", "--output", str(out), "--jobs", "1"]
    assert main(command) == 2
    told = capsys.readouterr().out.splitlines()
    assert "“单位名称”没有填写" in "".join(told)
    assert told[-1].startswith("2 家：编制 1 家（草稿 0 家），没有编制 1 家；用时 ")
    assert sorted(one.suffix for one in (out / "一").iterdir()) == ["", ".docx", ".html", ".pdf", ".xlsx"]
    # what was written is no workbook of the next run, even where it lies inside the folder
    assert main(["prepare", str(books), "--stage", "监控", "--output", str(books / "出"), "--jobs", "1"]) == 2
    capsys.readouterr()
    assert main(["prepare", str(books), "--stage", "监控", "--output", str(books / "出"), "--jobs", "1"]) == 2
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 家：")
