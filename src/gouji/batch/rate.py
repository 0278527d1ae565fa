"""How far a batch is: so many of how many, how many a second, how long still."""

from __future__ import annotations

import time

from gouji.pipeline.reading import Progress

_MINUTE, _HOUR = 60, 3600


class Rate:
    """进度: says at every step what was done since it was made."""

    def __init__(self, what: str, total: int, progress: Progress) -> None:
        self._what, self._total, self._progress = what, total, progress
        self._begun, self._done = time.monotonic(), 0

    def step(self) -> None:
        self._done += 1
        passed = time.monotonic() - self._begun
        speed = self._done / passed if passed > 1 else 0
        left = f"，每秒 {speed:.1f}，约剩 {_shown((self._total - self._done) / speed)}" if speed else ""
        self._progress(f"{self._what} {self._done}/{self._total}{left}")


def _shown(seconds: float) -> str:
    if seconds >= _HOUR:
        return f"{seconds / _HOUR:.1f} 小时"
    return f"{seconds / _MINUTE:.0f} 分" if seconds >= _MINUTE else f"{seconds:.0f} 秒"
