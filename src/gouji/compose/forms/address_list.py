"""公开网址统计表 (湖南附件4)."""

from __future__ import annotations

from gouji.compose.layout import table
from gouji.document.tree import Table
from gouji.domain.package import Body

_HEADER = ("单位代码", "单位名称", "自评报告公开是/否", "公开网址", "联系人", "联系电话", "备注")


def address_list(body: Body) -> Table:
    published = "是" if body.address else "否"
    return table((_HEADER, (body.code, body.name, published, body.address, body.contact, body.phone, "")))
