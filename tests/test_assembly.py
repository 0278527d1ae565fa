"""Documents sorted into dossiers."""

from __future__ import annotations

from gouji.assembly import dossiers
from gouji.document.tree import Document, Source
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Recognised
from gouji.domain.grouping import years_before


def _part(name: str, body: str | None, year: int | None, *kinds: str) -> Recognised:
    return Recognised(Document(Source(name, "", "txt"), ()), Identity(body, year, kinds))


def _groups(*parts: Recognised) -> list[tuple[str | None, int | None, list[str]]]:
    return [(found.body, found.year, [part.document.source.path for part in found.parts]) for found in dossiers(parts)]


def test_a_short_and_a_full_name_are_one_body() -> None:
    assert _groups(_part("甲", "青溪区司法局", 2023), _part("乙", "平江市青溪区司法局", 2023)) == [
        ("平江市青溪区司法局", 2023, ["甲", "乙"])
    ]


def test_other_years_and_other_bodies_stay_apart() -> None:
    parts = (_part("甲", "青溪区司法局", 2023), _part("乙", "青溪区司法局", 2022), _part("丙", "云泽区司法局", 2023))
    assert [names for _, _, names in _groups(*parts)] == [["甲"], ["乙"], ["丙"]]


def test_a_short_name_that_two_bodies_end_with_belongs_to_the_nearer_one() -> None:
    one, other = _part("青溪/甲", "平江市青溪区司法局", 2023), _part("云泽/乙", "平江市云泽区司法局", 2023)
    short = _part("云泽/表/丙", "司法局", 2023)
    assert [names for _, _, names in _groups(one, other, short)] == [["青溪/甲"], ["云泽/乙", "云泽/表/丙"]]


def test_a_short_name_between_two_bodies_belongs_to_neither() -> None:
    parts = (_part("甲", "青溪区司法局", 2023), _part("乙", "云泽区司法局", 2023), _part("丙", "司法局", 2023))
    assert [names for _, _, names in _groups(*parts)] == [["甲"], ["乙"], ["丙"]]


def test_a_form_that_tells_no_body_joins_the_only_body_there_is() -> None:
    form = _part("附件", None, None, "self_evaluation")
    assert _groups(form, _part("表", "青溪区司法局", 2023)) == [("青溪区司法局", 2023, ["附件", "表"])]


def test_a_form_that_tells_no_body_joins_the_body_in_its_folder() -> None:
    one, other = _part("材料/青溪/表", "青溪区司法局", 2023), _part("材料/云泽/表", "云泽区司法局", 2023)
    form = _part("材料/云泽/附件/台账", None, None, "self_evaluation")
    assert [names for _, _, names in _groups(one, other, form)] == [
        ["材料/青溪/表"],
        ["材料/云泽/表", form.document.source.path],
    ]


def test_a_form_that_tells_no_body_among_several_bodies_stands_alone() -> None:
    form = _part("丙", None, 2023, "self_evaluation")
    parts = (_part("甲", "青溪区司法局", 2022), _part("乙", "云泽区司法局", 2023), form)
    assert [names for _, _, names in _groups(*parts)] == [["甲"], ["乙"], ["丙"]]


def test_a_document_of_no_known_kind_and_body_stands_alone() -> None:
    assert [names for _, _, names in _groups(_part("甲", "青溪区司法局", 2023), _part("乙", None, 2023))] == [
        ["甲"],
        ["乙"],
    ]
    assert [names for _, _, names in _groups(_part("甲", None, None), _part("乙", None, None))] == [["甲"], ["乙"]]


def test_accounts_that_tell_no_body_do_not_join_those_of_a_body() -> None:
    known = _part("甲", "青溪区司法局", 2023, "final_accounts")
    assert [names for _, _, names in _groups(known, _part("乙", None, 2023, "final_accounts"))] == [["甲"], ["乙"]]
    form = _part("甲", "青溪区司法局", 2023, "self_evaluation")
    assert [names for _, _, names in _groups(form, _part("乙", None, 2023, "final_accounts"))] == [["甲", "乙"]]


def test_a_form_without_its_body_joins_the_year_that_it_tells() -> None:
    form = _part("丙", None, 2023, "self_evaluation")
    parts = (_part("甲", "青溪区司法局", 2022), _part("乙", "青溪区司法局", 2023), form)
    assert [names for _, _, names in _groups(*parts)] == [["甲"], ["乙", "丙"]]


def test_a_document_without_its_year_between_two_years_stands_alone() -> None:
    parts = (_part("甲", "青溪区司法局", 2022), _part("乙", "青溪区司法局", 2023), _part("丙", "青溪区司法局", None))
    assert [names for _, _, names in _groups(*parts)] == [["甲"], ["乙"], ["丙"]]


def test_the_year_before_is_that_of_the_same_body() -> None:
    groups = [
        ("青溪区司法局", 2023),
        ("平江市青溪区司法局", 2022),
        ("云泽区司法局", 2022),
        ("青溪区司法局", 2021),
        (None, 2022),
    ]
    assert years_before(groups) == ((1,), (3,), (), (), ())
