"""Whatever happens to a document, the flow ends with outcomes: nothing raises and no check crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.checks.registry import load
from gouji.document.tree import Source
from gouji.pipeline import checking
from gouji.readers import txt

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LINES = [line for path in sorted(EXAMPLES.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Runs of lines of real-looking documents, cut, repeated and with figures changed."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(LINES) - 1))
        pieces += LINES[start : start + draw(st.integers(1, 90))]
    old, new = draw(st.sampled_from("0123456789.%万")), draw(st.sampled_from(["", "0", "9", "-", "—", "%", "亿"]))
    if draw(st.booleans()):
        pieces = [piece.replace(old, new) for piece in pieces]
    return "\n".join(pieces)


@settings(max_examples=60)
@given(damaged())
def test_a_damaged_document_is_checked_to_the_end(text: str) -> None:
    document = txt.read((text or "空").encode(), Source("损坏.txt", "", "txt"))
    results = checking.check_documents([document], load()).results
    assert [crash.reason for crash in results.crashed] == []
    for finding in results.findings:
        assert finding.problem.message
        assert finding.problem.places


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_renumbered_lines_change_no_fingerprint(path: Path) -> None:
    text = path.read_text("utf-8")
    prints = []
    for shifted in (text, "\n\n\n" + text):
        document = txt.read(shifted.encode(), Source(path.name, "", "txt"))
        findings = checking.check_documents([document], load()).results.findings
        prints.append(sorted(finding.fingerprint for finding in findings))
    assert prints[0] == prints[1]
