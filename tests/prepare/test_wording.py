"""Texts: the shipped ones pass their own lint, a user's own take their place, faults are told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("jinja2")

from examples import NAMES, unit_year

from gouji.catalogue.wording import text_source, wordings
from gouji.compose.context import context_of
from gouji.compose.evaluation import evaluate
from gouji.compose.wording import WordingError, lint, render


@pytest.fixture
def context():
    unit = unit_year(NAMES[0])
    return context_of(unit, evaluate(unit, wordings()["湖南"].forms.values())[0])


def test_shipped_texts_pass_their_lint(context) -> None:
    # 条, 项 and the like are bound by the text that includes; everything else must be in the context
    assert list(lint(context)) == []


def test_an_own_text_takes_the_place_of_the_shipped_one(context, tmp_path: Path) -> None:
    (tmp_path / "glossary.j2").write_text("本单位的名词解释\n", "utf-8")
    assert render("accounts.j2", context, tmp_path)[-1] == "本单位的名词解释"


def test_a_typed_figure_and_an_unknown_name_are_told(context, tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text("收入{{ 收入.本年|万元 }}\n支出612.30万元，{{ 收人 }}\n", "utf-8")
    told = [line for line in lint(context, tmp_path) if "own.j2" in line]
    assert told == [
        "文本 own.j2：没有“收人”这个数，可用的名称见 docs/prepare.md。",
        "文本 own.j2 第2行：“612.30万元”是写死的数，请改用名称，以免数字变了文字不变。",
    ]


def test_a_broken_text_is_told_by_line(context, tmp_path: Path) -> None:
    (tmp_path / "glossary.j2").write_text("一\n{% if 年度 %}\n", "utf-8")
    with pytest.raises(WordingError, match=r"文本 glossary\.j2 第2行"):
        render("accounts.j2", context, tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ 收人.本年|万元 }}", "没有“收人”这个数，可用的名称见 docs/prepare.md"),
        ("{{ 收入.本月|万元 }}", "没有“本月”这个数，可用的名称见 docs/prepare.md"),
        ("{{ 收入.本年|占(0) }}", "以 0 为基数算不出占比或幅度，请先用 {% if %} 判断"),
        ("{{ 单位|万元 }}", "“永宁市青岚区司法局”不是数。"),
        ('{% include "没有.j2" %}', "没有“没有.j2”这份文本"),
    ],
)
def test_what_an_own_text_gets_wrong_is_told_by_line(context, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "section-income.j2").write_text(f"一句话。\n{line}\n", "utf-8")
    with pytest.raises(WordingError) as told:
        render("accounts.j2", context, tmp_path)
    assert str(told.value).startswith("文本 section-income.j2 第2行：")
    assert said in str(told.value)


def test_texts_cannot_reach_the_machine(context, tmp_path: Path) -> None:
    (tmp_path / "glossary.j2").write_text("{{ 单位.__class__.__mro__ }}\n", "utf-8")
    with pytest.raises(WordingError):
        render("accounts.j2", context, tmp_path)


def test_every_file_of_a_template_has_its_text() -> None:
    for wording in wordings().values():
        for plan in wording.files:
            assert text_source(plan.text)
