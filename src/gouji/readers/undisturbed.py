"""Reading without the garbage collector looking on.

A document is a hundred thousand small values that all stay and hold no cycles. The collector walks through them again and
again as they come, which takes a third of the time of reading a workbook.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def undisturbed(stage: Callable[_P, _T]) -> Callable[_P, _T]:
    """``stage`` with automatic collection put off until it is done, however it ends."""

    @wraps(stage)
    def run(*args: _P.args, **named: _P.kwargs) -> _T:
        enabled = gc.isenabled()
        gc.disable()
        try:
            return stage(*args, **named)
        finally:
            if enabled:
                # Counts all that came meanwhile as long-lived, or the collector would walk through it at once.
                gc.freeze()
                gc.unfreeze()
                gc.enable()

    return run
