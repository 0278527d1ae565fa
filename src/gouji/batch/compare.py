"""两次批量的差别: findings that only one of two results has, by code. What a new version of the program, or a year, changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.checks.registry import load
from gouji.domain.findings import Severity
from gouji.readers.faults import InputError
from gouji.reports.causes import SEVERITY_NAMES

_SHOWN = 10
_COLUMNS = ("code", "severity", "fingerprint", "message", "path")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """差别: findings of one code and severity: ``gained`` are only in the new result, ``lost`` only in the old one."""

    code: str
    severity: Severity
    gained: tuple[Row, ...]
    lost: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """比较: the changes by code, and dossiers, printed figures and tied figures of the old and the new result."""

    changes: tuple[Change, ...]
    extents: tuple[tuple[int, int, int], tuple[int, int, int]]


def compared(old: Path, new: Path) -> Comparison:
    """What differs between two folders that ``run`` wrote. Raises ``InputError`` where one is none.

    A finding is the same in both where unit, year, check, line and printed values are; one that is said with another severity
    is lost under the one and gained under the other.
    """
    before, after = (_counted(_rows(folder, "findings", _COLUMNS)) for folder in (old, new))
    gained, lost = _beyond(after, before), _beyond(before, after)
    keys = sorted(gained.keys() | lost.keys())
    changes = (Change(code, Severity(said), tuple(gained[code, said]), tuple(lost[code, said])) for code, said in keys)
    return Comparison(tuple(changes), (_extent(old), _extent(new)))


def _counted(rows: Sequence[Row]) -> dict[tuple[str, str, str], list[Row]]:
    found: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["code"], row["severity"], row["fingerprint"]].append(row)
    return found


def _beyond(
    these: Mapping[tuple[str, str, str], list[Row]], those: Mapping[tuple[str, str, str], list[Row]]
) -> defaultdict[tuple[str, str], list[Row]]:
    """The rows of ``these`` that ``those`` lack, by code and severity, each as often as it is more."""
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for (code, severity, fingerprint), rows in these.items():
        found[code, severity] += rows[len(those.get((code, severity, fingerprint), ())) :]
    return defaultdict(list, {key: rows for key, rows in found.items() if rows})


def _extent(folder: Path) -> tuple[int, int, int]:
    totals: Counter[str] = Counter()
    rows = _rows(folder, "dossiers", ("figures", "tied"))
    for row in rows:
        totals.update(row)
    return len(rows), totals["figures"], totals["tied"]


def _rows(folder: Path, table: str, columns: Sequence[str]) -> list[Row]:
    import pyarrow
    import pyarrow.parquet as parquet

    path = folder / "tables" / f"{table}.parquet"
    try:
        found: list[Row] = parquet.read_table(path, columns=list(columns)).to_pylist()
    except (OSError, pyarrow.ArrowInvalid):
        raise InputError(f"{folder}：不是 gouji batch 写出的结果文件夹（缺 tables/{table}.parquet）。") from None
    return found


def render(found: Comparison) -> str:
    """The comparison as lines for a reader."""
    titles = {check.code: check.title for check in load()}
    lines = [
        f"{name}：{dossiers} 家单位，印出 {figures} 个数，核对了 {tied} 个"
        for name, (dossiers, figures, tied) in zip(("旧", "新"), found.extents, strict=True)
    ]
    for one in found.changes:
        lines.append(
            f"{one.code} {titles.get(one.code, '（没有这项检查了）')}（{SEVERITY_NAMES[one.severity]}）："
            f"多 {len(one.gained)}，少 {len(one.lost)}"
        )
        lines += _listed("＋", one.gained)
        lines += _listed("－", one.lost)
    return "\n".join(lines if found.changes else [*lines, "两次的发现相同。"])


def _listed(mark: str, rows: Sequence[Row]) -> Iterator[str]:
    yield from (f"  {mark} {Path(row['path']).name if row['path'] else ''}：{row['message']}" for row in rows[:_SHOWN])
    if len(rows) > _SHOWN:
        yield f"  {mark} 另有 {len(rows) - _SHOWN} 处"
