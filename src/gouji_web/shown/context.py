"""What every page is rendered with: the site's name and what the menu offers to this person."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gouji_web.bodies.models import Setting
from gouji_web.permissions import Act, may


def site(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    menu: list[tuple[str, str]] = []
    if user is not None and user.is_authenticated:
        offered = (
            ("home", "待办", None),
            ("packages", "填报与审核", Act.SEE_PACKAGE),
            ("checks", "核对文件", Act.SEE_CHECK),
            ("sampling", "抽查复核", Act.SEE_SAMPLE),
            ("overview", "总览", Act.OVERVIEW),
            ("public", "公开页", None),
            ("people", "人员", Act.SEE_MANAGED),
            ("bodies", "单位", Act.SEE_MANAGED),
            ("settings", "设置", Act.SEE_MANAGED),
            ("trail", "操作记录", Act.SEE_TRAIL),
        )
        menu = [(name, label) for name, label, act in offered if act is None or may(user, act)]
    return {"setting": Setting.current(), "menu": menu, "user": user}
