"""Which indicators a self-evaluation scores: those that are typed and those that the form of its template prescribes."""

from __future__ import annotations

from gouji.catalogue.wording import wordings
from gouji.domain.selfeval import Scope
from gouji.workbook.content import Content


def indicator_names(content: Content) -> str | None:
    """The names of all of them in one string; None before their sheet was read."""
    if "indicators" not in content.sheets:
        return None
    style = wordings().get(content.fields("body").text("template"))
    prescribed = () if style is None else style.standards[Scope.DEPARTMENT].rows
    typed = (row.text("level3") for row in content.rows("indicators"))
    return " ".join((*typed, *(name for row in prescribed for name in row.names)))
