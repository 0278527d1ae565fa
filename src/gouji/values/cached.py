"""``cached_property`` without the lock that the one of Python 3.11 takes for every value: a document has tens of thousands of them.

Two threads may work out a value twice, as from Python 3.12 on; all of ours follow from what cannot change.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - stands in for that of the library
        """A value worked out once, when it is first asked for, and kept in the ``__dict__`` of its object."""

        def __init__(self, work_out: Any) -> None:
            self._work_out = work_out
            self.__doc__ = work_out.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._work_out(instance)
            return value


__all__ = ["cached_property"]
