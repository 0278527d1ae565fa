"""A check's page for the terminal and for the docs, from its docstring."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.near_misses import NearMiss, shown_for
from gouji.checks.registry import FAMILIES, Check

#: Lines of a near miss from which on only its title is shown.
_LONG = 6


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
            "",
            "相似而合规（也不报告）：",
            "",
            *(line for one in shown_for(check.code) for line in _near(one)),
        )
    ).rstrip()


def _near(one: NearMiss) -> Iterator[str]:
    lines = one.text.split("\n")
    yield f"- {one.title}" + ("：" if len(lines) <= _LONG else "。")
    if len(lines) <= _LONG:
        yield from ("", "  ```text", *(f"  {line}" for line in lines), "  ```", "")
