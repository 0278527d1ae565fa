"""Texts: the shipped ones pass their own lint, a user's own take their place, faults are told by file and line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("jinja2")

from examples import EXAMPLES, NAMES, unit_year

from gouji.catalogue.wording import text_source, wordings
from gouji.compose.context import context_of
from gouji.compose.evaluation import evaluate
from gouji.compose.package import compose
from gouji.compose.wording import WordingError, lint, render
from gouji.document.tree import Paragraph
from gouji.domain.package import EconomicLine, ThreePublic
from gouji.pipeline import preparing
from gouji.readers import InputError


@pytest.fixture
def context():
    unit = unit_year(NAMES[0])
    return context_of(unit, evaluate(unit, wordings()["湖南"].forms.values())[0])


def test_shipped_texts_pass_their_lint(context) -> None:
    # 条, 项 and the like are bound by the text that includes; everything else must be in the context
    assert list(lint(context)) == []


def test_an_own_text_takes_the_place_of_the_shipped_one(context, tmp_path: Path) -> None:
    (tmp_path / "glossary.j2").write_text("本单位的名词解释\n", "utf-8")
    shown = render("accounts.j2", context, tmp_path)
    assert shown[shown.index("第四部分 名词解释") :][:2] == ["第四部分 名词解释", "本单位的名词解释"]


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


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("section-dutys.j2", "x", "文本 section-dutys.j2 不会用到，疑为 section-duties.j2。"),
        (
            "section-duties.j2",
            "第一行\n{% if 职责 %}",
            "文本 section-duties.j2 第2行：有 {% if %} 或 {% for %} 没有结束，请补上 {% endif %} 或 {% endfor %}。",
        ),
        (
            "section-duties.j2",
            "{{ 职责|排好 }}",
            "文本 section-duties.j2 第1行：没有这个过滤器“排好”，可用的见 docs/prepare.md。",
        ),
    ],
)
def test_own_texts_that_cannot_be_used_are_told_by_file_and_line(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError) as raised:
        preparing.prepare(EXAMPLES / "hengshi-2021-hubei.xlsx", tmp_path / "out", (), texts=tmp_path)
    assert str(raised.value) == said


def test_own_texts_in_another_encoding_or_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "section-other.j2").write_bytes("其他事项".encode("gbk"))
    for folder, said in (
        (tmp_path, "文本 section-other.j2 不是 UTF-8 编码，请在记事本里另存为 UTF-8 再用。"),
        (tmp_path / "nowhere", f"{tmp_path / 'nowhere'}：没有这个文件夹，请核对 --texts 后面的路径。"),
    ):
        with pytest.raises(InputError) as raised:
            preparing.prepare(EXAMPLES / "hengshi-2021-hubei.xlsx", tmp_path / "out", (), texts=folder)
        assert str(raised.value) == said


def test_a_reason_is_printed_of_what_did_not_change_and_a_small_item_in_full() -> None:
    unit = unit_year("hengshi-2021-hubei")
    abroad = replace(unit.three_public[ThreePublic.ABROAD], reason_last="没有出国任务")
    economic = (*unit.accounts.economic, EconomicLine("30204", "手续费", Decimal("10.00")))
    changed = replace(
        unit,
        three_public={**unit.three_public, ThreePublic.ABROAD: abroad},
        accounts=replace(unit.accounts, economic=economic),
    )
    lines = [
        block.text for file in compose(changed).files for block in file.document.blocks if isinstance(block, Paragraph)
    ]
    assert any("与上年决算数0万元持平，主要原因是没有出国任务；" in line for line in lines)
    assert any("手续费0.001万元" in line for line in lines)
    assert not any("公用经费包括" in line and "手续费" in line for line in lines)
