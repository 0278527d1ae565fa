"""The page on speed has every part with its ratio and its growth."""

from __future__ import annotations

import pytest

from gouji.bench import performance


def test_the_page_shows_every_part_and_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {
        name: part._replace(run=lambda name=name: name, render=lambda told: f"测得 {told}")
        for name, part in performance._PARTS.items()
    }
    monkeypatch.setattr(performance, "_PARTS", parts)
    result = performance.run()
    page = performance.render(result)
    assert result["machine"]["cores"] > 0
    for name, part in parts.items():
        assert f"## {part.title}" in page
        assert f"测得 {name}" in page


def test_the_shapes_that_grow_are_there() -> None:
    known = {shape.name for shape in performance.SHAPES}
    assert set(performance._SHAPES) <= known
