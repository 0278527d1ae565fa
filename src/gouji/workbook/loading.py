"""From a workbook file to the unit-year it states, or to everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from gouji.domain.package import UnitYear
from gouji.readers.faults import InputError
from gouji.workbook.building import build
from gouji.workbook.content import Problems
from gouji.workbook.ledgers import deriver
from gouji.workbook.reading import read_content
from gouji.workbook.standing import check_standing


def load(path: Path) -> tuple[UnitYear | None, Problems]:
    """The unit-year in the workbook at ``path`` and what is wrong with it; None where cells could not be read.

    Raises ``InputError`` where the file is no readable workbook. Ledgers are looked for beside it.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror}），请检查路径。") from None
    if not data.startswith(b"PK"):
        raise InputError(f"{path}：不是 .xlsx 工作簿，请用 gouji new 生成空表填写。")
    problems = Problems()
    try:
        content = read_content(data, str(path), problems)
        unit = build(content, problems, deriver(content, path.parent, problems))
    except ModuleNotFoundError as missing:
        raise InputError(f"读工作簿需要组件 {missing.name}，请先运行：pip install 'gouji[prepare]'") from None
    if unit is not None and not problems:
        check_standing(unit, content, problems)
    return unit, problems
