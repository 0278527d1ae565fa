"""项目类别、属性、类型: which kinds of a project its form of last year has ticked."""

from __future__ import annotations

import re

from gouji.domain.selfeval import SelfEvaluation
from gouji.values import zh
from gouji.workbook.schema import sheet
from gouji.workbook.taking.taken import Taking

#: Fields of a project's form by the column of the workbook that they go to, and the marks that tick a box.
_COLUMNS = {"category": "category", "attribute": "attribute", "type": "kind"}
_TICKS = "☑√✓✔"


def take_ticks(project: str, form: SelfEvaluation, taking: Taking) -> None:
    """Takes each kind where just one that the workbook knows is ticked."""
    printed = dict(form.extras)
    known = {column.id: column.choices for column in sheet("projects").columns}
    for name, column in _COLUMNS.items():
        if name not in printed:
            continue
        text = zh.squeeze(printed[name].text)
        chosen = [choice for choice in known[column] if re.search(rf"{choice}\s*[{_TICKS}]", text)]
        if len(chosen) == 1:
            taking.text("projects", project, column, chosen[0], printed[name].place)
