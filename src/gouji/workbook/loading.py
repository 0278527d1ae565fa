"""From a workbook file to the unit-year it states, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from gouji.domain.package import UnitYear
from gouji.domain.stages import USUAL, Stage
from gouji.readers.faults import InputError
from gouji.workbook.budgeting import with_budget
from gouji.workbook.building import build
from gouji.workbook.content import Content, Problems
from gouji.workbook.ledgers import deriver
from gouji.workbook.provisional import is_filled
from gouji.workbook.reading import read_content
from gouji.workbook.standing import check_standing, note_blank_openings
from gouji.workbook.units import check_units

#: The sheets that scores are made from besides that of the indicators: without one of them whole none can be told.
SCORED_FROM = ("收支", "结转与预算", "三公", "项目")
INDICATORS = "指标"
_MISSING = "读工作簿需要组件 {}，请先运行：pip install 'gouji[prepare]'"
#: How a file of the old format begins, and one that is locked with a password.
_OLD = b"\xd0\xcf\x11\xe0"


def load(path: Path, stages: Collection[Stage] = USUAL) -> tuple[UnitYear | None, Problems]:
    """The unit-year in the workbook at ``path`` and all that is wrong with it for ``stages``; None where it lacks a year
    or a form to be made by.

    Raises ``InputError`` where the file is no readable workbook. Ledgers are looked for beside it.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror}），请检查路径。") from None
    if data.startswith(_OLD):
        raise InputError(
            f"{path}：是旧格式（.xls），或者设了打开密码；请在 Excel 或 WPS 里去掉密码、另存为 .xlsx 再用。"
        )
    if not data.startswith(b"PK"):
        raise InputError(f"{path}：不是 .xlsx 工作簿，请用 gouji new 生成空表填写。")
    return load_bytes(data, path, stages)


def load_bytes(data: bytes, path: Path, stages: Collection[Stage] = USUAL) -> tuple[UnitYear | None, Problems]:
    """The same of the workbook in ``data``, which lies or will lie at ``path``."""
    problems = Problems()
    try:
        content = read_content(data, str(path), problems, stages)
    except ModuleNotFoundError as missing:
        raise InputError(_MISSING.format(missing.name)) from None
    return load_content(content, path, problems, stages)


def load_content(
    content: Content, path: Path, problems: Problems, stages: Collection[Stage] = USUAL
) -> tuple[UnitYear | None, Problems]:
    """The same of what a workbook at ``path`` holds, ``problems`` with what was wrong with reading it."""
    try:
        content = with_budget(content, problems, stages)
        if Stage.ACCOUNTS in stages and not problems.has("收支", "单位"):
            check_units(content, problems)
        with_outcomes = not set(USUAL).isdisjoint(stages)
        unit = build(content, problems, deriver(content, path.parent, problems), with_outcomes=with_outcomes)
    except ModuleNotFoundError as missing:
        raise InputError(_MISSING.format(missing.name)) from None
    check_standing(unit, content, problems, stages)
    if Stage.ACCOUNTS in stages and is_filled(content) and not content.rows("lines"):
        problems.advice.append("填了“自评执行数”，还没有填“收支”：现在只编自评的，加上 --stage 自评。")
    if Stage.ACCOUNTS in stages or Stage.SELF_EVALUATION in stages:
        note_blank_openings(unit, content, problems)
    is_told = content.fields("body").count("year") and content.fields("body").text("template")
    return (unit if is_told else None), problems
