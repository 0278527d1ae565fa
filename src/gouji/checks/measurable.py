"""目标能不能衡量: whether a target says something that can be verified afterwards."""

from __future__ import annotations

import re

from gouji.catalogue.score_wording import wording
from gouji.domain.selfeval import Field
from gouji.values import zh
from gouji.values.cell import Words

# A figure, a date or a document number makes a target checkable; a bare yes or no word is a milestone.
_CHECKABLE = re.compile(
    r"\d|[一二三四五六七八九十百]+[个次场件项份名人]|是$|否$|无$|零|不发生|没有|按时|及时|完成率|前$"
)


def is_vague(target: Field) -> bool:
    """True where the target is words that nobody can verify; a grade of the usual scale (优, 良) is verifiable."""
    value = target.value
    if target.is_unread or not isinstance(value, Words):
        return False
    plain = zh.label(value.text)
    return _CHECKABLE.search(plain) is None and not any(plain in names for names in wording().words.scale)
