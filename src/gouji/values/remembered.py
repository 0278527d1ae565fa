"""A property worked out once for each object, for values that thousands of relations ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    remembered = cached_property
else:

    class remembered:  # noqa: N801 - it is written as ``cached_property`` is
        """``functools.cached_property`` without the lock that it takes before Python 3.12, half the time of the first look: where two
        threads meet, both work out the same value."""

        def __init__(self, worked_out: Callable[[Any], Any]) -> None:
            self._worked_out = worked_out
            self.__doc__ = worked_out.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._worked_out(instance)
            return value
