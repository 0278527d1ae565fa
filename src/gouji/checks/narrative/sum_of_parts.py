"""文字所列分项之和与合计不符

查什么：“A，其中：a、b、c”一类列举，已列出全部分项的（基本与项目，货物、工程与服务，一般与专项……），各项之和是否等于合计。
可能只列一部分的，差额恰是其中一个数印错一位、颠倒或写错单位的，或者以“其他”收尾、占比合成100%而加不起来的，列为疑点。
为什么：分项和合计同在一句，读者随手一加就会发现。
依据：各类名目的完整分项见名目表；只列一部分的“其中”不要求相加相等，各数按印出的位数留取舍余地。

反例：
    2023年度政府采购支出总额60.41万元，其中：政府采购货物支出47.28万元、政府采购工程支出0万元、政府采购服务支出31.13万元。
正例：
    2023年度政府采购支出总额60.41万元，其中：政府采购货物支出47.28万元、政府采购工程支出0万元、政府采购服务支出13.13万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.claims import complete_partition
from gouji.checks.narrative.broken import judged
from gouji.checks.registry import check
from gouji.domain.claims import Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome
from gouji.solve.spans import due
from gouji.values import zh

_PERSONS = ("人", "人次", "名", "位")


@check("N007")
def sum_of_parts(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N007", dossier, frozenset((Shape.PARTS,)), _sentence, _may_be_partial)


def _may_be_partial(relation: Relation) -> bool:
    """A list that is not known to name every part may leave something out where it stays below its whole; where it exceeds
    it, amounts and persons may be counted twice, cases, vehicles and square metres are not."""
    labels = tuple(zh.label(part.subject) for part in relation.operands)
    zero = frozenset(label for label, part in zip(labels, relation.operands, strict=True) if part.exact == 0)
    below = (due(relation) or 0) < relation.claimed.exact
    whole = relation.claimed.figure
    is_plain = whole.places == 0 and whole.unit.factor == 1
    counted = is_plain and whole.unit.is_count and whole.unit.dimension not in _PERSONS
    return (below or not counted) and complete_partition(labels, zero) is None


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    names = "、".join(part.subject for part in relation.operands)
    return f"{relation.claimed.spoken}写 {relation.claimed.text}，所列{names}相加为 {should}（{arithmetic}）"
