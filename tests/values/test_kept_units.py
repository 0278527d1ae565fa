"""Units that were put aside and come back."""

from __future__ import annotations

import pickle

import pytest

from gouji.values.units import unit_named


@pytest.mark.parametrize("name", ["", "%", "分", "万元", "个百分点", "人", "名", "万份", "百"])
def test_a_unit_that_comes_back_from_a_file_is_the_same_one(name: str) -> None:
    unit = unit_named(name)
    assert pickle.loads(pickle.dumps(unit)) is unit
