"""What a user chooses by name: which checks, whose rules."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.catalogue.edition import Edition, editions
from gouji.checks import registry
from gouji.readers.faults import InputError


def checks(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[registry.Check, ...]:
    """The checks whose code begins with one of ``select`` (all when empty) and with none of ``ignore``.

    Raises ``InputError`` for a beginning that no check has.
    """
    known = registry.load()
    chosen, ignored = tuple(select), tuple(ignore)
    for code in (*chosen, *ignored):
        if not registry.select(known, [code]):
            raise InputError(f"没有以 {code} 开头的检查代码；用 gouji explain 代码 可查看每项检查。")
    return registry.select(known, chosen, ignored)


def edition(name: str | None) -> Edition | None:
    """The edition of this name; raises ``InputError`` where there is none."""
    if name is None:
        return None
    if name not in editions():
        known = "、".join(f"{one.id}（{one.name}）" for one in editions().values())
        raise InputError(f"没有名为 {name} 的版本。现有：{known}。")
    return editions()[name]
