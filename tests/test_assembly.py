"""Documents sorted into dossiers."""

from __future__ import annotations

from gouji.assembly import dossiers
from gouji.document.tree import Document, Source
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Recognised


def _part(name: str, body: str | None, year: int | None) -> Recognised:
    return Recognised(Document(Source(name, "", "txt"), ()), Identity(body, year))


def _groups(*parts: Recognised) -> list[tuple[str | None, int | None, list[str]]]:
    return [(found.body, found.year, [part.document.source.path for part in found.parts]) for found in dossiers(parts)]


def test_a_short_and_a_full_name_are_one_body() -> None:
    assert _groups(_part("甲", "青溪区司法局", 2023), _part("乙", "平江市青溪区司法局", 2023)) == [
        ("平江市青溪区司法局", 2023, ["甲", "乙"])
    ]


def test_other_years_and_other_bodies_stay_apart() -> None:
    parts = (_part("甲", "青溪区司法局", 2023), _part("乙", "青溪区司法局", 2022), _part("丙", "云泽区司法局", 2023))
    assert [names for _, _, names in _groups(*parts)] == [["甲"], ["乙"], ["丙"]]


def test_a_document_that_tells_nothing_joins_the_first_it_does_not_contradict() -> None:
    assert _groups(_part("附件", None, None), _part("表", "青溪区司法局", 2023)) == [
        ("青溪区司法局", 2023, ["附件", "表"])
    ]
