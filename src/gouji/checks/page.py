"""A check's page for the terminal and for the docs, from its docstring."""

from __future__ import annotations

from gouji.checks.registry import FAMILIES, Check


def of(check: Check) -> str:
    """The page of ``check`` as Markdown."""
    return "\n".join(
        (
            f"# {check.code} {check.title}",
            "",
            f"- 名称：`{check.slug}`（{FAMILIES[check.code[0]]}）",
            f"- 查什么：{check.what}",
            f"- 为什么：{check.why}",
            f"- 依据：{check.source}",
            "",
            "反例（会报告）：",
            "",
            "```text",
            check.bad,
            "```",
            "",
            "正例（不报告）：",
            "",
            "```text",
            check.good,
            "```",
        )
    )
