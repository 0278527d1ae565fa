"""The bench of killed batches: tables as those of a run left alone, and nothing that was done is done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.bench import kills


def test_killed_runs_end_with_the_same_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kills, "_KILLS", 2)
    result = kills.run(tmp_path, dossiers=1)
    assert (result["kills"], result["differing_tables"], result["done_twice"]) == (2, 0, 0)
    assert result["in_flight_at_most"] == 2 * result["jobs"]
    assert "kill -9 共 2 次" in kills.render(result)
