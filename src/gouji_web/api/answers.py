"""What every address of the API may answer besides what was asked for."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from gouji_web.api.shapes import Said

A_PAGE = 100
Page = Annotated[int, Field(ge=1, le=100_000)]

_NO = dict.fromkeys((400, 401, 403, 404, 409, 422), Said)


def answers(shape: Any) -> dict[int, Any]:
    return {200: shape, **_NO}
