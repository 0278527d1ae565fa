"""Delimited text: rows, columns and quotes."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.shape import Shape


def _csv(rows: int, columns: int) -> bytes:
    head = ",".join(["项目", *(f"金额{at}" for at in range(columns))])
    return "\n".join(
        [head, *(f"项目{row}," + ",".join([f"{row}.0{at % 9}" for at in range(columns)]) for row in range(rows))]
    ).encode()


_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "rows": (1_000, lambda n: _csv(n, 3)),
    "columns": (100, lambda n: _csv(5, n)),
    "quoted": (1_000, lambda n: _csv(20, 3) + b'\n"' + b'""' * n + b'",1,2,3'),
    "stray quotes": (1_000, lambda n: _csv(n, 3).replace(b",", b',"')),
}

DELIMITED = tuple(Shape(f"csv: {name}", start, made) for name, (start, made) in _FILES.items())
