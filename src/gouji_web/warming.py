"""Loads what the first page and the first score would otherwise wait for."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

import gouji
from gouji_web.demo.packages import content


def warm() -> None:
    """Loads every address with its view and every template, then scores the content of the demonstration once, which loads
    the standards and all that reads them."""
    translation.activate(settings.LANGUAGE_CODE)
    get_resolver().resolve("/login/")
    folder = settings.HERE / "templates"
    for path in sorted(folder.rglob("*.html")):
        get_template(path.relative_to(folder).as_posix())
    gouji.appraise(content("qinglan-2023-hunan"), Path())
