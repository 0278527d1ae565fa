"""Without a Chinese font a PDF shows no word: that is said in one line, with how to get one."""

from __future__ import annotations

import pytest

pytest.importorskip("typst")

from gouji.writers import official
from gouji.writers.official import typst


class _Fonts:
    def __init__(self, *families: str) -> None:
        self._families = families

    def families(self) -> tuple[str, ...]:
        return self._families


def test_a_machine_without_chinese_is_told_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst, "font_set", lambda: _Fonts("DejaVu Sans"))
    advice = official.font_advice()
    assert "pip install cvttf-notosanscjk-regular" in advice
    assert "\n" not in advice


@pytest.mark.parametrize("family", ["Noto Sans CJK SC", "FandolFang", "SimSun"])
def test_any_chinese_font_will_do(monkeypatch: pytest.MonkeyPatch, family: str) -> None:
    monkeypatch.setattr(typst, "font_set", lambda: _Fonts("DejaVu Sans", family))
    assert official.font_advice() == ""
