"""Conventions of the house, held by tests instead of reviewers."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.checks.registry import load
from gouji.docs import pages

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CLAIMS = ROOT / "src/gouji/recognise/claims"
EXACT = ("values", "domain", "scoring", "checks", "recognise", "catalogue")


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_and_keeps_amounts_exact(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "a module begins with what it is"
    if path.relative_to(ROOT / "src").parts[1] in EXACT:
        assert "float" not in set(_calls(tree)), "no float on the way of an amount"


@pytest.mark.parametrize("path", sorted(CLAIMS.rglob("*.py")), ids=lambda path: path.relative_to(CLAIMS).as_posix())
def test_what_is_said_of_figures_is_proposed_without_their_size(path: Path) -> None:
    """The import contract keeps arithmetic out of recognition; the size of a figure, which it carries itself, stays out too."""
    named = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    assert not named & {"exact", "interval"}


@pytest.mark.parametrize(
    "package", sorted(one.parent for one in CLAIMS.glob("*/__init__.py")), ids=lambda one: one.name
)
def test_a_package_of_readings_says_what_each_of_its_modules_reads(package: Path) -> None:
    words = re.findall(r"\w+", ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or "")
    assert {one.stem for one in package.glob("*.py")} - {"__init__"} <= set(words)


def test_every_check_stands_in_its_family() -> None:
    families = {
        "R": "reading",
        "I": "identity",
        "C": "completeness",
        "A": "arithmetic",
        "J": "articulation",
        "S": "selfeval",
        "N": "narrative",
    }
    for check in load():
        assert check.slug.startswith(families[check.code[0]] + "."), check.code


def test_generated_docs_are_fresh() -> None:
    stale = [path.as_posix() for path, text in pages().items() if (ROOT / path).read_text("utf-8") != text]
    assert stale == []


def test_no_two_test_modules_share_a_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name not in ("__init__.py", "conftest.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_extra_that_users_are_told_to_install_exists() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    texts = [*SOURCES, *ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {
        name
        for path in texts
        for listed in re.findall(r"(?:gouji|install '?\.)\[([a-z,]+)\]", path.read_text("utf-8"))
        for name in listed.split(",")
    }
    assert named == set(extras)
