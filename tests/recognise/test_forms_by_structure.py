"""Each kind of form, filled in rightly: known as what it is, no row lost, scored, and accused of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.assembly import dossiers
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Severity
from gouji.pipeline import checking
from gouji.recognise import recognise

_FACTS = ("表式", "种类", "行数", "复算", "不打分")


def _samples() -> Iterator[tuple[str, dict[str, str], str]]:
    text = (Path(__file__).parent / "forms.txt").read_text("utf-8")
    for block in re.split(r"^## ", text, flags=re.M)[1:]:
        name, _, rest = block.partition("\n")
        lines = rest.split("\n")
        facts = dict(line.split("：", 1) for line in lines if line.split("：")[0] in _FACTS)
        yield name, facts, "\n".join(line for line in lines if line.split("：")[0] not in _FACTS)


SAMPLES = list(_samples())


@pytest.mark.parametrize(("facts", "text"), [sample[1:] for sample in SAMPLES], ids=[sample[0] for sample in SAMPLES])
def test_a_right_form_is_known_and_accused_of_nothing(facts: dict[str, str], text: str) -> None:
    document = parse(text)
    recognised = recognise(document)
    audit = checking.check_documents([document], load())
    loud = [f.problem.message for f in audit.results.findings if f.problem.severity is not Severity.INFO]
    assert loud == []
    assert not audit.results.crashed
    if "种类" in facts:
        assert recognised.evaluations == ()
        assert facts["种类"] in [form.kind for form in recognised.other_forms]
        return
    (evaluation,) = recognised.evaluations
    assert evaluation.form == facts["表式"], evaluation.candidates
    assert len(evaluation.indicators) == int(facts["行数"])
    ((card,),) = (dossier.cards for dossier in dossiers([recognised]))
    if "复算" in facts:
        assert [str(card.total.low), str(card.total.high)] == facts["复算"].split(), card.rows


def test_names_of_columns_printed_once_more_are_no_target() -> None:
    text = next(text for name, _, text in SAMPLES if name == "目标申报表，长期指标下面栏名再印一次")
    (form,) = recognise(parse(text)).other_forms
    assert [row.name for row in form.rows] == 2 * ["受益人口", "水质达标率", "自来水普及率", "受益群众满意度"]


def test_the_columns_of_older_forms_of_targets_are_known() -> None:
    text = """2015年度财政支出项目绩效目标申报表
| 项目名称 | {1x5}动物疫病防控 |
| {3x1}项目年度绩效目标 | 评价内容 | 绩效内容 | 指标名称 | 参考标准 | 绩效目标值 |
| 投入 | 成本目标 | 单只免疫成本 | 3元 | ≤3元 |
| 产出 | 数量目标 | 免疫头数 | 50万头 | ≥52万头 |
"""
    (form,) = recognise(parse(text)).other_forms
    assert [(row.name, row.fields["target"].text) for row in form.rows] == [
        ("单只免疫成本", "≤3元"),
        ("免疫头数", "≥52万头"),
    ]
