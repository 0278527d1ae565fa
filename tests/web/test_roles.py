"""Every page and action as every role, and that none is left untried."""

from __future__ import annotations

import re
from pathlib import Path

from django.urls import URLPattern, get_resolver, resolve
from webkit import County, visitor

from gouji_web.permissions import Role
from gouji_web.permissions import table as permitted
from gouji_web.shown.management.commands.tried import BLOCK
from gouji_web.tried import attempts, objects, table, written

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "web.md"


def test_what_is_let_through_is_what_the_documentation_says(county: County) -> None:
    told = BLOCK.search(DOCUMENT.read_text("utf-8"))
    assert told is not None
    assert written(table()) == told[2]


def test_the_table_of_roles_is_that_of_the_permissions() -> None:
    told = re.search(r"<!-- roles -->\n(.*?)<!-- /roles -->", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert told is not None
    heads = ["事项", *(role.label for role in Role)]
    lines = [heads, ["---"] * len(heads), *([name, *("●" if one else "" for one in may)] for name, may in permitted())]
    assert told[1] == "".join(f"| {' | '.join(line)} |\n" for line in lines)


def test_no_address_is_left_untried(county: County) -> None:
    made = list(attempts(objects()))
    tried = {_named(one.address.partition("?")[0]) for one in made}
    known = {pattern.name for pattern in get_resolver().url_patterns if isinstance(pattern, URLPattern)}
    assert known - tried == set()
    paths = visitor().get("/api/openapi.json").json()["paths"]
    asked = {(one.method, _shape(one.address)) for one in made if one.program}
    described = {(method.upper(), re.sub(r"\{\w+\}", "N", path)) for path, each in paths.items() for method in each}
    assert described == asked


def _named(address: str) -> str | None:
    return resolve(address).url_name


def _shape(address: str) -> str:
    return re.sub(r"/(\d+|ab|%E8%AF%95\.docx)(?=/|$)", "/N", address.partition("?")[0])
