"""How figures, times and changes are printed."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def amount(value: Any) -> str:
    """1234.5 as 1,234.50; a dash for nothing, words as they are."""
    if value in (None, ""):
        return "—"
    try:
        return f"{Decimal(str(value)):,.2f}"
    except InvalidOperation:
        return str(value)


@register.filter
def points(value: Any) -> str:
    """A score with two decimals, as every score of a list; nothing for none."""
    return "" if value in (None, "") else amount(value)


@register.filter
def rate(value: str) -> str:
    """98.3% as 98.30%, so that rates stand under each other; words as they are."""
    number = value.removesuffix("%")
    try:
        return f"{Decimal(number):.2f}%" if number != value else value
    except InvalidOperation:
        return value


@register.filter
def at(mapping: Any, key: Any) -> Any:
    """The value under ``key``."""
    return mapping.get(key, "") if hasattr(mapping, "get") else ""


@register.filter
def markup(value: str) -> SafeString:
    """What ``gouji.reports.html`` built: escaped there already, and given nothing else."""
    return mark_safe(value)


@register.simple_tag(takes_context=True)
def query(context: Any, **changed: Any) -> str:
    """The query of this page with some of its parts changed."""
    given = context["request"].GET.copy()
    for name, value in changed.items():
        given[name] = str(value)
    return f"?{given.urlencode()}"


@register.filter
def detail_name(key: str) -> str:
    """What a detail of the trail is called."""
    return _DETAILS.get(key, key)


@register.filter
def detail(value: Any) -> str:
    """A detail of the trail in one line."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "，".join(f"{_DETAILS.get(name, name)} {detail(one)}" for name, one in value.items() if one != "")
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


_DETAILS = {
    "about": "关于",
    "address": "地址",
    "after": "现在",
    "always_from": "必抽的分数",
    "amount": "金额",
    "answer": "怎么处理的",
    "before": "原来",
    "basis": "依据",
    "body": "单位",
    "cell": "格",
    "cells": "格数",
    "code": "编码",
    "counts": "格数",
    "days": "天数",
    "department_by": "部门审核截止",
    "digest": "封条",
    "drawn": "抽中",
    "file": "文件",
    "files": "文件",
    "fill_by": "单位填报截止",
    "finance_by": "财政复核截止",
    "indicator": "指标",
    "keep_anonymous_hours": "不登录核对的文件保留小时数",
    "keep_days": "核对的文件保留天数",
    "kind": "种类",
    "largest_mb": "单个文件上限（MB）",
    "most_files": "一次最多上传文件数",
    "anonymous_check": "不登录也可以核对",
    "county": "地区名称",
    "name": "名称",
    "note": "说明",
    "notice": "更正说明",
    "on": "施行日期",
    "own": "自评得分",
    "owner": "对象",
    "parent": "上级",
    "percent": "比例",
    "points": "复核得分",
    "pool": "范围",
    "post": "角色",
    "posts": "角色",
    "reason": "理由",
    "revision": "第几次保存",
    "role": "角色",
    "rule": "规则",
    "seed": "种子",
    "sha256": "SHA-256",
    "sheet": "表",
    "text": "内容",
    "tokens": "作废的令牌",
    "texts": "内容",
    "verdict": "认定",
    "version": "版本",
    "with_errors": "有差错的必抽",
    "year": "年度",
    "active": "启用",
    "username": "账号",
}


@register.filter
def on_page(note: str) -> str:
    """A note of the workbook without its advice on the keys of a spreadsheet."""
    return re.sub("（[^（）]*Alt[^（）]*）", "", note)


@register.filter
def page_of(row: Any, column: str) -> str:
    """The address of a cell: where its stage is filled in."""
    from django.urls import reverse

    from gouji.workbook.schema import sheet
    from gouji_web.packages.stages import where

    stage = where(sheet(row.sheet).name, column)
    return f"{reverse('fill', args=(row.package_id, stage))}#c{row.pk}-{dashed(column)}"


@register.filter
def dashed(value: str) -> str:
    """The id of a column as a part of the id of an element."""
    return value.replace(".", "-")


@register.simple_tag(takes_context=True)
def cell(context: Any, one: Any) -> SafeString:
    """A cell of a form of a package."""
    from gouji_web.packages import cells

    return cells.cell(one, may_fill=context["can_fill"], may_say=context["can_comment"])
