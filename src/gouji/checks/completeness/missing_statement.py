"""应当说明的事项没有说明

查什么：整份部门、单位的预算或决算公开，文字里有没有职责、机构、收支增减、“三公”经费、机关运行经费、政府采购、名词解释等应当说明的事项；摘录、单张表和附件不查。
为什么：财政部门检查公开，第一看的就是内容是否完整；没有发生的也要写明没有。
依据：财预〔2016〕143号 地方预决算公开操作规程；预算法第十四条；国有资产、绩效、政府性基金、国有资本各地模板均有，没有的是疑点。

反例：
    青溪区司法局2026年部门预算
    目录
    一、部门概况
    二、部门预算情况说明
    三、其他重要事项说明
    一、部门概况
    （一）主要职责
    青溪区司法局负责全区司法行政工作。
    （二）机构设置情况
    青溪区司法局内设3个科室。
    二、部门预算情况说明
    （一）收支预算总体情况说明
    2026年收入预算100.00万元，比2025年预算增加5.00万元，增长5.26%；支出预算100.00万元，比2025年预算增加5.00万元，增长5.26%。
    （二）政府性基金预算支出情况说明
    2026年没有政府性基金预算支出，没有国有资本经营预算支出。
    （三）“三公”经费预算情况说明
    2026年“三公”经费预算3.00万元，与2025年预算持平，其中：因公出国（境）费0万元，公务用车购置及运行维护费2.00万元，公务接待费1.00万元。
    三、其他重要事项说明
    （一）机关运行经费
    2026年机关运行经费预算18.00万元，比2025年预算增加1.00万元，增长5.88%。
    （二）国有资产占有使用情况
    截至2025年8月31日，青溪区司法局共有车辆1辆，单价100万元（含）以上设备0台（套）。
    （三）预算绩效情况
    编报绩效目标的项目4个，涉及预算金额60.00万元。
    （四）名词解释
    基本支出：指为保障机构正常运转、完成日常工作任务而发生的支出。
正例：
    - （四）名词解释
    + （四）政府采购情况
    + 2026年政府采购预算0万元。
    + （五）名词解释
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.required_statements import RequiredStatement, required_statements
from gouji.checks.disclosure import is_accounts, is_disclosure, is_read_whole
from gouji.checks.registry import check
from gouji.document.tree import Paragraph, Picture
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided

_EXPLAINS = re.compile(r"^.{2,40}?(?:[:：]|是|，)?\s*(?:是?指|反映)")
_TERMS = "名词解释"
#: A text that states this part of what it must, in so many figures, is the whole explanation and not an excerpt.
_WHOLE, _FIGURES = 0.8, 10


@check("C015")
def missing_statement(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if part.identity.year is not None and is_disclosure(part) and len(part.claims.mentions) >= _FIGURES:
            kind = "accounts" if is_accounts(part) else "budget"
            yield from _compared(part, required_statements(kind, part.identity.year))


def _compared(part: Recognised, required: Sequence[RequiredStatement]) -> Iterator[Outcome]:
    text = "\n".join(_texts(part))
    missing = [one for one in required if not one.words.search(text)]
    if len(required) - len(missing) < _WHOLE * len(required):
        return  # an excerpt, a page of links: what it lacks stands elsewhere
    pictured = any(isinstance(block, Picture) for block in part.document.blocks)
    if missing and (pictured or not is_read_whole(part)):
        names = "、".join(one.name for one in missing)
        yield Undecided(f"没有读到{names}的说明；文件里有图片或没读出的部分，可能写在那里。")
        return
    for one in missing:
        yield Failed(_problem(part, one))
    if not missing:
        yield Passed("应当说明的事项")


def _texts(part: Recognised) -> Iterator[str]:
    """What the text itself says: not its contents, nor what words mean."""
    for block in part.document.blocks[part.contents.body :]:
        if isinstance(block, Paragraph) and (block.level is not None or not _explains(block)):
            yield block.text


def _explains(paragraph: Paragraph) -> bool:
    return _TERMS in paragraph.place.section or _EXPLAINS.match(paragraph.text) is not None


def _problem(part: Recognised, one: RequiredStatement) -> Problem:
    first = next(iter(part.document.paragraphs))
    place = first.place.quoting(first.text.strip())
    certain = "应当公开" if one.law else "各地模板都要求"
    return Problem(
        Severity.WARNING if one.law else Severity.INFO,
        f"缺说明/{one.key}",
        f"整份文字没有说明“{one.name}”，这是{certain}的内容。",
        f"{one.advice}。",
        (place,),
        Side("文字", "没有", place),
        Side("应当说明", one.name),
        relation="应当说明的事项齐全",
    )
