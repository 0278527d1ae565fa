"""Changes of an XML document that leave it well-formed: what programs never write and damaged or hostile files hold."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Values in place of any other: numbers too large, too small and none, switches, signs, blanks, names of other things.
ODD = (
    "", "0", "-1", "1", "2", "00", "65536", "1048577", "2147483648", "99999999999999999999", "1e999999", "-1e-999999", "NaN",
    "Infinity", "0.5", "1,234.50", "1.2.3", "１２", "一", "true", "false", "on", "#REF!", "A1", "XFD1048576", "A1:XFD1048576",
    "$", "&", "\u202e", "\u200b", " ", "\t", "\n", "☃", "😀", "rId1", "General", "0.00%", "[h]:mm", '"', "%1", "..", "/", "9" * 400,
    "甲" * 2_000,
)  # fmt: skip
_DEEPEST, _MOST_COPIES, _MOST_ELEMENTS = 150, 40, 20_000


def changed(root: _Element, chance: random.Random) -> None:
    """Makes one to six changes in ``root``, in place."""
    for _ in range(chance.randint(1, 6)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        if len(elements) > _MOST_ELEMENTS:
            return
        chance.choice(_CHANGES)(chance.choice(elements), elements, chance)


def _remove(element: _Element, _: list[_Element], __: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _repeat(element: _Element, _: list[_Element], chance: random.Random) -> None:
    if element.getparent() is not None:
        for _count in range(chance.choice((1, 1, 2, _MOST_COPIES))):
            element.addnext(copy.deepcopy(element))


def _move(element: _Element, others: list[_Element], chance: random.Random) -> None:
    """Into any other element that is not inside it, at any place there."""
    target = chance.choice(others)
    if element.getparent() is None or any(above is element for above in (target, *target.iterancestors())):
        return
    target.insert(chance.randint(0, len(target)), element)


def _replace(element: _Element, others: list[_Element], chance: random.Random) -> None:
    """By a copy of any other element."""
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, copy.deepcopy(chance.choice(others)))


def _rename(element: _Element, others: list[_Element], chance: random.Random) -> None:
    element.tag = chance.choice(others).tag


def _state(element: _Element, others: list[_Element], chance: random.Random) -> None:
    """An odd value for an attribute, its own or another element's."""
    names = list(element.attrib) or list(chance.choice(others).attrib)
    if names:
        element.set(chance.choice(names), chance.choice(ODD))


def _forget(element: _Element, _: list[_Element], chance: random.Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _exchange(element: _Element, others: list[_Element], chance: random.Random) -> None:
    """The attributes of another element."""
    for name, value in chance.choice(others).attrib.items():
        element.set(name, value)


def _say(element: _Element, _: list[_Element], chance: random.Random) -> None:
    element.text = chance.choice(ODD)


def _trail(element: _Element, _: list[_Element], chance: random.Random) -> None:
    """Text where none belongs."""
    if element.getparent() is not None:
        element.tail = chance.choice(ODD)


def _nest(element: _Element, others: list[_Element], chance: random.Random) -> None:
    """Inside many elements of the kind of another, one in another."""
    parent = element.getparent()
    if parent is None:
        return
    kind = chance.choice(others).tag
    at = parent.index(element)
    for _ in range(chance.choice((1, 2, _DEEPEST))):
        holder = element.makeelement(kind)
        holder.append(element)
        element = holder
    parent.insert(at, element)


def _empty(element: _Element, _: list[_Element], __: random.Random) -> None:
    for child in list(element):
        element.remove(child)


_CHANGES = (
    _remove, _repeat, _move, _replace, _rename, _state, _state, _state, _forget, _exchange, _say, _say, _trail, _nest, _empty
)  # fmt: skip
