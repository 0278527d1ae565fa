"""The seeds typeset as Word files lead to the same findings and scores as their text."""

from __future__ import annotations

from pathlib import Path

import pytest
from typeset import with_merges

from gouji.checks import registry
from gouji.document.tree import Source
from gouji.domain.findings import Finding
from gouji.pipeline.checking import check
from gouji.pipeline.scoring import score_files
from gouji.readers import txt
from gouji.writers import docx as write_docx

SEEDS = Path(__file__).resolve().parents[2].parent / "shared/seeds"


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="../shared/seeds is not here: the seeds are read from beside the repository"
)
@pytest.mark.parametrize("name", ["lingling-2022", "xialu-2021"])
def test_the_same_findings_and_scores(tmp_path: Path, name: str) -> None:
    text, word = SEEDS / f"{name}.txt", tmp_path / f"{name}.docx"
    word.write_bytes(write_docx.write(with_merges(txt.read(text.read_bytes(), Source(name, "", "txt")))))
    by_text, by_word = check([text], registry.load()), check([word], registry.load())
    assert sorted(map(said, by_word.results.findings)) == sorted(map(said, by_text.results.findings))
    assert by_word.results.tally == by_text.results.tally
    scores = [[(card.claimed_total, card.total) for card in score_files([path])[0]] for path in (text, word)]
    assert scores[0] == scores[1]
    assert scores[0]


def said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.problem.severity.value, finding.problem.message
